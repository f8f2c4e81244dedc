"""Walks the lines of a Markdown text for the pre-scan: knows code, and what a line starts with."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from copydesk.parse.regions import Region
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_MARKS = lazy_pattern(r"(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*")
_FENCE = lazy_pattern(r"(`{3,})[^`\n]*$|(~{3,})[^\n]*$", re.MULTILINE)
_CODE_COLUMNS = 4  # as CommonMark has it


class Line(NamedTuple):
    """A line that may start with a region.

    `content` is what comes after the marks of containers; `fill` is where the filler of a region
    on this line may start: before `content` where its indentation must not make it code.
    """

    start: int
    content: int
    end: int
    fill: int
    quoted: bool


class Dialect(NamedTuple):
    """What the pre-scan looks for.

    `alone` gives the regions that fill whole lines from a line on; `inline` those within a stretch
    of a paragraph; `indented_code` says whether indentation makes code.
    """

    alone: Callable[[Line], Sequence[Region]]
    inline: Callable[[Span], Iterator[Region]]
    indented_code: bool = True


class Scanner:
    """One pass over the lines of a body.

    `_items` are the columns at which the text of the open list items starts.
    """

    __slots__ = ("_body", "_dialect", "_items", "_regions", "_stretch", "_text")

    def __init__(self, text: str, body: Span, dialect: Dialect) -> None:
        self._text = text
        self._body = body
        self._dialect = dialect
        self._items: list[int] = []
        self._regions: list[Region] = []
        self._stretch: Span | None = None  # the paragraph that is being read

    def run(self) -> list[Region]:
        """The regions of the body, in order."""
        at = self._body.start
        while at < self._body.end:
            at = self._line(at)
        self._end_stretch()
        return self._regions

    def _line(self, at: int) -> int:
        """Read what starts on the line at `at`; the start of the line after it."""
        line = self._describe(at)
        if line.content == line.end:
            self._end_stretch()
            return line.end + 1
        if line.fill < line.content and self._stretch is None and self._dialect.indented_code:
            return line.end + 1
        if fence := _FENCE.match(self._text, line.content, line.end):
            self._end_stretch()
            return self._fence(line, fence[1] or fence[2])
        if found := self._dialect.alone(line):
            self._end_stretch()
            self._regions += found
            return self._line_end(found[-1].span.end) + 1
        self._extend(line)
        return line.end + 1

    def _describe(self, at: int) -> Line:
        """What the line at `at` starts with; keeps track of list items."""
        end = self._line_end(at)
        marks = _MARKS.match(self._text, at, end)
        content = marks.end() if marks else at
        lead = self._text[at:content]
        blanks = _column(lead[: len(lead) - len(lead.lstrip())])
        while content < end and self._items and self._items[-1] > blanks:
            self._items.pop()
        base = self._items[-1] if self._items else 0
        deep = blanks - base >= _CODE_COLUMNS
        fill = (
            at + bisect_left(range(len(lead)), base, key=lambda size: _column(lead[:size]))
            if deep
            else content
        )
        quoted = ">" in lead
        if lead.strip() and not quoted:
            self._items.append(_column(lead))
        return Line(at, content, end, fill, quoted)

    def _fence(self, line: Line, marks: str) -> int:
        """Pass a code fence, which its container may end; the start of the line after it."""
        blanks = " \t>" if line.quoted else " \t"
        base = self._items[-1] if self._items else 0
        at = line.end + 1
        closed = False
        while at < self._body.end and not closed:
            end = self._line_end(at)
            whole = self._text[at:end]
            rest = whole.lstrip(blanks)
            lead = whole[: len(whole) - len(rest)]
            if rest and ((line.quoted and ">" not in lead) or _column(lead) < base):
                break
            closed = rest.startswith(marks) and not rest.rstrip().strip(marks[0])
            at = end + 1
        if line.fill < line.content:
            span = Span(line.content, min(at - 1, self._body.end))
            detail = self._text[line.content + len(marks) : line.end].strip()
            self._regions.append(Region(span, "code", detail, line.fill, closed=closed))
        return at

    def _extend(self, line: Line) -> None:
        """Make the line part of a paragraph."""
        marked = self._text[line.start : line.content].strip(" \t>")
        heading = self._text[line.content] == "#"
        if (marked or heading) and (line.fill == line.content or not self._dialect.indented_code):
            self._end_stretch()
        if self._stretch is None and line.fill < line.content:
            span = Span(line.fill, line.content)
            self._regions.append(Region(span, "indent", "", span.start, alone=False, shown=False))
        start = self._stretch.start if self._stretch else line.content
        self._stretch = Span(start, line.end)
        if heading:
            self._end_stretch()

    def _end_stretch(self) -> None:
        stretch, self._stretch = self._stretch, None
        if stretch:
            self._regions += self._dialect.inline(stretch)

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at, self._body.end)
        return end if end >= 0 else self._body.end


def _column(lead: str) -> int:
    return len(lead.expandtabs(_CODE_COLUMNS))


class CodeSpans:
    """Finds the ends of code spans in one stretch of text."""

    __slots__ = ("_runs",)

    def __init__(self, text: str, stretch: Span) -> None:
        self._runs: dict[int, list[int]] = {}
        for found in re.compile("`+").finditer(text, *stretch):
            self._runs.setdefault(len(found[0]), []).append(found.start())

    def end(self, start: int, length: int) -> int:
        """The offset after the code span whose opening run is at `start`; without an end, after that run."""
        starts = self._runs.get(length, [])
        at = bisect_left(starts, start + length)
        return (starts[at] if at < len(starts) else start) + length
