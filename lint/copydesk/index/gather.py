"""From a file to what the index stores of it: pure, and so done in any process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from copydesk.errors import InputError
from copydesk.index.rows import Fingerprint, Record, digest, number, pack_lines

if TYPE_CHECKING:
    from copydesk.document import Document
    from copydesk.index.site_index import Reader
    from copydesk.rule import ProjectRule


class Task(NamedTuple):
    """A post that may have changed: its path and entry, the digest that is known, b"" for none.

    `lacking` names the rules that have not collected from the version that is known.
    """

    path: str
    name: str
    known: bytes = b""
    lacking: frozenset[str] = frozenset()


class Gathered(NamedTuple):
    """A version of a post and what each rule, by name, collected from it; no records when it is known."""

    name: str
    fingerprint: Fingerprint
    lines: bytes = b""
    records: Mapping[str, Record] | None = None
    unreadable: bool = False


Gather = Callable[["Reader", Task], "Gathered | None"]


def gather(reader: Reader, task: Task) -> Gathered | None:
    """Read a post and collect what its entry lacks; None for a file that cannot be read."""
    seen = reader.glance(task.path)
    try:
        source = reader.source(task.path)
    except InputError:
        return None
    content = digest(source.data)
    fingerprint = Fingerprint(content, *seen)
    if source.problem:
        return Gathered(task.name, fingerprint, unreadable=True)
    rules: Sequence[ProjectRule] = reader.rules(task.path)
    if task.known == content:
        rules = [rule for rule in rules if rule.meta.name in task.lacking]
        if not rules:
            return Gathered(task.name, fingerprint)
    document = reader.document(source)
    records = {}
    for rule in rules:
        with suppress(Exception):  # it raises again when the post is checked, and is reported there
            records[rule.meta.name] = collected(rule, document)
    return Gathered(task.name, fingerprint, pack_lines(document.lines), records)


def collected(rule: ProjectRule, document: Document) -> Record:
    """What a rule collects from a document, as it is stored."""
    rows, kept = [], b""
    for key, span, payload in rule.collect(document):
        if key:
            rows.append((number(key), span.start, span.end - span.start, payload))
        else:
            kept = payload
    return Record(tuple(rows), kept)
