from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from copydesk import Document, Meta, Span, Violation
from copydesk.engine import ActiveRule, check
from copydesk.testing import rule_document


@dataclass(frozen=True)
class Rude:
    """Two rude words."""

    meta: ClassVar[Meta] = Meta(name="rude", summary="Rude.", messages={"one": "one", "two": "two"})

    def check(self, document: Document) -> Iterator[Violation]:
        for found in re.finditer(r"\b(?:bad|worse)\b", document.text):
            yield Violation(Span(*found.span()), "one" if found[0] == "bad" else "two")


def found(text: str, name: str = "post.md") -> list[str]:
    findings = check(rule_document(text, name), [ActiveRule(Rude())], known=["other", "acme/rule"])
    return [f"{f.location.start.line} {f.rule}/{f.code}" for f in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- copydesk-disable-next-line rude/one -->\n\nso bad\n", []),
        ("<!-- copydesk-disable-next-line -->\nso bad\n\nbad\n", ["4 rude/one"]),
        ("<!-- copydesk-disable-next-line rude/two -->\nbad\n", ["1 unused-suppression/unused-rule", "2 rude/one"]),
        ("so bad <!-- copydesk-disable-line -- quoted on purpose -->\n", []),
        ("<!-- copydesk-disable -->\n\nbad\n\n<!-- copydesk-enable -->\n\nbad\n", ["7 rude/one"]),
        ("<!-- copydesk-disable -->\n\nbad\n\nworse\n", []),
        ("<!-- copydesk-disable-next-line -->\nfine\n", ["1 unused-suppression/unused"]),
        (
            "<!-- copydesk-disable-next-line nonsense -->\nbad\n",
            ["1 unknown-suppression/unknown", "2 rude/one"],
        ),
        ("<!-- copydesk-disable-next-line othre -->\n", ["1 unknown-suppression/misspelt"]),
        ("<!-- copydesk-disable-nextline -->\nbad\n", ["1 unknown-suppression/malformed", "2 rude/one"]),
        ("<!-- copydesk-disable-next-line other -->\nfine\n", []),
        ("<!-- copydesk-disable-next-line acme/rule, acme/rule/code -->\nfine\n", []),
        ("`<!-- copydesk-disable-line -->` bad\n", ["1 rude/one"]),
        ("```\n<!-- copydesk-disable -->\n```\n\nbad\n", ["5 rude/one"]),
    ],
)
def test_comments(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("a: bad # copydesk-disable-line", []),
        ("a: bad # copydesk-disable-line rude -- a quotation", []),
        ('a: "bad # copydesk-disable-line"', ["2 rude/one"]),
        ("# copydesk-disable-next-line\na: bad", []),
        ("copydesk: {disable: [rude/one]}\na: bad", []),
        ("copydesk: {disable: [rude/one]}\na: worse", ["2 unused-suppression/unused-rule", "3 rude/two"]),
        ("copydesk:\n  disable:\n    - other", []),
    ],
)
def test_front_matter(front: str, expected: list[str]) -> None:
    assert found(f"---\n{front}\n---\nText.\n") == expected


def test_toml_comments() -> None:
    assert found('+++\na = "bad" # copydesk-disable-line\n+++\nText.\n') == []


def test_mdx_comments() -> None:
    assert found("{/* copydesk-disable-next-line rude */}\n\nso bad\n", "post.mdx") == []


def test_html_comments() -> None:
    assert found("<!-- copydesk-disable-next-line -->\n<p>so bad</p>\n", "post.html") == []


def test_a_complaint_can_be_switched_off_by_name() -> None:
    text = "<!-- copydesk-disable unused-suppression -->\n\n<!-- copydesk-disable-next-line rude -->\nfine\n"
    assert found(text) == []
