"""Edits of a front matter change what they are told to, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import (
    Document,
    Edit,
    Span,
    delete_duplicate,
    delete_field,
    delete_item,
    insert_field,
    quote_text,
    rename_field,
    set_field,
)
from copydesk.front_matter import read
from copydesk.front_matter.write import quoted, written
from copydesk.testing import rule_document

SHARED = Path(__file__).parents[3] / "shared"
YAML = """\
---
# by hand
title: Bread  # the name
'sub title': 'It''s white'
date: "2024-05-04"
empty:
tags: [a, b, c]
list:
  - x
  # between
  - y
cover: {image: a.png, alt: A loaf}
text: |
  title: no
n: 8
---
Text.
"""
TOML = '+++\ntitle = "Bread" # the name\ntags = ["a", "b"]\nn = 8\n[extra]\nmood = \'calm\'\n+++\nText.\n'
JSON = '{\n  "title": "Bread",\n  "tags": ["a", "b"],\n  "n": 8\n}\nText.\n'


def applied(text: str, edit: Edit | None) -> str:
    assert edit is not None
    return text[: edit.span.start] + edit.text + text[edit.span.end :]


@pytest.mark.parametrize(
    ("text", "path", "value", "old", "new"),
    [
        (YAML, ["title"], "Rye: dark", "Bread  #", "'Rye: dark'  #"),
        (YAML, ["title"], "Rye", "Bread  #", "Rye  #"),
        (YAML, ["title"], "404", "Bread  #", "'404'  #"),
        (YAML, ["sub title"], "It's brown", "'It''s white'", "'It''s brown'"),
        (YAML, ["date"], 'a "b"', '"2024-05-04"', '"a \\"b\\""'),
        (YAML, ["empty"], "now", "empty:", "empty: now"),
        (YAML, ["n"], 15, "n: 8", "n: 15"),
        (YAML, ["tags", 1], "b, d", ", b,", ", 'b, d',"),
        (YAML, ["list", 1], "z", "- y", "- z"),
        (YAML, ["cover", "alt"], "none", "A loaf", "none"),
        (TOML, ["title"], 'a "b"', '"Bread"', '"a \\"b\\""'),
        (TOML, ["extra", "mood"], "it's", "'calm'", '"it\'s"'),
        (TOML, ["n"], 9, "n = 8", "n = 9"),
        (JSON, ["tags", 0], "ä", '"a"', '"ä"'),
    ],
)
def test_a_value_is_set_in_the_quotes_that_it_has(
    text: str, path: list[str | int], value: Any, old: str, new: str
) -> None:
    assert applied(text, set_field(rule_document(text), path, value)) == text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "edit", "old", "new"),
    [
        (YAML, lambda d: rename_field(d, ["title"], "name"), "title: Bread", "name: Bread"),
        (YAML, lambda d: rename_field(d, ["sub title"], "lead"), "'sub title'", "'lead'"),
        (YAML, lambda d: rename_field(d, ["cover", "alt"], "text"), "alt:", "text:"),
        (YAML, lambda d: delete_field(d, ["title"]), "title: Bread  # the name\n", ""),
        (YAML, lambda d: delete_field(d, ["empty"]), "empty:\n", ""),
        (YAML, lambda d: delete_field(d, ["text"]), "text: |\n  title: no\n", ""),
        (YAML, lambda d: delete_field(d, ["cover", "image"]), "image: a.png, ", ""),
        (YAML, lambda d: delete_field(d, ["cover", "alt"]), ", alt: A loaf", ""),
        (YAML, lambda d: delete_item(d, ["tags", 0]), "[a, ", "["),
        (YAML, lambda d: delete_item(d, ["tags", 2]), ", c]", "]"),
        (YAML, lambda d: delete_item(d, ["list", 1]), "  - y\n", ""),
        (YAML, lambda d: insert_field(d, "mood", "calm", after="list"), "  - y\n", '  - y\nmood: "calm"\n'),
        (TOML, lambda d: rename_field(d, ["extra", "mood"], "tone"), "mood", "tone"),
        (TOML, lambda d: delete_field(d, ["tags"]), 'tags = ["a", "b"]\n', ""),
        (TOML, lambda d: insert_field(d, "draft", value=True, after="n"), "n = 8\n", "n = 8\ndraft = true\n"),
        (JSON, lambda d: delete_field(d, ["n"]), ',\n  "n": 8', ""),
        (JSON, lambda d: rename_field(d, ["n"], "m"), '"n"', '"m"'),
    ],
)
def test_keys_and_items(text: str, edit: Callable[[Document], Edit | None], old: str, new: str) -> None:
    assert applied(text, edit(rule_document(text))) == text.replace(old, new)


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: set_field(d, ["text"], "a block stays as it is"),
        lambda d: set_field(d, ["nothing"], "x"),
        lambda d: rename_field(d, ["title"], "date"),
        lambda d: rename_field(d, ["title"], "a: b"),
        lambda d: delete_item(rule_document("---\na: [x]\n---\n"), ["a", 0]),
        lambda d: delete_field(rule_document("---\na:\n- b: 1\n  c: 2\n---\n"), ["a", 0, "b"]),
        lambda d: set_field(rule_document("---\na: &x 1\nb: *x\n---\n"), ["a"], 2),
    ],
)
def test_what_cannot_be_done_in_place_is_not_done(edit: Callable[[Document], Edit | None]) -> None:
    assert edit(rule_document(YAML)) is None


def test_the_later_of_two_keys_is_deleted() -> None:
    text = "---\na: 1\nb: {c: x, d: y, c: x}\na: 1\n---\n"
    document = rule_document(text)
    assert applied(text, delete_duplicate(document, 0)) == text.replace(", c: x}", "}")
    assert applied(text, delete_duplicate(document, 1)) == text.replace("}\na: 1\n", "}\n")


def test_a_value_is_quoted_only_when_it_then_reads_as_it_stands() -> None:
    text = "---\ntitle: a: b\nother: c: d\n---\n"
    document = rule_document(text)
    assert applied(text, quote_text(document, Span(11, 15))) == text.replace("a: b", "'a: b'")
    assert quote_text(rule_document("---\na: 'b\n---\n"), Span(7, 9)) is not None
    assert quote_text(rule_document("---\na: 1\n---\n"), Span(4, 8)) is None


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(
    texts, st.sampled_from([("yaml", "plain"), ("yaml", "single"), ("yaml", "double"), ("json", "double")])
)
def test_what_is_written_is_read_back(text: str, kind: tuple[str, str]) -> None:
    form, style = kind
    out = written(text, form, style)
    assert out is not None
    front = read(f"---\nkey: {out}\n---\n" if form == "yaml" else f'{{"key": {out}}}\n')
    if not front.problems:
        assert front.values == {"key": text}


@given(texts, st.sampled_from(["title", "sub title", "date", "empty"]))
def test_setting_any_text_keeps_everything_else(text: str, name: str) -> None:
    document = rule_document(YAML)
    edit = set_field(document, [name], text)
    if edit is None:
        return
    after = read(applied(YAML, edit))
    assert after.values == {**document.front_matter.values, name: text}
    assert applied(YAML, edit)[after.span.end :] == "Text.\n"


def test_quotes_are_single_unless_the_text_has_an_apostrophe() -> None:
    assert [quoted(text) for text in ("a", "it's", 'it\'s "b"')] == ["'a'", '"it\'s"', "'it''s \"b\"'"]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the corpora beside the project")
def test_fields_of_clean_posts_can_be_edited() -> None:
    done = 0
    for path in sorted((SHARED / "corpora" / "clean").rglob("*.m*"))[::40]:
        document = rule_document(path.read_text("utf-8-sig"))
        for name, node in document.front_matter.fields.items():
            if node.style in ("plain", "single", "double"):
                assert rename_field(document, [name], "zz-new"), path
                assert set_field(document, [name], "A: \"b\" \\ 'c' # d 日本"), path
                done += 1
    assert done > 100
