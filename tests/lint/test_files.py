from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from copydesk.config import Configurations
from copydesk.errors import InputError
from copydesk.files import Walk


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def made(*names: str, **texts: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", "utf-8")
    for name, text in texts.items():
        Path(
            {"gitignore": ".gitignore", "copydeskignore": ".copydeskignore"}.get(name, f"{name}.yaml")
        ).write_text(text, "utf-8")


def posts(*paths: str) -> list[str]:
    return Walk(Configurations(), frozenset({".md", ".html"})).posts(paths or (".",))


def test_folders_are_searched_and_sorted() -> None:
    made("b.md", "a/c.md", "a/b.html", "a/d.css")
    assert posts() == ["a/b.html", "a/c.md", "b.md"]
    assert posts("a", "b.md") == ["a/b.html", "a/c.md", "b.md"]
    assert posts("./a") == ["./a/b.html", "./a/c.md"]


def test_what_is_never_a_post() -> None:
    made(
        "post.md",
        "README.md",
        "LICENSE.md",
        ".github/a.md",
        "node_modules/x/a.md",
        "_site/a.html",
        "CHANGELOG.md",
    )
    assert posts() == ["post.md"]
    assert posts("README.md") == ["README.md"]


def test_exclude_holds_for_named_files_too() -> None:
    made("post.md", "drafts/a.md", copydesk='exclude: ["drafts/"]\n')
    assert posts() == ["post.md"]
    assert posts("post.md", "drafts/a.md") == ["post.md"]


def test_ignore_files() -> None:
    made("a.md", "b.md", "c.md", "sub/b.md", gitignore="b.md\n!sub/b.md\n", copydeskignore="c.md\n")
    assert posts() == ["a.md", "sub/b.md"]
    Path("sub/.gitignore").write_text("*.md\n", "utf-8")
    assert posts("a.md", "sub/b.md") == ["a.md", "sub/b.md"]
    assert posts() == ["a.md"]


def test_ignore_files_above_hold_below() -> None:
    made("sub/a.md", "sub/b.md", gitignore="sub/b.md\n")
    assert posts("sub") == ["sub/a.md"]


def test_the_generators_folders() -> None:
    made("_posts/a.md", "about.md", "blog/_posts/b.md", _config="title: x\n")
    os.rename("_config.yaml", "_config.yml")
    assert posts() == ["_posts/a.md", "blog/_posts/b.md"]


def test_the_users_posts_patterns() -> None:
    made("a/x.md", "b/x.md", copydesk='posts: ["a/**"]\n')
    assert posts() == ["a/x.md"]


def test_links_are_followed_once() -> None:
    made("real/a.md")
    Path("link.md").symlink_to("real/a.md")
    Path("real/loop").symlink_to(Path.cwd(), target_is_directory=True)
    assert posts() == ["real/a.md"]
    assert posts("link.md") == ["link.md"]


@pytest.mark.parametrize(
    ("path", "said"), [("nothing.md", "no such file"), ("empty", "no post in this folder")]
)
def test_nothing_to_check_is_an_error(path: str, said: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(InputError, match=said):
        posts(path)


def test_a_folder_inside_another_is_named_too() -> None:
    made("a/b.md", "c.md")
    assert posts(".", "a", "a") == ["a/b.md", "c.md"]


def test_a_link_to_itself_is_passed_over() -> None:
    made("a.md")
    Path("loop.md").symlink_to("loop.md")
    Path("loop").symlink_to("loop")
    assert posts() == ["a.md"]


def test_a_deeper_ignore_file_takes_back() -> None:
    made("a/b.md", "a/c.md", gitignore="*.md\n")
    Path("a/.gitignore").write_text("!b.md\n", "utf-8")
    assert posts() == ["a/b.md"]


def test_names_in_any_script_are_sorted_and_kept() -> None:
    made("記事.md", "a b.md", "[x].md")
    assert posts() == ["[x].md", "a b.md", "記事.md"]


def test_a_folder_that_cannot_be_read_is_told_and_the_rest_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made("a.md", "locked/b.md", "open/c.md")
    real = os.scandir

    def scanned(folder: str) -> Any:
        if folder.endswith("/locked"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scanned)
    told: list[str] = []
    walk = Walk(Configurations(), frozenset({".md"}), lambda error: told.append(str(error)))
    assert walk.posts(["."]) == ["a.md", "open/c.md"]
    assert told == ["locked: Permission denied"]
    with pytest.raises(InputError, match="locked: Permission denied"):
        posts()


def test_folders_may_be_nested_deeper_than_calls() -> None:
    for depth in range(1, 301):
        Path("d/" * depth).mkdir()
    made("d/" * 300 + "a.md")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 200)
    try:
        assert posts() == ["d/" * 300 + "a.md"]
    finally:
        sys.setrecursionlimit(limit)


def test_what_is_neither_file_nor_folder_is_said() -> None:
    os.mkfifo("pipe.md")
    with pytest.raises(InputError, match="is neither a file nor a folder"):
        posts("pipe.md")


def test_text_files_are_posts_when_they_are_named_or_wanted() -> None:
    made("a.md", "notes.txt")
    walk = Walk(Configurations(), frozenset({".md", ".txt"}))
    assert walk.posts(["."]) == ["a.md"]
    assert Walk(Configurations(), frozenset({".md", ".txt"})).posts(["notes.txt"]) == ["notes.txt"]
    Path("copydesk.yaml").write_text('posts: ["*.txt"]\n', "utf-8")
    assert Walk(Configurations(), frozenset({".md", ".txt"})).posts(["."]) == ["notes.txt"]
