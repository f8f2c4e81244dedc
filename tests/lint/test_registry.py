from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import copydesk_rules
from copydesk import Meta, RuleEntry, RuleFactory, hookimpl
from copydesk.errors import PluginError
from copydesk.parse import Parser
from copydesk.registry import EntryPoint, Plugins, entry_points


def _never() -> RuleFactory:
    raise AssertionError("a rule that is not enabled is not loaded")


def plugin(*names: str) -> Any:
    @hookimpl
    def copydesk_rules(config: Mapping[str, Any]) -> Iterable[RuleEntry]:
        return [RuleEntry(name, _never) for name in names]

    return SimpleNamespace(copydesk_rules=copydesk_rules)


def catalogue(*plugins: Any) -> Any:
    return Plugins(plugins, installed=False).catalogue()


def test_the_built_in_rules_come_through_the_hook() -> None:
    assert "reading-time" in catalogue(copydesk_rules).rules


def test_rules_of_all_plugins_are_sorted() -> None:
    assert list(catalogue(plugin("b", "acme/c"), plugin("a")).rules) == ["a", "acme/c", "b"]


def test_two_rules_of_one_id_stop_the_run() -> None:
    with pytest.raises(PluginError, match=r"offers `a`, which .* offers too"):
        catalogue(plugin("a"), plugin("a"))


def test_an_empty_rule_set_stops_the_run() -> None:
    with pytest.raises(PluginError, match="nothing would be checked"):
        catalogue(plugin())


@pytest.mark.parametrize("name", ["a b", "-a", "a/", "a/b/c", "ü"])
def test_a_malformed_id_stops_the_run(name: str) -> None:
    with pytest.raises(PluginError, match="malformed id"):
        catalogue(plugin(name))


def test_a_hook_that_raises_is_named() -> None:
    @hookimpl
    def copydesk_rules(config: Mapping[str, Any]) -> Iterable[RuleEntry]:
        raise KeyError("settings")

    with pytest.raises(PluginError, match=r"failed in copydesk_rules: KeyError\('settings'\)"):
        catalogue(SimpleNamespace(copydesk_rules=copydesk_rules))


def test_a_misspelt_hook_stops_the_run() -> None:
    @hookimpl
    def copydesk_rule(config: Mapping[str, Any]) -> Iterable[RuleEntry]:
        return []

    with pytest.raises(PluginError, match="does not fit the plugin interface"):
        catalogue(SimpleNamespace(copydesk_rule=copydesk_rule))


def test_a_required_plugin_must_be_there() -> None:
    with pytest.raises(PluginError, match="required plugin `copydesk-acme` is not installed"):
        Plugins([], installed=False).require(["copydesk-acme"])


