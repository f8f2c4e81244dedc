"""JSX tags, expressions and module statements in MDX."""

from __future__ import annotations

import re
from collections.abc import Mapping

from copydesk.parse.elements import VOID
from copydesk.parse.finder import Finder
from copydesk.parse.regions import Region, is_fillable
from copydesk.parse.scanner import Line
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_BRACE = lazy_pattern(
    r"""[{}]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|/\*|^[ \t>]*(?:`{3,}|~{3,})""", re.MULTILINE
)
_NAME = lazy_pattern(r"</?([A-Za-z_$][\w$.-]*(?::[A-Za-z][\w$.-]*)?)?(?=[\s/>])")
_STOP = lazy_pattern("[\"'{}<>]")
_STOPS = 400  # a tag with more quotes and braces than this is no tag: keeps broken ones from costing n²
_STATEMENT = lazy_pattern(
    r"import\b[ \t]*(?:[\"'{*]|[\w$]+(?:[ \t]*,[ \t]*[{*]|[ \t]+from\b))"
    r"|export[ \t]+(?:(?:const|let|var|function|async|class|default|type|interface|enum)\b|[{*])"
)
_STATEMENT_END = lazy_pattern(r"(?:[;})\]\"'`]|\bfrom[ \t]+[\"'][^\"'\n]*[\"'])[ \t]*$")
_HIDDEN = lazy_pattern(r"\{\s*/\*.*\*/\s*\}", re.DOTALL)


def matching_braces(text: str, body: Span) -> dict[int, int]:
    """The offset of the `}` of each `{` that has one; those in code fences and in strings do not count."""
    found: dict[int, int] = {}
    open_braces: list[int] = []
    fenced = False
    at = body.start
    finder = Finder(text, body.end)
    while token := _BRACE.search(text, at, body.end):
        at = token.end()
        if token[0] not in "{}\"'/*" and token[0][0] not in "\"'":
            fenced = not fenced
        elif token[0] == "/*" and open_braces:
            at = finder.after("*/", at) or at
        elif token[0] == "{" and not fenced:
            open_braces.append(token.start())
        elif token[0] == "}" and not fenced and open_braces:
            found[open_braces.pop()] = token.start()
        elif token[0][0] in "\"'" and not open_braces:
            at = token.start() + 1
    return found


class Jsx:
    """Finds JSX; asked for places in order. `braces` maps each `{` to its `}`."""

    __slots__ = ("_body", "_braces", "_finder", "_text")

    def __init__(self, text: str, body: Span, braces: Mapping[int, int]) -> None:
        self._text = text
        self._body = body
        self._braces = braces
        self._finder = Finder(text, body.end)

    def alone(self, line: Line) -> Region | None:
        """The region of a statement, or of tags and expressions, that fills whole lines from here on."""
        if line.content == line.start and _STATEMENT.match(self._text, line.start):
            end = self._statement(line)
            return self._region(line, end, "opaque", "esm", ())
        end, tags = self._row(line)
        return self._region(line, end, *self._sort(Span(line.content, end)), tags) if end else None

    def inline(self, at: int, stretch: Span) -> Region | None:
        """The tag or expression at a place of a paragraph."""
        end = self._piece(at)
        if not end or end > stretch.end:
            return None
        span = Span(at, end)
        kind, detail = self._sort(span)
        if kind == "comment":
            return Region(span, "html", "jsx", at, alone=False, shown=False)
        component = self._text[at + 1].isupper() and self._text[end - 2] == "/"
        if component or detail == "expression":
            return Region(span, kind, "expression", at, alone=False)
        return Region(span, kind, detail, at, alone=False, shown=False)

    def _region(self, line: Line, end: int, kind: str, detail: str, tags: tuple[str, ...]) -> Region | None:
        if not is_fillable(self._text, line.content, end):
            return None
        return Region(Span(line.content, end), kind, detail, line.fill, tags=tags)

    def _row(self, line: Line) -> tuple[int, tuple[str, ...]]:
        """The end of tags and expressions that fill their lines, or 0; and the elements of the tags."""
        at, tags = line.content, []
        limit = line.end if line.quoted else self._body.end
        while end := self._piece(at):
            if end > limit:
                break
            tags += self._tags(at, end)
            rest = self._text[end : self._finder.find("\n", end)]
            if not rest.strip():
                return end, tuple(tags)
            at = end + len(rest) - len(rest.lstrip())
        return 0, ()

    def _piece(self, at: int) -> int:
        """The end of the tag or expression at a place, or 0."""
        first = self._text[at]
        if first == "{":
            return self._braces.get(at, -1) + 1
        name = _NAME.match(self._text, at, self._body.end) if first == "<" else None
        return self._tag_end(name.end()) if name else 0

    def _tag_end(self, at: int) -> int:
        for _ in range(_STOPS):
            stop = _STOP.search(self._text, at, self._body.end)
            if stop is None or stop[0] in "<}":
                return 0
            if stop[0] == ">":
                return stop.end()
            at = (
                self._braces.get(stop.start(), -1) + 1
                if stop[0] == "{"
                else self._finder.after(stop[0], stop.end())
            )
            if not at:
                return 0
        return 0

    def _tags(self, at: int, end: int) -> list[str]:
        """The element that a tag opens (`name`) or closes (`/name`), if it does."""
        name = _NAME.match(self._text, at)
        if name is None or (self._text[end - 2] == "/" and end - at > 3):
            return []
        label = name[1] or ""
        if label in VOID or label in {"br", "embed", "hr", "img"}:
            return []
        return [f"/{label}" if self._text[at + 1] == "/" else label]

    def _sort(self, span: Span) -> tuple[str, str]:
        """The kind and detail of a piece: a comment, an expression or JSX."""
        if self._text[span.start] != "{":
            return "opaque", "jsx"
        if _HIDDEN.fullmatch(self._text, *span):
            return "comment", "expression"
        return "opaque", "expression"

    def _statement(self, line: Line) -> int:
        """The end of an import or export: of a line that can end one, braces closed, or of its paragraph."""
        at, end = line.start, line.end
        while end < self._body.end:
            while (brace := self._text.find("{", at, end)) >= 0:
                close = self._braces.get(brace, brace)
                at = max(brace, close) + 1
                end = max(end, self._finder.find("\n", at))
            if _STATEMENT_END.search(self._text, max(line.start, end - 200), end):
                break
            following = self._finder.find("\n", end + 1)
            if not self._text[end:following].strip():
                break
            at, end = end, following
        return end
