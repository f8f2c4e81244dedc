"""Terms in the forms that generators know."""

from __future__ import annotations

from copydesk.testing import findings, rule_document
from copydesk_rules.unknown_term import UnknownTerm


def test_parts_of_a_text_have_their_own_places() -> None:
    document = rule_document('---\ntags: "sea,  Harbuor, x"\n---\n', site={"generator": "devto"})
    found = findings(document, UnknownTerm(tags=("sea", "Harbour")))
    assert [document.at(finding.span) for finding in found] == ["Harbuor", "x"]
    assert found[0].fix


def test_a_text_with_escapes_is_reported_as_a_whole() -> None:
    document = rule_document('---\ntags: "s\\u0065a harbuor"\n---\n', site={"generator": "jekyll"})
    (finding,) = findings(document, UnknownTerm(tags=("sea", "harbour")))
    assert document.at(finding.span).startswith('"')
    assert finding.fix is None


def test_a_number_and_an_empty_term_are_no_terms() -> None:
    assert not findings(rule_document("---\ntags: [2024, '']\n---\n"), UnknownTerm(tags=("a",)))


def test_a_very_long_term_is_not_compared() -> None:
    document = rule_document(f"---\ntags: [{'a' * 20_000}]\n---\n")
    (finding,) = findings(document, UnknownTerm(tags=("a" * 50,)))
    assert finding.code == "unknown"
