"""From options to a run: plugins, configuration, selection."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from copydesk.config import Configurations, Selection
from copydesk.registry import Plugins
from copydesk.rule import Severity
from copydesk.run import Run
from copydesk.violation import Confidence


def prepared(
    config_file: Path | None,
    selection: Selection,
    fail_on: str | None,
    minimum_confidence: str | None,
    *,
    isolated: bool,
) -> Run:
    """The run that the options ask for."""
    return Run(
        Plugins(),
        Configurations(config_file, isolated, datetime.now(UTC)),
        selection,
        Severity(fail_on) if fail_on else None,
        Confidence(minimum_confidence) if minimum_confidence else None,
    )
