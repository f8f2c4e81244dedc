"""Findings that say nothing new: inside others, or put together from others."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from copydesk import Span
from copydesk_rules.analyses.grouping import Finding

_MOST = 0.5
_POSSIBLE = 2
# Only what is possible may hold what is kept already, so that ranges over one place begin right before it.
_LOOK_BACK = 3


def outermost(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of which no other says the greater part.

    A paragraph in similar words that is put together from copies gives way to these; of all others
    the longest stay. What is only possible gives way to the rest.
    """
    ordered = sorted(findings, key=lambda one: (_rank(one), one.pair.later.start - one.pair.later.end))
    exact: list[Span] = []
    kept: list[Span] = []
    found = []
    for one in ordered:
        if one.code != "near" and _rank(one) < _POSSIBLE:
            insort(exact, one.pair.later)
    for one in ordered:
        later = one.pair.later
        if one.code == "near" and _held(later, exact) >= _MOST * (later.end - later.start):
            continue
        if _held(later, kept) >= _MOST * (later.end - later.start) and one.code != "restart":
            continue
        insort(kept, later)
        found.append(one)
    return sorted(found, key=lambda one: one.pair.later)


def _rank(finding: Finding) -> int:
    """Restarts come first; then what is sure to be reported; then what is only possible."""
    if finding.code == "restart":
        return 0
    return _POSSIBLE if finding.doubtful or finding.code in ("phrase", "summary") else 1


def _held(span: Span, spans: list[Span]) -> int:
    """How many letters of a range the ranges hold, which are in order and hardly overlap."""
    low = max(0, bisect_left(spans, span) - _LOOK_BACK)
    high = bisect_left(spans, Span(span.end, span.end))
    held, reached = 0, span.start
    for start, end in spans[low:high]:
        held += max(0, min(end, span.end) - max(start, reached))
        reached = max(reached, min(end, span.end))
    return held
