"""What rules said is kept in the index, and asked for again only when it may have changed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import (
    Applicability,
    Confidence,
    Document,
    Edit,
    Evidence,
    Fact,
    Fix,
    Meta,
    Place,
    Position,
    Related,
    Site,
    Source,
    Span,
    Violation,
)
from copydesk.engine import COMPARED, ActiveRule, Finding, check
from copydesk.index import Bound
from copydesk.index.evidence import Judge
from copydesk.index.memory import Memory, _read, _written, code_of, names_below
from copydesk.index.site_index import Reader, SiteIndex
from copydesk.index.store import Store
from copydesk.run import read
from copydesk.testing import document_of

ASKED: list[str] = []


@dataclass(frozen=True)
class Long:
    least: int = 3
    meta: ClassVar[Meta] = Meta(name="long", summary="test", messages={"long": "{letters} letters"})

    def check(self, document: Document) -> Iterator[Violation]:
        ASKED.append("long")
        if "crash" in document.text:
            raise RuntimeError
        if len(document.text) > self.least:
            yield Violation(Span(0, 1), "long", {"letters": len(document.text)})


@dataclass(frozen=True)
class Looking:
    meta: ClassVar[Meta] = Meta(
        name="looking", summary="test", messages={"gone": "gone"}, reads=frozenset({"files"})
    )

    def check(self, document: Document) -> Iterator[Violation]:
        ASKED.append("looking")
        if not Path("image.png").exists():
            yield Violation(Span(0, 1), "gone")


@dataclass(frozen=True)
class LookingFor:
    meta: ClassVar[Meta] = Meta(
        name="looking-for", summary="test", messages={"gone": "gone"}, reads=frozenset({"names"})
    )

    def check(self, document: Document) -> Iterator[Violation]:
        ASKED.append("looking-for")
        return iter(())


@dataclass(frozen=True)
class Same:
    meta: ClassVar[Meta] = Meta(
        name="same",
        summary="test",
        messages={"same": "in {posts} posts"},
        notes={"there": "there"},
        reads=frozenset({"index"}),
    )

    def collect(self, document: Document) -> Iterable[Fact]:
        yield Fact(document.text[:1].encode(), Span(0, 1))

    def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
        ASKED.append("same")
        for group in evidence.groups:
            yield Violation(Span(0, 1), "same", {"posts": group.documents})


RULES = (ActiveRule(Long()), ActiveRule(Looking()), ActiveRule(Same()))


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteIndex:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a", "x and more\n"), ("b", "x\n"), ("c", "y\n")):
        Path(f"{name}.md").write_text(text, "utf-8")
    found = SiteIndex(Path.cwd().as_posix(), Store("index"), Reader(read, document_of, lambda _: (Same(),)))
    found.update(["a.md", "b.md", "c.md"])
    return found


def found_in(
    index: SiteIndex,
    path: str,
    rules: tuple[ActiveRule, ...] = RULES,
    code: str = "1",
    site: Site = Site(),  # noqa: B008 - frozen
) -> tuple[list[Finding], list[str]]:
    ASKED.clear()
    source = read(path)
    gather = Judge(index).evidence
    bound = [
        one._replace(rule=Bound(one.rule, gather), part=COMPARED) if isinstance(one.rule, Same) else one
        for one in rules
    ]
    memory = Memory(index.store, index.relative, code, names_below("."))
    findings = check(document_of(source), bound, recollection=memory.of(source, rules, site))
    return findings, list(ASKED)


def test_a_post_that_did_not_change_is_not_judged_again(index: SiteIndex) -> None:
    first, asked = found_in(index, "a.md")
    assert asked == ["long", "looking", "same"]
    again, asked = found_in(index, "a.md")
    assert asked == ["looking"]
    assert again == first


def test_files_are_looked_for_again_when_there_are_others(index: SiteIndex) -> None:
    rules = (*RULES, ActiveRule(LookingFor()))
    assert found_in(index, "c.md", rules)[1][-1] == "looking-for"
    assert found_in(index, "c.md", rules)[1] == ["looking"]
    Path("folder").mkdir()
    Path("folder/image.png").touch()
    assert found_in(index, "c.md", rules)[1] == ["looking", "looking-for"]
    Path("a.md").write_text("x changed\n", "utf-8")
    assert found_in(index, "c.md", rules)[1] == ["looking"]


def test_names_behind_a_link_are_not_known(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    assert names_below(str(tmp_path))
    (tmp_path / "more").symlink_to(tmp_path / "images")
    assert names_below(str(tmp_path)) == ""


def test_files_are_looked_at_each_time(index: SiteIndex) -> None:
    assert {finding.code for finding in found_in(index, "c.md")[0]} == {"gone"}
    Path("image.png").touch()
    assert found_in(index, "c.md")[0] == []


def test_another_text_is_judged(index: SiteIndex) -> None:
    found_in(index, "a.md")
    Path("a.md").write_text("x and even more\n", "utf-8")
    findings, asked = found_in(index, "a.md")
    assert asked == ["long", "looking", "same"]
    assert "16 letters" in {finding.message for finding in findings}


def test_another_post_that_changed_has_comparisons_made_again(index: SiteIndex) -> None:
    found_in(index, "a.md")
    Path("c.md").write_text("x too\n", "utf-8")
    index.update(["c.md"])
    findings, asked = found_in(index, "a.md")
    assert asked == ["looking", "same"]
    assert "in 3 posts" in {finding.message for finding in findings}
    assert found_in(index, "a.md")[1] == ["looking"]


def test_a_post_that_is_gone_has_comparisons_made_again(index: SiteIndex) -> None:
    found_in(index, "a.md")
    Path("b.md").unlink()
    index.sweep()
    findings, asked = found_in(index, "a.md")
    assert asked == ["looking", "same"]
    assert "same" not in {finding.code for finding in findings}


@pytest.mark.parametrize(
    "other",
    [
        {"rules": (ActiveRule(Long(99)), *RULES[1:])},
        {"code": "2"},
        {"site": Site(language="ja")},
        {"rules": RULES[:1]},
    ],
)
def test_other_options_code_or_site_are_another_matter(index: SiteIndex, other: dict[str, object]) -> None:
    found_in(index, "a.md")
    assert "long" in found_in(index, "a.md", **other)[1]  # type: ignore[arg-type]  # one of the parameters


def test_what_a_severity_hides_is_remembered_and_stamped_anew(index: SiteIndex) -> None:
    from copydesk import Severity

    found_in(index, "a.md")
    stern = (ActiveRule(Long(), Severity.ERROR), *RULES[1:])
    findings, asked = found_in(index, "a.md", stern)
    assert asked == ["looking"]
    assert Severity.ERROR in {finding.severity for finding in findings}


def test_a_crash_is_not_remembered(index: SiteIndex) -> None:
    Path("a.md").write_text("x crash\n", "utf-8")
    for _ in range(2):
        findings, asked = found_in(index, "a.md")
        assert "rule-crash" in {finding.rule for finding in findings}
        assert asked[0] == "long"


OUTSIDE = '{"long": [[[0, 99], "long", {"letters": 1}, "certain", [], [null]]]}'


@pytest.mark.parametrize("text", ["", "[]", "{", OUTSIDE, '{"other": []}', '{"long": [[1]]}'])
def test_a_memory_that_was_tampered_with_is_none(index: SiteIndex, text: str) -> None:
    first, _ = found_in(index, "a.md")
    with index.store.batch():
        index.store.run("update verdicts set found = ?", (text,))
    findings, asked = found_in(index, "a.md")
    assert findings == first
    assert asked == ["long", "looking", "same"]


SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: Span(*sorted(pair)))
PARAMS = st.dictionaries(
    st.text(max_size=3), st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.none())
)
PLACES = st.one_of(
    SPANS, st.builds(Place, st.text(max_size=4), st.builds(Position, st.integers(1, 9), st.integers(1, 9)),
                     st.builds(Position, st.integers(1, 9), st.integers(1, 9)))
)  # fmt: skip
FIXES = st.builds(
    Fix, st.text(max_size=5), st.builds(Edit, SPANS, st.just("x")).map(lambda edit: (edit,)),
    st.sampled_from(Applicability),
)  # fmt: skip
VIOLATIONS = st.builds(
    Violation,
    SPANS,
    st.just("long"),
    PARAMS.map(lambda params: {**params, "letters": 1}),
    st.sampled_from(Confidence),
    st.lists(st.builds(Related, PLACES, st.just("there"), PARAMS), max_size=2).map(tuple),
    st.none() | FIXES,
    st.lists(FIXES, max_size=2).map(tuple),
)


@given(st.lists(VIOLATIONS, max_size=3))
def test_violations_survive_writing(violations: list[Violation]) -> None:
    meta = Long.meta._replace(notes={"there": "there"})
    written = _written({"long": violations, "else": []}, ["long"])
    assert _read(written, {"long": meta}, 4) == {"long": violations}
    json.loads(written)


def test_the_code_of_rules_is_told_apart_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "rule.py").write_text("a = 1\n", "utf-8")
    before = code_of.__wrapped__((tmp_path.as_posix(),))
    assert before == code_of.__wrapped__((tmp_path.as_posix(),))
    (tmp_path / "rule.py").write_text("a = 22\n", "utf-8")
    assert before != code_of.__wrapped__((tmp_path.as_posix(),))


def test_two_processes_have_one_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copydesk.yaml").write_text("rules:\n  unused-suppression: error\n", "utf-8")
    for number in range(3):
        text = f"---\ntitle: Pier {number}\n---\nBoats left at {number} and came back.\n\n---END---\n"
        (tmp_path / f"{number}.md").write_text(text, "utf-8")

    def copydesk(*arguments: str) -> str:
        command = [sys.executable, "-m", "copydesk", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    copydesk("index", "build")
    first = copydesk("check", ".")
    assert "generation-marker/end" in first
    store = Store(".copydesk/index.sqlite")
    with store.batch():
        store.run("update verdicts set found = replace(found, 'likely', 'possible')")
        store.run("update verdicts set found = replace(found, 'certain', 'possible')")
    store.close()
    assert "generation-marker/end" not in copydesk("check", ".")


def test_source_of_another_name_is_another_post(index: SiteIndex) -> None:
    found_in(index, "a.md")
    source = Source.from_text("./a.md", read("a.md").text)
    memory = Memory(index.store, index.relative, "1")
    assert not memory.of(source, RULES, Site()).known


def test_what_a_rule_says_of_a_post_alone_outlives_a_change_of_another(index: SiteIndex) -> None:
    @dataclass(frozen=True)
    class Both:
        meta: ClassVar[Meta] = Meta(
            name="both",
            summary="test",
            messages={"alone": "alone", "same": "in {posts} posts"},
            reads=frozenset({"index"}),
        )

        def check(self, document: Document) -> Iterator[Violation]:
            ASKED.append("alone")
            yield Violation(Span(0, 1), "alone")

        def collect(self, document: Document) -> Iterable[Fact]:
            return Same().collect(document)

        def compare(self, document: Document, evidence: Evidence) -> Iterator[Violation]:
            return Same().compare(document, evidence)

    def codes() -> tuple[list[str], list[str]]:
        ASKED.clear()
        source = read("a.md")
        rules = (ActiveRule(Both()),)
        bound = ActiveRule(Bound(Both(), Judge(index).evidence, alone=False), part=COMPARED)
        memory = Memory(index.store, index.relative, "1")
        remembered = rules_of.setdefault("a", rules)
        found = check(
            document_of(source), [*rules, bound], recollection=memory.of(source, remembered, Site())
        )
        return [finding.code for finding in found], list(ASKED)

    rules_of: dict[str, tuple[ActiveRule, ...]] = {}
    index.reader = Reader(read, document_of, lambda _: (Both(),))
    index._numbers.clear()
    index.update(["a.md", "b.md", "c.md"])
    assert codes() == (["alone", "same"], ["alone", "same"])
    assert codes() == (["alone", "same"], [])
    Path("c.md").write_text("x too\n", "utf-8")
    index.update(["c.md"])
    assert codes() == (["alone", "same"], ["same"])
