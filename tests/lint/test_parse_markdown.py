from copydesk.document import PLACEHOLDER, Block
from copydesk.parse.markdown import parse
from copydesk.span import Span
from copydesk.testing import rule_document


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text, Span(0, len(text)))


def faces(text: str) -> list[tuple[str, str]]:
    """Kind and source of every block."""
    return [(block.kind, text[block.span.start : block.span.end]) for block in blocks(text)]


def prose(text: str) -> str:
    (block,) = blocks(text)
    assert block.prose is not None
    return block.prose.text


def kinds(block: Block) -> list[str]:
    return [container.kind for container in block.containers]


def test_blocks_have_their_kind_and_span() -> None:
    text = "# One #\n\nTwo\nthree  \n\nFour\n===\n\n***\n\n    code\n\n```py\nx\n```\n"
    assert faces(text) == [
        ("heading", "# One #"),
        ("paragraph", "Two\nthree"),
        ("heading", "Four\n==="),
        ("rule", "***"),
        ("code", "code"),
        ("code", "```py\nx\n```"),
    ]
    assert [block.detail for block in blocks(text)] == ["atx", "", "setext", "", "indented", "py"]
    assert [block.level for block in blocks(text)] == [1, 0, 1, 0, 0, 0]


def test_only_the_body_is_parsed_and_spans_are_of_the_whole_text() -> None:
    text = "---\ntitle: 長い\n---\nほん *ぶん*。\n"
    (block,) = parse(text, Span(17, len(text)))
    assert text[block.span.start : block.span.end] == "ほん *ぶん*。"
    assert block.prose is not None
    assert block.prose.text == "ほん ぶん。"
    place = block.prose.source(3, 5)
    assert text[place.start : place.end] == "ぶん"


def test_a_hash_above_a_line_of_equal_signs_is_a_setext_heading() -> None:
    (block,) = blocks("#tag\n===\n")
    assert (block.detail, block.level) == ("setext", 1)


def test_tight_list_items_are_paragraphs() -> None:
    text = "- one\n- two\n  more\n\n  - deep\n"
    assert faces(text) == [("paragraph", "one"), ("paragraph", "two\n  more"), ("paragraph", "deep")]
    first, second, deep = blocks(text)
    assert kinds(first) == ["list", "item"]
    assert kinds(deep) == ["list", "item", "list", "item"]
    assert first.containers[1] != second.containers[1]
    assert second.containers == deep.containers[:2]


def test_an_empty_task_is_no_block_and_a_task_has_no_mark() -> None:
    assert faces("- [ ]\n- [x] done\n") == [("paragraph", "done")]


def test_a_numbered_list_is_told_from_a_list() -> None:
    (block,) = blocks("3. three")
    assert kinds(block) == ["ordered-list", "item"]


def test_quote_marks_are_not_prose() -> None:
    text = "> one\n> two\nlazy\n"
    (block,) = blocks(text)
    assert kinds(block) == ["quote"]
    assert block.prose is not None
    assert block.prose.text == "one\ntwo\nlazy"
    place = block.prose.source(4, 7)
    assert text[place.start : place.end] == "two"


def test_an_entity_is_one_code_point_from_its_whole_source() -> None:
    (block,) = blocks("a &amp; b")
    assert block.prose is not None
    assert block.prose.text == "a & b"
    assert block.prose.source(2, 3) == Span(2, 7)


def test_an_escape_is_not_prose() -> None:
    assert prose(r"a \* b") == "a * b"


def test_hard_breaks_are_line_breaks() -> None:
    assert prose("a  \nb\\\nc") == "a\nb\nc"


def test_pieces_that_follow_each_other_are_one_run() -> None:
    (block,) = blocks("a * b [c] _ d\ne")
    assert block.prose is not None
    assert len(block.prose.runs) == 1


def test_inlines_have_range_source_and_target() -> None:
    text = 'x **b *c*** ~~d~~ `e` [f](u "t") ![g](i.png) <h@i.jp> [^1]\n\n[^1]: note\n'
    block = blocks(text)[0]
    assert block.prose is not None
    assert block.prose.text == f"x b c d e f {PLACEHOLDER} h@i.jp"
    found = [
        (i.kind, block.prose.text[i.start : i.end], text[i.source.start : i.source.end])
        for i in block.prose.inlines
    ]
    assert found == [
        ("strong", "b c", "**b *c***"),
        ("emphasis", "c", "*c*"),
        ("strikethrough", "d", "~~d~~"),
        ("code", "e", "`e`"),
        ("link", "f", '[f](u "t")'),
        ("image", PLACEHOLDER, "![g](i.png)"),
        ("link", "h@i.jp", "<h@i.jp>"),
        ("footnote", "", "[^1]"),
    ]
    assert [i.target for i in block.prose.inlines[4:]] == ["u", "i.png", "h@i.jp", "1"]


