"""The whole plugin interface: registration and life cycle, never a call a node or a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from copydesk.parse import Parser
    from copydesk.report import Reporter
    from copydesk.rule import RuleEntry

PROJECT = "copydesk"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def copydesk_rules(config: Mapping[str, Any]) -> Iterable[RuleEntry]:  # type: ignore[empty-body]
    """Return the rules this plugin offers; `config` is the run's configuration, as it was read."""


@hookspec
def copydesk_parsers() -> Iterable[Parser]:  # type: ignore[empty-body]
    """Return the parsers for file types that this plugin adds."""


@hookspec
def copydesk_reporters() -> Mapping[str, Reporter]:  # type: ignore[empty-body]
    """Return the output formats this plugin adds, by name."""


@hookspec
def copydesk_schemas() -> Mapping[str, str]:  # type: ignore[empty-body]
    """Return the paths of the front matter schemas this plugin adds, by name."""


@hookspec
def copydesk_commands() -> Mapping[str, str]:  # type: ignore[empty-body]
    """Return the subcommands this plugin adds: name to `module:attribute` of a click command."""
