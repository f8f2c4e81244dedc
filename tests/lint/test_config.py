from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar, Literal, Optional

import pytest

import copydesk_rules
from copydesk import (
    Confidence,
    Document,
    Meta,
    Problem,
    RuleEntry,
    RuleFactory,
    Severity,
    Span,
    Violation,
    hookimpl,
)
from copydesk.config import Activation, Configuration, Configurations, Selection
from copydesk.config.detect import _SIGNS
from copydesk.config.faults import sentence
from copydesk.config.options import fits
from copydesk.errors import ConfigError, CopydeskError
from copydesk.front_matter.compose import compose
from copydesk.front_matter.schema import BUILT_IN
from copydesk.posts import _BY_GENERATOR
from copydesk.registry import Plugins

CATALOGUE = Plugins([copydesk_rules], installed=False).catalogue()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def wrote(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def configuration(text: str, name: str = "copydesk.yaml") -> Configuration:
    wrote(name, text)
    return Configurations().of_file("post.md")


def activation(text: str, select: str = "", ignore: str = "") -> Activation:
    found = Activation(configuration(text), CATALOGUE, Selection.of([select], [ignore]))
    found.verify()
    return found


def names(found: Activation, path: str = "post.md") -> set[str]:
    return {active.rule.meta.name for active in found.rules(path)}


def test_without_a_file_the_defaults_hold() -> None:
    found = Configurations().of_file("post.md")
    assert (found.path, found.fail_on, found.minimum_confidence) == ("", Severity.ERROR, Confidence.LIKELY)


def test_every_setting_is_read() -> None:
    found = configuration(
        "site: {generator: jekyll, timezone: Asia/Tokyo, language: ja}\n"
        'posts: ["_posts/**/*.md"]\n'
        'exclude: ["drafts/"]\n'
        "fail-on: warning\n"
        "minimum-confidence: possible\n"
        "rules: {bold-as-heading: off, title-in-body: {severity: error}}\n"
        "plugins: {require: [acme]}\n"
    )
    assert found.site.generator == "jekyll"
    assert found.site.timezone == "Asia/Tokyo"
    assert found.fail_on is Severity.WARNING
    assert found.minimum_confidence is Confidence.POSSIBLE
    assert found.require == ("acme",)
    assert found.posts is not None
    assert found.posts.holds("_posts/a/b.md")
    assert found.exclude[0][1].holds("drafts/a.md")


def test_pyproject_holds_the_same_settings() -> None:
    found = configuration(
        '[tool.copydesk]\nfail-on = "info"\n\n[tool.copydesk.rules]\nbold-as-heading = "off"\n',
        "pyproject.toml",
    )
    assert found.fail_on is Severity.INFO


def test_a_pyproject_without_the_table_is_passed_over() -> None:
    wrote("copydesk.yaml", "fail-on: info\n")
    wrote("sub/pyproject.toml", '[project]\nname = "x"\n')
    assert Configurations().of_file("sub/post.md").fail_on is Severity.INFO


def test_the_nearest_file_wins() -> None:
    wrote("copydesk.yaml", "fail-on: info\n")
    wrote("sub/copydesk.yaml", "fail-on: warning\n")
    configurations = Configurations()
    assert configurations.of_file("sub/deeper/post.md").fail_on is Severity.WARNING
    assert configurations.of_file("post.md").fail_on is Severity.INFO


def test_extends_comes_first() -> None:
    wrote("base.yaml", "fail-on: info\nrules: {bold-as-heading: off, title-in-body: error}\n")
    found = activation("extends: base.yaml\nrules: {bold-as-heading: warning}\n")
    settings = found.settings("post.md")
    assert settings["bold-as-heading"].severity is Severity.WARNING
    assert settings["bold-as-heading"].origins["severity"] == "copydesk.yaml:2"
    assert settings["title-in-body"].origins["severity"] == "base.yaml:2"
    assert found.configuration.fail_on is Severity.INFO


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("fail_on: error\n", ["1:1: there is no setting `fail_on`: did you mean `fail-on`?"]),
        ("fail-on: fatal\n", ["1:10: this must be info, warning or error"]),
        ("- a\n", ["1:1: a configuration is a mapping of settings"]),
        ("fail-on: info\nfail-on: error\n", ["2:1: `fail-on` is set twice"]),
        ("site: {generator: jekyl}\n", ["1:19: there is no generator `jekyl`: did you mean `jekyll`?"]),
        (
            "site: {timezone: Mars/Olympus}\n",
            ["1:18: there is no time zone `Mars/Olympus`: write an IANA name"],
        ),
        (
            "rules: {titel-in-body: error}\n",
            ["1:9: there is no rule `titel-in-body`: did you mean `title-in-body`?"],
        ),
        (
            "rules: {title-in-body: eror}\n",
            ["1:24: this must be off, info, warning or error: did you mean `error`?"],
        ),
        ("rules: {title-in-body/nothing: error}\n", ["1:9: `title-in-body` has no code `nothing`"]),
        ("rules: {title-in-body: {heading: true}}\n", ["1:25: `title-in-body` has no option `heading`"]),
        ("extends: none.yaml\n", ["1:10: `none.yaml` does not exist"]),
        ("extends: copydesk.yaml\n", ["1:10: `copydesk.yaml` extends itself in a circle"]),
        ("extends: ../../etc/hosts\n", ["1:10: `../../etc/hosts` lies outside of"]),
        ("schema: ../secret.json\n", ["1:9: `../secret.json` lies outside of"]),
        ('exclude: ["[z-a].md"]\n', ["1:11: `[z-a].md` is no pattern"]),
        ("overrides: [{files: a.md}]\n", ["1:13: an override has `files` and `rules`"]),
        (
            "rules: {front-matter-syntax: off}\n",
            ["1:9: `front-matter-syntax` is turned off only in `overrides`"],
        ),
        ("rules: {rule-crash: {option: 1}}\n", ["1:9: `rule-crash` is always an error"]),
        ("rules: {unused-suppression: {option: 1}}\n", ["1:9: `unused-suppression` has no options"]),
        ("rules: {unused-suppression/unsed: off}\n", ["1:9: `unused-suppression` has no code `unsed`"]),
        (
            "site: {timezone: Asia/Tokio}\n",
            ["1:18: there is no time zone `Asia/Tokio`: did you mean `Asia/Tokyo`?"],
        ),
        ("a: [\n", ["1:"]),
        ("fail-on: x\nsitee: 1\n", ["1:10: this must be", "2:1: there is no setting `sitee`"]),
    ],
)
def test_mistakes_are_located(text: str, mistakes: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        activation(text)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(mistakes)
    for line, expected in zip(lines, mistakes, strict=True):
        assert line.startswith(f"copydesk.yaml:{expected}")


def test_a_rule_can_be_off_by_glob() -> None:
    found = activation(
        "overrides:\n"
        '  - files: ["_posts/2025-*"]\n'
        "    rules: {title-in-body: off, front-matter-syntax: off}\n"
    )
    assert "title-in-body" in names(found, "_posts/2026-01-01-a.md")
    assert not names(found, "_posts/2025-01-01-a.md") & {"title-in-body", "front-matter-syntax"}


def test_files_with_equal_settings_share_their_rules() -> None:
    found = activation('overrides: [{files: "b.md", rules: {title-in-body: error}}]\n')
    assert found.rules("a.md") is found.rules("c.md")
    assert found.rules("a.md") is not found.rules("b.md")


def test_a_code_on_keeps_a_rule_running() -> None:
    found = activation("rules: {title-in-body: off, title-in-body/opening: error}\n")
    (active,) = [one for one in found.rules("a.md") if one.rule.meta.name == "title-in-body"]
    assert active.severity is Severity.OFF
    assert active.codes == {"opening": Severity.ERROR}


def test_selection() -> None:
    assert names(activation("", "title-in-body")) == {"title-in-body"}
    assert "title-in-body" not in names(activation("", "", "title-in-body"))
    assert names(activation("rules: {title-in-body: off}\n", "title-in-body")) == {"title-in-body"}


def test_a_code_can_be_ignored() -> None:
    found = activation("", "title-in-body", "title-in-body/opening")
    assert found.rules("a.md")[0].codes == {"opening": Severity.OFF}


@pytest.mark.parametrize("name", ["titel-in-body", "acme/", "title-in-body/"])
def test_a_selection_of_no_rule_is_refused(name: str) -> None:
    with pytest.raises(CopydeskError, match=f"--select: there is no rule `{name}`"):
        Selection.of([name], []).verify(CATALOGUE.names)


def test_an_explicit_file_that_is_missing_is_said() -> None:
    with pytest.raises(ConfigError, match="there is no such configuration file"):
        Configurations(Path("nothing.yaml")).of_file("a.md")


def test_isolated_reads_nothing() -> None:
    wrote("copydesk.yaml", "fail-on: [\n")
    assert Configurations(isolated=True).of_file("a.md").fail_on is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "text", "generator"),
    [
        ("_config.yml", "title: x\n", "jekyll"),
        ("hugo.toml", 'baseURL = "x"\n', "hugo"),
        ("config.toml", 'baseURL = "x"\n', "hugo"),
        ("config.toml", "build_search_index = true\n", "zola"),
        ("config.toml", "x = 1\n", ""),
        ("astro.config.mjs", "", "astro"),
        ("docusaurus.config.ts", "", "docusaurus"),
        (".eleventy.js", "", "eleventy"),
        ("mkdocs.yml", "theme:\n  name: material\n", "mkdocs-material"),
        ("package.json", '{"dependencies": {"zenn-cli": "1"}}', "zenn"),
        ("package.json", '{"dependencies": {"hexo": "7"}}', "hexo"),
        ("qiita.config.json", "{}", "qiita"),
    ],
)
def test_the_generator_is_detected(name: str, text: str, generator: str) -> None:
    wrote(name, text)
    assert Configurations().of_file("post.md").site.generator == generator


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("hugo.toml", "hasCJKLanguage = true\n", True),
        ("hugo.yaml", "title: x\nhasCJKLanguage: true\n", True),
        ("hugo.json", '{"hasCJKLanguage": true}\n', True),
        ("hugo.toml", "# hasCJKLanguage = true\n", False),
        ("hugo.toml", "hasCJKLanguage = false\n", False),
        ("_config.yml", "hasCJKLanguage: true\n", False),
    ],
)
def test_hugos_way_of_counting_is_detected(*, name: str, text: str, expected: bool) -> None:
    wrote(name, text)
    assert Configurations().of_file("post.md").site.counts_characters is expected


