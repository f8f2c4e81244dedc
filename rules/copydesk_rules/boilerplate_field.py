"""Finds fields that say nothing beyond the title."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Meta, Violation
from copydesk_rules.data.reporting_words import fillers, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPACED = frozenset({"ja", "zh", "ko"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What counts as content: not hiragana, which in a Japanese announcement is grammar.
_CONTENT = re.compile(r"[^\W_\u3041-\u309f]")
_PIECE = re.compile(r"[0-9a-z]+|[^\W_0-9a-z]+")
_INNER_STOP = re.compile(r"[。!?！？]\W*\w|\.\s+\w")
_SHARED = "\0"
_SHORTEST_RUN = 2
# Longer fields say something, and so do long titles; both bound the search.
_LONGEST_FIELD = 300
_LONGEST_TITLE = 300
_LONGEST_LINE = 120
_MARKS = re.compile(r"\*+|`+|__+")
# A particle behind which no Japanese phrase goes on with "about": the headline ended there.
_SPLICE = re.compile(r"[^\W_\u3041-\u30ff]{0,4}[へを]\**(?:について|に関して|に関し)\w{0,12}")
_LEAST_SHARED = 8
_MOST_REST = 0.45
_MOST_REST_OF_WORDS = 0.2


@dataclass(frozen=True, eq=False, repr=False)
class BoilerplateField:
    """The named fields, when all but the words of the title is an announcement."""

    fields: tuple[str, ...] = ("excerpt", "description", "summary")

    meta: ClassVar[Meta] = Meta(
        name="boilerplate-field",
        summary="A field that says nothing beyond the title.",
        messages={
            "announcement": "`{field}` only announces what the title says: write what the reader will learn",
            "of-first-line": "`{field}` only announces what the first line says: "
            "write what the reader will learn",
            "splice": "`{quote}` in `{field}` joins a headline to a set phrase: "
            "write what the reader will learn",
        },
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Yield one violation a field."""
        title = _folded(document.front_matter.text("title"))
        for name in self.fields:
            text = document.front_matter.text(name)
            if text and title and len(text) <= _LONGEST_FIELD and len(title) <= _LONGEST_TITLE:
                yield from _judged(document, name, text, title)


def _judged(document: Document, name: str, written: str, title: str) -> Iterator[Violation]:
    language = "en" if written.isascii() and document.language in _UNSPACED else document.language
    text, line = _folded(written), _folded(_first_line(document))
    if not verbs(language) or text in (title, line):
        return
    span, params = document.front_matter.fields[name].span, {"field": name}
    if sure := _emptiness(text, title, language):
        yield Violation(span, "announcement", params, sure)
    elif spliced := _SPLICE.search(written):
        yield Violation(span, "splice", {**params, "quote": spliced[0]}, Confidence.LIKELY)
    elif line and _emptiness(text, f"{title} {line}", language):
        yield Violation(span, "of-first-line", params, Confidence.LIKELY)


def _first_line(document: Document) -> str:
    """The first line of the body where it is as short as a title."""
    first = next((block.prose for block in document.blocks if block.prose), None)
    line = first.text.partition("\n")[0] if first else ""
    return line if len(line) <= _LONGEST_LINE else ""


def _folded(text: str) -> str:
    """A text without width, case and marks of emphasis and code."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _emptiness(text: str, title: str, language: str) -> Confidence | None:
    """How sure it is that a text is an announcement of the title; None when it says more."""
    announcing = verbs(language)
    left = _without_runs(text, title) if language in _UNSPACED else _without_words(text, title)
    if not re.search(announcing, left) and not re.search(rf"(?:{announcing})\w{{0,5}}\W*$", text):
        return None
    rest = _weight(_without_fillers(left, language))
    shared = _weight(text) - _weight(left)
    if rest == 0:
        return Confidence.CERTAIN
    if _INNER_STOP.search(text):
        return None
    most = _MOST_REST if language in _UNSPACED else _MOST_REST_OF_WORDS
    return Confidence.LIKELY if shared >= _LEAST_SHARED and rest <= most * (rest + shared) else None


def _without_runs(text: str, title: str) -> str:
    """The text without the runs of two characters or more, and the Latin words, that the title has."""
    return _PIECE.sub(lambda found: _unshared(found[0], title), text)


def _unshared(piece: str, title: str) -> str:
    if piece.isascii():
        return _SHARED if piece in title else piece
    kept: list[str] = []
    start = 0
    while start < len(piece):
        end = start
        while end < len(piece) and piece[start : end + 1] in title:
            end += 1
        if end - start < _SHORTEST_RUN:
            end = start + 1
            kept.append(piece[start])
        else:
            kept.append(_SHARED)
        start = end
    return "".join(kept)


def _without_words(text: str, title: str) -> str:
    known = frozenset(_WORD.findall(title))
    return _WORD.sub(lambda found: _SHARED if found[0] in known else found[0], text)


def _without_fillers(text: str, language: str) -> str:
    """What is left without the words that announce."""
    words = fillers(language)
    if language in _UNSPACED:
        return re.sub("|".join(words), "", text)
    bare = re.sub(verbs(language), "", text)
    return " ".join(word for word in _WORD.findall(bare) if word not in words)


def _weight(text: str) -> int:
    """How much content a text has: its letters and digits, a CJK character counted as two."""
    return sum(1 + (character > "\u2e7f") for character in _CONTENT.findall(text))
