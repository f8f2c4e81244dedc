"""Which findings the author has switched off, and which directives are of no use."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk import own
from copydesk.directives import EVERYWHERE, KINDS, Directive, directives
from copydesk.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk.document import Document
    from copydesk.rule import Meta

_ALWAYS_SHOWN = frozenset({own.CRASH.name, own.UNDECODABLE.name})
_SUGGESTIONS = 20  # a document; each one compares a word with the names of all rules
_LONGEST = 60


@dataclass(eq=False, repr=False)
class _Switches:
    """The places from which something is on or off: lines, and the directives' numbers, both rising."""

    lines: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def add(self, line: int, number: int) -> None:
        self.lines.append(line)
        self.numbers.append(number)

    def last(self, line: int) -> int:
        """The number of the last directive that counts at a line, or -1."""
        at = bisect_right(self.lines, line) - 1
        return self.numbers[at] if at >= 0 else -1


@dataclass(eq=False, repr=False)
class Suppressions:
    """The directives of one document, and which of them have been of use.

    A finding costs the same few look-ups however many directives there are: single lines are found
    by line and name ("" for a directive that names no rule), ranges by bisection.
    """

    document: Document
    directives: tuple[Directive, ...]
    _points: dict[tuple[int, str], int] = field(default_factory=dict)
    _on: dict[str, _Switches] = field(default_factory=dict)
    _off: dict[str, _Switches] = field(default_factory=dict)
    _used: set[tuple[int, str]] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> Suppressions:
        """Read the directives of a document."""
        made = cls(document, directives(document))
        for number, directive in enumerate(made.directives):
            for name in directive.names or ("",):
                made._add(number, directive, name)
        return made

    def hides(self, rule: str, violation: Violation) -> bool:
        """True when a directive switches the finding off; the directive then counts as used."""
        if not self.directives or rule in _ALWAYS_SHOWN:
            return False
        names = (
            (f"{rule}/{violation.code}", rule)
            if rule in own.NAMES
            else (f"{rule}/{violation.code}", rule, "")
        )
        line = self.document.position(violation.span.start).line
        used = [*self._pointed(line, names), *self._ranging(line, names)]
        self._used.update(used)
        return bool(used)

    def complaints(self, names: frozenset[str], ran: frozenset[str]) -> list[tuple[Meta, Violation]]:
        """What is wrong with the directives: those that name no rule, or hide nothing that ran."""
        found = [*self._malformed(), *self._unknown(names), *self._unused(names, ran)]
        return [pair for pair in found if not self.hides(pair[0].name, pair[1])]

    def _add(self, number: int, directive: Directive, name: str) -> None:
        first, last = directive.lines
        if directive.kind == "enable":
            self._off.setdefault(name, _Switches()).add(last + 1, number)
        elif directive.kind == "disable" and first != EVERYWHERE:
            self._on.setdefault(name, _Switches()).add(first, number)
        elif directive.kind:
            # A comment of many lines stands beside text on its first and last line only.
            for line in {first, last}:
                self._points[line, name] = number

    def _pointed(self, line: int, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        for at in (line, EVERYWHERE):
            for name in names:
                if (at, name) in self._points:
                    yield self._points[at, name], name

    def _ranging(self, line: int, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        """What was switched on before the line and not off again, whether by name or for all rules."""
        ended = max(self._off[name].last(line) if name in self._off else -1 for name in (*names, ""))
        for name in names:
            number = self._on[name].last(line) if name in self._on else -1
            if number > ended:
                yield number, name

    def _malformed(self) -> Iterator[tuple[Meta, Violation]]:
        for directive in self.directives:
            if not directive.kind:
                word = _shortened(directive.word)
                params = {"directive": word, "problem": _advice(word)}
                yield own.UNKNOWN, Violation(directive.span, "malformed", params)

    def _unknown(self, names: frozenset[str]) -> Iterator[tuple[Meta, Violation]]:
        suggestions = 0
        for directive in self.directives:
            for name, span in directive.names.items() if directive.kind else ():
                if name in names or _rule(name) in names:
                    continue
                suggestions += 1
                word = _shortened(name)
                close = _closest(word, names, 0.75) if suggestions <= _SUGGESTIONS else ""
                if close:
                    params = {"rule": word, "suggestion": close}
                    yield own.UNKNOWN, Violation(span, "misspelt", params)
                else:
                    yield own.UNKNOWN, Violation(span, "unknown", {"rule": word})

    def _unused(self, names: frozenset[str], ran: frozenset[str]) -> Iterator[tuple[Meta, Violation]]:
        for number, directive in enumerate(self.directives):
            if directive.kind in {"", "enable"}:
                continue
            for name, span in directive.names.items():
                rule = name if name in names else _rule(name)
                if rule in ran | _ALWAYS_SHOWN and (number, name) not in self._used:
                    params = {"rule": _shortened(name), "directive": directive.word}
                    yield own.UNUSED, Violation(span, "unused-rule", params)
            if not directive.names and ran and (number, "") not in self._used:
                yield own.UNUSED, Violation(directive.span, "unused", {"directive": directive.word})


def _rule(name: str) -> str:
    return name.rpartition("/")[0]


def _shortened(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"


def _advice(word: str) -> str:
    """What to write instead of a word that is no directive."""
    if not word.startswith("copydesk-"):
        return "write `copydesk: {disable: [rule, rule/code]}`"
    close = _closest(word.removeprefix("copydesk-"), KINDS, 0.6)
    return f"did you mean `copydesk-{close}`?" if close else "there is no such directive"


def _closest(word: str, known: Iterable[str], least: float) -> str:
    """The known word that was probably meant, or ""."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, sorted(known), 1, least)), "")
