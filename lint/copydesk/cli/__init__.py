"""The command line: the only part that prints, and the only one that exits."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from copydesk import __version__
from copydesk.errors import CopydeskError

# Name, and `module:attribute` of the click command: imported when the command is called.
_COMMANDS = {
    "check": "copydesk.cli.check:check",
    "config": "copydesk.cli.config:config",
    "init": "copydesk.cli.init:init",
    "rule": "copydesk.cli.rule:rule",
}


class Commands(click.Group):
    """The built-in commands and those of the plugins, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*_COMMANDS, *_offered()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; plugins are asked only for names that are not built in."""
        target = _COMMANDS.get(cmd_name) or _offered().get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and end with exit code 2 and a sentence when an error is for the user."""
        try:
            return super().invoke(ctx)
        except CopydeskError as error:
            click.echo(f"copydesk: {error}", err=True)
            ctx.exit(2)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk", message="%(prog)s %(version)s")
def main() -> None:
    """Copydesk checks posts the way a sub-editor does: structure, repetition, cut-off text, facts."""
    for stream in (sys.stdout, sys.stderr):
        # A post may hold any character, a terminal may not; and Windows would write CRLF.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")


def _offered() -> dict[str, str]:
    from copydesk.registry import Plugins

    try:
        return dict(Plugins().catalogue().commands)
    except CopydeskError as error:
        click.echo(f"copydesk: {error}", err=True)
        return {}