def test_a_sites_own_settings_are_read_and_overruled() -> None:
    wrote("_config.yml", "timezone: Asia/Tokyo\npermalink: /:title/\nlang: ja\n")
    site = configuration("site: {timezone: Europe/Paris}\n").site
    assert (site.timezone, site.permalink, site.language) == ("Europe/Paris", "/:title/", "ja")


@pytest.mark.parametrize(
    ("name", "text", "url"),
    [
        ("_config.yml", "url: https://example.org/\nbaseurl: /blog/\n", "https://example.org/blog"),
        ("_config.yml", "baseurl: blog\n", "/blog"),
        ("_config.yml", "title: x\n", ""),
        ("hugo.toml", "baseURL = 'https://example.org/blog/' # x\n", "https://example.org/blog"),
        ("hugo.yaml", "baseURL: https://example.org\n", "https://example.org"),
        ("hugo.json", '{"baseURL": "https://example.org/"}\n', "https://example.org"),
        ("hugo.toml", "title = 'x'\n", ""),
    ],
)
def test_where_a_site_is_published_is_detected(name: str, text: str, url: str) -> None:
    wrote(name, text)
    assert Configurations().of_file("post.md").site.url == url


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("_config.yml", "permalink: pretty\n", False),
        ("_config.yml", "defaults:\n- scope: {type: pages}\n  values: {permalink: /x/}\n", False),
        ("_config.yml", "defaults:\n- scope: {type: posts}\n  values: {layout: x}\n", False),
        ("_config.yml", "defaults:\n- scope: {type: posts}\n  values: {categories: x}\n", True),
        ("_config.yml", "defaults:\n- values: {date: 2026-01-01}\n", True),
        ("_config.yml", "defaults: x\ncollections: [posts]\n", False),
        ("_config.yml", "collections:\n  posts: {permalink: x}\n", True),
        ("_config.yml", "collections:\n  news: {permalink: '/:year/:title/'}\n", True),
        ("_config.yml", "collections:\n  docs: {permalink: '/:title/'}\n  posts: {output: true}\n", False),
        ("_config.yml", "collections_dir: x\n", True),
        ("_config.yml", "title: [\n", True),
        ("hugo.toml", "[permalinks]\nposts = '/:slug/'\n", True),
        ("hugo.toml", "languageCode = 'en'\n", False),
        ("hugo.yaml", "languages:\n  en: {}\n", True),
        ("hugo.json", '{"uglyURLs": true}\n', True),
        ("config/_default/hugo.toml", "title = 'x'\n", False),
    ],
)
def test_addresses_that_vary_are_detected(*, name: str, text: str, expected: bool) -> None:
    wrote(name, text)
    assert Configurations().of_file("post.md").site.addresses_vary is expected


