from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk import LineIndex, Span

TEXT = st.text(alphabet="a字\n\r\u2028\x0c😀")


@given(TEXT, st.data())
def test_position_counts_line_breaks(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    if text[max(0, offset - 1) : offset + 1] == "\r\n":
        return  # between the two halves of one line break: nobody reports there
    line, column = LineIndex(text).position(offset)
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    assert line == before.count("\n") + 1
    assert column == len(before) - (before.rfind("\n") + 1) + 1


@given(TEXT, st.data())
def test_offset_reverses_position(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    assert index.offset(index.position(offset)) == offset


@given(TEXT)
def test_lines_cover_the_text(text: str) -> None:
    index = LineIndex(text)
    spans = [index.line(number) for number in range(1, len(index) + 1)]
    assert "".join(text[span.start : span.end] for span in spans) == text


def test_line_separator_is_no_line() -> None:
    assert LineIndex("a\u2028b\x85c\x0cd").position(6) == (1, 7)


def test_overlap_and_containment() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(0, 5).contains(Span(2, 2))
    assert Span(1, 2).shifted(3) == (4, 5)
