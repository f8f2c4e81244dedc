"""The index file: an SQLite database that many processes may use at once, and that survives any of them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from copydesk.index.rows import Fingerprint, Held, Record, pack_numbers, unpack_numbers
from copydesk.index.tables import COLLECTED, prepare

_FREQUENT = 8  # what one document in so many has is frequent
_WAIT = 20.0  # seconds for another process to finish its batch


class Known(NamedTuple):
    """A document of the index: its number, path, and the version that was indexed."""

    id: int
    path: str
    fingerprint: Fingerprint


class Store:
    """One open index; "" is a temporary one that no other process sees.

    Every write happens inside of `batch`, which is one transaction: a process that is killed leaves
    the batches before, and nothing of its last one.
    """

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        self.run = self._connection.execute
        try:
            prepare(self._connection, shared=bool(path))
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All or nothing of what is written inside."""
        self.run("begin immediate")
        try:
            yield
        except BaseException:
            self.run("rollback")
            raise
        self.run("commit")

    def enroll(self, name: str, parameters: str) -> tuple[int, bool]:
        """The number of a rule, and whether it has collected from all documents.

        What it collected under other parameters is forgotten.
        """
        query = "select id, parameters, complete from rules where name = ?"
        found = self.run(query, (name,)).fetchone()
        if found and found[1] == parameters:
            return found[0], bool(found[2])
        with self.batch():
            found = self.run(query, (name,)).fetchone()
            if found and found[1] != parameters:
                self.run("delete from facts where rule = ?", found[:1])
                self.run("delete from records where rule = ?", found[:1])
                self.run("delete from tallies where rule = ?", found[:1])
            empty = self.run("select 1 from documents limit 1").fetchone() is None
            self.run(
                "insert into rules (name, parameters, complete) values (?, ?, ?) on conflict (name)"
                " do update set parameters = excluded.parameters, complete = excluded.complete",
                (name, parameters, empty),
            )
            return self.run(query, (name,)).fetchone()[0], empty

    def complete(self, rule: int) -> None:
        """Note that a rule has collected from all documents."""
        with self.batch():
            self.run("update rules set complete = 1 where id = ?", (rule,))

    def doubt(self, collected: Iterable[int]) -> None:
        """Note that only these rules have collected from a new document."""
        known = {rule for (rule,) in self.run("select id from rules where complete")}
        for rule in known.difference(collected):
            self.run("update rules set complete = 0 where id = ?", (rule,))

    def find(self, path: str) -> Known | None:
        """The document at a path."""
        query = "select id, path, content, size, modified from documents where path = ?"
        return _known(self.run(query, (path,)).fetchone())

    def document(self, number: int) -> Known | None:
        """The document of a number."""
        query = "select id, path, content, size, modified from documents where id = ?"
        return _known(self.run(query, (number,)).fetchone())

    def paths(self) -> Iterator[str]:
        """The paths of all documents, sorted; the index may be written meanwhile."""
        last = ""
        while True:
            query = "select path from documents where path > ? order by path limit 1000"
            found = [path for (path,) in self.run(query, (last,))]
            yield from found
            if not found:
                return
            last = found[-1]

    def collected(self, document: int) -> frozenset[int]:
        """The rules that have collected from a document."""
        query = "select rule from records where document = ?"
        return frozenset(rule for (rule,) in self.run(query, (document,)))

    def lacking(self, rule: int) -> list[str]:
        """The paths of the documents from which a rule has not collected."""
        query = (
            "select path from documents where not exists"
            " (select 1 from records where document = documents.id and rule = ?) order by path"
        )
        return [path for (path,) in self.run(query, (rule,))]

    def put(self, path: str, fingerprint: Fingerprint, lines: bytes) -> tuple[int, bool]:
        """The number of a document in this version, and whether that is a new one.

        What was collected from another version is gone.
        """
        known = self.find(path)
        new = known is None or known.fingerprint.content != fingerprint.content
        if known and new:
            self.remove(known.id)
        self.run(
            "insert into documents (path, content, size, modified, lines) values (?, ?, ?, ?, ?)"
            " on conflict (path) do update set size = excluded.size, modified = excluded.modified",
            (path, *fingerprint, lines),
        )
        found: int = self.run("select id from documents where path = ?", (path,)).fetchone()[0]
        return found, new

    def add(self, records: Iterable[tuple[int, int, Record]]) -> None:
        """Store what rules collected: (document, rule, record); in order of the keys, which is cheap."""
        self._grow()
        rows: list[tuple[int, int, int, int, int, bytes]] = []
        for document, rule, record in records:
            self._forget(document, rule)
            keys = sorted({row[0] for row in record.rows})
            row = (document, rule, pack_numbers(keys), record.kept)
            self.run("insert into records values (?, ?, ?, ?)", row)
            self._tally(rule, keys, 1)
            rows += [(rule, row[0], document, *row[1:]) for row in record.rows]
        rows.sort()
        self._connection.executemany("insert or ignore into facts values (?, ?, ?, ?, ?, ?)", rows)

    def generation(self) -> int:
        """A number that grows with every change of what was collected."""
        found: int = self.run("select generation from state").fetchone()[0]
        return found

    def remove(self, document: int) -> None:
        """Forget a document and all that was collected from it."""
        self.run("delete from verdicts where path = (select path from documents where id = ?)", (document,))
        self._grow()
        for rule in self.collected(document):
            self._forget(document, rule)
        self.run("delete from documents where id = ?", (document,))

    def keys(self, document: int, rule: int) -> list[int]:
        """The keys of what a rule collected from a document, rising."""
        query = "select keys from records where document = ? and rule = ?"
        found = self.run(query, (document, rule)).fetchone()
        return unpack_numbers(found[0]) if found else []

    def kept(self, path: str, rule: int) -> bytes:
        """What a rule keeps of the document at a path as a whole."""
        query = "select kept from records join documents on id = document where path = ? and rule = ?"
        found = self.run(query, (path, rule)).fetchone()
        return found[0] if found else b""

    def lines(self, path: str) -> list[int]:
        """The starts of the lines of the document at a path."""
        found = self.run("select lines from documents where path = ?", (path,)).fetchone()
        return unpack_numbers(found[0]) if found else [0]

    def held(self, rule: int, key: int, limit: int) -> list[Held]:
        """The facts under a key, in order of the documents' numbers, at most `limit`."""
        query = "select document, start, length, payload from facts where rule = ? and key = ? limit ?"
        return [Held(*row) for row in self.run(query, (rule, key, limit))]

    def holders(self, rule: int, key: int) -> int:
        """How many documents have facts under a key; counted once, and kept up to date from then on."""
        query = "select documents from tallies where rule = ? and key = ?"
        known = self.run(query, (rule, key)).fetchone()
        if known is None:
            with self.batch():
                counted = "select ?1, ?2, count(distinct document) from facts where rule = ?1 and key = ?2"
                self.run(f"insert or replace into tallies {counted}", (rule, key))
                known = self.run(query, (rule, key)).fetchone()
        found: int = known[0]
        return found

    def first_holders(self, rule: int, key: int, holders: int, limit: int) -> list[int]:
        """The first documents by path that have facts under a key, of that many holders."""
        last: int = self.run("select max(id) from documents").fetchone()[0]
        # Where many have one, the first are soon found in order of the paths; else the holders are few.
        having = (
            "exists (select 1 from facts where rule = ? and key = ? and document = documents.id)"
            if holders * _FREQUENT > last
            else "id in (select document from facts where rule = ? and key = ?)"
        )
        query = f"select id from documents where {having} order by path limit ?"
        return [document for (document,) in self.run(query, (rule, key, limit))]

    def own(self, rule: int, key: int, document: int) -> list[Held]:
        """The facts that one document has under a key."""
        query = (
            "select document, start, length, payload from facts where rule = ? and key = ? and document = ?"
        )
        return [Held(*row) for row in self.run(query, (rule, key, document))]

    def shared(self, rule: int) -> array[int]:
        """The keys under which more than one document has facts, rising."""
        query = "select key from facts where rule = ? group by key having min(document) < max(document)"
        return array("q", (key for (key,) in self.run(query, (rule,))))

    def counts(self) -> dict[str, int]:
        """How many rows each table of what was collected has."""
        return {table: self.run(f"select count(*) from {table}").fetchone()[0] for table in COLLECTED}

    def rules(self) -> list[tuple[str, int]]:
        """The rules by name, and from how many documents each has collected."""
        query = "select name, (select count(*) from records where rule = rules.id) from rules order by name"
        return list(self.run(query))

    def _tally(self, rule: int, keys: Iterable[int], by: int) -> None:
        """Count one document more or less under those of the keys that are counted."""
        counted = {key for (key,) in self.run("select key from tallies where rule = ?", (rule,))}
        if counted:
            query = "update tallies set documents = documents + ? where rule = ? and key = ?"
            self._connection.executemany(query, ((by, rule, key) for key in counted.intersection(keys)))

    def _grow(self) -> None:
        self.run("update state set generation = generation + 1")

    def _forget(self, document: int, rule: int) -> None:
        keys = self.keys(document, rule)
        self._tally(rule, keys, -1)
        rows = ((rule, key, document) for key in keys)
        self._connection.executemany("delete from facts where rule = ? and key = ? and document = ?", rows)
        self.run("delete from records where document = ? and rule = ?", (document, rule))


def _known(row: tuple[int, str, bytes, int, int] | None) -> Known | None:
    return Known(row[0], row[1], Fingerprint(*row[2:])) if row else None
