"""Source lines cut to a width, with carets that are right under wide characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.source import Source
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern
from copydesk.text.width import columns

# Control characters could move the cursor, colour the terminal or reverse the line (bidirectional
# overrides); a lone tab has no width of its own.
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SPACE = lazy_pattern(r"[\t\n]")
_LEAD = 24  # columns of context before the span


class Excerpt(NamedTuple):
    """A piece of a line: its number, its text, the blanks before the carets, the carets."""

    line: int
    text: str
    indent: str
    carets: str


def visible(text: str) -> str:
    """The text on one line, with controls made harmless."""
    return _CONTROL.sub("\ufffd", _SPACE.sub(" ", text))


def excerpt(source: Source, span: Span, width: int) -> list[Excerpt]:
    """The first line of a span and, when it has several, the last one; at most `width` columns each."""
    if source.problem or not source.text:
        return []
    lines = source.lines
    first = lines.position(span.start).line
    last = lines.position(max(span.start, span.end - 1)).line
    rows = [first] if first == last else [first, last]
    return [_cut(source.text, lines.line(number), span, number, width) for number in rows]


def _cut(text: str, line: Span, span: Span, number: int, width: int) -> Excerpt:
    whole = text[line.start : line.end].rstrip("\r\n")
    start = max(span.start - line.start, 0)
    end = max(min(span.end - line.start, len(whole)), start)
    cuts_end = span.end > line.end
    low = _back(whole, start, _LEAD)
    if span.start < line.start and end < len(whole):  # the last line: its end matters
        low = _back(whole, end, width - _LEAD)
        start = max(start, low)
    high = low + sum(1 for _ in _within(whole[low:], width))
    before, marked = visible(whole[low:start]), visible(whole[start : min(end, high)])
    head = "…" if low else ""
    shown = head + before + visible(whole[start:high]) + ("…" if high < len(whole) else "")
    carets = "^" * max(columns(marked), 1)
    more = "…" if cuts_end or end > high else ""
    return Excerpt(number, shown, " " * (columns(head) + columns(before)), carets + more)


def _back(text: str, end: int, width: int) -> int:
    """The offset that stands at most `width` columns before `end`."""
    return end - sum(1 for _ in _within(reversed(text[:end][-width:]), width))


def _within(text: Iterable[str], width: int) -> Iterator[str]:
    for character in text:
        width -= columns(character)
        if width < 0:
            return
        yield character
