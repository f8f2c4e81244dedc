"""Finds the title again in the body."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import Block, Confidence, Document, Edit, Fix, Inline, Meta, Span, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_LETTERS = re.compile(r"[\W_]+")
_STOP = re.compile(r"[。.．][\W_]*$")
_ANCHOR = re.compile(r"</?a\b", re.IGNORECASE)
_LEAD_IN = re.compile(r"[:：↓→…]\s*$")
# A shorter title is a word that a text may well use alone on a line.
_SHORTEST_WEIGHT = 8
# What only resembles the title must be longer to be no chance, and more so inside the text.
_SHORTEST_NEAR_OPENING = 20
_SHORTEST_NEAR_REPEAT = 30
_LEAST_SHARE = 0.5
_LEAST_PREFIX = 0.85
# Bounds of a line's length, in lengths of the title's letters; emphasis and punctuation come on top.
_LEAST_LENGTH = 0.4
_MOST_LENGTH = 4


class _Line(NamedTuple):
    """A line of a block's prose: its span there, its text, the inlines that begin in it."""

    span: Span
    text: str
    alone: bool
    inlines: list[Inline]


@dataclass(frozen=True, eq=False, repr=False)
class TitleInBody:
    """The title as the first paragraph, or alone on a line further down; with `headings` as a heading."""

    headings: bool = False

    meta: ClassVar[Meta] = Meta(
        name="title-in-body",
        summary="The title again as body text.",
        messages={
            "opening": "the first line is the title, which the page shows already: remove it",
            "near-opening": "the first line is nearly the title, which the page shows: remove it",
            "repeat": "the title stands here again as text: remove the line",
            "near-repeat": "nearly the title stands here again as text: remove the line",
            "heading": "this heading is the title, which the page shows already: remove it",
        },
        fixable=True,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Compare every line that stands for itself with the title, by letters and digits only."""
        title = _letters(document.front_matter.text("title"))
        if _weight(title) < _SHORTEST_WEIGHT:
            return
        first = next((block for block in document.blocks if block.kind in ("paragraph", "heading")), None)
        for block in document.blocks:
            if not self._concerns(block):
                continue
            for line in _lines(block):
                confidence = _likeness(line, title, first=block is first)
                if confidence is not None:
                    yield _violation(document, block, line, confidence, first=block is first)

    def _concerns(self, block: Block) -> bool:
        if block.inside("list", "ordered-list", "quote", "footnote", "definition"):
            return False
        return block.kind == "paragraph" or (self.headings and block.kind == "heading")


def _lines(block: Block) -> list[_Line]:
    """The lines of a block's prose, in order."""
    if block.prose is None:
        return []
    lines: list[_Line] = []
    start = 0
    texts = block.prose.text.split("\n")
    for text in texts:
        lines.append(_Line(Span(start, start + len(text)), text, len(texts) == 1, []))
        start += len(text) + 1
    starts = [line.span.start for line in lines]
    for one in block.prose.inlines:
        lines[bisect_right(starts, one.start) - 1].inlines.append(one)
    return lines


def _likeness(line: _Line, title: str, *, first: bool) -> Confidence | None:
    """How sure it is that a line is the title; None when it is not."""
    text = line.text
    if not _LEAST_LENGTH * len(title) <= len(text) <= _MOST_LENGTH * len(title) or _linked(line):
        return None
    letters = _letters(text)
    sentence = _STOP.search(text) is not None
    if letters == title:
        # Further down a sentence may well be the one that gave the title.
        return Confidence.CERTAIN if first or not sentence else None
    shortest = _SHORTEST_NEAR_OPENING if first else _SHORTEST_NEAR_REPEAT
    if not line.alone or min(_weight(letters), _weight(title)) < shortest or _LEAD_IN.search(text):
        return None
    contained = letters in title and len(letters) >= _LEAST_SHARE * len(title)
    continued = letters.startswith(title[: int(len(title) * _LEAST_PREFIX)]) and not sentence
    near = contained and (first or not sentence)
    return Confidence.LIKELY if near or (first and continued) else None


def _linked(line: _Line) -> bool:
    """True when the whole line is a link: that names the page it leads to."""
    return any(
        (one.kind == "link" and one.start <= line.span.start and one.end >= line.span.end)
        or (one.kind == "html" and _ANCHOR.match(one.target))
        for one in line.inlines
    )


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _weight(letters: str) -> int:
    """The length of a text, a CJK character counted as two."""
    return len(letters) + sum(character > "\u2e7f" for character in letters)


def _violation(
    document: Document, block: Block, line: _Line, confidence: Confidence, *, first: bool
) -> Violation:
    span = _place(block, line)
    same = confidence is Confidence.CERTAIN
    place = "opening" if first else "repeat"
    code = "heading" if block.kind == "heading" else place if same else f"near-{place}"
    removed = _removed(document, block, span) if same else None
    fix = Fix("Remove the line", (Edit(removed),)) if removed else None
    return Violation(span, code, confidence=confidence, fix=fix)


def _place(block: Block, line: _Line) -> Span:
    """Where a line stands in the source, with the marks of what it is wholly made of."""
    if line.alone or block.prose is None:
        return block.span
    span = block.prose.source(line.span.start, line.span.end)
    for one in line.inlines:
        if one.end <= line.span.end:
            span = Span(min(span.start, one.source.start), max(span.end, one.source.end))
    return span


def _removed(document: Document, block: Block, span: Span) -> Span | None:
    """The whole lines to take out, with the blank line after a whole paragraph; None if they hold more."""
    lines = document.lines
    start = lines.line(document.position(span.start).line).start
    end = lines.line(document.position(span.end).line).end
    if document.text[start : span.start].strip() or document.text[span.end : end].strip(" \t\n\\"):
        return None
    if span != block.span:
        return Span(start, end)
    before = document.position(start).line - 1
    blank_before = before < 1 or start == document.body.start or not document.at(lines.line(before)).strip()
    if end >= len(document.text):
        return (
            Span(lines.line(before).start, end)
            if blank_before and start > document.body.start
            else Span(start, end)
        )
    after = lines.line(document.position(end).line)
    blank_after = not document.at(after).strip()
    return Span(start, after.end) if blank_before and blank_after else Span(start, end)
