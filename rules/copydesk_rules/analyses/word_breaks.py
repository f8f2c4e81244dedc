"""How many words Unicode's rules for word borders find in a text (UAX 29, as Intl.Segmenter has them)."""

from __future__ import annotations

import re
import unicodedata

# Each character becomes the letter of its class: a letter, b Hebrew, 0 digit, h Hangul, i ideograph,
# j hiragana, k katakana, s a script without blanks, _ a connector; the marks that join two letters or
# two digits become : , . and ". Accents and format characters belong to what is before them: dropped.
_MARKS = {
    **dict.fromkeys(":·\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a", ":"),
    **dict.fromkeys(",;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b", ","),
    **dict.fromkeys(".'\u2018\u2019\u2024\ufe52\uff07\uff0e", "."),
    '"': '"',
    "\u200b": " ",
    "\u202f": "_",
    "\u3005": " ",
    "\u303b": " ",
    "\u309b": "k",
    "\u309c": "k",
}
_CATEGORIES = {"Nd": "0", "Pc": "_", "Nl": "a", "Mn": "", "Mc": "", "Me": "", "Cf": ""}
# First and last code point; the first range that fits.
_RANGES = (
    ("b", 0x5D0, 0x5F2),
    ("s", 0xE00, 0xEFF),
    ("s", 0x1000, 0x109F),
    ("h", 0x1100, 0x11FF),
    ("s", 0x1780, 0x17FF),
    ("j", 0x3041, 0x309F),
    ("k", 0x30A0, 0x30FF),
    ("h", 0x3131, 0x318E),
    ("k", 0x31F0, 0x31FF),
    ("i", 0x3006, 0x9FFF),
    ("h", 0xA960, 0xA97F),
    ("h", 0xAC00, 0xD7FF),
    ("i", 0xF900, 0xFAFF),
    ("k", 0xFF66, 0xFF9F),
    ("h", 0xFFA0, 0xFFDC),
    ("i", 0x20000, 0x3FFFF),
)
_CORE = r'(?:[ab0]|(?<=[ab])[:.](?=[ab])|(?<=0)[,.](?=0)|(?<=b)"(?=b))+'
_WORD = rf"_*(?:{_CORE}|k+)(?:_+(?:{_CORE}|k+))*_*|h+|__+"

# Words for each ideograph and for each run of them.
_JAPANESE, _CHINESE = (0.41, 0.43), (0.55, 0.55)
# Words for each hiragana, for each run of katakana beyond its first word, for each letter of Thai.
_HIRAGANA, _MORE_KATAKANA, _UNSPACED = 0.55, 0.75, 0.3


def classes(text: str) -> str:
    """The text with each character replaced by the letter of its class."""
    return text.translate({ord(letter): _class(letter) for letter in set(text)})


def _class(letter: str) -> str:
    known = _MARKS.get(letter)
    if known is not None:
        return known
    category = unicodedata.category(letter)
    if category[0] != "L":
        if "\U0001f3fb" <= letter <= "\U0001f3ff":
            return ""
        return "a" if "\u24b6" <= letter <= "\u24e9" else _CATEGORIES.get(category, " ")
    point = ord(letter)
    return next((name for name, low, high in _RANGES if low <= point <= high), "a")


def words(text: str, language: str) -> float:
    """How many words there are: exact for scripts with blanks, about right for those that need a dictionary.

    The dictionary of ICU 78 was measured on 145 Japanese and Chinese posts: 1 % off at the median, 5 % for
    one post in ten.
    """
    found = classes(text)
    spaced = len(re.findall(_WORD, found))
    ideographs, runs = _CHINESE if language == "zh" else _JAPANESE
    estimated = ideographs * found.count("i") + runs * len(re.findall("i+", found))
    estimated += _HIRAGANA * found.count("j") + _MORE_KATAKANA * len(re.findall("k+", found))
    return spaced + estimated + _UNSPACED * found.count("s")
