"""Passages that two texts share: grown from places where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk import Span

# After a difference the texts agree again when this many letters are equal ...
_AGAIN = 7
# ... at most this many letters further on, on either side.
_SKIP = 10
_LEAST_SHARE = 0.5
_STEP = 64


class Overlap(NamedTuple):
    """A passage of one text and the same of another; `letters` of them agree."""

    own: Span
    other: Span
    letters: int

    @property
    def similarity(self) -> float:
        """The share of the longer side that agrees."""
        longest = max(self.own.end - self.own.start, self.other.end - self.other.start)
        return self.letters / longest if longest else 0.0


def overlaps(batch: Iterable[tuple[str, str, list[tuple[int, int]]]], size: int) -> Iterator[list[Overlap]]:
    """For each pair of texts the passages through its seeds, which are places where `size` letters agree.

    The passages come in order and each seed is in one; half of the letters of each agree at least.
    """
    for own, other, seeds in batch:
        found: list[Overlap] = []
        for start, twin in sorted(seeds):
            if own[start : start + size] != other[twin : twin + size]:
                continue
            if any(_holds(known, start, twin, size) for known in found[-_STEP:]):
                continue
            grown = _grown(own, other, Overlap(Span(start, start + size), Span(twin, twin + size), size))
            if grown.similarity >= _LEAST_SHARE:
                found.append(grown)
        yield found


def _holds(known: Overlap, start: int, twin: int, size: int) -> bool:
    return known.own.contains(Span(start, start + size)) and known.other.contains(Span(twin, twin + size))


def _grown(own: str, other: str, seed: Overlap) -> Overlap:
    (start, end), (twin, twin_end), letters = seed
    low, twin_low, before = _reach(own, other, start, twin, step=-1)
    high, twin_high, after = _reach(own, other, end, twin_end, step=1)
    return Overlap(Span(low, high), Span(twin_low, twin_high), letters + before + after)


def _reach(own: str, other: str, at: int, twin: int, *, step: int) -> tuple[int, int, int]:
    """How far two texts agree from two places on, over small differences: the places, and the letters."""
    letters = 0
    while True:
        equal = _equal(own, other, at, twin, step)
        at, twin, letters = at + step * equal, twin + step * equal, letters + equal
        skips = _resumed(own, other, at, twin, step)
        if skips is None:
            return at, twin, letters
        at, twin = at + step * skips[0], twin + step * skips[1]


def _equal(own: str, other: str, at: int, twin: int, step: int) -> int:
    """How many letters agree from two places on, forwards or backwards."""
    limit = min(len(own) - at, len(other) - twin) if step > 0 else min(at, twin)
    count = 0
    while count < limit:
        size = min(_STEP, limit - count)
        if _piece(own, at + step * count, size, step) == _piece(other, twin + step * count, size, step):
            count += size
            continue
        while own[_index(at, count, step)] == other[_index(twin, count, step)]:
            count += 1
        return count
    return count


def _resumed(own: str, other: str, at: int, twin: int, step: int) -> tuple[int, int] | None:
    """The shortest way over a difference: letters to skip on either side."""
    pieces = {
        piece: skip
        for skip in range(_SKIP, -1, -1)
        if len(piece := _piece(own, at + step * skip, _AGAIN, step)) == _AGAIN
    }
    best: tuple[int, int] | None = None
    for skip in range(_SKIP + 1):
        found = pieces.get(_piece(other, twin + step * skip, _AGAIN, step))
        if found is not None and (best is None or found + skip < sum(best)):
            best = (found, skip)
    return best


def _piece(text: str, at: int, size: int, step: int) -> str:
    """The letters after a place, or those before it."""
    return text[at : at + size] if step > 0 else text[max(0, at - size) : max(0, at)]


def _index(at: int, count: int, step: int) -> int:
    return at + count if step > 0 else at - count - 1
