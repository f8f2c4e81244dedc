"""What the reading times of a whole site have in common."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Confidence, Group, Member, Span
from copydesk.testing import beside, findings, rule_document
from copydesk_rules.analyses.reading_site import Statement, collected, tallies, tally
from copydesk_rules.reading_time import ReadingTime

if TYPE_CHECKING:
    from copydesk import Evidence
    from copydesk.engine import Finding


CODES = ("capped", "same-everywhere")


def site(values: list[tuple[int | str, int]], rule: ReadingTime) -> list[list[Finding]]:
    """What is said of each post of a site: stated minutes and sentences of five words."""
    texts = {
        f"{at:03}.md": f"---\nlang: en\nreading_time: {stated}\n---\n"
        + "The river rises in hills. " * sentences
        for at, (stated, sentences) in enumerate(values)
    }
    bound = beside(rule, texts)
    return [
        [
            one
            for one in findings(rule_document(text, name), bound)
            if one.code in ("capped", "same-everywhere")
        ]
        for name, text in texts.items()
    ]


FIVE_A_MINUTE = ReadingTime(words_per_minute=5)


def test_a_time_in_most_posts_is_reported_once_for_the_site() -> None:
    said = site([(9, 9), *[(9, 30)] * 12, *[(at, at) for at in (*range(1, 8), 12)]], FIVE_A_MINUTE)
    assert [bool(found) for found in said] == [False, True, *[False] * 19]
    (found,) = said[1]
    assert (found.code, found.confidence) == ("same-everywhere", Confidence.LIKELY)
    assert (found.params["same"], found.params["states"], found.params["off"]) == (13, 21, 12)
    assert len(found.related) == 3


def test_a_time_that_none_exceeds_is_capped() -> None:
    said = site([*[(at, at) for at in range(1, 20)], *[("20", 60)] * 6], FIVE_A_MINUTE)
    assert [[found.code for found in one] for one in said] == [[]] * 19 + [["capped"]] + [[]] * 5
    assert not any(site([(21, 21), *[(at, at) for at in range(1, 20)], *[("20", 60)] * 6], FIVE_A_MINUTE))


def test_a_capped_time_in_very_many_posts_is_counted_exactly() -> None:
    said = site([*[(4, 9)] * 300, *[(at % 3 + 1, at % 3 + 1) for at in range(20)]], FIVE_A_MINUTE)
    (found,) = said[0]
    assert (found.code, found.params["same"], found.params["states"]) == ("capped", 300, 320)
    assert not any(said[1:])


@pytest.mark.parametrize(
    "values",
    [
        [(1, 1)] * 40,  # short posts
        [(5, 5)] * 40,  # posts of one length
        [(8, 30)] * 19,  # too few
        [(3, 9)] * 12 + [(at, at) for at in range(1, 20)],  # a short time in less than half
        [(8, 30)] * 6 + [(at, at) for at in range(1, 20)],  # no tenth of three
        [("true", 30)] * 40,
        [(-1, 30)] * 3,
    ],
)
def test_sites_whose_times_were_not_chosen(values: list[tuple[int | str, int]]) -> None:
    assert not any(site(values, FIVE_A_MINUTE))


def test_a_formula_is_taken_at_its_word() -> None:
    assert not any(site([(6, 6)] * 30, ReadingTime(formula="words:5")))
    assert site([(7, 6)] * 30, ReadingTime(formula="words:5"))[0][0].code == "same-everywhere"


def test_what_a_generator_prints_was_not_chosen() -> None:
    texts = {
        f"{at:02}.md": f"---\nlang: ja\nreading_time: 1\n---\n{'川は山から流れます。' * 400}"
        for at in range(30)
    }
    for generator, said in (("hugo", ["miscount"]), ("mkdocs-material", ["far-off", "same-everywhere"])):
        bound = beside(ReadingTime(), texts, {"generator": generator})
        document = rule_document(texts["00.md"], "00.md", {"generator": generator})
        assert sorted(found.code for found in findings(document, bound)) == said


@given(st.lists(st.tuples(st.integers(0, 200), st.booleans()), min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_the_index_counts_as_the_command_does(values: list[tuple[int, bool]]) -> None:
    statements = [Statement(min(stated, 127), stated + 9 * off, off) for stated, off in values]
    counted = {found.value: found for _, found in tallies(statements)}
    facts = [{fact.key: fact for fact in collected(one, Span(0, 0))} for one in statements]
    for one, own in zip(statements, facts, strict=True):
        if not one.off:
            continue
        held = [
            [Member("", Span(0, 0), other[key].payload) for other in facts if key in other] for key in own
        ]
        groups = [Group(tuple(members), len(members)) for members in held if len(members) > 1]
        assert tally(one, cast("Evidence", SimpleNamespace(groups=groups))) == counted[one.stated]
