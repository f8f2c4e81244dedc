"""The evidence that a paragraph was cut, strongest first."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from copydesk import Confidence
from copydesk_rules.analyses.truncation.asides import (
    INLINE_ENDS,
    is_aside,
    is_casual,
    is_label,
    reads_as_prose,
)
from copydesk_rules.analyses.truncation.endings import BROKEN
from copydesk_rules.analyses.truncation.habits import size
from copydesk_rules.analyses.truncation.neighbours import HARD, PROSE
from copydesk_rules.analyses.truncation.open_pairs import open_bold, open_bracket
from copydesk_rules.analyses.truncation.unfinished import Unfinished

CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE


class Verdict(NamedTuple):
    """An evidence and how much it proves."""

    code: str
    confidence: Confidence


Test: TypeAlias = Callable[[Unfinished], Verdict | None]

# Endings that show a cut only through what surrounds them.
_LETTERS = frozenset({"word", "unfinished", "function", "stem", "digit"})
_GOES_ON = _LETTERS | {"predicate", "comma", "joiner"}
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
# The first words of a sentence: a capital letter and two more words; a topic and what is said of it. No
# compiled pattern: it takes 4 ms, and few posts need it.
_SENTENCE = (
    r"[\"“«¿¡(]?[^\W\d_a-z]\S*\s+\S+\s+\S"
    r"|.{1,40}?[一-龥ァ-ヶー][はがをにのでと].|.{0,40}?[一-龥]{6}"
    r"|.{0,40}?[가-힣][은는이가을를에로의]\s+[가-힣]"
)


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
    return case.habit.tidy and case.size >= _SHORT_SENTENCE and reads_as_prose(case)


def _opener(case: Unfinished) -> Verdict | None:
    return Verdict("open-bracket", CERTAIN) if case.ending.kind == "opener" else None


def _resumed(case: Unfinished) -> Verdict | None:
    """The next paragraph begins in the middle of a sentence."""
    if case.inline in INLINE_ENDS or case.resumed_by is None or case.ending.kind not in _GOES_ON:
        return None
    if is_label(case.text) or (case.size < 4 and case.ending.kind not in BROKEN):
        return None
    if case.ending.kind in _CLAUSES and (case.language == "ja" or case.ending.kind == "comma"):
        return Verdict("resumed", POSSIBLE)
    sure = case.mixed or (case.long and case.habit.strict)
    return Verdict("resumed", CERTAIN if sure else LIKELY)


def _comma(case: Unfinished) -> Verdict | None:
    if case.ending.kind != "comma" or (case.size < 3 and not case.mixed) or (case.first and not case.mixed):
        return None
    breaks = case.next.role in _BREAKS
    if not breaks and not (case.mixed and case.habit.strict and case.habit.flowing):
        return Verdict("comma", POSSIBLE)
    return Verdict("comma", CERTAIN if case.long else LIKELY)


def _colon(case: Unfinished) -> Verdict | None:
    if case.ending.kind != "colon" or not case.at_end or is_label(case.text):
        return None
    return Verdict("colon", LIKELY) if size(case.text.rsplit("\n", 1)[-1], case.language) >= 3 else None


def _open_pair(case: Unfinished) -> Verdict | None:
    if case.ending.kind not in _LETTERS:
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
    return Verdict("function-word", LIKELY if likely else POSSIBLE)


def _opens_a_line(case: Unfinished) -> bool:
    """True for a topic or a set phrase alone on its line, with what is said of it on the next."""
    if case.language != "ja":
        return False
    if case.habit.firm:
        return case.size < _SENTENCE_SIZE and case.ending.text.endswith((*_TOPICS, "で"))
    return case.size < _LONG_LINE and case.ending.text.endswith((*_TOPICS, *_SET_PHRASES))


def _no_end(case: Unfinished) -> Verdict | None:
    """A complete sentence, then one that stops."""
    habit = case.habit
    if not case.mixed or not habit.tidy or not reads_as_prose(case) or case.ending.kind not in _LETTERS:
        return None
    if not _has_a_line_to_judge(case) or case.ending.kind == "digit" or case.tail.lstrip().startswith("#"):
        return Verdict("no-end", POSSIBLE)
    if case.next.role == "labelled":
        return Verdict("no-end", POSSIBLE)
    if not habit.flowing:
        return Verdict("no-end", LIKELY if habit.strict else POSSIBLE)
    return Verdict("no-end", LIKELY)


def _has_a_line_to_judge(case: Unfinished) -> bool:
    """False for lines of notes: in scripts without blanks a line break is one that the writer wanted."""
    if case.one_line or case.language not in ("ja", "zh"):
        return True
    return case.habit.strict and size(case.text.rsplit("\n", 1)[-1], case.language) >= 3


def _dangling(case: Unfinished) -> Verdict | None:
    """A sentence that stops after a mark between two things: `・`, `/`, `&`, a dash."""
    if case.ending.kind != "joiner" or not case.mixed or not case.habit.strict or not reads_as_prose(case):
        return None
    return Verdict("no-end", LIKELY if case.long else POSSIBLE)


def _missing_stop(case: Unfinished) -> Verdict | None:
    if case.ending.kind != "predicate" or not reads_as_prose(case):
        return None
    if case.mixed and case.habit.tidy:
        likely = case.habit.firm or (case.habit.flowing and case.at_end)
        return Verdict("missing-stop", LIKELY if likely else POSSIBLE)
    if not case.long:
        return None
    return Verdict("missing-stop", LIKELY if case.habit.firm and case.habit.spotless else POSSIBLE)


def _last_words(case: Unfinished) -> Verdict | None:
    """The post's last paragraph without an end, where the others have one."""
    if not case.at_end or case.habit.ended < 2 or not case.habit.tidy or not reads_as_prose(case):
        return None
    if case.size < 3.5 or case.ending.kind not in _LETTERS:
        return None
    return Verdict("post-end", LIKELY if case.habit.flowing or case.long else POSSIBLE)


def _alone(case: Unfinished) -> Verdict | None:
    """A paragraph of one sentence without an end, where the others have one."""
    habit = case.habit
    if case.mixed or not reads_as_prose(case) or case.ending.kind not in _LETTERS:
        return None
    if case.long and habit.tidy and habit.ended >= 3:
        likely = habit.firm and case.one_line and case.next.role != "labelled"
        likely = likely and not (_ends_in_a_noun(case) and case.size < _LONG_LINE)
        return Verdict("no-end", LIKELY if likely else POSSIBLE)
    if not habit.spotless or not case.one_line or case.size < 3:
        return None
    likely = habit.firm and bool(re.match(_SENTENCE, case.text)) and not _ends_in_a_noun(case)
    return Verdict("no-end", LIKELY if likely else POSSIBLE)


def _ends_in_a_noun(case: Unfinished) -> bool:
    """True for a Japanese line that may end in a noun, which is a common way to write."""
    return case.language == "ja" and case.ending.kind == "word"


_TESTS: tuple[Test, ...] = (
    _opener,
    _resumed,
    _comma,
    _colon,
    _open_pair,
    _cut_word,
    _announcement,
    _function_word,
    _no_end,
    _dangling,
    _missing_stop,
    _last_words,
    _alone,
)
