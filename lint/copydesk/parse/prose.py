"""Builds the prose of a leaf block piece by piece."""

from __future__ import annotations

from copydesk.document import PLACEHOLDER, Inline, Piece, Prose
from copydesk.span import Span

_BLANK = " \t\n\f\r"


class ProseBuilder:
    """Collects rendered text with its places in the source, which come in order.

    Pieces that follow each other in prose and source become one run. An inline construct that is
    opened and not closed is left out.
    """

    __slots__ = ("_inlines", "_length", "_open", "_pieces", "_run", "_runs")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._runs: list[Piece] = []
        self._run = (0, 0)  # prose start and source start of the plain run that is being extended
        self._inlines: list[Inline | None] = []
        self._open: list[tuple[int, str, int, int, str]] = []

    def __len__(self) -> int:
        """How many code points of prose there are."""
        return self._length

    @property
    def reach(self) -> int:
        """The place in the source after the last piece."""
        start, source = self._run
        return source + self._length - start

    @property
    def last(self) -> str:
        """The last piece of text, or nothing."""
        return self._pieces[-1] if self._pieces else ""

    def copy(self, text: str, source: int) -> None:
        """Append text that stands in the source as it is."""
        start, origin = self._run
        if source - origin != self._length - start:
            self._end_run()
            self._run = (self._length, source)
        self._pieces.append(text)
        self._length += len(text)

    def replace(self, text: str, source: int, source_length: int) -> None:
        """Append text that `source_length` code points of the source were turned into."""
        if len(text) == source_length:
            self.copy(text, source)
            return
        self._end_run()
        self._runs.append(Piece(self._length, len(text), source, source_length))
        self._pieces.append(text)
        self._length += len(text)
        self._run = (self._length, source + source_length)

    def open(self, kind: str, source: int, target: str = "") -> None:
        """Start an inline construct."""
        self._open.append((len(self._inlines), kind, self._length, source, target))
        self._inlines.append(None)

    def close(self, source: int) -> None:
        """End the innermost construct; `source` is the offset after its closing mark."""
        if self._open:
            index, kind, start, begin, target = self._open.pop()
            self._inlines[index] = Inline(kind, start, self._length, Span(begin, source), target)

    def mark(self, kind: str, source: Span, target: str = "", *, text: str = "") -> None:
        """Append a construct without text of its own, and the text that stands for it."""
        start = self._length
        if text:
            length = source.end - source.start
            self.replace(text, source.start, length if length != len(text) else 0)
        self._inlines.append(Inline(kind, start, self._length, source, target))

    def place(self, kind: str, source: Span, target: str = "") -> None:
        """Append a construct that readers see but that has no words: an image, a template tag."""
        self.mark(kind, source, target, text=PLACEHOLDER)

    def trim(self) -> None:
        """Drop the white space that the last piece ends with."""
        last = self.last
        kept = last.rstrip(_BLANK)
        is_plain = self._length > self._run[0]
        if kept == last or (kept and not is_plain):
            return
        self._pieces[-1:] = [kept] if kept else []
        self._length -= len(last) - len(kept)
        if not is_plain:
            self._run = (self._length, self._runs.pop().source)
        self._inlines = [inline and _clamped(inline, self._length) for inline in self._inlines]

    def build(self) -> Prose:
        """The prose so far."""
        self._end_run()
        inlines = tuple(inline for inline in self._inlines if inline is not None)
        return Prose("".join(self._pieces), tuple(self._runs), inlines)

    def _end_run(self) -> None:
        start, source = self._run
        length = self._length - start
        if length:
            self._runs.append(Piece(start, length, source, length))
            self._run = (self._length, source + length)


def _clamped(inline: Inline, length: int) -> Inline:
    return inline._replace(start=min(inline.start, length), end=min(inline.end, length))
