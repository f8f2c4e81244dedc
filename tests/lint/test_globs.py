from __future__ import annotations

import pytest

from copydesk.globs import Globs


@pytest.mark.parametrize(
    ("patterns", "path", "expected"),
    [
        (["*.md"], "a/b.md", True),
        (["/*.md"], "a/b.md", False),
        (["a/*.md"], "a/b.md", True),
        (["a/*.md"], "x/a/b.md", False),
        (["**/b.md"], "b.md", True),
        (["**/b.md"], "x/y/b.md", True),
        (["a/**"], "a/x/y.md", True),
        (["a/**"], "a", False),
        (["a/**/z.md"], "a/z.md", True),
        (["a/**/z.md"], "a/b/c/z.md", True),
        (["drafts/"], "x/drafts/a.md", True),
        (["drafts/"], "drafts", False),
        (["drafts"], "drafts/a.md", True),
        (["*.md", "!keep.md"], "keep.md", False),
        (["*.md", "!keep.md"], "other.md", True),
        (["drafts/", "!drafts/keep.md"], "drafts/keep.md", True),
        (["2025-*"], "_posts/2025-01-01-a.md", True),
        (["a?c.md"], "abc.md", True),
        (["a?c.md"], "a/c.md", False),
        (["[ab].md"], "a.md", True),
        (["[!ab].md"], "a.md", False),
        (["[!ab].md"], "c.md", True),
        (["# comment", "", "a.md "], "a.md", True),
        ([r"\#a.md"], "#a.md", True),
        ([r"\!a.md"], "!a.md", True),
        (["日本*"], "日本語.md", True),
        (["a.md"], "axmd", False),
        (["(a).md"], "(a).md", True),
        (["a**z.md"], "abcz.md", True),
        (["/b/**a/c"], "b/x/a/c", False),
        (["**"], "a/b.md", True),
        (["a/**/**/b.md"], "a/b.md", True),
        (["*/**/"], "a/b/c.md", True),
        (["a*b*c.md"], "aXbXbXc.md", True),
        (["a*b*c.md"], "aXcXb.md", False),
        (["[[:digit:]]*"], "2025.md", True),
        (["[^a-c]*.md"], "b.md", False),
        (["[]a].md"], "].md", True),
        (["[a-z&&[:upper:]].md"], "&.md", True),
        ([r"a\*.md"], "ab.md", False),
        ([r"a\*.md"], "a*.md", True),
        (["a.md\\  "], "a.md ", True),
        (["[.-0]b"], "a/b", False),
        (["/"], "a", False),
    ],
)
def test_patterns(patterns: list[str], path: str, expected: object) -> None:
    assert Globs.of(patterns).holds(path) is expected


@pytest.mark.parametrize("pattern", ["[a", "a\\", "[z-a]", "[[:nothing:]]", "x/[a/b]"])
def test_a_pattern_that_cannot_be_read_matches_nothing_and_says_so(pattern: str) -> None:
    globs = Globs.of([pattern])
    assert globs.broken()
    assert not globs.holds("a")


def test_a_hostile_pattern_does_not_hang() -> None:
    assert not Globs.of(["*a" * 30 + "*b"]).holds("a" * 250)
    assert not Globs.of(["**/*a" * 15 + "/b"]).holds("aa/" * 800 + "c")