def test_the_generator_that_is_said_tells_where_to_look() -> None:
    wrote("config/_default/hugo.toml", "title = 'x'\n")
    assert configuration("site: {generator: hugo}\n").site.addresses_vary


def test_a_setting_without_a_value_says_nothing() -> None:
    found = configuration("rules:\nexclude:\noverrides:\nfail-on:\nposts:\n")
    assert (found.groups, found.exclude, found.posts, found.fail_on) == ((), (), None, Severity.ERROR)


def test_a_file_that_two_others_extend_is_read_once() -> None:
    for number in range(15):
        wrote(f"{number}.yaml", f"extends: [{number + 1}.yaml, {number + 1}.yaml]\n")
    wrote("15.yaml", "fail-on: info\n")
    found = configuration("extends: [0.yaml, 15.yaml]\n")
    assert found.fail_on is Severity.INFO
    assert len(found.parts) == 17


def test_a_chain_that_is_too_long_is_refused() -> None:
    for number in range(30):
        wrote(f"{number}.yaml", f"extends: {number + 1}.yaml\n")
    with pytest.raises(ConfigError, match="is more than 20 files away"):
        configuration("extends: 0.yaml\n")


def test_nothing_above_the_repository_is_read() -> None:
    wrote("copydesk.yaml", "fail-on: [\n")
    wrote("repository/.git/HEAD", "")
    found = Configurations()
    assert found.of_folder((Path.cwd() / "repository" / "posts").as_posix()).path == ""


