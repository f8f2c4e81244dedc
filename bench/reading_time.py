"""What the reading-time presets print beside the tools themselves, on the same posts.

    python bench/reading_time.py TOOLS FOLDER...

TOOLS is a folder with `node_modules` (npm: reading-time @tryghost/helpers hexo-wordcount
hexo-symbols-count-time eleventy-plugin-reading-time mdast-util-from-markdown mdast-util-to-string
mdast-util-gfm micromark-extension-gfm) and `venv` (PyPI: mkdocs-material); hugo, ruby and jekyll are on
the PATH. The HTML that tools are given is Hugo's. Posts are a seeded sample of up to thirty a folder,
without front matter and without template tags, which none of the tools would see.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from copydesk.testing import rule_document
from copydesk_rules.analyses.reading_material import Material
from copydesk_rules.analyses.reading_presets import printed

FRONT = re.compile(r"(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)
CONFIG = """baseURL = "https://example.org/"
hasCJKLanguage = %s
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[outputs]
home = ["JSON"]
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
codeFences = false
[markup.goldmark.extensions]
typographer = false
footnote = false
"""
LISTING = (
    "[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}"
    '{{ dict "name" .File.BaseFileName "minutes" .ReadingTime "html" .Content | jsonify }}{{ end }}]'
)
NODE = {
    "npm-reading-time": """const rt = require('reading-time');
        out = P.map(b => Math.ceil(rt(b).minutes.toFixed(2)))""",
    "astro": """const rt = require('reading-time');
        const {fromMarkdown} = await import('mdast-util-from-markdown');
        const {toString} = await import('mdast-util-to-string');
        const {gfm} = await import('micromark-extension-gfm');
        const {gfmFromMarkdown} = await import('mdast-util-gfm');
        const options = {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]};
        out = P.map(b => Math.ceil(rt(toString(fromMarkdown(b, options))).minutes.toFixed(2)))""",
    "ghost": """const g = require('@tryghost/helpers');
        out = H.map(h => parseInt(g.readingTime({html: h}) || '1'))""",
    "hexo-wordcount": """global.hexo = {extend: {helper: {register: (n, f) => { global[n] = f }}}};
        require('hexo-wordcount'); out = H.map(h => Number(min2read(h)))""",
    "hexo-symbols-count-time": """const {stripHTML} = require('hexo-util');
        const helper = require('hexo-symbols-count-time/lib/helper.js');
        helper.setConfig({awl: 4, wpm: 275, suffix: 'm'});
        const minutes = s => { const m = s.match(/(\\d+):(\\d+)/);
            return m ? 60 * m[1] + Number(m[2]) : parseInt(s) };
        const letters = h => ({length: stripHTML(h).replace(/\\s+/g, '').length});
        out = H.map(h => minutes(helper.symbolsTime(letters(h))))""",
    "eleventy": """const e = require('eleventy-plugin-reading-time/lib/reading-time');
        out = H.map(h => parseInt(e(h)))""",
    "docusaurus": """const words = new Intl.Segmenter('en', {granularity: 'word'});
        const count = b => { let n = 0;
            for (const s of words.segment(b)) n += s.isWordLike ? 1 : 0; return n };
        out = P.map(b => Math.max(1, Math.ceil((count(b) / 200).toFixed(2))))""",
}
RUBY = """require 'jekyll'; require 'json'; include Liquid::StandardFilters; include Jekyll::Filters
posts, pages = JSON.parse(STDIN.read)
count = ->(mode, rate) { pages.map { |page| [number_of_words(strip_html(page), mode) / rate, 1].max } }
found = {'jekyll' => count.(nil, 180), 'minimal-mistakes' => count.(nil, 200)}
found['chirpy'] = count.('auto', 180)
found['forem'] = posts.map { |post| (post.split(/\\W+/).count / 275.0).ceil }
STDOUT.write(found.to_json)"""
PYTHON = """import json, sys
from material.plugins.blog.readtime import readtime
print(json.dumps([readtime(page, 265) for page in json.load(sys.stdin)[1]]))"""


def main() -> None:
    tools, *folders = map(Path, sys.argv[1:])
    posts = sample(folders)
    plain, pages = hugo(posts, "false")
    dense, _ = hugo(posts, "true")
    given = json.dumps([posts, pages])
    found = {
        "hugo": plain,
        "hugo-cjk": dense,
        "mkdocs-material": run([tools / "venv/bin/python", "-c", PYTHON], given),
    }
    found |= run(["ruby", "-e", RUBY], given)
    found |= {name: run(["node", "-e", script(code)], given, tools) for name, code in NODE.items()}
    materials = [Material(rule_document(post)) for post in posts]
    for name, minutes in sorted(found.items()):
        ours = [printed(name, material) for material in materials]
        differ = [(one, other) for one, other in zip(ours, minutes, strict=True) if one != other]
        far = sum(1 for one, other in differ if abs(one - other) > 1)
        print(f"{name:24} equal {len(posts) - len(differ)} of {len(posts)}; off by more than one: {far}")


def sample(folders: list[Path]) -> list[str]:
    chosen: list[str] = []
    for folder in folders:
        paths = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".markdown"))
        for path in random.Random(11).sample(paths, min(30, len(paths))):
            body = FRONT.sub("", path.read_text("utf-8", "replace").replace("\r\n", "\n"), count=1)
            if not re.search(r"\{\{|\{%|\ufffd", body):
                chosen.append(body)
    return chosen


def hugo(posts: list[str], dense: str) -> tuple[list[int], list[str]]:
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        for folder in ("content/p", "layouts/_default"):
            (site / folder).mkdir(parents=True)
        (site / "config.toml").write_text(CONFIG % dense, "utf-8")
        (site / "layouts/index.json").write_text(LISTING, "utf-8")
        for number, post in enumerate(posts):
            (site / f"content/p/{number:04}.md").write_text(f"---\ntitle: x\n---\n{post}", "utf-8")
        subprocess.run(["hugo", "--quiet", "-s", name], check=True, capture_output=True)
        pages = json.loads((site / "public/index.json").read_text("utf-8"))
    pages.sort(key=lambda page: page["name"])
    return [page["minutes"] for page in pages], [page["html"] for page in pages]


def script(code: str) -> str:
    return (
        "const [P, H] = JSON.parse(require('fs').readFileSync(0)); let out;"
        f"(async () => {{ {code}; process.stdout.write(JSON.stringify(out)) }})()"
    )


def run(command: list[str | Path], given: str, folder: Path | None = None):  # type: ignore[no-untyped-def]
    done = subprocess.run(command, input=given, cwd=folder, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
