"""UTF-8 byte offsets to code points."""

from __future__ import annotations

from collections.abc import Iterable


def code_points(data: bytes, offsets: Iterable[int]) -> dict[int, int]:
    """The code point offset of each byte offset, in one pass over the data.

    The byte offsets lie between characters, in any order.
    """
    found, at, count = {}, 0, 0
    for offset in sorted(offsets):
        count += len(data[at:offset].decode())
        found[offset] = count
        at = offset
    return found