def declared(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.dist-info").mkdir(parents=True)
    (folder / f"{name}.dist-info" / "entry_points.txt").write_text(text, "utf-8")


def test_entry_points_are_read_from_distributions(tmp_path: Path) -> None:
    declared(tmp_path, "acme_desk-2.1", "[console_scripts]\nx = y:z\n\n[copydesk]\nacme = acme_desk\n")
    declared(tmp_path, "other-1.0", "[other]\nacme = other\n")
    assert entry_points([str(tmp_path)]) == (EntryPoint("acme_desk", "2.1", "acme", "acme_desk"),)


def test_the_first_of_two_equal_distributions_counts(tmp_path: Path) -> None:
    for folder, version in (("first", "2.0"), ("second", "1.0")):
        declared(tmp_path / folder, f"acme-{version}", "[copydesk]\nacme = acme\n")
    found = entry_points([str(tmp_path / "first"), str(tmp_path / "second")])
    assert [point.version for point in found] == ["2.0"]


def test_a_plugin_that_cannot_be_imported_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared(tmp_path, "broken_desk-0.3", "[copydesk]\nbroken = broken_desk_module\n")
    (tmp_path / "broken_desk_module.py").write_text("import a_module_that_is_missing\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PluginError, match=r"plugin `broken` of broken_desk 0\.3 could not be loaded"):
        Plugins()


def offering(hook: str, offered: Any) -> Any:
    def function() -> Any:
        return offered

    function.__name__ = hook
    return SimpleNamespace(**{hook: hookimpl(function)})


def test_an_id_twice_in_one_plugin_stops_the_run() -> None:
    with pytest.raises(PluginError, match="offers `a` twice"):
        catalogue(plugin("a", "a"))


def test_an_id_of_the_engine_stops_the_run() -> None:
    with pytest.raises(PluginError, match="offers `rule-crash`, which the engine offers too"):
        catalogue(plugin("rule-crash"))


@pytest.mark.parametrize(
    ("hook", "offered", "said"),
    [
        ("copydesk_parsers", [Parser("own", (".md",), "x:y")], r"offers `\.md`, which copydesk offers too"),
        (
            "copydesk_parsers",
            [Parser("own", (".RST",), "x:y")],
            r"the file type `\.RST` is not in lower case",
        ),
        ("copydesk_commands", {"check": "x:y"}, "offers `check`, which copydesk offers too"),
        ("copydesk_reporters", {"json": print}, "offers `json`, which copydesk offers too"),
    ],
)
def test_nothing_built_in_is_replaced(hook: str, offered: Any, said: str) -> None:
    with pytest.raises(PluginError, match=said):
        catalogue(plugin("a"), offering(hook, offered))


def test_a_parser_for_a_new_type_joins_the_others() -> None:
    parser = Parser("rst", (".rst", ".rest"), "x:y")
    parsers = catalogue(plugin("a"), offering("copydesk_parsers", [parser])).parsers
    assert parsers.count(parser) == 1


def _factory(**attributes: Any) -> Any:
    return lambda: SimpleNamespace(**attributes)


def _exit() -> RuleFactory:
    raise SystemExit(0)


@pytest.mark.parametrize(
    ("load", "said"),
    [
        (_never, "could not be loaded: AssertionError"),
        (_exit, r"could not be loaded: SystemExit\(0\)"),
        (_factory(), "could not be loaded: AttributeError"),
        (_factory(meta={"name": "a"}), "could not be loaded: its `meta` is no Meta"),
        (_factory(meta=Meta("b", "B.", {})), "calls itself `b`: give both the same name"),
    ],
)
def test_a_rule_that_is_not_what_its_row_says_stops_the_run(load: Any, said: str) -> None:
    @hookimpl
    def copydesk_rules(config: Mapping[str, Any]) -> Iterable[RuleEntry]:
        return [RuleEntry("a", load)]

    found = catalogue(SimpleNamespace(copydesk_rules=copydesk_rules))
    with pytest.raises(PluginError, match=f"^the rule `a` of .*{said}"):
        found.factory("a")


@pytest.mark.parametrize("where", ["import", "hook"])
def test_a_plugin_that_ends_the_program_stops_the_run(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = "from copydesk import hookimpl\n@hookimpl\ndef copydesk_rules(config):\n    raise SystemExit(0)\n"
    declared(tmp_path, "exit_desk-0.3", f"[copydesk]\nexit = exit_desk_{where}\n")
    text = "raise SystemExit(0)\n" if where == "import" else hook
    (tmp_path / f"exit_desk_{where}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PluginError, match=r"plugin `exit` of exit_desk 0\.3 .*SystemExit\(0\)"):
        Plugins().catalogue()


def test_the_extras_of_an_entry_point_are_no_part_of_it(tmp_path: Path) -> None:
    declared(tmp_path, "acme-2.1", "[copydesk]\nacme = acme_desk:hooks [fast, slow]\n")
    assert entry_points([str(tmp_path)]) == (EntryPoint("acme", "2.1", "acme", "acme_desk:hooks"),)
