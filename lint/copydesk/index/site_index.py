"""The posts of one site in their index: brought up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING

from copydesk import __version__
from copydesk.errors import InputError
from copydesk.index.rows import Fingerprint, Row, digest, named, number, pack_lines, storable
from copydesk.index.store import Known, Record, Store
from copydesk.rule import ProjectRule

if TYPE_CHECKING:
    from copydesk.document import Document
    from copydesk.source import Source

_BATCH_FACTS = 200_000
_BATCH_DOCUMENTS = 500


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

    `glance` tells size and time of a file without reading it, (-1, -1) when there is none.
    """

    source: Callable[[str], Source]
    document: Callable[[Source], Document]
    rules: Callable[[str], Sequence[ProjectRule]]
    glance: Callable[[str], tuple[int, int]] = glance


@dataclass
class Counts:
    """What an update has done, in posts."""

    collected: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass
class _Pending:
    """A version of a document and what was collected from it, not yet stored."""

    path: str
    fingerprint: Fingerprint
    lines: bytes = b""
    records: dict[int, Record] = field(default_factory=dict)


@dataclass
class SiteIndex:
    """The index of the site whose folder is `root` (absolute, with `/`)."""

    root: str
    store: Store
    reader: Reader
    counts: Counts = field(default_factory=Counts)
    verified: set[str] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)

    def update(self, paths: Iterable[str]) -> None:
        """Collect from the posts that are new or changed; those that cannot be read are left out."""
        batch: list[_Pending] = []
        facts = 0
        for path in paths:
            pending = self._pending(path)
            if pending is None:
                continue
            batch.append(pending)
            facts += sum(len(record.rows) for record in pending.records.values())
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
        records = {self.number(rule): _collected(rule, document) for rule in rules}
        # The text may be unsaved, so that the file looks as if it had changed: the next run will see to it.
        self._store([_Pending(path, Fingerprint(content), pack_lines(document.lines), records)])
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

    def number(self, rule: ProjectRule) -> int:
        """The number of a rule in the index; before it is used, it has collected from every post."""
        name = rule.meta.name
        if name not in self._numbers:
            parameters = f"{__version__} {rule.meta.version} {_options(rule)!r}"
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

    def _pending(self, path: str) -> _Pending | None:
        """What is to be stored of a post; None when it is known as it is, or is no text."""
        seen = self.reader.glance(path)
        try:
            source = self.reader.source(path)
        except InputError:
            return None
        name, content = self.relative(path), digest(source.data)
        known = self.store.find(name)
        rules = self._missing(path, known, content)
        if source.problem:
            self._forget([name])
            return None
        if known and known.fingerprint.content == content and not rules:
            self.counts.unchanged += 1
            self.verified.add(name)
            return _Pending(name, Fingerprint(content, *seen)) if known.fingerprint[1:] != seen else None
        document = self.reader.document(source)
        records = {}
        for rule in rules:
            with suppress(Exception):  # it raises again when the post is checked, and is reported there
                records[self.number(rule)] = _collected(rule, document)
        return _Pending(name, Fingerprint(content, *seen), pack_lines(document.lines), records)

    def _missing(self, path: str, known: Known | None, content: bytes) -> list[ProjectRule]:
        """The rules that have not collected from this version of a post."""
        rules = self.reader.rules(path)
        if known is None or known.fingerprint.content != content:
            return list(rules)
        done = self.store.collected(known.id)
        return [rule for rule in rules if self.number(rule) not in done]

    def _store(self, batch: list[_Pending]) -> None:
        if not batch:
            return
        with self.store.batch():
            records = []
            for pending in batch:
                document, new = self.store.put(pending.path, pending.fingerprint, pending.lines)
                if new:
                    self.store.doubt(pending.records)
                records += [(document, rule, record) for rule, record in pending.records.items()]
                self.verified.add(pending.path)
            self.store.add(records)
        self.counts.collected += sum(bool(pending.records) for pending in batch)

    def _forget(self, paths: Sequence[str]) -> None:
        if not paths:
            return
        with self.store.batch():
            for path in paths:
                known = self.store.find(path)
                if known:
                    self.store.remove(known.id)
                    self.counts.removed += 1


def _options(rule: ProjectRule) -> object:
    """The options of a rule, equal in every process; not its `repr`, which may be an address in memory."""
    if not is_dataclass(rule):
        return rule
    return {option.name: getattr(rule, option.name) for option in fields(rule)}


def _collected(rule: ProjectRule, document: Document) -> Record:
    rows, kept = [], b""
    for key, span, payload in rule.collect(document):
        if key:
            rows.append(Row(number(key), span.start, span.end - span.start, payload))
        else:
            kept = payload
    return Record(tuple(rows), kept)
