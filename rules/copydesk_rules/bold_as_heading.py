"""Finds bold lines that serve as headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import (
    PLACEHOLDER,
    Applicability,
    Block,
    Document,
    Edit,
    Fix,
    Inline,
    Meta,
    Severity,
    Violation,
    lazy_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# What ends so is a sentence or the lead-in of what follows.
_NO_HEADING = lazy_pattern(r"[。．.!！:：;；,，、…]\W*$")
# The questions of an interview are bold by custom.
_SPEAKER = lazy_pattern(r"(?:Q|問|质问|問い)\s?\d*\s?[:：.．)）]|[^\W\d_][^:：]{0,20}[:：]\s")
_ANCHOR = lazy_pattern(r"</?a\b", re.IGNORECASE)
# `: text` below a line makes that line a term that is defined.
_DEFINITION = lazy_pattern(r"\n\s*:\s")
_LONGEST = 80


class _Line(NamedTuple):
    """A bold line: its block, its strong run, and whether text follows in the same paragraph."""

    block: Block
    strong: Inline
    followed: bool


@dataclass(frozen=True, eq=False, repr=False)
class BoldAsHeading:
    """Lines wholly in bold, in a post that has at least `minimum` of them and no heading.

    `level` is the level of the headings that the fix writes.
    """

    minimum: int = 3
    level: int = 2

    meta: ClassVar[Meta] = Meta(
        name="bold-as-heading",
        summary="Bold lines that serve as headings.",
        messages={
            "bold-line": "bold text used as a heading: write `{marks} …`, "
            "so that outlines and screen readers find it"
        },
        severity=Severity.INFO,
        fixable=True,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield one violation a line."""
        serving = list(_serving_lines(_before_headings(document.blocks)))
        if len(serving) >= self.minimum:
            for line in serving:
                yield self._violation(document, line)

    def _violation(self, document: Document, line: _Line) -> Violation:
        inner = document.at(line.strong.source).strip("*_")
        marks = "#" * self.level
        end = "\n" if line.followed else ""
        fix = Fix(
            f"Make it a heading of level {self.level}",
            (Edit(line.strong.source, f"{marks} {inner.strip()}{end}"),),
            Applicability.UNSAFE,
        )
        return Violation(line.strong.source, "bold-line", {"marks": marks}, fix=fix)


def _before_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks above the first heading that is neither the title nor a sentence that `---` made one."""
    titled = False
    for number, block in enumerate(blocks):
        if block.kind != "heading" or (block.detail == "setext" and _is_sentence(block)):
            continue
        if titled or block.level > 1:
            return blocks[:number]
        titled = True
    return blocks


def _is_sentence(block: Block) -> bool:
    return block.prose is not None and _NO_HEADING.search(block.prose.text) is not None


def _bold_line(block: Block) -> _Line | None:
    """The first line of a paragraph when it is one strong run and could be a heading."""
    if block.kind != "paragraph" or block.containers or block.prose is None:
        return None
    text = block.prose.text
    end = text.find("\n") if "\n" in text else len(text)
    strong = next((one for one in block.prose.inlines if one.kind == "strong"), None)
    if strong is None or strong.start != 0 or text[strong.end : end].strip():
        return None
    if strong.source.start != block.span.start or strong.end > _LONGEST or PLACEHOLDER in text[:end]:
        return None
    if _NO_HEADING.search(text, 0, strong.end) or _SPEAKER.match(text) or _has_link(block, end):
        return None
    if _DEFINITION.match(text, end):
        return None
    return _Line(block, strong, end < len(text))


def _has_link(block: Block, end: int) -> bool:
    return block.prose is not None and any(
        one.start < end and (one.kind == "link" or _ANCHOR.match(one.target)) for one in block.prose.inlines
    )


def _serving_lines(blocks: tuple[Block, ...]) -> Iterator[_Line]:
    """The bold lines with text below, not another bold line or nothing."""
    lines = [_bold_line(block) for block in blocks]
    for line, after, block_after in zip(lines, (*lines[1:], None), (*blocks[1:], None), strict=False):
        if line is None:
            continue
        if line.followed or (block_after is not None and block_after.kind != "rule" and after is None):
            yield line
