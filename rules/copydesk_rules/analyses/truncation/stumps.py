"""Words that break off: how words of a language end, and how the longer words of a text begin."""

from __future__ import annotations

import re

from copydesk_rules.analyses.truncation.end_words import EndWords
from copydesk_rules.data.short_words import TAKEN_OVER

_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿаеёиоуыэюя")
_SHORTEST = 3
_LAST = r"(?:(?<=\s)|\A)[a-zß-öø-ÿœа-яё]{2,}\Z"


def fragment(text: str, words: EndWords) -> str:
    """The last word of a text when no word of its language ends like that, else "".

    It ends in a letter that words do not end in, has no vowel, or two letters that are no word.
    """
    found = re.search(_LAST, text[-40:]) if words.short else None
    word = found[0] if found else ""
    if not word or word in TAKEN_OVER or word in words.function or word in words.unfinished:
        return ""
    if len(word) < _SHORTEST:
        return "" if word in words.short else word
    if not any(one in words.function or one in words.unfinished for one in text.lower().split()):
        return ""
    vowels = sum(letter in _VOWELS for letter in word)
    return word if not vowels or word.endswith(words.final) else ""
