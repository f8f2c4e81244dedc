"""Links to posts that are there, and to posts that are not, on a disk and in an index."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copydesk import Site
from copydesk.cli import main
from copydesk.testing import beside, findings, rule_document
from copydesk_rules.analyses.addresses import hyphened, levelled, slug_of
from copydesk_rules.analyses.jekyll_pattern import dated, pattern_of
from copydesk_rules.analyses.link_facts import hugo_name
from copydesk_rules.analyses.links import internal, links
from copydesk_rules.analyses.page_tags import hugo_references, liquid_references
from copydesk_rules.unknown_link_target import UnknownLinkTarget

CONFIG = "permalink: /:year/:month/:day/:title/\ntimezone: Asia/Tokyo\nurl: https://example.org\n"
HARBOUR = "---\ndate: 2026-03-01 20:30:00 +0000\n---\nA letter.\n"
DEAD, MOVED = "[a](/2026/02/27/nowhere/)\n", "[a](/2026/03/01/harbour/)\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wrote("_config.yml", CONFIG)
    wrote("_posts/2026-03-01-harbour.md", HARBOUR)
    wrote("_posts/2026-03-03-quay.md", "A letter.\n")


def wrote(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def ran(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in (0, 1), result.output
    return result


def said(*paths: str, least: str = "possible") -> list[tuple[str, str]]:
    """Code and confidence of what is said of some posts."""
    select = ("--select", "unknown-link-target", "--minimum-confidence", least, "--format", "json", "-q")
    found: list[dict[str, Any]] = json.loads(ran("check", *paths, *select).stdout)["findings"]
    assert all(one["rule"] == "unknown-link-target" for one in found), found
    return [(one["code"], one["confidence"]) for one in found]


def test_a_whole_site_is_judged() -> None:
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    assert said(".") == [("link", "likely"), ("link", "certain")]


def test_a_part_of_the_site_is_judged_by_the_names_of_the_others() -> None:
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    assert said("_posts/2026-03-04-a.md", "_posts/2026-03-03-quay.md") == [("link", "possible")]
    assert said("_posts/2026-03-04-a.md", "_posts/2026-03-01-harbour.md") == [
        ("link", "possible"),
        ("link", "likely"),
    ]


def test_a_single_post_needs_an_index() -> None:
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    assert said("_posts/2026-03-04-a.md") == []
    ran("index", "build")
    assert said("_posts/2026-03-04-a.md") == [("link", "likely"), ("link", "certain")]


def test_posts_that_are_new_or_changed_since_the_index_was_built() -> None:
    ran("index", "build")
    wrote("_posts/2026-03-03-quay.md", "---\npermalink: /2026/02/27/nowhere/\n---\nA letter, moved.\n")
    wrote("_posts/2026-03-02-boats.md", "A new letter.\n")
    wrote("_posts/2026-03-04-a.md", DEAD + "[b](/2026/03/02/boats/)\n")
    assert said("_posts/2026-03-04-a.md") == []


def test_posts_that_are_gone_since_the_index_was_built() -> None:
    ran("index", "build")
    Path("_posts/2026-03-01-harbour.md").unlink()
    wrote("_posts/2026-03-04-a.md", "[a](/2026/03/02/harbour/)\n")
    assert said("_posts/2026-03-04-a.md") == [("link", "likely")]


def test_another_permalink_makes_the_index_collect_anew() -> None:
    wrote("_posts/2026-03-04-a.md", "[a](/2026/03/03/quay/)\n[b](/letters/2026/03/03/quay/)\n")
    ran("index", "build")
    assert said("_posts/2026-03-04-a.md") == []
    wrote("_config.yml", CONFIG.replace("/:year", "/letters/:year"))
    assert said("_posts/2026-03-04-a.md") == []
    wrote("_posts/2026-03-04-a.md", "[b](/letters/2026/03/04/quay/)\n")
    assert said("_posts/2026-03-04-a.md") == [("link", "likely")]


def test_posts_that_are_never_checked_are_on_the_site() -> None:
    wrote("copydesk.yaml", 'exclude: ["_posts/2026-03-01-*"]\n')
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    assert said(".") == [("link", "possible")]


def test_posts_of_a_site_below_are_not_of_this_one() -> None:
    wrote("docs/copydesk.yaml", "site: {generator: jekyll}\n")
    wrote("docs/_posts/2026-02-27-nowhere.md", "A letter.\n")
    wrote("copydesk.yaml", "site: {generator: jekyll}\n")
    wrote("_posts/2026-03-04-a.md", DEAD)
    assert said("_posts") == [("link", "likely")]


def test_a_folder_with_a_part_of_the_site_is_noticed() -> None:
    for day in range(10, 16):
        wrote(f"_posts/2026-03-{day}-a{day}.md", f"[x](/2026/02/{day}/elsewhere-{day}/)\n")
    wrote("_posts/2026-03-04-a.md", MOVED)
    assert sorted(set(said("."))) == [("link", "certain"), ("link", "possible")]


def test_links_of_many_posts_to_one_dead_target_and_of_a_post_to_itself() -> None:
    for number in range(80):
        wrote(
            f"_posts/2026-04-01-a{number}.md", f"{DEAD}[b](/2026/04/01/a{number}/)\n[c](/2026/03/03/quay/)\n"
        )
    assert said(".") == [("link", "likely")] * 80


@pytest.mark.parametrize(
    "name",
    ["2026/02/27/nowhere.md", "2026/02/27/nowhere/index.html", "static/2026/02/27/nowhere.html"],
)
def test_a_file_of_the_site_answers_an_address(name: str) -> None:
    wrote("_posts/2026-03-04-a.md", DEAD)
    wrote(name, "A page.\n")
    assert said(".") == []


def test_redirects_of_the_host_are_a_doubt() -> None:
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    wrote("netlify.toml", "[build]\npublish = '_site'\n")
    assert said(".") == [("link", "likely"), ("link", "certain")]
    wrote("static/_redirects", "/old /new\n")
    assert said(".") == [("link", "possible"), ("link", "likely")]


def test_without_a_time_zone_a_day_is_nothing() -> None:
    wrote("_config.yml", CONFIG.replace("timezone: Asia/Tokyo\n", ""))
    wrote("_posts/2026-03-01-harbour.md", HARBOUR.replace("20:30:00 +0000", "20:30:00 -0500"))
    wrote("_posts/2026-03-04-a.md", MOVED)
    assert said(".") == [("link", "possible")]


@pytest.mark.parametrize(
    "more",
    [
        "defaults:\n- scope: {path: ''}\n  values:\n    permalink: /:title/\n",
        "collections:\n  posts:\n    permalink: /:title/\n",
        "source: site\n",
        "languages: [en, ja]\n",
        "broken: [\n",
    ],
)
def test_addresses_that_the_configuration_varies_are_not_judged(more: str) -> None:
    wrote("_config.yml", CONFIG + more)
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    assert said(".") == []


def test_an_unknown_permalink_is_not_guessed() -> None:
    Path("_config.yml").unlink()
    wrote("copydesk.yaml", "site: {generator: jekyll}\n")
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    assert said(".") == []


def test_files_are_looked_up_without_an_index() -> None:
    wrote("_drafts/b.md", "x\n")
    there = "[a](2026-03-01-harbour.md) [b](../_drafts/b.md#x) {% link _posts/2026-03-01-harbour.md %}"
    absent = "[c](../_drafts/c.md) {% link _posts/no.md %} {% link x/y.md %} [d](../../../../e.md)"
    wrote("_posts/2026-03-04-a.md", f"{there} {absent}\n")
    assert said("_posts/2026-03-04-a.md") == [
        ("page", "likely"),
        ("reference", "certain"),
        ("reference", "possible"),
    ]


def test_another_language_or_form_of_a_page_answers_its_file() -> None:
    wrote("copydesk.yaml", "site: {generator: mkdocs-material}\n")
    wrote("docs/quay.ja.md", "x\n")
    wrote("docs/boats.mdx", "x\n")
    wrote("docs/a.md", "[a](quay.md) [b](boats.md) [c](my%20page.md) [d](qu.md)\n")
    wrote("docs/my page.md", "x\n")
    assert said("docs/a.md") == [("page", "likely")]


def test_a_site_that_only_the_configuration_describes() -> None:
    Path("_config.yml").unlink()
    site = "generator: jekyll, permalink: '/:year/:month/:day/:title/', timezone: Asia/Tokyo"
    wrote("copydesk.yaml", f"site: {{{site}}}\n")
    wrote("_posts/2026-03-04-a.md", DEAD + MOVED)
    assert said(".") == [("link", "likely"), ("link", "certain")]
    wrote("copydesk.yaml", "site: {generator: jekyll, permalink: pretty, timezone: Asia/Tokyo}\n")
    assert said(".") == []


def test_without_a_pattern_jekylls_own_counts() -> None:
    wrote("_config.yml", "timezone: Asia/Tokyo\n")
    wrote("_posts/2026-03-04-a.md", "[a](/2026/03/03/quay.html) [b](/2026/03/01/harbour.html)\n")
    assert said(".") == [("link", "certain")]


def test_zola_and_its_links_from_content() -> None:
    Path("_config.yml").unlink()
    wrote("config.toml", "build_search_index = true\n")
    wrote("content/a.md", "+++\n+++\n[a](@/b.md) [b](@/a.md#x) [c](@/c/d.md)\n")
    assert said("content/a.md") == [("reference", "certain"), ("reference", "possible")]


def test_hugo_and_what_varies() -> None:
    Path("_config.yml").unlink()
    wrote("hugo.toml", 'baseURL = "https://example.org/blog/"\n')
    wrote("content/letters/harbour.md", "A letter.\n")
    wrote("content/winter/harbour-2.md", '[a](/blog/letters/harbour-2/) [b]({{< ref "no" >}})\n')
    assert said(".") == [("link", "likely"), ("reference", "certain")]
    wrote("hugo.toml", 'baseURL = "https://example.org/blog/"\n[permalinks]\nletters = "/:year/:slug/"\n')
    assert said(".") == [("reference", "likely")]


def test_fixes_are_applied() -> None:
    body = (
        "[/2026/03/01/harbour/](/2026/03/01/harbour/?x=1#y '/2026/03/01/harbour/')\n"
        '<a href="https://example.org/2026/03/01/harbour/">/2026/03/01/harbour/</a>\n[c][d]\n\n'
        "[d]: /2026/03/01/h%61rbour/\n"
    )
    wrote(
        "_posts/2026-03-04-a.md",
        f"---\ncanonical_url: 'https://example.org/2026/03/01/harbour/'\n---\n{body}",
    )
    ran("check", ".", "--select", "unknown-link-target", "--fix", "--unsafe-fixes")
    fixed = (
        "[/2026/03/01/harbour/](/2026/03/02/harbour/?x=1#y '/2026/03/01/harbour/')\n"
        '<a href="https://example.org/2026/03/02/harbour/">/2026/03/01/harbour/</a>\n[c][d]\n\n'
        "[d]: /2026/03/02/harbour/\n"
    )
    text = f"---\ncanonical_url: 'https://example.org/2026/03/02/harbour/'\n---\n{fixed}"
    assert Path("_posts/2026-03-04-a.md").read_text("utf-8") == text
    assert said(".") == []


@pytest.mark.parametrize(
    ("permalink", "address", "says"),
    [
        ("", "/2026/03/01/a", ("", "2026-03-01")),
        ("date", "/news/x/2026/03/01/a", ("/news/x", "2026-03-01")),
        ("pretty", "/2026/03/a", None),
        ("ordinal", "/2026/060/a", ("", "2026")),
        ("weekdate", "/2026/w09/sun/a", ("", "2026")),
        ("none", "/a", None),
        ("/:title/", "/a", None),
        ("/:year/:title/", "/2026/a", None),
        ("/blog/:year/:i_month/:slug.html", "/blog/2026/3/a", ("", "2026-03")),
        ("/:year-:month-:day-:title:output_ext", "/2026-03-01-a", ("", "2026-03-01")),
        ("/:year/:month/:title/:year", "/2026/03/a/2026", ("", "2026-03")),
        ("/:collection/:year/:month/:title", "/posts/2026/03/a", None),
        ("/a.b/:year/:month/:title", "/axb/2026/03/a", None),
    ],
)
def test_what_an_address_says(permalink: str, address: str, says: tuple[str, str] | None) -> None:
    assert dated(pattern_of(permalink), address) == says


@pytest.mark.parametrize(
    ("target", "url", "path"),
    [
        ("/a/b/?x#y", "", "/a/b/"),
        ("/a%20b", "", "/a b"),
        ("https://www.Example.org/a", "https://example.org", "/a"),
        ("//example.org", "https://example.org", "/"),
        ("https://example.com/a", "https://example.org", None),
        ("https://example.org/a", "", None),
        ("/blog/a", "https://example.org/blog/", "/a"),
        ("/a", "https://example.org/blog/", None),
        ("/blogs/a", "/blog", None),
        ("{{site.baseurl}}/a", "/blog", "/a"),
        ("{{ site.url }}{{ site.baseurl }}/a", "/blog", "/a"),
        ("{{ '/a' | absolute_url }}", "/blog", "/a"),
        ("/a/{{ b }}", "", None),
        ("a/b", "", None),
        ("#a", "", None),
        ("", "", None),
        ("mailto:/a", "", None),
    ],
)
def test_which_targets_are_on_the_site(target: str, url: str, path: str | None) -> None:
    found = internal(target, Site(url=url))
    assert (found.path if found else None) == path


def test_addresses_that_servers_take_for_the_same() -> None:
    same = ("/a/B/", "/a/b", "a/b.html", "//a/b/index.html", "/a/b/index.htm")
    assert {levelled(address) for address in same} == {"/a/b"}
    assert levelled("/") == "/"
    assert slug_of("/2026/03/Élan_x--/") == hyphened("élan x") == "élan-x"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/B.md", "b"),
        ("a/b/index.md", "b"),
        ("a/_index.en.md", "a"),
        ("a/b.ja.md", "b"),
        ("../b/", "b"),
        ("index.md", "index"),
        ("", ""),
    ],
)
def test_names_that_hugo_finds_pages_by(path: str, name: str) -> None:
    assert hugo_name(path) == name


def test_tags() -> None:
    hidden = "{% comment %}{% link a.md %}{% endcomment %}", "{% post_url {{ x }} %}{% raw %}{% link d %}"
    text = f"{hidden[0]}{{%- link b c.md -%}}{hidden[1]}"
    assert [one.target for one in liquid_references(rule_document(text))] == ["b c.md"]
    off = rule_document("---\nrender_with_liquid: false\n---\n{% link a.md %}\n")
    assert not list(liquid_references(off))
    text = '{{< ref "a" >}} {{% relref `b` %}} {{<ref c>}} {{< relref path="f" >}}'
    text += '{{</* ref "d" */>}} {{< refer "e" >}}'
    assert [one.target for one in hugo_references(rule_document(text))] == ["a", "b", "c", "f"]


HOSTILE = (
    "[a](/2026/03/01/{}/) ",
    "{{% post_url 2026-01-01-{} ",
    "{{% raw %}}{} ",
    "{{{{< ref {} ",
    "<a href='/2026/03/01/{}' ",
    "[{}]: /2026/03/01/a\n",
    "[a](/{}",
    "[a]({}/b.md) ",
)


@pytest.mark.parametrize("generator", ["jekyll", "hugo"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_posts_cost_time_in_proportion(piece: str, generator: str) -> None:
    site = {"generator": generator, "permalink": "/:categories/:year/:month/:day/:title/"}
    if generator == "hugo":
        site["permalink"] = ""

    def seconds(count: int) -> float:
        text = "".join(piece.format(number) for number in range(count))
        name = "_posts/2026-03-04-a.md" if generator == "jekyll" else "content/a.md"
        document = rule_document(text, name, site)
        document.blocks  # noqa: B018 - the parser's time is not the rule's
        rule = beside(UnknownLinkTarget(), {name: text}, site)
        start = time.process_time()
        findings(document, rule)
        return time.process_time() - start

    seconds(50)
    assert min(seconds(4000) for _ in range(2)) < 6 * max(min(seconds(1000) for _ in range(2)), 0.02)


def test_no_more_links_than_a_person_writes() -> None:
    assert len(links(rule_document("[a](/b) " * 2000))) == 500
