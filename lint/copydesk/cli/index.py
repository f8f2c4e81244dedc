"""`copydesk index`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from copydesk.cli.options import JOBS
from copydesk.cli.setup import collector, indexes_of, pool_for, posts_of, recipe_of
from copydesk.errors import InputError
from copydesk.index import has_file
from copydesk.run import Run

_CONFIG = click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file."
)


@click.group()
def index() -> None:
    """Keep what rules remember of all posts, so that one changed post is compared with the whole site.

    The index is the file .copydesk/index.sqlite beside the configuration. Once it is there, `check` uses it
    and keeps it up to date; it is safe to delete, and safe to restore from the cache of a CI system.
    """


@index.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@_CONFIG
@click.option("--jobs", "-j", type=click.IntRange(1), metavar="N", help=JOBS)
def build(paths: tuple[str, ...], config_file: Path | None, jobs: int | None) -> None:
    """Index the posts in PATHS, or below the current folder; posts that did not change are not read again."""
    from copydesk.index.file import IndexFile

    recipe = recipe_of(config_file)
    run = Run.of(recipe)
    posts = posts_of(run, paths)
    roots = sorted({run.root(post) for post in posts})
    for root in roots:
        try:
            IndexFile(root).create()
        except OSError as error:
            raise InputError(f"{root}: the index cannot be written there: {error.strerror}") from error
    indexes = indexes_of(run)
    indexes.update(posts, whole=True, collect=collector(pool_for(posts, jobs), recipe))
    if not paths:
        indexes.open(run.root("")).keep(".", posts)
    for root in roots:
        counts = indexes.open(root).counts
        click.echo(
            f"{IndexFile(root).path}: posts indexed: {counts.collected}, "
            f"unchanged: {counts.unchanged}, removed: {counts.removed}"
        )


@index.command()
@_CONFIG
def status(config_file: Path | None) -> None:
    """Say what the index of the site in the current folder holds."""
    click.echo("\n".join(_described(Run.of(recipe_of(config_file)))))


@index.command()
@_CONFIG
def clear(config_file: Path | None) -> None:
    """Delete the index of the site in the current folder."""
    from copydesk.index.file import IndexFile

    file = IndexFile(Run.of(recipe_of(config_file)).root(""))
    try:
        click.echo(f"{file.path}: {'deleted' if file.remove() else 'there is no index'}")
    except OSError as error:
        raise InputError(f"{file.path}: is in use, or cannot be deleted: {error.strerror}") from error


def _described(run: Run) -> Iterator[str]:
    from copydesk.index.file import IndexFile

    file = IndexFile(run.root(""))
    if not has_file(run.root("")):
        yield f"{file.path}: there is no index: `copydesk index build` makes one"
        return
    indexes = indexes_of(run)
    site = indexes.open(run.root(""))
    counts = site.store.counts()
    yield f"{file.path}: {file.path.stat().st_size / 1e6:.1f} MB"
    yield f"posts: {counts['documents']}"
    yield f"facts: {counts['facts']}"
    for name, posts in site.store.rules():
        yield f"{name}: collected from {posts}"
