"""From the paths that a user names to the posts that are checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.config import Configuration, Configurations
from copydesk.errors import InputError
from copydesk.globs import Globs
from copydesk.posts import NEVER_FILES, NEVER_FOLDERS, patterns_of

_IGNORE_FILES = (".gitignore", ".copydeskignore")


class _Folder(NamedTuple):
    """A folder as the user sees it, its absolute path, and the ignore files that hold in it."""

    shown: str
    absolute: str
    ignores: tuple[tuple[str, Globs], ...]


def refuse(error: InputError) -> None:
    """Raise the error."""
    raise error


@dataclass(frozen=True, eq=False, repr=False)
class Walk:
    """Finds posts; `suffixes` are the file types that a parser is there for.

    A file that is named is a post unless `exclude` holds for it. In a folder also ignore files,
    `posts` patterns and the names that are never posts decide. Symbolic links are followed, each
    folder once. A folder below a named one that cannot be read is told to `fail`.
    """

    configurations: Configurations
    suffixes: frozenset[str]
    fail: Callable[[InputError], None] = refuse

    def posts(self, paths: Iterable[str]) -> list[str]:
        """The posts, each once, sorted; raise InputError for a path that is missing or holds none."""
        found: dict[str, str] = {}
        for path in paths:
            name = path.replace(os.sep, "/")
            if os.path.isdir(path):
                inside = list(self._folder(name.rstrip("/") or "/"))
                if not inside:
                    raise InputError(f"{name}: there is no post in this folder")
                for post in inside:
                    _add(found, post)
            elif os.path.isfile(path):
                if not self.excludes(name):
                    _add(found, name)
            elif os.path.exists(path):
                raise InputError(f"{name}: is neither a file nor a folder: send it to `-`, standard input")
            else:
                raise InputError(f"{name}: there is no such file or folder")
        return sorted(found.values())

    def excludes(self, name: str) -> bool:
        """True when `exclude` of the configuration holds for a file."""
        return self._excluded(_absolute(name), self.configurations.of_file(name))

    def _folder(self, top: str) -> Iterator[str]:
        absolute = _absolute(top)
        waiting = [_Folder(top, absolute, _ignores_above(absolute))]
        seen: set[tuple[int, int]] = set()
        while waiting:
            folder = waiting.pop()
            try:
                status = os.stat(folder.absolute)
                entries = sorted(os.scandir(folder.absolute), key=lambda entry: entry.name)
            except OSError as error:
                self.fail(InputError(f"{folder.shown}: {error.strerror}"))
                continue
            if (identity := (status.st_dev, status.st_ino)) in seen:
                continue
            seen.add(identity)
            below: list[_Folder] = []
            yield from self._posts_in(folder, entries, below)
            waiting += reversed(below)

    def _posts_in(
        self, folder: _Folder, entries: Iterable[os.DirEntry[str]], below: list[_Folder]
    ) -> Iterator[str]:
        """The posts of one folder; the folders in it that may hold more are put in `below`."""
        configuration = self.configurations.of_folder(folder.absolute)
        ignores = (*folder.ignores, *_ignores_in(folder.absolute))
        for entry in entries:
            path = f"{folder.absolute.rstrip('/')}/{entry.name}"
            name = entry.name if folder.shown == "." else f"{folder.shown.rstrip('/')}/{entry.name}"
            if _is(entry.is_dir):
                if not self._skips(path, configuration, ignores):
                    below.append(_Folder(name, path, ignores))
            elif _is(entry.is_file) and self._is_post(path, configuration, ignores):
                yield name

    def _skips(
        self, folder: str, configuration: Configuration, ignores: tuple[tuple[str, Globs], ...]
    ) -> bool:
        if NEVER_FOLDERS.verdict(folder.rpartition("/")[2], folder=True):
            return True
        return _verdict(folder, (*ignores, *configuration.exclude), folder=True)

    def _is_post(
        self, path: str, configuration: Configuration, ignores: tuple[tuple[str, Globs], ...]
    ) -> bool:
        name = path.rpartition("/")[2]
        suffix = os.path.splitext(name)[1].lower()
        if suffix not in self.suffixes or NEVER_FILES.verdict(name):
            return False
        if self._excluded(path, configuration) or _verdict(path, ignores):
            return False
        wanted, folder = configuration.posts, configuration.folder
        if wanted is None:
            if suffix == ".txt":  # notes, lists and reports lie about in any folder
                return False
            # Without a word from the user the generator's places count, as far as the folder lies above them.
            folder = configuration.site.root
            wanted = Globs.of(patterns_of(configuration.site.generator)) or None
        if wanted is None or not wanted.patterns:
            return True
        relative = _relative(path, folder)
        return relative is None or wanted.holds(relative)

    def _excluded(self, path: str, configuration: Configuration) -> bool:
        for folder, globs in configuration.exclude:
            relative = _relative(path, folder)
            if relative is not None and globs.holds(relative):
                return True
        return False


def _add(found: dict[str, str], name: str) -> None:
    """Note a file under its real path; of a link and its target the target counts."""
    real = os.path.realpath(name)
    if real not in found or os.path.islink(found[real]):
        found[real] = name


def _is(kind: Callable[[], bool]) -> bool:
    """Ask an entry what it is; a link that leads to itself is nothing."""
    try:
        return kind()
    except OSError:
        return False


def _absolute(path: str) -> str:
    return os.path.abspath(path).replace("\\", "/")


def _relative(path: str, folder: str) -> str | None:
    prefix = f"{folder.rstrip('/')}/"
    return path[len(prefix) :] if path.startswith(prefix) else None


def _verdict(path: str, sets: Iterable[tuple[str, Globs]], *, folder: bool = False) -> bool:
    """Whether ignore files match a path; the deepest file that says something decides."""
    ignored = False
    for base, globs in sets:
        relative = _relative(path, base)
        verdict = globs.verdict(relative, folder=folder) if relative else None
        ignored = ignored if verdict is None else verdict
    return ignored


def _ignores_in(folder: str) -> Iterator[tuple[str, Globs]]:
    for name in _IGNORE_FILES:
        try:
            with open(f"{folder}/{name}", encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError:
            continue
        yield folder, Globs.of(text.split("\n"))


def _ignores_above(folder: str) -> tuple[tuple[str, Globs], ...]:
    """The ignore files of the folders above, up to the git root, from the top."""
    chain: list[str] = []
    at = folder
    while not os.path.exists(f"{at}/.git"):
        parent = at.rpartition("/")[0]
        if parent == at or not parent:
            return ()
        chain.append(parent)
        at = parent
    return tuple(pair for above in reversed(chain) for pair in _ignores_in(above))
