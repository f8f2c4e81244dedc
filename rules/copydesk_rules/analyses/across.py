"""What a document has in common with the other documents of its site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from copydesk import Document, Evidence, Span
from copydesk_rules.analyses.borders import Borders
from copydesk_rules.analyses.comparing import Comparable
from copydesk_rules.analyses.contents import shown
from copydesk_rules.analyses.fingerprints import fingerprint
from copydesk_rules.analyses.habits import is_linked
from copydesk_rules.analyses.letters import Letters, letters
from copydesk_rules.analyses.overlapping import Overlap, overlaps
from copydesk_rules.analyses.stream import Stream, unpacked
from copydesk_rules.analyses.winnowing import DENSE

_MOST_OTHERS = 20
_SAMPLES = 3
_SAME = 0.8
_MOST = 0.5
_SENTENCE_WEIGHT = 20
_SPILL_DENSE, _SPILL_SPACED = 10, 22
# A passage with a widespread fingerprint in every so many letters is widespread itself.
_COMMON_STEP = 40


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same passage in another document: its path and its span there."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of a document that others have too, cut at sentence borders.

    `weight` is how much it says, in dense letters; `posts` counts this document too. `fingerprint` is
    the same however the text is wrapped, `similarity` the share of letters that agree. `widespread` says
    that it is in so many posts that it belongs to the layout; `habit` names the form of repetition that it
    looks like (links, quotes), or is empty; `paragraphs` counts those with a whole sentence in it; `shows`
    says that code, tables or images stand in it, of which nobody knows whether the others have the same.
    """

    span: Span
    others: tuple[Elsewhere, ...]
    posts: int
    letters: int
    weight: float
    fingerprint: str
    similarity: float
    widespread: bool
    habit: str
    paragraphs: int
    shows: bool


class _Found(NamedTuple):
    """A passage in letters beside one other document."""

    overlap: Overlap
    twin: Elsewhere
    widespread: bool


class _Seeds(NamedTuple):
    """Where documents agree: by path of the other document (letter, offset there), widespread ones apart.

    `common` has, for each letter at which many documents agree, how many they are.
    """

    widespread: dict[str, list[tuple[int, int]]]
    pairs: dict[str, list[tuple[int, int]]]
    common: dict[int, int]


def shared(document: Document, evidence: Evidence, common: int, comparable: Comparable) -> list[Shared]:
    """The passages that other documents have too, in source order.

    What at least `common` documents have is there only for the first of them by path, so that the site has
    it once. `comparable` says which of the other documents count.
    """
    borders = Borders(document, document.analysis(letters))
    own = unpacked(evidence.kept(evidence.path))
    seeds = _seeds(own, evidence, common, comparable)
    found: list[_Found] = []
    for widespread, places in ((True, seeds.widespread), (False, seeds.pairs)):
        for path in sorted(places, key=lambda path: (-len(places[path]), path))[:_MOST_OTHERS]:
            other = unpacked(evidence.kept(path))
            pairs = [(letter, other.letter(offset)) for letter, offset in places[path]]
            (grown,) = overlaps([(own.text, other.text, pairs)], DENSE.size)
            for overlap in grown:
                snapped = _snapped(overlap, borders, _spill(own))
                if not widespread and _covered(snapped.own, seeds.common):
                    continue
                found.append(_Found(snapped, Elsewhere(path, other.source(snapped.other)), widespread))
    made = [_shared(borders, group, seeds) for group in _grouped(found)]
    return sorted(made, key=lambda one: one.span)


def _seeds(own: Stream, evidence: Evidence, common: int, comparable: Comparable) -> _Seeds:
    seeds = _Seeds({}, {}, {})
    for group in evidence.groups:
        first: dict[str, int] = {}
        for member in group.members:
            if member.path == evidence.path or comparable(member.path, member.payload):
                first.setdefault(member.path, member.span.start)
        if len(first) < 2 or evidence.path not in first:
            continue
        mine = [own.letter(one.span.start) for one in group.members if one.path == evidence.path]
        whole = len(first) == len({member.path for member in group.members})
        posts = group.documents if whole else len(first)
        others = [path for path in sorted(first) if path != evidence.path]
        if posts >= common:
            seeds.common.update(dict.fromkeys(mine, posts))
            others = others[:_SAMPLES] if evidence.path < others[0] else []
        target = seeds.widespread if posts >= common else seeds.pairs
        for path in others:
            target.setdefault(path, []).extend((letter, first[path]) for letter in mine)
    return seeds


