"""CPU time of one post in a cold process, beside `python -c pass`: minimum of interleaved runs.

python bench/startup.py [POST] [--runs 20]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

POST = Path(__file__).parents[1] / "examples" / "2026-05-12-shutter-street.md"
HEAVY = ("importlib.metadata", "jsonschema_rs", "tomllib", "tomlkit", "sqlite3", "asyncio", "multiprocessing")


def cpu(command: Sequence[str]) -> float:
    """User and system time of a command, in milliseconds."""
    # Installed packages have their bytecode; a checkout gets it on the first run, if it may.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def imported(post: str) -> list[str]:
    """The heavy modules that a run imports and should not."""
    command = [sys.executable, "-X", "importtime", "-m", "copydesk", "check", "--isolated", post]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()
    names = {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}
    return [name for name in HEAVY if name in names]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("post", nargs="?", default=str(POST))
    parser.add_argument("--runs", type=int, default=20)
    arguments = parser.parse_args()
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "copydesk check": [sys.executable, "-m", "copydesk", "check", "--isolated", arguments.post],
    }
    for command in commands.values():
        cpu(command)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, command in commands.items():
            times[name].append(cpu(command))
    for name, values in times.items():
        print(f"{name:20}{min(values):8.1f} ms CPU (minimum of {arguments.runs})")
    print(
        f"{'difference':20}{min(times['copydesk check']) - min(times['python -c pass']):8.1f} ms; budget 100"
    )
    print("heavy modules imported:", ", ".join(imported(arguments.post)) or "none")


if __name__ == "__main__":
    main()
