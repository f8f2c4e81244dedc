"""How long one changed post takes against the index of a large site: `bench/index.py [POSTS [FOLDER]]`.

Every hundredth post is a file with text of its own, a few passages of other posts, and a closing line
that all of them have; the others are rows: keys, letters and lines as real posts have, without a file.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from copydesk.engine import ActiveRule, check
from copydesk.index import Bound
from copydesk.index.evidence import Judge
from copydesk.index.file import IndexFile
from copydesk.index.rows import number, pack_lines, pack_numbers
from copydesk.index.site_index import Reader, SiteIndex
from copydesk.rule import ProjectRule
from copydesk.run import read
from copydesk.source import Source
from copydesk.testing import document_of
from copydesk_rules.duplicate_passage_across_posts import DuplicatePassageAcrossPosts

FACTS = 400  # of a post
KANA = "".join(map(chr, range(0x3042, 0x3094)))
LETTERS = "".join(map(chr, range(0x4E00, 0x5800))) + 40 * KANA
CLOSING = "この町の話はまだ続きます。次の手紙でお会いするときまで、どうぞお元気で。感想は港の郵便受けに。"


def sentence(chooser: random.Random) -> str:
    return "".join(chooser.choices(LETTERS, k=chooser.randrange(20, 60))) + "。"


def post(seed: int, others: int) -> str:
    """A post of about 5,000 letters with three paragraphs of other posts."""
    paragraphs = [paragraph(seed, place) for place in range(25)]
    chooser = random.Random(-seed)
    for _ in range(3):
        paragraphs[chooser.randrange(25)] = paragraph(chooser.randrange(others), chooser.randrange(25))
    return "\n\n".join([f"# 手紙 {seed}", *paragraphs, CLOSING]) + "\n"


def paragraph(seed: int, place: int) -> str:
    chooser = random.Random(seed * 100 + place)
    return "".join(sentence(chooser) for _ in range(5))


def rows(rule: int, first: int, posts: int) -> Iterator[tuple[int, int, int, int, int, bytes]]:
    """Facts in order of their keys: one in fifty is shared by two posts."""
    chooser = random.Random(1)
    total = posts * FACTS
    low, high = number(bytes(5)), number(b"\xff" * 5)
    for at in range(total):
        key = low + (high - low) * at // total
        yield rule, key, first + chooser.randrange(posts), chooser.randrange(15000), 0, b"ja"
        if at % 50 == 0:
            yield rule, key, first + chooser.randrange(posts), chooser.randrange(15000), 1, b"ja"


def filled(judge: Judge, rule: ProjectRule, posts: int, files: int) -> None:
    """Add the posts without files."""
    store, index = judge.index.store, judge.index
    kept = [store.kept(f"{seed}.md", index.number(rule)) for seed in range(min(files, 100))]
    none = pack_numbers([])
    lines = pack_lines(document_of(Source.from_text("a.md", post(1, files))).lines)
    connection = store._connection  # noqa: SLF001 - rows that no rule has collected
    with store.batch():
        first = connection.execute("select max(id) + 1 from documents").fetchone()[0]
        documents = ((first + n, f"absent/{n}.md", b"", 0, 0, lines) for n in range(posts))
        connection.executemany("insert into documents values (?, ?, ?, ?, ?, ?)", documents)
        records = ((first + n, index.number(rule), none, kept[n % len(kept)]) for n in range(posts))
        connection.executemany("insert into records values (?, ?, ?, ?)", records)
        connection.executemany(
            "insert or ignore into facts values (?, ?, ?, ?, ?, ?)", rows(index.number(rule), first, posts)
        )


def judge_of(file: IndexFile, root: Path, rule: ProjectRule) -> Judge:
    reader = Reader(read, document_of, lambda _: (rule,))
    return Judge(SiteIndex(root.as_posix(), file.open(print), reader))


def main(posts: int, root: Path) -> None:
    files = posts // 100
    rule = DuplicatePassageAcrossPosts()
    os.chdir(root)
    Path("copydesk.yaml").write_text("rules: {}\n")
    for seed in range(files):
        Path(f"{seed}.md").write_text(post(seed, files), "utf-8")
    file = IndexFile(str(root))
    if not file.exists():
        file.create()
        judge = judge_of(file, root, rule)
        began = time.perf_counter()
        judge.index.update([f"{seed}.md" for seed in range(files)])
        print(f"{files} files indexed: {1000 * (time.perf_counter() - began) / files:.1f} ms a post")
        began = time.perf_counter()
        filled(judge, rule, posts - files, files)
        print(f"{posts - files} posts of rows: {time.perf_counter() - began:.0f} s")
        print(judge.index.store.counts(), f"{file.path.stat().st_size / 1e6:.0f} MB")
        judge.index.store.close()
    measure(file, root, rule, files)


def measure(file: IndexFile, root: Path, rule: ProjectRule, files: int) -> None:
    descriptor = os.open(file.path, os.O_RDONLY)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)
    walls, processor, found = [], [], 0
    for turn in range(60):
        seed = turn * 7 % files
        text = post(seed, files).replace("# 手紙", f"新しい前書き{turn}、{time.time_ns()}。\n\n# 手紙", 1)
        Path(f"{seed}.md").write_text(text, "utf-8")
        began, spent = time.perf_counter(), time.process_time()
        judge = judge_of(file, root, rule)
        bound = Bound(rule, judge.evidence)
        found += len(check(document_of(read(f"{seed}.md")), [ActiveRule(bound)]))
        judge.index.store.close()
        walls.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - spent))
    print(f"first, nothing in the page cache: {walls[0]:.0f} ms")
    for name, values in (("wall", sorted(walls[1:])), ("CPU", sorted(processor[1:]))):
        print(f"{name}: median {values[29]:.1f} ms, p95 {values[56]:.1f} ms, worst {values[-1]:.1f} ms")
    print(f"{found} findings in {len(walls)} posts")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        Path(sys.argv[2]).mkdir(exist_ok=True)
        main(count, Path(sys.argv[2]).resolve())
    else:
        folder = Path(tempfile.mkdtemp())
        try:
            main(count, folder)
        finally:
            shutil.rmtree(folder)
