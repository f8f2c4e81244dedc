"""`copydesk check`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from copydesk.cli.setup import prepared
from copydesk.cli.tally import Tally
from copydesk.cli.terminal import Progress, style
from copydesk.config import Selection
from copydesk.errors import InputError
from copydesk.files import Walk
from copydesk.registry import Catalogue
from copydesk.report import Reporter, Result
from copydesk.run import Run, received, sources
from copydesk.source import Source

if TYPE_CHECKING:
    from copydesk.cli.fixing import Fixing

_SEVERITIES = click.Choice(["error", "warning", "info"])


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--stdin-filename", metavar="NAME", help="What the post on standard input (`-`) is called.")
@click.option("--fix", "fixing", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: unsafe fixes too.")
@click.option("--diff", "diffing", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option("--select", multiple=True, metavar="RULES", help="Run only these rules (ids, comma-separated).")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules or codes out.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option(
    "--format", "style_name", default="text", metavar="NAME", help="text, json, github, or a plugin's."
)
@click.option("--output-file", type=click.Path(path_type=Path), help="Write the report here.")
@click.option("--fail-on", type=_SEVERITIES, help="The least severity that makes the exit code 1.")
@click.option("--minimum-confidence", type=click.Choice(["certain", "likely", "possible"]))
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@click.pass_context
def check(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    stdin_filename: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config_file: Path | None,
    style_name: str,
    output_file: Path | None,
    fail_on: str | None,
    minimum_confidence: str | None,
    color: str,
    **flags: bool,
) -> None:
    """Check posts: files, folders, or `-` for standard input; without PATHS, the current folder.

    Exit code 0: clean; 1: findings; 2: usage, configuration, plugin or file; 3: a rule crashed.
    """
    selection = Selection.of(select, ignore)
    run = prepared(config_file, selection, fail_on, minimum_confidence, isolated=flags["isolated"])
    reporter = _reporter(run.activation("").catalogue, style_name)
    tally = Tally()
    standard = "-" in paths
    if standard and len(paths) > 1:
        raise click.UsageError("`-` stands alone: standard input is one post")
    work = _standard_input(stdin_filename) if standard else _files(run, paths, tally)
    if flags["diffing"]:
        context.exit(_print_differences(run, work, tally, unsafe=flags["unsafe_fixes"]))
    fixing = _fixing(flags, standard=standard)
    results = (tally.add(result) for result in _results(run, work, tally, fixing))
    stream = sys.stderr if fixing and standard else sys.stdout
    _print(reporter(results, style(color, stream)), output_file, stream)
    if not flags["quiet"]:
        click.echo(str(tally), err=True)
    context.exit(tally.code)


def _files(run: Run, paths: tuple[str, ...], tally: Tally) -> Iterator[Source]:
    names = Walk(run.configurations, run.suffixes).posts(paths or (".",))
    progress = Progress(len(names))
    for done, source in enumerate(sources(names, tally.fail)):
        progress.step(done)
        yield source
    progress.clear()


def _standard_input(name: str | None) -> Iterator[Source]:
    path = (name or "stdin.md").replace("\\", "/")
    source = received(path, sys.stdin.buffer)
    if source.problem and not source.data:
        raise InputError(f"{path}: {source.problem}")
    yield source


def _fixing(flags: Mapping[str, bool], *, standard: bool) -> Fixing | None:
    if not flags["fixing"]:
        return None
    from copydesk.cli.fixing import Fixing  # a run without fixes does not pay for them

    return Fixing(unsafe=flags["unsafe_fixes"], standard=standard)


def _results(run: Run, work: Iterable[Source], tally: Tally, fixing: Fixing | None) -> Iterator[Result]:
    for source in work:
        yield fixing.result(run, source, tally) if fixing else run.check(source)


def _print_differences(run: Run, work: Iterable[Source], tally: Tally, *, unsafe: bool) -> int:
    """Print a unified diff a file; the exit code is 1 when there is one."""
    from copydesk.cli.fixing import differences

    changed = False
    for source in work:
        text = differences(source, run.fix(source, unsafe=unsafe)[0].source)
        changed |= bool(text)
        click.echo(text, nl=False)
    return tally.code or int(changed)


def _print(pieces: Iterable[str], file: Path | None, stream: TextIO) -> None:
    if file is None:
        stream.writelines(pieces)
        return
    try:
        with file.open("w", encoding="utf-8", newline="\n") as target:
            target.writelines(pieces)
    except OSError as error:
        raise InputError(f"{file}: could not be written: {error.strerror}") from error


def _reporter(catalogue: Catalogue, name: str) -> Reporter:
    if name not in catalogue.reporters:
        raise click.UsageError(
            f"there is no format `{name}`: choose from {', '.join(sorted(catalogue.reporters))}"
        )
    return catalogue.reporters[name]
