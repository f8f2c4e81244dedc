from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing import rule_document
from copydesk_rules.analyses.letters import letters

PIECES = st.sampled_from(
    ["港の朝。", "Ａｂｃ１２ ", "**bold** ", "`code` ", "> ", "- ", "\n", "\n\n", "İ", "[a](http://b.c) "]
)


def stream(text: str) -> str:
    return rule_document(text).analysis(letters).text


def test_letters_are_lower_case_and_of_normal_width() -> None:
    assert stream("ＡＢＣ　「港」の *Boats*, １２！") == "abc港のboats12"


def test_inline_code_is_in_and_other_code_is_not() -> None:
    assert stream("Run `make it` now.\n\n```\nmake that\n```\n\n    make more\n") == "runmakeitnow"


def test_tables_math_tags_and_addresses_are_not_in() -> None:
    text = (
        "One https://example.com/a?b two [three](http://x.y) <b>four</b>\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n$$\nx\n$$\n"
    )
    assert stream(text) == "onetwothreefour"


def test_a_line_that_is_a_marker_is_not_in() -> None:
    assert stream("港の朝\n\n---END---\n\n（続く）\n\n[to be continued]\n\n市場") == "港の朝市場"


def test_the_word_end_in_a_text_stays() -> None:
    assert stream("This is the end. ---END--- is a marker.") == "thisistheendendisamarker"


def test_bold_lines_are_titles() -> None:
    found = rule_document("# a\n\n**港の朝**\n\n**港**の朝\n\n**The end:**\n").analysis(letters)
    assert found.titles == (True, True, False, True)


def test_an_alphabetic_letter_weighs_less() -> None:
    found = rule_document("港の朝 and").analysis(letters)
    assert found.weight(0, 6) == 3 + 3 * 0.45


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_letter_has_its_place(text: str) -> None:
    document = rule_document(text)
    found = document.analysis(letters)
    for at, letter in enumerate(found.text):
        block = found.block(at)
        assert found.starts[block] <= at < found.starts[block + 1]
        assert found.find(block, found.place(at)) == at
        prose = found.blocks[block].prose
        assert prose is not None
        assert len(document.at(found.source(at, at + 1))) == 1
        assert prose.text[found.place(at)].casefold()[:1] == letter or letter.isascii() or letter in "İi̇"
