from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Confidence
from copydesk.testing import rule_document
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
