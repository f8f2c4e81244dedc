"""How much there is to read in a document, and how long it takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from copydesk import PLACEHOLDER, Block, Document, Span, lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Ideographs, kana, Hangul, their punctuation and full-width forms. Written as what they are not: `re`
# takes milliseconds to compile a class of forty thousand letters.
_DENSE = lazy_pattern("[^\x00-\u2e7f]+")
_WORD = lazy_pattern(r"\w+(?:['\u2019.,-]\w+)*")
_ADDRESS = lazy_pattern(r"(?:https?://|www\.)[^\s<>「」（）、。]+")
_BEYOND_LETTERS = "\U00010000"
_COUNTED = frozenset({"paragraph", "heading", "table"})

# Dense characters a minute: Japanese 400 to 600 is the customary band, 500 its middle; Chinese 400
# lies between Hexo's 300 and Medium's 500; Korean 500 syllables (JKOS 57:642, 202 words a minute).
CHARACTERS_PER_MINUTE = {"ja": 500, "zh": 400, "ko": 500}
USUAL_CHARACTERS = 500
# Words a minute: 238 for English (Brysbaert 2019, doi 10.1016/j.jml.2019.104047); the others in the
# ratio of the IReST texts (Trauzettel-Klosinski and Dietz 2012, IOVS 53:5452).
WORDS_PER_MINUTE = {
    "de": 187,
    "fr": 204,
    "es": 228,
    "it": 196,
    "pt": 189,
    "nl": 211,
    "ru": 192,
    "pl": 173,
    "sv": 208,
    "fi": 168,
    "tr": 173,
    "ar": 144,
    "he": 195,
    "sl": 188,
}
USUAL_WORDS = 238
# Seconds for the first image; each further one takes a second less, down to three (Medium).
_FIRST_IMAGE, _LAST_IMAGE = 12, 3


class Amount(NamedTuple):
    """What there is to read; dense characters are ideographs, kana, Hangul and their punctuation."""

    characters: int = 0
    words: int = 0
    images: int = 0

    def minus(self, other: Amount) -> Amount:
        """What is left without a part."""
        return Amount(
            self.characters - other.characters, self.words - other.words, self.images - other.images
        )


class Pace(NamedTuple):
    """How fast is read: dense characters and words a minute; `images` says that images take time."""

    characters: float
    words: float
    images: bool = False

    def minutes(self, amount: Amount) -> int:
        """Whole minutes, rounded up, at least one."""
        return max(1, math.ceil(self.exact(amount) - 1e-9))

    def exact(self, amount: Amount) -> float:
        """Minutes."""
        seconds = image_seconds(amount.images) if self.images else 0
        return amount.characters / self.characters + amount.words / self.words + seconds / 60


def pace(language: str) -> Pace:
    """The usual pace of silent reading in a language; other words in a dense text are read as English."""
    return Pace(
        CHARACTERS_PER_MINUTE.get(language, USUAL_CHARACTERS), WORDS_PER_MINUTE.get(language, USUAL_WORDS)
    )


def image_seconds(images: int) -> int:
    """Seconds for a number of images, as Medium counts them."""
    falling = range(_FIRST_IMAGE, _LAST_IMAGE, -1)
    return sum(falling[:images]) + _LAST_IMAGE * max(0, images - len(falling))


def amount(document: Document) -> Amount:
    """The visible prose of the body: headings, lists, quotes, tables and inline code.

    Code blocks, HTML, template tags, comments, addresses, alternative texts and front matter are not
    in it.
    """
    total = of_texts(visible_texts(document))
    images = sum(
        1 for block in document.blocks if block.prose for part in block.prose.inlines if part.kind == "image"
    )
    return Amount(total.characters, total.words, images)


def amount_within(document: Document, spans: Sequence[Span]) -> Amount:
    """The visible prose inside disjoint spans of the document, which are in order."""
    return of_texts(_pieces(document.blocks, spans))


def of_texts(texts: Iterable[str]) -> Amount:
    """The amount of plain texts."""
    characters = words = 0
    for text in texts:
        plain = _ADDRESS.sub(" ", text) if "://" in text or "www." in text else text
        if not plain.isascii():
            others = _DENSE.split(plain)
            characters += len(plain) - sum(map(len, others)) - _signs(plain)
            plain = " ".join(others)
        words += len(_WORD.findall(plain))
    return Amount(characters, words)


def _signs(text: str) -> int:
    """How many of the characters beyond U+2E7F are no letters: ideographic blanks and emoji."""
    blanks = text.count("\u3000")
    # Beyond U+FFFF a character takes two units of UTF-16; looking at each one takes forty times as long.
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return blanks
    return blanks + sum(1 for letter in text if letter >= _BEYOND_LETTERS and not letter.isalpha())


def code_texts(document: Document) -> Iterator[str]:
    """The code blocks without their fences."""
    for block in document.blocks:
        if block.kind == "code":
            lines = document.at(block.span).split("\n")
            if block.detail != "indented":
                lines = lines[1:-1] if block.closed else lines[1:]
            yield "\n".join(lines)


def visible_texts(document: Document) -> Iterator[str]:
    """The visible prose, block by block."""
    for block in document.blocks:
        if block.prose and block.kind in _COUNTED:
            yield block.prose.text.replace(PLACEHOLDER, " ")


def _pieces(blocks: Sequence[Block], spans: Sequence[Span]) -> Iterator[str]:
    place = 0
    for block in blocks:
        while place < len(spans) and spans[place].end <= block.span.start:
            place += 1
        ahead = place
        while ahead < len(spans) and spans[ahead].start < block.span.end:
            if block.prose and block.kind in _COUNTED:
                low, high = block.prose.find(spans[ahead].start), block.prose.find(spans[ahead].end)
                yield block.prose.text[low:high]
            ahead += 1
