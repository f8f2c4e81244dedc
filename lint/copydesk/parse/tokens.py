"""Cuts HTML into tokens with exact places, in linear time, whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.text.pattern import lazy_pattern

_NAME = lazy_pattern(r"</?([A-Za-z][^\s/><\"'=`]*)")
_STOP = lazy_pattern("[\"'<>]")
_QUOTES = 200  # a tag with more quoted values than this is no tag: keeps broken quotes from costing n²

# Elements whose inside is no text of the post, or not split into paragraphs.
_RAW = frozenset({"audio", "button", "canvas", "iframe", "math", "noembed", "noscript", "object", "pre"})
_RAW |= {"script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp"}
_TO_THE_END = frozenset({"script", "style", "textarea", "title", "xmp", "pre"})


class Token(NamedTuple):
    """`kind` is text, open, close, comment, raw (an element with all that is in it) or skip."""

    kind: str
    start: int
    end: int
    name: str = ""
    closed: bool = True


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, without a gap and in order; what is no markup is text."""
    reader = _Reader(text)
    at = start = 0
    while (at := text.find("<", at)) >= 0:
        token = reader.token(at)
        if token is None:
            at += 1
            continue
        if start < at:
            yield Token("text", start, at)
        yield token
        at = start = token.end
    if start < len(text):
        yield Token("text", start, len(text))


class _Reader:
    """Reads one token; `_missing` remembers what the rest of the text does not have."""

    __slots__ = ("_missing", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()

    def token(self, at: int) -> Token | None:
        """The token at a `<`, or None where it is text."""
        if self._text.startswith("<!--", at):
            end = self._after("-->", at + 2)
            return Token("comment", at, end or len(self._text), closed=bool(end))
        if self._text.startswith(("<!", "<?"), at):
            end = self._after(">", at)
            return Token("skip", at, end) if end else None
        name = _NAME.match(self._text, at)
        end = self._tag_end(name.end()) if name else 0
        if not name or not end:
            return None
        if self._text[at + 1] == "/":
            return Token("close", at, end, name[1].lower())
        return self._element(at, end, name[1].lower())

    def _element(self, at: int, end: int, name: str) -> Token:
        if name not in _RAW or self._text[end - 2] == "/":
            return Token("open", at, end, name)
        close = self._closing(name, end)
        if close:
            return Token("raw", at, close, name)
        if name in _TO_THE_END:
            return Token("raw", at, len(self._text), name, closed=False)
        return Token("open", at, end, name)

    def _closing(self, name: str, at: int) -> int:
        """The offset after the closing tag of a raw element, or 0."""
        if name in self._missing:
            return 0
        found = re.compile(rf"</{name}[^>]*>", re.IGNORECASE).search(self._text, at)
        if found is None:
            self._missing.add(name)
            return 0
        return found.end()

    def _tag_end(self, at: int) -> int:
        """The offset after the `>` of a tag, which is not within quotes; 0 when there is none."""
        for _ in range(_QUOTES):
            stop = _STOP.search(self._text, at)
            if stop is None or stop[0] == "<":
                return 0
            if stop[0] == ">":
                return stop.end()
            at = self._after(stop[0], stop.end())
            if not at:
                return 0
        return 0

    def _after(self, mark: str, at: int) -> int:
        """The offset after the next `mark`, or 0."""
        if mark in self._missing:
            return 0
        found = self._text.find(mark, at)
        if found < 0:
            self._missing.add(mark)
            return 0
        return found + len(mark)
