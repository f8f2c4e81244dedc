"""accidental-heading: a sentence that Markdown makes a heading, and a heading that it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Applicability, Confidence, Edit, Fix, Meta, Severity, Span, Violation, lazy_pattern
from copydesk_rules.analyses.truncation.endings import is_finished
from copydesk_rules.analyses.truncation.quotes import head_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk import Block, Document

_MARKS = lazy_pattern(r"(?m)^(#{1,6})(?=[^\s#!0-9])")
# Marks in the middle of a line: two or more, or one after a letter of a script that has no C#.
# No compiled pattern: the range of ideographs takes 2 ms, and few paragraphs hold a `#`.
_GLUED = r"(?<=[^\s#\\])[ \t\u3000]?(?<!#)(?:#{2,6}(?=\s\S)|(?<=[぀-ヿ一-鿿。！？])#(?=\s\S))"
_QUOTE = 24
_CODE = frozenset({"pre", "code", "samp", "kbd"})
_LITERAL = frozenset({"code", "math", "opaque", "html"})


@dataclass(frozen=True, eq=False, repr=False)
class AccidentalHeading:
    """Reports sentences above `---`, marks without a space, and marks inside of a line."""

    meta: ClassVar[Meta] = Meta(
        name="accidental-heading",
        summary="A sentence above `---` that becomes a heading, or a heading that is printed as text.",
        severity=Severity.WARNING,
        fixable=True,
        messages={
            "underlined": "the `{marks}` below “{quote}” makes it a heading: put an empty line between them",
            "no-space": "“{quote}” is printed with its `{marks}`: a heading needs a space after them",
            "inside-a-line": "the heading “{quote}” stands inside a line, which prints its `{marks}`",
        },
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield a violation a place."""
        for block in document.blocks:
            if block.kind == "heading" and block.detail == "setext":
                yield from _underlined(document, block)
            elif block.kind == "paragraph" and block.prose is not None and "#" in block.prose.text:
                if _is_code(block):
                    continue
                yield from _without_space(document, block)
                yield from _glued(document, block)


def _underlined(document: Document, block: Block) -> Iterator[Violation]:
    """A heading by underline whose text is prose: it ends like a sentence, or fills several lines."""
    written = document.at(block.span)
    text, _, marks = written.rstrip().rpartition("\n")
    if block.prose is None or marks.strip(" ->") or not is_finished(block.prose.text):
        return
    if text.strip()[-1:] in "?？!！" and len(text) <= _QUOTE * 2:
        return
    fix = Fix("Put an empty line between them", (Edit(Span(*[block.span.start + len(text)] * 2), "\n"),))
    params = {"quote": text[: head_end(text, 0, _QUOTE)].strip(), "marks": marks.strip(" >")}
    simple = not block.containers
    place = Span(block.span.start, block.span.start + len(text))
    yield Violation(place, "underlined", params, fix=fix if simple else None)


def _without_space(document: Document, block: Block) -> Iterator[Violation]:
    """Lines that start with `##` and a letter; one `#` may be a tag."""
    prose = block.prose
    if prose is None:
        return
    for found in _MARKS.finditer(prose.text):
        end = prose.text.find("\n", found.end())
        place = prose.source(found.start(), end if end >= 0 else len(prose.text))
        line = document.at(place)
        if _literal(block, found.start()) or (len(found[1]) == 1 and not _is_heading_line(line)):
            continue
        marks = prose.source(found.start(), found.end())
        if document.at(marks) != found[1]:
            continue
        sure = Confidence.CERTAIN if len(found[1]) > 1 else Confidence.LIKELY
        params = {"quote": line[: head_end(line, 0, _QUOTE)], "marks": found[1]}
        # Where more lines follow, nobody knows how much of them the heading was to be.
        alone = "\n" not in prose.text.strip()
        safe = Applicability.SAFE if alone else Applicability.DISPLAY
        fix = Fix("Put a space after the marks", (Edit(Span(marks.end, marks.end), " "),), safe)
        ours = found.start() == 0 and sure is Confidence.CERTAIN
        yield Violation(place, "no-space", params, sure, fix=fix if ours else None)


def _is_code(block: Block) -> bool:
    """True inside of an element that shows code, and for what a highlighter wrapped in its tags."""
    if any(one.kind == "element" and one.name.lower() in _CODE for one in block.containers):
        return True
    inlines = block.prose.inlines if block.prose else ()
    return any(one.kind == "html" and one.target.startswith("<span class=") for one in inlines)


def _is_heading_line(line: str) -> bool:
    """True for a line with one mark that is no row of tags."""
    return line.count("#") == 1 and line.startswith("#**")


def _glued(document: Document, block: Block) -> Iterator[Violation]:
    prose = block.prose
    if prose is None:
        return
    for found in re.finditer(_GLUED, prose.text):
        if _literal(block, found.end() - 1):
            continue
        end = head_end(prose.text, found.end(), _QUOTE)
        marks = found[0].strip()
        place = prose.source(found.end() - len(marks), end)
        if document.at(place).startswith(marks):
            params = {"quote": document.at(place), "marks": marks}
            yield Violation(place, "inside-a-line", params, Confidence.LIKELY)


def _literal(block: Block, at: int) -> bool:
    """True inside of code, a formula or a tag."""
    return block.prose is not None and any(
        one.start <= at < one.end for one in block.prose.inlines if one.kind in _LITERAL
    )
