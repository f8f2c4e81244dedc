"""Path patterns as `.gitignore` has them: `*` within a name, `**` across folders, `!` takes back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Glob:
    """One pattern. It holds for paths relative to the folder that it was written for, with `/`.

    A pattern with a `/` other than at its end is anchored at that folder; a final `/` means folders
    only. https://git-scm.com/docs/gitignore#_pattern_format
    """

    text: str

    @property
    def negated(self) -> bool:
        """True when the pattern takes back what earlier ones matched."""
        return self.text.startswith("!")

    @cached_property
    def folders_only(self) -> bool:
        """True when the pattern ends in `/`."""
        return self.text.endswith("/")

    def matches(self, path: str, *, folder: bool = False) -> bool:
        """True when the pattern matches this very path."""
        return (folder or not self.folders_only) and self._pattern.fullmatch(path) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        body = self.text.removeprefix("!").removesuffix("/")
        anchored = "/" in body
        return re.compile(("" if anchored else "(?:.*/)?") + _expression(body.removeprefix("/")), re.S)


@dataclass(frozen=True)
class Globs:
    """Patterns in order; the last one that matches decides."""

    patterns: tuple[Glob, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[str]) -> Globs:
        """Patterns from lines; blank lines and `#` comments do not count."""
        kept = (_stripped(line) for line in lines)
        return cls(tuple(Glob(line) for line in kept if line and not line.startswith("#")))

    def broken(self) -> bool:
        """True when a pattern cannot be read, such as one with a reversed range in brackets."""
        try:
            self.verdict("")
        except re.error:
            return True
        return False

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """True when the path itself is matched, False when that is taken back, None without a match."""
        for pattern in reversed(self.patterns):
            if pattern.matches(path, folder=folder):
                return not pattern.negated
        return None

    def holds(self, path: str) -> bool:
        """True when a file, or a folder above it, is matched."""
        parts = path.split("/")
        for depth in range(1, len(parts)):
            if self.verdict("/".join(parts[:depth]), folder=True):
                return True
        return bool(self.verdict(path))


def _stripped(line: str) -> str:
    bare = line.rstrip("\r\n")
    return bare if bare.endswith("\\ ") else bare.rstrip(" ")


def _expression(pattern: str) -> str:
    pieces, at = [], 0
    for found in re.finditer(r"(?:^|(?<=/))\*\*/|/\*\*$|^\*\*$|\*+|\?|\[!?\]?[^\]]*\]|\\.", pattern):
        pieces += [re.escape(pattern[at : found.start()]), _piece(found[0])]
        at = found.end()
    return "".join([*pieces, re.escape(pattern[at:])])


def _piece(mark: str) -> str:
    if mark == "**/":
        return "(?:[^/]+/)*"
    if mark == "/**":
        return "/.+"
    if mark == "**":
        return ".*"
    if mark.startswith("*"):
        return "[^/]*"
    if mark == "?":
        return "[^/]"
    if mark.startswith("["):
        inner = mark[1:-1].replace("\\", r"\\").replace("[", r"\[")
        return f"(?!/)[^{inner[1:]}]" if inner.startswith("!") else f"(?!/)[{inner}]"
    return re.escape(mark[1])
