"""Repeated titles: where the repetition ends, and what only resembles one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing import findings, rule_document
from copydesk_rules.redundant_field import RedundantField

TITLE = "The Long Road to the Northern Harbour"


def codes(description: str, title: str = TITLE) -> list[str]:
    document = rule_document(f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n')
    return [finding.code for finding in findings(document, RedundantField())]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (": how it was built", ["starts"]),
        (". It was built in 1920.", ["starts"]),
        (" - how it was built", ["starts"]),
        (" | Harbour News", ["starts"]),
        (" was built in 1920.", []),
        ("s", []),
        (".5 miles", []),
        (" (1920)", []),
        ("…", ["equal"]),
    ],
)
def test_what_follows_the_title(rest: str, expected: list[str]) -> None:
    assert codes(TITLE + rest) == expected


def test_the_place_is_the_repetition() -> None:
    title = "北の港へ続く長い道のりについて"
    document = rule_document(f'---\ntitle: "{title}"\nexcerpt: "{title} 先週、歩いてきました。"\n---\n')
    (finding,) = findings(document, RedundantField())
    assert document.at(finding.span) == title


@given(st.text(alphabet="ab 。：「」ＡB港", max_size=40))
def test_a_field_equals_itself(text: str) -> None:
    assert codes(text, text) in ([], ["equal"])
    assert bool(codes(text, text)) is any(character.isalnum() for character in text)
