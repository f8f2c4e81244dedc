from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk_rules.analyses.grams import grams

TEXTS = st.text("abé港朝市\U00020000", max_size=60)


@given(TEXTS, st.integers(1, 16), st.integers(1, 4))
def test_equal_letters_have_equal_numbers(text: str, size: int, step: int) -> None:
    runs = [text[at : at + size] for at in range(0, len(text) - size + 1, step)]
    numbers = grams(text, size, step)
    assert len(numbers) == len(runs)
    assert len(set(numbers)) <= len(set(runs))
    assert all(
        len({number for number, run in zip(numbers, runs, strict=True) if run == one}) == 1 for one in runs
    )


@given(st.text("abcdé港朝市場", min_size=16, max_size=16), st.sampled_from((3, 6, 8, 14)), st.data())
def test_runs_that_differ_in_one_letter_have_different_numbers(
    text: str, size: int, data: st.DataObject
) -> None:
    run = text[:size]
    at = data.draw(st.integers(0, size - 1))
    other = run[:at] + ("x" if run[at] != "x" else "y") + run[at + 1 :]
    assert grams(run, size) != grams(other, size)


def test_a_text_that_is_too_short_has_none() -> None:
    assert grams("港の", 3) == []
