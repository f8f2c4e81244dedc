"""The passages of a document that stand in it more than once."""

from __future__ import annotations

from typing import NamedTuple

from copydesk import Document, Span
from copydesk_rules.analyses.borders import Borders, snap
from copydesk_rules.analyses.chaining import Pair, chain
from copydesk_rules.analyses.fingerprints import fingerprint
from copydesk_rules.analyses.grouping import Finding
from copydesk_rules.analyses.letters import letters
from copydesk_rules.analyses.matching import exact_matches
from copydesk_rules.analyses.resemblance import resembling
from copydesk_rules.analyses.restarts import is_restart, turned
from copydesk_rules.analyses.verdicts import code_of


class Passage(NamedTuple):
    """A passage and its later copies, cut at sentence borders, in source order.

    `code`: restart (the first attempt was cut off and the text starts again), copy (a whole
    paragraph or several sentences), near (a paragraph in almost the same words), sentence, overlap
    (a long run that is no whole sentence), phrase (a short one), summary (said again where a text
    sums up). `similarity` is the share of letters that agree, `letters` how many letters the first
    copy has, `fingerprint` a digest of them (the same however the text is wrapped). `certain` says
    that it is a slip, not a habit of writing. `habit` names the legitimate form of repetition that
    it looks like (links, quotes, list, parallel, refrain, summary), or is empty.
    """

    code: str
    first: Span
    later: tuple[Span, ...]
    similarity: float
    letters: int
    fingerprint: str
    certain: bool = False
    habit: str = ""
    doubtful: bool = False


class Restart(NamedTuple):
    """A text that was cut off and starts again: `cut` is the first attempt, from where the second
    start repeats it to the place of the cut; `again` is the same text at the second start."""

    cut: Span
    again: Span


class Passages(NamedTuple):
    """What is repeated in a document, in order of the first repetition.

    `restarts` are the passages of code restart as pairs. `spans` are the disjoint ranges that a
    reader could do without (the cut-off attempts, the later copies of copy, near, sentence and overlap
    that are no habit), in order; `repeated` is how many letters they hold.
    """

    passages: tuple[Passage, ...] = ()
    restarts: tuple[Restart, ...] = ()
    spans: tuple[Span, ...] = ()
    repeated: int = 0


class _Scale(NamedTuple):
    """How many letters: of a seed, between seeds, of a gap, over a border, worth a look, of a gram."""

    seed: int
    steps: tuple[int, int]
    gap: int
    spill: int
    least: int
    gram: int


# Every run of 13 dense letters, or of 25 others, is found at any alignment.
_DENSE = _Scale(seed=8, steps=(2, 3), gap=24, spill=10, least=21, gram=3)
_SPACED = _Scale(seed=14, steps=(3, 4), gap=50, spill=22, least=46, gram=6)
_SUPERFLUOUS = frozenset({"copy", "near", "sentence", "overlap"})
# A run that makes up this share of what two paragraphs have in common is what there is to report.
_MOST_OF_IT = 0.7
_RUNS = frozenset({"sentence", "overlap"})


def passages(document: Document) -> Passages:
    """Every passage of a document that stands in it again."""
    stream = document.analysis(letters)
    scale = _DENSE if stream.dense else _SPACED
    borders = Borders(document, stream)
    found = _exact(borders, scale)
    found = _with_near(borders, found, scale)
    if not found:
        return Passages()
    # Half a dozen modules that are needed only where something stands twice.
    from copydesk_rules.analyses.judging import judged

    groups, sure = judged(borders, found)
    made = tuple(
        _passage(borders, group, certain=certain) for group, certain in zip(groups, sure, strict=True)
    )
    return _collected(borders, groups, made)


def _exact(borders: Borders, scale: _Scale) -> list[Finding]:
    text = borders.letters.text
    found = []
    for pair in chain(exact_matches(text, scale.seed, scale.steps), scale.gap):
        if pair.later.end - pair.later.start < scale.least and pair.later.start - pair.first.end > scale.gap:
            continue
        pair = turned(pair, borders.letters, scale.spill)
        if is_restart(pair, borders):
            found.append(Finding("restart", pair))
            continue
        pair = snap(pair, borders, scale.spill)
        if is_restart(pair, borders):
            found.append(Finding("restart", pair))
        elif code := code_of(pair, borders):
            found.append(Finding(code, pair))
    return found


def _with_near(borders: Borders, found: list[Finding], scale: _Scale) -> list[Finding]:
    """The findings and the near copies; inside a paragraph only the one that says more is kept."""
    covered = [one.pair.later for one in found if one.code in ("copy", "restart")]
    near = {pair.later.start: pair for pair in resembling(borders.letters, covered, scale.gram)}
    kept = []
    for one in found:
        start = borders.letters.starts[borders.letters.block(one.pair.later.start)]
        pair = near.get(start)
        if pair is None or one.code in ("copy", "restart") or not _within(one.pair, pair, scale.spill):
            kept.append(one)
        elif one.code in _RUNS and one.pair.letters >= _MOST_OF_IT * pair.letters:
            kept.append(one)
            del near[start]
    return kept + [Finding("near", pair) for pair in near.values()]


def _within(pair: Pair, other: Pair, spill: int) -> bool:
    wide = (Span(span.start - spill, span.end + spill) for span in (other.first, other.later))
    return all(outer.contains(inner) for outer, inner in zip(wide, (pair.first, pair.later), strict=True))


def _passage(borders: Borders, group: list[Finding], *, certain: bool) -> Passage:
    head = group[0]
    text = borders.letters.text[slice(*head.pair.later)]
    return Passage(
        code=head.code,
        first=borders.source(head.pair.first),
        later=tuple(borders.source(one.pair.later) for one in group),
        similarity=min(one.share if one.code == "near" else one.pair.similarity for one in group),
        letters=len(text),
        fingerprint=fingerprint(text),
        certain=certain,
        habit=head.habit,
        doubtful=head.doubtful,
    )


def _collected(borders: Borders, groups: list[list[Finding]], made: tuple[Passage, ...]) -> Passages:
    superfluous = [
        one.pair.first if one.code == "restart" else one.pair.later
        for group in groups
        for one in group
        if one.code == "restart" or (one.code in _SUPERFLUOUS and not one.habit and not one.doubtful)
    ]
    merged = _merged(superfluous)
    return Passages(
        passages=made,
        restarts=tuple(Restart(one.first, one.later[0]) for one in made if one.code == "restart"),
        spans=tuple(borders.source(span) for span in merged),
        repeated=sum(span.end - span.start for span in merged),
    )


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
