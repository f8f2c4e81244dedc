"""How a post ends its paragraphs, so that one paragraph can be held against the others."""

from __future__ import annotations

from typing import NamedTuple

# A post is tidy when so many of its long paragraphs end with a final mark, strict when nearly all do.
_TIDY = 0.7
_STRICT = 0.85
_ENOUGH = 4
_HARDLY = 12
_MANY = 8
# A paragraph is long from nine words, or what takes as much room in a script without blanks.
LONG = 9
_LETTERS_A_WORD = {"ja": 3.3, "ko": 3.3, "zh": 2.6}


def size(text: str, language: str) -> float:
    """The length of a text in words; in Chinese, Japanese and Korean in as many letters as a word takes."""
    letters = _LETTERS_A_WORD.get(language)
    return len(text) / letters if letters else float(len(text.split()))


class Habit(NamedTuple):
    """The prose paragraphs of a post: how many end with a final mark, how many do not.

    `ended` and `open` count the long ones, `ended_short` and `short` those that are a line of a few
    words: labels, captions, verse. `several` counts the ended ones that hold several sentences.
    """

    ended: int = 0
    open: int = 0
    ended_short: int = 0
    short: int = 0
    several: int = 0

    def without(self, *, long: bool) -> Habit:
        """The habit of the others, when one open paragraph is left out."""
        if long:
            return self._replace(open=self.open - 1)
        return self._replace(short=self.short - 1)

    @property
    def tidy(self) -> bool:
        """Most long paragraphs end with a mark."""
        return _share(self.ended, self.open) >= _TIDY

    @property
    def strict(self) -> bool:
        """Nearly all paragraphs end with a mark, and there are enough to tell."""
        if self.ended < _ENOUGH or _share(self.ended, self.open) < _STRICT:
            return False
        return _share(self.ended + self.ended_short, self.open + self.short) >= _STRICT

    @property
    def flowing(self) -> bool:
        """Paragraphs usually hold several sentences: the post is no list of lines."""
        return 2 * self.several >= self.ended > 0

    @property
    def spotless(self) -> bool:
        """Hardly any other paragraph lacks its mark, and there are enough to tell."""
        return self.ended >= _ENOUGH and (self.open + self.short) * _HARDLY <= self.ended

    @property
    def firm(self) -> bool:
        """A paragraph without a mark stands out: the post is strict, and no list of lines."""
        return self.strict and (self.flowing or (self.spotless and self.ended >= _MANY))


def _share(ended: int, left: int) -> float:
    """The share of paragraphs that end with a mark; 1 without any."""
    return ended / (ended + left) if ended + left else 1.0
