from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.write import replace_file, write_report


def test_a_write_keeps_the_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_bytes(b"old")
    post.chmod(0o640)
    replace_file(post, b"old", b"new")
    assert post.read_bytes() == b"new"
    assert post.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [post]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    post, link = tmp_path / "post.md", tmp_path / "link.md"
    post.write_bytes(b"old")
    link.symlink_to(post)
    replace_file(link, b"old", b"new")
    assert link.is_symlink()
    assert post.read_bytes() == b"new"


def test_a_file_that_changed_meanwhile_is_not_touched(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_bytes(b"newer")
    with pytest.raises(InputError, match="changed while"):
        replace_file(post, b"old", b"new")
    assert post.read_bytes() == b"newer"


@pytest.mark.parametrize("protected", ["mode", "owner"])
def test_a_protected_file_is_not_replaced(
    protected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = tmp_path / "post.md"
    post.write_bytes(b"old")
    if protected == "mode":
        post.chmod(0o444)
    else:
        monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(InputError, match="could not be written: it is write-protected"):
        replace_file(post, b"old", b"new")
    assert post.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [post]


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    post = tmp_path / f"{'a' * 252}.md"
    post.write_bytes(b"old")
    replace_file(post, b"old", b"new")
    assert post.read_bytes() == b"new"


def test_what_a_killed_process_left_is_no_obstacle(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_bytes(b"old")
    (tmp_path / f".copydesk.{os.getpid()}").write_bytes(b"half")
    replace_file(post, b"old", b"new")
    assert list(tmp_path.iterdir()) == [post]
    assert post.read_bytes() == b"new"


def test_a_report_is_whole_or_not_there(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise KeyError("boom")

    report = tmp_path / "report.txt"
    report.write_text("before", "utf-8")
    with pytest.raises(KeyError):
        write_report(report, pieces())
    assert report.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [report]
    write_report(report, ["a\n", "日\udcff"])
    assert report.read_bytes() == "a\n日\\udcff".encode()


def test_a_report_may_go_to_a_device() -> None:
    write_report(Path(os.devnull), ["a"])
    assert not Path(os.devnull).is_file()
