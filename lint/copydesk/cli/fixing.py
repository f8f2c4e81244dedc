"""`copydesk check --fix` and `--diff`."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from difflib import unified_diff
from io import StringIO
from pathlib import Path

import click

from copydesk.cli.tally import Tally
from copydesk.errors import InputError
from copydesk.fixer import Fixed
from copydesk.report import Result
from copydesk.run import Run
from copydesk.source import Source
from copydesk.text.pattern import lazy_pattern
from copydesk.write import replace_file

_ODD = lazy_pattern(r'[\x00-\x1f\x7f"\\]')


@dataclass(frozen=True, eq=False, repr=False)
class Fixing:
    """How fixes are applied; a post from standard input goes to standard output."""

    unsafe: bool
    standard: bool

    def result(self, run: Run, source: Source, tally: Tally) -> Result:
        """Fix a source, write it, and return what is left."""
        fixed, result = run.fix(source, unsafe=self.unsafe)
        tell(fixed)
        try:
            self._write(source, fixed.source)
        except InputError as error:
            tally.fail(error)
            return run.check(source)
        tally.fixed += len(fixed.applied)
        return result

    def _write(self, old: Source, new: Source) -> None:
        if self.standard:
            sys.stdout.buffer.write(new.data)
            sys.stdout.buffer.flush()
        elif new.data != old.data:
            replace_file(Path(old.path), old.data, new.data)


def differences(old: Source, new: Source) -> bytes:
    """A patch of one file that `git apply` and `patch -p1` take (none takes one of UTF-16), or b""."""
    if old.data == new.data:
        return b""
    # Not str.splitlines: see span.py.
    before, after = (list(StringIO(one.data.decode(one.encoding), newline="\n")) for one in (old, new))
    path = os.path.normpath(old.path).replace(os.sep, "/").lstrip("/")
    lines = unified_diff(before, after, _header(f"a/{path}"), _header(f"b/{path}"))
    text = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return text.encode("utf-8", "surrogateescape")


def _header(path: str) -> str:
    """A file name as git writes it: in quotes with odd characters, before a tab with blanks."""
    if _ODD.search(path):
        return f'"{_ODD.sub(_escaped, path)}"'
    return f"{path}\t" if " " in path else path


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\{character}" if character in '"\\' else f"\\{ord(character):03o}"


def tell(fixed: Fixed) -> None:
    """Say which fixes were refused, and which rules undo each other's."""
    for finding, why in fixed.dropped:
        line, column = finding.location.start
        place = f"{finding.location.path}:{line}:{column}"
        click.echo(f"{place}: the fix of {finding.rule} was dropped: {why}", err=True)
    if fixed.fighting:
        rules = ", ".join(fixed.fighting)
        click.echo(f"{fixed.source.path}: these rules undo each other's fixes: {rules}", err=True)
