"""Fingerprints of letters: texts that share a long run share a fingerprint, at any alignment.

Winnowing: of every `window` neighbouring grams the one with the least hash is kept, so a shared run of
`size + window - 1` letters always has one in common. Schleimer, Wilkerson, Aiken: Winnowing: Local Algorithms
for Document Fingerprinting, SIGMOD 2003, https://doi.org/10.1145/872757.872770
"""

from __future__ import annotations

import re
import zlib
from binascii import crc_hqx
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_KEY_BYTES = 5
# A text that says one thing over and over has one fingerprint at many places: a few of them will do.
_MOST_PLACES = 4
# Of 0.45 for an alphabet to 1 for ideographs and kana: a tenth, and two thirds of the letters are dense.
_HARDLY_DENSE, _MOSTLY_DENSE = 0.505, 0.82


class Scale(NamedTuple):
    """How many letters make a gram, and of how many grams one is kept."""

    size: int
    window: int


# A shared run of 32 dense letters, or of 64 others, is sure to have a fingerprint: less than what is worth
# reporting, so that a few changed words do not hide it.
DENSE = Scale(13, 20)
SPACED = Scale(24, 41)


class Fingerprint(NamedTuple):
    """The key of a gram, and the letter that it starts at."""

    key: bytes
    letter: int


def scales(weight: float) -> tuple[Scale, ...]:
    """The scales for a text by the mean weight of its letters; a mixed text has both, to meet either kind."""
    if weight > _MOSTLY_DENSE:
        return (DENSE,)
    return (SPACED, DENSE) if weight > _HARDLY_DENSE else (SPACED,)


def fingerprints(texts: Iterable[tuple[str, tuple[Scale, ...]]]) -> Iterator[list[Fingerprint]]:
    """The fingerprints of each text at its scales; those of one scale in order of the letters."""
    for text, wanted in texts:
        yield [one for scale in wanted for one in _fingerprints(text, scale)]


def _fingerprints(text: str, scale: Scale) -> Iterator[Fingerprint]:
    hashes = _hashes(text, scale.size)
    seen: Counter[int] = Counter()
    for letter in _winnowed(hashes, scale.window):
        first = hashes[letter]
        seen[first] += 1
        if seen[first] <= _MOST_PLACES:
            gram = text[letter : letter + scale.size].encode("utf-8", "surrogatepass")
            # Another polynomial tells apart what CRC-32 does not.
            second = crc_hqx(gram, 0) & 0xFF
            yield Fingerprint((first << 8 | second).to_bytes(_KEY_BYTES, "big"), letter)


def _hashes(text: str, size: int) -> list[int]:
    """A hash of each gram; the same in every process, which Python's own is not."""
    data = _ASTRAL.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    width, crc = 2 * size, zlib.crc32
    return [crc(data[at : at + width]) for at in range(0, len(data) - width + 2, 2)]


def _winnowed(hashes: list[int], window: int) -> list[int]:
    """The places of the least hash of each window, the last one of equals, rising.

    From one to the next: the first that is as small, within a window's reach, else the least there.
    """
    if not hashes:
        return []
    places = [_least(hashes[:window], 0)]
    while True:
        at = places[-1]
        ahead = hashes[at + 1 : at + 1 + window]
        current = hashes[at]
        if ahead and min(ahead) <= current:
            for place, value in enumerate(ahead, at + 1):
                if value <= current:
                    places.append(place)
                    break
        elif len(ahead) == window:
            places.append(_least(ahead, at + 1))
        else:
            return places


def _least(hashes: list[int], start: int) -> int:
    hashes.reverse()
    return start + len(hashes) - 1 - hashes.index(min(hashes))
