"""`copydesk reading-time`, through the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["reading-time", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "stale.md").write_bytes(
        b"---\r\ntitle: a\r\nread_time: '9 min read'\r\n---\r\n\r\nThe river.\r\n"
    )
    (posts / "none.md").write_text("---\ntitle: b\n---\n\nThe river.\n", "utf-8")
    (posts / "bare.md").write_text("The river.\n", "utf-8")
    return posts


def test_the_table_says_what_is_stated_and_what_is_taken(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = run("posts")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "stated  takes  post",
        "     -      1  posts/bare.md",
        "     -      1  posts/none.md",
        "     9      1  posts/stale.md",
    ]
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_write_sets_the_field_and_nothing_else(folder: Path) -> None:
    result = run("posts", "--write")
    assert result.exit_code == 0
    assert (folder / "stale.md").read_bytes() == (
        b"---\r\ntitle: a\r\nread_time: '1 min read'\r\n---\r\n\r\nThe river.\r\n"
    )
    assert (folder / "none.md").read_text("utf-8") == "---\ntitle: b\nreading_time: 1\n---\n\nThe river.\n"
    assert (folder / "bare.md").read_text("utf-8") == "The river.\n"
    assert "posts/bare.md: not written" in result.stderr


def test_the_configured_formula_is_used(folder: Path) -> None:
    (folder.parent / "copydesk.yaml").write_text('rules: {reading-time: {formula: "words:1"}}\n', "utf-8")
    assert "     9      2  posts/stale.md" in run("posts").stdout


def test_a_post_with_a_repeated_passage_is_not_written(folder: Path) -> None:
    passage = (
        "川は山から流れ、野を横切り、町を抜け、海へ注ぎます。"
        "水は雨から生まれ、森の土にしみ、岩の間から湧き出します。\n\n"
    )
    text = f"---\nreading_time: 9\n---\n\n{passage}誰も泳ぎません。\n\n{passage}"
    (folder / "twice.md").write_text(text, "utf-8")
    result = run("posts/twice.md", "--write")
    assert "posts/twice.md: not written" in result.stderr
    assert (folder / "twice.md").read_text("utf-8") == text


def test_a_missing_path_is_a_usage_error(folder: Path) -> None:
    result = run("elsewhere")
    assert result.exit_code == 2
    assert "elsewhere" in result.stderr


def test_what_the_posts_have_in_common_is_said_below_the_table(folder: Path) -> None:
    for at in range(20):
        (folder / f"same{at:02}.md").write_text("---\nreading_time: 9\n---\n\nThe river.\n", "utf-8")
    result = run("posts")
    assert result.stderr == (
        "copydesk: 21 of 21 posts say 9 min, 21 of them wrongly, one of which takes 1: "
        "the value looks hard-coded\n"
    )
    assert result.exit_code == 0
