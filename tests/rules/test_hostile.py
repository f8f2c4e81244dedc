"""Inputs that break linters, against every rule: none crashes, none loses its place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import copydesk_rules
from copydesk import Document, Rule, RuleEntry, Site, Source
from copydesk.engine import ActiveRule, check
from copydesk.own import CRASH
from copydesk.registry import Plugins
from copydesk.rule import is_project_rule, is_rule
from copydesk.testing import beside, document_of, rule_document

RULES = Plugins([copydesk_rules], installed=False).catalogue().rules
FRONT = (
    "---\ntitle: 題名の例です\ndate: 2025-02-30\nreading_time: 8\n"
    "excerpt: 題名の例ですについて\ntags: [a, a]\n---\n"
)
HOSTILE = {
    "empty": "",
    "line break": "\n",
    "carriage return": "a\rb\r\rc",
    "nothing but front matter": "---\n---\n",
    "open front matter": "---\ntitle: [\n",
    "broken front matter": "---\ntitle: [\n---\n本文。\n",
    "front matter is a list": "---\n- a\n- b\n---\n本文。\n",
    "deep front matter": "---\na: " + "[" * 3000 + "\n---\n本文。\n",
    "alias bomb": "---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n---\n",
    "recursive alias": "---\na: &a [*a]\n---\n",
    "odd keys": "---\n1: a\nyes: b\n? [c]\n: d\n{{ title }}: e\n---\n",
    "second byte order mark": "---\ntitle: \ufeffa\n---\n\ufeff本文。\n",
    "line separator": "---\ntitle: a\u2028b\n---\n本\u2028文。\n",
    "controls": FRONT + "a\x00b\x1b[31mc\x7f\n",
    "stops": FRONT + "。" * 400,
    "one letter": FRONT + "あ" * 2000,
    "one word": FRONT + "word " * 2000,
    "equal paragraphs": FRONT + ("これは同じ段落です。とても長い段落を何度も書きます。\n\n" * 60),
    "marks": FRONT + "*_`~[]()<>#|!\\" * 60,
    "brackets": FRONT + "[" * 800 + "「" * 800 + "（" * 800,
    "quotes": FRONT + "> " * 300 + "a\n",
    "lists": FRONT + "".join(" " * n + "- a\n" for n in range(60)),
    "fences": FRONT + "```\n" * 61,
    "tags": FRONT + "<div>" * 200 + "{% if %}{{ a }}" * 60 + "$$ " * 61,
    "table": FRONT + "|a|b|\n|-|-|\n" + "|x\n" * 60,
    "toml": '+++\ntitle = "a\n+++\n',
    "json": '{"title": "a", \n本文',
    "emoji": FRONT + "👩‍👩‍👧‍👦🇯🇵" * 200,
    "right to left": FRONT + "\u202eabc\u2066שלום مرحبا" * 60,
    "bold lines": FRONT + "**題**\n\n" * 30,
    "markers": FRONT + "本文が続\n\n---END---\n\n" * 20,
    "open paragraphs": FRONT + "図書館は町の人が集まる場所で、本を\n\nライブラリは町の人が集\n\n" * 40,
    "sentences above rules": FRONT + "The quay is closed. Ask at the office, and th\n---\n" * 40,
    "rows of no table": FRONT + "Good. It is\n| a | b |\n\n" * 60,
    "words that go on": FRONT + "新しい本。コンテンツの一覧を作ります。\n\n本棚に並ぶのはコンテン\n\n" * 40,
    "names that begin": FRONT + "# read_all(n)\n\nTake it. Then the n\n\nread_all reads the n\n\n" * 40,
    "open items": FRONT + "- **Quay:** closed in the winter months of the year, and th\n" * 60,
}
NAMES = ("post.md", "post.mdx", "post.html", "post.txt")


def made(text: str, name: str = "post.md") -> Document:
    return document_of(Source.from_text(name, text), Site(generator="jekyll", timezone="Asia/Tokyo"))


def rules() -> list[Rule]:
    made = (entry.load()() for entry in RULES.values())
    return [rule for rule in made if is_rule(rule)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_rule_crashes(text: str, name: str) -> None:
    found = check(made(text, name), [ActiveRule(rule) for rule in rules()])
    assert not [finding.message for finding in found if finding.rule == CRASH.name]


@pytest.mark.parametrize("generator", ["jekyll", "hugo"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_no_project_rule_crashes(text: str, generator: str) -> None:
    name = "_posts/2025-02-01-a.md" if generator == "jekyll" else "content/a.md"
    site = {"generator": generator, "permalink": "pretty" if generator == "jekyll" else ""}
    document = rule_document(text, name, site)
    for entry in RULES.values():
        rule = entry.load()()
        if is_project_rule(rule):
            bound = beside(rule, {name: text, name.replace("a.md", "b.md"): text}, site)
            found = check(document, [ActiveRule(bound)])
            assert not [finding.message for finding in found if finding.rule == CRASH.name]


@pytest.mark.parametrize("entry", RULES.values(), ids=list(RULES))
def test_an_undecodable_file_has_one_finding(entry: RuleEntry) -> None:
    document = document_of(Source.from_bytes("post.md", b"\xff\xfe\xff"))
    found = check(document, [ActiveRule(entry.load()())])
    assert [finding.rule for finding in found] == ["undecodable-file"]


PIECES = st.sampled_from(
    [
        "これは本文です。",
        "文が途中で切れて",
        "A sentence ends here. ",
        "and then it stops in the",
        "**題名**",
        "# 見出し",
        "- 項目",
        "> 引用",
        "---END---",
        "```",
        "`code`",
        "[link](http://example.com/)",
        "{% tag %}",
        "| a | b |",
        "「",
        "」",
        "　",
        "\n",
        "\n\n",
        "\n",
        "---\n",
        "title: 題名\n",
        "😀",
        "\u2028",
        "&amp;",
    ]
)
POSTS = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(POSTS, st.sampled_from(NAMES))
def test_findings_lie_inside_and_quote_their_place(text: str, name: str) -> None:
    document = made(text, name)
    for finding in check(document, [ActiveRule(rule) for rule in rules()]):
        assert finding.rule != CRASH.name, finding.message
        quote = finding.params.get("quote")
        if isinstance(quote, str) and quote:
            within = squeezed(document.at(finding.span))
            assert all(squeezed(part) in within for part in quote.split("…")), finding


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(POSTS)
def test_a_byte_order_mark_and_crlf_change_nothing(text: str) -> None:
    plain = text.replace("\r", "")
    twin = document_of(Source.from_bytes("post.md", plain.replace("\n", "\r\n").encode("utf-8-sig")))
    active = [ActiveRule(rule) for rule in rules()]
    assert check(twin, active) == check(document_of(Source.from_text("post.md", plain)), active)


def squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
