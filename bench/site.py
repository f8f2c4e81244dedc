"""A whole site, checked cold, indexed, and checked again: wall time, CPU time, memory.

    python bench/site.py FOLDER [--posts 2500] [--jobs 2]

FOLDER holds Jekyll posts (`2025-01-02-name.md`). Where there are fewer than --posts, they are used several
times over, each time with other ideographs in place of its own, so that no copy repeats another one.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

CONFIG = "permalink: /:year/:month/:day/:title/\ntimezone: Asia/Tokyo\n"
IDEOGRAPHS = "".join(map(chr, range(0x4E00, 0x9FA6)))
DATED = re.compile(r"(\d{4}-\d\d-\d\d-)(.+)")


def written(folder: Path, posts: int, site: Path) -> int:
    """Write the posts of a site; their bytes."""
    (site / "_config.yml").write_text(CONFIG, "utf-8")
    (site / "_posts").mkdir()
    files = sorted(path for path in folder.rglob("*.md") if DATED.fullmatch(path.name))
    size = 0
    for number in range(posts):
        turn, at = divmod(number, len(files))
        letters = list(IDEOGRAPHS)
        random.Random(turn).shuffle(letters)
        table = {} if turn == 0 else dict(zip(map(ord, IDEOGRAPHS), letters, strict=True))
        date, name = DATED.fullmatch(files[at].name).groups()  # type: ignore[union-attr]  # see above
        text = files[at].read_text("utf-8", "replace").translate(table)
        (site / "_posts" / f"{date}{turn}-{name}").write_text(text, "utf-8")
        size += len(text.encode())
    return size


def measured(name: str, site: Path, arguments: Sequence[str]) -> None:
    """Run Copydesk and print what it took."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "copydesk", *arguments]
    subprocess.run(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name:44}{wall:7.1f} s wall{cpu:7.1f} s CPU{after.ru_maxrss / 1024:7.0f} MB at most", flush=True)


def project_rules() -> str:
    """The ids of the rules that ask the index."""
    from copydesk.registry import Plugins
    from copydesk.rule import is_project_rule

    rules = Plugins().catalogue().rules.values()
    return ",".join(row.name for row in rules if is_project_rule(row.load()()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--posts", type=int, default=2500)
    parser.add_argument("--jobs", default="2")
    arguments = parser.parse_args()
    jobs = ["--jobs", arguments.jobs]
    check = ["check", ".", "--quiet", "--format", "json", *jobs]
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        size = written(arguments.folder, arguments.posts, site)
        print(f"{arguments.posts} posts, {size / 1e6:.0f} MB, {arguments.jobs} processes")
        measured("rules that look at one post", site, [*check, "--ignore", project_rules()])
        measured("all rules, without an index", site, check)
        measured("index build", site, ["index", "build", *jobs])
        measured("all rules, with the index", site, check)
        measured("again, nothing changed", site, check)
        changed = min((site / "_posts").iterdir())
        changed.write_text(changed.read_text("utf-8") + "\n桟橋に新しい灯りがついた。\n", "utf-8")
        measured("again, one post changed", site, check)
        measured("that post alone", site, ["check", f"_posts/{changed.name}", "--quiet", "--format", "json"])


if __name__ == "__main__":
    main()
