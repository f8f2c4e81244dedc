from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from copydesk import Applicability, Document, Edit, Fix, Meta, Source, Span, Violation
from copydesk.engine import ActiveRule
from copydesk.fixer import Fixed, settle
from copydesk.testing import document_of


@dataclass(frozen=True)
class Replace:
    """Replaces one pattern by a text, wherever it stands."""

    pattern: str
    text: str
    name: str = "replace"
    applicability: Applicability = Applicability.SAFE
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def meta(self) -> Meta:
        return Meta(name=self.name, summary="R.", messages={"x": "“{quote}”"}, fixable=True)

    def check(self, document: Document) -> Iterator[Violation]:
        for found in re.finditer(self.pattern, document.text):
            span = Span(*found.span())
            fix = Fix(f"Write “{self.text}”", (Edit(span, self.text),), self.applicability)
            yield Violation(span, "x", {"quote": found[0]}, fix=fix)


def fixed(text: str, *rules: Replace, unsafe: bool = False) -> Fixed:
    source = Source.from_text("post.md", text)
    return settle(source, document_of, [ActiveRule(rule) for rule in rules], unsafe=unsafe)


def test_all_fixes_go_in() -> None:
    result = fixed("teh cat and teh dog\n", Replace("teh", "the"))
    assert result.source.text == "the cat and the dog\n"
    assert len(result.applied) == 2
    assert result.findings == []


def test_unsafe_fixes_wait_until_asked_for() -> None:
    rule = Replace("a", "b", applicability=Applicability.UNSAFE)
    assert fixed("a\n", rule).source.text == "a\n"
    assert fixed("a\n", rule, unsafe=True).source.text == "b\n"
    shown = Replace("a", "b", applicability=Applicability.DISPLAY)
    assert fixed("a\n", shown, unsafe=True).source.text == "a\n"


def test_a_fix_may_open_the_way_for_another() -> None:
    result = fixed("aaaa\n", Replace("aa", "a"))
    assert result.source.text == "a\n"


def test_overlapping_fixes_take_turns() -> None:
    result = fixed("abc\n", Replace("ab", "x", "one"), Replace("bc", "y", "two"))
    assert result.source.text == "xc\n"


def test_rules_that_fight_are_named() -> None:
    result = fixed("a\n", Replace("a", "b", "one"), Replace("b", "a", "two"))
    assert result.fighting
    assert set(result.fighting) <= {"one", "two"}


def test_a_fix_that_would_change_another_block_is_dropped() -> None:
    # A dash line below makes a heading of the paragraph above, which the edit does not touch.
    result = fixed("para\n\nmore\n\n\nX\n", Replace(r"\n\nX", "---"))
    assert result.source.text == "para\n\nmore\n\n\nX\n"
    (_, why) = result.dropped[0]
    assert "would change" in why


def test_a_fix_that_would_break_the_front_matter_is_dropped() -> None:
    text = "---\ntitle: good\nauthor: me\n---\nText.\n"
    result = fixed(text, Replace("good", "[bad"))
    assert result.source.text == text
    assert "could not be read" in result.dropped[0][1]


def test_a_fix_that_would_change_another_field_is_dropped() -> None:
    text = "---\ntitle: good\nauthor: me\n---\nText.\n"
    result = fixed(text, Replace("good", "x\nauthor: you"))
    assert result.source.text == text


def test_a_harmful_fix_does_not_keep_a_good_one_out() -> None:
    text = "---\ntitle: good\n---\nteh\n"
    result = fixed(text, Replace("good", "[", "harmful"), Replace("teh", "the", "good"))
    assert result.source.text == "---\ntitle: good\n---\nthe\n"
    assert [finding.rule for finding, _ in result.dropped] == ["harmful"]


def test_a_fix_that_causes_another_finding_is_dropped() -> None:
    @dataclass(frozen=True)
    class Silent(Replace):
        def check(self, document: Document) -> Iterator[Violation]:
            for found in re.finditer(self.pattern, document.text):
                yield Violation(Span(*found.span()), "x", {"quote": found[0]})

    result = fixed("a\n", Replace("a", "worse", "one"), Silent("worse", "", "two"))
    assert result.source.text == "a\n"
    assert "it would cause `two`" in result.dropped[0][1]


def test_refused_fixes_are_remembered_and_the_good_ones_go_in() -> None:
    text = "---\n" + "".join(f"a{n}: bad\n" for n in range(30)) + "---\n" + "teh\n\n" * 31
    result = fixed(text, Replace("bad", "[", "harmful"), Replace("teh", "the", "good"))
    assert result.source.text.count("the") == 31
    assert not result.fighting
    assert len(result.dropped) == 30


def test_the_fixes_of_fighting_rules_are_not_in_the_text() -> None:
    result = fixed("Wow! teh\n", Replace("!", "! really!", "grows"), Replace("teh", "the", "good"))
    assert result.fighting == ("grows",)
    assert result.source.text == "Wow! the\n"


def test_a_fix_that_changes_nothing_is_dropped() -> None:
    result = fixed("same\n", Replace("same", "same"))
    assert [why for _, why in result.dropped] == ["it changes nothing"]
    assert not result.fighting


def test_findings_that_are_not_reported_are_not_fixed() -> None:
    source = Source.from_text("post.md", "teh\n")
    result = settle(source, document_of, [ActiveRule(Replace("teh", "the"))], wanted=lambda finding: False)
    assert result.source.text == "teh\n"
