"""The formulas beside what the tools themselves printed for the same texts (see bench/reading_time.py)."""

from __future__ import annotations

import pytest

from copydesk.testing import findings, rule_document
from copydesk_rules.analyses.reading_generators import presets_of
from copydesk_rules.analyses.reading_material import Material
from copydesk_rules.analyses.reading_presets import printed
from copydesk_rules.analyses.reading_tree import tree_text
from copydesk_rules.analyses.reading_words import gatsby_words, ruby_words, yoast_characters, yoast_words
from copydesk_rules.analyses.word_breaks import words
from copydesk_rules.reading_time import ReadingTime


# Counted with Intl.Segmenter of Node.js 20 (ICU 78), words only.
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a:b c;d e,f 1,000 2.5 a.b", 8),
        ("_ __ a_ _a 1_ snake_case", 5),
        ("don’t l'eau a·b", 3),
        ("² ½ ① Ⅷ Ⓐ ⓐ 12a", 4),
        ("हिन्दी भाषा है", 3),
        ('שלום צה"ל', 2),
        ("한국어 조사입니다 한글과English 3월 한_a", 8),
        ("１２３ ａｂｃ a１", 3),
        ("👍🏽 1️⃣ ❤️ ™ № ª º", 3),
        ("a\u200bb a\u00adb a\u2060b", 4),
        ("a1.5b 1.a a.1 1:30 1;2 1'2", 9),
        ("Ꭰꭰ Ⴀ foo\r\nbar", 4),
        ("‘a’b' 'a a\"b 'x", 5),
    ],
)
def test_words_of_spaced_scripts_are_those_of_unicode(text: str, count: int) -> None:
    assert words(text, "en") == count


def test_words_of_dense_scripts_are_estimated() -> None:
    assert 11 <= words("吾輩は猫である。名前はまだ無い。どこで生れたか", "ja") <= 15


# Made by mdast-util-to-string 4 with GFM.
@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Head {#id}\n\nText.\n", "Head {#id}Text."),
        ("a  \nb\\\nc\nd\n", "abc\nd"),
        ("see ![the river](a.png) and ![ref][r]\n\n[r]: b.png\n", "see the river and ref"),
        ("| a | `b` |\n|---|---|\n| c | <br>d |\n", "abc<br>d"),
        (
            "one<b>two</b>\n\n<div>\nraw <i>x</i>\n\n</div>\n\nend\n",
            "one<b>two</b><div>\nraw <i>x</i></div>end",
        ),
        ("- a\n\n  ```py\n  x\n  ```\n- b\n", "axb"),
        ("foo\n{: .btn}\n\nbar\n", "foo\n{: .btn}bar"),
        ("a[^1]\n\n[^1]: Note.\n", "aNote."),
        ("<!-- c -->\n\n<pre>\na\n\nb\n</pre>\n\nc\n", "<!-- c --><pre>\na\n\nb\n</pre>c"),
        ("```html\n<div>\n```\n\nend\n", "<div>end"),
    ],
)
def test_the_text_of_the_tree(source: str, text: str) -> None:
    assert tree_text(rule_document(source)) == text


# Counted with lodash 4 and sanitize-html 2 (gatsby-transformer-remark 6.16).
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("camelCase XMLHttp snake_case v2.0 1st don’t", 11),
        ("a&amp;b café ÜBER 👍🏽 🇯🇵 ✂", 8),
        ("川と海 한국어", 1 + 3 * 0.56),
    ],
)
def test_gatsby_counts_as_lodash_does(text: str, count: float) -> None:
    assert gatsby_words(text) == pytest.approx(count)


def test_yoast_leaves_out_quotations_code_and_marks() -> None:
    material = Material(rule_document("Two words — `code` here.\n\n> quoted ![](a.png)\n\n```\nx\n```\n"))
    assert yoast_words(material.prose_alone) == 3
    assert material.own_images == 0
    assert yoast_characters("サーバー、「川」です。") == 6


def test_scripts_are_not_read() -> None:
    material = Material(rule_document("<script>\nlet a = 1\n</script>\n\none\n"))
    assert printed("hugo", material) == 1
    assert material.rendered.split() == ["one"]
    assert "let" in material.tagless


def test_entities_of_raw_html_stay_as_they_are_written() -> None:
    assert Material(rule_document('<p>"a" &amp; b</p>\n')).escaped.strip() == '"a" &amp; b'
    assert Material(rule_document('"a" & b\n')).escaped == "&quot;a&quot; &amp; b"


def test_medium_counts_as_readtime_does() -> None:
    assert printed("medium", Material(rule_document("word " * 266))) == 2
    assert printed("medium", Material(rule_document("川と海の間に街がある" * 51))) == 2


@pytest.mark.parametrize(
    ("body", "language", "quirk"),
    [
        ("川は広い。\n", "ja", "counts a line of Japanese or Chinese without spaces as one word"),
        ("The river.\n\n```\nx\n```\n", "en", "counts code like prose"),
        ("The river.\n", "en", ""),
    ],
)
def test_the_quirk_is_one_that_shows(body: str, language: str, quirk: str) -> None:
    document = rule_document(f"---\nlang: {language}\n---\n{body}", site={"generator": "jekyll"})
    assert all(one.quirk.startswith(quirk) for one in presets_of("jekyll", document)[:2])
    assert bool(presets_of("jekyll", document)[0].quirk) == bool(quirk)


def test_code_that_a_generator_counts_is_named() -> None:
    code = "```\n" + "one two three\n" * 700 + "```\n"
    text = f"---\nlang: en\nreading_time: 10\n---\nThe river.\n\n{code}"
    (found,) = findings(rule_document(text, site={"generator": "hugo"}), ReadingTime())
    assert found.code == "miscount"
    assert found.message.endswith("hugo prints 10: it counts code like prose")


def test_what_pages_show_of_unusual_source() -> None:
    shown = Material(
        rule_document("<pre>\na <b>x</b> &lt;\n</pre>\n\n:::note title\n\nb\n\n[](c.md)\n\n:::\n")
    )
    assert shown.rendered.split() == ["a", "x", "<", ":::note", "title", "b", ":::"]


def test_ruby_takes_only_plain_blanks_for_blanks() -> None:
    assert ruby_words("a\u00a0b 川\u3000海\nc") == 3


def test_yoast_joins_sentences_at_the_ideographic_full_stop() -> None:
    assert yoast_words("河 很宽 。 没有人 游泳") == 3
    assert yoast_characters("𠮷 野\\家") == 4


@pytest.mark.parametrize(("language", "found"), [("ja", [5]), ("en", [1, 5])])
def test_a_minute_is_none_where_the_generator_asks_a_dictionary(language: str, found: list[int]) -> None:
    text = "港の市場は夜明け前に開き、船を待つ。" * 60 if language == "ja" else "Boats came in late. " * 90
    body = f"---\nlang: {language}\nreadingTime: %d\n---\n{text}\n"
    printed_time = printed("docusaurus", Material(rule_document(body % 9)))
    rule = ReadingTime(formula="docusaurus")
    differing = [off for off in (0, 1, 5) if list(rule.check(rule_document(body % (printed_time + off))))]
    assert differing == found
