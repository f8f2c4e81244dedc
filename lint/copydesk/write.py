"""Atomic writes."""

from __future__ import annotations

import os
from errno import EACCES
from typing import TYPE_CHECKING

from copydesk.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ANYONE = 0o222


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` where `old` was, or leave everything as it is and raise InputError.

    The file keeps its mode; a symbolic link stays a link and its target is replaced. A file that
    was changed since `old` was read, or that may not be written, is not touched. The file is a new
    one: it belongs to the user who runs this, other hard links keep the old text, and access lists
    and extended attributes are lost.
    """
    target = path.resolve()
    try:
        if target.read_bytes() != old:
            raise InputError(f"{path}: changed while it was being fixed; nothing was written")
        _replace(target, [new])
    except OSError as error:
        raise InputError(f"{path}: could not be written: {error.strerror}") from error


def write_report(path: Path, pieces: Iterable[str]) -> None:
    """Write a report in UTF-8, all of it or nothing; raise InputError.

    A file is replaced when the report is complete; a pipe or a device gets the pieces as they come.
    """
    target = path.resolve()
    encoded = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    try:
        if not target.exists() or target.is_file():
            _replace(target, encoded)
            return
        with target.open("wb") as file:
            file.writelines(encoded)
    except OSError as error:
        raise InputError(f"{path}: could not be written: {error.strerror}") from error


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    """Put a new file in the place of one that may be written, or where there is none."""
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not (mode & _ANYONE and os.access(target, os.W_OK)):
        raise PermissionError(EACCES, "it is write-protected")
    # Short, because the name of the file may be as long as a name can be.
    temporary = target.with_name(f".copydesk.{os.getpid()}")
    temporary.unlink(missing_ok=True)  # what a killed process of the same number left
    try:
        with temporary.open("xb") as file:
            if mode is not None:
                temporary.chmod(mode & 0o7777)
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
