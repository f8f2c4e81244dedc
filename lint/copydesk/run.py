"""Many files in, results out: reads each file, checks it, and goes on when one of them fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from copydesk import own
from copydesk.config import Activation, Configuration, Configurations, Selection, here
from copydesk.document import Document
from copydesk.engine import COMPARED, ActiveRule, Finding, check, found_by_engine
from copydesk.errors import CopydeskError, InputError
from copydesk.index import Bound
from copydesk.parse import Parser, parse_nothing
from copydesk.registry import Plugins
from copydesk.report import Result
from copydesk.rule import Evidence, ProjectRule, Severity, is_project_rule, is_rule
from copydesk.source import Source
from copydesk.violation import Confidence

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from copydesk.fixer import Fixed
    from copydesk.index.indexes import Indexes
    from copydesk.index.memory import Memory
    from copydesk.site import Site

_ORDER = list(Confidence)
LARGEST = 2 * 1024 * 1024  # bytes; a larger file is an accident or an attack


class Recipe(NamedTuple):
    """What a run of installed plugins is made from, in any process.

    `fail_on` and `minimum` override the configurations' own. `compared` says that the posts are compared with
    the site; `temporary` is the folder of indexes that only this run has.
    """

    config_file: Path | None = None
    isolated: bool = False
    now: datetime | None = None
    selection: Selection = Selection()
    fail_on: Severity | None = None
    minimum: Confidence | None = None
    compared: bool = False
    temporary: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Run:
    """What all files of a run share; `fail_on` and `minimum` override the configurations' own.

    `gather` asks the site index; without it project rules do not run. `memory` gives what the index of a
    post's site remembers.
    """

    plugins: Plugins
    configurations: Configurations
    selection: Selection
    fail_on: Severity | None = None
    minimum: Confidence | None = None
    gather: Callable[[ProjectRule, Document], Evidence] | None = None
    memory: Callable[[str, Plugins], Memory | None] | None = None
    _activations: dict[int, Activation] = field(default_factory=dict, repr=False)
    _folders: dict[str, Activation] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, recipe: Recipe) -> Run:
        """The run that a recipe asks for, without the site index."""
        configurations = Configurations(recipe.config_file, recipe.isolated, recipe.now)
        return cls(Plugins(), configurations, recipe.selection, recipe.fail_on, recipe.minimum)

    def with_index(self, indexes: Indexes) -> Run:
        """The same run with the site's index."""
        return replace(self, gather=indexes.evidence, memory=indexes.memory)

    def check(self, source: Source) -> Result:
        """Check one source; a crash outside of a rule is a finding as well."""
        activation = self.activation(source.path)
        rules = activation.rules(source.path, alone=self.gather is None)
        try:
            document = self.document(source)
            memory = self.memory(source.path, self.plugins) if self.memory and not source.problem else None
            findings = check(
                document,
                tuple(self._bound(rules)),
                known=activation.catalogue.names,
                recollection=memory.of(source, rules, document.site) if memory else None,
            )
        except CopydeskError:
            raise
        except Exception as error:  # noqa: BLE001 - one file must not hide the others' findings
            return self.crashed(source, error)
        return self.result(source, findings)

    def fix(self, source: Source, *, unsafe: bool) -> tuple[Fixed, Result]:
        """Check and fix one source in memory."""
        from copydesk.fixer import Fixed, settle  # a run without fixes does not pay for it

        activation = self.activation(source.path)
        least = self._least(source.path)
        try:
            fixed = settle(
                source,
                self.document,
                tuple(self._bound(activation.rules(source.path, alone=self.gather is None))),
                unsafe=unsafe,
                known=activation.catalogue.names,
                wanted=lambda finding: _ORDER.index(finding.confidence) <= least,
            )
        except CopydeskError:
            raise
        except Exception as error:  # noqa: BLE001 - as in check
            crash = found_by_engine(source, own.CRASH, own.crash("", error))
            return Fixed(source, [crash]), self.result(source, [crash])
        if self.gather and (fixed.applied or fixed.dropped) and self.project_rules(source.path):
            return fixed, self.check(fixed.source)  # so that the index has this text, and none that was tried
        return fixed, self.result(fixed.source, fixed.findings)

    def document(self, source: Source) -> Document:
        """The document of a source, parsed as its file name says."""
        parse = parse_nothing if source.problem else self._parser(source.path).load()
        return Document(source, parse, self.activation(source.path).configuration.site)

    def activation(self, path: str) -> Activation:
        """The configuration of a file, checked, with its catalogue; raise CopydeskError."""
        folder = os.path.dirname(path)
        if folder not in self._folders:
            self._folders[folder] = self._activation(self.configurations.of_file(path))
        return self._folders[folder]

    def project_rules(self, path: str) -> tuple[ProjectRule, ...]:
        """The rules for a file that need the site index."""
        rules = (active.rule for active in self.activation(path).rules(path))
        return tuple(rule for rule in rules if is_project_rule(rule))

    def root(self, path: str) -> str:
        """The folder of the site that a file is of (absolute, with `/`)."""
        configuration = self.activation(path).configuration
        return configuration.folder or configuration.site_root or here()

    def posts(self, root: str) -> list[str]:
        """All posts of the site in a folder (absolute, with `/`), also those that are never checked.

        Those of another site below it are not among them.
        """
        from copydesk.files import Walk
        from copydesk.globs import Globs
        from copydesk.posts import patterns_of

        places = Globs.of(patterns_of(self._site(root).generator))
        try:
            found = Walk(Configurations(isolated=True), self.suffixes, lambda _: None).posts((root,))
        except InputError:
            return []
        inside = (path for path in found if not places.patterns or places.holds(path[len(root) + 1 :]))
        return [path for path in inside if self.root(path) == root]

    def site(self, root: str) -> str:
        """What stands for all that is known of the site in a folder, and is no folder or time itself."""
        return str(self._site(root))

    def _site(self, root: str) -> Site:
        return self.configurations.of_folder(root).site

    @property
    def suffixes(self) -> frozenset[str]:
        """The file types that can be parsed."""
        parsers = self.activation("").catalogue.parsers
        return frozenset(suffix for parser in parsers for suffix in parser.suffixes)

    def _activation(self, configuration: Configuration) -> Activation:
        if id(configuration) not in self._activations:
            self.plugins.require(configuration.require)
            catalogue = self.plugins.catalogue(configuration.plain)
            self.selection.verify(catalogue.names)
            activation = Activation(configuration, catalogue, self.selection)
            activation.verify()
            self._activations[id(configuration)] = activation
        return self._activations[id(configuration)]

    def _bound(self, rules: Iterable[ActiveRule]) -> Iterator[ActiveRule]:
        """The rules as they run: what compares with the site index, if there is one, is a part of its own."""
        for active in rules:
            rule = active.rule
            if is_rule(rule) or self.gather is None:
                yield active
            if self.gather is not None and is_project_rule(rule):
                bound = Bound(rule, self.gather, alone=False)
                yield active._replace(rule=bound, part=COMPARED)

    def crashed(self, source: Source, error: BaseException) -> Result:
        """The result of a source whose check ended with an error, or with its process."""
        return self.result(source, [found_by_engine(source, own.CRASH, own.crash("", error))])

    def result(self, source: Source, findings: Iterable[Finding]) -> Result:
        """Those of the findings that are shown, and whether they fail the run."""
        configuration = self.activation(source.path).configuration
        least = self._least(source.path)
        limit = self.fail_on or configuration.fail_on
        shown = tuple(
            finding
            for finding in findings
            if _ORDER.index(finding.confidence) <= least and not self._moot(finding)
        )
        return Result(source, shown, any(finding.severity.rank >= limit.rank for finding in shown))

    def _moot(self, finding: Finding) -> bool:
        """True for a directive without names when rules are left out: one of those may need it."""
        unnamed = (finding.rule, finding.code) == (own.UNUSED.name, "unused")
        return unnamed and bool(self.selection.select or self.selection.ignore)

    def _least(self, path: str) -> int:
        """The rank of the least confidence that is reported for a file."""
        configuration = self.activation(path).configuration
        return _ORDER.index(self.minimum or configuration.minimum_confidence)

    def _parser(self, path: str) -> Parser:
        suffix = os.path.splitext(path)[1].lower()
        parsers = self.activation(path).catalogue.parsers
        named = (parser for parser in parsers if suffix in parser.suffixes)
        return next(named, next(parser for parser in parsers if parser.name == "markdown"))


def read(path: str) -> Source:
    """The source of a file; raise InputError when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return received(path, file)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def received(path: str, stream: BinaryIO) -> Source:
    """The source of a stream; one that is larger than any post has a `problem` and no text."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Source(path, "", problem=f"it has more than {LARGEST // 1024 // 1024} MiB, and no post does")
    return Source.from_bytes(path, data)


def sources(paths: Iterable[str], fail: Callable[[InputError], None]) -> Iterator[Source]:
    """Read files one after the other; those that cannot be read are told to `fail`."""
    for path in paths:
        try:
            yield read(path)
        except InputError as error:
            fail(error)
