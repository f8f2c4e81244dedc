from __future__ import annotations

import builtins
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copydesk import Violation
from copydesk.cli import main
from copydesk.cli.check import _counted, _files, _results
from copydesk.cli.setup import recipe_of
from copydesk.cli.tally import Tally
from copydesk.cli.terminal import Progress
from copydesk.commands import COMMANDS
from copydesk.config import Selection
from copydesk.report import REPORTERS, Style
from copydesk.report import Result as Checked
from copydesk.run import Run

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
        (["check", "--unsafe-fixes", "post.md"], "--unsafe-fixes goes with --fix or --diff"),
        (["check", "--diff", "--format", "json", "post.md"], "--diff prints a patch"),
        (["check", "--diff", "--output-file", "x", "post.md"], "--diff prints a patch"),
        (["check", "--stdin-filename", "x.md", "post.md"], "`-` is missing"),
        (["check", "--config", "x.yaml", "--isolated", "post.md"], "--config has no effect"),
        (["config", "show", "--for", "x", "--config", "x.yaml", "--isolated"], "--config has no effect"),
        (["check", "--ignore", "title-in-body/openin", "post.md"], "did you mean `opening`?"),
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
    real = open

    def opened(path: Any, *arguments: Any, **named: Any) -> Any:
        if path == "other.md" and "rb" in arguments:
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    Path("other.md").write_text("text\n", "utf-8")
    monkeypatch.setattr(builtins, "open", opened)
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


def test_config_show_names_the_file_that_says_it_also_when_it_is_extended() -> None:
    Path("base.yaml").write_text("site: {url: 'https://example.org'}\nfail-on: info\n", "utf-8")
    Path("copydesk.yaml").write_text("extends: base.yaml\n", "utf-8")
    out = ran("config", "show", "--for", "post.md").stdout
    assert "  url: https://example.org  # base.yaml:1\n" in out
    assert "fail-on: info  # base.yaml:2\n" in out
    assert "minimum-confidence: likely  # default\n" in out


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


def test_each_mistake_of_a_configuration_starts_with_its_place() -> None:
    Path("copydesk.yaml").write_text("rules: {no-such: error, nor-this: off}\n", "utf-8")
    lines = ran("check", "post.md").stderr.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["copydesk.yaml:1:9:", "copydesk.yaml:1:25:"]


def test_a_report_never_takes_the_place_of_a_post() -> None:
    Path("link.md").symlink_to("post.md")
    for name in ("post.md", "./post.md", "link.md"):
        result = ran(*CHECK, "--output-file", name, "post.md")
        assert result.exit_code == 2
        assert "is one of the posts that are checked" in result.stderr
    assert Path("post.md").read_text("utf-8") == POST


def test_a_report_in_a_file_has_colour_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran(*CHECK, "--output-file", "report.txt", "post.md")
    assert "\x1b[" not in Path("report.txt").read_text("utf-8")
    ran(*CHECK, "--output-file", "report.txt", "--color", "always", "post.md")
    assert "\x1b[" in Path("report.txt").read_text("utf-8")


def test_a_report_may_name_a_file_whose_name_is_no_text() -> None:
    Path(os.fsdecode(b"odd\xff.md")).write_text(POST, "utf-8")
    assert ran(*CHECK, "--format", "json", "--output-file", "out.json").exit_code == 0
    paths = [finding["path"] for finding in json.loads(Path("out.json").read_text("utf-8"))["findings"]]
    assert paths == ["odd\udcff.md", "post.md"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (POST.encode(), "post.md"),
        (b"\xef\xbb\xbf" + POST.encode(), "bom.md"),
        (POST.replace("\n", "\r\n").encode(), "crlf.md"),
        (POST.rstrip().encode(), "no end.md"),
        (POST.encode(), 'a "b"\t\\.md'),
        (POST.encode(), "記事 1.md"),
        (POST.encode(), os.fsdecode(b"\xff.md")),
    ],
)
def test_a_diff_is_a_patch_that_git_applies(data: bytes, name: str) -> None:
    Path("posts").mkdir()
    Path("posts", name).write_bytes(data)
    result = ran(*CHECK, "--diff", "posts")
    assert result.exit_code == 1
    assert result.stderr == "no findings in 1 post, 1 fix proposed\n"
    Path("x.patch").write_bytes(result.stdout_bytes)
    assert Path("posts", name).read_bytes() == data
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "x.patch"], check=True)
    patched = Path("posts", name).read_bytes()
    Path("posts", name).write_bytes(data)
    ran(*CHECK, "--fix", "posts")
    assert patched == Path("posts", name).read_bytes() != data


