"""Duplicated passages: Copydesk beside jscpd and rensa on posts with injected copies.

    dupgen.py --src 'POSTS/**/*.md' --out OUT --kinds para@1,para@3,edit@2,...,multi@4 --seed 7
    python bench/duplicates.py OUT [OUT ...] [--tool copydesk|jscpd|rensa]

OUT is a folder that the generator wrote: posts/, clean/ (the same without the copy), truth.jsonl.
jscpd must be on the path, rensa importable. For each kind: how many injections are found (a finding
meets the copy's lines), and in brackets how many with both sides right by half of their lines or more.
Wrong is a finding that is neither injected nor in the clean post.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from copydesk import Document, Source, Span
from copydesk.testing import document_of
from copydesk_rules.analyses.letters import letters
from copydesk_rules.analyses.passages import passages

HIDDEN = frozenset({"phrase", "summary"})
LEAST_WEIGHT = 33
LEAST_JACCARD = 0.5


class Finding(NamedTuple):
    """The lines of the copies, the repetition first, and its text."""

    places: tuple[tuple[int, int], ...]
    text: str
    error: bool = False


Finder = Callable[[Path], list[Finding]]


def copydesk(path: Path) -> list[Finding]:
    document = document_of(Source.from_bytes(path.name, path.read_bytes()))
    found = []
    for one in document.analysis(passages).passages:
        if one.code not in HIDDEN and not one.habit and not one.doubtful:
            spans = (one.later[0], one.first, *one.later[1:])
            places = tuple(_lines(document, span) for span in spans)
            found.append(Finding(places, document.at(one.later[0]), one.certain))
    return found


def rensa(path: Path) -> list[Finding]:
    from rensa import RMinHash

    document = document_of(Source.from_bytes(path.name, path.read_bytes()))
    stream = document.analysis(letters)
    size = 3 if stream.dense else 6
    hashed = []
    for block, title in enumerate(stream.titles):
        start, end = stream.range(block)
        if title or stream.weight(start, end) < LEAST_WEIGHT:
            continue
        minhash = RMinHash(num_perm=128, seed=1)
        minhash.update([stream.text[at : at + size] for at in range(start, end - size + 1)])
        hashed.append((stream.blocks[block].span, minhash))
    found = []
    for index, (span, minhash) in enumerate(hashed):
        likeness, first = max(
            ((minhash.jaccard(other), at) for at, (_, other) in enumerate(hashed[:index])), default=(0, 0)
        )
        if likeness >= LEAST_JACCARD:
            places = (_lines(document, span), _lines(document, hashed[first][0]))
            found.append(Finding(places, document.at(span)))
    return found


def jscpd(folder: Path) -> Finder:
    with tempfile.TemporaryDirectory() as out:
        command = [
            "jscpd",
            str(folder),
            "-k",
            "5",
            "-l",
            "1",
            "--reporters",
            "json",
            "-o",
            out,
            "--format",
            "markdown",
        ]
        subprocess.run([*command, "--silent"], check=False, capture_output=True)
        report = json.loads((Path(out) / "jscpd-report.json").read_text("utf-8"))
    found: dict[str, list[Finding]] = defaultdict(list)
    for clone in report["duplicates"]:
        sides = [clone["firstFile"], clone["secondFile"]]
        names = {Path(side["name"].split(":markdown")[0]).name for side in sides}
        if len(names) == 1:
            name = names.pop()
            first, later = sorted((side["start"], side["end"]) for side in sides)
            text = (folder / name).read_text("utf-8").split("\n")
            found[name].append(Finding((later, first), "\n".join(text[later[0] - 1 : later[1]])))
    return lambda path: found[path.name]


def score(folders: list[Path], tool: str) -> None:
    total, hit, placed = Counter[str](), Counter[str](), Counter[str]()
    flagged = errors = extra = posts = right = 0
    seconds = 0.0
    for folder in folders:
        finders = {name: jscpd(folder / name) for name in ("clean", "posts")} if tool == "jscpd" else {}
        default = rensa if tool == "rensa" else copydesk
        rows = defaultdict(list)
        for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            rows[row["file"]].append(row)
        for path in sorted((folder / "clean").glob("*.md")):
            start = time.process_time()
            before = finders.get("clean", default)(path)
            seconds += time.process_time() - start
            posts, flagged, errors = (
                posts + 1,
                flagged + bool(before),
                errors + any(one.error for one in before),
            )
            known = {one.text[:30] for one in before}
            for row in rows[path.name]:
                kind = (
                    row["kind"]
                    if row["kind"] in ("para", "restart", "multi")
                    else f"{row['kind']}@{row['param']}"
                )
                total[kind] += 1
                later, first = (row["b_start"], row["b_end"]), (row["a_start"], row["a_end"])
                found = finders.get("posts", default)(folder / "posts" / path.name)
                hits = [one for one in found if any(_overlap(place, later) for place in one.places)]
                hit[kind] += bool(hits)
                placed[kind] += any(
                    _alike(one.places[0], later) and _alike(one.places[1], first) for one in hits
                )
                right += len(hits)
                extra += sum(one not in hits and one.text[:30] not in known for one in found)
    print(
        f"{tool}: {sum(hit.values())} of {sum(total.values())}; precision {right / max(1, right + extra):.3f}"
    )
    for kind in sorted(total):
        print(f"    {kind:10}{hit[kind]:5} of {total[kind]:<5} ({placed[kind]})")
    print(
        f"    clean posts {posts}: {flagged} with a finding, {errors} with an error; "
        f"{1000 * seconds / posts:.1f} ms each"
    )


def _lines(document: Document, span: Span) -> tuple[int, int]:
    return document.position(span.start).line, document.position(max(span.start, span.end - 1)).line


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    both = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return both >= 0.5 * (max(one[1], other[1]) - min(one[0], other[0]) + 1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--tool", action="append", choices=["copydesk", "jscpd", "rensa"])
    arguments = parser.parse_args()
    for tool in arguments.tool or ["copydesk", "jscpd", "rensa"]:
        score(arguments.folders, tool)


if __name__ == "__main__":
    main()
