"""The configuration of the files in one folder: layers merged, nearest file last."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from copydesk.config import layer as layers
from copydesk.config.layer import Layer, Mistake
from copydesk.config.settings import Change, Group
from copydesk.errors import ConfigError
from copydesk.globs import Globs
from copydesk.rule import Severity
from copydesk.site import Site
from copydesk.violation import Confidence

if TYPE_CHECKING:
    from pathlib import Path

    from copydesk.config.validate import Parsed

_BUILT_IN = "copydesk:"
_DEEPEST = 20


@dataclass(frozen=True, eq=False, repr=False)
class Configuration:
    """What holds for the files below `folder` (absolute, with `/`; "" without a configuration file).

    `parts` are the values of all files that were read, the ones extended first. `site_root` is the
    folder whose files tell the generator, "" when nothing may be read.
    """

    folder: str = ""
    parts: tuple[Parsed, ...] = ()
    site_root: str = ""
    now: datetime | None = None

    @property
    def path(self) -> str:
        """The configuration file as the user sees it, or ""."""
        return self.parts[-1].layer.path if self.parts else ""

    @property
    def fail_on(self) -> Severity:
        """The least severity that makes the exit code 1."""
        found: Severity = self._last("fail_on", Severity.ERROR)
        return found

    @property
    def minimum_confidence(self) -> Confidence:
        """The least confidence that is reported."""
        found: Confidence = self._last("minimum_confidence", Confidence.LIKELY)
        return found

    @property
    def require(self) -> tuple[str, ...]:
        """The distributions of plugins that must be installed."""
        return tuple(name for part in self.parts for name in part.require)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All rule changes, in the order in which they hold."""
        return tuple(group for part in self.parts for group in part.groups)

    @cached_property
    def posts(self) -> Globs | None:
        """Which files are posts, relative to `folder`; None leaves it to the generator."""
        patterns = self._last("posts", None)
        return None if patterns is None else Globs.of(patterns)

    @cached_property
    def exclude(self) -> tuple[tuple[str, Globs], ...]:
        """What is never checked: patterns with the folder that they are relative to."""
        return tuple((part.layer.folder, Globs.of(part.exclude)) for part in self.parts if part.exclude)

    @cached_property
    def site(self) -> Site:
        """What is known of the site: said in the configuration, else detected from its files."""
        from copydesk.config.detect import detected

        said = {key: value for part in self.parts for key, value in part.site.items()}
        root = self.site_root
        found = detected(root, said.get("generator", "")) if root else {}
        merged: dict[str, Any] = {"root": root, **found, **said}
        for part in self.parts:
            if part.schema:
                merged["schema"] = _from_root(part.schema[0], part.layer.folder, root)
        return Site(**merged, now=self.now)

    @cached_property
    def plain(self) -> Mapping[str, object]:
        """The settings as they were read, without places; of two files' settings the later counts."""
        merged: dict[str, object] = {}
        for part in self.parts:
            values = part.layer.root.plain() if part.layer.root else None
            merged |= values if isinstance(values, dict) else {}
        return merged

    def origin(self, *path: str) -> str:
        """Where a setting such as `"site", "url"` was made, as `file:line`; "" when no file makes it."""
        return next(filter(None, (part.layer.place(path) for part in reversed(self.parts))), "")

    def changes(self, path: str) -> Iterator[tuple[Change, bool]]:
        """The changes that hold for a file, and whether each comes from an override."""
        absolute = os.path.abspath(path).replace("\\", "/")
        for group in self.groups:
            if group.files is None:
                yield from ((change, False) for change in group.changes)
            elif absolute.startswith(f"{group.folder.rstrip('/')}/"):
                relative = absolute[len(group.folder.rstrip("/")) + 1 :]
                if group.files.holds(relative):
                    yield from ((change, True) for change in group.changes)

    def _last(self, name: str, default: Any) -> Any:
        values = (getattr(part, name) for part in reversed(self.parts))
        return next((value for value in values if value is not None), default)


