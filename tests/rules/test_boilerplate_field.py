from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Confidence
from copydesk.testing import beside, findings, rule_document
from copydesk_rules.boilerplate_field import BoilerplateField


def verdict(title: str, excerpt: str, lang: str) -> Confidence | None:
    fields = {"lang": lang, "title": title, "excerpt": excerpt}
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    found = list(BoilerplateField().check(rule_document(f"---\n{lines}---\n")))
    return found[0].confidence if found else None


@pytest.mark.parametrize(
    ("lang", "title", "excerpt"),
    [
        ("ja", "木造校舎の耐震補強", "木造校舎の耐震補強について徹底的に考察していきます。"),
        ("ja", "木造校舎の耐震補強", "今回は最新動向をまとめました。"),
        ("ja", "木造校舎の耐震補強", "**木造校舎の耐震補強**について分析します。"),
        ("en", "Seed banks of the north", "Everything you need to know about the seed banks of the north"),
        ("ja", "木造校舎の耐震補強", "木造校舎の耐震補強をテーマに、詳しくお話しします。"),
        ("ja", "木造校舎の耐震補強", "木造校舎の耐震補強を解説します。ぜひ最後までご覧ください。"),
        ("zh", "城市屋顶花园的设计", "一文读懂城市屋顶花园的设计"),
        ("en", "Seed banks of the north", "An in-depth analysis of seed banks of the north."),
        ("en", "Seed banks of the north", "A look at the seed banks of the north."),
        (
            "en",
            "Seed banks of the north",
            "This complete guide covers everything about seed banks of the north",
        ),
        ("de", "Nachtzüge nach Rom", "Wir werfen einen Blick auf Nachtzüge nach Rom."),
        ("de", "Nachtzüge nach Rom", "Alles, was Sie über Nachtzüge nach Rom wissen müssen."),
        ("en", "Seed banks of the north", "Here's what you need to know about the seed banks of the north."),
        ("en", "Seed banks of the north", "Our guide to the seed banks of the north"),
        ("zh", "城市屋顶花园的设计", "关于城市屋顶花园的设计，你需要知道的一切。"),
        ("ko", "제주도 겨울 여행 코스", "제주도 겨울 여행 코스, 한눈에 보기"),
        ("de", "Nachtzüge nach Rom", "In diesem Beitrag geht es um Nachtzüge nach Rom."),
        ("nl", "De markten van Gent", "Alles wat je moet weten over de markten van Gent."),
        ("fr", "Les marchés de Lyon", "Zoom sur les marchés de Lyon."),
        ("es", "Los mercados de Lima", "Todo lo que debes saber sobre los mercados de Lima."),
        ("pt", "Os mercados de Lisboa", "Tudo o que você precisa saber sobre os mercados de Lisboa."),
        ("it", "I mercati di Torino", "Tutto quello che devi sapere sui mercati di Torino."),
        ("fr", "Les marchés de Lyon", "Découvrez tout sur les marchés de Lyon dans cet article."),
        ("es", "Los mercados de Lima", "En este artículo hablamos sobre los mercados de Lima."),
        ("pt", "Os mercados de Lisboa", "Neste artigo saiba mais sobre os mercados de Lisboa."),
        ("it", "I mercati di Torino", "In questo articolo parliamo di mercati di Torino."),
        ("nl", "De markten van Gent", "In dit artikel bekijken we de markten van Gent."),
    ],
)
def test_announcements(lang: str, title: str, excerpt: str) -> None:
    assert verdict(title, excerpt, lang) is Confidence.CERTAIN


@pytest.mark.parametrize(
    ("lang", "title", "excerpt"),
    [
        ("ja", "木造校舎の耐震補強", "築六十年の校舎に梁を三本足し、費用は半分で済みました。"),
        (
            "ja",
            "木造校舎の耐震補強",
            "木造校舎の耐震補強を解説します。梁を三本足した現場で、費用と工期を調べました。",
        ),
        ("en", "Seed banks of the north", "Learn how to dry beans and peas at home before the first frost."),
        ("en", "Seed banks of the north", "Seed banks of the north hold more rye than wheat."),
        (
            "en",
            "Seed banks of the north",
            "A look at the rye, the barley and the oats that nobody sows any more.",
        ),
        ("en", "Seed banks of the north", "Our guide to drying beans, peas and rye without losing a grain."),
        ("de", "Nachtzüge nach Rom", "Alles, was im Koffer fehlte: Decke, Wasser, Ohrstöpsel."),
        ("en", "Seed banks of the north", "x" * 400),
        ("pl", "Seed banks of the north", "This article explains seed banks of the north."),
    ],
)
def test_fields_that_say_something(lang: str, title: str, excerpt: str) -> None:
    assert verdict(title, excerpt, lang) is None


