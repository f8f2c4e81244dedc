from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Document, Evidence, Fact, LineIndex, Meta, Related, Span, Violation
from copydesk.cli import main
from copydesk.engine import ActiveRule, Finding, check
from copydesk.errors import CopydeskError
from copydesk.index import Bound
from copydesk.index.evidence import Judge
from copydesk.index.file import IndexFile
from copydesk.index.indexes import Indexes
from copydesk.index.rows import (
    Fingerprint,
    Record,
    number,
    pack_lines,
    pack_numbers,
    position,
    unpack_numbers,
)
from copydesk.index.site_index import Reader, SiteIndex
from copydesk.index.store import Store
from copydesk.run import read
from copydesk.testing import document_of


@dataclass(frozen=True)
class SameLine:
    """Reports lines that stand in another post; counts what it collects from in `seen`."""

    ignore: str = ""

    seen: ClassVar[list[str]] = []
    meta: ClassVar[Meta] = Meta(
        name="same-line",
        summary="A line that another post has.",
        messages={"same": "{documents} posts have “{quote}”"},
        notes={"there": "here too"},
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        self.seen.append(document.path)
        yield Fact(b"", payload=document.text.encode())
        for line in range(1, len(document.lines) + 1):
            span = document.lines.line(line)
            text = document.at(span).strip()
            if text and text != self.ignore:
                yield Fact(text.encode(), Span(span.start, span.start + len(text)), b"line")

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        for group in evidence.groups:
            own = next(member for member in group.members if member.path == evidence.path)
            others = [member for member in group.members if member.path != evidence.path]
            related = tuple(Related(evidence.place(one.path, one.span), "there") for one in others)
            params: dict[str, str | int] = {"documents": group.documents, "quote": document.at(own.span)}
            yield Violation(own.span, "same", params, related=related)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(SameLine, "seen", [])


def site(file: str = "", rule: SameLine | None = None) -> Judge:
    reader = Reader(read, document_of, lambda _: (rule or SameLine(),))
    return Judge(SiteIndex(Path.cwd().as_posix(), Store(file), reader))


def found(judge: Judge, path: str, rule: SameLine | None = None) -> list[Finding]:
    bound = Bound(rule or SameLine(), judge.evidence)
    return check(document_of(read(path)), [ActiveRule(bound)])


def write(**texts: str) -> list[str]:
    for name, text in texts.items():
        Path(f"{name}.md").write_text(text, "utf-8", newline="\n")
    return [f"{name}.md" for name in texts]


def test_posts_with_one_key_are_judged_together_and_placed() -> None:
    judge = site()
    judge.index.update(write(a="alone\nthe pier\n", b="x\n\nthe pier\n", c="nothing\n"))
    (finding,) = found(judge, "a.md")
    assert finding.message == "2 posts have “the pier”"
    (note,) = finding.related
    assert (note.location.path, note.location.start, note.location.end) == ("b.md", (3, 1), (3, 9))
    assert found(judge, "c.md") == []


def test_a_post_that_is_unchanged_is_not_collected_from_again() -> None:
    posts = write(a="one\n", b="two\n")
    site("index").index.update(posts)
    os.utime("a.md", (1, 1))
    judge = site("index")
    judge.index.update(posts)
    assert sorted(SameLine.seen) == posts
    assert judge.index.counts.unchanged == 2


def test_a_changed_post_is_compared_as_it_is_now() -> None:
    judge = site("index")
    judge.index.update(write(a="one\n", b="two\n"))
    write(a="two\n")
    assert [finding.message for finding in found(judge, "a.md")] == ["2 posts have “two”"]


def test_another_post_that_was_changed_or_deleted_meanwhile_is_noticed() -> None:
    site("index").index.update(write(a="same\n", b="same\n", c="same\n"))
    write(b="now something else\n")
    Path("c.md").unlink()
    judge = site("index")
    assert found(judge, "a.md") == []
    assert list(judge.index.store.paths()) == ["a.md", "b.md"]


def test_a_post_that_moved_down_in_its_file_is_named_at_its_new_place() -> None:
    site("index").index.update(write(a="same\n", b="same\n"))
    write(b="new\nsame\n")
    (finding,) = found(site("index"), "a.md")
    assert finding.related[0].location.start == (2, 1)


def test_sweep_forgets_what_is_gone() -> None:
    judge = site("index")
    judge.index.update(write(a="same\n", b="same\n"))
    Path("b.md").unlink()
    judge.index.sweep()
    assert judge.index.counts.removed == 1
    assert judge.index.store.counts() == {"documents": 1, "rules": 1, "records": 1, "facts": 1}


def test_other_options_collect_anew_from_all_posts() -> None:
    site("index").index.update(write(a="same\n", b="same\n", c="other\n"))
    rule = SameLine(ignore="same")
    judge = site("index", rule)
    assert found(judge, "a.md", rule) == []
    assert sorted(Path(path).name for path in SameLine.seen[3:]) == ["a.md", "b.md", "c.md"]
    assert judge.index.store.counts()["facts"] == 1


def test_a_rule_that_was_left_out_of_a_run_catches_up() -> None:
    site("index").index.update(write(a="same\n", b="same\n", c="other\n"))
    write(b="new\n", c="same\n")
    bare = Reader(read, document_of, lambda _: ())
    SiteIndex(Path.cwd().as_posix(), Store("index"), bare).update(["b.md", "c.md"])
    (finding,) = found(site("index"), "a.md")
    assert [note.location.path for note in finding.related] == ["c.md"]


def test_a_very_large_group_has_the_first_members_and_the_own_one() -> None:
    names = [f"p{n:03}" for n in range(300)]
    judge = site()
    judge.index.update(write(**dict.fromkeys(names, "same\n")))
    (finding,) = found(judge, "p299.md")
    assert finding.message == "300 posts have “same”"
    assert [note.location.path for note in finding.related] == [f"p{n:03}.md" for n in range(64)]
    assert found(judge, "p000.md")[0].message == finding.message


def test_the_shortcut_for_many_posts_changes_nothing() -> None:
    texts = {f"p{n}": f"line {n % 7}\nline {n}\n" for n in range(20)}
    plain, quick = site(), site()
    for judge in (plain, quick):
        judge.index.update(write(**texts))
    quick.expect_many()
    for name in texts:
        assert found(plain, f"{name}.md") == found(quick, f"{name}.md")


def test_what_a_rule_raises_is_reported_when_the_post_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: SameLine, document: Document) -> Iterable[Fact]:
        raise ValueError("no")

    monkeypatch.setattr(SameLine, "collect", broken)
    judge = site()
    judge.index.update(write(a="one\n"))
    assert [finding.rule for finding in found(judge, "a.md")] == ["rule-crash"]


