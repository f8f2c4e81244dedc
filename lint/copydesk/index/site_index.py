"""The posts of one site in their index: brought up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from copydesk import __version__
from copydesk.index.gather import Gathered, Task, collected, gather
from copydesk.index.rows import Fingerprint, digest, named, pack_lines, storable
from copydesk.index.store import Known, Store
from copydesk.rule import ProjectRule, Rule

if TYPE_CHECKING:
    from copydesk.document import Document
    from copydesk.source import Source

_BATCH_FACTS = 200_000
_BATCH_DOCUMENTS = 500


Collect: TypeAlias = Callable[[Iterable[Task]], Iterable[Gathered | None]]


def glance(path: str) -> tuple[int, int]:
    """The size of a file and when it was written last, in nanoseconds; (-1, -1) when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns


@dataclass(frozen=True)
class Reader:
    """How posts are read: `source` raises InputError, `document` parses, `rules` are the project rules.

    `glance` tells size and time of a file without reading it, (-1, -1) when there is none. Of the site in a
    folder, `posts` are the paths of all posts, checked or not, and `site` stands for what is known of it:
    rules that read the site collect anew when it changes.
    """

    source: Callable[[str], Source]
    document: Callable[[Source], Document]
    rules: Callable[[str], Sequence[ProjectRule]]
    glance: Callable[[str], tuple[int, int]] = glance
    posts: Callable[[str], Iterable[str]] = lambda _: ()
    site: Callable[[str], str] = lambda _: ""


@dataclass
class Counts:
    """What an update has done, in posts."""

    collected: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass
