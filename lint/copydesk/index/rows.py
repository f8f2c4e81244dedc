"""What the index stores, as plain values: keys as integers, line starts as bytes."""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_right
from hashlib import blake2b
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from copydesk.span import LineIndex, Position

_SHORT = 6  # bytes; with the mark byte before them they fill a signed SQLite integer of 56 bits


# Bytes of a file's name that are no text, as Python holds them, and as the index does: no name has a NUL.
_NO_TEXT, _ESCAPED = re.compile("[\udc80-\udcff]"), re.compile("\0(..)")


class Fingerprint(NamedTuple):
    """What tells one version of a file from another: size and time for a glance, `content` for sure."""

    content: bytes
    size: int = -1
    modified: int = -1


# A fact as it is stored: its key, and `length` code points from `start`; plain, because there are many.
Row: TypeAlias = tuple[int, int, int, bytes]


class Record(NamedTuple):
    """What one rule collected from one document: rows of (key, start, length, payload), and what it keeps."""

    rows: tuple[Row, ...]
    kept: bytes


class Held(NamedTuple):
    """A row found under a key, with the number of the document that it belongs to."""

    document: int
    start: int
    length: int
    payload: bytes


def number(key: bytes) -> int:
    """The integer that stands for a key; short keys stand for themselves, longer ones are hashed."""
    if len(key) <= _SHORT:
        return int.from_bytes(b"\1" + key, "big")
    return int.from_bytes(b"\2" + blake2b(key, digest_size=_SHORT).digest(), "big")


def storable(path: str) -> str:
    """A path as text that can be stored, whatever bytes the names of its files have."""
    return path if path.isascii() else _NO_TEXT.sub(lambda found: f"\0{ord(found[0]) - 0xDC00:x}", path)


def named(path: str) -> str:
    """The path that a stored one stands for."""
    return _ESCAPED.sub(lambda found: chr(0xDC00 + int(found[1], 16)), path) if "\0" in path else path


def digest(data: bytes) -> bytes:
    """What stands for the content of a file."""
    return blake2b(data, digest_size=16).digest()


def pack_numbers(values: list[int]) -> bytes:
    """Rising integers as bytes."""
    steps = array("q", (b - a for a, b in pairwise([0, *values])))
    return zlib.compress(steps.tobytes(), 1)


def unpack_numbers(data: bytes) -> list[int]:
    """The integers that `pack_numbers` packed."""
    steps = array("q")
    steps.frombytes(zlib.decompress(data))
    return list(accumulate(steps))


def pack_lines(lines: LineIndex) -> bytes:
    """The starts of the lines of a text as bytes."""
    return pack_numbers([lines.line(number).start for number in range(1, len(lines) + 1)])


def position(lines: list[int], offset: int) -> Position:
    """The line and column of an offset, from the starts of the lines."""
    line = bisect_right(lines, offset)
    return Position(line, offset - lines[line - 1] + 1)
