"""The posts that a plugin's command gets, and what it may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copydesk import Edit, Span, posts_in, save
from copydesk.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def refuse(error: InputError) -> None:
    raise error


def test_posts_come_with_their_rules_and_options(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text(
        'rules: {reading-time: {formula: "words:100"}, generation-marker: off}\n', "utf-8"
    )
    (tmp_path / "post.md").write_text("The river.\n", "utf-8")
    (post,) = posts_in([str(tmp_path)], fail=refuse)
    assert post.document.text == "The river.\n"
    assert getattr(post.rule("reading-time"), "formula", "") == "words:100"
    assert post.rule("generation-marker") is None


def test_a_path_that_is_missing_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(posts_in([str(tmp_path / "none.md")], fail=refuse))


def test_save_keeps_every_other_byte(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(b"\xef\xbb\xbfThe river.\r\nThe sea.\r\n")
    (post,) = posts_in([str(path)], fail=refuse)
    save(post.document, [Edit(Span(4, 9), "lake")])
    assert path.read_bytes() == b"\xef\xbb\xbfThe lake.\r\nThe sea.\r\n"


def test_save_refuses_a_file_that_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("The river.\n", "utf-8")
    (post,) = posts_in([str(path)], fail=refuse)
    path.write_text("The sea.\n", "utf-8")
    with pytest.raises(InputError):
        save(post.document, [Edit(Span(0, 3), "A")])
    assert path.read_text("utf-8") == "The sea.\n"
