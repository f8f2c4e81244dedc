"""Findings put together: neighbours on one diagonal, and all copies of one passage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from copydesk import Span
from copydesk_rules.analyses.chaining import Pair

_SAME = 0.8
_BUCKET = 64


class Finding(NamedTuple):
    """A pair of ranges of letters, its code, and the habit that it looks like.

    `share` is how much of the wording agrees; `doubtful` says that the two may well say two things.
    """

    code: str
    pair: Pair
    habit: str = ""
    share: float = 1.0
    doubtful: bool = False


def grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings that repeat one and the same range, together; each group in order, as are the groups.

    A copy of a copy belongs to the group of the first. Restarts stay alone.
    """
    groups: list[list[Finding]] = []
    members: dict[int, list[tuple[Span, int]]] = {}
    for finding in findings:
        at = -1 if finding.code == "restart" else _home(members, finding, groups)
        if at < 0:
            at = len(groups)
            groups.append([])
            _remember(members, finding.pair.first, at)
        groups[at].append(finding)
        _remember(members, finding.pair.later, at)
    return groups


def _home(members: dict[int, list[tuple[Span, int]]], finding: Finding, groups: list[list[Finding]]) -> int:
    bucket = finding.pair.first.start // _BUCKET
    for near in (bucket, bucket - 1, bucket + 1):
        for span, at in members.get(near, ()):
            head = groups[at][0]
            if _kind(head) == _kind(finding) and _alike(span, finding.pair.first):
                return at
    return -1


def _kind(finding: Finding) -> tuple[str, str, bool]:
    return finding.code, finding.habit, finding.doubtful


def _remember(members: dict[int, list[tuple[Span, int]]], span: Span, group: int) -> None:
    members.setdefault(span.start // _BUCKET, []).append((span, group))


def _alike(one: Span, other: Span) -> bool:
    both = min(one.end, other.end) - max(one.start, other.start)
    either = max(one.end, other.end) - min(one.start, other.start)
    return both >= _SAME * either
