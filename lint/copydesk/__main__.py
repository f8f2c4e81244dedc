"""`copydesk` and `python -m copydesk`: the process around the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

# Objects until the collector looks for cycles: what is imported and parsed lives on, and has none.
_YOUNG = 50_000


def run() -> NoReturn:
    """Run the command line, and leave without taking all objects apart, a tenth of a short run."""
    gc.set_threshold(_YOUNG)
    from copydesk.cli import main  # behind the line above, which it gains by

    code: str | int | None = None
    try:
        main(prog_name="copydesk")
    except SystemExit as ending:
        code = ending.code
    if isinstance(code, str) or sys.gettrace() or sys.getprofile():
        sys.exit(code)  # a message is Python's to print; who measures wants an orderly end
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    run()
