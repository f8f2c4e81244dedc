"""Files that are there, and files that are not, on a disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.engine import Finding
from copydesk.testing import findings, rule_document
from copydesk_rules.missing_file import MissingFile


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (
        "static/images/quay.png",
        "static/images/2024/boat.jpg",
        "content/posts/harbour/map.png",
        "content/posts/harbour/my map.png",
        "media/logo.svg",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def found(
    site: Path, body: str, rule: MissingFile | None = None, *, generator: str = "hugo"
) -> list[Finding]:
    post = (site / "content/posts/harbour/index.md").as_posix()
    document = rule_document(body, post, {"root": site.as_posix(), "generator": generator})
    return findings(document, rule or MissingFile())


@pytest.mark.parametrize(
    "path",
    [
        "/images/quay.png",
        "/blog/images/quay.png",
        "map.png",
        "./map.png",
        "my%20map.png",
        "../harbour/map.png#left",
        "map.png?v=3",
        "../../../../../../../../../../../../etc/missing.png",
        "https://example.org/missing.png",
        "mailto:missing.png",
    ],
)
def test_what_is_there_or_elsewhere(site: Path, path: str) -> None:
    assert not found(site, f"![x]({path})\n")


@pytest.mark.parametrize(
    ("path", "confidence"),
    [
        ("/images/Quay.png", "certain"),
        ("missing.png", "certain"),
        ("./missing.png", "certain"),
        ("/images/2023/boat.jpg", "likely"),
        ("./img/missing.png", "likely"),
        ("/uploads/boat.jpg", "possible"),
    ],
)
def test_what_is_missing(site: Path, path: str, confidence: str) -> None:
    (finding,) = found(site, f"![x]({path})\n")
    assert finding.confidence.value == confidence
    assert path in finding.message


def test_a_path_of_the_front_matter_that_a_theme_may_complete_is_only_possible(site: Path) -> None:
    (finding,) = found(site, "---\nimage: boat.jpg\n---\n")
    assert finding.confidence.value == "possible"
    (finding,) = found(site, "---\nimage: /images/boat.jpg\n---\n")
    assert finding.confidence.value == "certain"


def test_fields_in_lists_and_mappings(site: Path) -> None:
    text = "---\nimages: [/images/a.png, /images/quay.png]\ncover: {image: /images/b.png, alt: /a.png}\n---\n"
    assert [finding.params["path"] for finding in found(site, text)] == ["/images/a.png", "/images/b.png"]


def test_further_folders_and_prefixes(site: Path) -> None:
    assert found(site, "![x](/logo.svg)\n")
    assert not found(site, "![x](/logo.svg)\n", MissingFile(folders=("media",)))
    assert not found(site, "![x](/a/b/images/quay.png)\n", MissingFile(prefixes=("/a/b",)))


def test_a_post_outside_of_the_site_is_not_judged(site: Path) -> None:
    document = rule_document("![x](./missing.png)\n", "/elsewhere/post.md", {"root": site.as_posix()})
    assert not findings(document, MissingFile())


def test_paths_that_no_disk_can_hold(site: Path) -> None:
    for path in ("a/" * 3000 + "b.png", "x" * 5000 + ".png", "a%00b.png", "/.png", "//.png"):
        assert "rule-crash" not in [finding.rule for finding in found(site, f"![x]({path})\n")]
