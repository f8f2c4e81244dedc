"""The configuration of the files in one folder: layers merged, nearest file last."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from copydesk.config import layer as layers
from copydesk.config.layer import Layer, Mistake
from copydesk.config.settings import Change, Group
from copydesk.config.validate import Parsed, parse
from copydesk.errors import ConfigError
from copydesk.globs import Globs
from copydesk.rule import Severity
from copydesk.site import Site
from copydesk.violation import Confidence


@dataclass(frozen=True)
class Configuration:
    """What holds for the files below `folder` (absolute, with `/`; "" without a configuration file).

    `parts` are the values of all files that were read, the ones extended first.
    """

    folder: str = ""
    parts: tuple[Parsed, ...] = ()
    detect: bool = True

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
        root = self.folder or (Path.cwd().as_posix() if self.detect else "")
        found = detected(root) if self.detect and root else {}
        merged = {"root": root, **found, **said}
        for part in self.parts:
            if part.schema:
                merged["schema"] = os.path.relpath(f"{part.layer.folder}/{part.schema[0]}", root).replace(
                    "\\", "/"
                )
        return Site(**merged)

    @cached_property
    def plain(self) -> Mapping[str, object]:
        """The settings as they were read, without places; of two files' settings the later counts."""
        merged: dict[str, object] = {}
        for part in self.parts:
            values = part.layer.root.plain() if part.layer.root else None
            merged |= values if isinstance(values, dict) else {}
        return merged

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


@dataclass(frozen=True)
class Configurations:
    """The configurations of a run: each file has the nearest one, or all have the `explicit` one."""

    explicit: Path | None = None
    isolated: bool = False
    _known: dict[str, Configuration] = field(default_factory=dict, repr=False)

    def of_folder(self, folder: str) -> Configuration:
        """The configuration for the files of a folder (absolute, with `/`); raise ConfigError."""
        if self.isolated:
            return self._loaded("", "")
        if self.explicit is not None:
            path = self.explicit.resolve().as_posix()
            return self._loaded(path, "" if (self.explicit.is_file()) else path)
        return self._loaded(layers.find(folder), "")

    def of_file(self, path: str) -> Configuration:
        """The configuration for one file; raise ConfigError."""
        absolute = os.path.abspath(path).replace("\\", "/")
        return self.of_folder(absolute.rpartition("/")[0] or "/")

    def _loaded(self, path: str, missing: str) -> Configuration:
        if missing:
            raise ConfigError(f"{layers.display(missing)}: there is no such configuration file")
        if path not in self._known:
            self._known[path] = load(path) if path else Configuration(detect=not self.isolated)
        return self._known[path]


def load(path: str) -> Configuration:
    """Read a configuration file (absolute, with `/`) and those that it extends; raise ConfigError."""
    mistakes: list[Mistake] = []
    parts = list(_chain(path, mistakes, (), layers.repository(os.path.dirname(path))))
    if mistakes:
        raise ConfigError("\n".join(str(mistake) for mistake in sorted(set(mistakes))))
    return Configuration(parts[-1].layer.folder, tuple(parts))


def _chain(path: str, mistakes: list[Mistake], above: tuple[str, ...], root: str) -> Iterator[Parsed]:
    """A file's values after those of the files that it extends."""
    layer = layers.read(path)
    parsed, found = parse(layer)
    mistakes += found
    for name, span in parsed.extends:
        base = os.path.normpath(f"{layer.folder}/{name}").replace("\\", "/")
        fault = _fault(base, (*above, path), root)
        if fault:
            mistakes.append(layer.mistake(span, f"`{name}` {fault}"))
        else:
            yield from _chain(base, mistakes, (*above, path), root)
    yield from _checked(parsed, layer, mistakes, root)


def _checked(parsed: Parsed, layer: Layer, mistakes: list[Mistake], root: str) -> Iterable[Parsed]:
    """The values themselves, once the schema that they name is known to lie inside of the root."""
    if parsed.schema:
        name, span = parsed.schema
        place = os.path.normpath(f"{layer.folder}/{name}").replace("\\", "/")
        fault = _fault(place, (), root)
        if fault:
            mistakes.append(layer.mistake(span, f"`{name}` {fault}"))
    return (parsed,)


def _fault(path: str, above: tuple[str, ...], root: str) -> str:
    """Why a file may not be read, or ""."""
    if path in above:
        return "extends itself in a circle"
    real = os.path.realpath(path).replace("\\", "/")
    if not f"{real}/".startswith(f"{os.path.realpath(root)}/"):
        return f"lies outside of {layers.display(root)}, where a configuration reads nothing"
    return "" if os.path.isfile(path) else "does not exist"
