"""The words of a document, to tell a whole word from the beginning of one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from copydesk import Document

# Words of an alphabet or runs of katakana; kanji have no borders between words. No compiled pattern:
# `re` keeps it, and compiling these ranges takes 3 ms, which most posts need not spend.
_WORD = r"[^\W\d_\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{3,}|[\u30a1-\u30fa\u30fc]{3,}|[\uac00-\ud7a3]{2,}"
_LAST = rf"(?:{_WORD})\Z"

# A consonant between signs or blanks, no flag, no elision, no escape.
_LONE = r"(?<![\w'’\\-])[b-df-hj-np-tv-xz](?![\w'’])"

# How many letters of a word its rest may lack.
_LOST = 2


class Vocabulary(NamedTuple):
    """Each word of a document's prose in lower case, how often it occurs, and all of them sorted."""

    counts: Counter[str]
    words: tuple[str, ...]

    def lost(self, word: str) -> str:
        """What a longer word of the document has beyond one that stands once, or ""."""
        at = bisect_right(self.words, word)
        if self.counts[word] != 1 or at == len(self.words) or not self.words[at].startswith(word):
            return ""
        return self.words[at][len(word) :]


def last_word(text: str) -> str:
    """The word that a text ends in, in lower case, or ""."""
    found = re.search(_LAST, text[-40:])
    return found[0].lower() if found else ""


def first_word(text: str) -> str:
    """The word that a text begins with, in lower case, or ""."""
    found = re.match(_WORD, text[:40])
    return found[0].lower() if found else ""


def lone_letters(document: Document) -> Counter[str]:
    """How often each consonant stands alone in a document, in its code as well: `f(n)`."""
    return Counter(re.findall(_LONE, document.text))


def vocabulary(document: Document) -> Vocabulary:
    """The words of a document's paragraphs, headings and tables."""
    counts: Counter[str] = Counter()
    for block in document.blocks:
        if block.prose is not None:
            counts.update(re.findall(_WORD, block.prose.text.lower()))
    return Vocabulary(counts, tuple(sorted(counts)))


def is_rest(document: Document, word: str) -> bool:
    """True for a word that stands once in the document, and is else one short of its first letters."""
    return document.analysis(vocabulary).counts[word] == 1 and word in document.analysis(_rests)


def _rests(document: Document) -> frozenset[str]:
    """The words of a document without their first letter or two."""
    words = document.analysis(vocabulary).words
    return frozenset(word[lost:] for word in words for lost in range(1, _LOST + 1))
