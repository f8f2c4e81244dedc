"""Where the index file is, and how it is opened, replaced and removed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import IO

from copydesk.index import FILE
from copydesk.index.store import Store

_LOCK = "index.lock"
_PARTS = ("", "-wal", "-shm", "-journal")


class IndexFile:
    """The index file of a site, whose folder is `root`; processes that use it hold a shared lock."""

    def __init__(self, root: str) -> None:
        self.path = Path(root, FILE)
        self.folder = self.path.parent
        self._lock: IO[bytes] | None = None

    def exists(self) -> bool:
        """True when the site has an index file."""
        return self.path.is_file()

    def create(self) -> None:
        """Make an empty index in a folder that version control is told to leave alone; raise OSError."""
        self.folder.mkdir(exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8", newline="\n")
        self.path.touch()

    def open(self, say: Callable[[str], None]) -> Store:
        """The index; a damaged file is replaced, and an unusable one done without, both with a word."""
        try:
            self._hold(exclusive=False)
            try:
                return Store(str(self.path))
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError as error:
                say(f"{self.path}: the site index is damaged ({error}) and is built anew")
                self.remove()
                self._hold(exclusive=False)
                return Store(str(self.path))
        except (OSError, sqlite3.Error) as error:
            self.release()
            say(f"{self.path}: cannot be used ({error}): only the posts of this run are compared")
            return Store("")

    def remove(self) -> bool:
        """Delete the file, unless another process uses it: raise OSError; False when there was none."""
        there = self.exists()
        if self.folder.is_dir():
            self._hold(exclusive=True)
            for part in _PARTS:
                Path(f"{self.path}{part}").unlink(missing_ok=True)
            self.release()
        return there

    def release(self) -> None:
        """Let others replace the file."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _hold(self, *, exclusive: bool) -> None:
        """Take the lock, without waiting for it when it must be exclusive.

        A file that is deleted while another process has it open would lose that process's work, or
        its successor's; Windows refuses such a deletion by itself.
        """
        self.release()
        if os.name == "nt":
            return
        import fcntl

        self._lock = (self.folder / _LOCK).open("ab")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB if exclusive else fcntl.LOCK_SH)
        except OSError:
            self.release()
            raise
