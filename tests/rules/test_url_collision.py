from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from copydesk import Confidence
from copydesk.testing import beside, findings, rule_document
from copydesk_rules.analyses.hugo_address import hugo_address
from copydesk_rules.analyses.jekyll_address import jekyll_address, jekyll_names
from copydesk_rules.url_collision import UrlCollision

TOKYO = ZoneInfo("Asia/Tokyo")


# The expected addresses are what Jekyll 4.3 printed: bench/addresses.py.
@pytest.mark.parametrize(
    ("path", "fields", "permalink", "address"),
    [
        ("_posts/2026-03-01-a.md", "", "", "/2026/03/01/a.html"),
        ("_posts/sub/2026-03-01-a.md", "", "pretty", "/2026/03/01/a/"),
        ("News/_posts/2026-03-01-a.md", "", "none", "/news/a.html"),
        ("News/_posts/2026-03-01-a.md", "categories: x y", "", "/news/x/y/2026/03/01/a.html"),
        ("_posts/2026-03-01-a.md", "category: One Two", "", "/one two/2026/03/01/a.html"),
        ("_posts/2026-03-01-a.md", "categories: [B, b]", "", "/b/2026/03/01/a.html"),
        ("_posts/2026-03-01-C++ & more.md", "", "none", "/C++-&-more.html"),
        ("_posts/2026-03-01-Élan_x.md", "", "/:slug/", "/élan-x/"),
        ("_posts/2026-03-01-a.md", "slug: My Slug", "/:title/", "/My-Slug/"),
        ("_posts/2026-03-01-a.md", "date: 2026-01-02 20:30:00", "", "/2026/01/03/a.html"),
        ("_posts/2026-03-01-a.md", "date: '2026-01-02 20:30:00'", "", "/2026/01/02/a.html"),
        ("_posts/2026-03-01-a.md", "date: 2026-01-02 20:30", "", "/2026/01/02/a.html"),
        ("_posts/2026-03-01-a.md", "date: 2026-01-02 20:30:00 -0500", "", "/2026/01/03/a.html"),
        ("_posts/2026-03-01-a.md", "date: 2026-01-02", "ordinal", "/2026/002/a.html"),
        ("_posts/2026-03-01-a.md", "", "weekdate", "/2026/W09/Sun/a.html"),
        ("_posts/2026-03-01-a.md", "permalink: /x/:i_month-:i_day/", "", "/x/3-1/"),
        ("_posts/2026-03-01-a.md", "permalink: pretty", "", "/pretty"),
        ("_posts/2026-03-01-a.md", "published: false", "", None),
        ("_posts/2026-03-01-a.md", "date: 2026-02-30", "", None),
        ("_posts/2026-03-01-a.md", "date: soon", "", None),
        ("_posts/2026-03-01-a.md", "permalink: [a]", "", None),
        ("about.md", "permalink: /about/", "", None),
    ],
)
def test_jekyll(path: str, fields: str, permalink: str, address: str | None) -> None:
    post = rule_document(f"---\n{fields}\n---\nText.\n", path, {"permalink": permalink})
    assert jekyll_address(post, path, TOKYO) == address


@pytest.mark.parametrize(
    ("path", "fields", "names"),
    [
        ("_posts/2026-03-01-a.md", "", ("2026-03-01-a",)),
        ("_posts/2026-03-01-a.md", "date: 2026-03-01 20:30:00", ("2026-03-01-a", "2026-03-02-a")),
        ("_posts/2026-03-01-a.md", "slug: B", ("2026-03-01-a", "2026-03-01-B")),
        ("_posts/2026-03-01-a.md", "date: soon", ("2026-03-01-a",)),
        ("_posts/2026-03-01-a.md", "published: false", ()),
        ("about.md", "", ()),
    ],
)
def test_names_for_a_tag(path: str, fields: str, names: tuple[str, ...]) -> None:
    assert jekyll_names(rule_document(f"---\n{fields}\n---\n", path), path, TOKYO) == names


def test_a_collision_is_likely_where_addresses_vary() -> None:
    site = {"generator": "jekyll", "addresses_vary": True}
    text = "---\ntitle: a\n---\n"
    posts = {"_posts/2026-03-01-a.md": text, "_posts/b/2026-03-01-a.md": text}
    rule = beside(UrlCollision(), posts, site)
    (found,) = findings(rule_document(text, "_posts/2026-03-01-a.md", site), rule)
    assert found.confidence is Confidence.LIKELY


@pytest.mark.parametrize(
    ("path", "fields", "address"),
    [
        ("content/posts/Hello World.md", "", "/posts/hello-world/"),
        ("content/a.md", "", "/a/"),
        ("content/posts/a/index.md", "", "/posts/a/"),
        ("content/posts/hello.world.md", "", "/posts/hello.world/"),
        ("content/Sub Dir/x--y.md", "slug: ALL/caps é", "/sub-dir/all/caps-é/"),
        ("content/posts/C++ & more.md", "", "/posts/c++-more/"),
        ("content/posts/100%.md", "", "/posts/100/"),
        ("content/posts/a.md", "url: /Fixed", "/Fixed/"),
        ("content/posts/a.md", "url: x/y.html", "/x/y.html"),
        ("content/posts/a.ja.md", "", None),
        ("content/posts/_index.md", "", None),
        ("content/posts/a.md", "draft: true", None),
        ("README.md", "", None),
    ],
)
def test_hugo(path: str, fields: str, address: str | None) -> None:
    assert hugo_address(rule_document(f"---\n{fields}\n---\nText.\n", path), path) == address
