"""The example plugin of tests/plugin, installed as a user installs one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main

POST = "---\ntitle: A post\n---\n\n# LOUD NEWS\n\nThey utilize a very unique pier.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("post.md").write_text(POST, "utf-8")


def ran(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_its_rules_run() -> None:
    out = ran("check", "--select", "example/", "--format", "example-lines", "post.md").stdout
    assert out == "post.md 5 example/shouting\npost.md 7 example/utilize\npost.md 7 example/very\n"


def test_its_options_and_severities_are_configured() -> None:
    Path("copydesk.yaml").write_text(
        "rules: {example/shouting: {minimum: 40}, example/utilize: off, example/very/banned: error}\n",
        "utf-8",
    )
    result = ran("check", "--select", "example/shouting,example/very", "--format", "example-lines", "post.md")
    assert result.stdout == "post.md 7 example/very\n"
    assert result.exit_code == 1


def test_a_rule_made_from_data_has_no_options() -> None:
    Path("copydesk.yaml").write_text("rules: {example/very: {words: [x]}}\n", "utf-8")
    result = ran("check", "post.md")
    assert result.exit_code == 2
    assert "copydesk.yaml:1:24: `example/very` has no option `words`" in result.stderr


def test_its_fixes_go_in() -> None:
    ran("check", "--select", "example/", "--fix", "post.md")
    assert "They use a unique pier." in Path("post.md").read_text("utf-8")


def test_it_is_described_with_its_distribution() -> None:
    assert "copydesk_example 1.0" in ran("rule", "example/very").stdout


def test_it_can_be_required() -> None:
    Path("copydesk.yaml").write_text("plugins: {require: [copydesk-example]}\n", "utf-8")
    assert ran("check", "--select", "example/", "post.md").exit_code == 0
    Path("copydesk.yaml").write_text("plugins: {require: [copydesk-missing]}\n", "utf-8")
    result = ran("check", "post.md")
    assert result.exit_code == 2
    assert "the required plugin `copydesk-missing` is not installed" in result.stderr