def test_the_configuration_of_the_working_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    wrote("copydesk.yaml", "fail-on: info\n")
    wrote("repository/copydesk.yaml", "fail-on: warning\n")
    monkeypatch.chdir("repository")
    assert Configurations().of_file("").fail_on is Severity.WARNING


def test_another_tools_table_is_passed_over() -> None:
    wrote("copydesk.yaml", "fail-on: info\n")
    wrote("sub/pyproject.toml", '[tool.copydesk-other]\nname = "x"\n')
    assert Configurations().of_file("sub/post.md").fail_on is Severity.INFO


def test_a_schema_is_relative_to_its_own_file() -> None:
    wrote("shared/schemas/post.json", "{}")
    wrote("shared/base.yaml", "schema: schemas/post.json\nsite: {url: 'https://example.org'}\n")
    site = configuration("extends: shared/base.yaml\n").site
    assert (site.schema, site.url) == ("shared/schemas/post.json", "https://example.org")
    assert configuration("schema: copydesk:jekyll\n").site.schema == "copydesk:jekyll"


def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    wrote("secret.json", "{}")
    wrote("repository/.git/HEAD", "")
    wrote("repository/copydesk.yaml", "schema: post.json\n")
    Path("repository/post.json").symlink_to(tmp_path / "secret.json")
    with pytest.raises(ConfigError, match=r"`post\.json` lies outside of"):
        Configurations().of_file("repository/post.md")


def test_no_rule_left_is_an_error() -> None:
    off = ", ".join(f"{name}: off" for name in CATALOGUE.rules if name != "front-matter-syntax")
    assert names(activation(f"rules: {{{off}}}\n")) == {"front-matter-syntax"}
    with pytest.raises(ConfigError, match="no rule is left to run"):
        activation(f"rules: {{{off}}}\n", ignore="front-matter-syntax")
    assert names(activation("", "title-in-body"), "a.md")


def test_an_override_alone_may_turn_rules_on() -> None:
    found = activation("overrides: [{files: a.md, rules: {title-in-body: error}}]\n", "title-in-body")
    assert names(found, "b.md") == {"title-in-body"}


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (3, "int", True),
        (True, "int", False),
        (3, "float", True),
        ("3", "float", False),
        (("a", "b"), "tuple[str, ...]", True),
        (("a", 3), "tuple[str, ...]", False),
        ("a", "tuple[str, ...]", False),
        ({"a": 1}, "Mapping[str, int]", True),
        ({"a": "1"}, "Mapping[str, int]", False),
        (None, "int | None", True),
        (None, "Optional[int]", True),
        ("x", "Optional[int]", False),
        ("a", "Literal['a', 'b']", True),
        ("c", "Literal['a', 'b']", False),
    ],
)
def test_values_fit_the_type_of_their_option(value: object, kind: str, *, expected: bool) -> None:
    types = {"Mapping": Mapping, "Optional": Optional, "Literal": Literal}
    assert fits(value, eval(kind, types)) is expected


