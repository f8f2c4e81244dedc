"""Every rule's page in docs/rules/ is run as its test."""

from __future__ import annotations

from pathlib import Path

import pytest

import copydesk_rules
from copydesk.registry import Plugins
from copydesk.testing import Case, cases

RULES = Plugins([copydesk_rules], installed=False).catalogue().rules
PAGES = sorted((Path(__file__).parents[2] / "docs" / "rules").glob("*.md"))
CASES = [pytest.param(p.stem, c, id=f"{p.stem}:{c.line}") for p in PAGES if p.stem in RULES for c in cases(p)]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_page(name: str, case: Case) -> None:
    case.check(RULES[name].load())
