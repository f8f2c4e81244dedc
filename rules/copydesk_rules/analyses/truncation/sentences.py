"""The evidence that the last sentence of a paragraph lacks its end, where the others have one."""

from __future__ import annotations

import re

from copydesk_rules.analyses.truncation.asides import CLAUSE, reads_as_prose
from copydesk_rules.analyses.truncation.end_words import SUFFIXED
from copydesk_rules.analyses.truncation.endings import BROKEN
from copydesk_rules.analyses.truncation.evidence import LETTERS, LIKELY, POSSIBLE, Verdict
from copydesk_rules.analyses.truncation.habits import size
from copydesk_rules.analyses.truncation.unfinished import Unfinished

_LONG_LINE = 12
_SHORT = 2
_SOME = 3
# The share of articles, prepositions, auxiliaries in a sentence.
_SMALL_WORDS = 0.2
_MARKLESS = LETTERS | {"predicate", "closer"}
# The first words of a sentence: a capital letter and two more words; a topic and what is said of it. No
# compiled pattern: it takes 4 ms, and few posts need it.
_SENTENCE = (
    r"[\"“«¿¡(]?[^\W\d_a-z]\S*\s+\S+\s+\S"
    r"|.{1,40}?[一-龥ァ-ヶー][はがをにのでと].|.{0,40}?[一-龥]{6}"
    r"|.{0,40}?[가-힣][은는이가을를에로의]\s+[가-힣]"
)


def no_end(case: Unfinished) -> Verdict | None:
    """A complete sentence, then one that stops."""
    habit = case.habit
    if not case.mixed or not habit.tidy or not reads_as_prose(case) or case.ending.kind not in LETTERS:
        return None
    if not _has_a_line_to_judge(case) or case.ending.kind == "digit" or case.tail.lstrip().startswith("#"):
        return Verdict("no-end", POSSIBLE)
    if case.next.role == "labelled":
        return Verdict("no-end", POSSIBLE)
    if not habit.flowing:
        likely = habit.strict or (_speaks(case) and not habit.open and not habit.short)
        return Verdict("no-end", LIKELY if likely else POSSIBLE)
    return Verdict("no-end", LIKELY)


def _has_a_line_to_judge(case: Unfinished) -> bool:
    """False for lines of notes: in scripts without blanks a line break is one that the writer wanted."""
    if case.one_line or case.language not in ("ja", "zh"):
        return True
    return case.habit.strict and size(case.text.rsplit("\n", 1)[-1], case.language) >= 3


def dangling(case: Unfinished) -> Verdict | None:
    """A sentence that stops after a mark between two things: `・`, `/`, `&`, a dash."""
    if case.ending.kind != "joiner" or not case.mixed or not case.habit.strict or not reads_as_prose(case):
        return None
    return Verdict("no-end", LIKELY if case.long else POSSIBLE)


def missing_stop(case: Unfinished) -> Verdict | None:
    """Words that are complete, without the mark that the others have."""
    if case.ending.kind != "predicate" or not reads_as_prose(case):
        return None
    if case.mixed and case.habit.tidy:
        likely = case.habit.firm or (case.habit.flowing and case.at_end)
        return Verdict("missing-stop", LIKELY if likely else POSSIBLE)
    if not case.long:
        return None
    return Verdict("missing-stop", LIKELY if case.habit.firm and case.habit.spotless else POSSIBLE)


def last_words(case: Unfinished) -> Verdict | None:
    """The post's last paragraph without an end, where the others have one."""
    if not case.at_end or case.habit.ended < 2 or not case.habit.tidy or not reads_as_prose(case):
        return None
    if case.size < 3.5 or case.ending.kind not in LETTERS:
        return None
    return Verdict("post-end", LIKELY if case.habit.flowing or case.long else POSSIBLE)


def alone(case: Unfinished) -> Verdict | None:
    """A paragraph of one sentence without an end; doubtful below a heading that is code, or with a number."""
    found = _alone(case)
    doubtful = _states_a_number(case) or (case.below_a_signature and case.ending.kind not in BROKEN)
    return found._replace(confidence=POSSIBLE) if found and doubtful else found


def _alone(case: Unfinished) -> Verdict | None:
    """A paragraph of one sentence without an end, where the others have one."""
    habit = case.habit
    if case.mixed or not reads_as_prose(case) or case.ending.kind not in LETTERS:
        return None
    if case.role == "labelled" and case.ending.kind not in BROKEN:
        return None
    if case.long and _speaks(case) and habit.ended and not habit.open and not habit.short:
        return Verdict("no-end", LIKELY)
    if case.long and habit.tidy and habit.ended >= _SOME:
        likely = habit.firm and case.one_line and case.next.role != "labelled"
        likely = likely and not (_ends_in_a_noun(case) and case.size < _LONG_LINE)
        return Verdict("no-end", LIKELY if likely else POSSIBLE)
    if not habit.spotless or not case.one_line or case.size < _SHORT:
        return None
    if case.size < _SOME and not _has_clauses(case):
        return None
    likely = habit.firm and bool(re.match(_SENTENCE, case.text)) and not _ends_in_a_noun(case)
    likely = likely or (case.size >= _SOME and habit.strict and _speaks(case))
    return Verdict("no-end", LIKELY if likely else POSSIBLE)


def started(case: Unfinished) -> Verdict | None:
    """A paragraph that starts like a sentence, with however or for example and a comma, and does not end."""
    if case.mixed or case.ending.kind not in _MARKLESS or not case.habit.firm or not reads_as_prose(case):
        return None
    first = re.split(r"[、，,]", case.text, maxsplit=1)
    found = len(first) > 1 and first[0].strip().lower() in case.words.start
    return Verdict("no-end", LIKELY) if found else None


def _states_a_number(case: Unfinished) -> bool:
    """True for a short line that ends in a number: `Node >= 4`."""
    return case.ending.kind == "digit" and not case.long


def _speaks(case: Unfinished) -> bool:
    """True for a text in an alphabet that starts with a capital and has the small words of a sentence."""
    words = case.words
    if words.language in SUFFIXED or not words.known or not case.text.lstrip('“"«¿¡(')[:1].isupper():
        return False
    spoken = [word.strip(",;:()“”\"'’").lower() for word in case.text.split()]
    small = sum(word in words.function or word in words.unfinished for word in spoken)
    return small >= max(2, _SMALL_WORDS * len(spoken))


def _has_clauses(case: Unfinished) -> bool:
    """True for a Japanese line with a comma after a topic or a clause, not only between two nouns."""
    return case.language == "ja" and bool(re.search(CLAUSE, case.text))


def _ends_in_a_noun(case: Unfinished) -> bool:
    """True for a Japanese line that may end in a noun, which is a common way to write."""
    return case.language == "ja" and case.ending.kind == "word" and not _has_clauses(case)
