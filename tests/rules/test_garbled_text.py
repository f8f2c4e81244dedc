"""Text that is read in the wrong encoding on purpose, and text that is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk_rules.analyses.garbled import garbled

WORDS = "Ein schöner Fluß; l’été à Noël; día de mañana; São João; “IRMÃ”; « café »… — 5 °C £3 ½ naïve Ærø"


def codes(text: str, language: str) -> list[str]:
    return [place.code for place in garbled(text, language)]


@given(st.text(alphabet=WORDS, max_size=30))
def test_western_letters_in_any_order_rarely_look_like_another_encoding(text: str) -> None:
    for place in garbled(text, "de"):
        assert place.code == "mojibake"
        assert text[place.start] in "ÃÂâàãäåæçèéêëìíîï"


def test_real_text_is_silent() -> None:
    assert not codes(WORDS, "de")
    assert not codes("川は広く、β版のα線は「Привет」とも안녕とも言わない。", "ja")
    assert not codes("Волга впадает в море, PHPшник пишет SMSки.", "ru")


@given(st.text(alphabet="áéíóúñüçøåß", min_size=1, max_size=12))
def test_latin_letters_read_as_latin_1_are_restored(text: str) -> None:
    wrong = text.encode().decode("latin-1")
    places = list(garbled(wrong, "es"))
    assert [place.code for place in places] == ["mojibake"]
    assert places[0].meant == text


@given(st.text(alphabet="かきくけこさしすせそ", min_size=4, max_size=12))
def test_kana_read_as_shift_jis_are_found(text: str) -> None:
    wrong = text.encode().decode("cp932", "replace").replace("\ufffd", "")
    assert "mojibake" in codes(wrong, "ja")


@pytest.mark.parametrize(
    ("text", "count"),
    [("可能�", 1), ("�能", 1), ("the � sign", 0), ("「�」", 0), ("�", 0), ("可��能", 1)],
)
def test_a_replacement_character_that_is_shown_is_silent(text: str, count: int) -> None:
    assert len(codes(text, "ja")) == count


@pytest.mark.parametrize("word", ["Bолга", "мoре", "сity", "ЧParte"])
def test_letters_that_only_look_alike_are_found(word: str) -> None:
    assert codes(f"{word} a", "ru" if word in ("Bолга", "мoре") else "en") == ["foreign-script"]
