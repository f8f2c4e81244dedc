from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Confidence, Violation
from copydesk.testing import rule_document
from copydesk_rules.title_in_body import TitleInBody

TITLE = "A long walk along the river"
WORDS = st.lists(
    st.sampled_from(["river", "walk", "winter", "stone", "橋の上", "城跡", "Über"]), min_size=3, max_size=9
)


def violations(title: str, body: str) -> list[Violation]:
    document = rule_document(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n{body}")
    return list(TitleInBody().check(document))


@given(WORDS, st.sampled_from(["{}", "**{}**", "*{}*!", "“{}”", "{}  "]))
def test_a_decorated_title_is_found_and_its_fix_leaves_the_rest(words: list[str], form: str) -> None:
    title = " ".join(words)
    line = form.format(title)
    body = f"{line}\n\nSomething else stands here.\n"
    document = rule_document(f"---\ntitle: {title}\n---\n{body}")
    (found,) = TitleInBody().check(document)
    assert found.code == "opening"
    assert document.at(found.span) == line.rstrip()
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert document.text[: edit.span.start] + document.text[edit.span.end :] == (
        f"---\ntitle: {title}\n---\nSomething else stands here.\n"
    )


@pytest.mark.parametrize(
    "body",
    [
        "Text first.\n\nA long walk along the river, in winter.\n",
        "Text first.\n\nA long walk along the river.\n",
        '<a href="x">A long walk along the river</a>\n',
        "| A long walk along the river |\n|---|\n| 1 |\n",
        "```\nA long walk along the river\n```\n",
        "## A long walk along the river\n",
        "The river\n",
        "![A long walk along the river](x.png)\n",
    ],
)
def test_look_alikes_are_silent(body: str) -> None:
    assert not violations(TITLE, body)


def test_a_line_with_more_in_its_paragraph_is_taken_out_alone() -> None:
    (found,) = violations(TITLE, "Before.\n\nA long walk along the river\nAfter.\n")
    assert found.code == "repeat"
    assert found.fix is not None


def test_a_title_at_the_end_of_the_post_goes_with_the_blank_line_before() -> None:
    text = f"---\ntitle: {TITLE}\n---\nBefore.\n\n{TITLE}"
    document = rule_document(text)
    (found,) = TitleInBody().check(document)
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert document.text[: edit.span.start] == f"---\ntitle: {TITLE}\n---\nBefore.\n"


def test_what_only_resembles_the_title_is_likely_and_has_no_fix() -> None:
    (found,) = violations(f"{TITLE} | The Daily", f"{TITLE}\n\nText.\n")
    assert found.confidence is Confidence.LIKELY
    assert found.fix is None


def test_without_a_title_nothing_is_found() -> None:
    assert not violations("", "\n\n")
    assert not list(TitleInBody().check(rule_document("A line\n")))
