"""Finds plugins and turns them into one catalogue."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import pluggy

from copydesk import hookspecs, own
from copydesk.commands import COMMANDS
from copydesk.errors import PluginError
from copydesk.parse import PARSERS, Parser
from copydesk.report import REPORTERS, Reporter
from copydesk.rule import Meta, RuleEntry, RuleFactory
from copydesk.text.pattern import lazy_pattern

_GROUP = f"[{hookspecs.PROJECT}]"
_ID = lazy_pattern(r"(?:[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*/)?[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")
T = TypeVar("T")


class EntryPoint(NamedTuple):
    """A plugin as its distribution declares it."""

    distribution: str
    version: str
    name: str
    module: str

    def __str__(self) -> str:
        """The plugin as a sentence names it."""
        return f"plugin `{self.name}` of {self.distribution} {self.version}"


class Catalogue(NamedTuple):
    """What the plugins offer, by name; `owners` says which plugin brought a rule."""

    rules: Mapping[str, RuleEntry]
    parsers: tuple[Parser, ...]
    reporters: Mapping[str, Reporter]
    commands: Mapping[str, str]
    owners: Mapping[str, str]

    @property
    def names(self) -> frozenset[str]:
        """The ids of all rules, the engine's own among them."""
        return frozenset(self.rules) | own.NAMES

    def factory(self, name: str) -> RuleFactory:
        """The class of a rule, imported; raise PluginError when it is not what the plugin said."""
        where = f"the rule `{name}` of {self.owners[name]}"
        try:
            factory = self.rules[name].load()
            meta = factory.meta
        except (Exception, SystemExit) as error:  # a plugin may raise anything
            raise PluginError(f"{where} could not be loaded: {error!r}") from error
        if not isinstance(meta, Meta):
            raise PluginError(f"{where} could not be loaded: its `meta` is no Meta")
        if meta.name != name:
            raise PluginError(f"{where} calls itself `{meta.name}`: give both the same name")
        return factory

    def suggestion(self, name: str) -> str:
        """The rule id that was probably meant, or ""."""
        from difflib import get_close_matches  # for mistakes only

        return next(iter(get_close_matches(name, sorted(self.names), 1, 0.75)), "")


class Plugins:
    """A plugin manager made anew for each run: nothing is global, so tests need no clean-up."""

    def __init__(self, modules: Iterable[object] = (), *, installed: bool = True) -> None:
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        self._labels: dict[str, str] = {}
        self.entry_points = entry_points() if installed else ()
        for module in modules:
            self._register(module, getattr(module, "__name__", repr(module)), repr(module))
        for point in self.entry_points:
            self._register(_loaded(point), f"{point.distribution}:{point.name}", str(point))

    @property
    def places(self) -> tuple[str, ...]:
        """The folders, or files, with the code of the engine and of all plugins."""
        names = {"copydesk", *(re.split(r"[.:]", point.module)[0] for point in self.entry_points)}
        files = (getattr(sys.modules[name], "__file__", None) or "" for name in sorted(names))
        return tuple(
            os.path.dirname(file) if os.path.basename(file) == "__init__.py" else file for file in files
        )

    def require(self, distributions: Iterable[str]) -> None:
        """Raise PluginError for a distribution that brought no plugin."""
        present = {_canonical(point.distribution) for point in self.entry_points}
        for name in distributions:
            if _canonical(name) not in present:
                raise PluginError(f"the required plugin `{name}` is not installed: pip install {name}")

    def catalogue(self, config: Mapping[str, Any] = MappingProxyType({})) -> Catalogue:
        """All that the plugins offer; raise PluginError where two of them collide or nothing is left."""
        owners = dict.fromkeys(own.NAMES, "the engine")
        rules = self._merged("copydesk_rules", _named, owners, config=config)
        for name in rules:
            if not _ID.fullmatch(name):
                raise PluginError(f"{owners[name]} offers a rule with the malformed id `{name}`")
        if not rules:
            raise PluginError("no plugin offers a rule, so nothing would be checked: reinstall copydesk")
        suffixes = {suffix: "copydesk" for parser in PARSERS for suffix in parser.suffixes}
        parsers = self._merged("copydesk_parsers", _by_suffix, suffixes)
        reporters = self._merged("copydesk_reporters", _items, dict.fromkeys(REPORTERS, "copydesk"))
        commands = self._merged("copydesk_commands", _items, dict.fromkeys(COMMANDS, "copydesk"))
        return Catalogue(
            rules=MappingProxyType(dict(sorted(rules.items()))),
            parsers=(*PARSERS, *dict.fromkeys(parsers.values())),
            reporters=MappingProxyType({**REPORTERS, **reporters}),
            commands=MappingProxyType({**COMMANDS, **commands}),
            owners=MappingProxyType(owners),
        )

    def _register(self, module: object, key: str, label: str) -> None:
        try:
            self._manager.register(module, key)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise PluginError(f"{label} does not fit the plugin interface: {error}") from error
        self._labels[key] = label

    def _merged(
        self,
        hook: str,
        named: Callable[[Any], Iterable[tuple[str, T]]],
        owners: dict[str, str],
        **arguments: Any,
    ) -> dict[str, T]:
        """What every plugin answers to a hook, by name; asked one by one, so that a fault has a name."""
        merged: dict[str, T] = {}
        for implementation in getattr(self._manager.hook, hook).get_hookimpls():
            label = self._labels[implementation.plugin_name]
            try:
                offered = [*named(implementation.function(**_wanted(implementation.argnames, arguments)))]
            except (Exception, SystemExit) as error:  # a plugin may raise anything; the sentence names it
                raise PluginError(f"{label} failed in {hook}: {error!r}") from error
            for name, value in offered:
                if owners.get(name) == label:
                    raise PluginError(f"{label} offers `{name}` twice")
                if name in owners:
                    raise PluginError(f"{label} offers `{name}`, which {owners[name]} offers too")
                merged[name], owners[name] = value, label
        return merged


