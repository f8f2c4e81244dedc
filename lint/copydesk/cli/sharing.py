"""A check that several processes share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from copydesk.errors import InputError

if TYPE_CHECKING:
    from copydesk.cli.setup import Prepared
    from copydesk.cli.tally import Tally
    from copydesk.cli.terminal import Progress
    from copydesk.report import Result


def shared_out(
    prepared: Prepared, posts: Sequence[str], tally: Tally, progress: Progress
) -> Iterator[Result]:
    """The results of the posts, in their order; those that cannot be read are told to the tally."""
    from copydesk.jobs import checked
    from copydesk.pool import Lost
    from copydesk.run import read

    assert prepared.pool is not None
    for done, answer in enumerate(prepared.pool.each(partial(checked, prepared.recipe), posts)):
        progress.step(done)
        if isinstance(answer, InputError):
            progress.clear()
            tally.fail(answer)
        elif isinstance(answer, Lost):
            ended = RuntimeError(f"the process that checked it ended with {answer.code}")
            yield prepared.run.crashed(read(answer.item), ended)
        else:
            yield answer
    progress.clear()
