"""Letters that lost their encoding, and letters of another script in the middle of a word."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPLACEMENT = "\ufffd"
_SHOWING = frozenset(" \n\t「」『』“”‘’\"'()（）[]【】,.、。:：").union([""])

# What bytes 0x80 to 0x9f are in Windows-1252, and Latin-1's own.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_HIGH = f"\u0080-\u00bf{_WINDOWS}"
# UTF-8 read as Latin-1 or Windows-1252. Two bytes: only what no text has (`Ã©`, `Â°`), for `Ã”` ends a
# Portuguese quotation in capitals. Three bytes: with a sign among them, for `é”…` ends a French one.
_LATIN = (
    "(?:[\u00c2\u00c3][\u0080-\u009f\u00a1-\u00bf]"
    f"|\u00e2\u20ac[{_HIGH}]|[\u00e0-\u00ef](?:[\u0080-\u00bf][{_HIGH}]|[{_HIGH}][\u0080-\u00bf]))+"
)
# `é »` and `é…»` end a quotation in French.
_ONE_LETTER = 3
_TYPOGRAPHIC = frozenset("\u00a0«»‹›“”‘’…–—·")
_LATIN_LEADS = frozenset("ÂÃàáâãäåæçèéêëìíîï")
# UTF-8 Japanese read as Shift_JIS: these three rare characters are the lead bytes of kana.
_SHIFT_JIS = r"(?:[縺繧繝][^\s\x00-\x7f縺繧繝]{0,3}){2,}"
_SHIFT_JIS_LEADS = frozenset("縺繧繝")
# U+FFFD written as UTF-8 and read as GBK.
_GBK = "(?:锟斤拷)+"

# What may follow a foreign word in Japanese: particles and the copula.
_PARTICLES = frozenset("をはがにのとでもへやかしなだより、。")
_LONGEST_SLIP = 6
_MIXED_WORD = "[A-Za-z\u00c0-\u024f\u0400-\u052f]+"
_LOOKS_LATIN = frozenset("асеорхуіјѕАВСЕНКМОРТХІЈЅ")
_LOOKS_CYRILLIC = frozenset("aceopxyijsABCEHKMOPTXIJS")


class Garbled(NamedTuple):
    """A place in a text: `code` is replacement, mojibake or foreign-script.

    `meant` is what garbled text was, or "". `letters` are those of the other script, `word` is what they
    stand in.
    """

    start: int
    end: int
    code: str
    meant: str = ""
    letters: str = ""
    word: str = ""


def may_be_garbled(text: str) -> bool:
    """False when no letter of a text is one that garbled text has."""
    letters = frozenset(text)
    leads = _LATIN_LEADS | _SHIFT_JIS_LEADS | {REPLACEMENT, "锟"}
    return not letters.isdisjoint(leads) or any(map(_is_foreign, letters))


def garbled(text: str, language: str) -> Iterator[Garbled]:
    """The garbled places of a text in a language, kind by kind."""
    letters = frozenset(text)
    if REPLACEMENT in letters:
        yield from _replacements(text)
    if letters & _LATIN_LEADS:
        yield from _misread(text, _LATIN, _from_windows)
    if letters & _SHIFT_JIS_LEADS:
        yield from _misread(text, _SHIFT_JIS, lambda wrong: wrong.encode("cp932"))
    if "锟" in letters:
        yield from (Garbled(*found.span(), "mojibake") for found in re.finditer(_GBK, text))
    if language in ("ja", "zh"):
        yield from _foreign_letters(text) if any(map(_is_foreign, letters)) else ()
    elif any(map(_is_cyrillic, letters)):
        yield from _mixed_words(text)


def _replacements(text: str) -> Iterator[Garbled]:
    """U+FFFD, except between blanks or marks of a pair, where it is shown on purpose."""
    for found in re.finditer(f"{REPLACEMENT}+", text):
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        if not (before in _SHOWING and after in _SHOWING):
            yield Garbled(*found.span(), "replacement")


def _misread(text: str, pattern: str, encode: Callable[[str], bytes]) -> Iterator[Garbled]:
    """Text that was UTF-8 before it was read in another encoding, with what it was where that is whole."""
    for found in re.finditer(pattern, text):
        if len(found[0]) == _ONE_LETTER and _TYPOGRAPHIC.issuperset(found[0][1:]):
            continue
        try:
            yield Garbled(*found.span(), "mojibake", encode(found[0]).decode("utf-8"))
        except UnicodeError:
            if pattern is _SHIFT_JIS:
                yield Garbled(*found.span(), "mojibake")


def _from_windows(text: str) -> bytes:
    return b"".join(letter.encode("cp1252" if letter in _WINDOWS else "latin-1") for letter in text)


def _foreign_letters(text: str) -> Iterator[Garbled]:
    """A few letters of another script between Japanese or Chinese ones, where no word ends before them."""
    start = 0
    for foreign, run in groupby(text, _is_foreign):
        end = start + sum(1 for _ in run)
        if foreign and start and end < len(text) and end - start <= _LONGEST_SLIP:
            before, after = text[start - 1], text[end]
            inside = _is_dense(before) and (_is_dense(after) or after in "、。")
            if inside and (not "ぁ" <= before <= "ゟ" or after not in _PARTICLES):
                word = text[_word_start(text, start) : _word_end(text, end)]
                yield Garbled(start, end, "foreign-script", letters=text[start:end], word=word)
        start = end


def _word_start(text: str, start: int) -> int:
    """Where the letters of one kind begin that end at an offset, a few letters back at most."""
    low = start - 1
    while low > 0 and start - low < _LONGEST_SLIP and _kind(text[low - 1]) == _kind(text[start - 1]):
        low -= 1
    return low


def _word_end(text: str, end: int) -> int:
    """Where the letters of one kind end that begin at an offset, a few letters on at most."""
    high = end
    while high < len(text) and high - end < _LONGEST_SLIP and _kind(text[high]) == _kind(text[end]):
        high += 1
    return high if _is_dense(text[end]) else end


def _kind(letter: str) -> str:
    if "\u3041" <= letter <= "\u309f":
        return "hiragana"
    if "\u30a0" <= letter <= "\u30ff":
        return "katakana"
    return "ideograph" if _is_dense(letter) else ""


def _is_dense(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" or letter == "々"


def _is_foreign(letter: str) -> bool:
    """True for the scripts from Cyrillic to Thai, Georgian and Hangul; Greek letters are signs (β版)."""
    return "\u0400" <= letter <= "\u0e7f" or "\u10a0" <= letter <= "\u11ff" or "\uac00" <= letter <= "\ud7a3"


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"


def _mixed_words(text: str) -> Iterator[Garbled]:
    for found in re.finditer(_MIXED_WORD, text):
        word = found[0]
        cyrillic = [letter for letter in word if _is_cyrillic(letter)]
        latin = [letter for letter in word if not _is_cyrillic(letter)]
        if cyrillic and latin and _is_slip(word, cyrillic, latin):
            rarer = _is_cyrillic if len(cyrillic) < len(latin) else _is_latin
            letters = next("".join(run) for rare, run in groupby(word, rarer) if rare)
            yield Garbled(*found.span(), "foreign-script", letters=letters, word=word)


def _is_latin(letter: str) -> bool:
    return not _is_cyrillic(letter)


def _is_slip(word: str, cyrillic: list[str], latin: list[str]) -> bool:
    """True when the rarer letters only look like the others, or one stands before a word of the others.

    `PHPшник` and `SMSка` are words: a Latin abbreviation with a Cyrillic ending.
    """
    if len(latin) <= len(cyrillic):
        return set(latin) <= _LOOKS_CYRILLIC and (len(latin) == 1 or not word.startswith("".join(latin)))
    return set(cyrillic) <= _LOOKS_LATIN or (len(cyrillic) == 1 and word[0] == cyrillic[0])
