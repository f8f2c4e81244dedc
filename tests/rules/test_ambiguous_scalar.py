"""What the readers of YAML make of scalars, against what they were seen to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing import findings, rule_document
from copydesk_rules.ambiguous_scalar import AmbiguousScalar
from copydesk_rules.data.yaml_scalars import ANY, TRAITS, reading


@pytest.mark.parametrize(
    ("raw", "generator", "shown"),
    [
        ("010", "jekyll", "8"),
        ("010", "mkdocs-material", "8"),
        ("010", "hugo", "8"),
        ("010", "astro", "10"),
        ("010", "hexo", "10"),
        ("08", "astro", "8"),
        ("08", "jekyll", None),
        ("12:30", "jekyll", ""),
        ("12:30", "mkdocs-material", "750"),
        ("12:30", "qiita", "750"),
        ("12:30", "astro", None),
        ("12:30", "hugo", None),
        ("09:30", "jekyll", ""),
        ("09:30", "mkdocs-material", None),
        ("12:75", "jekyll", None),
        ("1:02:03", "mkdocs-material", "3723"),
        ("1_000", "jekyll", "1000"),
        ("1_000", "hexo", None),
        ("1,000", "jekyll", "1000"),
        ("1,000", "mkdocs-material", None),
        ("1e3", "astro", "1000"),
        ("1e3", "jekyll", None),
        ("1.10", "jekyll", "1.1"),
        ("1.0", "jekyll", None),
        ("1.0", "hugo", "1"),
        ("no", "jekyll", "false"),
        ("nO", "jekyll", None),
        ("no", "hexo", None),
        ("2024-05-06", "eleventy", ""),
        ("2024-05-06", "jekyll", None),
        ("1.2.3", "jekyll", None),
    ],
)
def test_readings(raw: str, generator: str, shown: str | None) -> None:
    found = reading(raw, TRAITS[generator])
    assert (found and found.shown) == shown


@given(st.text(alphabet="0123456789_:.,eExX+-noyfabc", max_size=45), st.sampled_from([*TRAITS.values(), ANY]))
def test_a_reading_is_never_what_is_written(raw: str, traits: frozenset[str]) -> None:
    found = reading(raw, traits)
    assert found is None or found.shown != raw


@given(st.integers(0, 10**9), st.sampled_from([*TRAITS.values(), ANY]))
def test_a_plain_number_is_left_alone(number: int, traits: frozenset[str]) -> None:
    assert reading(str(number), traits) is None


def test_an_alias_is_reported_once() -> None:
    document = rule_document("---\nlang: &l no\nlanguage: *l\n---\n", site={"generator": "jekyll"})
    assert len(findings(document, AmbiguousScalar())) == 1


def test_the_suppression_field_is_not_read() -> None:
    document = rule_document("---\ncopydesk: {start: 12:30}\n---\n", site={"generator": "jekyll"})
    assert not findings(document, AmbiguousScalar())
