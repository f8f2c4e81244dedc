from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Document, Span
from copydesk.cli import main
from copydesk.engine import Finding
from copydesk.own import CRASH
from copydesk.testing import beside, findings, rule_document
from copydesk_rules.analyses.letters import letters
from copydesk_rules.analyses.overlapping import overlaps
from copydesk_rules.analyses.stream import packed, stream, unpacked
from copydesk_rules.analyses.winnowing import DENSE, SPACED, Scale, fingerprints
from copydesk_rules.duplicate_line_across_posts import DuplicateLineAcrossPosts
from copydesk_rules.duplicate_passage_across_posts import DuplicatePassageAcrossPosts

PASSAGE = (
    "港の市場は夜明け前に開き、漁師たちは獲れたばかりの魚を氷の上に並べていく。"
    "買い手はひとつずつ手に取り、重さと色つやを確かめてから値をつける。"
)
OTHER = (
    "岬の灯台まで歩くと、風の強い日には波の音が足もとから聞こえてくるので、子どもたちは手をつないで歩いた。"
)


def found(posts: dict[str, str], name: str, rule: DuplicatePassageAcrossPosts | None = None) -> list[Finding]:
    bound = beside(rule or DuplicatePassageAcrossPosts(), posts)
    return findings(rule_document(posts[name], name), bound)


def noise(seed: int, count: int) -> str:
    chooser = random.Random(seed)
    return "".join(chr(chooser.randrange(0x4E00, 0x9000)) for _ in range(count))


@given(seed=st.integers(0, 10**6), dense=st.booleans(), before=st.integers(0, 90), after=st.integers(0, 90))
@settings(max_examples=60, deadline=None)
def test_a_shared_run_of_the_guaranteed_length_shares_a_fingerprint(
    *, seed: int, dense: bool, before: int, after: int
) -> None:
    scale: Scale = DENSE if dense else SPACED
    run = noise(seed, scale.size + scale.window - 1)
    one = noise(seed + 1, before) + run + noise(seed + 2, 80)
    other = noise(seed + 3, after) + run + noise(seed + 4, 70)
    first, second = fingerprints([(one, (scale,)), (other, (scale,))])
    assert {print_.key for print_ in first} & {print_.key for print_ in second}


@given(text=st.text(alphabet="ab", max_size=200), dense=st.booleans())
@settings(deadline=None)
def test_fingerprints_are_in_order_and_lie_inside(*, text: str, dense: bool) -> None:
    (prints,) = fingerprints([(text, (DENSE if dense else SPACED,))])
    places = [one.letter for one in prints]
    assert places == sorted(places)
    size = (DENSE if dense else SPACED).size
    assert all(place + size <= len(text) for place in places)
    assert bool(places) == (len(text) >= size)


def test_what_stands_again_in_a_text_has_one_fingerprint() -> None:
    (prints,) = fingerprints([("あ" * 10_000, (DENSE,))])
    assert len(prints) == 1


def test_letters_beyond_the_basic_plane_have_fingerprints_too() -> None:
    (prints,) = fingerprints([("𠮷野家" * 20, (DENSE,))])
    assert prints


@given(
    st.lists(
        st.sampled_from(
            ["海の話。", "**強い**", "`code`", "&amp;", "[リンク](/a)", "word ", "\n", "\n\n", "😀"]
        ),
        max_size=40,
    ).map("".join)
)
@settings(deadline=None)
def test_a_stream_says_where_each_letter_stands(text: str) -> None:
    document: Document = rule_document(text)
    expected, kept = letters(document), stream(document)
    assert unpacked(packed(kept)) == kept
    for letter in range(len(expected)):
        assert kept.place(letter) == expected.source(letter, letter + 1).start
        assert kept.letter(kept.place(letter)) == letter
        assert kept.source(Span(0, letter + 1)) == expected.source(0, letter + 1)


def test_a_passage_grows_over_small_differences_and_no_further() -> None:
    own = noise(1, 50) + noise(2, 40) + "変更" + noise(3, 40) + noise(4, 50)
    other = noise(5, 30) + noise(2, 40) + "別の言葉" + noise(3, 40) + noise(6, 50)
    ((overlap,),) = overlaps([(own, other, [(55, 35)])], 16)
    assert overlap.own == Span(50, 132)
    assert overlap.other == Span(30, 114)
    assert overlap.letters == 80


