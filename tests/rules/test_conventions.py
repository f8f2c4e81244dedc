"""What must hold of every rule."""

from __future__ import annotations

import dataclasses
import re
import string
from pathlib import Path

import pytest

import copydesk_rules
from copydesk import Meta, RuleEntry, Severity, own
from copydesk.registry import Plugins
from copydesk.rule import is_project_rule, is_rule
from copydesk.testing import rule_document

ROOT = Path(__file__).parents[2]
RULES = Plugins([copydesk_rules], installed=False).catalogue().rules
EVERY = pytest.mark.parametrize("entry", RULES.values(), ids=list(RULES))


@EVERY
def test_id_module_and_page_have_one_name(entry: RuleEntry) -> None:
    factory = entry.load()
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", entry.name)
    assert factory.meta.name == entry.name
    assert getattr(factory, "__module__", "").rpartition(".")[2] == entry.name.replace("-", "_")
    assert (ROOT / "docs" / "rules" / f"{entry.name}.md").read_text("utf-8").startswith(f"# {entry.name}\n")


@EVERY
def test_a_rule_is_a_frozen_dataclass_with_defaults(entry: RuleEntry) -> None:
    factory = entry.load()
    assert dataclasses.is_dataclass(factory)
    assert (factory.__doc__ or "").strip()
    rule = factory()
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(rule, "meta", None)  # noqa: B010 - the type checker knows that it must fail
    options = [option.name for option in dataclasses.fields(factory)]
    assert [getattr(rule, name) for name in options] == [getattr(factory(), name) for name in options]


@EVERY
def test_the_page_names_every_option_and_code(entry: RuleEntry) -> None:
    page = (ROOT / "docs" / "rules" / f"{entry.name}.md").read_text("utf-8")
    factory = entry.load()
    options = [field.name.replace("_", "-") for field in dataclasses.fields(factory)]  # type: ignore[arg-type]
    missing = [name for name in [*options, *factory.meta.messages] if f"`{name}`" not in page]
    assert not missing


@EVERY
def test_severities_are_of_codes_that_exist(entry: RuleEntry) -> None:
    meta = entry.load().meta
    assert set(meta.severities) <= set(meta.messages)
    assert meta.reads <= {"site", "names", "files", "clock", "index"}


@pytest.mark.parametrize(
    "meta", [*(entry.load().meta for entry in RULES.values()), *own.METAS], ids=lambda meta: meta.name
)
def test_messages_are_sentences_without_a_final_stop(meta: Meta) -> None:
    assert meta.summary.endswith(".")
    assert not meta.summary[0].islower()
    for template in [*meta.messages.values(), *meta.notes.values()]:
        assert template == template.strip()
        assert not template.endswith(".")
        names = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
        assert all(re.fullmatch(r"[a-z_]+", name) for name in names)
    assert meta.severity is not Severity.OFF


def test_the_catalogue_is_sorted_and_complete() -> None:
    assert list(RULES) == sorted(RULES)
    modules = {path.stem for path in (ROOT / "rules" / "copydesk_rules").glob("*.py")} - {"__init__"}
    assert modules == {name.replace("-", "_") for name in RULES}
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")} - {"index"}
    assert pages == set(RULES) | own.NAMES


def test_the_documents_views_are_built_lazily() -> None:
    assert "blocks" not in vars(rule_document("# a"))


@EVERY
def test_rules_that_have_nothing_to_say_of_a_post_alone_are_marked_in_the_catalogue(entry: RuleEntry) -> None:
    rule = entry.load()()
    assert entry.project is not is_rule(rule)
    assert is_rule(rule) or is_project_rule(rule)


@EVERY
def test_a_rule_that_collects_reads_the_index(entry: RuleEntry) -> None:
    rule = entry.load()()
    assert ("index" in rule.meta.reads) is is_project_rule(rule)
