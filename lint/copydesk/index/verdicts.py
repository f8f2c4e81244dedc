"""The table of what rules found in each version of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.index.store import Store


class Verdicts:
    """What is remembered of each post, one version and one set of rules a post."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def generation(self) -> int:
        """The generation of the store that they are held against."""
        return self._store.generation()

    def recalled(self, path: str, version: bytes) -> tuple[int, str, str] | None:
        """What was found in this version of a post: generation, names and findings as they were stored."""
        query = "select generation, names, found from verdicts where path = ? and version = ?"
        found: tuple[int, str, str] | None = self._store.run(query, (path, version)).fetchone()
        return found

    def remember(self, path: str, version: bytes, generation: int, names: str, found: str) -> None:
        """Store what was found in a version of a post, in place of what was found before."""
        with self._store.batch():
            row = (path, version, generation, names, found)
            self._store.run("insert or replace into verdicts values (?, ?, ?, ?, ?)", row)
