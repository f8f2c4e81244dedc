"""What a plugin offers: two hooks, and nothing imported before it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from copydesk import RuleEntry, RuleFactory, hookimpl


def _shouting() -> RuleFactory:
    from copydesk_example.shouting import Shouting

    return Shouting


@hookimpl
def copydesk_rules(config: Mapping[str, Any]) -> Iterable[RuleEntry]:
    """A rule of its own class, and one rule a row of data."""
    from copydesk_example.banned import ROWS, factory

    yield RuleEntry("example/shouting", _shouting)
    for row in ROWS:
        yield RuleEntry(row.name, lambda row=row: factory(row))  # type: ignore[misc]


@hookimpl
def copydesk_reporters() -> Mapping[str, Any]:
    """An output format."""
    from copydesk_example.lines import report

    return {"example-lines": report}
