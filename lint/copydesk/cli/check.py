"""`copydesk check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from copydesk.cli.options import JOBS, Options
from copydesk.cli.setup import Prepared, pool_for, posts_of, recipe_of, with_index
from copydesk.cli.sharing import shared_out
from copydesk.cli.tally import Tally
from copydesk.cli.terminal import Progress, style
from copydesk.config import Selection
from copydesk.errors import InputError, PluginError
from copydesk.files import Walk
from copydesk.registry import Catalogue
from copydesk.report import Reporter, Result, Style
from copydesk.run import Run, received, sources
from copydesk.source import Source

if TYPE_CHECKING:
    from copydesk.cli.fixing import Fixing

_SEVERITIES = click.Choice(["error", "warning", "info"])


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--stdin-filename", metavar="NAME", help="What the post on standard input (`-`) is called.")
@click.option("--fix", is_flag=True, help="Apply safe fixes.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: unsafe fixes too.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, as a patch, and change nothing.")
@click.option("--select", multiple=True, metavar="RULES", help="Run only these rules (ids, comma-separated).")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules or codes out.")
@click.option("--config", "config_file", type=click.Path(), help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option(
    "--format", "style_name", metavar="NAME", help="text (the default), json, github, or a plugin's."
)
@click.option("--output-file", type=click.Path(), help="Write the report here.")
@click.option("--fail-on", type=_SEVERITIES, help="The least severity that makes the exit code 1.")
@click.option("--minimum-confidence", type=click.Choice(["certain", "likely", "possible"]))
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help=JOBS)
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
@click.pass_context
def check(context: click.Context, /, **given: Any) -> None:
    """Check posts: files, folders, or `-` for standard input; without PATHS, the current folder.

    Exit code 0: clean; 1: findings; 2: usage, configuration, plugin or file; 3: a rule crashed.
    """
    options = Options(**given)
    options.verify()
    selection = Selection.of(options.select, options.ignore)
    recipe = recipe_of(
        options.configuration,
        selection,
        options.fail_on,
        options.minimum_confidence,
        isolated=options.isolated,
    )
    run = Run.of(recipe)
    reporter = _reporter(run.activation("").catalogue, options.style_name or "text")
    tally = Tally(fixes="proposed" if options.diff else "applied")
    names = _named(options.stdin_filename) if options.standard else posts_of(run, options.paths, tally.fail)
    _refuse_overwriting(options.output_file, names)
    folders = not options.standard and any(map(os.path.isdir, options.paths or (".",)))
    pool = None if options.standard else pool_for(names, options.jobs)
    prepared = with_index(Prepared(run, recipe, pool), names, whole=folders)
    run, progress = prepared.run, Progress(len(names))
    work = _standard_input(run, options) if options.standard else _files(names, tally, progress)
    if options.diff:
        _print_differences(run, work, tally, unsafe=options.unsafe_fixes)
    elif pool and not options.fix:
        _print(reporter, _counted(shared_out(prepared, names, tally, progress), tally, progress), options)
    else:
        results = _counted(_results(run, work, tally, _fixing(options), progress), tally, progress)
        _print(reporter, results, options)
    if not options.quiet:
        click.echo(str(tally), err=True)
    context.exit(tally.code)


def _files(names: Sequence[str], tally: Tally, progress: Progress) -> Iterator[Source]:
    def fail(error: InputError) -> None:
        progress.clear()
        tally.fail(error)

    for done, source in enumerate(sources(names, fail)):
        progress.step(done)
        yield source
    progress.clear()


def _named(given: str | None) -> list[str]:
    return [(given or "stdin.md").replace("\\", "/")]


def _standard_input(run: Run, options: Options) -> Iterator[Source]:
    """The post on standard input; one that `exclude` holds for is handed on as it is."""
    (path,) = _named(options.stdin_filename)
    if sys.stdin is None:
        raise InputError("standard input is closed")
    source = received(path, sys.stdin.buffer)
    if source.problem and not source.data:
        raise InputError(f"{path}: {source.problem}")
    if not Walk(run.configurations, run.suffixes).excludes(path):
        yield source
    elif options.fix:
        click.echo(source.data, nl=False)


def _fixing(options: Options) -> Fixing | None:
    if not options.fix:
        return None
    from copydesk.cli.fixing import Fixing  # a run without fixes does not pay for them

    return Fixing(unsafe=options.unsafe_fixes, standard=options.standard)


def _results(
    run: Run, work: Iterable[Source], tally: Tally, fixing: Fixing | None, progress: Progress
) -> Iterator[Result]:
    for source in work:
        if fixing:
            progress.clear()
        yield fixing.result(run, source, tally) if fixing else run.check(source)


def _counted(results: Iterable[Result], tally: Tally, progress: Progress) -> Iterator[Result]:
    for result in results:
        if result.findings:
            progress.clear()
        yield tally.add(result)


def _print_differences(run: Run, work: Iterable[Source], tally: Tally, *, unsafe: bool) -> None:
    """Print a unified diff a file; one is as much as a finding for the exit code."""
    from copydesk.cli.fixing import differences, tell

    for source in work:
        fixed, result = run.fix(source, unsafe=unsafe)
        tell(fixed)
        tally.add(result)
        tally.fixed += len(fixed.applied)
        patch = differences(source, fixed.source)
        tally.over |= bool(patch)
        click.echo(patch, nl=False)


def _print(reporter: Reporter, results: Iterator[Result], options: Options) -> None:
    stream = sys.stderr if options.fix and options.standard else sys.stdout
    color = "never" if options.output_file and options.color == "auto" else options.color
    pieces = _reported(reporter, results, style(color, stream))
    if options.output_file:
        from pathlib import Path  # an import that a run without a file does without

        from copydesk.write import write_report

        write_report(Path(options.output_file), pieces)
    else:
        stream.writelines(pieces)


def _reported(reporter: Reporter, results: Iterator[Result], look: Style) -> Iterator[str]:
    """The pieces of a report; results that the reporter leaves are asked for, so that they are checked."""
    try:
        yield from reporter(results, look)
    except SystemExit as error:
        raise PluginError("the reporter ended the run before all was checked") from error
    for _ in results:
        pass


def _refuse_overwriting(file: str | None, names: Iterable[str]) -> None:
    if file and os.path.realpath(file) in map(os.path.realpath, names):
        raise InputError(f"{file}: is one of the posts that are checked; nothing was written")


def _reporter(catalogue: Catalogue, name: str) -> Reporter:
    if name not in catalogue.reporters:
        raise click.UsageError(
            f"there is no format `{name}`: choose from {', '.join(sorted(catalogue.reporters))}"
        )
    return catalogue.reporters[name]
