"""Marks in fields: what is found is found whole, and what is taken out leaves plain text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Edit
from copydesk.testing import findings, rule_document
from copydesk_rules.markup_in_field import MarkupInField

MARKS = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "__",
        "#",
        "# ",
        "[",
        "](/a)",
        "<b>",
        "</b>",
        "<br>",
        "&amp;",
        "`",
        "語",
        "word",
        " ",
        ":",
        "-",
    ]
)


def stripped(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKS, max_size=14).map("".join), st.sampled_from(["{}", '"{}"', "'{}'"]))
def test_a_fix_only_takes_away_and_the_front_matter_stays_readable(value: str, quotes: str) -> None:
    document = rule_document(f"---\ntitle: {quotes.format(value)}\nother: x\n---\nbody\n")
    for finding in findings(document, MarkupInField()):
        if finding.fix:
            after = rule_document(stripped(document.text, finding.fix.edits)).front_matter
            assert not after.problems
            assert after.values["other"] == "x"
            assert len(after.text("title")) < len(document.front_matter.text("title"))


@pytest.mark.parametrize(
    "title",
    [
        "a **b** c",
        "**題**名",
        "*題*名",
        "a [b](/c) d",
        "![b](./c.png) d",
        "a <strong class='x'>b</strong>",
        "a _b c_ d",
    ],
)
def test_the_span_is_the_markup(title: str) -> None:
    document = rule_document(f'---\ntitle: "{title}"\n---\n')
    (finding,) = findings(document, MarkupInField())
    assert document.at(finding.span) == finding.params["quote"]


def test_a_block_scalar_is_reported_as_a_whole_and_left_alone() -> None:
    document = rule_document("---\ndescription: |\n  **one**\n  two\n---\n")
    (finding,) = findings(document, MarkupInField())
    assert finding.fix is None
    assert finding.location.start.line == 2