def test_without_a_configuration_the_nearest_site_counts() -> None:
    wrote("package.json", "{}")
    wrote("blog/_config.yml", "timezone: Asia/Tokyo\n")
    wrote("blog/assets/package.json", "{}")
    wrote("book/zenn/package.json", '{"dependencies": {"zenn-cli": "1"}}')
    here, found = Path.cwd().as_posix(), Configurations()
    site = found.of_file("blog/_posts/2026/a.md").site
    assert (site.root, site.generator, site.timezone) == (f"{here}/blog", "jekyll", "Asia/Tokyo")
    assert found.of_file("blog/assets/a.md") is found.of_file("blog/_posts/b.md")
    assert found.of_file("book/zenn/articles/a.md").site.generator == "zenn"
    assert (found.of_file("a.md").site.root, found.of_file("a.md").site.generator) == (here, "")


def test_isolated_detects_nothing() -> None:
    wrote("_config.yml", "title: x\n")
    assert Configurations(isolated=True).of_file("a.md").site.generator == ""


@pytest.mark.parametrize(
    "text",
    [
        '[tool]\ncopydesk.fail-on = "info"\n',
        'tool.copydesk.fail-on = "info"\n',
        '[tool."copydesk"]\nfail-on = "info"\n',
        'tool = {copydesk = {fail-on = "info"}}\n',
    ],
)
def test_every_spelling_of_the_table_counts(text: str) -> None:
    assert configuration(text, "pyproject.toml").fail_on is Severity.INFO


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool]\ncopydesk = 3\n", r"pyproject\.toml:2:12: a configuration is a mapping of settings"),
        ("[tool.copydesk\nfail-on = 'info'\n", r"pyproject\.toml:1:1: the TOML cannot be read: "),
        ("[tool]\ncopydesk.fail-on = info\n", r"pyproject\.toml:2:\d+: the TOML cannot be read: "),
    ],
)
def test_a_table_that_cannot_be_read_is_a_mistake(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        configuration(text, "pyproject.toml")


@pytest.mark.parametrize(
    "text", ['[project\nname = "copydesk"\n', '[project]\nname = "copydesk"\n', "\xff[x"]
)
def test_a_pyproject_of_others_is_passed_over_even_when_broken(text: str) -> None:
    assert configuration(text, "pyproject.toml").path == ""


def test_a_toml_file_that_is_named_must_have_the_table() -> None:
    wrote("other.toml", "a = 1\n")
    with pytest.raises(ConfigError, match=r"other\.toml:1:1: there is no table `\[tool\.copydesk\]`"):
        Configurations(Path("other.toml")).of_file("post.md")


def test_the_hidden_name_may_have_either_suffix() -> None:
    assert configuration("fail-on: info\n", ".copydesk.yml").fail_on is Severity.INFO


def test_origins_name_the_file_that_says_it() -> None:
    wrote("base.yaml", "fail-on: warning\nsite:\n  url: https://example.org\n  language: ja\n")
    found = configuration("extends: base.yaml\nsite: {language: ko}\nfail-on:\n")
    assert found.origin("fail-on") == "base.yaml:1"
    assert found.origin("site", "url") == "base.yaml:3"
    assert found.origin("site", "language") == "copydesk.yaml:2"
    assert found.origin("minimum-confidence") == found.origin("site", "timezone") == ""


def test_a_rule_without_a_value_says_nothing() -> None:
    found = activation("rules:\n  title-in-body:\n  future-date:\n  bold-as-heading: {severity: }\n")
    assert found.settings("a.md")["title-in-body"].severity is None
    assert "title-in-body" in names(found)
    assert "future-date" not in names(found)


@dataclass(frozen=True)
class Picky:
    """A rule that refuses options."""

    meta: ClassVar[Meta] = Meta("picky", "Picky.", {"code": "code"})

    least: int = 1
    most: int = 9

    def __post_init__(self) -> None:
        if self.least < 0:
            raise ValueError("`least` must not be negative")
        if self.least > self.most:
            raise ValueError("`least` must not be more than `most`")

    def check(self, document: Document) -> Iterator[Violation]:
        return iter(())


def _picky() -> RuleFactory:
    factory: Any = Picky
    made: RuleFactory = factory
    return made


@hookimpl
def _picky_rules(config: Mapping[str, object]) -> list[RuleEntry]:
    return [RuleEntry("picky", _picky)]


def picky(text: str) -> Activation:
    catalogue = Plugins([SimpleNamespace(copydesk_rules=_picky_rules)], installed=False).catalogue()
    found = Activation(configuration(text), catalogue, Selection())
    found.verify()
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "rules: {picky: {least: -1}}\n",
            "1:17: `picky` refuses its options: `least` must not be negative",
        ),
        ("rules: {picky: {least: 5, most: 3}}\n", "1:9: `picky` refuses its options: `least` must"),
    ],
)
def test_a_value_that_the_rule_refuses_is_a_mistake_at_its_place(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=f"^copydesk.yaml:{said}"):
        picky(text)


