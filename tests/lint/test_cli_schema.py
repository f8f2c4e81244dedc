from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main
from copydesk.front_matter.schema import BUILT_IN


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(25):
        subject = "subjet" if number == 3 else "subject"
        Path(f"post-{number:02}.md").write_text(
            f"---\ntitle: The harbour, part {number}\n{subject}: sea\n---\nText.\n", "utf-8"
        )


def ran(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


def test_a_draft_goes_to_stdout_and_what_is_rare_to_stderr() -> None:
    result = ran("infer", ".")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["required"] == ["title"]
    assert result.stderr == (
        "drafted from 25 posts\n"
        "`subject` is in 24 of 25 posts and not required: see --required\n"
        "post-03.md: the key `subjet` is in this post alone: did you mean `subject`?\n"
    )


def test_posts_that_say_nothing_are_left_out_and_counted() -> None:
    Path("plain.md").write_text("Text.\n", "utf-8")
    Path("broken.md").write_text("---\ntitle: a: b\n---\nText.\n", "utf-8")
    Path("binary.md").write_bytes(b"\xff\xfa")
    said = ran("infer").stderr.split("\n")[0]
    assert said == "drafted from 25 posts (1 without front matter and 2 that cannot be read left out)"


def test_the_share_that_makes_a_key_required_can_be_lowered() -> None:
    assert json.loads(ran("infer", "--required", "90").stdout)["required"] == ["title", "subject"]


def test_an_open_draft() -> None:
    assert "additionalProperties" not in json.loads(ran("infer", "--open").stdout)


def test_a_file_is_written_once() -> None:
    assert ran("infer", "--output", "post.json").stdout == ""
    written = Path("post.json").read_text("utf-8")
    result = ran("infer", "--required", "1", "--output", "post.json")
    assert result.exit_code == 2
    assert "post.json: exists already; nothing was written" in result.stderr
    assert Path("post.json").read_text("utf-8") == written


def test_a_draft_serves_as_the_schema_of_the_site() -> None:
    assert ran("infer", "--output", "post.json").exit_code == 0
    Path("copydesk.yaml").write_text("schema: post.json\n", "utf-8")
    Path("post-30.md").write_text("---\ntitel: The pier\n---\nText.\n", "utf-8")
    result = CliRunner().invoke(main, ["check", "--select", "front-matter-schema", "."])
    assert result.stdout.count("error[") == 1
    assert (
        "post-30.md:2:1: error[front-matter-schema/unknown-key] `titel` is not a known key" in result.stdout
    )


def test_without_front_matter_there_is_nothing_to_draft_from() -> None:
    for path in Path().glob("*.md"):
        path.write_text("Text.\n", "utf-8")
    result = ran("infer")
    assert result.exit_code == 2
    assert (
        "there is no front matter to draft a schema from (25 without front matter left out)" in result.stderr
    )


def test_built_in_schemas_are_listed_and_shown() -> None:
    listed = ran("list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == [*BUILT_IN]
    for name in BUILT_IN:
        shown = json.loads(ran("show", name).stdout)
        assert shown["properties"]
    assert ran("show", "copydesk:jekyll").stdout == ran("show", "jekyll").stdout


def test_an_unknown_schema_is_a_usage_error() -> None:
    result = ran("show", "jekyl")
    assert result.exit_code == 2
    assert "there is no built-in schema `jekyl`: did you mean `jekyll`?" in result.stderr
    assert "choose one of astro, " in ran("show", "wordpress").stderr