def test_a_diff_counts_what_it_cannot_mend() -> None:
    Path("broken.md").write_bytes(b"\xff\xfa")
    result = ran(*CHECK, "--diff", "broken.md")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "1 error in 1 post\n"


def test_a_diff_of_a_rule_that_crashes_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(self: object, document: object) -> Iterator[Violation]:
        raise KeyError("boom")

    monkeypatch.setattr("copydesk_rules.title_in_body.TitleInBody.check", crash)
    assert ran(*CHECK, "--diff", "post.md").exit_code == 3


def test_a_post_on_standard_input_that_is_excluded_is_handed_on() -> None:
    Path("copydesk.yaml").write_text("exclude: ['drafts/']\n", "utf-8")
    arguments = (*CHECK, "-", "--stdin-filename", "drafts/a.md", "--fail-on", "info")
    assert ran(*arguments, "--fix", text=POST).stdout == POST
    checked = ran(*arguments, text=POST)
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_a_reporter_that_asks_for_no_result_hides_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REPORTERS, "idle", lambda results, style: iter(["idle\n"]))
    result = ran(*CHECK, "--fail-on", "warning", "--format", "idle", "post.md")
    assert (result.exit_code, result.stdout) == (1, "idle\n")
    assert result.stderr == "1 warning in 1 post\n"


def test_a_bug_ends_with_3_and_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(results: Iterable[Checked], style: Style) -> Iterator[str]:
        yield "a"
        raise ValueError("boom")

    monkeypatch.setitem(REPORTERS, "broken", broken)
    result = ran("check", "--format", "broken", "post.md")
    assert result.exit_code == 3
    assert result.stderr.endswith("ValueError: boom\n")


def test_a_reporter_that_ends_the_program_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    def leaving(results: Iterable[Checked], style: Style) -> Iterator[str]:
        raise SystemExit(0)

    monkeypatch.setitem(REPORTERS, "leaving", leaving)
    assert ran("check", "--format", "leaving", "post.md").exit_code == 2


def test_a_command_that_cannot_be_imported_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "lost", "a_module_that_is_missing:command")
    for arguments in (("lost",), ("--help",)):
        result = ran(*arguments)
        assert result.exit_code == 2
        assert "the command `lost` (a_module_that_is_missing:command) could not be loaded" in result.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(28, "No space left on device"), 2, "copydesk: No space left on device\n"),
        (FileNotFoundError(2, "No such file", "lost.json"), 2, "copydesk: lost.json: No such file\n"),
        (BrokenPipeError(32, "Broken pipe"), 2, ""),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_the_exit_code_says_what_went_wrong(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*arguments: object) -> None:
        raise error

    monkeypatch.setattr("copydesk.cli.check.posts_of", failing)
    result = ran("check", "post.md")
    assert (result.exit_code, result.stderr) == (code, said)


@pytest.mark.parametrize(
    ("redirection", "said"),
    [
        (">/dev/full", "copydesk: No space left on device\n"),
        (">&-", "copydesk: standard output is closed: "),
        ("- <&-", "copydesk: standard input is closed\n"),
    ],
)
def test_a_stream_that_cannot_be_used_ends_with_2(redirection: str, said: str) -> None:
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    post = "" if redirection.startswith("-") else "post.md"
    command = f"{sys.executable} -m copydesk check -q --select title-in-body {post} {redirection}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_cleared_before_anything_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("PRE_COMMIT", raising=False)
    monkeypatch.setattr("copydesk.cli.terminal._QUIET", 0.0)
    screen = Terminal()
    progress = Progress(2, screen)
    run = Run.of(recipe_of(None, Selection.of(["title-in-body"], []), isolated=True))
    tally = Tally()
    results = _results(run, _files(["post.md"], tally, progress), tally, None, progress)
    for _ in _counted(results, tally, progress):
        assert screen.getvalue() == "\r0 of 2 posts checked\r\x1b[K"
