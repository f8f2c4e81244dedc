"""From options to a run: plugins, configuration, selection, site index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.config import Configurations, Selection
from copydesk.files import Walk, refuse
from copydesk.index import has_file
from copydesk.registry import Plugins
from copydesk.rule import Severity
from copydesk.run import Run, read
from copydesk.violation import Confidence

if TYPE_CHECKING:
    from copydesk.errors import InputError
    from copydesk.index.indexes import Indexes


def prepared(
    config_file: Path | None,
    selection: Selection,
    fail_on: str | None,
    minimum_confidence: str | None,
    *,
    isolated: bool,
) -> Run:
    """The run that the options ask for."""
    if isolated and config_file:
        raise click.UsageError("--isolated uses no configuration file, so --config has no effect")
    return Run(
        Plugins(),
        Configurations(config_file, isolated, datetime.now(UTC)),
        selection,
        Severity(fail_on) if fail_on else None,
        Confidence(minimum_confidence) if minimum_confidence else None,
    )


def posts_of(run: Run, paths: Sequence[str], fail: Callable[[InputError], None] = refuse) -> list[str]:
    """The posts that the user names: in PATHS, or below the current folder."""
    return Walk(run.configurations, run.suffixes, fail).posts(paths or (".",))


def with_index(run: Run, posts: Sequence[str], *, whole: bool) -> Run:
    """The run with the site index brought up to date with its posts, where a rule needs it.

    A single post is compared with nothing but an index file, and joins it when it is checked.
    """
    if len(posts) < 2 and not any(has_file(run.root(path)) for path in posts):
        return run
    if not any(map(run.project_rules, posts)):
        return run
    indexes = indexes_of(run)
    if len(posts) > 1:
        indexes.update(posts, whole=whole)
    return replace(run, gather=indexes.evidence)


def indexes_of(run: Run) -> Indexes:
    """The site indexes of a run, which are closed when the command ends."""
    from copydesk.index.indexes import Indexes  # sqlite3 is paid for only by those who use it
    from copydesk.index.site_index import Reader

    reader = Reader(read, run.document, run.project_rules, posts=run.posts, site=run.site)
    indexes = Indexes(reader, run.root, lambda sentence: click.echo(f"copydesk: {sentence}", err=True))
    click.get_current_context().call_on_close(indexes.close)
    return indexes
