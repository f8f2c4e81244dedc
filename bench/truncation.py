"""Recall and precision of truncated-sentence on posts that were cut on purpose, false alarms on others.

    python bench/truncation.py truth FOLDER     posts and a truth.jsonl with rows {file, kind, line}
    python bench/truncation.py clean FOLDER...  findings per 1,000 paragraphs, and a seeded sample
    python bench/truncation.py textlint FOLDER REPORT [LABELS]
                                                the same posts beside textlint's JSON report on them

A row of the truth is found when a finding of its post covers its line; any other finding is false.
Labels are JSON lines {file, kind, line, end_line, certain}, of which truncated-sentence counts.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from copydesk.document import Document
from copydesk.source import Source
from copydesk.testing import document_of, findings
from copydesk_rules.analyses.truncation.neighbours import at_root
from copydesk_rules.truncated_sentence import TruncatedSentence

LEVELS = ("certain", "likely", "possible")
SUFFIXES = {".md", ".mdx", ".markdown"}
SAMPLE = 60


class Row(NamedTuple):
    path: Path
    line: int
    end_line: int
    confidence: str
    code: str
    message: str


def main() -> None:
    mode, *folders = sys.argv[1:]
    if mode == "truth":
        report_truth(Path(folders[0]))
    elif mode == "textlint":
        report_beside(*map(Path, folders))
    else:
        report_clean([Path(folder) for folder in folders])


def rows(path: Path) -> tuple[list[Row], Document]:
    document = document_of(Source.from_bytes(str(path), path.read_bytes()))
    found = findings(document, TruncatedSentence())
    return [
        Row(path, one.location.start.line, one.location.end.line, one.confidence.value, one.code, one.message)
        for one in found
    ], document


def report_truth(folder: Path) -> None:
    truth = defaultdict(list)
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        truth[row["file"]].append(row)
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    totals, right, wrong = Counter[str](), Counter[str](), Counter[str]()
    for name, cuts in truth.items():
        found, _ = rows(folder / name)
        for cut in cuts:
            levels = {row.confidence for row in found if row.line <= cut["line"] <= row.end_line}
            totals[cut["kind"]] += 1
            for depth, level in enumerate(LEVELS):
                hits[cut["kind"]][level] += bool(levels & set(LEVELS[: depth + 1]))
        for row in found:
            fits = any(row.line <= cut["line"] <= row.end_line for cut in cuts)
            (right if fits else wrong)[row.confidence] += 1
    for kind, total in totals.items():
        print(f"{kind:14}{total:5}  " + " / ".join(f"{hits[kind][level] / total:.2f}" for level in LEVELS))
    for depth, level in enumerate(LEVELS):
        good = sum(right[one] for one in LEVELS[: depth + 1])
        bad = sum(wrong[one] for one in LEVELS[: depth + 1])
        print(f"precision down to {level}: {good / max(1, good + bad):.3f} ({bad} false)")


def report_clean(folders: list[Path]) -> None:
    every: list[Row] = []
    for folder in folders:
        counts, paragraphs, posts = Counter[str](), 0, 0
        for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
            found, document = rows(path)
            posts += 1
            paragraphs += sum(block.kind == "paragraph" and at_root(block) for block in document.blocks)
            counts.update(row.confidence for row in found)
            every += found
        shares = ", ".join(
            f"{level} {counts[level]} ({1000 * counts[level] / max(1, paragraphs):.2f})" for level in LEVELS
        )
        print(f"{folder.name:22}{posts:5} posts {paragraphs:6} paragraphs  {shares}")
    likely = [row for row in every if row.confidence == "likely"]
    sample = random.Random(1).sample(likely, min(SAMPLE, len(likely)))
    for row in [row for row in every if row.confidence == "certain"] + sample:
        print(f"{row.confidence} {row.code} {row.path}:{row.line} {row.message}")


def report_beside(folder: Path, report: Path, labels: Path | None = None) -> None:
    ours: dict[str, list[tuple[int, int]]] = {}
    paragraphs = 0
    for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
        found, document = rows(path)
        paragraphs += sum(block.kind == "paragraph" and at_root(block) for block in document.blocks)
        shown = [row for row in found if row.confidence != "possible"]
        ours[str(path.resolve())] = [(row.line, row.end_line) for row in shown]
    theirs = {
        str(Path(file["filePath"]).resolve()): [(one["line"], one["line"]) for one in file["messages"]]
        for file in json.loads(report.read_text("utf-8"))
    }
    lines = labels.read_text("utf-8").splitlines() if labels else []
    wanted = [row for row in map(json.loads, lines) if row["kind"] == "truncated-sentence"]
    names = {Path(path).name for path in ours}
    wanted = [row for row in wanted if row["file"] in names and row["certain"]]
    for name, findings_of in (("copydesk", ours), ("textlint", theirs)):
        places = [(file, *place) for file, found in findings_of.items() for place in found]
        hit = sum(any(meets(row, one) for one in places) for row in wanted)
        right = sum(any(meets(row, one) for row in wanted) for one in places)
        print(
            f"{name:9}{len(places):6} findings ({1000 * len(places) / max(1, paragraphs):.2f} per 1,000),"
            f" {right} on a label, {hit} of {len(wanted)} labels found"
        )


def meets(row: dict[str, object], place: tuple[str, int, int]) -> bool:
    file, first, last = place
    within = first <= int(str(row["end_line"])) and int(str(row["line"])) <= last
    return within and row["file"] == Path(file).name


if __name__ == "__main__":
    main()
