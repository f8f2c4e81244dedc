from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main

POST = """---
title: "The harbour opens again"
date: 2026-01-02
---

The harbour opens again

Work on the north pier took two years. The first ferry leaves on Monday.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    Path("post.md").write_text(POST, "utf-8")


def ran(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=text)


CHECK = ("check", "--select", "title-in-body")


def test_a_finding_is_printed_and_the_exit_code_follows_the_limit() -> None:
    result = ran(*CHECK, "post.md")
    assert result.stdout.startswith("post.md:6:1: warning[title-in-body/opening] ")
    assert "6 | The harbour opens again\n  | ^^^^^^^^" in result.stdout
    assert result.stderr == "1 warning in 1 post\n"
    assert result.exit_code == 0
    assert ran(*CHECK, "--fail-on", "warning", "post.md").exit_code == 1


def test_without_paths_the_current_folder_is_checked() -> None:
    assert "1 warning in 1 post" in ran(*CHECK).stderr


def test_json_goes_to_stdout_alone() -> None:
    result = ran(*CHECK, "--format", "json", "post.md")
    assert json.loads(result.stdout)["summary"]["warnings"] == 1


def test_standard_input() -> None:
    result = ran(*CHECK, "-", "--stdin-filename", "in.md", text=POST)
    assert result.stdout.startswith("in.md:6:1: ")


def test_fix_writes_and_says_so() -> None:
    result = ran(*CHECK, "--fix", "post.md")
    assert "no findings in 1 post, 1 fix applied" in result.stderr
    assert Path("post.md").read_text("utf-8") == POST.replace("\nThe harbour opens again\n", "", 1)


def test_fix_on_standard_input_prints_the_post() -> None:
    result = ran(*CHECK, "--fix", "-", text=POST)
    assert result.stdout == POST.replace("\nThe harbour opens again\n", "", 1)


def test_diff_changes_nothing() -> None:
    result = ran(*CHECK, "--diff", "post.md")
    assert "-The harbour opens again\n" in result.stdout
    assert result.exit_code == 1
    assert Path("post.md").read_text("utf-8") == POST


def test_output_file() -> None:
    ran(*CHECK, "--format", "json", "--output-file", "out.json", "post.md")
    assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nothing.md"], "nothing.md: there is no such file or folder"),
        (["check", "--select", "titel-in-body", "post.md"], "did you mean `title-in-body`?"),
        (["check", "--format", "pdf", "post.md"], "there is no format `pdf`"),
        (["check", "-", "post.md"], "`-` stands alone"),
        (["check", "--config", "none.yaml", "post.md"], "none.yaml: there is no such configuration file"),
        (["rule", "titel-in-body"], "did you mean `title-in-body`?"),
        (["chekc"], "No such command"),
    ],
)
def test_usage_errors_end_with_2(arguments: list[str], said: str) -> None:
    result = ran(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_wrong_configuration_ends_with_2_and_its_place() -> None:
    Path("copydesk.yaml").write_text("rules: {titel-in-body: error}\n", "utf-8")
    result = ran("check", "post.md")
    assert result.exit_code == 2
    assert (
        "copydesk.yaml:1:9: there is no rule `titel-in-body`: did you mean `title-in-body`?" in result.stderr
    )


def test_an_undecodable_file_hides_no_other() -> None:
    Path("broken.md").write_bytes(b"\xff\xfa")
    result = ran(*CHECK, ".")
    assert "broken.md:1:1: error[undecodable-file/undecodable]" in result.stdout
    assert "post.md:6:1: " in result.stdout
    assert result.exit_code == 1


def test_a_file_that_vanishes_ends_with_2_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("gone.md").symlink_to("post.md")
    real = Path.open

    def opened(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.name == "other.md" and "rb" in arguments:
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    Path("other.md").write_text("text\n", "utf-8")
    monkeypatch.setattr(Path, "open", opened)
    result = ran(*CHECK, "other.md", "post.md")
    assert "copydesk: other.md: Permission denied" in result.stderr
    assert "post.md:6:1: " in result.stdout
    assert result.exit_code == 2


def test_rules_are_listed_and_described() -> None:
    assert "title-in-body" in ran("rule").stdout
    described = ran("rule", "title-in-body").stdout
    assert "on by default" in described
    assert "Codes:" in described
    assert ran("rule", "rule-crash").exit_code == 0


def test_config_show_says_where_settings_come_from() -> None:
    Path("copydesk.yaml").write_text("rules:\n  title-in-body: error\n", "utf-8")
    out = ran("config", "show", "--for", "post.md").stdout
    assert "configuration: copydesk.yaml" in out
    assert "  title-in-body: error  # copydesk.yaml:2" in out


def test_init_writes_once() -> None:
    Path("_config.yml").write_text("timezone: Asia/Tokyo\n", "utf-8")
    assert ran("init").exit_code == 0
    text = Path("copydesk.yaml").read_text("utf-8")
    assert "generator: jekyll" in text
    assert "timezone: Asia/Tokyo" in text
    assert ran("check", "--isolated", "post.md").exit_code in {0, 1}
    again = ran("init")
    assert again.exit_code == 2
    assert Path("copydesk.yaml").read_text("utf-8") == text


def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in ran(*CHECK, "post.md").stdout
    assert "\x1b[" in ran(*CHECK, "--color", "always", "post.md").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in ran(*CHECK, "post.md").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in ran(*CHECK, "post.md").stdout


def test_the_module_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("copydesk ")


def test_a_closed_pipe_is_no_crash() -> None:
    command = f"{sys.executable} -m copydesk rule | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_a_file_larger_than_a_post_is_a_finding_and_is_not_read() -> None:
    Path("large.md").write_bytes(b"a" * (2 * 1024 * 1024 + 1))
    result = ran("check", "large.md", "post.md")
    assert "large.md:1:1: error[undecodable-file/undecodable]" in result.stdout
    assert "more than 2 MiB" in result.stdout
    assert "post.md:6:1: " in result.stdout
    assert ran("check", "--fix", "large.md").exit_code == 1
    assert Path("large.md").stat().st_size > 2 * 1024 * 1024


def test_a_selection_that_leaves_no_rule_is_refused() -> None:
    result = ran("check", "--select", "unused-suppression", "post.md")
    assert result.exit_code == 2
    assert "no rule is left to run" in result.stderr


def test_a_directive_for_all_rules_is_not_unused_when_rules_are_left_out() -> None:
    Path("quiet.md").write_text("<!-- copydesk-disable-next-line -->\nText.\n", "utf-8")
    assert "unused-suppression" in ran("check", "quiet.md").stdout
    assert not ran("check", "--select", "title-in-body", "quiet.md").stdout


def test_the_engines_own_findings_have_a_severity_too() -> None:
    Path("quiet.md").write_text("<!-- copydesk-disable-next-line -->\nText.\n", "utf-8")
    assert not ran("check", "--ignore", "unused-suppression", "quiet.md").stdout
    Path("copydesk.yaml").write_text("rules: {unused-suppression: error}\n", "utf-8")
    assert "error[unused-suppression/unused]" in ran("check", "quiet.md").stdout
    Path("copydesk.yaml").write_text("rules: {unused-suppression/unused: off}\n", "utf-8")
    assert not ran("check", "quiet.md").stdout