def test_a_post_without_a_title_has_nothing_to_announce() -> None:
    assert verdict("", "最新情報をお届けします。", "ja") is None


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ja", "ko", "en", "de"]))
def test_any_text(title: str, excerpt: str, lang: str) -> None:
    assert verdict(title, excerpt, lang) in (None, Confidence.CERTAIN, Confidence.LIKELY)


def site_codes(
    posts: dict[str, dict[str, str]], name: str, rule: BoilerplateField | None = None
) -> list[str]:
    texts = {
        path: "---\n"
        + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
        + "---\n"
        for path, fields in posts.items()
    }
    bound = beside(rule or BoilerplateField(), texts)
    return [found.code for found in findings(rule_document(texts[name], name), bound)]


TOWNS = ["港の朝市", "丘の灯台", "川の渡し舟", "駅前の書店", "山の温泉", "森の学校"]


def test_a_frame_is_reported_once_for_the_site() -> None:
    posts = {
        f"{at}.md": {"lang": "ja", "summary": f"{town}の楽しみ方をまとめて教えます"}
        for at, town in enumerate(TOWNS)
    }
    assert [site_codes(posts, name) for name in posts] == [["ends-alike"], [], [], [], [], []]


def test_a_field_that_announces_its_title_is_not_reported_again_for_its_frame() -> None:
    posts = {
        f"{at}.md": {"lang": "ja", "title": f"{town}", "excerpt": f"{town}について詳しく解説します。"}
        for at, town in enumerate(TOWNS)
    }
    assert site_codes(posts, "3.md") == ["announcement"]
    posts["3.md"]["title"] = "遠い国の話"
    assert site_codes(posts, "3.md") == ["framed"]
    assert not site_codes(posts, "3.md", BoilerplateField(fields=("description",)))
    posts["3.md"]["excerpt"] = "船が出る。" + posts["3.md"]["excerpt"]
    assert not site_codes(posts, "3.md")


def test_a_frame_of_very_many_posts_is_counted_exactly() -> None:
    posts = {
        f"{at:03}.md": {"summary": f"夜の{chr(0x4E00 + at)}海と山の話をまとめて教えます"} for at in range(300)
    }
    texts = {name: f"---\nlang: ja\nsummary: {fields['summary']}\n---\n" for name, fields in posts.items()}
    bound = beside(BoilerplateField(), texts)
    (found,) = findings(rule_document(texts["000.md"], "000.md"), bound)
    assert (found.params["posts"], found.params["stating"]) == (300, 300)
    assert not findings(rule_document(texts["299.md"], "299.md"), bound)


@pytest.mark.parametrize(
    "frame", ["最新版の手引き書一覧表", "(第12回の公開勉強会の記録)", "：今日も元気に働きましょう"]
)
def test_what_may_name_a_series_is_only_possible(frame: str) -> None:
    texts = {f"{at}.md": f"---\nlang: ja\ntitle: '{town} {frame}'\n---\n" for at, town in enumerate(TOWNS)}
    found = findings(rule_document(texts["0.md"], "0.md"), beside(BoilerplateField(), texts))
    assert [one.confidence for one in found] == [Confidence.POSSIBLE]


def test_posts_with_nothing_but_a_number_beside_the_frame_are_a_series() -> None:
    posts = {f"{at}.md": {"title": f"What is new in Harbour Charts {at}.0"} for at in range(9)}
    assert not site_codes(posts, "0.md")


def test_texts_that_are_wholly_equal_have_no_frame() -> None:
    posts = {f"{at}.md": {"summary": "How the old harbour was built and by whom"} for at in range(9)}
    assert not site_codes(posts, "0.md")


def test_a_frame_needs_three_posts() -> None:
    with pytest.raises(ValueError, match="use 3 or more"):
        BoilerplateField(frame_posts=2)
    posts = {f"{at}.md": {"title": f"{town}がもたらす暮らしの変化"} for at, town in enumerate(TOWNS[:4])}
    assert not site_codes(posts, "0.md")


def test_a_quoted_field_is_reported_as_a_whole() -> None:
    texts = {
        f"{at}.md": f'---\nlang: ja\nsummary: "{town}の\\u697dしみ方をまとめて教えます"\n---\n'
        for at, town in enumerate(TOWNS)
    }
    document = rule_document(texts["0.md"], "0.md")
    (found,) = findings(document, beside(BoilerplateField(), texts))
    assert document.at(found.span).startswith('"')


@given(st.lists(st.text(max_size=90), min_size=3, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_texts_of_a_site(texts: list[str]) -> None:
    posts = {
        f"{at}.md": {"title": text, "excerpt": text[::-1] + "について詳しく解説します。"}
        for at, text in enumerate(texts)
    }
    assert "crash" not in site_codes(posts, "0.md", BoilerplateField(frame_posts=3))
