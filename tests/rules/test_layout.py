from __future__ import annotations

import pytest

from copydesk import Confidence
from copydesk.testing import findings, rule_document
from copydesk_rules.analyses.layout import layout
from copydesk_rules.duplicate_passage import DuplicatePassage

TIDE = "Boats leave the harbour before dawn and come home with the evening tide, in all weathers but one."


def reported(text: str) -> list[Confidence]:
    return [one.confidence for one in findings(rule_document(text), DuplicatePassage())]


def test_labels_hold_until_the_next_heading() -> None:
    seen = rule_document("## A\n\n**State:** good\n\nMore.\n\n## B\n\nNothing.\n").analysis(layout)
    assert seen.headings == (0, 0, 0, 3, 3)
    assert seen.labels == ("", "state", "state", "", "")
    assert seen.forms == frozenset()


def test_a_label_below_three_headings_makes_a_form() -> None:
    text = "".join(f"## {name}\n\n**State:** good\n\n" for name in "ABC")
    assert rule_document(text).analysis(layout).forms == {"state"}
    assert rule_document(text.replace("C", "A")).analysis(layout).forms == frozenset()


def test_code_follows_prose_over_comments() -> None:
    (followers, *_) = rule_document("One\n\n<!-- a -->\n\n```\nx\n```\n\nTwo\n").analysis(layout).followers
    assert [block.kind for block in followers] == ["code"]


@pytest.mark.parametrize(
    ("attribute", "expected"), [("class", []), ("id", [Confidence.LIKELY]), ("value", [])]
)
def test_elements_are_alternatives_when_what_they_are_chosen_by_differs(
    attribute: str, expected: list[Confidence]
) -> None:
    between = "\n\nShe sings.\n\nHe paints.\n\n"
    parts = (f'<div {attribute}="{value}">\n\n{TIDE}\n\n</div>' for value in ("one", "two"))
    assert reported(between.join(parts) + "\n") == expected


def test_the_same_code_after_a_formula_is_no_excuse() -> None:
    formula = "Open a terminal, go to the folder of the project, and run the one command that follows now."
    text = f"{formula}\n\n```\na\n```\n\nShe sings.\n\n{formula}\n\n```\nb\n```\n"
    assert reported(text) == []
    assert reported(text.replace("\nb\n", "\na\n")) != []
