from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Edit, Source, Span

TEXT = st.lists(st.sampled_from(["a", "é", "字", "😀", "\n", "\r\n"])).map("".join)


def test_bom_and_crlf_are_not_text() -> None:
    source = Source.from_bytes("a.md", codecs.BOM_UTF8 + "題\r\n本文\r\n".encode())
    assert source.text == "題\n本文\n"
    assert source.locate(Span(2, 4)).start == (2, 1)


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"ab\xff", "0xff at offset 2"), (codecs.BOM_UTF8 + b"a\x80", "0x80 at offset 4")],
)
def test_undecodable_bytes_are_named_with_their_offset(data: bytes, place: str) -> None:
    source = Source.from_bytes("a.md", data)
    assert source.text == ""
    assert place in source.problem


def test_surrogates_never_enter_the_text() -> None:
    assert "\ud800" not in Source.from_text("a.md", "a\ud800b").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_edit_keeps_encoding_and_line_ends(encoding: str) -> None:
    data = "一\r\n二\r\n三\r\n".encode(encoding)
    source = Source.from_bytes("a.md", data)
    at = source.text.index("二")
    edited = source.edited([Edit(Span(at, at + 1), "2\n2")])
    assert edited == "一\r\n2\r\n2\r\n三\r\n".encode(encoding)


@given(TEXT, st.data())
def test_edits_change_nothing_else(text: str, data: st.DataObject) -> None:
    source = Source.from_bytes("a.md", text.encode())
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    edited = source.edited([Edit(Span(start, end), "X")])
    assert Source.from_bytes("a.md", edited).text == source.text[:start] + "X" + source.text[end:]
    before = text.encode()
    kept = next(
        (n for n, (one, other) in enumerate(zip(before, edited, strict=False)) if one != other), len(before)
    )
    assert kept >= len(source.text[:start].encode())


@given(TEXT)
def test_no_edit_is_no_change(text: str) -> None:
    assert Source.from_bytes("a.md", text.encode()).edited([]) == text.encode()
