from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.write import replace_file


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
