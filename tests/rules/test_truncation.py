"""How texts end, and which cuts a document has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Confidence
from copydesk.testing import findings, rule_document
from copydesk_rules.analyses.cuts import cuts
from copydesk_rules.analyses.truncation.beginnings import continues
from copydesk_rules.analyses.truncation.end_words import SUFFIXED, end_words
from copydesk_rules.analyses.truncation.endings import ending, is_finished, trimmed
from copydesk_rules.analyses.truncation.habits import Habit
from copydesk_rules.analyses.truncation.open_pairs import closing_mark, open_bold, open_bracket, swapped_at
from copydesk_rules.analyses.truncation.quotes import head, head_end, tail, tail_start
from copydesk_rules.analyses.truncation.splices import splice
from copydesk_rules.analyses.truncation.stumps import fragment
from copydesk_rules.analyses.truncation.vocabulary import first_word, is_rest, last_word, vocabulary
from copydesk_rules.duplicate_passage import DuplicatePassage
from copydesk_rules.orphan_continuation import OrphanContinuation
from copydesk_rules.truncated_sentence import TruncatedSentence

LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "ko", "nl", "pt", "ru", "zh")
SENTENCES = (
    "The baker opens at five.",
    "Nobody in the street sleeps much longer than that.",
    "The bread is sold out before noon.",
    "On Mondays the shop stays closed.",
    "The recipe came from a village in the hills.",
)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The baker opens at five.", "finished"),
        ("en", "He said “no.”", "finished"),
        ("en", "The baker and the", "function"),
        ("en", "The album by The", "word"),
        ("en", "The bread is sold in", "unfinished"),
        ("en", "The bread is made of flour, w", "stem"),
        ("en", "version 2.0", "digit"),
        ("en", "Use the flag -c", "word"),
        ("en", "Wait for it...", "ellipsis"),
        ("en", "We lost it :(", "mood"),
        ("en", "See https://example.org/a.b", "address"),
        ("en", "first, second,", "comma"),
        ("en", "the old mill (", "opener"),
        ("en", "foo(", "sign"),
        ("de", "Der Zug kommt heute nicht an", "unfinished"),
        ("de", "Der Zug kommt mit der", "function"),
        ("fr", "Le train de l'", "function"),
        ("ja", "図書館は九時に開きます。", "finished"),
        ("ja", "図書館は九時に開きます", "predicate"),
        ("ja", "図書館の", "function"),
        ("ja", "町の歴史を調", "stem"),
        ("ja", "図書館は駅の前にありま", "stem"),
        ("ja", "町の歴史を分析す", "stem"),
        ("ja", "町の歴史を見直す", "predicate"),
        ("ja", "カードが必", "stem"),
        ("ja", "借りるのは本", "word"),
        ("ja", "安定版必", "word"),
        ("ja", "町で最先端のセ", "stem"),
        ("ja", "町のセンター", "word"),
        ("ja", "図書館を利用するた", "stem"),
        ("ja", "駅前の便利な", "function"),
        ("ja", "利用者の 90%", "digit"),
        ("ja", "町の人たちと話し合って", "unfinished"),
        ("ja", "駅前の図書館", "word"),
        ("ja", "楽しかった（笑）", "mood"),
        ("zh", "图书馆和", "function"),
        ("zh", "图书馆九点开门", "word"),
        ("ko", "도서관은 아홉 시에 문을 열고 사람들을", "function"),
        ("ko", "도서관은 문을 엽니다", "predicate"),
        ("ko", "그래서 모든", "function"),
        ("ko", "도서관은 문을 엽니", "stem"),
        ("ko", "도서관에는 책이 많이 있습", "stem"),
        ("ko", "한국어 연습", "word"),
        ("ru", "Поезд идёт из города в", "function"),
        ("nl", "De trein rijdt naar de", "function"),
        ("xx", "words of no known tongue", "word"),
    ],
)
def test_ending(language: str, text: str, kind: str) -> None:
    assert ending(text, end_words(language)).kind == kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lists(language: str) -> None:
    words = end_words(language)
    assert words.known
    assert not set(words.function) & set(words.unfinished)
    assert all(word == word.lower() for word in words.function if language not in SUFFIXED)


def test_what_follows_the_end_is_taken_off() -> None:
    assert trimmed("The end.[^1] :smile: ") == "The end."
    assert trimmed("図書館 {#library}") == "図書館"
    assert is_finished("（終わりです。）")
    assert not is_finished("」")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "of the harbour", True),
        ("en", "The harbour", False),
        ("en", ".gitignore is a file", False),
        ("ja", "を運ぶ船", True),
        ("ja", "の高さ", True),
        ("ja", "のんびりと歩く", False),
        ("ja", "で、どうなったか", False),
        ("ja", "、そして", True),
        ("ja", "りません。次に", True),
        ("ja", "る技術です", True),
        ("ja", "りんごを食べる", False),
        ("ja", "すると、雨が降った", False),
        ("ja", "いくつかの道がある", False),
        ("zh", "们在码头", True),
        ("zh", "的确如此", False),
    ],
)
def test_continues(language: str, text: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert continues(text, end_words(language)) is expected


def test_open_pairs() -> None:
    assert open_bracket("a (b [c] d") == "("
    assert open_bracket("„so“ and “so”") == ""
    assert open_bracket("lost :( a) b)") == ""
    assert open_bold("the **old quay")
    assert not open_bold("the **old** quay")
    assert not open_bold("a hidden **** word and src/**/ones")
    assert open_bracket("“so″ it is") == ""
    assert closing_mark("„", "pl") == "”"
    assert closing_mark("„", "de") == "“"
    assert swapped_at("a ”b“ c", 4) == 2
    assert swapped_at("a “b” c “d", 8) == -1


def test_a_sentence_that_only_lacks_its_mark_is_never_certain() -> None:
    whole = "The quay is old, but it was mended. The boats lie behind it in the winter.\n\n"
    document = rule_document(
        whole * 6 + "The quay is old. The new one is higher than all the other ones here\n"
    )
    (cut,) = document.analysis(cuts).found
    assert (cut.code, cut.confidence) == ("no-end", Confidence.LIKELY)


def test_the_paragraph_below_a_marker_that_goes_on_is_named() -> None:
    document = rule_document("One. Two of the old\n\n---END---\n\nboats are here. Three.\n")
    (cut,) = document.analysis(cuts).known
    assert (cut.code, cut.rest) == ("split", 2)
    assert cut.marker is not None
    assert document.at(cut.marker) == "---END---"


def test_a_splice_needs_a_mark_that_ends_the_first_text() -> None:
    document = rule_document("---\nlang: ja\n---\n朝市は誰のものか？\n\n本文です。\n")
    assert splice(document, "朝市は誰のものか？が変える町の風景") == (9, Confidence.LIKELY)
    assert splice(document, "この町の朝市は誰のものか？が変える風景") == (13, Confidence.LIKELY)
    assert splice(document, "「朝市は誰のものか？」が問う町の風景") is None
    assert splice(document, "朝市は誰のものか？") is None
    assert not open_bold("a footnote **")


def test_a_habit_leaves_its_own_paragraph_out() -> None:
    habit = Habit(ended=9, open=1, ended_short=2, several=8)
    assert not habit.spotless
    assert habit.without(long=True).spotless
    assert habit.firm
    assert not Habit(ended=3).strict


def test_a_stump_is_a_word_begun_and_never_written() -> None:
    document = rule_document("The harbour is old. It is a harb\n\nThe quay is new, and the quays are old.\n")
    words = document.analysis(vocabulary)
    assert words.lost(last_word("It is a harb")) == "our"
    assert not words.lost(last_word("The harbour"))
    assert not words.lost(last_word("the boat"))


def test_a_rest_is_a_word_without_its_first_letters() -> None:
    document = rule_document("プライバシーの話です。\n\nライバシーの規制は、クラウドの話です。\n")
    assert is_rest(document, first_word("ライバシーの規制"))
    assert not is_rest(document, first_word("クラウドの話"))
    assert not is_rest(document, first_word("の話"))


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "We went to the harbour and th", "th"),
        ("en", "We went to the harbour and u", ""),
        ("en", "The page is written in css", ""),
        ("es", "El panel sirve para gestionar y pub", "pub"),
        ("es", "Los vecinos leen nuestro blog", ""),
        ("es", "Los vecinos viven en Chequia y Esq", ""),
        ("it", "Il mercato apre alle sette e v", ""),
        ("it", "Il mercato apre alle sette del matt", "matt"),
        ("nl", "De trein rijdt naar de grote hav", "hav"),
        ("ru", "Поезд идёт из города в дв", "дв"),
        ("ja", "図書館の web", ""),
        ("xx", "words of no known tongv", ""),
    ],
)
def test_a_fragment_ends_like_no_word(language: str, text: str, word: str) -> None:
    assert fragment(text, end_words(language)) == word


@pytest.mark.parametrize("letters", [8, 14, 20, 26, 36])
@pytest.mark.parametrize("before", ["", "屋上には小さな庭があります。"])
def test_a_restart_is_named_at_the_cut_and_at_the_second_start(letters: int, before: str) -> None:
    whole = "絵本の読み聞かせは毎週土曜日の午前十時から行われ、地域のボランティアが交代で担当しています。"
    text = f"図書館は去年の秋に移りました。閲覧席は二百あります。\n\n{before}{whole[:letters]}\n\n{whole}\n"
    document = rule_document(text)
    cut, *more = findings(document, TruncatedSentence())
    assert (cut.code, cut.location.start.line, more) == ("restart", 3, [])
    assert [one.location.start.line for one in cut.related] == [5]
    again = findings(document, DuplicatePassage())
    # What is shorter than a passage is a restart only beside its cut.
    assert [(one.code, one.location.start.line) for one in again] == [("restart", 5)] * (letters > 10)
    assert all(one.related[0].location.start.line == 3 for one in again)
    assert not findings(document, OrphanContinuation())


def test_markers_are_skipped_and_prove_the_cut_above() -> None:
    document = rule_document("One. Two and\n\n---END---\n\nThree.\n")
    (cut,) = document.analysis(cuts).known
    assert (cut.block, cut.code, cut.confidence) == (0, "before-marker", Confidence.CERTAIN)
    assert document.analysis(cuts).at(0) is cut
    assert document.analysis(cuts).at(1) is None


def test_several_evidences_are_one_cut() -> None:
    document = rule_document(
        "The quay is old. The oldest boats of the\n\nThe oldest boats of the harbour are gone. So be it.\n"
    )
    (cut,) = document.analysis(cuts).found
    assert cut.code == "restart"
    assert "function-word" in cut.further
    assert cut.again is not None
    assert document.at(cut.again) == "The oldest boats of the"


paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4).map(" ".join), min_size=6, max_size=9
)


@given(paragraphs)
def test_whole_sentences_are_never_cut(texts: list[str]) -> None:
    assert not rule_document("\n\n".join(texts) + "\n").analysis(cuts).found


@given(paragraphs, st.data())
def test_a_cut_inside_of_a_sentence_is_found_at_its_place(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    words = data.draw(st.sampled_from(SENTENCES)).split()
    kept = " ".join(words[: data.draw(st.integers(2, len(words) - 1))])
    texts[at] += " " + kept
    document = rule_document("\n\n".join(texts) + "\n")
    (cut,) = document.analysis(cuts).known
    assert cut.block == at
    assert texts[at].endswith(document.at(cut.span))


@given(st.text(alphabet="あ。、「」#*-`|[]()\n Tthe, END", max_size=120))
def test_a_cut_lies_in_its_block_and_each_block_has_one(text: str) -> None:
    document = rule_document(text)
    found = document.analysis(cuts).found
    assert len({cut.block for cut in found}) == len(found)
    for cut in found:
        block = document.blocks[cut.block]
        assert block.span.start <= cut.span.start <= cut.span.end <= max(block.span.end, cut.span.start)


@given(st.text(alphabet="ab \n", max_size=80), st.integers(1, 30))
def test_quotes_stay_inside_of_the_text(text: str, limit: int) -> None:
    assert 0 <= tail_start(text, 0, limit) <= len(text)
    assert len(text) - tail_start(text, 0, limit) <= max(limit, 0)
    assert 0 <= head_end(text, 0, limit) <= min(len(text), limit)


@given(st.text(alphabet="ab あ\n", max_size=80), st.integers(1, 30))
def test_shown_quotes_are_one_line_and_say_when_they_are_short(text: str, limit: int) -> None:
    whole = " ".join(text.split())
    for shown in (head(text, limit), tail(text, limit)):
        assert "\n" not in shown
        assert shown.strip("…") in whole
        assert len(shown) <= limit + 1
        assert shown == whole or "…" in shown
