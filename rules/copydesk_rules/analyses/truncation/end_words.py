"""The word lists that say how a text ends in one language: `data/endings/<language>.txt`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from copydesk import Document

_FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "data", "endings")

# Languages written without blanks, or whose particles are suffixes: their lists hold suffixes, not words.
SUFFIXED = frozenset({"ja", "zh", "ko"})


class EndWords(NamedTuple):
    """The lists of one language; a language without a file has none.

    `function` never ends a sentence, `unfinished` seldom does, `predicate` can end one without a
    mark, `particle` never ends one after a letter that is no hiragana, nor does a `word` as a whole
    word; a word stops inside after a `stem`, and
    after a letter of `bound` behind kana; a `joint` does not even end a heading, `start` announces more,
    `continuation` does not begin a sentence, unless it is part of a `beginning`; `rest` never does, nor
    does `okurigana` before a kanji.
    """

    language: str
    function: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    predicate: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    word: tuple[str, ...] = ()
    stem: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    final: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    continuation: tuple[str, ...] = ()
    beginning: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    okurigana: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """True for a language that has lists."""
        return bool(self.function)


def end_words(language: str) -> EndWords:
    """The lists of a language, read from its file."""
    path = os.path.join(_FOLDER, f"{language}.txt")
    if not language.isalpha() or not os.path.isfile(path):
        return EndWords(language)
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    lists: dict[str, list[str]] = {}
    section: list[str] = []
    for line in lines:
        if line.startswith("["):
            section = lists.setdefault(line[1 : line.index("]")], [])
        elif not line.startswith("#"):
            section += line.split()
    return EndWords(language, **{name: tuple(words) for name, words in lists.items()})


def main_words(document: Document) -> EndWords:
    """The lists of a document's own language."""
    return end_words(document.language)
