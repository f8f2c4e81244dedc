"""How sure it is that a frame is boilerplate, and no habit of a series or of a reference."""

from __future__ import annotations

import re

from copydesk import Confidence, lazy_pattern
from copydesk_rules.analyses.frames import BEGINNING, END, Frame
from copydesk_rules.data.reporting_words import fillers, verbs

# Not the quotation marks: what stands in them may be the subject.
_SEPARATORS = frozenset(" -‐‑–—―ー|¦:;·・/\\•#~_+([{【〈《<)]}】〉》>")
_STOPS = frozenset("?!。…")
_BRACKETS = ("()", "[]", "「」", "『』", "【】", "〈〉", "《》", "“”")
_HIRAGANA = lazy_pattern(r"[\u3041-\u309f]")
_GRAMMAR = {"ja": _HIRAGANA, "zh": re.compile(r"[的了是在和与與及为為把被让讓对對如将將]")}
_WORD = lazy_pattern(r"[^\W_]+")
_MOSTLY = 0.8
_LEAST_WORDS = 5
_FEWEST_GLUED, _GLUED = 3, 0.2
# A field of its own is meant to be written for each post; a title may well be one of a series.
_SHARE, _TITLE_SHARE = 0.2, 0.1


def confidence(frame: Frame, language: str, *, announces: bool) -> Confidence:
    """Likely for a phrase, possible for what may be the name of a site, a series or a family of pages."""
    if _is_apart(frame) or _is_name(frame.text, language):
        return Confidence.POSSIBLE
    if frame.field == "title":
        sure = frame.side == END and (frame.share >= _TITLE_SHARE or _is_glued(frame))
    else:
        sure = frame.share >= _SHARE or announces
    return Confidence.LIKELY if sure else Confidence.POSSIBLE


def is_everywhere(frame: Frame) -> bool:
    """True for a frame of so many fields that none of these is written for its post."""
    return frame.field != "title" and frame.share >= _SHARE


def _is_apart(frame: Frame) -> bool:
    """True when a sign sets the frame apart, as in `Title | Site`, `Series: Title` and `【Series】`."""
    if any(frame.text.count(pair[0]) != frame.text.count(pair[1]) for pair in _BRACKETS):
        return True
    apart = sum(count for letter, count in frame.neighbours.items() if letter in _SEPARATORS)
    return apart >= _MOSTLY * frame.neighbours.total()


def _is_name(text: str, language: str) -> bool:
    """True for words without the grammar of a phrase."""
    if language in _GRAMMAR:
        return not _GRAMMAR[language].search(text)
    words = _WORD.findall(text.casefold())
    known = fillers(language) if verbs(language) else ()
    return len(words) < _LEAST_WORDS and frozenset(known).isdisjoint(words)


def _is_glued(frame: Frame) -> bool:
    """True when the frame goes on, in several posts, where a sentence has ended."""
    count = sum(count for letter, count in frame.neighbours.items() if letter in _STOPS)
    goes_on = frame.side != BEGINNING and bool(_HIRAGANA.match(frame.text))
    return goes_on and count >= max(_FEWEST_GLUED, _GLUED * frame.neighbours.total())
