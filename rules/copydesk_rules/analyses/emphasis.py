"""Words that a writer put between two `**`, and which of them the page does not show in bold."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from copydesk import Span, lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk import Block, Document, Prose

MARK = "**"
_LITERAL = frozenset({"code", "math", "opaque", "html", "image"})
_LONGEST = 400
_TAG_STARTS = ("<", "{")
_TAG_ENDS = (">", "}")
# Two asterisks that are neither part of a longer run, nor escaped, nor a path's `/**/`, nor a power.
_MARKS = lazy_pattern(r"(?<![\\*/])\*\*(?![*/])")


class Phrase(NamedTuple):
    """What two marks were meant to make bold: the spans of the marks, and whether readers see one of them."""

    opening: Span
    closing: Span
    printed: bool

    @property
    def span(self) -> Span:
        """The phrase with its marks."""
        return Span(self.opening.start, self.closing.end)

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.opening.end, self.closing.start)


def meant_phrases(document: Document, block: Block) -> list[Phrase]:
    """The phrases of a block as its writer meant them: marks open and close in turn."""
    prose = block.prose
    if prose is None:
        return []
    marks = list(_marks(document, block, prose))
    printed = {span.start for span in _printed(prose)}
    return [
        Phrase(
            opening,
            closing,
            (opening.start in printed or closing.start in printed)
            and not _touches_a_tag(document.text, opening, closing),
        )
        for opening, closing in _in_turn(document.text, marks)
        if _could_be_bold(document.text[opening.end : closing.start])
        and any(map(str.isalnum, prose.text[prose.find(opening.end) : prose.find(closing.start)]))
    ]


def _touches_a_tag(text: str, opening: Span, closing: Span) -> bool:
    """True beside the tag of a component or a template: the parser sees a letter, the page has a mark."""
    return (
        text[closing.end : closing.end + 1] in _TAG_STARTS
        or text[opening.start - 1 : opening.start] in _TAG_ENDS
    )


def shifted_phrases(document: Document, block: Block) -> list[Phrase]:
    """The phrases that are not bold, in a block that prints one of its marks or nests bold in bold."""
    prose = block.prose
    if prose is None or not (MARK in prose.text or _is_nested(prose)):
        return []
    meant = meant_phrases(document, block)
    if MARK in prose.text and not any(phrase.printed for phrase in meant):
        return []
    rendered = {one.source for one in prose.inlines if one.kind == "strong"}
    return [phrase for phrase in meant if phrase.span not in rendered]


def _is_nested(prose: Prose) -> bool:
    """True when bold text stands inside of bold text, which nobody writes on purpose."""
    bold = [one for one in prose.inlines if one.kind == "strong"]
    return any(inner.end <= outer.end for outer, inner in pairwise(bold))


def words(text: str) -> str:
    """A text without marks and blanks, to compare what two versions say."""
    return "".join(text.replace(MARK, "").split())


def _marks(document: Document, block: Block, prose: Prose) -> Iterator[Span]:
    """The marks of a block in its source, rendered or not, outside of code and addresses."""
    hidden = sorted(_hidden(document, prose))
    ends = list(accumulate((one.end for one in hidden), max))
    for found in _MARKS.finditer(document.text, *block.span):
        start, end = found.span()
        if document.text[start - 1 : start].isdigit() and document.text[end : end + 1].isalnum():
            continue
        before = bisect_right(hidden, (start, end)) - 1
        if before < 0 or ends[before] <= start:
            yield Span(start, end)


def _hidden(document: Document, prose: Prose) -> Iterator[Span]:
    for one in prose.inlines:
        if one.kind in _LITERAL:
            yield one.source
        elif one.kind == "link" and (text := document.at(one.source)).startswith("["):
            yield Span(one.source.start + max(text.rfind("]("), text.rfind("][")), one.source.end)


def _printed(prose: Prose) -> Iterator[Span]:
    for found in re.finditer(r"\*\*", prose.text):
        yield prose.source(*found.span())


def _in_turn(text: str, marks: list[Span]) -> Iterable[tuple[Span, Span]]:
    """Opening and closing marks in turn; where one is missing, only on lines that have all of theirs."""
    if len(marks) % 2 == 0:
        return list(zip(marks[::2], marks[1::2], strict=True))
    lines: dict[int, list[Span]] = {}
    for mark in marks:
        lines.setdefault(text.rfind("\n", 0, mark.start), []).append(mark)
    whole = [line for line in lines.values() if len(line) % 2 == 0]
    return [pair for line in whole for pair in zip(line[::2], line[1::2], strict=True)]


def _could_be_bold(inner: str) -> bool:
    return bool(inner.strip()) and "\n\n" not in inner and len(inner) <= _LONGEST
