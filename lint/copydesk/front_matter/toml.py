"""TOML front matter: values from tomllib, places from a scanner of our own, as tomllib has none."""

from __future__ import annotations

import re
from typing import Any

from copydesk.front_matter.compose import MAX_DEPTH, MAX_NODES
from copydesk.front_matter.model import Composed, Node, Problem
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern

_Path = tuple[str | int, ...]

_BLANK = lazy_pattern(r"(?:[ \t\r\n]|#[^\n]*)*+")
_KEY = lazy_pattern(r"""[ \t]*(?:"((?:[^"\\\n]|\\.)*+)"|'([^'\n]*+)'|([\w-]++))[ \t]*+""")
_MULTI = lazy_pattern(r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5}', re.DOTALL)
_SINGLE = lazy_pattern(r'"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'')
_BARE = lazy_pattern(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#]+")
_WHERE = lazy_pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# tomllib needs quadratic time for keys of thousands of parts.
_TOO_DOTTED = lazy_pattern(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
# Sentences of tomllib that an author would not understand, in words of ours.
_PLAINER = (
    ("Cannot overwrite a value", "this key is set twice"),
    ("Cannot declare", "this table stands twice"),
)
_STYLES = {'"': "double", "'": "single", "[": "flow", "{": "flow"}


class _Stop(Exception):  # noqa: N818 - no error of the program: the reading ends here
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def compose_toml(text: str, base: int) -> Composed:
    """The nodes of a TOML document; a date is the string that it is written as."""
    import tomllib

    if found := _TOO_DOTTED.search(text):
        deep = Problem("too-deep", Span(*found.span()).shifted(base), {"limit": MAX_DEPTH})
        return Composed(None, (deep,))
    try:
        values = tomllib.loads(text)
        places = _Places(text)
        places.scan()
    except tomllib.TOMLDecodeError as error:
        return Composed(None, (_syntax_problem(text, base, str(error)),))
    except RecursionError:
        return Composed(None, (Problem("too-deep", Span(base, base), {"limit": MAX_DEPTH}),))
    except ValueError:
        return Composed(
            None, (Problem("toml-syntax", Span(base, base), {"problem": "a number is too long"}),)
        )
    except _Stop as stop:
        problem = stop.problem._replace(span=stop.problem.span.shifted(base))
        return Composed(None, (problem,))
    return Composed(places.node(values, (), Span(0, len(text)), base))


def _syntax_problem(text: str, base: int, message: str) -> Problem:
    where = _WHERE.search(message)
    said = message[: where.start()] if where else message
    own = next((words for start, words in _PLAINER if said.startswith(start)), "")
    params = {"problem": own or said[0].lower() + said[1:]}
    if not where or not where[1]:
        at = len(text.rstrip())
        return Problem("toml-syntax", Span(at + base, at + base), params)
    lines = text.split("\n")
    line = int(where[1]) - 1
    start = sum(len(before) + 1 for before in lines[:line])
    end = start + len(lines[line].rstrip())
    at = min(start + int(where[2]) - 1, end)
    at = start if at == end else at
    return Problem("toml-syntax", Span(at + base, end + base), params)


class _Places:
    """Where each key and value of a TOML document stands, by its path; the text is known to be valid."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: dict[_Path, Span] = {}
        self.values: dict[_Path, Span] = {}
        self.tables: dict[_Path, int] = {}

    def scan(self) -> None:
        """Read every table header and every `key = value`."""
        table: _Path = ()
        at = self._blank(0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._field(at, table)
            at = self._blank(at)

    def node(self, value: Any, path: _Path, around: Span, base: int) -> Node:
        """The node of a value; one without a place of its own (a dotted table) has its key's."""
        span = self.values.get(path) or self.keys.get(path, around)
        first = self.text[span.start : span.start + 1]
        if isinstance(value, dict):
            fields = {key: self.node(item, (*path, key), span, base) for key, item in value.items()}
            keys = {key: self.keys.get((*path, key), span).shifted(base) for key in value}
            return Node("map", span.shifted(base), fields, keys, "flow" if first == "{" else "block")
        if isinstance(value, list):
            items = tuple(self.node(item, (*path, number), span, base) for number, item in enumerate(value))
            return Node("list", span.shifted(base), items, style="flow" if path in self.values else "block")
        raw = self.text[span.start : span.end]
        style = "literal" if raw[:3] in ('"""', "'''") else _STYLES.get(first, "plain")
        plain = value if isinstance(value, (str, bool, int, float)) else raw
        return Node("scalar", span.shifted(base), plain, style=style, raw=raw if style == "plain" else "")

    def _header(self, at: int) -> tuple[_Path, int]:
        several = self.text.startswith("[[", at)
        path, spans, end = self._dotted(at + 1 + several)
        table: _Path = ()
        for key, span in zip(path, spans, strict=True):
            table = (*self._newest(table), key)
            self.keys.setdefault(table, span)
        self._count(at)
        if several:
            self.tables[table] = self.tables.get(table, 0) + 1
            table = self._newest(table)
        end = self.text.index("]", end) + 1 + several
        self.values[table] = Span(at, end)
        return table, end

    def _newest(self, table: _Path) -> _Path:
        return (*table, self.tables[table] - 1) if table in self.tables else table

    def _field(self, at: int, table: _Path) -> int:
        """One `key = value` from `at`; its end."""
        path, spans, end = self._dotted(at)
        for depth in range(1, len(path) + 1):
            self.keys.setdefault((*table, *path[:depth]), spans[depth - 1])
        end = self._value(self._blank(end + 1), (*table, *path))
        if table in self.values:
            self.values[table] = Span(self.values[table].start, max(end, self.values[table].end))
        return end

    def _dotted(self, at: int) -> tuple[tuple[str, ...], list[Span], int]:
        """The keys of a dotted key, their spans (quotes included), and where it ends."""
        path: list[str] = []
        spans: list[Span] = []
        while found := _KEY.match(self.text, at):
            group = found.lastindex or 3
            quotes = group < 3
            path.append(_unescaped(found[1]) if group == 1 else found[group])
            spans.append(Span(found.start(group) - quotes, found.end(group) + quotes))
            at = found.end()
            if self.text[at : at + 1] != ".":
                break
            at += 1
        return tuple(path), spans, at

    def _value(self, at: int, path: _Path) -> int:
        if len(path) > MAX_DEPTH:
            raise _Stop(Problem("too-deep", Span(at, at + 1), {"limit": MAX_DEPTH}))
        self._count(at)
        first = self.text[at]
        if first in "[{":
            end = self._items(at + 1, path) if first == "[" else self._inline(at + 1, path)
        else:
            found = _MULTI.match(self.text, at) or _SINGLE.match(self.text, at) or _BARE.match(self.text, at)
            end = found.end() if found else at
        self.values[path] = Span(at, end)
        return end

    def _count(self, at: int) -> None:
        if len(self.values) + len(self.tables) >= MAX_NODES:
            raise _Stop(Problem("too-many-nodes", Span(at, at + 1), {"limit": MAX_NODES}))

    def _items(self, at: int, path: _Path) -> int:
        """The items of an array from behind its bracket; the end of the array."""
        number = 0
        while self.text[at := self._blank(at)] != "]":
            at = self._blank(self._value(at, (*path, number)))
            at += self.text[at] == ","
            number += 1
        return at + 1

    def _inline(self, at: int, path: _Path) -> int:
        """The fields of an inline table from behind its brace; the end of the table."""
        while self.text[at := self._blank(at)] != "}":
            at = self._blank(self._field(at, path))
            at += self.text[at] == ","
        return at + 1

    def _blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at


def _unescaped(key: str) -> str:
    if "\\" not in key:
        return key
    import tomllib

    return next(iter(tomllib.loads(f'"{key}" = 0')))
