from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.width import columns


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("日本語", 6),
        ("ｶﾅ", 2),
        ("Ａ１", 4),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("🎉", 2),
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("👩\u200d💻", 2),
        ("…", 1),
        ("\ufeff", 0),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@given(st.text(), st.text("aé日한", max_size=5))
def test_columns_add_up(text: str, more: str) -> None:
    assert columns(text + " " + more) == columns(text) + 1 + columns(more)
