"""One configuration file: found, read, and every value with its place."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from copydesk.front_matter.model import Node, Problem
from copydesk.span import LineIndex, Span
from copydesk.text.pattern import lazy_pattern

NAMES = ("copydesk.yaml", "copydesk.yml", ".copydesk.yaml", ".copydesk.yml", "pyproject.toml")
# How our table looks in a file that is no TOML.
_TABLE = lazy_pattern(
    rb"^[ \t]*(?:\[?[ \t]*tool[ \t]*\.[ \t]*[\"']?copydesk(?![\w-])|copydesk[ \t]*\.)", re.MULTILINE
)


class Mistake(NamedTuple):
    """What is wrong at one place of a configuration file; it prints as `file:line:column: sentence`."""

    path: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        """The line that the user reads."""
        return f"{self.path}:{self.line}:{self.column}: {self.sentence}"


@dataclass(frozen=True, eq=False, repr=False)
class Layer:
    """A configuration file. `path` is as the user sees it, `folder` absolute, both with `/`.

    `root` is the mapping of settings, None when the file is empty or cannot be read; the reasons
    are `problems`.
    """

    path: str
    folder: str
    text: str
    root: Node | None = None
    problems: tuple[Mistake, ...] = ()

    @cached_property
    def lines(self) -> LineIndex:
        """The line index of the text."""
        return LineIndex(self.text)

    def mistake(self, span: Span, sentence: str) -> Mistake:
        """A mistake at a span of this file."""
        return Mistake(self.path, *self.lines.position(span.start), sentence)

    def place(self, path: Sequence[str]) -> str:
        """Where a setting is made, as `file:line`; "" when this file says nothing of it."""
        node, origin = self.root, ""
        for name in path:
            values = node.value if node is not None else None
            if node is None or not isinstance(values, Mapping) or name not in values:
                return ""
            origin, node = self.origin(node.keys[name]), values[name]
        return origin if node is not None and node.value is not None else ""

    def origin(self, span: Span) -> str:
        """Where a setting was made, as `file:line`."""
        return f"{self.path}:{self.lines.position(span.start).line}"


def file_in(folder: str) -> str:
    """The configuration file in a folder (absolute), or ""."""
    for name in NAMES:
        path = f"{folder.rstrip('/')}/{name}"
        if os.path.isfile(path) and (name != NAMES[-1] or _has_table(path)):
            return path
    return ""


def is_top(folder: str) -> bool:
    """True when no configuration is looked for above a folder: at the git root, or at the very top."""
    return os.path.dirname(folder) == folder or os.path.exists(f"{folder}/.git")


def repository(folder: str) -> str:
    """The folder that a configuration may not look beyond: the git root, else the working directory."""
    at = folder
    while not os.path.exists(f"{at}/.git"):
        above = os.path.dirname(at)
        if above == at:
            return here() if f"{folder}/".startswith(f"{here()}/") else folder
        at = above
    return at


def here() -> str:
    """The working directory, with `/`."""
    return os.getcwd().replace(os.sep, "/")


def read(path: str) -> Layer:
    """Read a configuration file (absolute path); what is wrong with it is in `problems`."""
    shown, folder = display(path), os.path.dirname(path)
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        return Layer(shown, folder, "", None, (Mistake(shown, 1, 1, str(error.strerror)),))
    except UnicodeDecodeError as error:
        sentence = f"byte {error.start} is no UTF-8"
        return Layer(shown, folder, "", None, (Mistake(shown, 1, 1, sentence),))
    if path.endswith(".toml"):
        return _toml(shown, folder, text)
    from copydesk.front_matter.compose import compose

    composed = compose(text)
    layer = Layer(shown, folder, text, composed.root)
    found = [*_faults(layer, composed.problems)]
    found += [layer.mistake(double.later, f"`{double.key}` is set twice") for double in composed.duplicates]
    return Layer(shown, folder, text, composed.root, tuple(found))


def display(path: str) -> str:
    """A path relative to the working directory where it lies below it, with `/`."""
    return path.removeprefix(here().rstrip("/") + "/")


def meant(word: str, known: Sequence[str]) -> str:
    """The words `: did you mean ...?` when a word is close to a known one, else ""."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, 1, 0.7)
    return f": did you mean `{close[0]}`?" if close else ""


def _toml(shown: str, folder: str, text: str) -> Layer:
    from copydesk.front_matter.toml import compose_toml

    composed = compose_toml(text, 0)
    layer = Layer(shown, folder, text)
    node = composed.root
    for name in ("tool", "copydesk"):
        node = node.value.get(name) if node is not None and isinstance(node.value, Mapping) else None
    problems = list(_faults(layer, composed.problems))
    if node is None and not problems:
        problems = [Mistake(shown, 1, 1, "there is no table `[tool.copydesk]`")]
    return Layer(shown, folder, text, node, tuple(problems))


def _faults(layer: Layer, problems: Sequence[Problem]) -> Iterator[Mistake]:
    from copydesk.config.faults import sentence

    return (layer.mistake(problem.span, sentence(problem)) for problem in problems)


def _has_table(path: str) -> bool:
    """True when a pyproject.toml speaks of us: only then a fault of its syntax is ours to report."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if b"copydesk" not in data:
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return _TABLE.search(data) is not None
    return isinstance(tool, dict) and "copydesk" in tool
