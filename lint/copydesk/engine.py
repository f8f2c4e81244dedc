"""One document and its rules in, findings out."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from copydesk import own
from copydesk.document import Document
from copydesk.errors import CopydeskError
from copydesk.inspection import inspect
from copydesk.parse import parse_nothing
from copydesk.rule import Meta, ProjectRule, Rule, Severity, is_project_rule, is_rule
from copydesk.site import Site
from copydesk.source import Location, Source
from copydesk.span import Span
from copydesk.suppress import Suppressions
from copydesk.violation import Confidence, Fix, Param, Place, Related, Violation

COMPARED = "/compared"


class ActiveRule(NamedTuple):
    """A rule as one document gets it. The severities are the user's; None leaves it to `Meta`.

    `part` is `COMPARED` for what a project rule says of the document beside others, else "".
    """

    rule: Rule | ProjectRule
    severity: Severity | None = None
    codes: Mapping[str, Severity] = MappingProxyType({})
    part: str = ""

    @property
    def key(self) -> str:
        """What stands for this part of the rule."""
        return self.rule.meta.name + self.part


class Note(NamedTuple):
    """A related place with its sentence."""

    location: Location
    message: str


class Finding(NamedTuple):
    """A violation with everything that a report needs."""

    rule: str
    code: str
    message: str
    severity: Severity
    confidence: Confidence
    location: Location
    span: Span
    params: Mapping[str, Param]
    related: tuple[Note, ...]
    fix: Fix | None
    suggestions: tuple[Fix, ...]
    quoted: str
    ordinal: int

    @property
    def fingerprint(self) -> str:
        """What tells this finding from others over time: rule, code, quoted text and its ordinal."""
        import hashlib  # loads OpenSSL, and most runs ask for no fingerprint

        key = "\0".join((self.rule, self.code, self.quoted, str(self.ordinal)))
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def order(self) -> tuple[str, Span, str, str, str]:
        """What findings are sorted by."""
        return (self.location.path, self.span, self.rule, self.code, self.message)


class Recollection(NamedTuple):
    """What rules, by key, are known to say of a document, and what keeps all that they said."""

    known: Mapping[str, Sequence[Violation]]
    keep: Callable[[Mapping[str, Sequence[Violation]]], None]


def check(
    document: Document,
    rules: Sequence[ActiveRule],
    *,
    known: Iterable[str] | None = None,
    recollection: Recollection | None = None,
) -> list[Finding]:
    """The document's findings, suppressed ones left out, in order.

    `known` are the ids of all rules that exist, so that a suppression that names none of them is
    reported; without it only the given rules are known. A project rule compares only as a
    `copydesk.index.Bound` one, with the site index at hand.
    """
    by_name = {active.rule.meta.name: active for active in rules}
    ran = frozenset(name for name, active in by_name.items() if not is_project_rule(active.rule))
    if document.source.problem:
        found = [(own.UNDECODABLE, own.undecodable(document))]
    else:
        found = _found(document, rules, recollection)
    ran -= {str(violation.params["rule"]) for meta, violation in found if meta is own.CRASH}
    suppressions = Suppressions.of(document)
    kept = [(meta, violation) for meta, violation in found if not suppressions.hides(meta.name, violation)]
    names = frozenset(by_name) | own.NAMES | frozenset(known or ())
    kept += suppressions.complaints(names, ran=ran)
    ordinals: Counter[tuple[str, str, str]] = Counter()
    findings = []
    for meta, violation in sorted(kept, key=lambda pair: (pair[1].span, pair[0].name, pair[1].code)):
        severity = _severity(meta, violation, by_name.get(meta.name))
        if severity is not Severity.OFF:
            findings.append(_finding(document, meta, violation, severity, ordinals))
    return sorted(findings, key=lambda finding: finding.order)


def _found(
    document: Document, rules: Sequence[ActiveRule], recollection: Recollection | None
) -> list[tuple[Meta, Violation]]:
    """What the rules yield; those of which it is known are not asked."""
    if recollection is None:
        return [pair for active in rules for pair in _run(active.rule, document)]
    found: list[tuple[Meta, Violation]] = []
    said: dict[str, Sequence[Violation]] = {}
    for active in rules:
        meta, recalled = active.rule.meta, recollection.known.get(active.key)
        pairs = [(meta, one) for one in recalled] if recalled is not None else [*_run(active.rule, document)]
        said[active.key] = [violation for _, violation in pairs]
        found += pairs
    if not any(meta is own.CRASH for meta, _ in found):
        recollection.keep(said)
    return found


def crashed(findings: Iterable[Finding]) -> bool:
    """True when a rule raised on the document."""
    return any(finding.rule == own.CRASH.name for finding in findings)


def _run(rule: Rule | ProjectRule, document: Document) -> Iterator[tuple[Meta, Violation]]:
    if not is_rule(rule):
        return
    meta = rule.meta
    try:
        for violation in rule.check(document):
            inspect(violation, meta, len(document.text))
            yield meta, violation
    except CopydeskError:  # a fault of the set-up, such as a schema that cannot be read
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a broken rule must not hide the others' findings
        yield own.CRASH, own.crash(meta.name, error)


def _severity(meta: Meta, violation: Violation, active: ActiveRule | None) -> Severity:
    """The user's word for the code; else the user's for the rule or Meta's, lower when only likely."""
    if active is not None and violation.code in active.codes:
        return active.codes[violation.code]
    severity = (active.severity if active else None) or meta.severity_of(violation.code)
    doubtful = violation.confidence is not Confidence.CERTAIN
    return Severity.WARNING if doubtful and severity is Severity.ERROR else severity


def _finding(
    document: Document,
    meta: Meta,
    violation: Violation,
    severity: Severity,
    ordinals: Counter[tuple[str, str, str]],
) -> Finding:
    quoted = _normalised(document.at(violation.span))
    key = (meta.name, violation.code, quoted)
    ordinals[key] += 1
    return Finding(
        rule=meta.name,
        code=violation.code,
        message=meta.messages[violation.code].format_map(violation.params),
        severity=severity,
        confidence=violation.confidence,
        location=document.source.locate(violation.span),
        span=violation.span,
        params=dict(violation.params),
        related=tuple(_note(document, meta, related) for related in violation.related),
        fix=violation.fix,
        suggestions=violation.suggestions,
        quoted=quoted,
        ordinal=ordinals[key],
    )


def _note(document: Document, meta: Meta, related: Related) -> Note:
    place = related.place
    where = (
        Location(place.path, place.start, place.end)
        if isinstance(place, Place)
        else document.source.locate(place)
    )
    return Note(where, meta.notes[related.note].format_map(related.params))


def _normalised(text: str) -> str:
    """What a fingerprint hashes: letters only as far as re-wrapping and width do not touch them."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def found_by_engine(source: Source, meta: Meta, violation: Violation) -> Finding:
    """A finding about a source of which no document could be made."""
    document = Document(source, parse_nothing, Site())
    severity = _severity(meta, violation, None)
    return _finding(document, meta, violation, severity, Counter())
