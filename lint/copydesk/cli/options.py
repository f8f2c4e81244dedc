"""The options of `copydesk check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from pathlib import Path


JOBS = "How many processes share the work; without it, as many as help."


class Options(NamedTuple):
    """What the command line says, as click read it."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config_file: str | None
    isolated: bool
    style_name: str | None
    output_file: str | None
    fail_on: str | None
    minimum_confidence: str | None
    color: str
    jobs: int | None
    quiet: bool

    @property
    def configuration(self) -> Path | None:
        """The configuration file that is to hold for all posts."""
        if not self.config_file:
            return None
        from pathlib import Path  # an import that a run without the option does without

        return Path(self.config_file)

    @property
    def standard(self) -> bool:
        """True when the post comes on standard input."""
        return "-" in self.paths

    def verify(self) -> None:
        """Raise UsageError for options that would have no effect."""
        if self.standard and len(self.paths) > 1:
            raise click.UsageError("`-` stands alone: standard input is one post")
        if self.stdin_filename and not self.standard:
            raise click.UsageError("--stdin-filename names the post on standard input: `-` is missing")
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise click.UsageError("--unsafe-fixes goes with --fix or --diff")
        if self.diff and (self.style_name or self.output_file):
            raise click.UsageError("--diff prints a patch: --format and --output-file have no effect")
