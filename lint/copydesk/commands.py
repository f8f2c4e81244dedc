"""The built-in commands: name, and `module:attribute` of a click command, imported when it is called."""

from __future__ import annotations

COMMANDS = {
    "check": "copydesk.cli.check:check",
    "config": "copydesk.cli.config:config",
    "index": "copydesk.cli.index:index",
    "init": "copydesk.cli.init:init",
    "rule": "copydesk.cli.rule:rule",
    "schema": "copydesk.cli.schema:schema",
}
