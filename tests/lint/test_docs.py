"""The documentation says what the program does."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import copydesk_rules
from copydesk import hookspecs
from copydesk.config import Activation, Configurations, Selection
from copydesk.registry import Plugins

ROOT = Path(__file__).parents[2]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HOOKS = [name for name, value in vars(hookspecs).items() if name.startswith("copydesk_") and callable(value)]


@pytest.mark.parametrize("page", DOCS, ids=[page.stem for page in DOCS])
def test_examples_of_the_configuration_are_right(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    catalogue = Plugins([copydesk_rules], installed=False).catalogue()
    for example in FENCE.findall(page.read_text("utf-8")):
        if example.startswith("repos:"):
            continue
        (tmp_path / "copydesk.yaml").write_text(example, "utf-8")
        configuration = Configurations().of_file("post.md")
        Activation(configuration, catalogue, Selection()).verify()


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_documented_with_its_parameters(name: str) -> None:
    parameters = ", ".join(inspect.signature(getattr(hookspecs, name)).parameters)
    assert f"`{name}({parameters})`" in (ROOT / "docs" / "writing-rules.md").read_text("utf-8")


def test_the_architecture_names_modules_that_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for name in re.findall(r"`([a-z_/]+\.py)`", text):
        assert (ROOT / "lint" / "copydesk" / name).exists(), name
    for name in re.findall(r"`([a-z_]+)/`", text):
        roots = (ROOT / "lint" / "copydesk", ROOT, ROOT / "docs", ROOT / "rules")
        assert any((root / name).exists() for root in roots), name


def test_links_lead_somewhere() -> None:
    for page in [*DOCS, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        prose = re.sub(r"^(`{3,}).*?^\1$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^)#:\s`]+)\)", prose):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