def test_without_an_index_a_project_rule_does_not_run_and_its_suppression_is_not_called_unused() -> None:
    write(a="<!-- copydesk-disable-next-line same-line -->\nsame\n")
    assert check(document_of(read("a.md")), [ActiveRule(SameLine())]) == []


def test_suppression_holds_in_the_post_that_is_checked() -> None:
    judge = site()
    judge.index.update(write(a="<!-- copydesk-disable-next-line same-line -->\nsame\n", b="same\n"))
    assert found(judge, "a.md") == []
    assert len(found(judge, "b.md")) == 1


def test_a_batch_that_fails_leaves_nothing() -> None:
    store = Store("")

    def fail() -> None:
        with store.batch():
            store.put("a.md", Fingerprint(b"x"), pack_lines(LineIndex("")))
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert store.counts()["documents"] == 0


def test_another_layout_is_made_anew() -> None:
    judge = site("index")
    judge.index.update(write(a="same\n"))
    judge.index.store.close()
    with sqlite3.connect("index") as connection:
        connection.execute("pragma user_version = 99")
    connection.close()
    assert Store("index").counts()["documents"] == 0


@pytest.mark.parametrize("damage", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_replaced_with_a_word(damage: bytes) -> None:
    file = IndexFile(".")
    file.create()
    file.path.write_bytes(damage)
    said: list[str] = []
    store = file.open(said.append)
    assert store.counts()["documents"] == 0
    assert "is damaged" in said[0]
    assert "built anew" in said[0]
    store.close()
    file.release()
    again: list[str] = []
    file.open(again.append).close()
    file.release()
    assert again == []


def test_pages_that_are_damaged_are_noticed_and_the_index_is_built_anew() -> None:
    file = IndexFile(".")
    file.create()
    posts = write(**{f"p{n}": "".join(f"line {n} {m}\n" for m in range(200)) for n in range(20)})
    indexes = opened([])
    indexes.update(posts, whole=True)
    indexes.close()
    data = bytearray(file.path.read_bytes())
    data[8192:-4096] = os.urandom(len(data) - 12288)
    file.path.write_bytes(data)
    said: list[str] = []
    indexes = opened(said)
    indexes.update(posts, whole=True)
    assert "damaged" in said[0]
    assert indexes.open(Path.cwd().as_posix()).store.counts()["documents"] == 20
    indexes.close()


def opened(said: list[str]) -> Indexes:
    reader = Reader(read, document_of, lambda _: (SameLine(),))
    return Indexes(reader, lambda _: Path.cwd().as_posix(), said.append)


def test_an_index_that_breaks_while_posts_are_checked_ends_the_run() -> None:
    indexes = opened([])
    indexes.update(write(a="same\n", b="same\n"), whole=True)
    indexes.open(Path.cwd().as_posix()).store.close()
    with pytest.raises(CopydeskError, match="copydesk index build"):
        indexes.evidence(SameLine(), document_of(read("a.md")))


def test_an_index_in_use_is_not_removed() -> None:
    file = IndexFile(".")
    file.create()
    store = file.open(lambda _: None)
    other = IndexFile(".")
    with pytest.raises(BlockingIOError):
        other.remove()
    store.close()
    file.release()
    assert IndexFile(".").remove()
    assert not IndexFile(".").remove()


WRITER = """
import sys
import time
from copydesk.index.store import Store
from copydesk.index.rows import Fingerprint, Record
store = Store("index")
rule, _ = store.enroll("rule", "1")
first, last = int(sys.argv[1]), int(sys.argv[2])
for number in range(first, last):
    with store.batch():
        document, _ = store.put(f"{number}.md", Fingerprint(b"x"), b"")
        store.add([(document, rule, Record(tuple((key, number, 1, b"") for key in range(100)), b""))])
    print(number, flush=True)
"""


def writer(first: int, last: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(first), str(last)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_a_killed_process_leaves_whole_batches_only() -> None:
    for attempt in range(3):
        process = writer(attempt * 10_000, attempt * 10_000 + 10_000)
        assert process.stdout
        for _ in range(20 + attempt):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        printed = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        store = Store("index")
        counts = store.counts()
        assert counts["documents"] == counts["records"] >= len(printed)
        assert counts["facts"] == 100 * counts["documents"]
        assert sqlite3.connect("index").execute("pragma integrity_check").fetchall() == [("ok",)]
        store.close()


def test_a_new_index_is_waited_for_while_another_process_makes_it() -> None:
    other = sqlite3.connect("index", isolation_level=None)
    other.execute("create table x (y)")
    other.execute("begin exclusive")
    waiting = writer(0, 1)
    assert waiting.stdout
    time.sleep(0.5)  # it has begun by then, and a slower one finds the file free
    other.execute("rollback")
    other.close()
    assert waiting.stdout.readline() == "0\n"
    waiting.communicate()
    assert waiting.returncode == 0


def test_parallel_processes_lose_nothing() -> None:
    processes = [writer(first, first + 40) for first in (0, 20, 40)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert Store("index").counts() == {"documents": 80, "rules": 1, "records": 80, "facts": 8000}


@given(st.lists(st.integers(0, 2**56)).map(sorted))
def test_numbers_survive_packing(values: list[int]) -> None:
    assert unpack_numbers(pack_numbers(values)) == values


@given(st.binary(), st.binary())
def test_keys_that_differ_have_different_numbers_that_sqlite_holds(one: bytes, other: bytes) -> None:
    assert (number(one) == number(other)) == (one == other)
    assert 0 <= number(one) < 2**63


@given(st.text(alphabet="a\n\r\u2028", max_size=30), st.integers(0, 30))
def test_positions_are_those_of_the_line_index(text: str, offset: int) -> None:
    lines = LineIndex(text)
    offset = min(offset, len(text))
    assert position(unpack_numbers(pack_lines(lines)), offset) == lines.position(offset)


def test_facts_of_one_place_under_one_key_are_one() -> None:
    store = Store("")
    rule, _ = store.enroll("rule", "1")
    with store.batch():
        document, _ = store.put("a.md", Fingerprint(b"x"), b"")
        store.add([(document, rule, Record(((1, 0, 1, b""), (1, 0, 1, b"")), b"kept"))])
    assert store.counts()["facts"] == 1
    assert store.kept("a.md", rule) == b"kept"


PASSAGE = (
    "港の市場は夜明け前に開き、漁師たちは獲れたばかりの魚を氷の上に並べていく。"
    "買い手はひとつずつ手に取り、重さと色つやを確かめてから値をつける。\n"
)
SELECT = ("--select", "duplicate-passage-across-posts", "--format", "json")


def ran(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def posts() -> None:
    write(a=f"海の話。\n\n{PASSAGE}", b=f"山の話をする。\n\n{PASSAGE}", c="川の話。\n")


def test_several_posts_are_compared_without_an_index() -> None:
    posts()
    result = ran("check", ".", *SELECT)
    assert result.stdout.count('"rule": "duplicate-passage-across-posts"') == 2
    assert not Path(".copydesk").exists()


def test_one_post_is_compared_with_the_site_once_there_is_an_index() -> None:
    posts()
    assert "duplicate-passage-across-posts" not in ran("check", "a.md", *SELECT).stdout
    assert "posts indexed: 3, unchanged: 0, removed: 0" in ran("index", "build").stdout
    result = ran("check", "a.md", *SELECT)
    assert result.stdout.count('"rule": "duplicate-passage-across-posts"') == 1
    assert '"path": "b.md"' in result.stdout
    assert Path(".copydesk/.gitignore").read_text() == "*\n"


def test_the_state_of_the_index_is_told_and_it_can_be_deleted() -> None:
    assert "there is no index" in ran("index", "status").stdout
    posts()
    ran("index", "build")
    assert "posts: 3\n" in ran("index", "status").stdout
    assert "duplicate-passage-across-posts: collected from 3" in ran("index", "status").stdout
    assert ran("index", "clear").stdout.endswith("deleted\n")
    assert "there is no index" in ran("index", "clear").stdout


def test_building_again_reads_only_what_changed() -> None:
    posts()
    ran("index", "build")
    write(c="川の話を書きなおした。\n")
    Path("b.md").unlink()
    assert "posts indexed: 1, unchanged: 1, removed: 1" in ran("index", "build").stdout


def test_building_forgets_what_is_no_post_any_more() -> None:
    posts()
    ran("index", "build")
    Path("copydesk.yaml").write_text("exclude: [b.md]\n", "utf-8")
    assert "removed: 1" in ran("index", "build").stdout
    assert ran("check", "a.md", *SELECT).stdout.count("duplicate-passage-across-posts") == 0


def test_findings_of_the_site_are_there_after_fixes_too() -> None:
    posts()
    assert ran("check", ".", "--fix", *SELECT).stdout.count('"rule": "duplicate-passage-across-posts"') == 2


def test_a_check_says_the_same_with_and_without_the_index() -> None:
    posts()
    without = ran("check", ".", *SELECT).stdout
    ran("index", "build")
    assert ran("check", ".", *SELECT).stdout == without


def test_a_post_on_standard_input_is_compared_too() -> None:
    posts()
    ran("index", "build")
    result = CliRunner().invoke(main, ["check", "-", "--stdin-filename", "new.md", *SELECT], input=PASSAGE)
    assert result.stdout.count('"rule": "duplicate-passage-across-posts"') == 1


def test_one_post_without_an_index_does_not_import_sqlite() -> None:
    write(a=PASSAGE)
    code = (
        "import sys; from copydesk.cli import main\n"
        "try: main(['check', 'a.md'])\nexcept SystemExit: print('sqlite3' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "False"


@dataclass(frozen=True)
class LongOrSame:
    """Judges a post alone, and beside the others."""

    meta: ClassVar[Meta] = Meta(
        name="long-or-same",
        summary="test",
        messages={"long": "long", "same": "also in {path}"},
        notes={"there": "here"},
    )

    def check(self, document: Document) -> Iterator[Violation]:
        if len(document.text) > 10:
            yield Violation(Span(0, 1), "long")

    def collect(self, document: Document) -> Iterable[Fact]:
        yield Fact(document.text[:1].encode(), Span(0, 1))

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        for group in evidence.groups:
            yield Violation(group.members[0].span, "same", {"path": group.members[-1].path})


def test_a_rule_may_judge_a_post_alone_and_beside_the_others() -> None:
    paths = write(a="x is long enough\n", b="x\n")
    judge = Judge(
        SiteIndex(Path.cwd().as_posix(), Store(""), Reader(read, document_of, lambda _: (LongOrSame(),)))
    )
    judge.index.update(paths)
    document = document_of(read("a.md"))
    assert [one.code for one in check(document, [ActiveRule(LongOrSame())])] == ["long"]
    bound = ActiveRule(Bound(LongOrSame(), judge.evidence))
    assert [one.code for one in check(document, [bound])] == ["long", "same"]


@dataclass(frozen=True)
class Named:
    """Reports words that no post begins with; knows which posts it has not read."""

    meta: ClassVar[Meta] = Meta(
        name="named",
        summary="test",
        messages={"absent": "no post begins with {word}; unread: {unread}"},
        reads=frozenset({"site"}),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        yield Fact(document.text.split(maxsplit=1)[0].encode(), payload=document.text.encode())

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        for word in document.text.split()[1:]:
            if not evidence.find(word.encode()).members:
                unread = ", ".join(sorted(evidence.unread))
                if not evidence.find(word.encode()).members:
                    yield Violation(Span(0, 1), "absent", {"word": word, "unread": unread})


def named(judge: Judge, path: str) -> list[str]:
    return [
        finding.message
        for finding in check(document_of(read(path)), [ActiveRule(Bound(Named(), judge.evidence))])
    ]


def whole(site: str = "", file: str = "") -> Judge:
    def posts(root: str) -> Iterable[str]:
        return [path.as_posix() for path in Path(root).glob("*.md")]

    reader = Reader(read, document_of, lambda _: (Named(),), posts=posts, site=lambda _: site)
    return Judge(SiteIndex(Path.cwd().as_posix(), Store(file), reader))


def test_a_key_is_found_that_the_document_does_not_have() -> None:
    write(a="one two three one", b="two", c="three", d="four one two")
    judge = whole()
    judge.index.update([f"{Path.cwd()}/{name}.md" for name in "abcd"])
    assert named(judge, "a.md") == []
    write(b="five")
    Path("c.md").unlink()
    judge.index.verified.clear()
    assert named(judge, "a.md") == [
        "no post begins with three; unread: ",
        "no post begins with two; unread: ",
    ]


def test_a_key_of_very_many_documents_is_found() -> None:
    write(**{f"p{number}": "many x" for number in range(300)})
    judge = whole()
    judge.index.update([f"{Path.cwd()}/p{number}.md" for number in range(300)])
    group = judge.evidence(Named(), document_of(read("p299.md"))).find(b"many")
    assert group.documents == 300
    assert len(group.members) == 64


def test_posts_that_the_index_does_not_know_are_named() -> None:
    write(a="one two", b="two", c="three")
    judge = whole()
    judge.index.update([f"{Path.cwd()}/a.md", f"{Path.cwd()}/c.md"])
    assert named(judge, "a.md") == ["no post begins with two; unread: b.md"]


def test_what_changed_is_read_before_the_unread_are_named() -> None:
    write(a="one two", b="three")
    judge = whole()
    judge.index.update([f"{Path.cwd()}/a.md", f"{Path.cwd()}/b.md"])
    judge.index.verified.clear()
    write(b="two and more")
    assert named(judge, "a.md") == []


def test_a_rule_that_reads_the_site_collects_anew_when_it_changes() -> None:
    write(a="one")
    path = f"{Path.cwd()}/a.md"
    for site, collected in (("x", 1), ("x", 0), ("y", 1)):
        judge = whole(site, "index.sqlite")
        judge.index.number(Named())
        judge.index.update([path])
        assert judge.index.counts.collected == collected, site
        judge.index.store.close()


def test_a_post_whose_name_is_no_text_is_compared_like_any_other() -> None:
    name = os.fsdecode(b"h\xe4fen.md")
    write(a=PASSAGE)
    Path(name).write_text(PASSAGE, "utf-8")
    assert ran("check", ".", *SELECT).stdout.count('"rule": "duplicate-passage-across-posts"') == 2
    ran("index", "build")
    assert ran("check", name, *SELECT).stdout.count('"rule": "duplicate-passage-across-posts"') == 1
    Path(name).unlink()
    assert "removed: 1" in ran("index", "build").stdout


@pytest.mark.parametrize("others", [0, 60])
def test_the_first_holders_of_a_key_are_so_by_path(others: int) -> None:
    store, rule = Store(""), 1
    with store.batch():
        for at in (5, 3, 4, 1, 2):
            document, _ = store.put(f"{at}.md", Fingerprint(b"%d" % at), b"")
            store.add([(document, rule, Record(((7, 0, 1, b""), (7, 9, 1, b"")), b""))])
        for at in range(others):
            store.put(f"other{at}.md", Fingerprint(b"o%d" % at), b"")
    assert store.holders(rule, 7) == 5
    assert store.holders(rule, 8) == 0
    first = store.first_holders(rule, 7, 5, 3)
    assert [known.path for known in map(store.document, first) if known] == ["1.md", "2.md", "3.md"]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.sets(st.integers(1, 4))), max_size=25))
def test_what_was_counted_once_stays_right(changes: list[tuple[bool, int, set[int]]]) -> None:
    store, rule = Store(""), 1
    kept: dict[int, set[int]] = {}
    for remove, name, keys in changes:
        with store.batch():
            document, _ = store.put(f"{name}.md", Fingerprint(repr((remove, keys)).encode()), b"")
            store.add([(document, rule, Record(tuple((key, 0, 1, b"") for key in keys), b""))])
            kept[name] = keys
            if remove:
                store.remove(document)
                del kept[name]
        for key in range(1, 4):  # the last is counted only at the end
            assert store.holders(rule, key) == sum(key in keys for keys in kept.values())
    assert store.holders(rule, 4) == sum(4 in keys for keys in kept.values())
    store.close()
