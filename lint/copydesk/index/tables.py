"""The tables of the index file."""

from __future__ import annotations

import sqlite3
import time

# Raised whenever the tables, or the meaning of what is in them, change.
LAYOUT = 3
_WAIT, _PAUSE = 20.0, 0.01  # seconds
COLLECTED = ("documents", "rules", "records", "facts")
_NAMES = (*COLLECTED, "tallies", "verdicts", "state")
_TABLES = """
create table documents (
    id integer primary key autoincrement, path text not null unique, content blob not null,
    size integer not null, modified integer not null, lines blob not null
);
create table rules (
    id integer primary key, name text not null unique, parameters text not null, complete integer not null
);
create table records (
    document integer not null, rule integer not null, keys blob not null, kept blob not null,
    primary key (document, rule)
);
create table facts (
    rule integer not null, key integer not null, document integer not null,
    start integer not null, length integer not null, payload blob not null,
    primary key (rule, key, document, start, length)
) without rowid;
create table tallies (
    rule integer not null, key integer not null, documents integer not null, primary key (rule, key)
) without rowid;
create table verdicts (
    path text primary key, version blob not null, generation integer not null, names text not null,
    found text not null
) without rowid;
create table state (generation integer not null);
insert into state values (0);
"""


def prepare(connection: sqlite3.Connection, *, shared: bool) -> None:
    """Make the tables, or make them anew when they are of another layout.

    `shared` is False for a database that no other process can see. The connection must be in autocommit
    mode. Raise sqlite3.DatabaseError for a file that is damaged.
    """
    run = connection.execute
    _set_journal(connection, "wal" if shared else "memory")
    run("pragma synchronous = normal")
    run("pragma cache_size = -65536")
    run(f"pragma mmap_size = {1 << 32}")
    if _layout(connection) == LAYOUT:
        run("select 1 from facts limit 1")
        return
    run("begin immediate")
    try:
        if _layout(connection) != LAYOUT:  # else another process was faster
            _make(connection)
    except BaseException:
        run("rollback")
        raise
    run("commit")


def _set_journal(connection: sqlite3.Connection, mode: str) -> None:
    """Set how changes are kept until they are whole; SQLite does not wait when another process does it."""
    until = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute(f"pragma journal_mode = {mode}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)


def _layout(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("pragma user_version").fetchone()[0]
    return found


def _make(connection: sqlite3.Connection) -> None:
    for table in _NAMES:
        connection.execute(f"drop table if exists {table}")
    for statement in _TABLES.split(";")[:-1]:
        connection.execute(statement)
    connection.execute(f"pragma user_version = {LAYOUT}")
