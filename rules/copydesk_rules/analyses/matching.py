"""Runs of letters that stand in a text more than once."""

from __future__ import annotations

import sys
from bisect import bisect_right, insort
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
    for seed, gram in zip(count(0, stride), grams(text, size, stride)):
        if seed < covered or first.get(gram, seed) > seed - size:
            continue
        candidates = {first[gram], recent.get(gram, -1), seed - shift}
        seeds = [Match(at, seed, size) for at in candidates if 0 <= at <= seed - size]
        match = _longest(text, [(one, _end(loops, one.first)) for one in seeds], shift, covered)
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
    at = bisect_right(loops, (first, sys.maxsize)) - 1
    return loops[at][1] if at >= 0 and first < loops[at][1] else sys.maxsize


def common_prefix(text: str, first: int, later: int, limit: int) -> int:
    """How many letters agree from two places on, at most `limit`."""
    known, step = 0, 16
    while known < limit:
        step = min(step, limit - known)
        if text[first + known : first + known + step] == text[later + known : later + known + step]:
            known += step
            step *= 2
        elif step == 1:
            break
        else:
            step = max(1, step // 4)
            limit = min(limit, known + 4 * step + 3)
    return known


def _longest(text: str, seeds: list[tuple[Match, int]], shift: int, covered: int) -> Match | None:
    """The longest match through one of the seeds; one that goes on like the last may be half as long."""
    best: Match | None = None
    for (first, later, size), end in seeds:
        if text[first : first + size] != text[later : later + size]:
            continue
        match = _extended(text, Match(first, later, size), end, covered)
        if best is None or _preference(match, shift) > _preference(best, shift):
            best = match
    return best


def _preference(match: Match, shift: int) -> tuple[int, int]:
    return (match.length * (2 if match.shift == shift else 1), -match.first)


def _extended(text: str, match: Match, end: int, covered: int) -> Match:
    """A match made as long as it goes: left to where the last one ends, right, then left into that one."""
    match = _left(text, match, match.later - covered)
    first, later, length = match
    limit = max(0, min(len(text) - later, match.shift, end - first) - length)
    length += common_prefix(text, first + length, later + length, limit)
    return _left(text, Match(first, later, length), _STEPS_LEFT)


def _left(text: str, match: Match, steps: int) -> Match:
    first, later, length = match
    for _ in range(min(steps, first, match.shift - length)):
        if text[first - 1] != text[later - 1]:
            break
        first, later, length = first - 1, later - 1, length + 1
    return Match(first, later, length)


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
