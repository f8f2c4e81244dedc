"""Path patterns as `.gitignore` has them: `*` within a name, `**` across folders, `!` takes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copydesk.text.pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = lazy_pattern(r"\*+|\?|\[[!^]?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\\.|[^*?\[\\]+")
# The POSIX classes that stand inside of brackets; https://git-scm.com/docs/gitignore names fnmatch(3).
_CLASSES = {
    "alnum": r"0-9A-Za-z",
    "alpha": r"A-Za-z",
    "digit": r"0-9",
    "lower": r"a-z",
    "space": r"\s",
    "upper": r"A-Z",
    "xdigit": r"0-9A-Fa-f",
}


@dataclass(frozen=True, eq=False, repr=False)
class Glob:
    """One pattern. It holds for paths relative to the folder that it was written for, with `/`.

    A pattern with a `/` other than at its end is anchored at that folder; a final `/` means folders
    only. One that cannot be read, such as `[a`, is `broken` and matches nothing.
    https://git-scm.com/docs/gitignore#_pattern_format
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

    @property
    def broken(self) -> bool:
        """True when the pattern cannot be read."""
        return self._pattern is None

    def matches(self, path: str, *, folder: bool = False) -> bool:
        """True when the pattern matches this very path."""
        if self._pattern is None or (self.folders_only and not folder):
            return False
        return self._pattern.fullmatch(path) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        body = self.text.removeprefix("!").removesuffix("/").replace("\\/", "/")
        anchored = "/" in body
        names = body.removeprefix("/").split("/")
        try:
            return re.compile(_across(names if anchored else ["**", *names]), re.DOTALL)
        except (re.error, _BrokenError):
            return None


@dataclass(frozen=True, eq=False, repr=False)
class Globs:
    """Patterns in order; the last one that matches decides."""

    patterns: tuple[Glob, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[str]) -> Globs:
        """Patterns from lines; blank lines and `#` comments do not count."""
        kept = (_stripped(line) for line in lines)
        return cls(tuple(Glob(line) for line in kept if line and not line.startswith("#")))

    def broken(self) -> bool:
        """True when a pattern cannot be read."""
        return any(pattern.broken for pattern in self.patterns)

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


class _BrokenError(Exception):
    pass


def _stripped(line: str) -> str:
    """A line without the blanks at its end, save one behind a backslash."""
    bare = line.rstrip("\r\n")
    stripped = bare.rstrip(" ")
    backslashes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if len(bare) > len(stripped) and backslashes % 2 else stripped


def _across(names: list[str]) -> str:
    """The expression of a pattern's names, `**` standing for any number of folders.

    What stands between two `**` is matched as early as possible and for good (an atomic group): a
    later match leaves less for the rest, so no hostile pattern makes the matcher go back and forth.
    """
    *before, last = _between(names)
    if not before:
        return last
    middle = "".join(f"(?>(?:[^/]+/)*?{part}/)" for part in before[1:] if part)
    first = f"{before[0]}/" if before[0] else ""
    return first + middle + (f"(?:[^/]+/)*{last}" if last else ".+")


def _between(names: list[str]) -> Iterator[str]:
    """The expressions of the runs of names between `**`."""
    run: list[str] = []
    for name in names:
        if name == "**":
            yield "/".join(run)
            run = []
        else:
            run.append(_within(name))
    yield "/".join(run)


def _within(name: str) -> str:
    """The expression of a pattern within one name; only its last `*` may be matched again."""
    runs = [""]
    end = 0
    for found in _TOKEN.finditer(name):
        if found.start() != end:
            break
        end = found.end()
        if found[0].startswith("*"):
            runs.append("")
        else:
            runs[-1] += _piece(found[0])
    if end != len(name):
        raise _BrokenError
    first, *rest = runs
    if not rest:
        return first
    return first + "".join(f"(?>[^/]*?{run})" for run in rest[:-1]) + f"[^/]*{rest[-1]}"


def _piece(token: str) -> str:
    """The expression of what matches one character, or of plain text."""
    if token == "?":
        return "[^/]"
    if token.startswith("\\"):
        return re.escape(token[1])
    if not token.startswith("["):
        return re.escape(token)
    inner = token[1:-1]
    sign = "^" if inner.startswith(("!", "^")) else ""
    members = re.sub(r"\[:(\w+):\]|\\(.)|([\[\]&~|])", _member, inner[len(sign) :])
    return f"(?!/)[{sign}{members}]"


def _member(found: re.Match[str]) -> str:
    if found[1]:
        if found[1] not in _CLASSES:
            raise _BrokenError
        return _CLASSES[found[1]]
    return re.escape(found[2] or found[3])