def test_an_image_within_the_description_of_an_image_ends_with_it() -> None:
    assert prose("a ![b ![c](d) *e*](f) g") == f"a {PLACEHOLDER} g"


def test_code_spans_keep_their_inside() -> None:
    (block,) = blocks("`` ` `` and `a\nb`")
    assert block.prose is not None
    assert block.prose.text == "` and a\nb"
    assert block.prose.source(0, 1) == Span(3, 4)


def test_inline_html_is_no_prose_but_a_break_and_an_image_are_seen() -> None:
    text = 'a<br>b <i>c</i> <img src="d.png"> <!-- e -->'
    (block,) = blocks(text)
    assert block.prose is not None
    assert block.prose.text == f"a\nb c {PLACEHOLDER}"
    assert [(i.kind, i.target) for i in block.prose.inlines] == [
        ("html", "<br>"),
        ("html", "<i>"),
        ("html", "</i>"),
        ("image", "d.png"),
        ("html", "<!-- e -->"),
    ]


def test_a_table_is_one_block_of_tabs_and_line_breaks() -> None:
    text = "| a | *b* |\n|---|---|\n|c|d<br>e|\n| f |\n"
    (block,) = blocks(text)
    assert block.kind == "table"
    assert block.prose is not None
    assert block.prose.text == "a\tb\nc\td e\nf\t"
    place = block.prose.source(2, 3)
    assert text[place.start : place.end] == "b"


def test_fences_that_run_to_the_end_are_not_closed() -> None:
    assert [block.closed for block in blocks("```\na\n```\n")] == [True]
    assert [block.closed for block in blocks("```\na\n\n")] == [False]
    assert [block.closed for block in blocks("```")] == [False]
    assert [block.closed for block in blocks("~~~\n```\n")] == [False]
    assert [block.closed for block in blocks("> ```\n> a\n\nb")] == [False, True]
    assert [block.closed for block in blocks("> ~~~~\n> a\n> ~~~~~\n")] == [True]


def test_comments_and_tags_are_told_from_paragraphs() -> None:
    text = "<!-- more -->\n\n<hr>\n\n<div>\n\nin\n\n</div>\n\nout\n\n<!-- open\n"
    assert faces(text) == [
        ("comment", "<!-- more -->"),
        ("rule", "<hr>"),
        ("html", "<div>"),
        ("paragraph", "in"),
        ("html", "</div>"),
        ("paragraph", "out"),
        ("comment", "<!-- open"),
    ]
    inside, after = blocks(text)[3], blocks(text)[5]
    assert [(c.kind, c.name) for c in inside.containers] == [("element", "div")]
    assert after.containers == ()
    assert not blocks(text)[-1].closed


def test_the_inside_of_an_html_block_is_parsed() -> None:
    text = "> <div>Some\n> text &lt;\n> <b>here</b></div>\n"
    (block,) = blocks(text)
    assert block.prose is not None
    assert block.prose.text == "Some\ntext <\nhere"
    assert [c.kind for c in block.containers] == ["quote", "element"]


def test_an_element_ends_with_the_list_item_that_it_is_in() -> None:
    text = "- <details>\n\n  in\n\nout\n"
    inside, after = (block for block in blocks(text) if block.kind == "paragraph")
    assert kinds(inside) == ["list", "item", "element"]
    assert kinds(after) == []


def test_a_paragraph_of_tags_alone_is_html() -> None:
    assert faces('<a id="x"></a>\n\na <b></b>') == [("html", '<a id="x"></a>'), ("paragraph", "a <b></b>")]


def test_footnotes_and_definitions() -> None:
    text = "a[^n] [l]\n\n[l]: /u 'T'\n\n[^n]: note\n"
    assert faces(text) == [("paragraph", "a[^n] [l]"), ("definition", "[l]: /u 'T'"), ("paragraph", "note")]
    assert [(c.kind, c.name) for c in blocks(text)[2].containers] == [("footnote", "n")]


def test_prices_are_prose() -> None:
    assert prose("It costs $5 and $6") == "It costs $5 and $6"


def test_a_tab_after_a_closing_fence_is_no_text() -> None:
    assert [(block.kind, block.closed) for block in rule_document("```\na\n```\t\n\nText.\n").blocks] == [
        ("code", True),
        ("paragraph", True),
    ]
