from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Source
from copydesk.testing import document_of, rule_document
from copydesk_rules.analyses.passages import Passages, passages

SHARED = Path(__file__).parents[3] / "shared"
WORDS = st.lists(
    st.text("bcdfghjklmnpqrstvwxz", min_size=3, max_size=9), min_size=45, max_size=60, unique=True
)


def found(text: str) -> Passages:
    return rule_document(text).analysis(passages)


@settings(max_examples=60)
@given(WORDS, st.integers(0, 4), st.integers(14, 20))
def test_a_long_repeat_is_found_wherever_it_begins(words: list[str], start: int, length: int) -> None:
    run = " ".join(words[start : start + length])
    text = f"First {' '.join(words[:25])} here.\n\nThen {' '.join(words[30:])} and {run} too.\n"
    result = found(text)
    letters = sum(map(len, words[start : start + length]))
    if letters >= 80:
        assert result.passages
        assert sum(one.letters for one in result.passages) >= letters - 4


@settings(max_examples=40)
@given(WORDS)
def test_text_without_repeats_has_no_passages(words: list[str]) -> None:
    assert found(f"Here {' '.join(words[:20])} is.\n\nThere {' '.join(words[20:])} was.").passages == ()


def test_a_restart_names_the_cut_and_the_second_start() -> None:
    again = "市場では夜明け前から競りが始まり、漁師たちは"
    text = f"港の朝は早い。{again}\n\n---END---\n\n{again}魚を並べる。\n"
    document = rule_document(text)
    (restart,) = document.analysis(passages).restarts
    assert document.at(restart.cut) == document.at(restart.again) == again
    assert document.analysis(passages).spans == (restart.cut,)
    assert document.analysis(passages).repeated == len(again) - 1


def test_a_text_that_ends_in_a_mark_was_not_cut() -> None:
    whole = "市場では夜明け前から競りが始まり、漁師たちは魚を並べる。"
    assert found(f"{whole}\n\n{whole}それから帰る。\n").restarts == ()


def test_the_fingerprint_survives_wrapping_and_emphasis() -> None:
    one = "The keeper climbs one hundred and twelve steps to the lamp every evening of the year."
    other = "The keeper climbs **one hundred**\nand twelve steps to the lamp\nevery evening of the year."
    first = found(f"{one}\n\nHe is old.\n\n{one}\n").passages
    second = found(f"{one}\n\nHe is old.\n\n{other}\n").passages
    assert [p.fingerprint for p in first] == [p.fingerprint for p in second] != []


def test_an_adapted_copy_is_not_certain() -> None:
    one = "The keeper climbs one hundred and twelve steps to the northern lamp every evening of the year."
    result = found(f"{one}\n\n{one.replace('northern', 'southern')}\n")
    assert [p.certain for p in result.passages] == [False]


def test_links_to_different_places_are_different() -> None:
    one = "[The keeper](http://a.b/1) climbs one hundred and twelve steps to the northern lamp every evening."
    result = found(f"{one}\n\n{one.replace('/1', '/2')}\n")
    assert [p.certain for p in result.passages] == [False]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the labelled posts")
def test_the_labelled_passages_are_found() -> None:
    rows = (json.loads(line) for line in (SHARED / "gold/labels.jsonl").read_text("utf-8").splitlines())
    labels = [row for row in rows if row["kind"] == "duplicated-passage" and row["certain"]]
    lines: dict[str, set[int]] = {}
    for name in {row["file"] for row in labels}:
        path = SHARED / "gold" / "posts" / name
        document = document_of(Source.from_bytes(name, path.read_bytes()))
        spans = [span for one in document.analysis(passages).passages for span in (one.first, *one.later)]
        lines[name] = {
            line
            for span in spans
            for line in range(document.position(span.start).line, document.position(span.end).line + 1)
        }
    missed = [row for row in labels if not lines[row["file"]] & set(range(row["line"], row["end_line"] + 1))]
    assert len(missed) <= 0.02 * len(labels)


@pytest.mark.parametrize("changed", [10, 20, 30])
def test_a_paragraph_edited_all_over_is_found(changed: int) -> None:
    chooser = random.Random(changed)

    def letter() -> str:
        return chr(chooser.randrange(0x4E00, 0x9000))

    hits = 0
    for _ in range(10):
        text = [letter() for _ in range(120)]
        other = [letter() if chooser.randrange(100) < changed else one for one in text]
        filler = "\n\n".join("".join(letter() for _ in range(80)) + "。" for _ in range(4))
        hits += any(
            one.code != "phrase"
            for one in found(f"{''.join(text)}。\n\n{filler}\n\n{''.join(other)}。\n").passages
        )
    assert hits >= 9


def test_parallel_paragraphs_that_differ_in_a_word_are_no_slip() -> None:
    north, south = (
        f"The first of the two calls reads what the harbour master wrote into his book of all {name} boats,\n"
        "and returns what he has written since the last call, in the order of their names.\n\n"
        f"The other one waits until every {name} boat has come home and the lamp has been lit again; it\n"
        "gives up at midnight, when the keeper goes to sleep, or when the storm takes the tower."
        for name in ("grey", "blue")
    )
    text = "# North\n\n{}\n\n# South\n\nText.\n\n{}\n"
    assert not any(one.certain for one in found(text.format(north, south)).passages)
    assert any(one.certain for one in found(text.format(north, north)).passages)
