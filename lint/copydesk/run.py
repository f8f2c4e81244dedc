"""Many files in, results out: reads each file, checks it, and goes on when one of them fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from copydesk import own
from copydesk.config import Configuration, Selection, activate
from copydesk.document import Document
from copydesk.engine import ActiveRule, Finding, check, found_by_engine
from copydesk.errors import InputError
from copydesk.fixer import Fixed, settle
from copydesk.parse import Parser, parse_nothing
from copydesk.registry import Catalogue
from copydesk.report import Result
from copydesk.source import Source
from copydesk.violation import Confidence

_ORDER = list(Confidence)


@dataclass(frozen=True)
class Run:
    """What all files of a run share; `minimum` is the least confidence that is reported."""

    configuration: Configuration
    catalogue: Catalogue
    selection: Selection
    minimum: Confidence

    def check(self, source: Source) -> Result:
        """Check one source; a crash outside of a rule is a finding as well."""
        try:
            findings = check(self.document(source), self.rules(source.path), known=self.catalogue.names)
        except Exception as error:  # noqa: BLE001 - one file must not hide the others' findings
            findings = [found_by_engine(source, own.CRASH, own.crash("engine", error))]
        return Result(source, self.shown(findings))

    def fix(self, source: Source, *, unsafe: bool) -> Fixed:
        """Check and fix one source in memory."""
        rules = self.rules(source.path)
        fixed = settle(source, self.document, rules, unsafe=unsafe, known=self.catalogue.names)
        return replace(fixed, findings=list(self.shown(fixed.findings)))

    def document(self, source: Source) -> Document:
        """The document of a source, parsed as its file name says."""
        parse = parse_nothing if source.problem else self._parser(source.path).load()
        return Document(source, parse, self.configuration.site)

    def rules(self, path: str) -> Sequence[ActiveRule]:
        """The rules that check a file."""
        return activate(self.configuration, self.catalogue, self.selection, path)

    def shown(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that are sure enough to be reported."""
        least = _ORDER.index(self.minimum)
        return tuple(finding for finding in findings if _ORDER.index(finding.confidence) <= least)

    def _parser(self, path: str) -> Parser:
        suffix = PurePosixPath(path).suffix.lower()
        parsers = self.catalogue.parsers
        named = (parser for parser in parsers if suffix in parser.suffixes)
        return next(named, next(parser for parser in parsers if parser.name == "markdown"))


def read(path: str) -> Source:
    """The source of a file; raise InputError when it cannot be read."""
    try:
        return Source.from_bytes(path, Path(path).read_bytes())
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def sources(paths: Iterable[str], fail: Callable[[InputError], None]) -> Iterator[Source]:
    """Read files one after the other; those that cannot be read are told to `fail`."""
    for path in paths:
        try:
            yield read(path)
        except InputError as error:
            fail(error)
