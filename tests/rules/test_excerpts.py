from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk import Span
from copydesk.testing import rule_document
from copydesk_rules.analyses.excerpts import opening


def quoted(text: str) -> str:
    document = rule_document(text)
    return opening(document, Span(0, len(text)))


def test_marks_tags_and_addresses_are_not_quoted() -> None:
    assert quoted("**The keeper** of [the lamp](http://a.b) <b>is</b> old, see https://a.b/c.") == (
        "The keeper of the lamp is old, see"
    )


def test_a_long_text_is_cut_between_words() -> None:
    assert quoted("The keeper of the lamp climbs one hundred and twelve steps.") == (
        "The keeper of the lamp climbs one hundred and…"
    )


def test_ideographs_take_twice_the_room() -> None:
    assert quoted("灯" * 60) == "灯" * 24 + "…"


@given(st.text("ab 灯台、", min_size=1, max_size=200))
def test_a_quote_is_short_and_on_one_line(text: str) -> None:
    quote = quoted(text)
    assert len(quote) <= 49
    assert "\n" not in quote
