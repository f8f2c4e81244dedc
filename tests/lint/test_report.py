from __future__ import annotations

import json

import pytest

from copydesk import Position, Source, Span
from copydesk.engine import Finding, Note
from copydesk.report import REPORTERS, Result, Style
from copydesk.report.excerpt import excerpt
from copydesk.rule import Severity
from copydesk.source import Location
from copydesk.violation import Confidence

TEXT = "一行目の文。\n二行目に😀があり、ここが問題です。\n三行目。\n"


def finding(start: int, end: int, **changes: object) -> Finding:
    source = Source.from_text("投稿.md", TEXT)
    values = {
        "rule": "some-rule",
        "code": "some-code",
        "message": "the message",
        "severity": Severity.ERROR,
        "confidence": Confidence.CERTAIN,
        "location": source.locate(Span(start, end)),
        "span": Span(start, end),
        "params": {"quote": "x"},
        "related": (Note(Location("投稿.md", Position(1, 1), Position(1, 3)), "first written here"),),
        "fix": None,
        "suggestions": (),
        "quoted": "x",
        "ordinal": 1,
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def printed(name: str, *findings: Finding, style: Style | None = None) -> str:
    result = Result(Source.from_text("投稿.md", TEXT), findings)
    return "".join(REPORTERS[name]([result], style or Style()))


def test_text_points_at_wide_characters() -> None:
    start = TEXT.index("ここ")
    assert printed("text", finding(start, start + 2)) == (
        "投稿.md:2:10: error[some-rule/some-code] the message\n"
        "2 | 二行目に😀があり、ここが問題です。\n"
        "  |                   ^^^^\n"
        "  = first written here: line 1:1\n\n"
    )


def test_text_shows_both_ends_of_a_long_span() -> None:
    out = printed("text", finding(0, TEXT.index("問題"), related=()))
    assert "1 | 一行目の文。\n  | ^^^^^^^^^^^^…\n" in out
    assert "2 | 二行目に😀があり、ここが問題です。\n  | ^^^^^^^^^^^^^^^^^^^^^^^^\n" in out


def test_text_says_when_a_finding_is_only_likely() -> None:
    assert "the message (likely)\n" in printed("text", finding(0, 1, confidence=Confidence.LIKELY))


def test_colour_only_when_asked() -> None:
    assert "\x1b[" not in printed("text", finding(0, 1))
    assert "\x1b[1;31merror" in printed("text", finding(0, 1), style=Style(color=True))


def test_an_excerpt_cannot_command_a_terminal_or_a_runner() -> None:
    source = Source.from_text("a.md", "::add-mask::x\x1b[31m\u202eevil\n")
    out = "".join(REPORTERS["text"]([Result(source, (finding(0, 3),))], Style()))
    assert "1 | ::add-mask::x" in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert not any(line.startswith("::") for line in out.splitlines())


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("at", [0, 150, 299])
def test_a_long_line_is_cut_around_the_span(width: int, at: int) -> None:
    text = "あいうえお" * 60
    (row,) = excerpt(Source.from_text("a.md", text), Span(at, at + 1), width)
    column = len(row.indent) // 2 if not row.text.startswith("…") else (len(row.indent) - 1) // 2 + 1
    assert row.text[column] == text[at]
    assert row.carets == "^^"


def test_json_has_every_field() -> None:
    out = json.loads(printed("json", finding(8, 10)))
    assert out["version"] == 1
    assert out["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0}
    (found,) = out["findings"]
    assert (found["path"], found["line"], found["column"]) == ("投稿.md", 2, 2)
    assert (found["end_line"], found["end_column"], found["offset"], found["end_offset"]) == (2, 4, 8, 10)
    assert found["related"][0]["message"] == "first written here"


def test_json_without_findings_is_json() -> None:
    assert json.loads(printed("json"))["findings"] == []


def test_github_escapes_and_puts_the_gravest_first() -> None:
    warning = finding(0, 1, severity=Severity.WARNING, message="100 %\nof it", related=())
    out = printed("github", warning, finding(8, 10))
    first, second = out.splitlines()
    assert first.startswith("::error file=投稿.md,line=2,endLine=2,col=2,endColumn=4,")
    assert second.endswith("title=some-rule/some-code::100 %25%0Aof it")


def test_github_names_no_column_over_several_lines() -> None:
    assert "col=" not in printed("github", finding(0, 10)).partition("::the")[0]


def test_json_is_valid_on_a_stream_of_any_encoding() -> None:
    out = printed(
        "json", finding(8, 10, params={"quote": "日\udcff😀", "n": float("nan"), "i": float("-inf")})
    )
    assert out.isascii()
    params = json.loads(out, parse_constant=pytest.fail)["findings"][0]["params"]
    assert params == {"quote": "日\udcff😀", "n": None, "i": None}