def entry_points(path: Iterable[str] | None = None) -> tuple[EntryPoint, ...]:
    """The plugins of all installed distributions, sorted.

    Read from the distributions' own files, because `importlib.metadata` takes half of the start-up
    time of a run. Of two distributions of one name the first on the path counts, as for imports.
    """
    found: dict[tuple[str, str], EntryPoint] = {}
    for folder in sys.path if path is None else path:
        for point in _declared(folder or "."):
            found.setdefault((_canonical(point.distribution), point.name), point)
    return tuple(sorted(found.values()))


def _declared(folder: str) -> Iterator[EntryPoint]:
    try:
        entries = sorted(os.listdir(folder))
    except OSError:
        return
    for entry in entries:
        stem, suffix = os.path.splitext(entry)
        if suffix not in {".dist-info", ".egg-info"}:
            continue
        try:
            with open(f"{folder}/{entry}/entry_points.txt", encoding="utf-8") as file:
                text = file.read()
        except OSError:
            continue
        if _GROUP in text:
            name, _, version = stem.partition("-")
            yield from (EntryPoint(name, version, *row) for row in _rows(text))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == _GROUP
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, target = line.partition("=")
            yield name.strip(), target.partition("[")[0].strip()  # behind it stand extras


def _loaded(point: EntryPoint) -> object:
    module, _, attribute = point.module.partition(":")
    try:
        found: object = import_module(module)
        for part in filter(None, attribute.split(".")):
            found = getattr(found, part)
    except (Exception, SystemExit) as error:  # a plugin may raise anything on import
        raise PluginError(f"{point} could not be loaded: {error!r}") from error
    return found


def _named(rows: Iterable[RuleEntry]) -> Iterator[tuple[str, RuleEntry]]:
    return ((row.name, row) for row in rows)


def _by_suffix(rows: Iterable[Parser]) -> Iterator[tuple[str, Parser]]:
    """Parsers by file type: of two for one type, one would silently never be asked."""
    for row in rows:
        for suffix in row.suffixes:
            if not suffix.startswith(".") or suffix != suffix.lower():
                raise ValueError(f"the file type `{suffix}` is not in lower case with a dot before it")
            yield suffix, row


def _items(values: Mapping[str, T]) -> Iterable[tuple[str, T]]:
    return values.items()


def _wanted(names: tuple[str, ...], arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {name: arguments[name] for name in names}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
