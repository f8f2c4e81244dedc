"""The sentences of a block of prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from copydesk.document import Prose, Sentence
from copydesk.span import Span
from copydesk.text.abbreviations import BEFORE_NUMBER, DOTTED_ORDINALS, STARTERS, abbreviations
from copydesk.text.pairs import enclosures
from copydesk.text.pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# Final marks, then what belongs to them: closing marks, signs of mood, a short remark in brackets.
_WIDE_MARKS = "。．！？｡።፧။"
_CLOSING_MARKS = "」』）】〉》〕〗］｝｣〟)]}”’»›\"'"
_MOOD = "\u2600-\u27bf\u266a\ufe0f\u200d\U0001f1e6-\U0001faff"
_MARKS = f".!?{_WIDE_MARKS}…‥♪؟۔।॥"
# Not `+`: with a bare character class in front, the search skips to the next mark many times faster.
_END = lazy_pattern(
    f"([{_MARKS}][{_MARKS}]*)(?:[{re.escape(_CLOSING_MARKS)}{_MOOD}]|[\u00a0\u202f ]»|“(?=\\s|$))*"
    "(?:[（(][^（）()。\\s]{1,8}[）)])?"
)
_NEXT = lazy_pattern(r"\s*[\"'“‘«„¿¡(\[（「『*–—-]*(\w*)")
_BLANKS = lazy_pattern(r"\s*")
_URL = lazy_pattern(
    r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/_=&#-]"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_NARROW_MARKS = (".", "!", "?")
_ENUMERATION = lazy_pattern(r"[(（•⁃]?\s?(?:[0-9０-９]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Za-z]|[ivx]{1,5})")
_ACRONYM = lazy_pattern(r"(?:[^\W\d_]\.)+[^\W\d_]")
_WORD = lazy_pattern(r"\w")
_CELL = lazy_pattern(r"[^\t]+")
_ROW_CELL = lazy_pattern(r"[^\t\n]+")
# After a quotation these go on with the sentence around it; after any mark (`これは！を`) the next ones do.
_CONTINUING = frozenset("とっはがをにのもでへやなだかよねさ的等和与")
_NEVER_FIRST = frozenset("をの")
_SEPARATORS = frozenset("、，,；;：:・)）」』】/")
# What lies further apart than this is no aside but a passage, or two marks that never belonged together.
_WIDEST_PAIR = 300
_LONGEST_WORD = 24
_LONGEST_UNKNOWN_ABBREVIATION = 3


class _Mark(NamedTuple):
    """Final marks in a text: where they start, where their closing marks start and end."""

    start: int
    closers: int
    end: int


def split(prose: Prose, language: str, *, table: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a prose, in order, without the blanks between them.

    What has no word of its own (an emoji, an image) belongs to the sentence before it. A tab always
    ends a sentence; with `table` a line break, which ends a row, does so too.
    """
    text = _masked(prose)
    asides = [pair for pair in enclosures(text) if pair.end - pair.start <= _WIDEST_PAIR]
    sentences: list[Sentence] = []
    for cell in (_ROW_CELL if table else _CELL).finditer(text):
        first = len(sentences)
        for sentence in _of_cell(text, Span(*cell.span()), asides, language):
            if len(sentences) > first and not _WORD.search(text, sentence.start, sentence.end):
                sentences[-1] = sentences[-1]._replace(end=sentence.end)
            else:
                sentences.append(sentence)
    return tuple(sentences)


def _masked(prose: Prose) -> str:
    """The text with code, formulas and addresses made signs of the same length."""
    text = prose.text
    spans = [(one.start, one.end) for one in prose.inlines if one.kind in ("code", "math", "opaque")]
    if "://" in text or "@" in text or "www." in text:
        spans += [found.span() for found in _URL.finditer(text)]
    if not spans:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            pieces += (text[done:start], "_" * (end - max(start, done)))
            done = end
    return "".join((*pieces, text[done:]))


def _of_cell(text: str, cell: Span, asides: list[Span], language: str) -> Iterator[Sentence]:
    start = _skipped(text, cell.start)
    coming = iter(asides)
    aside = next(coming, None)
    for found in _END.finditer(text, start, cell.end):
        end = found.end()
        while aside and aside[1] <= end:
            aside = next(coming, None)
        if aside and aside[0] < end:
            continue
        if _ends(text, start, _Mark(found.start(), found.end(1), end), cell.end, language):
            yield Sentence(start, end, ended=True)
            start = _skipped(text, end)
    if start < cell.end:
        yield Sentence(start, start + len(text[start : cell.end].rstrip()), ended=False)


def _skipped(text: str, offset: int) -> int:
    found = _BLANKS.match(text, offset)
    return found.end() if found else offset


def _ends(text: str, start: int, mark: _Mark, limit: int, language: str) -> bool:
    """True when the marks end the sentence that begins at `start`."""
    if mark.end >= limit:
        return True
    following = text[mark.end]
    if following in _SEPARATORS:
        return False
    quoted = mark.end > mark.closers and text[mark.closers] in _CLOSING_MARKS
    if following in (_CONTINUING if quoted else _NEVER_FIRST):
        return False
    last = text[mark.closers - 1]
    if last in _WIDE_MARKS:
        return last != "．" or not (_decimal(text, mark, following) or _enumerates(text, start, mark))
    if not following.isspace():
        return last in ".!?" and text[mark.start - 1 : mark.start] > "\u2fff" and not following.isascii()
    if text[mark.start - 1 : mark.start] in ("[", "(") or _enumerates(text, start, mark):
        return False
    word = _NEXT.match(text, mark.end, limit)
    following = word[1] if word else ""
    if word and not following and text.startswith(_NARROW_MARKS, word.end(), limit):
        return False
    if last == "." and mark.end == mark.start + 1:
        return not following or _stop_ends(text, start, mark.start, following, language)
    return not following[:1].islower()


def _decimal(text: str, mark: _Mark, following: str) -> bool:
    return following.isdigit() and text[mark.start - 1 : mark.start].isdigit()


def _enumerates(text: str, start: int, mark: _Mark) -> bool:
    """True for the full stop after the number of an item: `1. `, `a.) `, `１．`."""
    return text[mark.start] in ".．" and _ENUMERATION.fullmatch(text, start, mark.start) is not None


def _stop_ends(text: str, start: int, stop: int, following: str, language: str) -> bool:
    """True when a single full stop, with a blank after it, is no mark of an abbreviation or a number."""
    word = _last_word(text, start, stop)
    lower = word.lower()
    known = abbreviations(language)
    if lower in known or lower.rpartition("-")[2] in known:
        return False
    if lower in BEFORE_NUMBER and following[0].isdigit():
        return False
    if word.isdigit() and len(word) <= 2 and language in DOTTED_ORDINALS:
        return False
    if _ACRONYM.fullmatch(word) and lower not in ("a.m", "p.m"):
        return following in STARTERS
    if len(word) == 1 and word.isalpha() and word < "\u2fff":
        return text[stop + 1] == "\n" or (word == "I" and language == "en")
    return not following[0].islower() or len(word) > _LONGEST_UNKNOWN_ABBREVIATION


def _last_word(text: str, start: int, end: int) -> str:
    words = text[max(start, end - _LONGEST_WORD) : end].split()
    return words[-1].lstrip("([{\"'“„‘«（「") if words else ""