def _snapped(overlap: Overlap, borders: Borders, reach: int) -> Overlap:
    """A passage whose ends are at sentence borders of its own document, where some are near."""
    (start, end), other, agreeing = overlap
    low = _near(borders, start, reach, ends=False)
    high = _near(borders, end, reach, ends=True)
    if high - low < (end - start) // 2:
        return overlap
    twin = Span(max(0, other.start + low - start), other.end + high - end)
    lost = max(0, low - start) + max(0, end - high)
    return Overlap(Span(low, high), twin, agreeing - lost)


def _near(borders: Borders, letter: int, reach: int, *, ends: bool) -> int:
    found = borders.near(letter, reach, ends=ends)
    if found is None:
        return letter
    outside = found > letter if ends else found < letter
    return letter if outside else found


def _covered(span: Span, places: Mapping[int, int]) -> bool:
    """True when places that many documents share are all over a passage."""
    inside = sum(span.start <= place < span.end for place in places)
    return inside * _COMMON_STEP >= span.end - span.start


def _grouped(found: Iterable[_Found]) -> list[list[_Found]]:
    """The same passage beside several documents, together, the longest first.

    A second copy in this document of what stands once in the other one is left out: it is no news of others.
    """
    groups: list[list[_Found]] = []
    twins: dict[str, list[Span]] = {}
    for one in sorted(found, key=lambda one: (-one.overlap.letters, one.overlap.own, one.twin.path)):
        home = next((group for group in groups if _alike(group[0], one)), None)
        known = twins.setdefault(one.twin.path, [])
        if home is None and any(_mostly(one.twin.span, span) for span in known):
            continue
        known.append(one.twin.span)
        if home is None:
            groups.append([one])
        elif all(other.twin.path != one.twin.path for other in home):
            home.append(one)
    return groups


def _alike(one: _Found, other: _Found) -> bool:
    return one.widespread == other.widespread and _mostly(other.overlap.own, one.overlap.own)


def _mostly(span: Span, other: Span) -> bool:
    """True when the greatest part of a span lies in another."""
    return _held(span, other) >= _SAME


def _held(span: Span, other: Span) -> float:
    """The share of a span that lies in another."""
    return max(0, min(span.end, other.end) - max(span.start, other.start)) / (span.end - span.start)


def _shared(borders: Borders, group: list[_Found], seeds: _Seeds) -> Shared:
    head = group[0].overlap
    # Who has only a piece of a passage does not have it.
    group = [one for one in group if _held(head.own, one.overlap.own) >= _MOST]
    span = borders.source(head.own)
    text = borders.letters.text[slice(*head.own)]
    counts = sorted(posts for place, posts in seeds.common.items() if head.own.start <= place < head.own.end)
    return Shared(
        span=span,
        others=tuple(one.twin for one in group),
        posts=counts[len(counts) // 2] if group[0].widespread and counts else len(group) + 1,
        letters=len(text),
        weight=borders.letters.weight(*head.own),
        fingerprint=fingerprint(text),
        similarity=min(one.overlap.similarity for one in group),
        widespread=group[0].widespread,
        habit=_habit(borders.letters, head.own),
        paragraphs=_paragraphs(borders, head.own),
        shows=bool(shown(borders.document, span)),
    )


def _paragraphs(borders: Borders, span: Span) -> int:
    """In how many blocks of a range a sentence that says something lies in it as a whole."""
    first, last = borders.letters.block(span.start), borders.letters.block(span.end - 1)
    return sum(
        any(
            borders.letters.weight(sentence.start, sentence.end) >= _SENTENCE_WEIGHT
            for sentence in borders.sentences(block, span)
        )
        for block in range(first, last + 1)
    )


def _habit(found: Letters, span: Span) -> str:
    if is_linked(found, span):
        return "links"
    return "quotes" if found.blocks[found.block(span.start)].inside("quote") else ""


def _spill(own: Stream) -> int:
    return _SPILL_DENSE if own.dense else _SPILL_SPACED
