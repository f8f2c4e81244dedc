"""Paragraphs that say almost the same in almost the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from copydesk import Span
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.grams import grams
from copydesk_rules.analyses.letters import Letters

_MINIMUM_WEIGHT = 33
# Below the first share paragraphs only talk of the same things. Below the second, edits all over the
# paragraph must explain what differs: no long run agrees, nothing long is new, little has moved.
_FEWEST_SHARED = 0.16
_SURELY_SHARED = 0.36
_LEAST_SCATTERED_WEIGHT = 45
_COVERED_SHARE = 0.7
_LOOK_BACK = 4
_MOST_OWNERS = 3


class _Paragraph(NamedTuple):
    block: int
    span: Span
    grams: frozenset[int]


def resembling(letters: Letters, covered: Iterable[Span], size: int) -> list[Pair]:
    """Pairs of whole paragraphs that share an unusual number of `size`-grams found nowhere else.

    Each later paragraph is paired with the earlier one that it resembles most. Paragraphs that lie in a
    `covered` range, copies already, are left out. What counts is the share of grams that few
    paragraphs have: the vocabulary of the post, and frames that its lists repeat, weigh little.
    """
    paragraphs = _paragraphs(letters, sorted(covered), size)
    scores = _shared(paragraphs)
    best: dict[int, tuple[float, int]] = {}
    for (first, later), score in scores.items():
        share = score / max(len(paragraphs[first].grams), len(paragraphs[later].grams))
        if share >= _FEWEST_SHARED:
            best[later] = max(best.get(later, (0.0, 0)), (share, -first))
    pairs = []
    for later, (share, negative) in sorted(best.items()):
        first_span, later_span = paragraphs[-negative].span, paragraphs[later].span
        shape = _shape(letters, first_span, later_span, size)
        if shape is not None and _agree(shape, share, letters.weight(*later_span)):
            agreeing = round(shape.covered * (later_span.end - later_span.start))
            pairs.append(Pair(first_span, later_span, agreeing))
    return pairs


def _paragraphs(letters: Letters, covered: list[Span], size: int) -> list[_Paragraph]:
    starts = [span.start for span in covered]
    numbers = grams(letters.text, size)
    found = []
    for block, title in enumerate(letters.titles):
        span = letters.range(block)
        if title or span.end - span.start < _MINIMUM_WEIGHT or letters.weight(*span) < _MINIMUM_WEIGHT:
            continue
        last = bisect_left(starts, span.end)
        if _is_covered(span, covered[max(0, last - _LOOK_BACK) : last]):
            continue
        found.append(_Paragraph(block, span, frozenset(numbers[span.start : span.end - size + 1])))
    return found


def _is_covered(span: Span, covered: list[Span]) -> bool:
    held = [min(one.end, span.end) - max(one.start, span.start) for one in covered]
    return max(held, default=0) >= _COVERED_SHARE * (span.end - span.start)


def _shared(paragraphs: Sequence[_Paragraph]) -> Mapping[tuple[int, int], int]:
    """For each later paragraph, how many rare grams each earlier one has had first."""
    rare = _rare(paragraphs)
    owners: dict[int, int] = {}
    shared: dict[tuple[int, int], int] = {}
    for later, paragraph in enumerate(paragraphs):
        firsts = Counter([owners.setdefault(gram, later) for gram in paragraph.grams & rare])
        for first in firsts.keys() - {later}:
            shared[first, later] = firsts[first]
    return shared


def _rare(paragraphs: Sequence[_Paragraph]) -> set[int]:
    """The grams that two or three paragraphs have: in more they are the post's vocabulary."""
    counts = Counter(chain.from_iterable(paragraph.grams for paragraph in paragraphs))
    return {gram for gram, count in counts.items() if 2 <= count <= _MOST_OWNERS}


class _Shape(NamedTuple):
    """How the shared grams lie: the share of neighbours in order; then, as shares of the later paragraph,
    what they cover, the widest stretch without any, the longest unbroken run, the shift between them;
    the shorter length as a share of the longer."""

    ordered: float
    covered: float
    gap: float
    run: float
    drift: float
    proportion: float


def _agree(shape: _Shape, share: float, weight: float) -> bool:
    """True when the shared grams stand in one order all over both paragraphs, not in one run."""
    if share >= _SURELY_SHARED:
        one_run = shape.run >= 0.75 * shape.covered and shape.covered < 0.8
        return shape.ordered >= 0.9 and shape.gap <= 0.35 and not one_run
    return (
        weight >= _LEAST_SCATTERED_WEIGHT
        and shape.ordered >= 0.93
        and shape.gap <= 0.2
        and shape.drift <= 0.35
        and shape.run <= 0.25
        and shape.proportion >= 0.72
    )


def _shape(letters: Letters, first: Span, later: Span, size: int) -> _Shape | None:
    text = letters.text
    places = {text[at : at + size]: at for at in range(first.start, first.end - size + 1)}
    shared = [
        (places[gram], at)
        for at in range(later.start, later.end - size + 1)
        if (gram := text[at : at + size]) in places
    ]
    if len(shared) < 2:
        return None
    first_length, length = first.end - first.start, later.end - later.start
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(shared)]
    run = longest = 0
    for step in steps:
        run = run + 1 if step == (1, 1) else 0
        longest = max(longest, run)
    shifts = sorted(at - place for place, at in shared)
    gaps = (
        _widest_gap(first, sorted(place for place, _ in shared)) / first_length,
        _widest_gap(later, [at for _, at in shared]) / length,
    )
    return _Shape(
        ordered=sum(step[0] > 0 for step in steps) / len(steps),
        covered=(size + sum(min(size, step[1]) for step in steps)) / length,
        gap=max(gaps),
        run=(longest + size) / length,
        drift=(shifts[len(shifts) * 9 // 10] - shifts[len(shifts) // 10]) / length,
        proportion=min(length, first_length) / max(length, first_length),
    )


def _widest_gap(span: Span, found: list[int]) -> int:
    edges = [span.start, *found, span.end]
    return max(b - a for a, b in pairwise(edges))
