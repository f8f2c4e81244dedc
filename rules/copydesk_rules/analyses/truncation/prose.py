"""The evidence that a paragraph was cut, strongest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from copydesk_rules.analyses.truncation.asides import (
    INLINE_ENDS,
    is_aside,
    is_casual,
    is_chain,
    is_label,
    reads_as_prose,
)
from copydesk_rules.analyses.truncation.end_words import SUFFIXED
from copydesk_rules.analyses.truncation.endings import BROKEN
from copydesk_rules.analyses.truncation.evidence import CERTAIN, LETTERS, LIKELY, POSSIBLE, Verdict
from copydesk_rules.analyses.truncation.habits import size
from copydesk_rules.analyses.truncation.neighbours import HARD, PROSE
from copydesk_rules.analyses.truncation.open_pairs import open_bold, open_bracket
from copydesk_rules.analyses.truncation.sentences import (
    alone,
    dangling,
    last_words,
    missing_stop,
    no_end,
    started,
)
from copydesk_rules.analyses.truncation.unfinished import Unfinished

Test: TypeAlias = Callable[[Unfinished], Verdict | None]

_GOES_ON = LETTERS | {"predicate", "comma", "joiner"}
# Where a text must have come to its end, whatever the post's habit.
_BREAKS = frozenset({"end", "heading", "rule"})
_SENTENCE_SIZE = 4
_SHORT_SENTENCE = 2
_LONG_LINE = 12
# The evidence that is no more than a missing mark.
_MARK_ONLY = frozenset({"no-end", "missing-stop", "post-end"})
# Where a clause ends, a writer may take breath with an empty line.
_CLAUSES = frozenset({"predicate", "comma", "unfinished"})
# What names a topic may stand alone above what is said of it.
_SET_PHRASES = ("で", "が", "に")
_TOPICS = ("は", "について", "として")


def judge(case: Unfinished) -> tuple[Verdict, ...]:
    """The verdicts of all tests that speak; none for a normal end."""
    if case.next.role == "marker":
        return (Verdict("before-marker", CERTAIN),) if stops_before_a_marker(case) else ()
    if case.inline == "image" or case.next.role not in HARD or is_aside(case):
        return ()
    found = tuple(verdict for test in _TESTS if (verdict := test(case)))
    return tuple(_lowered(case, verdict) for verdict in found)


def _lowered(case: Unfinished, verdict: Verdict) -> Verdict:
    """A verdict as sure as the place allows: raw HTML breaks texts up, and notes end as they like."""
    if case.converted:
        weaker = LIKELY if verdict.confidence is CERTAIN and case.mixed else POSSIBLE
        return verdict._replace(confidence=weaker)
    if case.block.inside("element") and verdict.confidence is CERTAIN:
        return verdict._replace(confidence=LIKELY)
    if is_casual(case) and verdict.code in _MARK_ONLY:
        return verdict._replace(confidence=POSSIBLE)
    return verdict


def stops_before_a_marker(case: Unfinished) -> bool:
    """True unless what stands above the marker is a line that needs no end: a note, a link, an emoji."""
    return case.ending.kind not in ("mood", "address") and case.role in PROSE | {"strong"}


def may_be_a_stump(case: Unfinished) -> bool:
    """True for prose in a tidy post whose last word could be the beginning of a longer one."""
    if case.ending.kind != "word" or case.next.role not in HARD or is_aside(case):
        return False
    if case.first and not case.mixed and case.size < _SENTENCE_SIZE:
        return False
    return case.habit.tidy and case.size >= _SHORT_SENTENCE and reads_as_prose(replace(case, first=False))


def _opener(case: Unfinished) -> Verdict | None:
    return Verdict("open-bracket", CERTAIN) if case.ending.kind == "opener" else None


def _resumed(case: Unfinished) -> Verdict | None:
    """The next paragraph begins in the middle of a sentence."""
    if case.inline in INLINE_ENDS or case.resumed_by is None or case.ending.kind not in _GOES_ON:
        return None
    broken = case.ending.kind in BROKEN
    if is_label(case.text) or (not broken and (case.size < 4 or is_chain(case.text))):
        return None
    if case.ending.kind in _CLAUSES and (case.language == "ja" or case.ending.kind == "comma"):
        return Verdict("resumed", POSSIBLE)
    sure = case.mixed or (case.long and case.habit.strict)
    return Verdict("resumed", CERTAIN if sure else LIKELY)


def _comma(case: Unfinished) -> Verdict | None:
    if case.ending.kind != "comma" or (case.size < 3 and not case.mixed):
        return None
    breaks = case.next.role in _BREAKS
    if case.first and not case.mixed:
        # A salutation, or a line above a picture, unless it is a sentence that a heading breaks off.
        return Verdict("comma", LIKELY) if breaks and case.long and case.habit.firm else None
    if not breaks and not (case.mixed and case.habit.strict and case.habit.flowing):
        return Verdict("comma", POSSIBLE)
    return Verdict("comma", CERTAIN if case.long else LIKELY)


def _colon(case: Unfinished) -> Verdict | None:
    if case.ending.kind != "colon" or not case.at_end or is_label(case.text):
        return None
    return Verdict("colon", LIKELY) if size(case.text.rsplit("\n", 1)[-1], case.language) >= 3 else None


def _open_pair(case: Unfinished) -> Verdict | None:
    if case.ending.kind not in LETTERS:
        return None
    if open_bold(case.text):
        return Verdict("open-bold", CERTAIN if case.mixed or case.at_end else LIKELY)
    bracket = open_bracket(case.tail)
    if not bracket or is_label(case.text) or not (case.long or case.habit.firm):
        return None
    return Verdict("open-bracket", CERTAIN if (case.mixed or case.at_end) and bracket not in "“„" else LIKELY)


def _cut_word(case: Unfinished) -> Verdict | None:
    if case.ending.kind != "stem" or not case.habit.tidy or not reads_as_prose(case):
        return None
    return Verdict("cut-word", CERTAIN if case.habit.strict or (case.at_end and case.mixed) else LIKELY)


def _announcement(case: Unfinished) -> Verdict | None:
    bare = case.tail.strip().rstrip("、, ")
    if case.language != "ja" or bare not in case.words.start:
        return None
    return Verdict("announcement", CERTAIN if case.habit.tidy else LIKELY)


def _function_word(case: Unfinished) -> Verdict | None:
    if case.ending.kind != "function" or not reads_as_prose(case):
        return None
    habit = case.habit
    if habit.tidy and ((case.mixed and habit.flowing) or (case.at_end and case.long)):
        return Verdict("function-word", CERTAIN)
    topic = not case.mixed and _opens_a_line(case)
    likely = not topic and ((case.long and habit.tidy) or (habit.firm and case.size >= 1))
    likely = likely or (case.at_end and habit.tidy and case.language not in SUFFIXED and case.size >= 3)
    return Verdict("function-word", LIKELY if likely else POSSIBLE)


def _opens_a_line(case: Unfinished) -> bool:
    """True for a topic or a set phrase alone on its line, with what is said of it on the next."""
    if case.language != "ja":
        return False
    if case.habit.firm:
        return case.size < _SENTENCE_SIZE and case.ending.text.endswith((*_TOPICS, "で"))
    return case.size < _LONG_LINE and case.ending.text.endswith((*_TOPICS, *_SET_PHRASES))


_TESTS: tuple[Test, ...] = (
    _opener,
    _resumed,
    _comma,
    _colon,
    _open_pair,
    _cut_word,
    _announcement,
    _function_word,
    no_end,
    started,
    dangling,
    missing_stop,
    last_words,
    alone,
)
