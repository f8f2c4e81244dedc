"""What the repetitions of a post are: habits, doubts, slips; and which of them are one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from copydesk import Span
from copydesk_rules.analyses.borders import Borders
from copydesk_rules.analyses.doubts import weighed
from copydesk_rules.analyses.grouping import Finding, grouped
from copydesk_rules.analyses.habits import habit, sections_summing_up
from copydesk_rules.analyses.layout import in_excerpt, place_habit
from copydesk_rules.analyses.letters import Letters
from copydesk_rules.analyses.nesting import outermost
from copydesk_rules.analyses.slips import slips
from copydesk_rules.analyses.wording import whole_words

_SHORT = frozenset({"near", "sentence", "phrase"})
_REFRAIN_COPIES = 3
_REFRAIN_WEIGHT = 80
_EXCERPT_WEIGHT = 240
_LOOSE = frozenset({"overlap", "phrase"})


def judged(borders: Borders, findings: Iterable[Finding]) -> tuple[list[list[Finding]], list[bool]]:
    """The findings that say something new, in groups of copies of one passage, and which groups are slips."""
    stream = borders.letters
    summing_up = sections_summing_up(stream)
    told: list[Finding] = []
    silent: list[Finding] = []
    for one in findings:
        seen = weighed(borders, _with_habit(borders, _with_whole_words(stream, one), summing_up))
        (silent if seen.habit and seen.code != "summary" else told).append(seen)
    ordered = sorted([*outermost(told), *silent], key=_later)
    groups = [_refrain(stream, group) for group in grouped(ordered)]
    return groups, slips(borders, groups)


def _with_whole_words(letters: Letters, finding: Finding) -> Finding:
    return finding._replace(pair=whole_words(letters, finding.pair)) if finding.code in _LOOSE else finding


def _with_habit(borders: Borders, finding: Finding, summing_up: frozenset[int]) -> Finding:
    if finding.code == "restart":
        return finding
    stream, document = borders.letters, borders.document
    form = habit(stream, finding.pair, finding.code, summing_up) or place_habit(document, finding.pair)
    if (
        not form
        and stream.weight(*finding.pair.later) < _EXCERPT_WEIGHT
        and in_excerpt(document, finding.pair)
    ):
        form = "summary"
    return finding._replace(code="summary" if form == "summary" else finding.code, habit=form)


def _later(finding: Finding) -> Span:
    return finding.pair.later


def _refrain(stream: Letters, group: list[Finding]) -> list[Finding]:
    """The group, marked as a refrain when something short is said at least four times, with more between."""
    head = group[0]
    short = head.code in _SHORT and stream.weight(*head.pair.later) < _REFRAIN_WEIGHT
    if head.habit or not short or len(group) < _REFRAIN_COPIES:
        return group
    places = [head.pair.first, *(one.pair.later for one in group)]
    if any(after.start <= before.end for before, after in pairwise(places)):
        return group
    return [one._replace(habit="refrain") for one in group]
