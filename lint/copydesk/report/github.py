"""The format `github`: workflow commands, which GitHub Actions shows as annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.engine import Finding
from copydesk.report import Result, Style
from copydesk.rule import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield a command a finding, the gravest first: GitHub shows only the first ten of a kind."""
    findings = [finding for result in results for finding in result.findings]
    for finding in sorted(findings, key=lambda finding: (-finding.severity.rank, finding.order)):
        yield f"::{_COMMANDS[finding.severity]} {_properties(finding)}::{_escaped(_message(finding))}\n"


def _properties(finding: Finding) -> str:
    (line, column), (end_line, end_column) = finding.location.start, finding.location.end
    values = {"file": finding.location.path, "line": str(line), "endLine": str(end_line)}
    if line == end_line:  # GitHub refuses columns on a range of several lines
        values |= {"col": str(column), "endColumn": str(end_column)}
    values["title"] = f"{finding.rule}/{finding.code}"
    return ",".join(f"{name}={_escaped_property(value)}" for name, value in values.items())


def _message(finding: Finding) -> str:
    notes = (f"{note.message}: {note.location.path}:{note.location.start.line}" for note in finding.related)
    return "\n".join([finding.message, *notes])


def _escaped(text: str) -> str:
    """As the runner's toolkit escapes: https://github.com/actions/toolkit, core/src/command.ts."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
