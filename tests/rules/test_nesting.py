from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk import Span
from copydesk_rules.analyses.chaining import Pair
from copydesk_rules.analyses.grouping import Finding
from copydesk_rules.analyses.nesting import outermost

CODES = st.sampled_from(["copy", "near", "sentence", "overlap"])


def finding(code: str, start: int, length: int, *, doubtful: bool = False) -> Finding:
    later = Span(1000 + start, 1000 + start + length)
    return Finding(code, Pair(Span(start, start + length), later, length), doubtful=doubtful)


@given(st.lists(st.tuples(CODES, st.integers(0, 200), st.integers(1, 80)), max_size=12))
def test_nothing_is_said_twice(rows: list[tuple[str, int, int]]) -> None:
    kept = outermost(finding(*row) for row in rows)
    spans = [one.pair.later for one in kept]
    assert spans == sorted(spans)
    for one in spans:
        others = [span for span in spans if span is not one]
        assert not any(other.contains(one) and other != one for other in others)
    assert bool(kept) == bool(rows)


def test_a_paragraph_gives_way_to_the_copies_that_make_it_up() -> None:
    copies = [finding("copy", 0, 40), finding("sentence", 45, 40)]
    assert outermost([finding("near", 0, 90), *copies]) == copies


def test_a_paragraph_hides_a_sentence_of_it() -> None:
    near = finding("near", 0, 90)
    assert outermost([finding("sentence", 10, 30), near]) == [near]


def test_what_is_only_possible_hides_nothing() -> None:
    sentence = finding("sentence", 10, 30)
    assert sentence in outermost([finding("near", 0, 90, doubtful=True), sentence])


def test_a_restart_stays() -> None:
    restart = finding("restart", 10, 20)
    assert restart in outermost([finding("copy", 0, 90), restart])
