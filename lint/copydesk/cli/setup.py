"""From options to a run: plugins, configuration, selection, site index, processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from copydesk.config import Selection
from copydesk.files import Walk, refuse
from copydesk.index import has_file
from copydesk.rule import Severity
from copydesk.run import Recipe, Run, read
from copydesk.violation import Confidence

if TYPE_CHECKING:
    from pathlib import Path

    from copydesk.errors import InputError
    from copydesk.index.gather import Gathered, Task
    from copydesk.index.indexes import Indexes
    from copydesk.index.site_index import Collect
    from copydesk.pool import Pool

_WORTH = 400_000  # bytes of posts from which on a second process saves more than its start takes


class Prepared(NamedTuple):
    """A run, what it is made from, and the processes that share the work; None when they are not worth it."""

    run: Run
    recipe: Recipe
    pool: Pool | None = None


def recipe_of(
    config_file: Path | None,
    selection: Selection | None = None,
    fail_on: str | None = None,
    minimum_confidence: str | None = None,
    *,
    isolated: bool = False,
) -> Recipe:
    """The recipe that the options ask for."""
    if isolated and config_file:
        raise click.UsageError("--isolated uses no configuration file, so --config has no effect")
    return Recipe(
        config_file,
        isolated,
        datetime.now(UTC),
        selection or Selection(),
        Severity(fail_on) if fail_on else None,
        Confidence(minimum_confidence) if minimum_confidence else None,
    )


def posts_of(run: Run, paths: Sequence[str], fail: Callable[[InputError], None] = refuse) -> list[str]:
    """The posts that the user names: in PATHS, or below the current folder."""
    return Walk(run.configurations, run.suffixes, fail).posts(paths or (".",))


def pool_for(posts: Sequence[str], jobs: int | None) -> Pool | None:
    """Processes for the posts, which end with the command; None where one process does as well."""
    if jobs == 1 or len(posts) < 2 or (jobs is None and not _worth(posts)):
        return None
    from copydesk.pool import Pool, cores  # most runs check a few posts

    count = min(jobs or cores(), len(posts))
    if count < 2:
        return None
    pool = Pool(count)
    click.get_current_context().call_on_close(pool.close)
    return pool


def with_index(prepared: Prepared, posts: Sequence[str], *, whole: bool) -> Prepared:
    """The same with the site index brought up to date with the posts, where a rule needs it.

    A single post is compared with nothing but an index file, and joins it when it is checked.
    """
    run, recipe, pool = prepared
    if len(posts) < 2 and not any(has_file(run.root(path)) for path in posts):
        return prepared
    if not any(map(run.project_rules, posts)):
        return prepared
    if pool:
        recipe = recipe._replace(temporary=_temporary_folder())
    indexes = indexes_of(run, recipe.temporary)
    if len(posts) > 1:
        indexes.update(posts, whole=whole, collect=collector(pool, recipe))
    return Prepared(run.with_index(indexes), recipe._replace(compared=True), pool)


def indexes_of(run: Run, temporary: str = "") -> Indexes:
    """The site indexes of a run, which are closed when the command ends."""
    from copydesk.index.indexes import Indexes  # sqlite3 is paid for only by those who use it
    from copydesk.index.site_index import Reader

    def say(sentence: str) -> None:
        click.echo(f"copydesk: {sentence}", err=True)

    reader = Reader(read, run.document, run.project_rules, posts=run.posts, site=run.site)
    indexes = Indexes(reader, run.root, say, temporary)
    click.get_current_context().call_on_close(indexes.close)
    return indexes


def collector(pool: Pool | None, recipe: Recipe) -> Collect | None:
    """What collects from posts in other processes; None where there are none."""
    return partial(_collected, pool, recipe) if pool else None


def _collected(pool: Pool, recipe: Recipe, tasks: Iterable[Task]) -> Iterator[Gathered | None]:
    """What other processes collect; a post that one of them dies of is reported when it is checked."""
    from copydesk.jobs import gathered
    from copydesk.pool import Lost

    for answer in pool.each(partial(gathered, recipe), tasks):
        yield None if isinstance(answer, Lost) else answer


def _worth(posts: Iterable[str]) -> bool:
    size = 0
    for path in posts:
        try:
            size += os.path.getsize(path)
        except OSError:  # it is told when it is read
            continue
        if size > _WORTH:
            return True
    return False


def _temporary_folder() -> str:
    """A folder that is gone when the command ends."""
    from tempfile import TemporaryDirectory

    folder = TemporaryDirectory(prefix="copydesk-", ignore_cleanup_errors=True)
    click.get_current_context().call_on_close(folder.cleanup)
    return folder.name
