"""Offsets, edits, and the line index that turns offsets into positions."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from copydesk.text.pattern import lazy_pattern

# Not str.splitlines: it also splits at U+2028, U+0085, form feed and others,
# where no editor and no code-review page starts a new line.
_NEWLINE = lazy_pattern(r"\r\n?|\n")


class Position(NamedTuple):
    """A place as people read it: both numbers start at 1, columns count code points."""

    line: int
    column: int


class Span(NamedTuple):
    """A half-open range of code points: of a document's text, or of a block's prose."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when the two share a code point (an empty span shares none)."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when no code point of `other` lies outside."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range, `by` code points further on."""
        return Span(self.start + by, self.end + by)


class Edit(NamedTuple):
    """Replace the text at a span; an empty span inserts, an empty text deletes."""

    span: Span
    text: str = ""


class LineIndex:
    """Finds the line of any offset of one text in O(log lines)."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _NEWLINE.finditer(text))]
        self._length = len(text)

    def __len__(self) -> int:
        """How many lines there are; a final newline opens one more, empty, line."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The line and column of an offset; the end of the text is a place too."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> Span:
        """The span of a line (from 1), its line break included."""
        end = self._starts[number] if number < len(self._starts) else self._length
        return Span(self._starts[number - 1], end)

    def offset(self, position: Position) -> int:
        """The offset of a position; the reverse of `position`."""
        return self._starts[position.line - 1] + position.column - 1
