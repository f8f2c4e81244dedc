from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk import Span
from copydesk.testing import rule_document
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.letters import letters
from copydesk_rules.analyses.wording import Wording, whole_words, wording

KEEPER = "when the wind blows the keeper climbs the tower and lights the lamp"


def compared(first: str, later: str) -> Wording:
    stream = rule_document(f"{first}\n\n{later}\n").analysis(letters)
    return wording(stream, Pair(stream.range(0), stream.range(1), 0))


def test_equal_texts_share_all_their_words() -> None:
    assert compared(KEEPER, f"**{KEEPER}**") == Wording(1.0, renamed=False)


def test_the_text_of_links_code_and_titles_does_not_count() -> None:
    for one, other in (("`a1`", "`b2`"), ("[north](x)", "[south](y)"), ("“The Sea”", "“The Land”")):
        assert compared(f"{KEEPER} {one}", f"{KEEPER} {other}") == Wording(1.0, renamed=True)


def test_another_word_is_no_other_name() -> None:
    assert not compared(KEEPER, KEEPER.replace("lamp", "fire")).renamed
    assert compared(f"{KEEPER} for Olaf", f"{KEEPER} for Ingrid").renamed


def test_a_latin_word_among_ideographs_is_a_name() -> None:
    said = compared("灯台の守り人は AB 号を待っている。", "灯台の守り人は CD 号を待っている。")
    assert said == Wording(1.0, renamed=True)


@given(st.permutations(KEEPER.split()))
def test_the_share_is_a_share_and_symmetric(words: list[str]) -> None:
    text = " ".join(words)
    share = compared(KEEPER, text).share
    assert 0 <= share <= 1
    assert share == compared(text, KEEPER).share


def test_a_passage_begins_and_ends_with_whole_words() -> None:
    stream = rule_document(f"{KEEPER}\n\n{KEEPER}\n").analysis(letters)
    shift = stream.starts[1]
    first = Span(2, 20)
    cut = whole_words(stream, Pair(first, first.shifted(shift), 18))
    assert stream.text[slice(*cut.later)] == "thewindblowsthe"
