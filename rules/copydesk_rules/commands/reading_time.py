"""`copydesk reading-time`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk import Edit, Post, insert_field, posts_in, save
from copydesk_rules.analyses.reading_verdict import is_unsettled
from copydesk_rules.reading_time import ReadingTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copydesk import Document
    from copydesk_rules.analyses.reading_site import Statement

_FIELD = "reading_time"


@click.command(name="reading-time")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--write", is_flag=True, help="Set the field where it is missing or not what the text takes.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file.")
@click.pass_context
def reading_time(
    context: click.Context, /, paths: tuple[str, ...], config_file: Path | None, *, write: bool
) -> None:
    """Print what each post states and what it takes, in minutes; a dash is no statement.

    When one value stands in most posts, or a cap does, that is said below the table, on standard error.
    A post in which a passage stands twice, or a sentence was cut off, is not written: repair it first.
    """
    failed: list[str] = []

    def fail(error: Exception) -> None:
        failed.append(str(error))
        click.echo(f"copydesk: {error}", err=True)

    statements: list[Statement | None] = []
    click.echo("stated  takes  post")
    for post in posts_in(paths, fail, config_file):
        rule = _rule(post)
        stated, (minutes, _) = rule.stated(post.document), rule.measured(post.document)
        click.echo(f"{stated.range if stated else '-':>6}  {minutes:>5}  {post.document.path}")
        statements.append(rule.statement(post.document))
        if write and (edits := _edits(post.document, rule)):
            save(post.document, edits)
    for habit in _habits(statements):
        click.echo(f"copydesk: {habit}", err=True)
    context.exit(2 if failed else 0)


def _rule(post: Post) -> ReadingTime:
    """The rule with the post's options, or with its own where the configuration turns it off."""
    rule = post.rule(ReadingTime.meta.name)
    return rule if isinstance(rule, ReadingTime) else ReadingTime()


def _habits(statements: Iterable[Statement | None]) -> Iterator[str]:
    """What the rule would say of the site as a whole."""
    from copydesk_rules.analyses.reading_site import tallies

    for worst, found in tallies(filter(None, statements)):
        if code := found.code(ReadingTime.site_posts):
            says = ReadingTime.meta.messages[code]
            yield says.format(**found._asdict(), stated=worst.stated, minutes=worst.minutes)


def _edits(document: Document, rule: ReadingTime) -> tuple[Edit, ...]:
    stated = rule.stated(document)
    minutes, exact = rule.measured(document)
    if stated is not None and (not stated.distance(minutes) or stated.low < 0):
        return ()
    if is_unsettled(document):
        click.echo(
            f"{document.path}: not written: a passage stands twice, or a sentence was cut off", err=True
        )
        return ()
    if stated is not None:
        return stated.edits(minutes, exact)
    keys = [*document.front_matter.fields]
    name = rule.field or _FIELD
    if not keys or name in keys:
        click.echo(f"{document.path}: not written: the front matter has no place for `{name}`", err=True)
        return ()
    edit = insert_field(document, name, minutes, after=keys[-1])
    return (edit,) if edit else ()
