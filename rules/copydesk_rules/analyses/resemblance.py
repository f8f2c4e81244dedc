"""Paragraphs that say almost the same in almost the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress, pairwise, repeat
from operator import sub
from typing import NamedTuple

from copydesk import Span
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.grams import grams, half
from copydesk_rules.analyses.letters import Letters

_MINIMUM_WEIGHT = 33
# Below the first share paragraphs only talk of the same things. Below the second, edits all over the
# paragraph must explain what differs: no long run agrees, nothing long is new, little has moved.
_FEWEST_SHARED = 0.16
_SURELY_SHARED = 0.36
_FEWEST_SHARED_WORD_FOR_WORD = 0.1
_EDITED_SHARE = 0.75
_LEAST_SCATTERED_WEIGHT = 45
_COVERED_SHARE = 0.7
_LOOK_BACK = 4
# Of so many letters every other gram will do, at half the cost.
_LONG = 8000
_FORWARD = (1, 1)
_MOST_OWNERS = 3


class _Paragraph(NamedTuple):
    span: Span
    grams: frozenset[int]


def resembling(letters: Letters, covered: Iterable[Span], size: int) -> list[Pair]:
    """Pairs of whole paragraphs that share an unusual number of `size`-grams found nowhere else.

    Each later paragraph is paired with the earlier one that it resembles most. Paragraphs that lie in a
    `covered` range, copies already, are left out. What counts is the share of grams that few
    paragraphs have: the vocabulary of the post, and frames that its lists repeat, weigh little.
    """
    numbers = grams(letters.text, size)
    paragraphs = _paragraphs(letters, sorted(covered), numbers, size)
    scores = _shared(paragraphs)
    best: dict[int, tuple[float, int]] = {}
    for (first, later), score in scores.items():
        share = score / max(len(paragraphs[first].grams), len(paragraphs[later].grams))
        if share >= _FEWEST_SHARED_WORD_FOR_WORD:
            best[later] = max(best.get(later, (0.0, 0)), (share, -first))
    pairs = []
    for later, (share, negative) in sorted(best.items()):
        first_span, later_span = paragraphs[-negative].span, paragraphs[later].span
        scattered = share < _SURELY_SHARED
        if scattered and not _may_scatter(letters, first_span, later_span):
            continue
        shape = _shape(numbers, first_span, later_span, size)
        if shape is None:
            continue
        similar = share >= _FEWEST_SHARED and (_is_scattered(shape) if scattered else _is_spread(shape))
        if similar or (_may_be_edited(shape) and _is_edited(letters, first_span, later_span)):
            agreeing = round(shape.covered * (later_span.end - later_span.start))
            pairs.append(Pair(first_span, later_span, agreeing))
    return pairs


def _paragraphs(letters: Letters, covered: list[Span], numbers: list[int], size: int) -> list[_Paragraph]:
    begins = [span.start for span in covered]
    chosen = half(letters.text, size) if len(letters) > _LONG else None
    found = []
    for title, (start, end) in zip(letters.titles, pairwise(letters.starts), strict=True):
        if title or end - start < _MINIMUM_WEIGHT or letters.weight(start, end) < _MINIMUM_WEIGHT:
            continue
        last = bisect_left(begins, end)
        if _is_covered(Span(start, end), covered[max(0, last - _LOOK_BACK) : last]):
            continue
        own: Iterable[int] = numbers[start : end - size + 1]
        own = compress(own, chosen[start:end]) if chosen else own
        found.append(_Paragraph(Span(start, end), frozenset(own)))
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
    what they cover, the widest stretch without any, the longest unbroken run, the shift between them."""

    ordered: float
    covered: float
    gap: float
    run: float
    drift: float


def _is_spread(shape: _Shape) -> bool:
    """True when the shared grams stand in one order all over both paragraphs, not in one run."""
    one_run = shape.run >= 0.75 * shape.covered and shape.covered < 0.8
    return shape.ordered >= 0.9 and shape.gap <= 0.35 and not one_run


def _may_scatter(letters: Letters, first: Span, later: Span) -> bool:
    """True for long paragraphs of about one length: few shared grams may tell of edits all over them."""
    lengths = sorted((first.end - first.start, later.end - later.start))
    return lengths[0] >= 0.72 * lengths[1] and letters.weight(*later) >= _LEAST_SCATTERED_WEIGHT


def _is_scattered(shape: _Shape) -> bool:
    """True when edits all over a paragraph explain what differs."""
    return shape.ordered >= 0.93 and shape.gap <= 0.2 and shape.drift <= 0.35 and shape.run <= 0.25


def _may_be_edited(shape: _Shape) -> bool:
    """True when the shared grams are so many, and so spread, that the words are worth comparing."""
    return shape.ordered >= 0.85 and shape.covered >= 0.5 and shape.gap <= 0.3


def _is_edited(letters: Letters, first: Span, later: Span) -> bool:
    """True when most words stand in one order: edits all over both paragraphs leave few grams whole.

    Items of lists are parallel that far.
    """
    from copydesk_rules.analyses.wording import wording  # few posts have such a pair

    if all(letters.blocks[letters.block(span.start)].inside("item") for span in (first, later)):
        return False
    return wording(letters, Pair(first, later, 0)).share >= _EDITED_SHARE


def _shape(numbers: list[int], first: Span, later: Span, size: int) -> _Shape | None:
    begins = range(first.start, first.end - size + 1)
    places = dict(zip(numbers[first.start : begins.stop], begins, strict=True))
    found = list(map(places.get, numbers[later.start : later.end - size + 1]))
    shared = [at for at, place in enumerate(found, later.start) if place is not None]
    originals = [place for place in found if place is not None]
    if len(shared) < 2:
        return None
    first_length, length = first.end - first.start, later.end - later.start
    moves, steps = _steps(originals), _steps(shared)
    run = longest = 0
    for one in map(_FORWARD.__eq__, zip(moves, steps, strict=True)):
        run = run + 1 if one else 0
        longest = max(longest, run)
    shifts = sorted(map(sub, shared, originals))
    gaps = (
        max(_steps([first.start, *sorted(originals), first.end])) / first_length,
        max(_steps([later.start, *shared, later.end])) / length,
    )
    return _Shape(
        ordered=sum(map((0).__lt__, moves)) / len(moves),
        covered=(size + sum(map(min, steps, repeat(size)))) / length,
        gap=max(gaps),
        run=(longest + size) / length,
        drift=(shifts[len(shifts) * 9 // 10] - shifts[len(shifts) // 10]) / length,
    )


def _steps(places: list[int]) -> list[int]:
    return list(map(sub, places[1:], places))
