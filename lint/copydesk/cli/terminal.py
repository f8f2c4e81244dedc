"""What the terminal can show: colour, width, progress."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from typing import TextIO

from copydesk.report import Style

_QUIET = 1.0  # seconds before a run is long enough for a progress line


def style(color: str, stream: TextIO, environment: Mapping[str, str] = os.environ) -> Style:
    """How to print on a stream; `color` is auto, always or never.

    NO_COLOR (https://no-color.org) and TERM=dumb switch `auto` off, FORCE_COLOR switches it on.
    """
    terminal = stream.isatty()
    width = os.get_terminal_size(stream.fileno()).columns - 10 if terminal else 100
    return Style(_colored(color, environment, terminal=terminal), max(40, min(width, 120)))


def _colored(color: str, environment: Mapping[str, str], *, terminal: bool) -> bool:
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"


class Progress:
    """A line on stderr that counts files, shown on a terminal when a run takes more than a second."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = False
        self._next = time.monotonic() + _QUIET
        automatic = os.environ.get("CI") or os.environ.get("PRE_COMMIT")
        self._wanted = self._stream is not None and self._stream.isatty() and not automatic

    def step(self, done: int) -> None:
        """Say how many files are done, ten times a second at most."""
        if self._wanted and time.monotonic() >= self._next:
            self._stream.write(f"\r{done} of {self._total} posts checked")
            self._stream.flush()
            self._shown = True
            self._next = time.monotonic() + 0.1

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False
