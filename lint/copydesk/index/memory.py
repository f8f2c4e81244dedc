"""What rules said of a post, kept beside its facts: a post that did not change is not judged again.

Only what rules found is kept, not the findings: severities, suppressions and places are stamped anew. A
rule that looks at files or at the clock (`Meta.reads`) is asked each time; one that compares posts is asked
when anything in the index has changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from copydesk import own
from copydesk.config.layer import here
from copydesk.engine import Recollection
from copydesk.index.rows import digest
from copydesk.index.site_index import options_of
from copydesk.inspection import inspect
from copydesk.span import Edit, Position, Span
from copydesk.violation import Applicability, Confidence, Fix, Place, Related, Violation

if TYPE_CHECKING:
    from copydesk.engine import ActiveRule
    from copydesk.index.store import Store
    from copydesk.rule import Meta
    from copydesk.site import Site
    from copydesk.source import Source

_Found = Mapping[str, Sequence[Violation]]
_ALONE = frozenset({"site"})
_COMPARED = frozenset({"site", "index"})


class Memory:
    """The memory of one index. `relative` makes a path the entry's; `code` stands for all rules' code."""

    def __init__(self, store: Store, relative: Callable[[str], str], code: str) -> None:
        self._store = store
        self._relative = relative
        self._code = code
        self._signatures: dict[int, bytes] = {}

    def of(self, source: Source, rules: tuple[ActiveRule, ...], site: Site) -> Recollection:
        """What is known of this version of a post under these rules, whose tuple must live on."""
        if id(rules) not in self._signatures:
            self._signatures[id(rules)] = _signature(rules, site, self._code)
        path, generation = self._relative(source.path), self._store.generation()
        version = digest(source.path.encode() + b"\0" + self._signatures[id(rules)] + digest(source.data))
        metas = {active.rule.meta.name: active.rule.meta for active in rules}
        known: dict[str, Sequence[Violation]] = {}
        row = self._store.recalled(path, version)
        if row:
            known = _read(row[1], metas, _ALONE, len(source.text))
            if row[0] == generation:
                known |= _read(row[2], metas, _COMPARED, len(source.text))

        def keep(found: _Found) -> None:
            alone = {name for name, meta in metas.items() if meta.reads <= _ALONE}
            compared = {name for name, meta in metas.items() if meta.reads <= _COMPARED} - alone
            if (alone | compared) - known.keys():
                texts = (_written(found, alone), _written(found, compared))
                self._store.remember(path, version, generation, *texts)

        return Recollection(known, keep)


@cache
def code_of(places: tuple[str, ...]) -> str:
    """What changes whenever one of the files does, or one in the folders: names, sizes and times, hashed."""
    seen = "\n".join(_seen(file) for place in places for file in _files(place))
    return f"{sys.version} {digest(seen.encode('utf-8', 'surrogateescape')).hex()}"


def _files(place: str) -> Iterator[str]:
    if os.path.isfile(place):
        yield place
    for at, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (f"{at}/{name}" for name in sorted(names))


def _seen(file: str) -> str:
    found = os.stat(file)
    return f"{file} {found.st_size} {found.st_mtime_ns}"


def _signature(rules: Iterable[ActiveRule], site: Site, code: str) -> bytes:
    """What the verdicts depend on besides the post."""
    of_site = {field.name: getattr(site, field.name) for field in fields(site) if field.name != "now"}
    of_rules = [
        (one.rule.meta.name, one.rule.meta.version, _stable(options_of(one.rule)))
        for one in rules
        if one.rule.meta.name not in own.NAMES
    ]
    return digest(repr((code, here(), of_site, of_rules)).encode("utf-8", "surrogatepass"))


def _stable(options: object) -> object:
    """Options whose `repr` is the same in every process: sets in order."""
    if not isinstance(options, dict):
        return options
    return {
        name: sorted(value) if isinstance(value, (set, frozenset)) else value
        for name, value in options.items()
    }


def _written(found: _Found, names: Iterable[str]) -> str:
    return json.dumps({name: [_plain(one) for one in found[name]] for name in sorted(names) if name in found})


def _plain(violation: Violation) -> list[Any]:
    fixes = [
        None if fix is None else (fix.title, fix.edits, fix.applicability.value)
        for fix in (violation.fix, *violation.suggestions)
    ]
    related = [(one.place, one.note, dict(one.params)) for one in violation.related]
    head = (violation.span, violation.code, dict(violation.params), violation.confidence.value)
    return [*head, related, fixes]


def _read(text: str, metas: Mapping[str, Meta], reads: frozenset[str], length: int) -> dict[str, Any]:
    """The violations of rules that read no more than is said; none of a text that is not sound."""
    try:
        found = {name: [_violation(*row) for row in rows] for name, rows in json.loads(text).items()}
        for name, violations in found.items():
            for violation in violations:
                inspect(violation, metas[name], length)
        return {name: violations for name, violations in found.items() if metas[name].reads <= reads}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return {}


def _violation(
    span: list[int], code: str, params: dict[str, Any], confidence: str, related: list[Any], fixes: list[Any]
) -> Violation:
    fix, *suggestions = map(_fix, fixes)
    return Violation(
        Span(*span),
        code,
        params,
        Confidence(confidence),
        tuple(Related(_place(place), note, of_note) for place, note, of_note in related),
        fix,
        tuple(one for one in suggestions if one),
    )


def _place(written: list[Any]) -> Span | Place:
    if len(written) == 2:
        return Span(*written)
    path, start, end = written
    return Place(path, Position(*start), Position(*end))


def _fix(written: list[Any] | None) -> Fix | None:
    if written is None:
        return None
    title, edits, applicability = written
    made = tuple(Edit(Span(*span), text) for span, text in edits)
    return Fix(title, made, Applicability(applicability))
