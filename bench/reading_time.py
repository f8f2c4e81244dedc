"""What the reading-time presets print beside the tools themselves, on the same posts.

    python bench/reading_time.py [--seed N] [--list] TOOLS FOLDER...

TOOLS is a folder with `node_modules` (npm install --ignore-scripts: reading-time @tryghost/helpers
hexo-wordcount hexo-symbols-count-time eleventy-plugin-reading-time gatsby-transformer-remark yoastseo
mdast-util-from-markdown mdast-util-to-string mdast-util-gfm micromark-extension-gfm, and what
`npm pack @docusaurus/plugin-content-blog` fetches, unpacked) and `venv` (PyPI: mkdocs-material readtime);
hugo, ruby and jekyll are on the PATH. The HTML that tools are given is Hugo's. Posts are a seeded sample
of up to thirty a folder, without front matter and without template tags, which none of the tools would
see. `--list` names the posts that differ.

The second table takes the tools' own numbers: each post states what a tool printed for it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from copydesk import Document
from copydesk.testing import findings, rule_document
from copydesk_rules.analyses.reading import CHARACTERS_PER_MINUTE
from copydesk_rules.analyses.reading_generators import GENERATORS, presets_of
from copydesk_rules.analyses.reading_material import Material
from copydesk_rules.analyses.reading_presets import printed
from copydesk_rules.reading_time import ReadingTime

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
    "docusaurus": """const d = require('@docusaurus/plugin-content-blog/lib/readingTime.js');
        out = P.map((b, i) => Math.ceil(d.calculateReadingTime(b, L[i])))""",
    "gatsby": """const g = require('gatsby-transformer-remark/utils/time-to-read.js');
        out = H.map(h => g.timeToRead(h))""",
    "yoast": """const {Paper} = require('yoastseo');
        const minutes = require('yoastseo/build/languageProcessing/researches/readingTime.js').default;
        const build = require('yoastseo/build/parse/build/build.js').default;
        const Processor = require('yoastseo/build/parse/language/LanguageProcessor.js').default;
        const researcher = name => {
            try { return require(`yoastseo/build/languageProcessing/languages/${name}/Researcher`).default }
            catch { return researcher('_default') } };
        out = H.map((h, i) => {
            const paper = new Paper(h, {locale: L[i]}), one = new (researcher(L[i]))(paper);
            paper.setTree(build(paper, new Processor(one)));
            return minutes(paper, one) })""",
}
RUBY = """require 'jekyll'; require 'json'; include Liquid::StandardFilters; include Jekyll::Filters
posts, pages, = JSON.parse(STDIN.read)
count = ->(mode, rate) { pages.map { |page| [number_of_words(strip_html(page), mode) / rate, 1].max } }
found = {'jekyll' => count.(nil, 180), 'minimal-mistakes' => count.(nil, 200)}
found['chirpy'] = count.('auto', 180)
found['forem'] = posts.map { |post| (post.split(/\\W+/).count / 275.0).ceil }
STDOUT.write(found.to_json)"""
# Medium's help page: 265 words a minute, 500 characters in Chinese, Japanese and Korean, and images. The
# readtime package knows no characters; for these posts its text and images are taken, and the page's pace.
PYTHON = """import json, math, re, sys
from material.plugins.blog.readtime import readtime as material
from pyquery import PyQuery
from readtime import of_html, utils
dense_letters = (
    "[\u1100-\u11ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]"
)
def medium(page, dense):
    if not dense or not page.strip():
        return of_html(page).minutes if page.strip() else 1
    text, images = utils.parse_html(PyQuery(page))
    letters = re.findall(dense_letters, text)
    shown = sum(max(3, 12 - number) for number in range(images))
    return max(1, math.ceil((math.ceil(len(letters) / 500 * 60) + shown) / 60))
