"""What is done in other processes: one post checked, or collected from, by a run of their own."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from copydesk.errors import InputError
from copydesk.index.gather import gather
from copydesk.index.indexes import Indexes
from copydesk.index.site_index import Reader
from copydesk.run import Recipe, Run, read

if TYPE_CHECKING:
    from copydesk.index.gather import Gathered, Task
    from copydesk.report import Result


def checked(recipe: Recipe, path: str) -> Result | InputError:
    """The result of one post, or why it cannot be read."""
    try:
        source = read(path)
    except InputError as error:
        return error
    return _run(recipe).check(source)


def gathered(recipe: Recipe, task: Task) -> Gathered | None:
    """What the index is to store of one post."""
    return gather(_reader(recipe), task)


@cache
def _run(recipe: Recipe) -> Run:
    run = Run.of(recipe)
    if not recipe.compared:
        return run
    return run.with_index(Indexes(_reader(recipe), run.root, _say, recipe.temporary, many=True))


@cache
def _reader(recipe: Recipe) -> Reader:
    run = Run.of(recipe)
    return Reader(read, run.document, run.project_rules, posts=run.posts, site=run.site)


def _say(sentence: str) -> None:
    sys.stderr.write(f"copydesk: {sentence}\n")
