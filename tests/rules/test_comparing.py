from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.testing import rule_document
from copydesk_rules.analyses.comparing import comparer, is_one_series, language_mark, page

BOTH = ("translations", "versions")


def compared(path: str, other: str, accept: tuple[str, ...] = BOTH) -> bool:
    return comparer(path, b"en?", ignore=(), families=(), accept=accept)(other, b"en?")


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("docs/ja/ferry.md", "docs/pt-br/ferry.md"),
        ("docs/zh_Hant_TW/ferry.md", "docs/ferry.md"),
        ("es-419/ferry.md", "ferry.md"),
        ("ferry.ja.md", "ferry.md"),
        ("ferry-zh-hant.md", "ferry_de.md"),
        ("ferry/ja.md", "ferry/fr.md"),
        ("docs/v1/ferry.md", "docs/v2.0-rc1/ferry.md"),
        ("docs/1.2/ferry.md", "docs/2.x/ferry.md"),
        ("docs/ferry.md", "versioned_docs/version-3.1/ferry.md"),
        ("docs/latest/ja/ferry.md", "docs/1.0/ferry.md"),
    ],
)
def test_translations_and_versions_are_of_one_page(path: str, other: str) -> None:
    assert not compared(path, other)
    assert not compared(other, path)
    assert compared(path, other, ())


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("2024/05/report.md", "2025/05/report.md"),
        ("2024.05/report.md", "2024.06/report.md"),
        ("posts/0101/index.md", "posts/0102/index.md"),
        ("api/ferry.md", "src/ferry.md"),
        ("ferry-news.md", "ferry.md"),
        ("release-1.2.md", "release-1.3.md"),
        ("site-ja/docs/ferry.md", "site-ko/docs/ferry.md"),
    ],
)
def test_other_folders_and_names_are_compared(path: str, other: str) -> None:
    assert compared(path, other)


def test_what_is_accepted_decides_alone() -> None:
    assert compared("v1/a.md", "v2/a.md", ("translations",))
    assert compared("ja/a.md", "ko/a.md", ("versions",))


@pytest.mark.parametrize(
    ("own", "other", "same"),
    [
        (b"ja", b"ja", True),
        (b"ja", b"ko", False),
        (b"ja", b"en?", True),
        (b"nl?", b"en?", True),
        (b"fr!", b"en?", False),
        (b"en!", b"en?", True),
        (b"fr!", b"en!", False),
    ],
)
def test_a_guess_is_no_other_language_unless_one_is_declared(*, own: bytes, other: bytes, same: bool) -> None:
    assert comparer("a.md", own, ignore=(), families=(), accept=BOTH)("b.md", other) is same
    assert comparer("a.md", own, ignore=(), families=(), accept=())("b.md", other)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("---\nlang: pt-BR\n---\nUma carta.\n", b"pt!"),
        ("港の市場は夜明け前に開く。\n", b"ja"),
        ("The ferry leaves at six in the morning.\n", b"en?"),
    ],
)
def test_the_language_is_declared_seen_or_guessed(text: str, mark: bytes) -> None:
    assert language_mark(rule_document(text)) == mark


@pytest.mark.parametrize(
    ("path", "other", "expected"),
    [
        ("2025-01-02-ferry-1-0.md", "2025-02-03-ferry-1-1.md", True),
        ("report-jan-2025/index.md", "report-feb-2025.md", True),
        ("survey-launch-2025.md", "surveys-2024.md", True),
        ("posts/0101/index.md", "posts/0102/index.md", False),
        ("ferry.md", "ferry-copy.md", False),
        ("2025-01-02-ferry.md", "2025-01-02-market.md", False),
    ],
)
def test_a_series_differs_by_numbers_and_months(*, path: str, other: str, expected: bool) -> None:
    assert is_one_series(path, other) is is_one_series(other, path) is expected


@given(path=st.text(alphabet="av1.-_/jxとé", max_size=30), translations=st.booleans(), versions=st.booleans())
def test_a_page_is_no_longer_than_its_path(*, path: str, translations: bool, versions: bool) -> None:
    made = page(path, translations=translations, versions=versions)
    assert len(made) <= len(path)
    assert made == path or translations or versions
