"""Chooses fixes, applies them, verifies what they did, and repeats until nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from copydesk.document import Block, Document
from copydesk.engine import ActiveRule, Finding, check
from copydesk.source import Source
from copydesk.span import Span
from copydesk.violation import Applicability, Edit, Fix

ROUNDS = 10


class Fixed(NamedTuple):
    """What settling a document came to.

    `source` is the text after all fixes; `applied` the findings whose fixes went in; `dropped` says
    of each fix that was refused why; `fighting` names the rules whose fixes undo each other;
    `findings` are those of the final text.
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
) -> Fixed:
    """Fix, check again, and go on until there is nothing left to fix, at most ten rounds."""
    known = None if known is None else frozenset(known)
    allowed = {Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE}
    applied: list[Finding] = []
    dropped: dict[str, tuple[Finding, str]] = {}
    document = make(source)
    findings = check(document, rules, known=known)
    for _ in range(ROUNDS):
        wanted = [f for f in findings if f.fix and f.fix.applicability in allowed]
        chosen = _compatible([f for f in wanted if f.fingerprint not in dropped])
        if not chosen:
            return Fixed(document.source, findings, tuple(applied), tuple(dropped.values()))
        document, findings, done, refused = _apply(document, findings, chosen, make, rules, known)
        applied += done
        dropped |= {finding.fingerprint: (finding, why) for finding, why in refused}
    fighting = tuple(sorted({f.rule for f in findings if f.fix and f.fix.applicability in allowed}))
    return Fixed(document.source, findings, tuple(applied), tuple(dropped.values()), fighting)


def edited(source: Source, fixes: Iterable[Fix]) -> Source:
    """The source after some fixes that do not overlap."""
    edits = [edit for fix in fixes for edit in fix.edits]
    return Source.from_bytes(source.path, source.edited(edits))


def _apply(
    document: Document,
    findings: list[Finding],
    chosen: list[Finding],
    make: Callable[[Source], Document],
    rules: Sequence[ActiveRule],
    known: frozenset[str] | None,
) -> tuple[Document, list[Finding], list[Finding], list[tuple[Finding, str]]]:
    """Apply all chosen fixes at once; when that does harm, one by one, dropping those that do."""
    after, seen, why = _attempt(document, findings, chosen, make, rules, known)
    if not why:
        return after, seen, chosen, []
    if len(chosen) == 1:
        return document, findings, [], [(chosen[0], why)]
    half = len(chosen) // 2
    first = _apply(document, findings, chosen[:half], make, rules, known)
    # The second half's spans are of the old text: its findings are met again in the next round.
    if first[2]:
        return first
    return _apply(document, findings, chosen[half:], make, rules, known)


def _attempt(
    document: Document,
    findings: list[Finding],
    chosen: list[Finding],
    make: Callable[[Source], Document],
    rules: Sequence[ActiveRule],
    known: frozenset[str] | None,
) -> tuple[Document, list[Finding], str]:
    fixes = [finding.fix for finding in chosen if finding.fix]
    after = make(edited(document.source, fixes))
    edits = sorted(edit for fix in fixes for edit in fix.edits)
    harm = _harm(document, after, edits)
    if harm:
        return document, findings, harm
    seen = check(after, rules, known=known)
    worse = _worse(findings, seen)
    return after, seen, f"it would cause `{worse.rule}`: {worse.message}" if worse else ""


def _worse(before: Sequence[Finding], after: Sequence[Finding]) -> Finding | None:
    """A finding that was not there before and that no later round can fix."""
    # By rule, not code: a repetition that was cut down may go on under a milder code.
    left = Counter(finding.rule for finding in before)
    for finding in after:
        left[finding.rule] -= 1
        if left[finding.rule] < 0 and not (finding.fix and finding.fix.applicability is Applicability.SAFE):
            return finding
    return None


def _compatible(findings: Sequence[Finding]) -> list[Finding]:
    """Fixes whose edits overlap none of an earlier fix, in the order of the text."""
    chosen: list[Finding] = []
    taken: list[Edit] = []
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        if not any(_clash(edit.span, other.span) for edit in edits for other in taken):
            chosen.append(finding)
            taken += edits
    return chosen


def _clash(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def _harm(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    """What edits changed that they should not have: other fields, the body, blocks they do not touch."""
    start, new_start = before.body.start, after.body.start
    in_front = any(edit.span.start < start for edit in edits)
    in_body = any(edit.span.end > start or edit.span.start >= start for edit in edits)
    if not in_body and before.text[start:] != after.text[new_start:]:
        return "it would change the body"
    if not in_front and before.text[:start] != after.text[:new_start]:
        return "it would change the front matter"
    return _harm_to_fields(before, after, edits) or _harm_to_blocks(before, after, edits)


def _harm_to_fields(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    if before.front_matter.problems or before.front_matter.root is None:
        return ""
    if after.front_matter.problems:
        return "the front matter could not be read any more"
    old, new = before.front_matter, after.front_matter
    for name, node in old.fields.items():
        whole = Span(old.key(name).start, node.span.end)
        touched = any(_clash(edit.span, whole) or edit.span.start == whole.end for edit in edits)
        if not touched and new.values.get(name) != node.plain():
            return f"it would change the field `{name}`"
    return ""


def _harm_to_blocks(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    untouched = [_face(block) for block in before.blocks if not _touched(block, edits)]
    faces = [_face(block) for block in after.blocks]
    at = 0
    for face in untouched:
        try:
            at = faces.index(face, at) + 1
        except ValueError:
            return f"it would change a {face[0]} that it does not touch"
    return ""


def _touched(block: Block, edits: Sequence[Edit]) -> bool:
    return any(edit.span.start <= block.span.end and block.span.start <= edit.span.end for edit in edits)


def _face(block: Block) -> tuple[str, int, str]:
    return block.kind, block.level, block.prose.text if block.prose else ""
