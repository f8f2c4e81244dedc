from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Inline, Prose, Sentence
from copydesk.span import Span
from copydesk.text.sentences import split

LANGUAGES = ["ja", "zh", "ko", "en", "de", "fr", "es", "pt", "it", "nl", "ru"]
ALPHABET = "ab A.B!?。．！？…「」（）()“”\"'«»\n\t 1２、,の漢カ한é🎉\ufffc\u3000_"


def texts(text: str, language: str, *, table: bool = False) -> list[str]:
    return [text[one.start : one.end] for one in split(Prose(text), language, table=table)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", ["雨が降った。", "傘を忘れた！", "どうしよう"]),
        ("ja", ["彼は「行く。必ず行く。」と答えた。", "それだけだ。"]),
        ("ja", ["本当に！？", "すごい！（笑）", "では次に。"]),
        ("ja", ["料金は3.14倍で、v1.2.3から変わった。", "Node.jsの話です。"]),
        ("ja", ["Yahoo!ニュースを見た。", "終わり"]),
        ("ja", ["１．目的を書く。", "２．方法を書く。"]),
        ("ja", ["これは！をかなり急いだ。", "2.5. 名前の話です。"]),
        ("ja", ["完成です!", "次へ進みます."]),
        ("zh", ["今天很冷。", "你说：“走吧。”", "我们就走了……好"]),
        ("zh", ["他说的“对。”的确没错。", "是吗？"]),
        ("ko", ["비가 왔다.", "우산이 없다!", "어떡하지"]),
        ("en", ["Dr. Hill met Mrs. Oak, i.e. her aunt.", "They spoke."]),
        ("en", ["She lives in the U.S. Virgin Islands.", "He left the U.S.", "It was cold."]),
        ("en", ["J. R. Field wrote it.", "See Fig. 3 and pp. 4.", "Done."]),
        ("en", ["Pi is 3.14.", "Version v2.0.1 is out.", "Open index.html now."]),
        ("en", ["Look at https://example.org/a.b?c=d.", "Mail x.y@example.org.", "Fine."]),
        ("en", ["Well... maybe not.", "Really?!", "Yes."]),
        ("en", ['"Is it?" she asked.', "(It was. She knew.)", "It rained."]),
        ("en", ["Next one.", "Great! 🎉"]),
        ("en", ["1. Open the box.", "2. Close it."]),
        ("en", ["He said no. 5 people left.", "Gone etc. and so on."]),
        ("de", ["Am 3. Oktober kam z. B. Frau Dr. Berg.", "Sie blieb bzw. schlief.", "Gut."]),
        ("de", ["„Komm. Jetzt.“ rief er.", "Nichts."]),
        ("fr", ["Vraiment ?", "Oui !", "C'est p. ex. M. Roy.", "Fin."]),
        ("es", ["¿Qué hora es?", "La Sra. Gil lo sabe.", "¡Bien!"]),
    ],
)
def test_sentences(language: str, expected: list[str]) -> None:
    joint = "" if language in ("ja", "zh") else " "
    assert texts(joint.join(expected), language) == expected


def test_what_has_no_final_mark_has_not_ended() -> None:
    assert split(Prose("Done. And the"), "en") == (Sentence(0, 5, ended=True), Sentence(6, 13, ended=False))


def test_line_break_after_final_mark_is_boundary_and_otherwise_part_of_sentence() -> None:
    assert texts("一行目。\n二行目は\n続く。", "ja") == ["一行目。", "二行目は\n続く。"]
    assert texts("One line\nwith more. Two.", "en") == ["One line\nwith more.", "Two."]


def test_bracket_that_never_closes_does_not_swallow_the_rest() -> None:
    assert texts("「開いたまま。次の文。最後。", "ja") == ["「開いたまま。", "次の文。", "最後。"]


def test_brackets_far_apart_are_no_aside() -> None:
    long = "（" + "文がある。" * 100 + "）"
    assert len(texts(long, "ja")) == 100


def test_code_is_opaque() -> None:
    text = "Call foo. Bar() now. End."
    code = Inline("code", 5, 15, Span(5, 17))
    found = split(Prose(text, inlines=(code,)), "en")
    assert [text[one.start : one.end] for one in found] == ["Call foo. Bar() now.", "End."]


def test_cells_of_a_table() -> None:
    assert texts("Name\tValue. More.\na\tb", "en", table=True) == ["Name", "Value.", "More.", "a", "b"]


def test_image_at_the_end_belongs_to_the_last_sentence() -> None:
    assert split(Prose("終わりです。\ufffc"), "ja") == (Sentence(0, 7, ended=True),)


@given(st.text(ALPHABET, max_size=80), st.sampled_from(LANGUAGES), st.booleans())
def test_every_character_is_in_one_sentence(text: str, language: str, table: bool) -> None:  # noqa: FBT001
    done = 0
    for start, end, _ in split(Prose(text), language, table=table):
        assert done <= start < end <= len(text)
        assert not text[done:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        done = end
    assert not text[done:].strip()


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    for language in ("ja", "en"):
        assert "".join("".join(texts(text, language)).split()) == "".join(text.split())
