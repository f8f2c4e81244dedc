"""The command line: the only part that prints, and the only one that exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any, TypeVar

import click

from copydesk import __version__
from copydesk.commands import COMMANDS
from copydesk.errors import ConfigError, CopydeskError, InputError, PluginError

T = TypeVar("T")


class Commands(click.Group):
    """The built-in commands and those of the plugins, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*COMMANDS, *_offered()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; plugins are asked only for names that are not built in."""
        target = COMMANDS.get(cmd_name) or _offered().get(cmd_name)
        if target is None:
            return None
        module, _, attribute = target.partition(":")
        try:
            command: click.Command = getattr(import_module(module), attribute)
        except (Exception, SystemExit) as error:  # a plugin may raise anything on import
            raise PluginError(
                f"the command `{cmd_name}` ({target}) could not be loaded: {error!r}"
            ) from error
        return command

    def make_context(self, *arguments: Any, **named: Any) -> click.Context:
        """Read the arguments; the help, too, may come upon an error."""
        return _ended_well(super().make_context, *arguments, **named)

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and end with an exit code that says what happened."""
        return _ended_well(super().invoke, ctx)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk", message="%(prog)s %(version)s")
def main() -> None:
    """Copydesk checks posts the way a sub-editor does: structure, repetition, cut-off text, facts."""
    if sys.stdout is None:
        raise InputError("standard output is closed: send it to /dev/null when it is not wanted")
    for stream in (sys.stdout, sys.stderr):
        # A post may hold any character, a terminal may not; and Windows would write CRLF.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")


def _ended_well(call: Callable[..., T], *arguments: Any, **named: Any) -> T:
    """What a call returns; 2 and a sentence for what a user can mend, 3 and a traceback for a bug."""
    try:
        try:
            return call(*arguments, **named)
        finally:
            _flush()
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except ConfigError as error:  # each line has its own place
        _say(str(error))
        code = 2
    except CopydeskError as error:
        _say(f"copydesk: {error}")
        code = 2
    except BrokenPipeError:  # nobody reads on, and nobody wants to be told
        code = 2
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _say(f"copydesk: {where}{error.strerror or error}")
        code = 2
    except KeyboardInterrupt:
        code = 130
    except Exception:  # noqa: BLE001 - a bug of Copydesk or of a plugin must not look like findings
        import traceback

        _say(traceback.format_exc().rstrip())
        code = 3
    raise click.exceptions.Exit(code)


def _flush() -> None:
    """Write what stdout holds back, and raise OSError here when that fails, not at the exit of Python."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _say(sentence: str) -> None:
    with suppress(OSError):
        click.echo(sentence, err=True)


def _offered() -> dict[str, str]:
    from copydesk.registry import Plugins

    try:
        return dict(Plugins().catalogue().commands)
    except CopydeskError as error:
        click.echo(f"copydesk: {error}", err=True)
        return {}
