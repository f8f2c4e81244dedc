"""Atomic writes."""

from __future__ import annotations

import os
from pathlib import Path

from copydesk.errors import InputError


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` where `old` was, or leave everything as it is and raise InputError.

    The file keeps its mode; a symbolic link stays a link and its target is replaced. A file that
    was changed since `old` was read is not touched.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.getpid()}.copydesk")
    try:
        if target.read_bytes() != old:
            raise InputError(f"{path}: changed while it was being fixed; nothing was written")
        mode = target.stat().st_mode
        try:
            with temporary.open("xb") as file:
                file.write(new)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(mode & 0o7777)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path}: could not be written: {error.strerror}") from error