@dataclass(frozen=True, eq=False, repr=False)
class Configurations:
    """The configurations of a run: each file has the nearest one, or all have the `explicit` one.

    `now` is the clock that the sites get; without it no verdict depends on the time.
    """

    explicit: Path | None = None
    isolated: bool = False
    now: datetime | None = None
    _known: dict[str, Configuration] = field(default_factory=dict, repr=False)
    _nearest: dict[str, str] = field(default_factory=dict, repr=False)
    _sites: dict[str, str] = field(default_factory=dict, repr=False)

    def of_folder(self, folder: str) -> Configuration:
        """The configuration for the files of a folder (absolute, with `/`); raise ConfigError."""
        if self.isolated:
            return self._kept("", Configuration)
        if self.explicit is not None:
            path = self.explicit.resolve().as_posix()
            return self._kept(path, lambda: load(path))
        path = self._found(folder)
        if path:
            return self._kept(path, lambda: load(path))
        root = self._site_root(folder)
        return self._kept(f"{root}/", lambda: Configuration(site_root=root))

    def of_file(self, path: str) -> Configuration:
        """The configuration for one file ("": for the working directory); raise ConfigError."""
        absolute = os.path.abspath(path or "-").replace("\\", "/")
        return self.of_folder(absolute.rpartition("/")[0] or "/")

    def _found(self, folder: str) -> str:
        """The nearest configuration file from a folder upwards, or ""; each folder is looked at once."""
        passed, at = [], folder
        while at not in self._nearest:
            passed.append(at)
            if path := layers.file_in(at):
                self._nearest[at] = path
            elif layers.is_top(at):
                self._nearest[at] = ""
            else:
                at = os.path.dirname(at)
        self._nearest.update(dict.fromkeys(passed, self._nearest[at]))
        return self._nearest[at]

    def _kept(self, key: str, make: Callable[[], Configuration]) -> Configuration:
        if key not in self._known:
            self._known[key] = replace(make(), now=self.now)
        return self._known[key]

    def _site_root(self, folder: str) -> str:
        """The nearest folder upwards with the files of a generator; else the working directory."""
        from copydesk.config.detect import generator_of

        passed, at = [], folder
        while at not in self._sites and not generator_of(at):
            passed.append(at)
            if at in {"/", os.path.dirname(at)} or os.path.exists(f"{at}/.git"):
                at = layers.here()
                break
            at = os.path.dirname(at)
        root = self._sites.get(at, at)
        self._sites.update(dict.fromkeys((*passed, at), root))
        return root


def load(path: str) -> Configuration:
    """Read a configuration file (absolute, with `/`) and those that it extends; raise ConfigError."""
    if not os.path.isfile(path):
        raise ConfigError(f"{layers.display(path)}: there is no such configuration file")
    mistakes: list[Mistake] = []
    parts = list(_chain(path, mistakes, (), layers.repository(os.path.dirname(path)), {path}))
    if mistakes:
        raise ConfigError("\n".join(str(mistake) for mistake in sorted(set(mistakes))))
    folder = parts[-1].layer.folder
    return Configuration(folder, tuple(parts), folder)


def _chain(
    path: str, mistakes: list[Mistake], above: tuple[str, ...], root: str, seen: set[str]
) -> Iterator[Parsed]:
    """A file's values after those of the files that it extends; each file is read once."""
    from copydesk.config.validate import parse

    layer = layers.read(path)
    parsed, found = parse(layer)
    mistakes += found
    for name, span in parsed.extends:
        base = os.path.normpath(f"{layer.folder}/{name}").replace("\\", "/")
        fault = _fault(base, (*above, path), root)
        if fault:
            mistakes.append(layer.mistake(span, f"`{name}` {fault}"))
        elif base not in seen:
            seen.add(base)
            yield from _chain(base, mistakes, (*above, path), root, seen)
    yield from _checked(parsed, layer, mistakes, root)


def _checked(parsed: Parsed, layer: Layer, mistakes: list[Mistake], root: str) -> Iterable[Parsed]:
    """The values themselves, once the schema that they name is known to lie inside of the root."""
    if parsed.schema and not parsed.schema[0].startswith(_BUILT_IN):
        name, span = parsed.schema
        place = os.path.normpath(f"{layer.folder}/{name}").replace("\\", "/")
        fault = _fault(place, (), root)
        if fault:
            mistakes.append(layer.mistake(span, f"`{name}` {fault}"))
    return (parsed,)


def _from_root(schema: str, folder: str, root: str) -> str:
    """A schema's path relative to the site's root; the name of a built-in one as it is."""
    if schema.startswith(_BUILT_IN):
        return schema
    return os.path.relpath(f"{folder}/{schema}", root).replace("\\", "/")


def _fault(path: str, above: tuple[str, ...], root: str) -> str:
    """Why a file may not be read, or ""."""
    if path in above:
        return "extends itself in a circle"
    if len(above) > _DEEPEST:
        return f"is more than {_DEEPEST} files away from the first one"
    real = os.path.realpath(path).replace("\\", "/")
    if not f"{real}/".startswith(f"{os.path.realpath(root)}/"):
        return f"lies outside of {layers.display(root)}, where a configuration reads nothing"
    return "" if os.path.isfile(path) else "does not exist"
