"""What a run has come to: counts, summary line, exit code."""

from __future__ import annotations

from dataclasses import dataclass, field

import click

from copydesk.engine import crashed
from copydesk.errors import InputError
from copydesk.report import Result
from copydesk.rule import Severity


@dataclass(eq=False, repr=False)
class Tally:
    """What a run has come to so far, for the summary and the exit code.

    `fixes` says what became of the fixes: they were applied, or only proposed.
    """

    fixes: str = "applied"
    files: int = 0
    fixed: int = 0
    failed: bool = False
    crashed: bool = False
    over: bool = False
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def add(self, result: Result) -> Result:
        """Count a result and hand it on."""
        self.files += 1
        self.crashed |= crashed(result.findings)
        self.over |= result.failed
        for finding in result.findings:
            self.counts[finding.severity] += 1
        return result

    def fail(self, error: InputError) -> None:
        """Say that a file could not be read or written; the run goes on and ends with 2."""
        click.echo(f"copydesk: {error}", err=True)
        self.failed = True

    @property
    def code(self) -> int:
        """The exit code: 2 before 3 before 1."""
        return 2 if self.failed else 3 if self.crashed else 1 if self.over else 0

    def __str__(self) -> str:
        """The summary line."""
        order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        parts = [
            _counted(self.counts[severity], severity.value) for severity in order if self.counts[severity]
        ]
        fixed = f", {_counted(self.fixed, 'fix', 'fixes')} {self.fixes}" if self.fixed else ""
        return f"{', '.join(parts) or 'no findings'} in {_counted(self.files, 'post')}{fixed}"


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