_, pages, languages = json.load(sys.stdin)
print(json.dumps({
    "mkdocs-material": [material(page.strip(), 265) for page in pages],  # as Python-Markdown ends
    "medium": [medium(page, one in ("ja", "zh", "ko")) for page, one in zip(pages, languages)],
}))"""


class Sampled(NamedTuple):
    """A post of the sample: its body, its language, and where it was found."""

    body: str
    language: str
    name: str


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("tools", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    posts = sample(options.folders, options.seed)
    found = minutes_of_tools(options.tools, posts)
    print("languages:", dict(Counter(post.language for post in posts).most_common()))
    for name, minutes in sorted(found.items()):
        compare(name, minutes, posts, listed=options.list)
    for name, minutes in sorted(found.items()):
        state(name, minutes, posts)


def minutes_of_tools(tools: Path, posts: list[Sampled]) -> dict[str, list[int]]:
    """What each tool prints, by the preset's name."""
    bodies = [post.body for post in posts]
    plain, pages = hugo(bodies, "false")
    dense, _ = hugo(bodies, "true")
    given = json.dumps([bodies, pages, [post.language for post in posts]])
    found: dict[str, list[int]] = {"hugo": plain, "hugo-cjk": dense}
    found |= run([tools.resolve() / "venv/bin/python", "-c", PYTHON], given)
    found |= run(["ruby", "-e", RUBY], given)
    return found | {name: run(["node", "-e", script(code)], given, tools) for name, code in NODE.items()}


def compare(name: str, minutes: list[int], posts: list[Sampled], *, listed: bool) -> None:
    """Our preset beside the tool."""
    ours = [printed(name, Material(document_of(post))) for post in posts]
    pairs = [trio for trio in zip(ours, minutes, posts, strict=True) if trio[0] != trio[1]]
    spaced = [trio for trio in pairs if trio[2].language not in CHARACTERS_PER_MINUTE]
    far = sum(1 for one, other, _ in pairs if abs(one - other) > 1)
    print(
        f"{name:24} equal {len(posts) - len(pairs)} of {len(posts)}; off by more than one: {far}; "
        f"unequal in spaced languages: {len(spaced)}"
    )
    for one, other, post in pairs if listed else ():
        print(f"    {post.name} ({post.language}): ours {one}, the tool's {other}")


def state(name: str, minutes: list[int], posts: list[Sampled]) -> None:
    """Posts that state what the tool printed, under its preset and under the usual formula."""
    dense = name == "hugo-cjk"
    generator = next((one for one, names in GENERATORS.items() if name in names), "")
    under = off = named = elsewhere = anonymous = 0
    for post, number in zip(posts, minutes, strict=True):
        if not number:
            continue
        text = f"---\nlang: {post.language}\nreading_time: {number}\n---\n{post.body}"
        under += bool(findings(rule_document(text), ReadingTime(formula=name)))
        site = {"generator": generator, "counts_characters": dense}
        document = rule_document(text, site=site)
        usual = findings(document, ReadingTime())
        off += bool(usual)
        shown = [one.quirk for one in presets_of(generator, document) if one.name == name]
        expected = bool(usual and shown and shown[0])
        named += expected and any(shown[0] in one.message for one in usual)
        elsewhere += bool(usual) and not expected
        anonymous += any(
            one.message.count(" would count it") for one in findings(rule_document(text), ReadingTime())
        )
    print(
        f"{name:24} ({generator or 'no generator'}) under its preset {under}; by default {off}: "
        f"its quirk named {named}, "
        f"no quirk shows {elsewhere}; a tool named with no generator known {anonymous}"
    )


def document_of(post: Sampled) -> Document:
    return rule_document(f"---\nlang: {post.language}\n---\n{post.body}")


def sample(folders: list[Path], seed: int) -> list[Sampled]:
    chosen: list[Sampled] = []
    for folder in folders:
        paths = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".markdown"))
        for path in random.Random(seed).sample(paths, min(30, len(paths))):
            body = FRONT.sub("", path.read_text("utf-8", "replace").replace("\r\n", "\n"), count=1)
            if not re.search(r"\{\{|\{%|\ufffd", body):
                chosen.append(Sampled(body, rule_document(body).language, f"{folder.name}/{path.name}"))
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
        "const [P, H, L] = JSON.parse(require('fs').readFileSync(0)); let out;"
        f"(async () => {{ {code}; process.stdout.write(JSON.stringify(out)) }})()"
    )


def run(command: list[str | Path], given: str, folder: Path | None = None):  # type: ignore[no-untyped-def]
    done = subprocess.run(command, input=given, cwd=folder, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
