"""Fingerprints of letters: texts that share a long run share a fingerprint, at any alignment.

Winnowing: each gram has a number, and of every `window` neighbouring ones a gram with a small number is kept,
so a shared run of `size + window - 1` letters always has one in common. Schleimer, Wilkerson, Aiken:
Winnowing: Local Algorithms for Document Fingerprinting, SIGMOD 2003, https://doi.org/10.1145/872757.872770
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from itertools import compress, count, pairwise
from operator import xor
from typing import NamedTuple

from copydesk import lazy_pattern

_ASTRAL = lazy_pattern("[\U00010000-\U0010ffff]")
_KEY_BYTES = 5
_PRIME = 2**40 - 87
# Of 0.45 for an alphabet to 1 for ideographs and kana: a tenth, and two thirds of the letters are dense.
_HARDLY_DENSE, _MOSTLY_DENSE = 0.505, 0.82
# Every gram whose number is in the least part is kept: so many of a window, on the average.
_PER_WINDOW = 1.3
_MIXED = 8


class Scale(NamedTuple):
    """How many letters make a gram, and of how many grams one is kept."""

    size: int
    window: int


# A shared run of 36 dense letters, or of 70 others, is sure to have a fingerprint: less than what is worth
# reporting, so that a few changed words do not hide it.
DENSE = Scale(12, 25)
SPACED = Scale(22, 49)


class Fingerprint(NamedTuple):
    """The key of a gram, and the first letter that it starts at."""

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
    """What stands several times in a text has the fingerprint of its first place alone."""
    data = _ASTRAL.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
    width, number = 2 * scale.size, int.from_bytes
    places = _kept(_numbers(data, scale.size), scale.window)
    keys = [number(data[2 * at : 2 * at + width], "little") % _PRIME for at in places]
    seen: set[int] = set()
    for key, at in zip(keys, places, strict=True):
        if key not in seen:
            seen.add(key)
            yield Fingerprint(key.to_bytes(_KEY_BYTES, "big"), at)


def _numbers(data: bytes, size: int) -> bytes:
    """A byte for each gram of a text in UTF-16, made of some of its letters; the same in every process."""
    count_of_grams = len(data) // 2 - size + 1
    if count_of_grams < 1:
        return b""
    letters = int.from_bytes(data[::2].translate(_shuffled()), "little")
    # Shifted by odd bits too, so that the order of the letters counts; none reaches beyond the gram.
    shifts = (8 * (size - 1) * part // _MIXED + part for part in range(_MIXED))
    mixed = reduce(xor, (letters >> shift for shift in shifts))
    return mixed.to_bytes(len(data) // 2, "little")[:count_of_grams].translate(_shuffled())


@cache
def _shuffled() -> bytes:
    """All bytes in an order that has nothing to do with their values."""
    order: list[int] = sorted(range(256), key=lambda byte: (byte + 1) * 2654435761 >> 8 & 0xFFFF)
    return bytes(order)


def _kept(numbers: bytes, window: int) -> list[int]:
    """The places of all small numbers and, where a window has none, those of its least ones; rising."""
    limit = round(256 * _PER_WINDOW / window)
    small = list(compress(count(), numbers.translate(bytes(byte < limit for byte in range(256)))))
    places: list[int] = []
    for before, after in pairwise([-1, *small, len(numbers)]):
        if after - before > window:
            places += _winnowed(numbers, before + 1, after, window)
        places.append(after)
    # What is shorter than a window may be a part of one in another text.
    return places[:-1] or ([_least(numbers, 0, len(numbers))] if numbers else [])


def _winnowed(numbers: bytes, start: int, end: int, window: int) -> list[int]:
    """The places of the least number of each window in a range, the last one of equals, rising.

    From one to the next: the first that is as small, within a window's reach, else the least there.
    """
    least = _least(numbers, start, start + window)
    places = [least]
    while True:
        at, current = places[-1], numbers[places[-1]]
        reach = min(end, at + 1 + window)
        ahead = numbers[at + 1 : reach]
        if ahead and min(ahead) <= current:
            places.append(next(place for place, value in enumerate(ahead, at + 1) if value <= current))
        elif len(ahead) == window:
            places.append(_least(numbers, at + 1, reach))
        else:
            return places


def _least(numbers: bytes, start: int, end: int) -> int:
    return numbers.rfind(min(numbers[start:end]), start, end)
