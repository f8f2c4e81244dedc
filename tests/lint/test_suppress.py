from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from copydesk import Document, Meta, Span, Violation
from copydesk.engine import ActiveRule, check
from copydesk.suppress import Suppressions
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
        (
            "<!-- copydesk-disable-next-line rude/two -->\nbad\n",
            ["1 unused-suppression/unused-rule", "2 rude/one"],
        ),
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
        ("<!-- copydesk-disable -->\n\nbad\n\n<!-- copydesk-enable rude -->\n\nbad\n", ["7 rude/one"]),
        (
            "<!-- copydesk-disable rude -->\n\nbad\n\n<!-- copydesk-enable rude/two -->\n\nbad worse\n",
            ["7 rude/two"],
        ),
        ("<!-- copydesk-disable rude -->\n\nbad\n\n<!-- copydesk-enable other -->\n\nbad\n", []),
        ("so bad <!-- copydesk-disable --> bad <!-- copydesk-enable -->\nbad\n", ["2 rude/one"]),
        ("<!-- copydesk-enable nonsense -->\n", ["1 unknown-suppression/unknown"]),
        ("<!-- copydesk-enable -->\nfine\n", []),
        (
            "<!-- copydesk-disable rude/one -->\n\nbad\n\n<!-- copydesk-disable rude/one -->\n\nfine\n",
            ["5 unused-suppression/unused-rule"],
        ),
        (
            "<!-- copydesk-disable-next-line rude -->\n<!-- copydesk-disable-next-line other -->\n\nbad\n",
            [],
        ),
        ("fine\n\n<!-- copydesk-disable-next-line -->\n\n", ["3 unused-suppression/unused"]),
        ("<!-- see <!-- copydesk-disable -->\n\nbad\n", ["3 rude/one"]),
        ("<!-- copydesk-disable", []),
        ("<!-- a --><!-- copydesk-disable-line -->\n\nbad\n", ["1 unused-suppression/unused", "3 rude/one"]),
        ("<!-- copydesk-disable-next-line\nrude/one\n-- on purpose -->\nbad\n", []),
        ("> <!-- copydesk-disable-next-line rude -->\n> bad\n", []),
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
        ("copydesk:\n  disable: [3]\na: bad", ["3 unknown-suppression/malformed", "4 rude/one"]),
        ("copydesk:\n  disabel: [rude]\na: bad", ["3 unknown-suppression/malformed", "4 rude/one"]),
        ("copydesk: rude\na: bad", ["2 unknown-suppression/malformed", "3 rude/one"]),
        ("copydesk:\n  disable: rude\na: bad", []),
        ('"bad # copydesk-disable-line": 1', ["2 rude/one"]),
        ("a: |\n  bad # copydesk-disable-line\n  b", ["3 rude/one"]),
        ("copydesk: {disable: [rude]}\na: bad # copydesk-enable", []),
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


def test_a_directive_ends_at_the_line_it_names_however_many_there_are() -> None:
    pair = "<!-- copydesk-disable rude -->\n\nbad\n\n<!-- copydesk-enable -->\n\nbad\n\n"
    assert found(pair * 50) == [f"{7 + 8 * number} rude/one" for number in range(50)]


def test_a_long_name_is_shortened_in_the_message() -> None:
    findings = check(rule_document(f"<!-- copydesk-disable-line {'x' * 500} -->\n"), [ActiveRule(Rude())])
    assert [finding.message for finding in findings] == [f"there is no rule `{'x' * 59}…`"]


@pytest.mark.parametrize("dash", ["--", "\u2014", "\u2013"])
def test_a_reason_follows_two_hyphens_or_a_dash(dash: str) -> None:
    assert found(f"<!-- copydesk-disable-next-line rude {dash} why not, nonsense -->\nbad\n") == []


def test_what_is_always_shown_cannot_be_switched_off() -> None:
    assert found("<!-- copydesk-disable rule-crash -->\n\nbad\n") == [
        "1 unused-suppression/unused-rule",
        "3 rude/one",
    ]


def test_a_comment_of_many_lines_counts_on_its_first_and_last_one() -> None:
    assert found("bad <!-- copydesk-disable-line\nrude\n-- why\n--> bad\nbad\n") == ["5 rude/one"]
    names = "".join(f"a{number} b{number}\n" for number in range(300))
    document = rule_document(f"a <!-- copydesk-disable-line\n{names}-->\n")
    assert len(Suppressions.of(document)._points) == 2 * 600
