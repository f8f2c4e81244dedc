"""Runs Copydesk and its peers on the same broken front matters, and prints who finds what, and where.

    python bench/front_matter_peers.py [--tools copydesk,remark,hugo,astro,docusaurus] [--messages]

Needs `copydesk` beside this Python, `hugo`, `node` and `npm`; the npm packages go into `--packages`, a
folder that is kept, everything else into a temporary one. The posts, the fault in each and its place are in
`front_matter_peers/`; a place is exact when it lies inside of that one.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "front_matter_peers"
RULES = "front-matter-syntax,missing-front-matter,duplicate-key,front-matter-schema"
GRADES = ("exact", "line", "off", "no place")
REMARK = re.compile(r"^ *(?:(\d+):(\d+)(?:-\S+)?)? +(?:warning|error) +(.*?)(?: •|  |$)")
HUGO = re.compile(r'(?:Error|WARN|ERROR)[^"]*?"[^"]*?:(\d+):(\d+)": (.*)')
ASTRO = re.compile(r"\.md:(\d+):(\d+)$", re.MULTILINE)
DOCUSAURUS = re.compile(r"\((\d+):(\d+)\)")


class Said(NamedTuple):
    """What a tool said of a post: a sentence and a place, 0 where it gave none."""

    line: int
    column: int
    message: str


class Case(NamedTuple):
    """A post, what is wrong with it ("" for one that is right), and where."""

    name: str
    wrong: str
    place: str


Tool = Callable[[Path, Sequence[Case]], Mapping[str, list[Said]]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--packages", type=Path, default=Path(tempfile.gettempdir(), "front-matter-peers"))
    parser.add_argument("--messages", action="store_true")
    options = parser.parse_args()
    with (HERE / "cases.tsv").open(encoding="utf-8") as file:
        cases = [Case(*row) for row in list(csv.reader(file, delimiter="\t"))[1:]]
    results: dict[str, Mapping[str, list[Said]]] = {}
    for name in options.tools.split(","):
        with tempfile.TemporaryDirectory() as folder:
            results[name] = TOOLS[name](prepared(name, Path(folder), options.packages), cases)
    print("\n".join([*table(results, cases), "", *totals(results, cases)]))
    if options.messages:
        print("\n".join(["", *messages(results, cases)]))


def prepared(name: str, folder: Path, packages: Path) -> Path:
    """The site of a tool in a folder, with its npm packages, and without posts."""
    shutil.copytree(HERE / "sites" / name, folder, dirs_exist_ok=True)
    shutil.copy(HERE / "sites" / "schema.json", folder)
    (folder / "content").mkdir()
    if (folder / "package.json").exists():
        kept = packages / name
        if not (kept / "node_modules").exists():
            kept.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / "package.json", kept)
            subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=kept, check=True)
        (folder / "node_modules").symlink_to(kept / "node_modules")
    return folder


def copydesk(folder: Path, cases: Sequence[Case]) -> Mapping[str, list[Said]]:
    place_all(folder, cases)
    command = (Path(sys.executable).parent / "copydesk").as_posix()
    output = ran(folder, command, "check", "content", "--select", RULES, "--format", "json")[1]
    said: dict[str, list[Said]] = {}
    for finding in json.loads(output)["findings"]:
        place = Said(finding["line"], finding["column"], finding["message"])
        said.setdefault(Path(finding["path"]).stem, []).append(place)
    return said


def remark(folder: Path, cases: Sequence[Case]) -> Mapping[str, list[Said]]:
    place_all(folder, cases)
    output = ran(folder, "node_modules/.bin/remark", "content", "--no-color", "--no-stdout")[1]
    said: dict[str, list[Said]] = {}
    name = ""
    for line in output.splitlines():
        if line.startswith("content/"):
            name = Path(line.partition(":")[0]).stem
        elif found := REMARK.match(line):
            said.setdefault(name, []).append(Said(int(found[1] or 0), int(found[2] or 0), found[3]))
    return said


def hugo(folder: Path, cases: Sequence[Case]) -> Mapping[str, list[Said]]:
    return one_by_one(folder, cases, ("hugo", "--renderToMemory"), _hugo_said)


def _hugo_said(code: int, output: str) -> list[Said]:
    found = [Said(int(line), int(column), message) for line, column, message in HUGO.findall(output)]
    return found or ([Said(0, 0, output.strip().splitlines()[-1])] if code else [])


def astro(folder: Path, cases: Sequence[Case]) -> Mapping[str, list[Said]]:
    return one_by_one(folder, cases, ("node_modules/.bin/astro", "sync"), _astro_said)


def _astro_said(code: int, output: str) -> list[Said]:
    if not code:
        return []
    place = ASTRO.search(output)
    lines = [line.strip() for line in output.splitlines() if line and "[content]" not in line]
    sentence = next((line for line in lines if "**" in line), lines[1])
    return [Said(int(place[1]) if place else 0, int(place[2]) if place else 0, sentence)]


def docusaurus(folder: Path, cases: Sequence[Case]) -> Mapping[str, list[Said]]:
    command = ("node_modules/.bin/docusaurus", "write-translations")
    return one_by_one(folder, cases, command, _docusaurus_said)


def _docusaurus_said(code: int, output: str) -> list[Said]:
    if not code:
        return []
    place = DOCUSAURUS.search(output)
    cause = re.search(r"^- (.*)$|\[cause\]: (.*)$", output, re.MULTILINE)
    sentence = (cause[1] or cause[2]) if cause else output.strip().splitlines()[-1]
    return [Said(int(place[1]) if place else 0, int(place[2]) if place else 0, sentence)]


TOOLS: Mapping[str, Tool] = {
    "copydesk": copydesk,
    "remark": remark,
    "hugo": hugo,
    "astro": astro,
    "docusaurus": docusaurus,
}


def place_all(folder: Path, cases: Sequence[Case]) -> None:
    for case in cases:
        shutil.copy(HERE / "posts" / f"{case.name}.md", folder / "content")


def one_by_one(
    folder: Path, cases: Sequence[Case], command: Sequence[str], read: Callable[[int, str], list[Said]]
) -> Mapping[str, list[Said]]:
    """Each case alone in the site: the first fault ends a build."""
    said: dict[str, list[Said]] = {}
    for case in cases:
        post = folder / "content" / f"{case.name}.md"
        shutil.copy(HERE / "posts" / post.name, post)
        said[case.name] = read(*ran(folder, *command))
        post.unlink()
        for made in (".astro", "node_modules/.astro", "i18n", ".docusaurus", "resources", "public"):
            shutil.rmtree(folder / made, ignore_errors=True)
    return said


def ran(folder: Path, *command: str) -> tuple[int, str]:
    """The exit code and the output, both streams, of a command."""
    quiet = {"NO_COLOR": "1", "ASTRO_TELEMETRY_DISABLED": "1"}
    split = command[0].endswith("copydesk")
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **quiet},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if split else subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def grade(case: Case, said: Sequence[Said]) -> str:
    """How good the best place is that a tool gave; a dash where it said nothing."""
    if not said:
        return "–"
    if not case.wrong:
        return "false alarm"
    start, end = (tuple(map(int, place.split(":"))) for place in case.place.split("-"))
    grades = set()
    for one in said:
        inside = start <= (one.line, one.column) <= end
        line = start[0] <= one.line <= end[0]
        grades.add("exact" if inside else "line" if line else "off" if one.line else "no place")
    return next(name for name in GRADES if name in grades)


def table(results: Mapping[str, Mapping[str, list[Said]]], cases: Sequence[Case]) -> list[str]:
    rows = [f"| case | what is wrong | {' | '.join(results)} |", f"|---|---|{'---|' * len(results)}"]
    for case in cases:
        cells = [grade(case, said.get(case.name, [])) for said in results.values()]
        rows.append(f"| {case.name} | {case.wrong or 'nothing'} | {' | '.join(cells)} |")
    return rows


def totals(results: Mapping[str, Mapping[str, list[Said]]], cases: Sequence[Case]) -> list[str]:
    rows = [f"| of {len(cases)} posts | {' | '.join(results)} |", f"|---|{'---:|' * len(results)}"]
    for name in (*GRADES, "–", "false alarm"):
        counts = [
            sum(
                bool(case.wrong) is (name != "false alarm") and grade(case, s.get(case.name, [])) == name
                for case in cases
            )
            for s in results.values()
        ]
        label = {"–": "not found", "off": "another line"}.get(name, name)
        rows.append(f"| {label} | {' | '.join(map(str, counts))} |")
    return rows


def messages(results: Mapping[str, Mapping[str, list[Said]]], cases: Sequence[Case]) -> list[str]:
    return [
        f"{case.name} {tool} {one.line}:{one.column} {one.message}"
        for case in cases
        for tool, said in results.items()
        for one in said.get(case.name, [])
    ]


if __name__ == "__main__":
    main()
