"""The indexes of a run: one for each site that the posts are of."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk.errors import CopydeskError
from copydesk.index import has_file
from copydesk.index.evidence import Judge
from copydesk.index.file import IndexFile
from copydesk.index.rows import number
from copydesk.index.site_index import Collect, Reader, SiteIndex
from copydesk.index.store import Store

if TYPE_CHECKING:
    from copydesk.document import Document
    from copydesk.index.memory import Memory
    from copydesk.registry import Plugins
    from copydesk.rule import Evidence, ProjectRule

_MANY = 100  # posts from which on it is worth to ask first which keys several posts have


@dataclass
class Indexes:
    """Opens the index of a site when it is first needed; without a file it is a temporary one.

    `root` tells the folder of a post's site, `say` what the user is to know. Temporary indexes are files
    in the folder `temporary`, or seen by nobody else. `many` says that many posts will be checked.
    """

    reader: Reader
    root: Callable[[str], str]
    say: Callable[[str], None]
    temporary: str = ""
    many: bool = False
    _judges: dict[str, Judge] = field(default_factory=dict)
    _memories: dict[str, Memory | None] = field(default_factory=dict)
    _files: list[IndexFile] = field(default_factory=list)

    def update(self, paths: Sequence[str], *, whole: bool, collect: Collect | None = None) -> None:
        """Collect from the posts that are new or changed; `whole` also forgets those that are gone.

        `collect` is as in `SiteIndex.update`.
        """
        by_site: dict[str, list[str]] = {}
        for path in paths:
            by_site.setdefault(self.root(path), []).append(path)
        for root, posts in by_site.items():
            judge = self._judge(root)
            try:
                self._update(judge, posts, collect, whole=whole)
            except sqlite3.DatabaseError as error:
                judge = self._anew(root, error)
                self._update(judge, posts, collect, whole=whole)

    def evidence(self, rule: ProjectRule, document: Document) -> Evidence:
        """What the index of a document's site knows; raise CopydeskError when it breaks down."""
        root = self.root(document.path)
        judge = self._judge(root)
        try:
            return judge.evidence(rule, document)
        except sqlite3.DatabaseError as error:
            path = IndexFile(root).path
            raise CopydeskError(
                f"{path}: the site index cannot be read ({error}): run `copydesk index build`"
            ) from error

    def memory(self, path: str, plugins: Plugins) -> Memory | None:
        """What the index of a post's site remembers of verdicts; None without an index file."""
        root = self.root(path)
        if root not in self._memories:
            from copydesk.index.memory import Memory, code_of, names_below

            index, code = self._judge(root).index, code_of(plugins.places)
            kept = Memory(index.store, index.relative, code, names_below(root)) if has_file(root) else None
            self._memories[root] = kept
        return self._memories[root]

    def open(self, root: str) -> SiteIndex:
        """The index of a site."""
        return self._judge(root).index

    def close(self) -> None:
        """Close the indexes, so that others may replace their files."""
        for judge in self._judges.values():
            judge.index.store.close()
        for file in self._files:
            file.release()
        self._judges.clear()
        self._memories.clear()
        self._files.clear()

    def _judge(self, root: str) -> Judge:
        if root not in self._judges:
            file = IndexFile(root)
            self._files.append(file)
            store = file.open(self.say) if file.exists() else Store(self._temporary(root))
            self._judges[root] = Judge(SiteIndex(root, store, self.reader))
            if self.many:
                self._judges[root].expect_many()
        return self._judges[root]

    def _temporary(self, root: str) -> str:
        return f"{self.temporary}/{number(os.fsencode(root)):x}.sqlite" if self.temporary else ""

    def _update(self, judge: Judge, posts: Sequence[str], collect: Collect | None, *, whole: bool) -> None:
        if whole:
            judge.index.sweep()
        judge.index.update(posts, collect)
        if len(posts) >= _MANY:
            judge.expect_many()

    def _anew(self, root: str, error: sqlite3.DatabaseError) -> Judge:
        """A new index in place of a damaged one, or a temporary one where that cannot be."""
        file = IndexFile(root)
        self.say(f"{file.path}: the site index is damaged ({error}) and is built anew")
        self.close()
        try:
            file.remove()
            file.create()
            store = file.open(self.say)
        except OSError as problem:
            self.say(f"{file.path}: cannot be replaced ({problem}): only the posts of this run are compared")
            store = Store("")
        self._files.append(file)
        self._judges[root] = Judge(SiteIndex(root, store, self.reader))
        return self._judges[root]
