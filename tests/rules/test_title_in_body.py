from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Confidence, Violation
from copydesk.testing import beside, findings, rule_document
from copydesk_rules.analyses.likeness import difference
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


def codes(title: str, body: str) -> list[str]:
    return [found.code for found in violations(title, body)]


LONG = "How the keeper of the light moved his garden to the mainland"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (LONG, LONG.replace("his", "her"), ["near-opening"]),
        (LONG, f"Text.\n\n{LONG} (cont)", ["near-repeat"]),
        (LONG, f"Text.\n\n{LONG} (cont).", []),
        (LONG, LONG.replace("his", "her") + " in May of last year", []),
        (f"{LONG}, part 1", f"{LONG}, part 2", []),
        (f"{LONG} in 2023", f"Text.\n\n{LONG} in 2024", []),
        (f"{LONG[:-4]}\ufffd", f"{LONG}, and why.", ["near-opening"]),
        (LONG[:-4], f"{LONG}, and why.", []),
        (LONG, f"Text.\n\n## {LONG}\n", ["heading"]),
        (LONG, f"Text.\n\n- ## {LONG}\n", []),
        (LONG, f"# {LONG}\n\nText.", []),
        (TITLE, f"Text.\n\n## {TITLE}\n", []),
    ],
)
def test_what_is_nearly_the_title(title: str, body: str, expected: list[str]) -> None:
    assert codes(title, body) == expected


@pytest.mark.parametrize(
    ("headed", "plain", "generator", "expected"),
    [
        (1, 19, "", ["unlike-others"]),
        (3, 17, "jekyll", ["unlike-others"]),
        (4, 16, "", []),
        (1, 18, "", []),
        (1, 19, "docusaurus", []),
    ],
)
def test_few_posts_that_begin_with_a_heading(
    headed: int, plain: int, generator: str, expected: list[str]
) -> None:
    site = {"generator": generator} if generator else {}
    bodies = [f"# {TITLE}", *[f"# {TITLE}, again and again"] * (headed - 1), *["It was cold."] * plain]
    titles = [TITLE, *[f"{TITLE}, again and again"] * (headed - 1), *[TITLE] * plain]
    texts = {
        f"{at:02}.md": f"---\ntitle: {title}\n---\n\n{body}\n\nText.\n"
        for at, (title, body) in enumerate(zip(titles, bodies, strict=True))
    }
    found = findings(rule_document(texts["00.md"], "00.md", site), beside(TitleInBody(), texts, site))
    assert [one.code for one in found] == expected


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_difference_lies_between_what_agrees(one: str, other: str) -> None:
    found = difference(one, other)
    assert len(one) + len(other) == 2 * found.around + len(found.letters)
    assert (one == other) is (not found.letters)
