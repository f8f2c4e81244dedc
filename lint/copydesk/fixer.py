"""Chooses fixes, applies them, verifies what they did, and repeats until nothing changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.document import Document
from copydesk.engine import ActiveRule, Finding, check
from copydesk.harm import harm
from copydesk.source import Source
from copydesk.span import Edit
from copydesk.violation import Applicability

ROUNDS = 10


class Fixed(NamedTuple):
    """What settling a document came to.

    `source` is the text after all fixes; `applied` the findings whose fixes went in; `dropped` says
    of each fix that was refused why; `fighting` names the rules whose fixes undo each other: none
    of their fixes is in the text. `findings` are those of the final text.
    """

    source: Source
    findings: list[Finding]
    applied: tuple[Finding, ...] = ()
    dropped: tuple[tuple[Finding, str], ...] = ()
    fighting: tuple[str, ...] = ()


def settle(
    source: Source,
    make: Callable[[Source], Document],
    rules: Sequence[ActiveRule],
    *,
    unsafe: bool = False,
    known: Iterable[str] | None = None,
    wanted: Callable[[Finding], bool] = lambda finding: True,
) -> Fixed:
    """Fix a source, check it again, and go on until there is nothing left to fix.

    `make` parses a source; `wanted` holds for the findings that are reported, since what nobody is
    told of is not changed either; `known` is as for `check`.
    """
    names = None if known is None else frozenset(known)
    return _Fixer(make, rules, names, wanted, unsafe).settle(source)


@dataclass(frozen=True, eq=False, repr=False)
class _Fixer:
    make: Callable[[Source], Document]
    rules: Sequence[ActiveRule]
    known: frozenset[str] | None
    wanted: Callable[[Finding], bool]
    unsafe: bool

    def settle(self, source: Source, *, without: frozenset[str] = frozenset()) -> Fixed:
        """Go on until there is nothing left to fix.

        Rules that still want to change the text after ten rounds undo each other; the text is then
        settled anew `without` their fixes.
        """
        applied: list[Finding] = []
        dropped: dict[str, tuple[Finding, str]] = {}
        state = self._state(self.make(source))
        for _ in range(ROUNDS):
            chosen = self._chosen(state, dropped, without)
            if not chosen:
                refused, fighting = tuple(dropped.values()), tuple(sorted(without))
                return Fixed(state.document.source, state.findings, tuple(applied), refused, fighting)
            outcome = self._applied(state, chosen)
            state = outcome.state
            applied += outcome.applied
            dropped |= {finding.fingerprint: (finding, why) for finding, why in outcome.refused}
        last = self._chosen(state, dropped, without) or chosen
        return self.settle(source, without=without | {finding.rule for finding in last})

    def _state(self, document: Document) -> _State:
        return _State(document, check(document, self.rules, known=self.known))

    def _chosen(
        self, state: _State, dropped: dict[str, tuple[Finding, str]], without: frozenset[str]
    ) -> list[Finding]:
        """The findings whose fixes go in next: allowed, not refused before, none overlapping another."""
        allowed = {Applicability.SAFE, Applicability.UNSAFE} if self.unsafe else {Applicability.SAFE}
        return _compatible(
            finding
            for finding in state.findings
            if finding.fix
            and finding.fix.applicability in allowed
            and finding.rule not in without
            and self.wanted(finding)
            and finding.fingerprint not in dropped
        )

    def _applied(self, state: _State, chosen: list[Finding]) -> _Outcome:
        """Apply all chosen fixes at once; when that does harm, by halves, down to the one that does it.

        Once the first half is in, the spans of the second are of an old text: its findings are met
        again in the next round.
        """
        after, why = self._attempt(state, chosen)
        if not why:
            return _Outcome(after, chosen, [])
        if len(chosen) == 1:
            return _Outcome(state, [], [(chosen[0], why)])
        half = len(chosen) // 2
        first = self._applied(state, chosen[:half])
        if first.applied:
            return first
        rest = self._applied(state, chosen[half:])
        return rest._replace(refused=[*first.refused, *rest.refused])

    def _attempt(self, state: _State, chosen: list[Finding]) -> tuple[_State, str]:
        """The state with the fixes in, or the same state and why they are refused."""
        edits = sorted(edit for finding in chosen if finding.fix for edit in finding.fix.edits)
        source = state.document.source
        data = source.edited(edits)
        if data == source.data:
            return state, "it changes nothing"
        document = self.make(Source.from_bytes(source.path, data))
        damage = harm(state.document, document, edits)
        if damage:
            return state, damage
        after = self._state(document)
        # A front matter that could not be read hid what the rules now find in its fields.
        opened = state.document.front_matter.root is None and document.front_matter.root is not None
        worse = None if opened else _worse(state.findings, after.findings)
        return (state, f"it would cause `{worse.rule}`: {worse.message}") if worse else (after, "")


class _State(NamedTuple):
    document: Document
    findings: list[Finding]


class _Outcome(NamedTuple):
    state: _State
    applied: list[Finding]
    refused: list[tuple[Finding, str]]


def _worse(before: Sequence[Finding], after: Sequence[Finding]) -> Finding | None:
    """A finding of a rule that has more of them than before.

    Counted by rule, not by code: a repetition that was cut down may go on under a milder code. One
    with a safe fix is let pass, since the next round mends it.
    """
    left = Counter(finding.rule for finding in before)
    for finding in after:
        left[finding.rule] -= 1
        if left[finding.rule] < 0 and not (finding.fix and finding.fix.applicability is Applicability.SAFE):
            return finding
    return None


def _compatible(findings: Iterable[Finding]) -> list[Finding]:
    """Findings whose fixes' edits overlap none of an earlier one's, in the order of the text."""
    chosen: list[Finding] = []
    taken: list[Edit] = []
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        if not any(_clashes(edit, taken) for edit in edits):
            chosen.append(finding)
            for edit in edits:
                taken.insert(bisect_left(taken, edit), edit)
    return chosen


def _clashes(edit: Edit, taken: list[Edit]) -> bool:
    """True when an edit stands where another one does; `taken` is sorted and has no overlaps."""
    at = bisect_right(taken, edit)
    near = taken[max(0, at - 1) : at + 1]
    return any(edit.span == other.span or edit.span.overlaps(other.span) for other in near)
