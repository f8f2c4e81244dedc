"""From a layer's nodes to values: every mistake is collected, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from copydesk.config.layer import Layer, Mistake, meant
from copydesk.config.settings import Change, Group
from copydesk.front_matter.model import Node
from copydesk.front_matter.schema import BUILT_IN
from copydesk.globs import Globs
from copydesk.rule import Severity
from copydesk.span import Span
from copydesk.text.pattern import lazy_pattern
from copydesk.violation import Confidence

_DRIVE = lazy_pattern(r"!?[A-Za-z]:[/\\]")
SITE = ("generator", "language", "permalink", "timezone", "url")


@dataclass(frozen=True, eq=False, repr=False)
class Parsed:
    """The values of one layer; None or empty where it says nothing."""

    layer: Layer
    extends: tuple[tuple[str, Span], ...] = ()
    site: Mapping[str, str] = field(default_factory=dict)
    posts: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    schema: tuple[str, Span] | None = None
    fail_on: Severity | None = None
    minimum_confidence: Confidence | None = None
    groups: tuple[Group, ...] = ()
    require: tuple[str, ...] = ()


def parse(layer: Layer) -> tuple[Parsed, list[Mistake]]:
    """The values of a layer, as far as they are right, and its mistakes."""
    reader = _Reader(layer)
    mistakes = [*layer.problems]
    if layer.root is None:
        return Parsed(layer), mistakes
    if not isinstance(layer.root.value, Mapping):
        return Parsed(layer), [
            *mistakes,
            layer.mistake(layer.root.span, "a configuration is a mapping of settings"),
        ]
    parsed = reader.read(layer.root)
    return parsed, [*mistakes, *reader.mistakes]


class _Reader:
    """The state of reading one layer."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.mistakes: list[Mistake] = []

    def read(self, root: Node) -> Parsed:
        parsed = Parsed(self.layer)
        readers: dict[str, Callable[[Node], Any]] = {
            "extends": lambda node: tuple(self._spanned(node)),
            "site": self._site,
            "posts": self._posts,
            "exclude": self._globs,
            "schema": lambda node: next(iter(self._spanned(node)), None),
            "fail-on": lambda node: self._choice(node, [s for s in Severity if s is not Severity.OFF]),
            "minimum-confidence": lambda node: self._choice(node, list(Confidence)),
            "rules": lambda node: (Group(tuple(self._changes(node))),),
            "overrides": lambda node: tuple(self._overrides(node)),
            "plugins": self._plugins,
        }
        names = {"rules": "groups", "overrides": "groups", "plugins": "require"}
        for key, node in self._items(root, readers):
            name = names.get(key, key.replace("-", "_"))
            value = readers[key](node)
            if name == "groups":
                value = (*parsed.groups, *value) if key == "overrides" else (*value, *parsed.groups)
            if value is not None:
                parsed = replace(parsed, **{name: value})
        return parsed

    def say(self, span: Span, sentence: str) -> None:
        self.mistakes.append(self.layer.mistake(span, sentence))

    def _items(self, node: Node, known: Mapping[str, Any]) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping whose keys are known; the others are mistakes.

        A key without a value says nothing: what it held is commented out.
        """
        if not isinstance(node.value, Mapping):
            self.say(node.span, f"this must be a mapping with {_listed(known)}")
            return
        for key, value in node.value.items():
            if key in known:
                if value.value is not None:
                    yield key, value
            else:
                hint = meant(key, list(known)) or f"; known are {_listed(known)}"
                self.say(node.keys[key], f"there is no setting `{key}`{hint}")

    def _spanned(self, node: Node) -> Iterator[tuple[str, Span]]:
        items = node.value if isinstance(node.value, tuple) else (node,)
        for item in items:
            if isinstance(item.value, str) and item.value:
                yield item.value, item.span
            else:
                self.say(item.span, "this must be a string")

    def _strings(self, node: Node) -> tuple[str, ...]:
        return tuple(text for text, _ in self._spanned(node))

    def _posts(self, node: Node) -> tuple[str, ...] | None:
        patterns = self._globs(node)
        if node.value == ():
            self.say(node.span, "without a pattern no file is a post: write `**` for all of them")
        return patterns or None

    def _globs(self, node: Node) -> tuple[str, ...]:
        kept = []
        for text, span in self._spanned(node):
            if fault := _unmatchable(text, self.layer.folder):
                self.say(span, f"`{text}` {fault}")
            else:
                kept.append(text)
        return tuple(kept)

    def _choice(self, node: Node, choices: list[Any]) -> Any:
        """The member of an enumeration that a scalar names."""
        # YAML 1.1 readers in editors write `off` for false, so both are taken.
        text = "off" if node.value is False else node.value
        for choice in choices:
            if choice.value == text:
                return choice
        names = [choice.value for choice in choices]
        hint = meant(str(text), names) if isinstance(text, str) else ""
        self.say(node.span, f"this must be {_alternatives(names)}{hint}")
        return None

    def _site(self, node: Node) -> dict[str, str]:
        values = {}
        for key, item in self._items(node, dict.fromkeys(SITE)):
            if not isinstance(item.value, str):
                self.say(item.span, "this must be a string")
            elif key == "generator" and item.value not in BUILT_IN:
                hint = meant(item.value, BUILT_IN) or f"; known are {_listed(BUILT_IN)}"
                self.say(item.span, f"there is no generator `{item.value}`{hint}")
            elif key == "timezone" and not _is_zone(item.value):
                self.say(item.span, f"there is no time zone `{item.value}`{_zone_hint(item.value)}")
            else:
                values[key] = item.value
        return values

    def _plugins(self, node: Node) -> tuple[str, ...]:
        for _, item in self._items(node, {"require": None}):
            return self._strings(item)
        return ()

    def _overrides(self, node: Node) -> Iterator[Group]:
        if not isinstance(node.value, tuple):
            self.say(node.span, "this must be a list of mappings with `files` and `rules`")
            return
        for item in node.value:
            entries = dict(self._items(item, {"files": None, "rules": None}))
            if "files" not in entries or "rules" not in entries:
                self.say(item.span, "an override has `files` and `rules`")
                continue
            changes = tuple(self._changes(entries["rules"]))
            yield Group(changes, self.layer.folder, Globs.of(self._globs(entries["files"])))

    def _changes(self, node: Node) -> Iterator[Change]:
        if not isinstance(node.value, Mapping):
            self.say(node.span, "this must be a mapping of rules")
            return
        for name, item in node.value.items():
            span = node.keys[name]
            if item.value is None:
                yield Change(name, span, self.layer)
                continue
            if not isinstance(item.value, Mapping):
                severity = self._choice(item, list(Severity))
                if severity is not None:
                    yield Change(name, span, self.layer, severity)
                continue
            severity = None
            options = {}
            for key, value in item.value.items():
                if key == "severity":
                    severity = None if value.value is None else self._choice(value, list(Severity))
                else:
                    options[key.replace("-", "_")] = (item.keys[key], value)
            yield Change(name, span, self.layer, severity, options)


def _unmatchable(pattern: str, folder: str) -> str:
    """Why a pattern can match no path below a folder, or ""."""
    names = pattern.removeprefix("!").removesuffix("/").split("/")
    if pattern.startswith("#"):
        return "is a comment: write `\\#` for a name that starts with `#`"
    if _DRIVE.match(pattern) or (folder and pattern.removeprefix("!").startswith(f"{folder.rstrip('/')}/")):
        return "matches nothing: a pattern is relative to the folder of this file"
    if "." in names:
        return "matches nothing: leave `./` out"
    if ".." in names:
        return "matches nothing: a pattern holds below the folder of this file only"
    if "" in names[1:]:
        return "matches nothing: `//` stands in it"
    return "is no pattern: see the brackets" if Globs.of([pattern]).broken() else ""


def _zone_hint(name: str) -> str:
    from zoneinfo import available_timezones

    return meant(name, sorted(available_timezones())) or ": write an IANA name such as Asia/Tokyo"


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    def exists(zone: str) -> bool:
        try:
            ZoneInfo(zone)
        except (ValueError, OSError, KeyError):
            return False
        return True

    return exists(name) or not exists("Etc/UTC")  # a system without zone data cannot tell


def _listed(names: Mapping[str, Any] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _alternatives(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
