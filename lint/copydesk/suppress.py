"""Inline directives: which findings the author has switched off, and which of these are of no use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from copydesk import own
from copydesk.document import Document
from copydesk.front_matter.model import Node
from copydesk.rule import Meta
from copydesk.span import Span
from copydesk.violation import Violation

_COMMENT = re.compile(r"<!--\s*(copydesk-.*?)\s*-->|\{/\*\s*(copydesk-.*?)\s*\*/\}", re.S)
_HASH = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*(copydesk-[^\n]*)", re.M)
_DIRECTIVE = re.compile(r"copydesk-([\w-]+)(?:[ \t\n]+((?!--)[^\n].*?))?(?:\s+--(?:\s.*)?)?", re.S)
_NAME = re.compile(r"[^\s,]+")
_KINDS = frozenset({"disable", "enable", "disable-line", "disable-next-line"})


@dataclass(frozen=True)
class Directive:
    """One directive: its kind, the rules or codes that it names (none: all), and their spans.

    `span` is what a complaint about it underlines; `lines` are the first and last line that it
    holds for, both included.
    """

    kind: str
    span: Span
    names: Mapping[str, Span]
    lines: tuple[int, int]
    text: str

    def covers(self, rule: str, code: str, line: int) -> str | None:
        """The name under which a finding is switched off: "" when no rule is named, None when it is not."""
        if not self.lines[0] <= line <= self.lines[1]:
            return None
        if not self.names:
            return None if rule in own.NAMES else ""
        return next((name for name in (f"{rule}/{code}", rule) if name in self.names), None)


@dataclass
class Suppressions:
    """The directives of one document, and which of them have been of use."""

    document: Document
    directives: tuple[Directive, ...]
    malformed: tuple[tuple[Meta, Violation], ...] = ()
    _used: set[tuple[int, str]] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> Suppressions:
        """Read the directives of a document."""
        if document.source.problem or "copydesk" not in document.text:
            return cls(document, ())
        marks = sorted(_marks(document))
        malformed = tuple(_complaint(document, span, text) for span, text in marks if not _kind(text))
        found = (*_ranges(document, marks), *_whole(document))
        return cls(document, found, malformed)

    def hides(self, rule: str, violation: Violation) -> bool:
        """True when a directive switches the finding off; the directive then counts as used."""
        if not self.directives or rule in {own.CRASH.name, own.UNDECODABLE.name}:
            return False
        line = self.document.position(violation.span.start).line
        hidden = False
        for number, directive in enumerate(self.directives):
            name = directive.covers(rule, violation.code, line)
            if name is not None:
                self._used.add((number, name))
                hidden = True
        return hidden

    def complaints(self, names: frozenset[str], ran: frozenset[str]) -> list[tuple[Meta, Violation]]:
        """What is wrong with the directives: those that name no rule, or hide nothing that ran."""
        found = list(self.malformed)
        for number, directive in enumerate(self.directives):
            for name, span in directive.names.items():
                if name not in names and _rule(name) not in names:
                    found.append((own.UNKNOWN, _unknown(name, span, names)))
                elif (number, name) not in self._used and (name in ran or _rule(name) in ran):
                    params = {"rule": name, "directive": directive.kind}
                    found.append((own.UNUSED, Violation(span, "unused-rule", params)))
            if not directive.names and ran and (number, "") not in self._used:
                params = {"directive": directive.kind}
                found.append((own.UNUSED, Violation(directive.span, "unused", params)))
        return [pair for pair in found if not self.hides(pair[0].name, pair[1])]


def _rule(name: str) -> str:
    return name.rpartition("/")[0]


def _unknown(name: str, span: Span, names: frozenset[str]) -> Violation:
    close = get_close_matches(name, sorted(names), 1, 0.75)
    if close:
        return Violation(span, "misspelt", {"rule": name, "suggestion": close[0]})
    return Violation(span, "unknown", {"rule": name})


def _marks(document: Document) -> Iterator[tuple[Span, str]]:
    """Every comment that starts with `copydesk-`, as the parser sees comments: its span and content."""
    text = document.text
    for block in document.blocks:
        if block.kind == "comment":
            spans = [block.span]
        else:
            inlines = block.prose.inlines if block.prose else ()
            spans = [inline.source for inline in inlines if inline.target.startswith(("<!--", "{/*"))]
        for span in spans:
            for found in _COMMENT.finditer(text, span.start, span.end):
                yield Span(*found.span(found.lastindex or 0)), found[found.lastindex or 0]
    front = document.front_matter
    if front.form in {"yaml", "toml"}:
        scalars = [node.span for node in _scalars(front.root)]
        for found in _HASH.finditer(text, front.inner.start, front.inner.end):
            if not any(span.start <= found.start() < span.end for span in scalars):
                yield Span(*found.span(1)), found[1].rstrip()


def _scalars(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if isinstance(node.value, tuple):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node.value, Mapping):
        for item in node.value.values():
            yield from _scalars(item)
    else:
        yield node


def _kind(text: str) -> str:
    found = _DIRECTIVE.fullmatch(text)
    return found[1] if found and found[1] in _KINDS else ""


def _complaint(document: Document, span: Span, text: str) -> tuple[Meta, Violation]:
    word = text.split()[0]
    close = get_close_matches(word.removeprefix("copydesk-"), sorted(_KINDS), 1, 0.6)
    problem = f"did you mean `copydesk-{close[0]}`?" if close else "there is no such directive"
    at = Span(span.start, span.start + len(word))
    return own.UNKNOWN, Violation(at, "malformed", {"directive": word, "problem": problem})


def _ranges(document: Document, marks: list[tuple[Span, str]]) -> Iterator[Directive]:
    """The directives of comments with the lines that they hold for."""
    last = len(document.lines)
    starts: list[Directive] = []
    for span, text in marks:
        kind = _kind(text)
        if not kind:
            continue
        names = _names(span, text)
        first, end = document.position(span.start).line, document.position(span.end).line
        if kind == "enable":
            starts = list(_closed(starts, names, first))
            yield from (one for one in starts if one.lines[1] < last)
            starts = [one for one in starts if one.lines[1] == last]
        elif kind == "disable":
            starts.append(Directive(kind, span, names, (first, last), text))
        else:
            line = end if kind == "disable-line" else _next_line(document, end)
            yield Directive(kind, span, names, (first if kind == "disable-line" else line, line), text)
    yield from starts


def _closed(starts: list[Directive], names: Mapping[str, Span], line: int) -> Iterator[Directive]:
    """Open `disable` directives after an `enable`: what it names ends here, the rest goes on."""
    for one in starts:
        ended = {name: span for name, span in one.names.items() if not names or name in names}
        going = {name: span for name, span in one.names.items() if name not in ended}
        if ended or not names:
            yield Directive(one.kind, one.span, ended, (one.lines[0], line), one.text)
        if going or (names and not one.names):
            yield Directive(one.kind, one.span, going, one.lines, one.text)


def _next_line(document: Document, line: int) -> int:
    """The number of the next line that is not blank."""
    for number in range(line + 1, len(document.lines) + 1):
        if document.at(document.lines.line(number)).strip():
            return number
    return line


def _names(span: Span, text: str) -> dict[str, Span]:
    found = _DIRECTIVE.fullmatch(text)
    if not found or not found[2]:
        return {}
    base = span.start + found.start(2)
    return {name[0]: Span(*name.span()).shifted(base) for name in _NAME.finditer(found[2])}


def _whole(document: Document) -> Iterator[Directive]:
    """What `copydesk: {disable: [...]}` in the front matter switches off for the whole file."""
    node = document.front_matter.fields.get("copydesk")
    if node is None or not isinstance(node.value, Mapping) or "disable" not in node.value:
        return
    listed = node.value["disable"]
    items = listed.value if isinstance(listed.value, tuple) else (listed,)
    names = {item.value: item.span for item in items if isinstance(item.value, str)}
    if names:
        yield Directive("disable", listed.span, names, (1, len(document.lines)), "disable")
