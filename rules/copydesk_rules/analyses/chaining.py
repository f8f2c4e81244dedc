"""Matches on one diagonal joined into pairs: a passage and its copy with small differences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from copydesk import Span
from copydesk_rules.analyses.matching import Match

_OPEN_CHAINS = 6
# An edit may be as long as a quarter of what agrees before it, and as what agrees after it.
_GAP_SHARE = 0.25


class Pair(NamedTuple):
    """Two ranges of letters, `first` before `later`, of which `letters` agree in order."""

    first: Span
    later: Span
    letters: int

    @property
    def similarity(self) -> float:
        """The share of the longer side that agrees."""
        longest = max(self.first.end - self.first.start, self.later.end - self.later.start)
        return min(1.0, self.letters / longest) if longest else 0.0


def chain(matches: Iterable[Match], gap: int) -> list[Pair]:
    """Join matches whose gaps on both sides are at most `gap` letters, or few for what agrees around.

    `matches` are in order of `later`; so are the pairs.
    """
    chains: list[Pair] = []
    open_chains: list[int] = []
    for match in matches:
        fitting = [at for at in open_chains if _continues(chains[at], match, gap)]
        if fitting:
            at = min(fitting, key=lambda index: _jump(chains[index], match))
            chains[at] = _joined(chains[at], match)
            continue
        open_chains = [*open_chains[1 - _OPEN_CHAINS :], len(chains)]
        first, later, length = match
        chains.append(Pair(Span(first, first + length), Span(later, later + length), length))
    return chains


def _continues(pair: Pair, match: Match, gap: int) -> bool:
    (first_start, first_end), (later_start, later_end), _ = pair
    first, later, length = match
    first_gap, later_gap = first - first_end, later - later_end
    if first_gap < 0 or first + length > later_start:
        return False
    widest = max(first_gap, later_gap)
    if widest <= gap:
        return True
    shorter = min(first_end - first_start, later_end - later_start)
    return widest <= _GAP_SHARE * shorter and widest <= length


def _jump(pair: Pair, match: Match) -> int:
    """How much longer one gap is than the other."""
    return abs((match.first - pair.first.end) - (match.later - pair.later.end))


def _joined(pair: Pair, match: Match) -> Pair:
    return Pair(
        Span(pair.first.start, match.first + match.length),
        Span(pair.later.start, match.later + match.length),
        pair.letters + match.length,
    )
