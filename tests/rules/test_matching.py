from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from copydesk_rules.analyses.chaining import chain
from copydesk_rules.analyses.matching import Match, common_prefix, exact_matches

TEXTS = st.text("ab", max_size=90)


@given(TEXTS)
def test_matches_are_equal_and_do_not_overlap(text: str) -> None:
    matches = exact_matches(text, 4, (2, 3))
    for match in matches:
        assert match.first + match.length <= match.later
        copy = text[match.later : match.later + match.length]
        assert text[match.first : match.first + match.length] == copy
    assert all(before.later + before.length <= after.later for before, after in pairwise(matches))


@given(st.text("abc", max_size=60), st.permutations("ijklmnopqrstuvwxyz"), st.integers(9, 18))
def test_a_repeated_run_is_found_at_any_alignment(between: str, letters: list[str], length: int) -> None:
    run = "".join(letters[:length])
    matches = exact_matches(f"{between}{run}{between[::-1]}d{run}", 4, (2, 3))
    assert matches[-1].later + matches[-1].length == len(between) * 2 + 1 + 2 * length
    assert matches[-1].length >= length


@given(TEXTS, st.integers(0, 60), st.integers(0, 60), st.integers(0, 12))
def test_common_prefix_counts_equal_letters(text: str, first: int, later: int, limit: int) -> None:
    limit = max(0, min(limit, len(text) - max(first, later)))
    equal = next((n for n in range(limit) if text[first + n] != text[later + n]), limit)
    assert common_prefix(text, first, later, limit) == equal


def test_each_round_of_a_loop_is_a_copy_of_one_round() -> None:
    matches = exact_matches("abcdefghij" * 6, 4, (2, 3))
    assert [(match.later, match.length) for match in matches] == [(later, 10) for later in range(10, 60, 10)]


def test_an_edit_does_not_break_a_chain() -> None:
    pairs = chain([Match(0, 200, 40), Match(42, 241, 30)], gap=24)
    assert [(pair.first, pair.later, pair.letters) for pair in pairs] == [((0, 72), (200, 271), 70)]


def test_a_far_match_starts_another_chain() -> None:
    assert len(chain([Match(0, 200, 40), Match(120, 320, 30)], gap=24)) == 2
