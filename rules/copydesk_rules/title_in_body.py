"""Finds the title again in the body."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from copydesk import (
    Block,
    Confidence,
    Document,
    Edit,
    Evidence,
    Fact,
    Fix,
    Inline,
    Meta,
    Span,
    Violation,
    lazy_pattern,
)
from copydesk_rules.analyses.likeness import bare, difference, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STOP = lazy_pattern(r"[。.．][\W_]*$")
_ANCHOR = lazy_pattern(r"</?a\b", re.IGNORECASE)
_LEAD_IN = lazy_pattern(r"[:：↓→…]\s*$")
# A shorter title is a word that a text may well use alone on a line.
_SHORTEST_WEIGHT = 8
# What only resembles the title must be longer to be no chance, and more so inside the text.
_SHORTEST_NEAR_OPENING = 20
_SHORTEST_NEAR_REPEAT = 30
_LEAST_SHARE = 0.5
_LEAST_PREFIX = 0.85
# Of letters before and behind the one place where a line differs from the title.
_LEAST_AROUND = 0.9
_CUT = "\ufffd"
_TITLED, _HEADED = b"t", b"h"
_MOST_HEADED = 0.15
# These take the heading for the title, and print it once.
_HEADING_IS_TITLE = frozenset({"docusaurus", "mkdocs-material"})
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
    """The title as the first paragraph, or alone on a line further down; with `headings` as a heading.

    Of a site with `site_posts` posts or more it also reports the few that begin with a heading that is it.
    """

    headings: bool = False
    site_posts: int = 20

    meta: ClassVar[Meta] = Meta(
        name="title-in-body",
        summary="The title again as body text.",
        messages={
            "opening": "the first line is the title, which the page shows already: remove it",
            "near-opening": "the first line is nearly the title, which the page shows: remove it",
            "repeat": "the title stands here again as text: remove the line",
            "near-repeat": "nearly the title stands here again as text: remove the line",
            "heading": "this heading is the title, which the page shows already: remove it",
            "unlike-others": "this heading is the title, which {others} of {posts} posts begin without: "
            "remove it",
        },
        fixable=True,
        reads=frozenset({"index"}),
        version=2,
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Compare every line that stands for itself with the title, by letters and digits only."""
        title = _title(document)
        if not title:
            return
        first = _first(document)
        cut = document.front_matter.text("title").rstrip().endswith(_CUT)
        for block in document.blocks:
            if not _is_own(block):
                continue
            for line in _lines(block):
                confidence = _likeness(line, title, first=block is first, cut=cut)
                if block.kind == "heading" and not self.headings:
                    confidence = _of_repeated_heading(line, title, first=block is first)
                if confidence is not None:
                    yield _violation(document, block, line, confidence, first=block is first)

    def collect(self, document: Document) -> Iterable[Fact]:
        """That the post has a title, and that it begins with it as a heading."""
        if _title(document):
            yield Fact(_TITLED, Span(0, 0), _TITLED)
            if _opening_heading(document):
                yield Fact(_HEADED, Span(0, 0), _HEADED)

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        """Yield the heading that the post begins with when next to no other post does so."""
        heading = _opening_heading(document)
        if heading is None or self.headings:
            return
        counts = {group.members[0].payload: group.documents for group in evidence.groups}
        posts, headed = counts.get(_TITLED, 1), counts.get(_HEADED, 1)
        if posts >= self.site_posts and headed <= _MOST_HEADED * posts:
            params = {"others": posts - headed, "posts": posts}
            yield Violation(heading.span, "unlike-others", params, Confidence.LIKELY)


def _title(document: Document) -> str:
    """The letters of the title; "" where they are few."""
    title = bare(document.front_matter.text("title"))
    return title if weight(title) >= _SHORTEST_WEIGHT else ""


def _first(document: Document) -> Block | None:
    return next((block for block in document.blocks if block.kind in ("paragraph", "heading")), None)


def _is_own(block: Block) -> bool:
    """True for text of the post's own that may stand alone."""
    if block.inside("list", "ordered-list", "quote", "footnote", "definition"):
        return False
    return block.kind in ("paragraph", "heading")


def _opening_heading(document: Document) -> Block | None:
    """The heading that a post begins with when it is the title, or goes on where that was cut off."""
    title, first = _title(document), _first(document)
    if not title or document.site.generator in _HEADING_IS_TITLE:
        return None
    if first is None or first.kind != "heading" or first.prose is None:
        return None
    letters = bare(first.prose.text)
    whole = letters == title or (weight(title) >= _SHORTEST_NEAR_OPENING and letters.startswith(title))
    return first if whole and _is_own(first) else None


def _of_repeated_heading(line: _Line, title: str, *, first: bool) -> Confidence | None:
    """How sure it is of a heading further down; a short title is also the name of a part."""
    again = not first and bare(line.text) == title and weight(title) >= _SHORTEST_NEAR_REPEAT
    return Confidence.LIKELY if again else None


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


def _likeness(line: _Line, title: str, *, first: bool, cut: bool) -> Confidence | None:
    """How sure it is that a line is the title, or goes on where that was `cut`; None when it is not."""
    text = line.text
    if not _LEAST_LENGTH * len(title) <= len(text) <= _MOST_LENGTH * len(title) or _linked(line):
        return None
    letters = bare(text)
    sentence = _STOP.search(text) is not None
    if letters == title:
        # Further down a sentence may well be the one that gave the title.
        return Confidence.CERTAIN if first or not sentence else None
    shortest = _SHORTEST_NEAR_OPENING if first else _SHORTEST_NEAR_REPEAT
    if not line.alone or min(weight(letters), weight(title)) < shortest or _LEAD_IN.search(text):
        return None
    changed = difference(letters, title)
    if changed.letters.isdigit():  # another part of a series
        return None
    contained = letters in title and len(letters) >= _LEAST_SHARE * len(title)
    near = contained and (first or not sentence)
    edited = not sentence and changed.around >= _LEAST_AROUND * max(len(letters), len(title))
    continues = letters.startswith(title[: int(len(title) * _LEAST_PREFIX)])
    continued = first and continues and (cut or not sentence)
    return Confidence.LIKELY if near or edited or continued else None


def _linked(line: _Line) -> bool:
    """True when the whole line is a link: that names the page it leads to."""
    return any(
        (one.kind == "link" and one.start <= line.span.start and one.end >= line.span.end)
        or (one.kind == "html" and _ANCHOR.match(one.target))
        for one in line.inlines
    )


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
