from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.document import Block
from copydesk.parse import html, markdown, mdx
from copydesk.parse import text as plain
from copydesk.span import Span

PARSERS = [markdown.parse, mdx.parse, html.parse, plain.parse]

PIECES = st.one_of(
    st.sampled_from(
        [
            "a",
            "語。",
            "é",
            "😀",
            "\n",
            "\n\n",
            " ",
            "    ",
            "\t",
            "\x00",
            "\u2028",
            "\x7f",
            "\ue000",
            "\u3000",
        ]
    ),
    st.sampled_from(
        ["*", "**", "_", "~~", "`", "```", "~~~", ">", "> ", "- ", "1. ", "# ", "===", "---", "|", "\\"]
    ),
    st.sampled_from(
        ["[", "](u)", "]", "![", "[x]: /u\n", "[^1]", "[^1]: ", "&amp;", "&#0;", "&ngE;", '"', "'", "="]
    ),
    st.sampled_from(
        ["<", "<b>", "</b>", "<div>", "</div>", "<p>", "<li>", "<ul>", "</ul>", "<br>", "<img src='x'>"]
    ),
    st.sampled_from(
        ["<table>", "<tr>", "<td>", "</table>", "<!--", "-->", "<script>", "</script>", "<pre>", "</pre>"]
    ),
    st.sampled_from(
        ["{{", "}}", "{{ x }}", "{%", "%}", "{% raw %}", "{% endraw %}", "{% highlight x %}", "{: .x}"]
    ),
    st.sampled_from(
        ["{% endhighlight %}", "{{< a >}}", "{#id}", ":::", "::: note\n", ":::\n", "$$", "$$x$$"]
    ),
    st.sampled_from(
        ["{", "}", "{x}", "{/* c */}", "<A x={", "<A>", "</A>", "<A/>", "<>", "</>", "import a from 'b'\n"]
    ),
)
CELLS = st.just("| a | b |\n|--|--|\n| c | d |\n")
TEXTS = st.lists(st.one_of(PIECES, CELLS, st.text(max_size=8)), max_size=24).map("".join)


def check_block(block: Block, text: str) -> None:
    assert block.span.start < block.span.end
    if block.prose is None:
        return
    at, source = 0, block.span.start
    for run in block.prose.runs:
        assert (run.start, run.length > 0) == (at, True)
        assert source <= run.source
        at, source = at + run.length, run.source + run.source_length
        if run.length == run.source_length:
            copied = block.prose.text[run.start : at].replace("\r", "\n")
            assert copied == text[run.source : source].replace("\r", "\n")
            assert block.prose.source(run.start, at) == Span(run.source, source)
    assert at == len(block.prose.text)
    assert source <= block.span.end
    starts = [inline.start for inline in block.prose.inlines]
    assert starts == sorted(starts)
    for inline in block.prose.inlines:
        assert 0 <= inline.start <= inline.end <= at
        assert block.span.contains(inline.source)


@pytest.mark.parametrize("parse", PARSERS)
@given(before=st.sampled_from(["", "---\nあ: 1\n---\n"]), body=TEXTS)
def test_blocks_are_in_order_and_their_runs_cover_the_prose(
    parse: Callable[[str, Span], tuple[Block, ...]], before: str, body: str
) -> None:
    text = before + body
    end = len(before)
    for block in parse(text, Span(len(before), len(text))):
        assert end <= block.span.start
        end = block.span.end
        check_block(block, text)
    assert end <= len(text)


@given(before=TEXTS.map("{}\n".format), body=TEXTS)
def test_what_stands_before_the_body_only_moves_it(before: str, body: str) -> None:
    moved = markdown.parse(before + body, Span(len(before), len(before) + len(body)))
    alone = markdown.parse(body, Span(0, len(body)))
    assert [block.span for block in moved] == [block.span.shifted(len(before)) for block in alone]
    assert [block.prose and block.prose.text for block in moved] == [
        block.prose and block.prose.text for block in alone
    ]


@given(st.text(alphabet="ab語。 ,", max_size=60).filter(lambda text: bool(text.strip())))
def test_plain_words_are_one_paragraph_in_every_format(text: str) -> None:
    words = text.strip()
    for parse in PARSERS[:3]:
        (block,) = parse(words, Span(0, len(words)))
        assert block.prose is not None
        assert block.prose.text.split() == words.split()
