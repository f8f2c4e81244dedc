"""Reading front matter: values, and places that hold exactly what was read."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import FrontMatter, Node, Source, Span
from copydesk.front_matter import compose as compose_module
from copydesk.front_matter import read
from copydesk.front_matter.compose import compose
from copydesk.front_matter.events import pure_event_reader
from copydesk.front_matter.write import quoted

SHARED = Path(__file__).parents[3] / "shared"

YAML = """\
---
title: "日本😀: x"  # comment
tags: [a, 'b', "c"]
list:
- x
-
- y: 1
  z:
# comment
body: |
  foo  \n
  bar


folded: >-
  z
date: 2024-02-30
image: a
image: b
---
Text.
"""
TOML = """\
+++
title = "a" # comment
date = 2024-01-02 03:04:05
aliases = ["x", 'y', # comment
  "z"]
[extra]
a.b = {c = 1, "d e" = true}
long = \"\"\"
q\"\"\"
[[menu]]
n = 1
[[menu]]
n = 2
[menu.sub]
k=1
+++
Text.
"""


def nodes(front: FrontMatter) -> Iterator[Node]:
    pending = [front.root] if front.root else []
    while pending:
        node = pending.pop()
        yield node
        pending += node.children()


def at(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_places_in_yaml() -> None:
    front = read(YAML)
    fields = front.fields
    assert {name: at(YAML, node.span) for name, node in fields.items()} == {
        "title": '"日本😀: x"',
        "tags": "[a, 'b', \"c\"]",
        "list": "- x\n-\n- y: 1\n  z:",
        "body": "|\n  foo  \n\n  bar",
        "folded": ">-\n  z",
        "date": "2024-02-30",
        "image": "a",
    }
    assert [at(YAML, front.key(name)) for name in fields] == list(fields)
    assert fields["body"].value == "foo  \n\nbar\n"
    assert fields["date"].value == "2024-02-30"
    assert at(YAML, front.span) == YAML.partition("Text.")[0]
    assert at(YAML, front.opening) == "---"


def test_an_empty_value_stands_behind_its_colon_or_dash() -> None:
    items = read(YAML).fields["list"].value
    assert isinstance(items, tuple)
    assert YAML[: items[1].span.start].endswith("- x\n-")
    assert items[1].span.start == items[1].span.end
    fields = items[2].value
    assert isinstance(fields, dict)
    assert YAML[: fields["z"].span.start].endswith("z:")


def test_a_key_set_twice_keeps_the_first_and_names_the_later() -> None:
    front = read(YAML)
    (duplicate,) = front.duplicates
    assert front.values["image"] == "a"
    assert (duplicate.key, duplicate.later_node.value) == ("image", "b")
    assert at(YAML, duplicate.first) == at(YAML, duplicate.later) == "image"
    assert duplicate.first < duplicate.later


def test_places_in_toml() -> None:
    front = read(TOML)
    assert front.values == {
        "title": "a",
        "date": "2024-01-02 03:04:05",
        "aliases": ["x", "y", "z"],
        "extra": {"a": {"b": {"c": 1, "d e": True}}, "long": "q"},
        "menu": [{"n": 1}, {"n": 2, "sub": {"k": 1}}],
    }
    assert at(TOML, front.fields["aliases"].span) == '["x", \'y\', # comment\n  "z"]'
    assert at(TOML, front.fields["extra"].span).startswith("[extra]\na.b = ")
    extra = front.fields["extra"]
    assert isinstance(extra.value, dict)
    inline = extra.value["a"].value["b"]
    assert at(TOML, inline.keys["d e"]) == '"d e"'


def test_places_in_json() -> None:
    text = '{\n\t"title": "x \\u3042 \\ud83d\\ude00",\n  "n": [1, 2.5],\n  "n": null\n}\nText.\n'
    front = read(text)
    assert front.values == {"title": "x あ 😀", "n": [1, 2.5]}
    assert at(text, front.fields["title"].span) == '"x \\u3042 \\ud83d\\ude00"'
    assert at(text, front.key("n")) == '"n"'
    assert text[front.span.end :] == "Text.\n"
    assert [duplicate.key for duplicate in front.duplicates] == ["n"]


def test_a_lone_surrogate_of_json_is_replaced() -> None:
    assert read('{"a": "\\ud800b"}\n').values == {"a": "\ufffdb"}


def test_json_without_braces_has_the_same_places() -> None:
    text = ';;;\n"title": "x",\n"a": [1]\n;;;\nText.\n'
    front = read(text)
    assert front.values == {"title": "x", "a": [1]}
    assert [at(text, node.span) for node in front.fields.values()] == ['"x"', "[1]"]


def test_odd_characters_move_nothing() -> None:
    text = "---\na: b\u2028c\nd: \x01x\ne: \ufefff\ng: h\x85i\nj: \U0010feffk\n---\n"
    front = read(text)
    assert front.values == {
        "a": "b\u2028c",
        "d": "\x01x",
        "e": "\ufefff",
        "g": "h\x85i",
        "j": "\U0010feffk",
    } or (front.values["j"] == "\ufeffk")
    assert [at(text, node.span) for node in front.fields.values()][:4] == [
        "b\u2028c",
        "\x01x",
        "\ufefff",
        "h\x85i",
    ]


def test_aliases_and_merges_are_expanded() -> None:
    front = read("---\na: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: *a\n---\n")
    assert front.values["b"] == {"y": 3, "x": 1}
    assert front.values["c"] == {"x": 1, "y": 2}
    assert front.fields["c"].style == "alias"


HOSTILE = {
    "brackets": ("---\na: " + "[" * 30_000 + "\n---\n", "too-deep"),
    "braces": ("---\na: " + "{" * 30_000 + "\n---\n", "too-deep"),
    "dashes": ("---\n" + "- " * 20_000 + "\n---\n", "too-deep"),
    "indented keys": ("---\n" + "".join(" " * n + "a:\n" for n in range(200)) + "---\n", "too-deep"),
    "items": ("---\na: [" + "1," * 20_000 + "]\n---\n", "too-many-nodes"),
    "keys": ("---\n" + "".join(f"k{n}: v\n" for n in range(6_000)) + "---\n", "too-many-nodes"),
    "aliases": ("---\na: &a x\nb: [" + "*a," * 60 + "]\n---\n", "too-many-aliases"),
    "doubling": (
        "---\na0: &a0 [x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n},*a{n}]\n" for n in range(24)) + "---\n",
        "too-many-nodes",
    ),
    "recursion": ("---\na: &a [*a]\n---\n", "recursive-alias"),
    "length": ("---\n" + "a: b\n" * 20_000 + "---\n", "too-large"),
    "nested json": ('{"a": ' + "[" * 10_000 + "]" * 10_000 + "}\n", "too-deep"),
    "nested toml": ("+++\na = " + "[" * 30_000 + "\n+++\n", "too-deep"),
    "shallower toml": ("+++\na = " + "[" * 200 + "]" * 200 + "\n+++\n", "too-deep"),
    "dotted toml": ("+++\n" + "a." * 20_000 + "b = 1\n+++\n", "too-deep"),
    "toml tables": ("+++\n" + "".join(f"[a{n}]\n" for n in range(6_000)) + "+++\n", "too-many-nodes"),
    "toml digits": ("+++\na = " + "9" * 50_000 + "\n+++\n", "toml-syntax"),
    "json digits": ('{"a": ' + "9" * 50_000 + "}\n", "json-syntax"),
    "escaped surrogate": ('---\na: "\\ud800"\n---\n', "bad-escape"),
}


@pytest.mark.parametrize(("text", "code"), HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_input_gives_a_finding(text: str, code: str) -> None:
    front = read(text)
    assert front.root is None
    assert front.problems[-1].code == code
    assert all(0 <= p.span.start <= p.span.end <= len(text) for p in front.problems)


def test_numbers_that_nobody_counts_with_stay_text() -> None:
    assert read("---\na: " + "9" * 5_000 + "\n---\n").values == {"a": "9" * 5_000}


@pytest.mark.parametrize(
    "text", [YAML, "---\na:\n  - \n  # c\n  - b:\n    c: {d: , e}\n  - ''\nf: |+\n  x\n\n---\n"]
)
def test_the_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    fast = read(text)
    monkeypatch.setattr(compose_module, "event_reader", pure_event_reader)
    assert read(text) == fast


def test_the_pure_parser_lets_no_surrogate_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose_module, "event_reader", pure_event_reader)
    assert read('---\na: "\\ud800"\n---\n').values == {"a": "\ufffd"}


def test_a_thematic_break_is_no_front_matter() -> None:
    for text in (
        "---\n\nText.\n",
        "---\nText, and: more.\n",
        "---\n",
        "--- \n\n# A\n",
        "---|---\n",
        "- - -\n",
    ):
        assert not read(text)


def test_a_table_or_heading_below_a_thematic_break_closes_nothing() -> None:
    assert not read("---\n\nName|Age\n---|---\nMina|8\n")


keys = st.from_regex(r"[a-z_][a-z0-9_-]{0,8}", fullmatch=True).filter(
    lambda key: key not in {"null", "true", "false"}
)
# Private-use characters stand in for controls: see odd.py.
texts = st.text(st.characters(exclude_categories=["Cs", "Co"]), max_size=30)
scalars = st.one_of(texts, st.integers(), st.booleans(), st.none())
values = st.recursive(
    scalars, lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=3)
)


@given(fields=st.dictionaries(keys, values, max_size=5), fenced=st.booleans())
def test_json_is_read_back_and_every_place_holds_its_value(
    fields: dict[str, object], *, fenced: bool
) -> None:
    body = json.dumps(fields, ensure_ascii=False, indent=1).replace("\x7f", "\\u007f")
    body = "".join(
        f"\\u{ord(c):04x}" if c in "\x85\u2028\u2029\ufeff\ufffe\uffff" or "\x80" <= c <= "\x9f" else c
        for c in body
    )
    text = f"---\n{body}\n---\nText.\n" if fenced else f"{body}\nText.\n"
    front = read(text)
    if not fields and not fenced:
        return
    assert front.values == fields
    assert text[front.span.end :] == "Text.\n"
    for node in nodes(front):
        assert json.loads(at(text, node.span)) == node.plain()


@given(st.dictionaries(keys, texts.filter(lambda text: "\r" not in text), min_size=1, max_size=5))
def test_quoted_yaml_is_read_back(fields: dict[str, str]) -> None:
    lines = [
        f"{key}: {quoted(value)}\n"
        for key, value in fields.items()
        if "\n" not in value and "\t" not in value
    ]
    text = f"---\n{''.join(lines)}---\n"
    front = read(text)
    assert front.root is not None
    for key, value in front.values.items():
        assert value == fields[key]
        assert at(text, front.fields[key].span) == quoted(fields[key])


@given(st.text(max_size=200))
def test_no_text_raises_and_every_place_lies_inside(body: str) -> None:
    for opening, closing in (
        ("---\n", "\n---\n"),
        ("+++\n", "\n+++\n"),
        ('{"', '"}\n'),
        ("", ""),
        ("---\ntitle: ", "\n---\n"),
    ):
        text = Source.from_text("post.md", opening + body + closing).text
        front = read(text)
        places = [problem.span for problem in front.problems] + [node.span for node in nodes(front)]
        assert all(0 <= place.start <= place.end <= len(text) for place in places)
        assert 0 <= front.span.start <= front.inner.start <= front.inner.end <= front.span.end <= len(text)


@given(st.text("ab:-[]{}\"'#&*!|> \n\t", max_size=40))
def test_places_of_yaml_hold_what_was_read(body: str) -> None:
    text = f"---\n{body}\n---\n"
    for node in nodes(read(text)):
        if (
            node.kind == "scalar"
            and node.style in ("plain", "single", "double")
            and "\n" not in at(text, node.span)
        ):
            again = compose(f"- {at(text, node.span)}").root
            assert again is not None
            assert [child.value for child in again.children()] == [node.value]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the corpora beside the project")
def test_every_place_in_the_clean_posts_holds_its_value() -> None:
    seen = 0
    for path in sorted((SHARED / "corpora" / "clean").rglob("*.m*"))[::10]:
        text = Source.from_bytes(path.name, path.read_bytes()).text
        front = read(text)
        assert not front.problems, path
        for node in nodes(front):
            written = at(text, node.span)
            if node.kind != "scalar" or node.style in ("literal", "folded") or "\n" in written:
                continue
            seen += 1
            if front.form == "toml":
                value = tomllib.loads(f"a = {written}")["a"]
                assert node.value == (written if isinstance(value, date) else value)
            else:
                root = compose(f"- {written}").root
                assert root is not None
                assert [child.value for child in root.children()] == [node.value]
    assert seen > 500
