"""The tables of docs/front-matter-cases.md say what is true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk import Violation
from copydesk.testing import rule_document
from copydesk_rules.front_matter_syntax import FrontMatterSyntax

PAGE = Path(__file__).parents[2] / "docs" / "front-matter-cases.md"
NONE = "–"
ESCAPE = re.compile(r"\\(n|r|t|u[0-9a-fA-F]{4})")
PLAIN = {"n": "\n", "r": "\r", "t": "\t"}


def rows(heading: str) -> Iterator[list[str]]:
    """The cells of the table below a heading, its own two first lines included."""
    section = PAGE.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("|"):
            yield [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def unescaped(cell: str) -> str:
    assert cell[0] == cell[-1] == "`", cell
    return ESCAPE.sub(lambda found: PLAIN.get(found[1]) or chr(int(found[1][1:], 16)), cell.strip("`"))


def said(text: str, generator: str = "") -> list[Violation]:
    return list(FrontMatterSyntax().check(rule_document(text, site={"generator": generator})))


def codes(text: str, generator: str = "") -> str:
    found = sorted({violation.code for violation in said(text, generator)})
    return ", ".join(f"`{code}`" for code in found) or NONE


def consequences(text: str, generator: str) -> str:
    found = {
        str(violation.params.get("consequence", "")).partition(" ")[2] for violation in said(text, generator)
    }
    names = sorted(name.partition(" ")[2] for name in found if name)
    return "; ".join(names) or NONE


def fields(text: str) -> str:
    front = rule_document(text).front_matter
    return (
        f"`{json.dumps(dict(front.values), ensure_ascii=False)}`"
        if front.root
        else "unread"
        if front
        else NONE
    )


HEAD, _, *DELIMITERS = rows("Fences")
SCALARS = list(rows("Scalars"))[2:]
FAULTS = list(rows("Faults"))[2:]


@pytest.mark.parametrize("row", DELIMITERS, ids=[row[0] for row in DELIMITERS])
def test_fences(row: list[str]) -> None:
    text = unescaped(row[1])
    assert row[2:4] == [fields(text), codes(text)]
    assert row[4:] == [consequences(text, generator) for generator in HEAD[4:]]


@pytest.mark.parametrize("row", SCALARS, ids=[row[0] for row in SCALARS])
def test_scalars(row: list[str]) -> None:
    text = f"---\nkey: {unescaped(row[0])}\n---\n"
    assert row[1:] == [fields(text), codes(text)]


@pytest.mark.parametrize("row", FAULTS, ids=[row[0] for row in FAULTS])
def test_faults(row: list[str]) -> None:
    text = unescaped(row[0])
    quotes = [rule_document(text).at(violation.span) for violation in said(text)]
    assert row[1:] == [codes(text), f"`{escaped(quotes[0])}`" if quotes and quotes[0] else NONE]


def escaped(text: str) -> str:
    """The text at a span as the page writes it."""
    odd = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u3000\ufeff]")
    known = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return odd.sub(lambda found: known.get(found[0], f"\\u{ord(found[0]):04x}"), text)
