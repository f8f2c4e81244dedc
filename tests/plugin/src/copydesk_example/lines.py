"""A reporter: results in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.report import Result, Style


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield one line a finding: path, line and rule, separated by blanks."""
    for result in results:
        for finding in result.findings:
            yield f"{finding.location.path} {finding.location.start.line} {finding.rule}\n"
