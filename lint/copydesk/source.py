"""Bytes to text and back: encoding, byte order mark, line ends."""

from __future__ import annotations

import codecs
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from copydesk.span import Edit, LineIndex, Position, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Location(NamedTuple):
    """A span as a report names it; `end` is the position after the last code point."""

    path: str
    start: Position
    end: Position


@dataclass(frozen=True, eq=False, repr=False)
class Source:
    """One file, decoded once: `text` has no byte order mark and no `\\r\\n`, `data` is what was read.

    `path` uses `/` and is as the user named it. `problem` is the sentence that says why the bytes
    are no text; the text is then empty.
    """

    path: str
    text: str
    data: bytes = b""
    encoding: str = "utf-8"
    mark: bytes = b""
    problem: str = ""

    @classmethod
    def from_bytes(cls, path: str, data: bytes) -> Source:
        """Decode UTF-8, or UTF-16 when a byte order mark says so; anything else is a `problem`."""
        mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
        try:
            raw = data[len(mark) :].decode(encoding)
        except UnicodeDecodeError as error:
            offset = len(mark) + error.start
            problem = f"byte {data[offset]:#04x} at offset {offset} is no {encoding.upper()}"
            return cls(path, "", data, encoding, mark, problem)
        return cls(path, raw.replace("\r\n", "\n"), data, encoding, mark)

    @classmethod
    def from_text(cls, path: str, text: str) -> Source:
        """A source from text, as tests and libraries have it; lone surrogates become U+FFFD."""
        return cls.from_bytes(path, text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode())

    @cached_property
    def lines(self) -> LineIndex:
        """The line index of the text."""
        return LineIndex(self.text)

    def locate(self, span: Span) -> Location:
        """Where a span stands, as path, line and column."""
        position = self.lines.position
        return Location(self.path, position(span.start), position(span.end))

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file's bytes with edits of the text carried in; every other byte stays as it was read.

        The edits must not overlap. A new line break is written as the file writes its own.
        """
        pieces: list[bytes] = []
        read = _Cursor(self.text, self.encoding, len(self.mark), self._carriage_returns)
        at = 0
        for edit in sorted(edits, key=lambda edit: edit.span):
            start, end = read.byte(edit.span.start), read.byte(edit.span.end)
            new = edit.text.replace("\n", "\r\n") if self._windows else edit.text
            pieces += [self.data[at:start], new.encode(self.encoding)]
            at = end
        return b"".join([*pieces, self.data[at:]])

    @cached_property
    def _carriage_returns(self) -> tuple[int, ...]:
        """The offsets in `text` of the line feeds that were `\\r\\n`."""
        raw = self.data[len(self.mark) :].decode(self.encoding)
        found: list[int] = []
        at = raw.find("\r\n")
        while at >= 0:
            found.append(at - len(found))
            at = raw.find("\r\n", at + 2)
        return tuple(found)

    @cached_property
    def _windows(self) -> bool:
        return 2 * len(self._carriage_returns) > self.text.count("\n")


class _Cursor:
    """Turns rising offsets of a text into offsets of its file's bytes, in one pass."""

    def __init__(self, text: str, encoding: str, start: int, carriage_returns: tuple[int, ...]) -> None:
        self._text = text
        self._encoding = encoding
        self._returns = carriage_returns
        self._offset = 0
        self._bytes = start

    def byte(self, offset: int) -> int:
        """The byte offset of an offset that is not before the last one asked for."""
        self._bytes += len(self._text[self._offset : offset].encode(self._encoding))
        self._offset = offset
        unit = len("\r".encode(self._encoding))
        return self._bytes + unit * bisect_left(self._returns, offset)
