"""Counting what is read, the forms in which a time is stated, and the formulas of site generators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Span
from copydesk.testing import findings, rule_document
from copydesk_rules.analyses.reading import Amount, Pace, amount, amount_within, image_seconds, of_texts, pace
from copydesk_rules.analyses.reading_material import Material
from copydesk_rules.analyses.reading_presets import PRESETS, printed
from copydesk_rules.analyses.reading_stated import Stated, stated_field
from copydesk_rules.analyses.reading_verdict import verdict
from copydesk_rules.analyses.reading_words import npm_words
from copydesk_rules.reading_time import ReadingTime


def stated(value: str) -> tuple[int, int] | None:
    found = stated_field(rule_document(f"---\nreading_time: {value}\n---\n本文。\n"), ("reading_time",))
    return (found.low, found.high) if found else None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("8", (8, 8)),
        ('"8"', (8, 8)),
        ("'8 min read'", (8, 8)),
        ("8 minutes", (8, 8)),
        ("8 Minuten", (8, 8)),
        ("8 minutos", (8, 8)),
        ("8 мин", (8, 8)),
        ("約8分", (8, 8)),
        ("８分", (8, 8)),
        ("약 8분", (8, 8)),
        ("8〜12分", (8, 12)),
        ("8-12 min", (8, 12)),
        ("8 to 12 minutes", (8, 12)),
        ("7.44", (8, 8)),
        ("{minutes: 7.44, text: 8 min read, words: 1488}", (8, 8)),
        ("{text: 8 min read}", (8, 8)),
        ("-3", (-3, -3)),
        ("0", (0, 0)),
        ("true", None),
        ("auto", None),
        ("null", None),
        ("", None),
        ("1 h 5 min", None),
        ("1時間5分", None),
        ("8:30", None),
        ("45 seconds", None),
        ("1488 words", None),
        ("[8]", None),
    ],
)
def test_the_forms_of_a_stated_time(value: str, expected: tuple[int, int] | None) -> None:
    assert stated(value) == expected


def test_dense_characters_and_other_words_are_counted_apart() -> None:
    assert of_texts(["川は広い。The river-bed isn't wide: 3,000 m"]) == Amount(5, 6)
    assert of_texts(["강은 넓다"]) == Amount(4, 0)
    assert of_texts(["see https://example.org/a/b/c for more"]) == Amount(0, 3)


def test_only_visible_prose_counts() -> None:
    text = (
        "---\ntitle: one two\n---\n# one\n\ntwo `three` ![no no](no.png)\n\n```\nno no\n```\n\n"
        "| four |\n|---|\n| five |\n\n<!-- no no -->\n\n> - six\n\n[seven](https://no.no)\n"
    )
    assert amount(rule_document(text)) == Amount(0, 7, 1)


def test_an_amount_within_spans_is_a_part_of_the_whole() -> None:
    document = rule_document("一二三。四五六。\n\n七八九。\n")
    assert amount_within(document, [Span(0, 4)]) == Amount(4, 0)
    assert amount_within(document, [Span(0, 4), Span(10, 12)]) == Amount(6, 0)
    assert amount_within(document, [Span(0, 14)]) == amount(document)


@given(st.lists(st.sampled_from(["川は広い。", "The river. ", "\n\n", "- ", "`x` ", "강 "]), max_size=30))
def test_two_halves_make_the_whole(parts: list[str]) -> None:
    document = rule_document("".join(parts))
    whole = amount(document)
    for block in document.blocks:
        if block.prose:
            part = amount_within(document, [block.span])
            assert part.characters <= whole.characters
            assert part.words <= whole.words


def test_minutes_are_rounded_up_and_at_least_one() -> None:
    speed = Pace(500, 200)
    assert speed.minutes(Amount()) == 1
    assert speed.minutes(Amount(500, 0)) == 1
    assert speed.minutes(Amount(501, 0)) == 2
    assert speed.minutes(Amount(500, 200)) == 2
    assert pace("ja").characters == pace("ko").characters == 500
    assert pace("xx") == pace("en")


def test_images_take_ever_less_time() -> None:
    assert [image_seconds(count) for count in (0, 1, 2, 10, 11)] == [0, 12, 23, 75, 78]


@pytest.mark.parametrize(
    ("low", "high", "minutes", "expected"),
    [
        (8, 8, 8, ""),
        (8, 8, 9, ""),
        (8, 8, 15, "off"),
        (8, 8, 17, "far-off"),
        (5, 5, 1, "far-off"),
        (3, 3, 1, "off"),
        (2, 2, 1, ""),
        (8, 12, 10, ""),
        (8, 12, 15, ""),
        (8, 12, 20, "off"),
        (20, 20, 10, "far-off"),
    ],
)
def test_the_tolerance(low: int, high: int, minutes: int, expected: str) -> None:
    assert verdict(Stated(low, high, Span(0, 0), (), ""), minutes) == expected


def reference_npm_words(text: str) -> int:
    """The loop of reading-time 1.5, lib/reading-time.js (MIT), in Python."""

    def dense(letter: str) -> bool:
        code = ord(letter)
        return (
            0x3040 <= code <= 0x309F or 0x4E00 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7A3
        ) or 0x20000 <= code <= 0x2EBE0

    def mark(letter: str) -> bool:
        code = ord(letter)
        ranges = ((0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E), (0x3000, 0x303F), (0xFF00, 0xFFEF))
        return any(low <= code <= high for low, high in ranges)

    blanks, end, at, words = " \n\r\t", len(text) - 1, 0, 0
    padded = text + "\n"
    while at <= end:
        if dense(padded[at]) or (
            padded[at] not in blanks and (padded[at + 1] in blanks or dense(padded[at + 1]))
        ):
            words += 1
        if dense(padded[at]):
            while at <= end and (mark(padded[at + 1]) or padded[at + 1] in blanks):
                at += 1
        at += 1
    return words


@given(st.text(alphabet="aB1 \n\t.,!・。、（川広いカタ각①é", max_size=40))
def test_npm_words_agree_with_the_package(text: str) -> None:
    bare = text.strip(" \n\r\t")
    assert npm_words(bare) == reference_npm_words(bare)


def made(words: int) -> Material:
    return Material(rule_document("word " * words))


def test_hugo_rounds_up() -> None:
    assert [printed("hugo", made(words)) for words in (0, 1, 213, 214)] == [0, 1, 1, 2]
    dense = [Material(rule_document("あ" * letters)) for letters in (501, 502)]
    assert [printed("hugo-cjk", material) for material in dense] == [1, 2]
    assert [printed("hugo", material) for material in dense] == [1, 1]


def test_an_unknown_formula_is_refused() -> None:
    for formula in ("hugoo", "chars:", "chars:0", "words:x", "chars:-5"):
        with pytest.raises(ValueError, match="is no formula"):
            ReadingTime(formula=formula)
    with pytest.raises(ValueError, match="`code`"):
        ReadingTime(code="some")


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_post_numbered_by_a_formula_is_silent_under_it(name: str, language: str) -> None:
    body = (
        "The river is wide, and nobody swims. " * 700
        if language == "en"
        else "川は広く、誰も泳ぎません。" * 700
    )
    minutes = printed(name, Material(rule_document(f"---\nlang: {language}\n---\n{body}\n")))
    document = rule_document(f"---\nlang: {language}\nreading_time: {minutes}\n---\n{body}\n")
    assert not findings(document, ReadingTime(formula=name))


@pytest.mark.parametrize("name", [name for name in PRESETS if PRESETS[name].gross])
def test_a_gross_miscount_is_named(name: str) -> None:
    body = "".join(f"川{count}は広く、カヌーで渡る人は{count}人もいません。\n\n" for count in range(700))
    minutes = printed(name, Material(rule_document(f"---\nlang: ja\n---\n{body}")))
    found = findings(rule_document(f"---\nlang: ja\nreading_time: {minutes}\n---\n{body}"), ReadingTime())
    assert f" would count it, the text takes {minutes}: it " in found[0].message


def test_a_tool_that_does_not_make_the_site_is_not_named() -> None:
    body = "".join(f"川{count}は広く、カヌーで渡る人は{count}人もいません。\n\n" for count in range(700))
    minutes = printed("mkdocs-material", Material(rule_document(f"---\nlang: ja\n---\n{body}")))
    text = f"---\nlang: ja\nlayout: post\nreading_time: {minutes}\n---\n{body}"
    for name, site in (("2026-01-02-a.md", {}), ("a.md", {"generator": "jekyll"})):
        (found,) = findings(rule_document(text, name, site), ReadingTime())
        assert found.code == "far-off"
        assert "mkdocs" not in found.message


def test_hugo_counts_by_character_where_the_site_or_the_post_says_so() -> None:
    text = "---\nlang: ja\n---\n" + "川は広く、誰も泳ぎません。" * 700
    for_site = Material(rule_document(text, site={"counts_characters": True}))
    assert (
        printed("hugo", for_site)
        == printed("hugo-cjk", for_site)
        > printed("hugo", Material(rule_document(text)))
    )
    said = text.replace("lang: ja", "lang: ja\nisCJKLanguage: false")
    assert printed("hugo", Material(rule_document(said, site={"counts_characters": True}))) == 1


def test_a_fix_is_withheld_while_a_passage_stands_twice() -> None:
    passage = (
        "川は山から流れ、野を横切り、町を抜け、海へ注ぎます。"
        "水は雨から生まれ、森の土にしみ、岩の間から湧き出します。\n\n"
    )
    once = "---\nreading_time: 9\n---\n" + passage
    assert findings(rule_document(once), ReadingTime())[0].fix
    twice = once + "誰も泳ぎません。\n\n" + passage
    assert not findings(rule_document(twice), ReadingTime())[0].fix