def test_values_that_do_not_go_together_are_no_fault_of_the_plugin() -> None:
    wrote("base.yaml", "rules: {picky: {least: 5}}\n")
    found = picky("extends: base.yaml\nrules: {picky: {most: 3}}\n")
    with pytest.raises(ConfigError, match=r"^copydesk\.yaml:2: `picky` refuses its options: `least`"):
        found.rules("post.md")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("./p.md", "leave `./` out"),
        ("a/./p.md", "leave `./` out"),
        ("../x", "below the folder of this file only"),
        ("a//b", "`//` stands in it"),
        ("#a", "is a comment"),
        ("C:/posts/*.md", "relative to the folder of this file"),
    ],
)
@pytest.mark.parametrize("setting", ["posts", "exclude"])
def test_a_pattern_that_can_match_nothing_is_a_mistake(setting: str, pattern: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        configuration(f"{setting}: ['{pattern}']\n")


def test_an_absolute_path_is_no_pattern_and_an_anchored_one_is() -> None:
    with pytest.raises(ConfigError, match="relative to the folder of this file"):
        configuration(f"exclude: ['{Path.cwd().as_posix()}/a.md']\n")
    assert configuration("exclude: ['/a.md', '!/b.md', 'c/']\n").exclude


def test_an_empty_list_of_posts_is_a_mistake_and_an_empty_list_of_exclusions_is_not() -> None:
    with pytest.raises(ConfigError, match="1:8: without a pattern no file is a post"):
        configuration("posts: []\n")
    assert configuration("exclude: []\n").exclude == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n\tb: 1\n", "2:1: the line is indented with a tab"),
        ("a: &x 1\nb: *x\n", "2:4: a configuration cannot hold an alias: write the value out"),
        ("a: !x b\n", "1:4: a configuration knows no tags such as `!x`"),
        ("a: 'b\n", "1:4: the quote ' is never closed"),
    ],
)
def test_faults_of_the_syntax_are_sentences(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said.replace("*", r"\*")):
        configuration(text)


def test_every_fault_of_the_syntax_has_a_sentence() -> None:
    folder = Path(compose.__code__.co_filename).parent
    modules = ("compose", "diagnose", "json_form", "limits", "odd", "opened", "toml")
    text = "".join((folder / f"{name}.py").read_text("utf-8") for name in modules)
    codes = set(re.findall(r'(?:Problem|_stop|_report)\(\s*"([a-z-]+)"', text)) - {"json-syntax"}
    assert len(codes) > 15
    for code in codes:
        params = dict.fromkeys(
            (
                "escape",
                "character",
                "key",
                "name",
                "quote",
                "mark",
                "problem",
                "limit",
                "close",
                "tag",
                "feature",
            ),
            "x",
        )
        assert sentence(Problem(code, Span(0, 0), params)) != sentence(Problem("", Span(0, 0), params)), code


@pytest.mark.parametrize("name", ["title-in-body/openin", "unused-suppression/unusd"])
def test_a_code_that_is_not_there_cannot_be_ignored(name: str) -> None:
    with pytest.raises(CopydeskError, match=r"^--ignore: `.*` has no code `.*`: did you mean `"):
        activation("", ignore=name)


def test_folders_share_the_way_up() -> None:
    wrote("copydesk.yaml", "fail-on: info\n")
    wrote("a/.git/HEAD", "")
    found, here = Configurations(), Path.cwd().as_posix()
    assert found.of_folder(f"{here}/b/c/d").path == found.of_folder(f"{here}/b/e").path == "copydesk.yaml"
    assert found.of_folder(f"{here}/a/b").path == ""


def test_every_generator_has_its_schema() -> None:
    assert {name for name, _, _ in _SIGNS} | set(_BY_GENERATOR) <= set(BUILT_IN)
