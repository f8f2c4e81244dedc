"""The format `json`: one object with every finding, for programs."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from copydesk.engine import Finding, Note
from copydesk.report import Result, Style
from copydesk.source import Location
from copydesk.violation import Fix, Param


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield a JSON object: version, findings, summary. Offsets are code points of the text.

    It is plain ASCII, so that it is valid on a stream of any encoding.
    """
    yield '{"version": 1,\n "findings": ['
    files, counts, separator = 0, Counter[str](), ""
    for result in results:
        files += 1
        for finding in result.findings:
            counts[finding.severity.value] += 1
            yield f"{separator}\n  {json.dumps(as_json(finding), allow_nan=False)}"
            separator = ","
    summary = {"files": files, **{f"{name}s": counts[name] for name in ("error", "warning", "info")}}
    yield f'\n ],\n "summary": {json.dumps(summary)}}}\n'


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as the format has it."""
    return {
        "path": finding.location.path,
        "rule": finding.rule,
        "code": finding.code,
        "params": {name: _finite(value) for name, value in finding.params.items()},
        "message": finding.message,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "location": {"kind": "file"},
        **_range(finding.location),
        "offset": finding.span.start,
        "end_offset": finding.span.end,
        "related": [_related(note) for note in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
        "suggestions": [_fix(fix) for fix in finding.suggestions],
        "fingerprint": finding.fingerprint,
    }


def _finite(value: Param) -> Param:
    """A parameter as JSON has it, which knows neither NaN nor infinity."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _related(note: Note) -> dict[str, Any]:
    return {"path": note.location.path, **_range(note.location), "message": note.message}


def _range(location: Location) -> dict[str, int]:
    (line, column), (end_line, end_column) = location.start, location.end
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"offset": e.span.start, "end_offset": e.span.end, "text": e.text} for e in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}
