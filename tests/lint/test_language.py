from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Block, Document, Prose
from copydesk.site import Site
from copydesk.source import Source
from copydesk.span import Span
from copydesk.text.language import of_document, of_text


def document(text: str, body: str = "", language: str = "") -> Document:
    block = Block("paragraph", Span(0, 0), Prose(body))
    return Document(Source.from_text("post.md", text), lambda _, __: (block,), Site(language=language))


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("これは日本語です", "en", "ja"),
        ("結論", "ja", "ja"),
        ("結論", "zh", "zh"),
        ("结论", "en", "zh"),
        ("今天天气很好", "ja", "ja"),
        ("今天我们谈谈「ありがとう」这个词的用法和来历", "zh", "zh"),
        ("これは中国の記事の中の日本語の引用です", "zh", "ja"),
        ("오늘은 날씨가 좋다", "en", "ko"),
        ("Сегодня хорошая погода", "en", "ru"),
        ("Сьогодні гарний день, її тут немає", "ru", "uk"),
        ("Днес времето е хубаво", "bg", "bg"),
        ("Σήμερα", "en", "el"),
        ("Das Wetter ist schön", "de", "de"),
        ("The weather is fine", "ja", "en"),
        ("The weather is fine", "ru", "en"),
        ("The weather is fine", "", ""),
        ("The word 桜 means cherry and is often heard in spring", "en", "en"),
        ("ChatGPTのプラグイン", "en", "ja"),
        ("“Quoted” – naïve…", "fr", "fr"),
        ("123 …", "ja", "ja"),
        ("", "de", "de"),
    ],
)
def test_language_of_text(text: str, default: str, language: str) -> None:
    assert of_text(text, default) == language


@pytest.mark.parametrize(
    ("field", "language"),
    [
        ("lang: de-AT", "de"),
        ("locale: zh_CN", "zh"),
        ("language: JA", "ja"),
        ("lang: php", "en"),
        ("language: typescript", "en"),
        ("lang: kr", "en"),
    ],
)
def test_declared_language(field: str, language: str) -> None:
    assert of_document(document(f"---\n{field}\n---\n")) == language


def test_site_is_asked_before_the_text() -> None:
    assert of_document(document("", "Das ist ein Text und nicht mehr.", "fr-CA")) == "fr"


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("The cat sat on the mat and it was not amused.", "en"),
        ("Die Katze saß auf der Matte und das war nicht alles.", "de"),
        ("Le chat est sur le tapis et les souris dansent pour nous.", "fr"),
        ("El gato está en la alfombra y los ratones bailan para él.", "es"),
        ("O gato não está em casa e os ratos dançam com uma vassoura.", "pt"),
        ("Il gatto è sul tappeto e non si muove per la gioia della casa.", "it"),
        ("De kat zit op het kleed en dat is niet voor ons.", "nl"),
        ("日本語の文章です。", "ja"),
        ("Lorem", "en"),
    ],
)
def test_language_is_guessed_from_the_text(body: str, language: str) -> None:
    assert of_document(document("", body)) == language


def test_title_speaks_where_there_is_no_prose() -> None:
    assert of_document(document("---\ntitle: 雨の日の過ごし方\n---\n")) == "ja"


@given(st.text(), st.sampled_from(["ja", "zh", "ko", "ru", "en", "de", "xx"]))
def test_any_text_has_a_language(text: str, default: str) -> None:
    assert of_text(text, default)
