"""`copydesk schema`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copydesk.cli.setup import posts_of, recipe_of
from copydesk.cli.tally import Tally
from copydesk.errors import InputError
from copydesk.front_matter.schema import BUILT_IN, built_in
from copydesk.run import Run

if TYPE_CHECKING:
    from copydesk.front_matter.infer import Draft, Rare
    from copydesk.front_matter.model import Value


@click.group()
def schema() -> None:
    """List and show the built-in schemas of front matter, or draft one from posts."""


@schema.command(name="list")
def list_() -> None:
    """List the built-in schemas, with what each was made from."""
    width = max(map(len, BUILT_IN))
    for name in BUILT_IN:
        found = built_in(name)
        click.echo(f"{name:{width}}  {found['title']} ({found['$comment']})")


@schema.command()
@click.argument("name")
def show(name: str) -> None:
    """Print a built-in schema; a site's own can refer to it as `copydesk:NAME`."""
    from copydesk.front_matter.infer import laid_out
    from copydesk.front_matter.suggest import nearest

    bare = name.removeprefix("copydesk:")
    if bare not in BUILT_IN:
        near = nearest(bare, BUILT_IN)
        hint = f"did you mean `{near}`?" if near else f"choose one of {', '.join(BUILT_IN)}"
        raise click.UsageError(f"there is no built-in schema `{bare}`: {hint}")
    click.echo(laid_out(built_in(bare)))


@schema.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--output", type=click.Path(path_type=Path), help="Write the schema here, to a new file.")
@click.option(
    "--required",
    type=click.FloatRange(0, 100, min_open=True),
    default=100,
    show_default=True,
    metavar="PERCENT",
    help="Require the keys that this share of the posts has.",
)
@click.option("--open", "open_", is_flag=True, help="Allow keys that no post has.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file.")
@click.pass_context
def infer(
    context: click.Context,
    /,
    paths: tuple[str, ...],
    output: Path | None,
    required: float,
    config_file: Path | None,
    *,
    open_: bool,
) -> None:
    """Draft a JSON Schema from the front matter of the posts in PATHS, or below the current folder.

    What is rare, and so may be a slip, is said on standard error.
    """
    from copydesk.front_matter.infer import draft, laid_out

    tally = Tally()
    names, values, left_out = _read(paths, config_file, tally)
    if not values:
        raise InputError(f"there is no front matter to draft a schema from{left_out}")
    drafted = draft(values, required_share=required / 100, closed=not open_)
    _write(laid_out(drafted.schema) + "\n", output)
    click.echo("\n".join(_summary(drafted, names, left_out)), err=True)
    context.exit(tally.code)


def _read(
    paths: Sequence[str], config_file: Path | None, tally: Tally
) -> tuple[list[str], list[Mapping[str, Value]], str]:
    """The posts with a front matter that can be read, their values, and what is said of the others."""
    from copydesk.run import sources

    run = Run.of(recipe_of(config_file))
    names: list[str] = []
    values: list[Mapping[str, Value]] = []
    without = unreadable = 0
    for source in sources(posts_of(run, paths, tally.fail), tally.fail):
        front = run.document(source).front_matter
        if front.root is not None:
            names.append(source.path)
            values.append(front.values)
        elif front or source.problem:
            unreadable += 1
        else:
            without += 1
    counts = {"without front matter": without, "that cannot be read": unreadable}
    parts = [f"{count} {what}" for what, count in counts.items() if count]
    return names, values, f" ({' and '.join(parts)} left out)" if parts else ""


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        with output.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"{output}: exists already; nothing was written") from None
    except OSError as error:
        raise InputError(f"{output}: could not be written: {error.strerror}") from error


def _summary(drafted: Draft, names: Sequence[str], left_out: str) -> Iterator[str]:
    from copydesk.front_matter.infer import MOST_RARE

    yield f"drafted from {len(names)} post{'s' * (len(names) != 1)}{left_out}"
    for key, count in drafted.nearly:
        yield f"`{key}` is in {count} of {len(names)} posts and not required: see --required"
    for rare in drafted.rare:
        yield f"{names[rare.post]}: {_said(rare)}"
    if len(drafted.rare) == MOST_RARE:
        yield f"only the first {MOST_RARE} keys and values that one post alone has are listed"


def _said(rare: Rare) -> str:
    what = f"`{rare.key}: {rare.value}`" if rare.value else f"the key `{rare.key}`"
    return f"{what} is in this post alone" + (f": did you mean `{rare.near}`?" if rare.near else "")
