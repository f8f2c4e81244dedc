"""The whole plugin interface: registration and life cycle, never a call a node or a sentence.

Hooks are called once for each configuration of a run, and for the list of commands; they keep no state.
"""

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
    """Return the rules this plugin offers; `config` is one configuration of the run, as it was read."""


@hookspec
def copydesk_parsers() -> Iterable[Parser]:  # type: ignore[empty-body]
    """Return the parsers for file types that this plugin adds; no built-in one can be replaced."""


@hookspec
def copydesk_reporters() -> Mapping[str, Reporter]:  # type: ignore[empty-body]
    """Return the output formats this plugin adds, by name."""


@hookspec
def copydesk_commands() -> Mapping[str, str]:  # type: ignore[empty-body]
    """Return the subcommands this plugin adds: name to `module:attribute` of a click command."""
