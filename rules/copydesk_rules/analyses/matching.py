"""Runs of letters that stand in a text more than once."""

from __future__ import annotations

import sys
from bisect import bisect_right, insort
from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

from copydesk_rules.analyses.grams import grams

# A longer step left would only re-read what an earlier seed has read already.
_STEPS_LEFT = 64
# What follows its copy this closely is repeated in a loop.
_LOOP_SHARE = 0.8


class Match(NamedTuple):
    """`length` equal letters, at `first` and again at `later`; the two do not overlap."""

    first: int
    later: int
    length: int

    @property
    def shift(self) -> int:
        """How far the copy is from its original."""
        return self.later - self.first


def exact_matches(text: str, size: int, steps: tuple[int, int]) -> list[Match]:
    """Cover the later copies of all repeated runs, from left to right, each by its longest original.

    Originals are looked up at every `steps[0]`th letter, copies at every `steps[1]`th; as the two have no
    common divisor, every run of at least `size + steps[0] * steps[1] - 1` letters that stands in the text
    before, without overlapping itself, is covered at any alignment. The matches come in order of `later`
    and do not overlap there. Linear: each seed is compared with at most three candidates, and read
    letters are skipped.
    """
    step, stride = steps
    places = grams(text, size, step)
    first = dict(zip(reversed(places), range(step * (len(places) - 1), -1, -step), strict=True))
    recent: dict[int, int] = {}
    loops: list[tuple[int, int]] = []
    matches: list[Match] = []
    covered = shift = 0
    original = first.get
    for seed, gram in zip(count(0, stride), grams(text, size, stride)):
        if seed < covered or original(gram, seed) >= seed:
            continue
        candidates = {first[gram], recent.get(gram, seed), seed - shift}
        match = _longest(text, candidates, Match(seed - shift, seed, size), covered, loops)
        if match is None:
            continue
        match = _settle(matches, match)
        covered, shift = match.later + match.length, match.shift
        if match.length >= _LOOP_SHARE * shift:
            insort(loops, (match.first, match.later))
        low, high = -(-match.later // step), (covered - size) // step + 1
        recent.update(zip(places[low:high], range(low * step, high * step, step), strict=True))
    return matches


def _end(loops: list[tuple[int, int]], first: int) -> int:
    """How far a match may go that begins there: a copy of a loop's body is not a copy of several rounds."""
    at = bisect_right(loops, (first, sys.maxsize)) - 1 if loops else -1
    return loops[at][1] if at >= 0 and first < loops[at][1] else sys.maxsize


def common_prefix(text: str, first: int, later: int, limit: int) -> int:
    """How many letters agree from two places on, at most `limit`."""
    known, step = 0, 4
    while known + step <= limit and _agrees(text, first + known, later + known, step):
        known += step
        step += step
    while step > 1:
        step //= 2
        if known + step <= limit and _agrees(text, first + known, later + known, step):
            known += step
    return known


def _agrees(text: str, first: int, later: int, count: int) -> bool:
    return text[first : first + count] == text[later : later + count]


def _longest(
    text: str, candidates: Iterable[int], seed: Match, covered: int, loops: list[tuple[int, int]]
) -> Match | None:
    """The longest match between a place and the seed's; one with the seed's shift may be half as long."""
    best: Match | None = None
    most, gram = (0, 0), text[seed.later : seed.later + seed.length]
    for first in candidates:
        if first > seed.later - seed.length or not text.startswith(gram, first):
            continue
        match = _extended(text, first, seed, covered, _end(loops, first))
        preference = (match[2] * (2 if match[1] - match[0] == seed.shift else 1), -match[0])
        if preference > most:
            best, most = match, preference
    return best


def _extended(text: str, first: int, seed: Match, covered: int, end: int) -> Match:
    """A match made as long as it goes: left to where the last one ends, right, then left into that one."""
    _, later, length = seed
    shift = later - first
    more = _common_suffix(text, first, later, min(later - covered, first, shift - length))
    first, later, length = first - more, later - more, length + more
    limit = min(len(text) - later, shift, end - first) - length
    length += common_prefix(text, first + length, later + length, limit)
    more = _common_suffix(text, first, later, min(_STEPS_LEFT, first, shift - length))
    return Match(first - more, later - more, length + more)


def _common_suffix(text: str, first: int, later: int, limit: int) -> int:
    """How many letters agree before two places, at most `limit`."""
    known = 1
    while known <= limit and text[first - known] == text[later - known]:
        known += 1
    return known - 1


def _settle(matches: list[Match], match: Match) -> Match:
    """Append a match; letters that the one before claims too stay with the longer of the two."""
    while matches and matches[-1].later >= match.later:
        matches.pop()
    if matches and (overlap := matches[-1].later + matches[-1].length - match.later) > 0:
        before = matches[-1]
        if before.length > match.length:
            match = Match(match.first + overlap, match.later + overlap, match.length - overlap)
        else:
            matches[-1] = before._replace(length=before.length - overlap)
    matches.append(match)
    return match
