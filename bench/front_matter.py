"""Milliseconds a post for splitting, composing, validating and placing the front matter of a folder of posts.

    python bench/front_matter.py FOLDER [--generator jekyll] [--rounds 8]

The minimum of some rounds, of CPU time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from copydesk import Site, Source
from copydesk.front_matter import read
from copydesk.front_matter.split import split

T = TypeVar("T")
# Every post breaks it several times, so that each error is given its place.
BROKEN = {
    "required": ["no-post-has-this"],
    "additionalProperties": False,
    "properties": {"title": {"maxLength": 5}, "date": {"type": "integer"}, "layout": {"const": "none"}},
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--generator", default="jekyll")
    parser.add_argument("--rounds", type=int, default=8)
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.rglob("*.md*") if path.is_file())
    texts = [Source.from_bytes(path.name, path.read_bytes()).text for path in paths]
    fronts = [front for text in texts if (front := read(text)).root]
    built_in = Site(generator=arguments.generator).front_matter_schema
    broken = Site(schema=BROKEN).front_matter_schema
    assert built_in
    assert broken
    rounds = arguments.rounds
    measured = {
        "split": least(split, texts, rounds),
        "split and compose": least(read, texts, rounds),
        f"validate by the schema of {arguments.generator}": least(built_in.faults, fronts, rounds),
        "validate and place by a schema of one's own": least(broken.faults, fronts, rounds),
    }
    for name, milliseconds in measured.items():
        print(f"{milliseconds:8.4f} ms a post  {name}")
    found = sum(len(broken.faults(front)) for front in fronts) / max(len(fronts), 1)
    print(f"{found:8.1f} faults a post were placed; {len(texts)} posts")


def least(function: Callable[[T], object], values: Sequence[T], rounds: int) -> float:
    """The least milliseconds a value of some rounds."""
    return min(once(function, values) for _ in range(rounds)) / len(values) * 1000


def once(function: Callable[[T], object], values: Sequence[T]) -> float:
    start = time.process_time()
    for value in values:
        function(value)
    return time.process_time() - start


if __name__ == "__main__":
    main()
