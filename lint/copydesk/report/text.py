"""The format `text`: for people, with the source line behind a gutter and a caret below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.engine import Finding, Note
from copydesk.report import Result, Style
from copydesk.report.excerpt import Excerpt, excerpt, visible
from copydesk.rule import Severity
from copydesk.source import Source

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield a paragraph a finding: place, severity, rule and code, message; excerpt; related places."""
    for result in results:
        for finding in result.findings:
            yield "\n".join(_paragraph(finding, result.source, style)) + "\n\n"


def _paragraph(finding: Finding, source: Source, style: Style) -> Iterator[str]:
    color = _COLORS[finding.severity]
    line, column = finding.location.start
    place = _paint(f"{visible(finding.location.path)}:{line}:{column}", "1", style)
    label = _paint(f"{finding.severity.value}[{finding.rule}/{finding.code}]", f"1;{color}", style)
    doubt = "" if finding.confidence.value == "certain" else f" ({finding.confidence.value})"
    yield f"{place}: {label} {visible(finding.message)}{doubt}"
    shown = excerpt(source, finding.span, style.width)
    gutter = max((len(str(row.line)) for row in shown), default=0)
    yield from (text for row in shown for text in _row(row, gutter, color, style))
    for note in finding.related:
        yield f"{' ' * gutter} {_paint('=', '34', style)} {_note(note, finding)}"
    if finding.fix:
        hint = "" if finding.fix.applicability.value == "safe" else f" ({finding.fix.applicability.value})"
        yield f"{' ' * gutter} {_paint('=', '34', style)} fix: {visible(finding.fix.title)}{hint}"


def _row(row: Excerpt, gutter: int, color: str, style: Style) -> Iterator[str]:
    bar = _paint("|", "34", style)
    yield f"{_paint(str(row.line).rjust(gutter), '34', style)} {bar} {row.text}"
    yield f"{' ' * gutter} {bar} {row.indent}{_paint(row.carets, color, style)}"


def _note(note: Note, finding: Finding) -> str:
    line, column = note.location.start
    same = note.location.path == finding.location.path
    where = f"line {line}:{column}" if same else f"{note.location.path}:{line}:{column}"
    return visible(f"{note.message}: {where}")


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