def test_seeds_that_do_not_agree_are_left_out() -> None:
    assert list(overlaps([(noise(1, 50), noise(2, 50), [(0, 0), (40, 40)])], 16)) == [[]]


def test_a_copy_is_found_from_both_sides_with_the_same_fingerprint() -> None:
    posts = {"a.md": f"はじめに。\n\n{PASSAGE}\n", "b.md": f"{OTHER}\n\n- {PASSAGE}\n"}
    (one,), (other,) = found(posts, "a.md"), found(posts, "b.md")
    assert one.params["passage"] == other.params["passage"]
    assert one.related[0].location.start == (3, 3)
    assert other.related[0].location.start == (3, 1)


def test_two_passages_of_one_other_post_are_two_findings() -> None:
    posts = {
        "a.md": f"{PASSAGE}\n\n{noise(1, 60)}\n\n{OTHER}\n",
        "b.md": f"{OTHER}\n\n{noise(2, 60)}\n\n{PASSAGE}\n",
    }
    assert [finding.location.start.line for finding in found(posts, "a.md")] == [1, 5]


def test_what_stands_twice_here_and_once_there_is_reported_once() -> None:
    posts = {"a.md": f"{PASSAGE}\n\n{OTHER}\n\n{PASSAGE}\n", "b.md": f"{PASSAGE}\n"}
    assert [finding.location.start.line for finding in found(posts, "a.md")] == [1]


def test_boilerplate_names_three_samples_and_how_many_posts_there_are() -> None:
    posts = {f"p{n}.md": f"{noise(n, 30)}\n\n{PASSAGE}\n\n{noise(n + 50, 30)}\n" for n in range(9)}
    (finding,) = found(posts, "p0.md")
    assert finding.code == "boilerplate"
    assert finding.params["posts"] == 9
    assert [note.location.path for note in finding.related] == ["p1.md", "p2.md", "p3.md"]
    assert not any(found(posts, f"p{n}.md") for n in range(1, 9))


def test_a_passage_is_found_between_a_post_in_one_script_and_a_mixed_one() -> None:
    mixed = f"{'the ferry leaves at six ' * 12}\n\n{PASSAGE}\n"
    posts = {"a.md": f"{noise(1, 300)}\n\n{PASSAGE}\n", "b.md": mixed}
    assert len(found(posts, "a.md")) == len(found(posts, "b.md")) == 1


def test_a_copy_beside_boilerplate_is_still_a_copy() -> None:
    posts = {f"p{n}.md": f"{noise(n, 30)}\n\n{PASSAGE}\n" for n in range(7)}
    posts["p5.md"] += f"\n{noise(98, 40)}\n\n{OTHER}\n"
    posts["p6.md"] += f"\n{noise(99, 40)}\n\n{OTHER}\n"
    assert [finding.code for finding in found(posts, "p6.md")] == ["copy"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "あ" * 3000,
        "word " * 2000,
        f"{PASSAGE}\n\n" * 40,
        "---\ntitle: [\n",
        "> " * 200 + PASSAGE,
        "𠮷" * 500,
    ],
    ids=["empty", "one letter", "one word", "many copies", "broken", "quotes", "astral"],
)
def test_hostile_posts_crash_no_rule(text: str) -> None:
    posts = {"a.md": text, "b.md": text, "c.md": text}
    for rule in (DuplicatePassageAcrossPosts(), DuplicateLineAcrossPosts(posts=2)):
        for finding in findings(rule_document(text, "a.md"), beside(rule, posts)):
            assert finding.rule != CRASH.name, finding.message


def test_the_command_prints_clusters_and_the_most_copied_passages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"a": PASSAGE, "b": f"{PASSAGE}\n\n{OTHER}", "c": OTHER, "d": "別の話。"}.items():
        Path(f"{name}.md").write_text(f"{noise(ord(name), 20)}\n\n{text}\n", "utf-8")
    result = CliRunner().invoke(main, ["duplicates", "."])
    assert result.stdout.startswith("posts with passages in common: 3; clusters: 1; passages: 2\n")
    assert "  a.md:3:1\n  b.md:3:1" in result.stdout
    made = json.loads(CliRunner().invoke(main, ["duplicates", ".", "--format", "json"]).stdout)
    assert made["clusters"][0]["posts"] == ["a.md", "b.md", "c.md"]
    assert {place["path"] for place in made["passages"][0]["places"]} == {"a.md", "b.md"}
    assert CliRunner().invoke(main, ["duplicates", "nowhere"]).exit_code == 2
