"""The configuration that `copydesk init` writes."""

from __future__ import annotations

from copydesk.config.detect import detected
from copydesk.posts import patterns_of


def starter(root: str) -> str:
    """The text of a first copydesk.yaml for the site in a folder (absolute, with `/`)."""
    site = detected(root)
    generator = site.get("generator", "")
    lines = ["# Copydesk: every setting is described in docs/configuration.md", "site:"]
    if generator:
        lines.append(f"  generator: {generator}")
    else:
        lines.append("  # generator: jekyll, hugo, hexo, astro, ...: not recognised here")
    for key, example in (("timezone", "Asia/Tokyo"), ("language", "ja")):
        lines.append(f"  {key}: {site[key]}" if key in site else f"  # {key}: {example}")
    quoted = ", ".join(f'"{pattern}"' for pattern in patterns_of(generator))
    lines.append(f"posts: [{quoted}]" if quoted else '# posts: ["posts/**/*.md"]')
    lines += [
        'exclude: []  # patterns as in .gitignore, such as "drafts/"',
        "# schema: schemas/post.json",
        "fail-on: error",
        "rules: {}",
        "#  reading-time: {severity: error, field: reading_time}",
        "#  bold-as-heading: off",
    ]
    return "\n".join(lines) + "\n"
