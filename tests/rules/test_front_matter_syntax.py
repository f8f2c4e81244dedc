"""What the page of front-matter-syntax cannot show: characters that nobody sees, and every generator."""

from __future__ import annotations

import pytest

from copydesk import Applicability, Document, Site, Source
from copydesk.engine import ActiveRule, check
from copydesk.fixer import settle
from copydesk.front_matter import read
from copydesk.front_matter.schema import BUILT_IN
from copydesk.testing import document_of
from copydesk_rules.data.readers import DUPLICATE, FENCES, NAMES, NO_MAPPING, UNREADABLE
from copydesk_rules.front_matter_syntax import FrontMatterSyntax

RULES = [ActiveRule(FrontMatterSyntax())]


def document(source: Source) -> Document:
    return document_of(source, Site())


def fixed(text: str, *, unsafe: bool = False) -> str:
    result = settle(Source.from_text("post.md", text), document, RULES, unsafe=unsafe)
    assert not result.fighting
    return result.source.text


def test_the_table_of_generators_names_only_generators_and_codes() -> None:
    assert set(NAMES) <= set(BUILT_IN)
    codes = set(FrontMatterSyntax.meta.messages) | {"toml", "json", "semicolons"}
    assert set(FENCES) <= codes
    for row in (*FENCES.values(), DUPLICATE, NO_MAPPING, UNREADABLE):
        assert row
        assert set(row) <= set(NAMES)


@pytest.mark.parametrize("generator", ["", *BUILT_IN, "unheard-of"])
def test_a_good_front_matter_is_good_for_every_generator(generator: str) -> None:
    source = Source.from_text("post.md", "---\ntitle: Bread\ndate: 2024-05-04\n---\nText.\n")
    assert check(document_of(source, Site(generator=generator)), RULES) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\ntitle: \ufeffBread\ufeff\nmood: \ufeffcalm\n---\n", "---\ntitle: Bread\nmood: calm\n---\n"),
        ("\ufeff\n---\ntitle: Bread\n---\nText.\n", "---\ntitle: Bread\n---\nText.\n"),
        ("---\ntitle: Bread\n---Text.\n", "---\ntitle: Bread\n---Text.\n"),
        ("---\na: b: c\nd: e: f\n---\nText.\n", "---\na: 'b: c'\nd: 'e: f'\n---\nText.\n"),
        ("---\na: 'it's'\n---\n", '---\na: "it\'s"\n---\n'),
        ("---\na: *b\n---\n", "---\na: '*b'\n---\n"),
        ("---\na: [b] c # d\n---\n", "---\na: '[b] c # d'\n---\n"),
    ],
)
def test_safe_fixes(text: str, after: str) -> None:
    # A mark at the very start of the bytes is the encoding's, not the text's.
    source = Source.from_bytes("post.md", b"\xef\xbb\xbf" + text.encode())
    result = settle(source, document, RULES)
    assert result.source.text == after
    assert result.source.data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\ntitle:Bread\nmood: calm\n---\n", {"title": "Bread", "mood": "calm"}),
        ("---\ntitle：パン\nmood: calm\n---\n", {"title": "パン", "mood": "calm"}),
        ("---\ntitle:\u3000パン\n---\n", {"title": "パン"}),
        ('---\ntitle: "C:\\parts"\n---\n', {"title": "C:\\parts"}),
        ("title: Bread\ndate: now\n---\n", {"title": "Bread", "date": "now"}),
        ("---\ntitle: {{ name }}\n---\n", {"title": "{{ name }}"}),
        ("+++\ntitle = 'a'\ndate = 'b'", {"title": "a", "date": "b"}),
    ],
)
def test_unsafe_fixes(text: str, values: dict[str, str]) -> None:
    front = read(fixed(text, unsafe=True))
    assert front.values == values
    assert not front.problems


def test_a_fix_that_is_not_certain_to_be_meant_is_unsafe() -> None:
    for text in ("---\ntitle: a #b\n---\n", "---\ntitle:a\n---\n", "---\ntitle: a\nb: c\n"):
        (finding,) = check(document(Source.from_text("post.md", text)), RULES)
        assert finding.fix is not None
        assert finding.fix.applicability is Applicability.UNSAFE
        assert fixed(text) == text