class SiteIndex:
    """The index of the site whose folder is `root` (absolute, with `/`)."""

    root: str
    store: Store
    reader: Reader
    counts: Counts = field(default_factory=Counts)
    verified: set[str] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)
    _unread: frozenset[str] | None = None

    @property
    def changes(self) -> int:
        """How many posts were collected from or forgotten so far: when it grows, groups may have changed."""
        return self.counts.collected + self.counts.removed

    def update(self, paths: Iterable[str], collect: Collect | None = None) -> None:
        """Collect from the posts that are new or changed; those that cannot be read are left out.

        `collect` does what `gather` does with each task, in order; other processes may do it.
        """
        batch: list[Gathered] = []
        facts = 0
        gather_all = collect or partial(map, partial(gather, self.reader))
        for gathered in gather_all(task for task in map(self._task, paths) if task):
            if gathered is None:
                continue
            if gathered.unreadable:
                self._forget([gathered.name])
            elif gathered.records is None and self._is_stored(gathered):
                self.counts.unchanged += 1
                self.verified.add(gathered.name)
            else:
                batch.append(gathered)
                facts += sum(len(record.rows) for record in (gathered.records or {}).values())
            if facts > _BATCH_FACTS or len(batch) >= _BATCH_DOCUMENTS:
                self._store(batch)
                batch, facts = [], 0
        self._store(batch)

    def sweep(self) -> None:
        """Forget the posts whose files are gone."""
        self._forget([path for path in self.store.paths() if not os.path.exists(self.absolute(path))])

    def keep(self, folder: str, posts: Iterable[str]) -> None:
        """Forget what lies below a folder and is none of its posts any more: it was excluded, or renamed."""
        inside = "" if os.path.samefile(folder, self.root) else f"{self.relative(folder)}/"
        wanted = frozenset(map(self.relative, posts))
        indexed = self.store.paths()
        self._forget([path for path in indexed if path.startswith(inside) and path not in wanted])

    def refresh(self, document: Document) -> Known:
        """The entry of a document in this very version; whatever a rule raises goes on."""
        source, path = document.source, self.relative(document.path)
        content = digest(source.data)
        known = self.store.find(path)
        rules = self._missing(document.path, known, content)
        if known and known.fingerprint.content == content and not rules:
            self.verified.add(path)
            return known
        records = {rule.meta.name: collected(rule, document) for rule in rules}
        # The text may be unsaved, so that the file looks as if it had changed: the next run will see to it.
        self._store([Gathered(path, Fingerprint(content), pack_lines(document.lines), records)])
        return self.refresh(document)

    def current(self, paths: Iterable[str]) -> bool:
        """Make sure that the entries of these posts are as the files are; False when some were not."""
        changed, gone = [], []
        for path in paths:
            if path in self.verified:
                continue
            known, absolute = self.store.find(path), self.absolute(path)
            seen = self.reader.glance(absolute)
            if known is None or seen[0] < 0:
                gone.append(path)
            elif known.fingerprint[1:] != seen:
                changed.append(absolute)
            else:
                self.verified.add(path)
        self._forget(gone)
        before = self.counts.collected
        self.update(changed)
        return not gone and self.counts.collected == before

    def unread(self) -> frozenset[str]:
        """The site's posts that are not indexed; the first time, all others are brought up to date."""
        if self._unread is None:
            self.current(list(self.store.paths()))
            posts = frozenset(map(self.relative, self.reader.posts(self.root)))
            self._unread = posts.difference(self.store.paths())
        return self._unread

    def number(self, rule: ProjectRule) -> int:
        """The number of a rule in the index; before it is used, it has collected from every post."""
        name = rule.meta.name
        if name not in self._numbers:
            site = self.reader.site(self.root) if "site" in rule.meta.reads else ""
            parameters = f"{__version__} {rule.meta.version} {options_of(rule)!r} {site}"
            self._numbers[name], complete = self.store.enroll(name, parameters)
            if not complete:
                self.update(self.absolute(path) for path in self.store.lacking(self._numbers[name]))
                self.store.complete(self._numbers[name])
        return self._numbers[name]

    def relative(self, path: str) -> str:
        """A path as the index has it."""
        return storable(os.path.relpath(path, self.root).replace("\\", "/"))

    def absolute(self, path: str) -> str:
        """The path of an entry in the file system."""
        return os.path.normpath(f"{self.root}/{named(path)}").replace("\\", "/")

    def _task(self, path: str) -> Task | None:
        """What there is to do for a post; None for one that looks as it did, and has been collected from."""
        name = self.relative(path)
        known = self.store.find(name)
        content = known.fingerprint.content if known else b""
        lacking = self._missing(path, known, content)
        if known and not lacking and known.fingerprint[1:] == self.reader.glance(path):
            self.counts.unchanged += 1
            self.verified.add(name)
            return None
        return Task(path, name, content, frozenset(rule.meta.name for rule in lacking))

    def _is_stored(self, gathered: Gathered) -> bool:
        """True for a version whose entry is the file's in all."""
        known = self.store.find(gathered.name)
        return known is not None and known.fingerprint == gathered.fingerprint

    def _missing(self, path: str, known: Known | None, content: bytes) -> list[ProjectRule]:
        """The rules that have not collected from this version of a post."""
        rules = [(rule, self.number(rule)) for rule in self.reader.rules(path)]
        changed = known is None or known.fingerprint.content != content
        done = frozenset() if changed or known is None else self.store.collected(known.id)
        return [rule for rule, number in rules if number not in done]

    def _store(self, batch: list[Gathered]) -> None:
        if not batch:
            return
        with self.store.batch():
            stored = []
            for gathered in batch:
                records = gathered.records or {}
                document, new = self.store.put(gathered.name, gathered.fingerprint, gathered.lines)
                if new:
                    self.store.doubt(self._numbers[name] for name in records)
                stored += [(document, self._numbers[name], record) for name, record in records.items()]
                self.verified.add(gathered.name)
            self.store.add(stored)
        self.counts.collected += sum(bool(gathered.records) for gathered in batch)
        self.counts.unchanged += sum(not gathered.records for gathered in batch)

    def _forget(self, paths: Sequence[str]) -> None:
        if not paths:
            return
        with self.store.batch():
            for path in paths:
                known = self.store.find(path)
                if known:
                    self.store.remove(known.id)
                    self.counts.removed += 1


def options_of(rule: Rule | ProjectRule) -> object:
    """The options of a rule, equal in every process; not its `repr`, which may be an address in memory."""
    if not is_dataclass(rule):
        return rule
    return {option.name: getattr(rule, option.name) for option in fields(rule)}
