"""What rules said of a post, kept beside its facts: a post that did not change is not judged again.

Only what rules found is kept, not the findings: severities, suppressions and places are stamped anew.
What else a rule looks at (`Meta.reads`) decides when it is asked again: `index`, when anything in the index
has changed; `names`, when a file was added, renamed or deleted below the site's folder; anything else,
each time.
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
from copydesk.engine import COMPARED, Recollection
from copydesk.index.rows import digest
from copydesk.index.site_index import options_of
from copydesk.index.verdicts import Verdicts
from copydesk.inspection import inspect
from copydesk.rule import is_project_rule, is_rule
from copydesk.span import Edit, Position, Span
from copydesk.violation import Applicability, Confidence, Fix, Place, Related, Violation

if TYPE_CHECKING:
    from copydesk.engine import ActiveRule
    from copydesk.index.store import Store
    from copydesk.rule import Meta
    from copydesk.site import Site
    from copydesk.source import Source

_Found = Mapping[str, Sequence[Violation]]
_KEPT = frozenset({"site", "index", "names"})
_UNSEEN = frozenset({".git", ".copydesk", "node_modules", "__pycache__"})
_MOST_NAMES = 200_000  # below a folder; listing more would take longer than judging again


class Memory:
    """The memory of one index; `relative` makes a path the entry's.

    `code` stands for all rules' code, `names` for the names of all files of the site, "" when unknown.
    """

    def __init__(self, store: Store, relative: Callable[[str], str], code: str, names: str = "") -> None:
        self._verdicts = Verdicts(store)
        self._relative = relative
        self._code = code
        self._names = names
        self._signatures: dict[int, bytes] = {}

    def of(self, source: Source, rules: tuple[ActiveRule, ...], site: Site) -> Recollection:
        """What is known of this version of a post under these rules, whose tuple must live on."""
        if id(rules) not in self._signatures:
            self._signatures[id(rules)] = _signature(rules, site, self._code)
        path, generation = self._relative(source.path), self._verdicts.generation
        version = digest(
            source.path.encode("utf-8", "surrogatepass")
            + b"\0"
            + self._signatures[id(rules)]
            + digest(source.data)
        )
        metas, reads = _parts(rules)
        kept = {key for key in metas if reads[key] <= _KEPT}
        known: _Found = {}
        row = self._verdicts.recalled(path, version)
        if row:
            stale = {
                *(["index"] if row[0] != generation else []),
                *(["names"] if not self._names or row[1] != self._names else []),
            }
            fresh = {key: metas[key] for key in kept if stale.isdisjoint(reads[key])}
            known = _read(row[2], fresh, len(source.text))

        def keep(found: _Found) -> None:
            if kept - known.keys():
                self._verdicts.remember(path, version, generation, self._names, _written(found, kept))

        return Recollection(known, keep)


def _parts(rules: Iterable[ActiveRule]) -> tuple[dict[str, Meta], dict[str, frozenset[str]]]:
    """Of each part of the rules its description, and what it reads: alone a rule asks no index."""
    metas: dict[str, Meta] = {}
    reads: dict[str, frozenset[str]] = {}
    for active in rules:
        meta = active.rule.meta
        if is_rule(active.rule):
            metas[active.key], reads[active.key] = meta, meta.reads - {"index"}
        if is_project_rule(active.rule):
            key = active._replace(part=COMPARED).key
            metas[key], reads[key] = meta, meta.reads
    return metas, reads


def names_below(folder: str) -> str:
    """What changes whenever a file below a folder comes, goes or is renamed; "" when that cannot be seen."""
    seen: list[str] = []
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _UNSEEN)
        seen += (f"{at}/{name}" for name in (*folders, *sorted(files)))
        if len(seen) > _MOST_NAMES or any(os.path.islink(f"{at}/{name}") for name in folders):
            return ""
    return digest("\n".join(seen).encode("utf-8", "surrogateescape")).hex()


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


def _read(text: str, metas: Mapping[str, Meta], length: int) -> _Found:
    """The violations of these rules; none of a text that is not sound."""
    try:
        written = json.loads(text)
        found = {name: [_violation(*row) for row in written[name]] for name in metas if name in written}
        for name, violations in found.items():
            for violation in violations:
                inspect(violation, metas[name], length)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return {}
    return found


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
