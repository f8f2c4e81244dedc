"""What the index knows that bears on one document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copydesk.config.layer import display
from copydesk.index.rows import Held, number, position
from copydesk.index.site_index import SiteIndex
from copydesk.rule import Group, Member, ProjectRule
from copydesk.span import Span
from copydesk.violation import Place

if TYPE_CHECKING:
    from array import array

    from copydesk.document import Document
    from copydesk.index.store import Known

_MOST_ROWS = 256  # of a group; beyond, the first documents by path stand for all
_MOST_DOCUMENTS = 64
_FEW_ROWS = 8
_MOST_REMEMBERED = 4000


@dataclass(frozen=True)
class IndexedEvidence:
    """The evidence of one rule for the document at `path`; the index is asked when the rule asks."""

    judge: Judge
    rule: int
    path: str
    groups: tuple[Group, ...]

    @property
    def unread(self) -> frozenset[str]:
        """The paths of the site's posts that the index does not know."""
        return self.judge.unread()

    def find(self, key: bytes) -> Group:
        """The facts of one key, whether the document has it or not."""
        return self.judge.group(self.rule, number(key))

    def kept(self, path: str) -> bytes:
        """The payload of the fact without a key that the rule collected from a document, or b""."""
        return self.judge.index.store.kept(path, self.rule)

    def place(self, path: str, span: Span) -> Place:
        """A span of any indexed document as a related place."""
        index = self.judge.index
        lines = index.store.lines(path)
        return Place(display(index.absolute(path)), position(lines, span.start), position(lines, span.end))


@dataclass
class Judge:
    """Finds the evidence for documents; what is asked for again and again is read once."""

    index: SiteIndex
    _large: dict[tuple[int, int], Group] = field(default_factory=dict)
    _paths: dict[int, str] = field(default_factory=dict)
    _shared: dict[int, array[int]] | None = None

    def expect_many(self) -> None:
        """From now on skip the keys that only one document has: worth it for many documents."""
        self._shared = {}

    def evidence(self, rule: ProjectRule, document: Document) -> IndexedEvidence:
        """The evidence of a rule for a document; the posts that it names are as their files are."""
        number, known = self.index.number(rule), self.index.refresh(document)
        groups = self._current(lambda: self._groups(number, known))
        return IndexedEvidence(self, number, known.path, groups)

    def group(self, rule: int, key: int) -> Group:
        """The facts of one key; the posts that it names are as their files are."""
        return self._current(lambda: (self._shared_group(rule, key),))[0]

    def unread(self) -> frozenset[str]:
        """The site's posts that the index does not know, once all that it knows are as their files are."""
        before = self.index.changes
        unread = self.index.unread()
        if self.index.changes != before:
            self._forget()
        return unread

    def _current(self, make: Callable[[], tuple[Group, ...]]) -> tuple[Group, ...]:
        """Groups, made again until no post in them is found to have changed."""
        groups = make()
        while not self.index.current({member.path for group in groups for member in group.members}):
            self._forget()
            groups = make()
        return groups

    def _forget(self) -> None:
        self._large.clear()
        self._paths.clear()

    def _groups(self, rule: int, known: Known) -> tuple[Group, ...]:
        keys = self._several(rule, self.index.store.keys(known.id, rule))
        groups = (self._group(rule, key, known) for key in keys)
        return tuple(group for group in groups if group.documents > 1)

    def _several(self, rule: int, keys: list[int]) -> list[int]:
        """The keys without those that are known to be of one document only."""
        if self._shared is None:
            return keys
        if rule not in self._shared:
            self._shared[rule] = self.index.store.shared(rule)
        shared = self._shared[rule]
        places = ((key, bisect_left(shared, key)) for key in keys)
        return [key for key, place in places if place < len(shared) and shared[place] == key]

    def _group(self, rule: int, key: int, known: Known) -> Group:
        group = self._shared_group(rule, key)
        if any(member.path == known.path for member in group.members):
            return group
        own = self._made(self.index.store.own(rule, key, known.id), 1)
        return Group(tuple(sorted(group.members + own.members)), group.documents)

    def _shared_group(self, rule: int, key: int) -> Group:
        """The group of a key for whichever document asks."""
        if (rule, key) not in self._large:
            held = self.index.store.held(rule, key, _MOST_ROWS + 1)
            if len(held) <= _FEW_ROWS:
                return self._made(held, len({row.document for row in held}))
            self._remember(rule, key, held)
        return self._large[rule, key]

    def _remember(self, rule: int, key: int, held: list[Held]) -> None:
        """Keep a group that other documents will ask for too."""
        store, documents = self.index.store, len({row.document for row in held})
        if len(held) > _MOST_ROWS:
            documents = store.holders(rule, key)
            first = store.first_holders(rule, key, documents, _MOST_DOCUMENTS)
            held = [row for number in first for row in store.own(rule, key, number)]
        if len(self._large) >= _MOST_REMEMBERED:
            self._large.clear()
        self._large[rule, key] = self._made(held, documents)

    def _made(self, held: Iterable[Held], documents: int) -> Group:
        members = (
            Member(self._path(row.document), Span(row.start, row.start + row.length), row.payload)
            for row in held
        )
        return Group(tuple(sorted(member for member in members if member.path)), documents)

    def _path(self, document: int) -> str:
        """The path of a document; "" when another process has just forgotten it."""
        if document not in self._paths:
            found = self.index.store.document(document)
            self._paths[document] = found.path if found else ""
        return self._paths[document]
