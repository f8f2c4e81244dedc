"""Phrases between `**` as their writer meant them, and what a fix makes bold."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from copydesk import Document
from copydesk.engine import ActiveRule
from copydesk.fixer import settle
from copydesk.source import Source
from copydesk.testing import document_of, rule_document
from copydesk_rules.analyses.emphasis import meant_phrases, shifted_phrases, words
from copydesk_rules.unrendered_emphasis import UnrenderedEmphasis


def meant(document: Document) -> list[str]:
    return [
        document.at(phrase.inner) for block in document.blocks for phrase in meant_phrases(document, block)
    ]


def test_marks_open_and_close_in_turn() -> None:
    assert meant(rule_document("棚に**本（絵本）**と**地図**がある。\n")) == ["本（絵本）", "地図"]
    assert meant(rule_document("**One** is whole.\nThe other ** is not.\n")) == ["One"]
    assert meant(rule_document("`**` and 2**10 and a/**/b and [c](d**e) and ****\n")) == []


def test_what_is_rendered_is_not_shifted() -> None:
    document = rule_document("棚に**本**と**地図**がある。\n")
    assert not any(shifted_phrases(document, block) for block in document.blocks)


PHRASES = st.sampled_from(
    ["本", "本（絵本）", "「地図」", "地図。", "old quay", "(so)", "[本](https://example.org/b)"]
)
BETWEEN = st.sampled_from(["と", "は棚にある。", " and ", "、", "が"])


@given(st.lists(st.tuples(BETWEEN, PHRASES), min_size=1, max_size=4), BETWEEN)
def test_after_the_fixes_only_meant_words_are_bold(pieces: list[tuple[str, str]], last: str) -> None:
    text = "棚" + "".join(f"{before}**{phrase}**" for before, phrase in pieces) + last + "\n"
    known = [words(phrase) for _, phrase in pieces]
    result = settle(Source.from_text("post.md", text), document_of, [ActiveRule(UnrenderedEmphasis())])
    if not result.applied:
        return
    (block,) = document_of(result.source).blocks
    assert block.prose is not None
    bold = [one for one in block.prose.inlines if one.kind == "strong"]
    assert all(one.end <= other.start for one, other in pairwise(bold))
    said = [words(result.source.text[one.source.start : one.source.end]) for one in bold]
    plain = [phrase.replace("[本](https://example.org/b)", "本") for phrase in known]
    assert all(any(one in phrase for phrase in (*known, *plain)) for one in said)
