"""Tags and links that name a page, as Jekyll and Hugo judge them and as `unknown-link-target` does.

Needs `jekyll` and `hugo` on the path. Usage: python bench/links.py

With a folder that is a site of Jekyll (`_config.yml`, `_posts`): every link to another post gets the next
day, then another name, one at a time, and what the rule says of it is counted.
Usage: python bench/links.py --faults FOLDER
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from copydesk import Document, Site
from copydesk.config import Configurations
from copydesk.engine import Finding
from copydesk.index import Bound
from copydesk.run import read
from copydesk.testing import beside, document_of, findings, rule_document
from copydesk_rules.analyses.link_targets import Target, targets
from copydesk_rules.unknown_link_target import UnknownLinkTarget

POSTS = {
    "_posts/2026-03-01-harbour.md": "---\ndate: 2026-03-01 20:30:00 +0000\n---\n",
    "_posts/winter/2026-03-02-Quay.markdown": "---\n---\n",
    "letters/_posts/2026-03-03-boats.html": "---\n---\n",
    "_posts/2026-03-04-hidden.md": "---\npublished: false\n---\n",
    "_posts/2026-03-05-slugged.md": "---\nslug: another\n---\n",
    "about.md": "---\n---\n",
    "photo.png": "x",
}
LIQUID = (
    *("post_url 2026-03-01-harbour", "post_url 2026-03-02-harbour", "post_url 2026-03-03-harbour"),
    *("post_url /2026-03-01-harbour", "post_url winter/2026-03-02-Quay", "post_url 2026-03-02-quay"),
    *("post_url 2026-03-03-boats", "post_url letters/2026-03-03-boats", "post_url 2026-03-04-hidden"),
    *("post_url 2026-03-05-slugged", "post_url 2026-03-05-another", "post_url 2026-01-01-no"),
    *("link _posts/2026-03-01-harbour.md", "link /_posts/2026-03-01-harbour.md", "link about.md"),
    *(
        "link photo.png",
        "link no.md",
        "link _posts/2026-03-01-harbour",
        "link letters/_posts/2026-03-03-boats.html",
    ),
)
PAGES = {
    "content/letters/harbour.md": "---\ntitle: a\n---\n",
    "content/letters/Quay.md": "---\ntitle: b\n---\n",
    "content/letters/winter/boats/index.md": "---\ntitle: c\n---\n",
    "content/places/_index.md": "---\ntitle: d\n---\n",
    "content/places/deep/map.md": "---\ntitle: e\n---\n",
    "content/letters/light.ja.md": "---\ntitle: f\n---\n",
    "content/about.html": "---\ntitle: g\n---\n",
}
REFS = (
    *(
        "harbour.md",
        "harbour",
        "/letters/harbour.md",
        "/letters/harbour",
        "letters/harbour.md",
        "./harbour.md",
    ),
    *("quay.md", "Quay.md", "boats", "winter/boats", "winter/boats/index.md", "/letters/winter/boats"),
    *("places", "/places", "places/_index.md", "../places/deep/map.md", "map.md", "/places/deep"),
    *(
        "light.ja.md",
        "light.md",
        "about.html",
        "/about",
        "no.md",
        "/no/such",
        "letters/no",
        "harbour.md#left",
    ),
    *("#left", "/letters/boats", "../harbour.md", "/places/harbour"),
)
Row = tuple[str, bool, bool]


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def reported(post: str, files: dict[str, str], site: Site) -> bool:
    """Whether the rule says something of a post of the site in the working directory."""
    names = {name: text for name, text in files.items() if name.endswith((".md", ".markdown", ".html"))}
    values = {"generator": site.generator, "timezone": site.timezone, "root": site.root}
    rule = beside(UnknownLinkTarget(), {**names, post: Path(post).read_text("utf-8")}, values)
    return bool(findings(document_of(read(post), site), rule))


def jekyll(root: Path) -> Iterator[Row]:
    write(root, {**POSTS, "_config.yml": "timezone: Asia/Tokyo\nfuture: true\n"})
    os.chdir(root)
    post = "_posts/2026-03-09-tag.md"
    for tag in LIQUID:
        write(root, {post: f"---\n---\n{{% {tag} %}}\n"})
        built = subprocess.run(["jekyll", "build", "-q"], check=False, capture_output=True)
        site = Site(generator="jekyll", timezone="Asia/Tokyo", root=root.as_posix())
        yield tag, built.returncode != 0, reported(post, POSTS, site)


def hugo(root: Path) -> Iterator[Row]:
    write(root, {**PAGES, "hugo.toml": 'baseURL = "https://example.org/"\nrefLinksErrorLevel = "WARNING"\n'})
    write(
        root,
        {"layouts/_default/single.html": "{{ .Content }}", "layouts/_default/list.html": "{{ .Content }}"},
    )
    os.chdir(root)
    post = "content/letters/tag.md"
    for ref in REFS:
        write(root, {post: f'---\ntitle: x\n---\n{{{{< ref "{ref}" >}}}}\n'})
        built = subprocess.run(["hugo"], check=False, capture_output=True, text=True)
        dead = re.search("REF_NOT_FOUND", built.stdout + built.stderr) is not None
        yield ref, dead, reported(post, PAGES, Site(generator="hugo", root=root.as_posix()))


def faults(root: Path) -> None:
    """Count what is found of links that are made to lead nowhere, and what the fix makes of them."""
    os.chdir(root)
    site = Configurations().of_folder(root.as_posix()).site
    values = {name: value for name, value in vars(site).items() if name != "now"}
    posts = sorted(
        path.as_posix() for path in Path("_posts").rglob("*") if path.suffix in (".md", ".markdown")
    )
    texts = {post: Path(post).read_text("utf-8") for post in posts}
    rule = beside(UnknownLinkTarget(), texts, values)
    silent = sum(not findings(rule_document(texts[post], post, values), rule) for post in posts)
    print(f"{len(posts)} posts, nothing found in {silent}")
    counts: Counter[str] = Counter()
    for post in posts:
        for target in targets(rule_document(texts[post], post, values), ()):
            answered = (
                rule.gather(rule.rule, rule_document(texts[post], post, values)).find(target.key).members
            )
            if target.code == "link" and answered and texts[post].count(target.written) == 1:
                counts.update(_faulty(target, post, texts[post], values, rule))
    print(*(f"{count} {what}" for what, count in sorted(counts.items())), sep="\n")


def _faulty(target: Target, post: str, text: str, values: dict[str, Any], rule: Bound) -> Iterator[str]:
    day = date.fromisoformat(target.day) + timedelta(days=1)
    moved = target.written.replace(target.day.replace("-", "/"), f"{day:%Y/%m/%d}")
    for name, written in (("moved", moved), ("renamed", f"{target.written.rstrip('/')}-and-more/")):
        yield name
        document = rule_document(text.replace(target.written, written), post, values)
        for finding in (one for one in findings(document, rule) if written in document.at(one.span)):
            yield f"{name}: {finding.confidence.value}{', with a hint' if finding.related else ''}"
            if finding.fix:
                same = _mended(document, finding) == text
                yield f"{name}: mended to {'what it was' if same else 'something else'}"


def _mended(document: Document, finding: Finding) -> str:
    return document.source.edited(finding.fix.edits if finding.fix else ()).decode("utf-8")


def main() -> None:
    if sys.argv[1:2] == ["--faults"]:
        faults(Path(sys.argv[2]).resolve())
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("Jekyll", jekyll(Path(folder, "j"))), ("Hugo", hugo(Path(folder, "h")))):
            results = list(rows)
            dead = [row for row in results if row[1]]
            found = sum(row[2] for row in dead)
            false = [row[0] for row in results if row[2] and not row[1]]
            print(f"{name}: {len(results)} tags, {len(dead)} stop the build, {found} of these reported")
            print("   reported though they work:", false)
            print("   not reported:", [row[0] for row in dead if not row[2]])


if __name__ == "__main__":
    main()
