"""`copydesk duplicates`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from copydesk import Document, Evidence, Place, compared_posts
from copydesk_rules.analyses.across import Shared
from copydesk_rules.duplicate_passage_across_posts import DuplicatePassageAcrossPosts

_QUOTE_LENGTH = 60
_PLACES = 3


class Copied(NamedTuple):
    """A passage with its places, the first one first; `posts` may be more than there are places."""

    fingerprint: str
    quote: str
    letters: int
    posts: int
    widespread: bool
    places: tuple[Place, ...]


class Cluster(NamedTuple):
    """Posts that have passages in common, directly or through each other, and how many letters."""

    posts: tuple[str, ...]
    letters: int


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--limit", default=20, show_default=True, help="How many of each to print; 0 for all.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Use this configuration file.")
@click.pass_context
def duplicates(
    context: click.Context, /, paths: tuple[str, ...], form: str, limit: int, config_file: Path | None
) -> None:
    """Print which posts have passages in common, and the most copied passages."""
    failed: list[str] = []

    def fail(error: Exception | str) -> None:
        failed.append(str(error))
        click.echo(f"copydesk: {error}", err=True)

    rule = DuplicatePassageAcrossPosts()
    found = [one for post in compared_posts(paths, rule, fail, config_file) for one in _copied(*post)]
    found.sort(key=lambda one: (-one.posts, -one.letters, one.places[0].path))
    groups = clusters(found)
    limit = limit or max(len(found), len(groups))
    if form == "json":
        click.echo(json.dumps(_plain(groups[:limit], found[:limit]), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(groups, found, limit)))
    context.exit(2 if failed else 0)


def _copied(document: Document, rule: object, evidence: Evidence) -> Iterator[Copied]:
    """The passages of which this post is the first, by path."""
    assert isinstance(rule, DuplicatePassageAcrossPosts)
    for passage in rule.passages(document, evidence):
        if all(evidence.path < other.path for other in passage.others):
            yield _made(document, evidence, passage)


def _made(document: Document, evidence: Evidence, passage: Shared) -> Copied:
    text = " ".join(document.at(passage.span).split())
    return Copied(
        passage.fingerprint,
        text if len(text) <= _QUOTE_LENGTH else f"{text[:_QUOTE_LENGTH]}…",
        passage.letters,
        passage.posts,
        passage.widespread,
        (
            evidence.place(evidence.path, passage.span),
            *(evidence.place(other.path, other.span) for other in passage.others),
        ),
    )


def clusters(found: Iterable[Copied]) -> list[Cluster]:
    """The posts that passages connect, the largest clusters first; what is everywhere connects none."""
    home: dict[str, str] = {}

    def top(path: str) -> str:
        while home.setdefault(path, path) != path:
            home[path] = path = home[home[path]]
        return path

    letters: dict[str, int] = {}
    passages = [one for one in found if not one.widespread]
    for one in passages:
        first, *others = (top(place.path) for place in one.places)
        for other in others:
            home[top(other)] = top(first)
    for one in passages:
        root = top(one.places[0].path)
        letters[root] = letters.get(root, 0) + one.letters
    members: dict[str, list[str]] = {}
    for path in sorted(home):
        members.setdefault(top(path), []).append(path)
    made = [Cluster(tuple(posts), letters[root]) for root, posts in members.items()]
    return sorted(made, key=lambda one: (-len(one.posts), -one.letters, one.posts))


def _lines(groups: list[Cluster], found: list[Copied], limit: int) -> Iterator[str]:
    posts = sum(len(group.posts) for group in groups)
    yield f"posts with passages in common: {posts}; clusters: {len(groups)}; passages: {len(found)}"
    for group in groups[:limit]:
        yield f"\n{len(group.posts)} posts, {group.letters} letters in common"
        yield from (f"  {path}" for path in group.posts)
    if found:
        yield "\nThe most copied passages"
    for one in found[:limit]:
        yield f"\n{one.posts} posts, {one.letters} letters: “{one.quote}” ({one.fingerprint})"
        for place in one.places[:_PLACES]:
            yield f"  {place.path}:{place.start.line}:{place.start.column}"


def _plain(groups: list[Cluster], found: list[Copied]) -> dict[str, Any]:
    """The answer as JSON has it."""
    return {
        "version": 1,
        "clusters": [group._asdict() for group in groups],
        "passages": [one._asdict() | {"places": [_place(place) for place in one.places]} for one in found],
    }


def _place(place: Place) -> dict[str, str | int]:
    (line, column), (end, end_column) = place.start, place.end
    return {"path": place.path, "line": line, "column": column, "end_line": end, "end_column": end_column}
