from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing import rule_document
from copydesk_rules.bold_as_heading import BoldAsHeading

if TYPE_CHECKING:
    from copydesk import Document

NAMES = st.lists(st.sampled_from(["One", "二つ目の話", "Trois choses", "Was nun?"]), min_size=3, max_size=6)


def count(text: str) -> int:
    return len(list(BoldAsHeading().check(rule_document(text))))


def post(names: list[str], mark: str = "**") -> str:
    return "".join(f"{mark}{name}{mark}\n\nText.\n\n" for name in names)


def applied(document: Document) -> str:
    text = document.text
    for found in reversed(list(BoldAsHeading().check(document))):
        assert found.fix is not None
        for edit in reversed(found.fix.edits):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@given(NAMES, st.sampled_from(["**", "__"]))
def test_the_fix_turns_every_bold_line_into_a_heading(names: list[str], mark: str) -> None:
    text = applied(rule_document(post(names, mark)))
    headings = [block for block in rule_document(text).blocks if block.kind == "heading"]
    assert [block.prose.text for block in headings if block.prose] == names
    assert count(text) == 0


def test_bold_lines_above_the_first_heading_count() -> None:
    assert count(post(["One", "Two", "Three"]) + "## Then\n\n" + post(["Four"])) == 3


def test_the_title_is_no_heading_of_a_section() -> None:
    assert count("# Title\n\n" + post(["One", "Two", "Three"])) == 3
    assert count("# Title\n\n# Part\n\n" + post(["One", "Two", "Three"])) == 0


def test_a_sentence_above_a_rule_is_no_heading() -> None:
    assert count("It rained all day.\n---\n\n" + post(["One", "Two", "Three"])) == 3


def test_bold_text_inside_a_line_is_no_heading() -> None:
    assert count("**One** two\n\n**Three** four\n\n**Five** six\n\n") == 0
