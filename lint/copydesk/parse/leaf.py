"""The leaf of an HTML text that is being read."""

from __future__ import annotations

from collections import Counter

from copydesk.parse.prose import ProseBuilder
from copydesk.span import Span


class Leaf:
    """A paragraph, heading or table that is being read; `start` and `end` are the places of its ends."""

    __slots__ = ("_names", "_open", "builder", "end", "kind", "level", "start")

    def __init__(self, kind: str, level: int = 0) -> None:
        self.kind = kind
        self.level = level
        self.builder = ProseBuilder()
        self.start = -1
        self.end = -1
        self._open: list[str] = []
        self._names: Counter[str] = Counter()

    def words(self, text: str, span: Span) -> None:
        """Append text that is no white space."""
        self._reach(span)
        self.builder.replace(text, span.start, span.end - span.start)

    def place(self, kind: str, span: Span, target: str) -> None:
        """Append a construct that has no words."""
        self._reach(span)
        self.builder.place(kind, span, target)

    def mark(self, kind: str, span: Span, target: str) -> None:
        """Append a construct that readers do not see."""
        self._reach(span)
        self.builder.mark(kind, span, target)

    def space(self, text: str, span: Span) -> None:
        """White space, of which one is left; none at the start."""
        if len(self.builder) and not self.builder.last.isspace():
            self.builder.replace(text, span.start, span.end - span.start)

    def separate(self, text: str, span: Span) -> None:
        """A cell or row starts: not before the first one, and no tab after a line break."""
        if self.builder.last == " ":
            self.builder.trim()
        if len(self.builder) and (text == "\n" or self.builder.last != "\n"):
            self._reach(span)
            self.builder.replace(text, span.start, 0)

    def open(self, name: str, kind: str, start: int, target: str) -> None:
        """Open an inline element."""
        self._reach(Span(start, start))
        self._open.append(name)
        self._names[name] += 1
        self.builder.open(kind, start, target)

    def close(self, name: str, end: int) -> None:
        """Close an inline element and those left open in it; without one, nothing happens."""
        while self._names[name]:
            last = self._open.pop()
            self._names[last] -= 1
            self.builder.close(end)
            self._reach(Span(self.start, end))
            if last == name:
                return

    def _reach(self, span: Span) -> None:
        if self.start < 0:
            self.start = span.start
        self.end = span.end
