"""Output formats: pure functions from results to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from copydesk.engine import Finding
    from copydesk.source import Source


class Result(NamedTuple):
    """One checked file: its source, so that a report can quote it, and its findings in order.

    `failed` says that one of them is at or above the severity that makes the exit code 1.
    """

    source: Source
    findings: tuple[Finding, ...]
    failed: bool = False


class Style(NamedTuple):
    """How a report for people looks: with colour or not, and in how many columns."""

    color: bool = False
    width: int = 100


# A reporter drives the run: a post is checked when its result is asked for, so pieces should be yielded
# as results come. Results that it does not ask for are checked after it, and not printed.
Reporter: TypeAlias = Callable[[Iterable[Result], Style], Iterator[str]]


def _lazy(module: str) -> Reporter:
    """A reporter whose module is imported when it is used."""

    def report(results: Iterable[Result], style: Style) -> Iterator[str]:
        chosen: Reporter = import_module(module).report
        yield from chosen(results, style)

    return report


REPORTERS: dict[str, Reporter] = {
    "github": _lazy("copydesk.report.github"),
    "json": _lazy("copydesk.report.json"),
    "text": _lazy("copydesk.report.text"),
}
