"""The lists of leftovers: every entry against its own examples, and the analyses that use them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.testing import rule_document
from copydesk_rules.analyses.length_notes import length_notes
from copydesk_rules.analyses.markers import markers
from copydesk_rules.analyses.quoting import hinted
from copydesk_rules.analyses.references import references
from copydesk_rules.analyses.talk import talk
from copydesk_rules.data.marker_list import MARKERS
from copydesk_rules.data.placeholder_list import PLACEHOLDERS
from copydesk_rules.data.reference_list import REFERENCES
from copydesk_rules.data.talk_list import TALK

if TYPE_CHECKING:
    from copydesk_rules.data.leftover import Leftover

ENTRIES = (*MARKERS, *TALK, *REFERENCES)
FOUND = [(entry, text) for entry in ENTRIES for text in entry.found]
SILENT = [(entry, text) for entry in ENTRIES for text in entry.silent]


def named(text: str) -> set[str]:
    document = rule_document(text)
    known = {mark.name for mark in markers(document).found} | {part.name for part in talk(document)}
    matches = [document.at(span) for span in references(document)]
    pairs = ((entry, match) for entry in REFERENCES for match in matches)
    return known | {entry.name for entry, match in pairs if re.search(entry.pattern, match, re.IGNORECASE)}


@pytest.mark.parametrize(("entry", "text"), FOUND, ids=[f"{entry.name}-{text[:20]}" for entry, text in FOUND])
def test_an_entry_finds_its_examples(entry: Leftover, text: str) -> None:
    assert entry.name in named(text)


@pytest.mark.parametrize(
    ("entry", "text"), SILENT, ids=[f"{entry.name}-{text[:20]}" for entry, text in SILENT]
)
def test_look_alikes_are_silent(entry: Leftover, text: str) -> None:
    assert entry.name not in named(text)
    assert not named(text)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_an_entry_is_complete(entry: Leftover) -> None:
    assert entry.found
    assert entry.silent
    assert entry.hints == tuple(hint.lower() for hint in entry.hints)
    re.compile(entry.pattern)


def test_names_are_unique() -> None:
    names = [entry.name for entry in ENTRIES]
    assert len(names) == len(set(names))


def test_a_block_of_markers_only_is_told_from_text_with_a_marker() -> None:
    document = rule_document("One.\n\n---END---\n\nTwo.\n---END---\n\n---END---\n[END]\n")
    assert markers(document).blocks == frozenset({1, 3})


def test_a_marker_in_a_quotation_is_named() -> None:
    assert not named("彼は「---END---」と書いた。\n")
    assert not named("> said she: “As an AI language model, I cannot say.”\n")


def test_talk_between_other_text_is_not_outer() -> None:
    found = talk(rule_document("One.\n\nAs an AI language model, I cannot say.\n\nTwo.\n"))
    assert [part.outer for part in found] == [False]


def test_talk_that_opens_or_closes_a_post_is_outer() -> None:
    text = "# Title\n\nI'm sorry, but I can't assist with that.\n\nWould you like me to try again?\n\nOne.\n"
    assert [part.outer for part in talk(rule_document(text))] == [True, True]


def test_a_list_of_the_post_is_no_prompt() -> None:
    text = "- 川を見ること\n- 山を見ること\n\n段落です。\n\n【注意】\n\n- 一人で行かないこと\n"
    assert not talk(rule_document(text))


# The hints of a tag and of a link's address are what stands around it.
PROSE = [entry for entry in (*ENTRIES, *PLACEHOLDERS) if entry.scope not in ("tag", "target")]


@pytest.mark.parametrize("entry", PROSE, ids=lambda entry: entry.name)
@settings(
    max_examples=15, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None
)
@given(data=st.data())
def test_a_hint_stands_in_every_match(entry: Leftover, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(entry.pattern), fullmatch=True))
    assert hinted(entry.hints, text.lower())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("川は山から流れ、野を横切り、町を抜けます。（21文字）\n", ["（21文字）"]),
        ("川は山から流れ、野を横切り、町を抜けます。（300文字）\n", []),
        ("河流从山上流下来，穿过田野，流过城镇，最后流入大海。(约25字)\n", ["(约25字)"]),
        ("One.\n\n(Word count: 1,200 words)\n", ["(Word count: 1,200 words)"]),
        ("One.\n\nWord count: 1,200\n", ["Word count: 1,200"]),
        ("One.\n\nWord count: 1,200\n\nTwo.\n", []),
        ("One.\n\n（3000〜4000文字程度）\n\nTwo.\n", ["（3000〜4000文字程度）"]),
        ("## A (about 200 words)\n\nOne.\n", []),
        (
            "## A (about 200 words)\n\nOne.\n\n## B (300 words)\n\nTwo.\n",
            ["(about 200 words)", "(300 words)"],
        ),
        ("> 川は山から流れ、野を横切り、町を抜けます。（21文字）\n", []),
    ],
)
def test_a_note_counts_the_text_that_it_ends(text: str, found: list[str]) -> None:
    assert [note.text for note in length_notes(rule_document(text))] == found
