"""The list of placeholders against its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copydesk.testing import findings, rule_document
from copydesk_rules.data.placeholder_list import PLACEHOLDERS
from copydesk_rules.placeholder_text import PlaceholderText

if TYPE_CHECKING:
    from copydesk_rules.data.leftover import Leftover

FOUND = [(entry, text) for entry in PLACEHOLDERS for text in entry.found]
SILENT = [text for entry in PLACEHOLDERS for text in entry.silent]


@pytest.mark.parametrize(("entry", "text"), FOUND, ids=[f"{entry.name}-{text[:20]}" for entry, text in FOUND])
def test_an_entry_finds_its_examples(entry: Leftover, text: str) -> None:
    assert findings(rule_document(text), PlaceholderText())
    assert not findings(rule_document(text), PlaceholderText(ignore=(entry.name,)))


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes_are_silent(text: str) -> None:
    assert not findings(rule_document(text), PlaceholderText())


def test_every_entry_has_both_kinds_of_example() -> None:
    assert all(entry.found and entry.silent for entry in PLACEHOLDERS)


@pytest.mark.parametrize(("generator", "count"), [("astro", 1), ("jekyll", 0), ("", 0)])
def test_templates_are_printed_only_where_nothing_fills_them_in(generator: str, count: int) -> None:
    document = rule_document("The {{ page.title }} is wide.", site={"generator": generator})
    assert len(findings(document, PlaceholderText())) == count
