from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from copydesk import Confidence, Document, Edit, Fix, Meta, Related, Severity, Span, Violation
from copydesk.engine import ActiveRule, check, crashed
from copydesk.testing import rule_document


@dataclass(frozen=True)
class Words:
    """Every occurrence of a pattern."""

    pattern: str = r"bad"
    confidence: Confidence = Confidence.CERTAIN
    meta: Meta = field(
        default=Meta(
            name="words",
            summary="A word.",
            messages={"word": "“{quote}” is a word", "other": "other"},
            notes={"first": "first here"},
            severity=Severity.ERROR,
            severities={"other": Severity.INFO},
        )
    )

    def check(self, document: Document) -> Iterator[Violation]:
        first: Span | None = None
        for found in re.finditer(self.pattern, document.text):
            span = Span(*found.span())
            related = (Related(first, "first"),) if first else ()
            first = first or span
            yield Violation(span, "word", {"quote": found[0]}, self.confidence, related)


@dataclass(frozen=True)
class Broken:
    """A rule that finds something and then raises."""

    meta: Meta = field(default=Meta(name="broken", summary="B.", messages={"x": "x"}))

    def check(self, document: Document) -> Iterator[Violation]:
        yield Violation(Span(0, 1), "x")
        raise ZeroDivisionError("oh")


@dataclass(frozen=True)
class Astray:
    """A rule whose span lies outside of the text."""

    meta: Meta = field(default=Meta(name="astray", summary="A.", messages={"x": "x"}))

    def check(self, document: Document) -> Iterator[Violation]:
        yield Violation(Span(0, len(document.text) + 1), "x")


def test_findings_are_in_order_and_located() -> None:
    found = check(rule_document("bad\n\nso bad, bad\n"), [ActiveRule(Words())])
    assert [finding.location.start for finding in found] == [(1, 1), (3, 4), (3, 9)]
    assert found[1].message == "“bad” is a word"
    assert found[1].related[0].location.start == (1, 1)


def test_a_crash_is_a_finding_and_hides_nothing() -> None:
    found = check(rule_document("bad text\n"), [ActiveRule(Broken()), ActiveRule(Words())])
    assert sorted(finding.rule for finding in found) == ["broken", "rule-crash", "words"]
    assert crashed(found)
    (crash,) = (finding for finding in found if finding.rule == "rule-crash")
    assert "`broken` crashed at test_engine.py:" in crash.message
    assert "ZeroDivisionError: oh" in crash.message


def test_a_span_outside_of_the_text_is_a_crash() -> None:
    assert crashed(check(rule_document("bad\n"), [ActiveRule(Astray())]))


@pytest.mark.parametrize(
    ("rule", "codes", "confidence", "expected"),
    [
        pytest.param(None, {}, "certain", "error", id="as the rule says"),
        pytest.param(None, {}, "likely", "warning", id="a doubt lowers"),
        pytest.param("error", {}, "likely", "warning", id="also what the user said of the rule"),
        pytest.param("info", {}, "likely", "info", id="but never raises"),
        pytest.param("info", {"word": "error"}, "likely", "error", id="the code has the last word"),
        pytest.param("error", {"word": "off"}, "certain", None, id="a code can be off"),
    ],
)
def test_severity(rule: str | None, codes: dict[str, str], confidence: str, expected: str | None) -> None:
    active = ActiveRule(
        Words(confidence=Confidence(confidence)),
        Severity(rule) if rule else None,
        {code: Severity(value) for code, value in codes.items()},
    )
    found = check(rule_document("bad\n"), [active])
    assert [finding.severity.value for finding in found] == ([expected] if expected else [])


def test_fingerprints_know_no_lines_but_tell_equals_apart() -> None:
    before = check(rule_document("bad and bad\n"), [ActiveRule(Words())])
    after = check(rule_document("New first line.\n\nbad\nand bad\n"), [ActiveRule(Words())])
    assert [finding.fingerprint for finding in before] == [finding.fingerprint for finding in after]
    assert before[0].fingerprint != before[1].fingerprint


def test_order_does_not_depend_on_the_rules_order() -> None:
    document = rule_document("bad text, bad\n")
    rules = [ActiveRule(Words()), ActiveRule(Broken()), ActiveRule(Words("text"))]
    assert check(document, rules) == check(document, rules[::-1])


@dataclass(frozen=True)
class Yields:
    """A rule that yields one violation, whatever it is."""

    violation: Violation
    meta: Meta = field(
        default=Meta(name="yields", summary="Y.", messages={"x": "x {quote}"}, notes={"n": "n {word}"})
    )

    def check(self, document: Document) -> Iterator[Violation]:
        yield self.violation


QUOTED = {"quote": "bad"}


@pytest.mark.parametrize(
    "violation",
    [
        pytest.param(Violation(Span(0, 3), "y", QUOTED), id="unknown code"),
        pytest.param(Violation(Span(0, 3), "x"), id="missing param"),
        pytest.param(Violation(Span(0, 3), "x", {"quote": object()}), id="odd param"),  # type: ignore[dict-item]
        pytest.param(Violation(Span(0, 3), "x", {"quote": float("nan")}), id="no number"),
        pytest.param(Violation(Span(3, 0), "x", QUOTED), id="reversed span"),
        pytest.param(Violation(Span(0, 3), "x", QUOTED, related=(Related(Span(0, 99), "n"),)), id="related"),
        pytest.param(Violation(Span(0, 3), "x", QUOTED, related=(Related(Span(0, 1), "m"),)), id="note"),
        pytest.param(
            Violation(Span(0, 3), "x", QUOTED, fix=Fix("f", (Edit(Span(0, 2), ""), Edit(Span(1, 3), "")))),
            id="overlapping edits",
        ),
        pytest.param(
            Violation(Span(0, 3), "x", QUOTED, fix=Fix("f", (Edit(Span(0, 99)),))), id="edit outside"
        ),
        pytest.param(
            Violation(Span(0, 3), "x", QUOTED, fix=Fix("f", (Edit(Span(0, 1), "\ud800"),))), id="surrogate"
        ),
    ],
)
def test_an_unsound_violation_is_a_crash_of_its_rule(violation: Violation) -> None:
    found = check(rule_document("bad text\n"), [ActiveRule(Yields(violation))])
    assert [finding.params["rule"] for finding in found] == ["yields"]


def test_equal_words_in_other_letters_have_other_fingerprints() -> None:
    found = check(rule_document("Bad bad BAD\n"), [ActiveRule(Words("(?i)bad"))])
    assert len({finding.fingerprint for finding in found}) == 3


def test_a_crashed_rules_suppression_is_not_called_useless() -> None:
    text = "<!-- copydesk-disable-next-line broken -->\nbad\n"
    assert {finding.rule for finding in check(rule_document(text), [ActiveRule(Broken())])} == {
        "rule-crash",
        "broken",
    }
