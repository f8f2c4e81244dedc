from __future__ import annotations

from copydesk.engine import ActiveRule
from copydesk.fixer import settle
from copydesk.source import Source
from copydesk.testing import document_of, findings, rule_document
from copydesk_rules.duplicate_passage import DuplicatePassage

KEEPER = "The old keeper climbs one hundred and twelve steps to the lamp on every evening of the year."


def fixed(text: str) -> str:
    source = Source.from_text("post.md", text)
    return settle(source, document_of, [ActiveRule(DuplicatePassage())], unsafe=True).source.text


def test_the_last_paragraph_goes_with_the_blank_line_above() -> None:
    assert fixed(f"{KEEPER}\n\nHe is old.\n\n{KEEPER}\n") == f"{KEEPER}\n\nHe is old.\n"


def test_a_sentence_goes_with_its_blank() -> None:
    assert (
        fixed(f"{KEEPER} He is old.\n\nShe paints. {KEEPER} Well.\n")
        == f"{KEEPER} He is old.\n\nShe paints. Well.\n"
    )


def test_a_quoted_line_keeps_the_lines_around_it() -> None:
    text = f"- {KEEPER}\n- He is old.\n\nShe paints boats.\n\n- {KEEPER}\n- She sings.\n"
    assert fixed(text) == f"- {KEEPER}\n- He is old.\n\nShe paints boats.\n\n- She sings.\n"


def test_near_copies_are_left_to_the_writer() -> None:
    text = f"{KEEPER}\n\n{KEEPER.replace('lamp', 'light').replace('one hundred', 'a hundred')}\n"
    assert fixed(text) == text


def test_a_restart_in_another_container_has_no_fix() -> None:
    cut = "Before dawn the auction begins and the fishermen lay out what they caught in the cold"
    text = f"> {cut}\n\n{cut} night of the storm. Buyers shout.\n"
    (finding,) = findings(rule_document(text), DuplicatePassage())
    assert (finding.code, finding.fix) == ("restart", None)


def test_an_unclosed_mark_is_not_torn_apart() -> None:
    text = f"**{KEEPER} He** is old.\n\nShe paints. **{KEEPER} Well** done.\n"
    assert fixed(text).count("**") == 4


def test_all_copies_are_one_finding() -> None:
    between = (
        "He is old now, and his knees are not what they were when he came here from the south.",
        "She paints the boats that pass, and sells the pictures to whoever stops at the pier.",
        "It rains on most days of the long winter, and the road to the village is often closed.",
    )
    text = "\n\n".join([KEEPER, *(paragraph for other in between for paragraph in (other, KEEPER))])
    (finding,) = findings(rule_document(text), DuplicatePassage())
    assert [note.location.start.line for note in finding.related] == [1, 9, 13]
    assert finding.location.start.line == 5


def test_an_address_that_the_first_copy_lacks_is_not_deleted() -> None:
    linked = KEEPER.replace("the lamp", "[the lamp](https://example.com/lamp)")
    assert fixed(f"{KEEPER}\n\n{linked}\n") == f"{KEEPER}\n\n{linked}\n"
    assert fixed(f"{linked}\n\n{KEEPER}\n") == f"{linked}\n"


def test_rows_of_a_comparison_stay() -> None:
    text = f"- Summer\n  - {KEEPER}\n  - Tourists come.\n- Winter\n  - {KEEPER}\n"
    assert fixed(text) == text


def test_a_section_is_not_emptied() -> None:
    text = f"# A\n\n{KEEPER}\n\n# B\n\n{KEEPER}\n\n# C\n\nHe is old.\n"
    assert fixed(text) == text


def test_copies_that_touch_are_deleted_together() -> None:
    text = f"{KEEPER}\n\n{KEEPER}\n\n{KEEPER}\n"
    assert fixed(text) == f"{KEEPER}\n"
