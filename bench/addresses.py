"""Compares the addresses that `url-collision` computes with those of Jekyll and Hugo: `bench/addresses.py`.

Both programs must be installed; the posts are made up from a seed.
"""

from __future__ import annotations

import html
import random
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from copydesk.document import Document
from copydesk.site import Site
from copydesk.source import Source
from copydesk.testing import document_of
from copydesk_rules.analyses.hugo_address import hugo_address
from copydesk_rules.analyses.jekyll_address import jekyll_address

Row = tuple[str, str, str | None]
NAMES = (
    "Hello-World",
    "hello.world",
    "日本語の記事",
    "a_b c",
    "C++ & more",
    "élan",
    "100%",
    "x--y",
    "it's",
    "a#b",
    "at@x",
)
CATEGORIES = (
    "",
    "categories: News",
    "categories: [News, Über uns]",
    "category: One Two",
    "categories: [a/b, c d]",
)
DATES = (
    "",
    "date: 2026-01-02",
    "date: 2026-01-02 20:30:00",
    "date: 2026-01-02 20:30",
    "date: 2026-01-02 20:30:00 +0900",
    "date: 2026-01-02T20:30:00Z",
    "date: 2026-01-02 23:59:59 -0500",
    "date: '2026-01-02 20:30:00'",
)
PERMALINKS = (
    "",
    "",
    "",
    "permalink: /fixed/",
    "permalink: /:categories/:title.html",
    "permalink: /x/:year-:month/:slug/",
)
SLUGS = ("", "", "slug: My Slug", "slug: ALL-CAPS")
URLS = ("", "", "slug: My Slug", "slug: ALL/caps é", "url: /fixed/Path/", "url: rel/x.html", "url: /no-slash")
SITES = (
    ("", "Asia/Tokyo"),
    ("pretty", "UTC"),
    ("none", "America/New_York"),
    ("ordinal", "Asia/Tokyo"),
    ("weekdate", "Europe/Berlin"),
    ("/blog/:categories/:i_month/:short_year/:y_day/:title/", "Asia/Tokyo"),
)
LISTING = '{{ range .Site.RegularPages }}{{ .File.Path }}{{ "\\t" }}{{ .RelPermalink }}\n{{ end }}'


def write(path: Path, *fields: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", "title: T", *filter(None, fields), "---", "Text.", ""]), "utf-8")


def jekyll(root: Path, permalink: str, zone: str, chooser: random.Random) -> Iterator[Row]:
    lines = [f"timezone: {zone}", "future: true", f"permalink: {permalink}" if permalink else ""]
    root.mkdir()
    (root / "_config.yml").write_text("\n".join(lines), "utf-8")
    for number in range(100):
        folder = chooser.choice(("_posts", "_posts/sub", "News/_posts", "deep/Er/_posts"))
        day = f"2026-0{chooser.randrange(1, 9)}-{chooser.randrange(1, 29):02}"
        write(
            root / folder / f"{day}-{chooser.choice(NAMES)}{number}.md",
            *map(chooser.choice, (CATEGORIES, DATES, PERMALINKS, SLUGS)),
        )
    listing = "---\n---\n{% for p in site.posts %}{{ p.path }}\t{{ p.url }}\n{% endfor %}"
    (root / "urls.txt").write_text(listing, "utf-8")
    subprocess.run(["jekyll", "build", "-q"], cwd=root, check=True)
    site = Site(generator="jekyll", permalink=permalink, timezone=zone)
    return compared(
        root, root / "_site/urls.txt", site, lambda post, path: jekyll_address(post, path, ZoneInfo(zone))
    )


def hugo(root: Path, chooser: random.Random) -> Iterator[Row]:
    (root / "layouts/_default").mkdir(parents=True)
    (root / "config.toml").write_text('baseURL = "https://example.org/"\nbuildFuture = true\n', "utf-8")
    (root / "layouts/index.html").write_text(LISTING, "utf-8")
    for name in ("single", "list"):
        (root / f"layouts/_default/{name}.html").write_text("x", "utf-8")
    for number in range(200):
        folder = chooser.choice(("posts/", "posts/Sub Dir/", "News/", "", "posts/日本/"))
        end = chooser.choice((".md", ".md", "/index.md"))
        write(root / f"content/{folder}{chooser.choice(NAMES)}{number}{end}", chooser.choice(URLS))
    subprocess.run(["hugo", "--quiet"], cwd=root, check=True)
    site = Site(generator="hugo")
    return compared(
        root / "content",
        root / "public/index.html",
        site,
        lambda post, path: hugo_address(post, f"content/{path}"),
    )


def compared(
    root: Path, listing: Path, site: Site, address: Callable[[Document, str], str | None]
) -> Iterator[Row]:
    """Each post's path, the generator's address, and ours."""
    for line in listing.read_text("utf-8").split("\n"):
        path, tab, url = html.unescape(line).partition("\t")
        if tab:
            post = document_of(Source.from_bytes(path, (root / path).read_bytes()), site)
            yield path, unquote(url), address(post, path)


def main() -> None:
    chooser = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        runs = {
            f"Jekyll, {permalink or 'default'}, {zone}": jekyll(
                Path(folder, str(n)), permalink, zone, chooser
            )
            for n, (permalink, zone) in enumerate(SITES)
        }
        runs["Hugo"] = hugo(Path(folder, "hugo"), chooser)
        for name, rows in runs.items():
            results = list(rows)
            # A per cent sign before two digits is an escape to whoever reads the URL, and a name to Hugo.
            wrong = [row for row in results if row[1] not in (row[2], unquote(row[2] or ""))]
            print(f"{name}: {len(results) - len(wrong)} of {len(results)} equal")
            for row in wrong:
                print("  ", *row)


if __name__ == "__main__":
    main()
