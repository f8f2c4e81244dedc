from copydesk.document import PLACEHOLDER, Block
from copydesk.parse.html import parse
from copydesk.span import Span


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text, Span(0, len(text)))


def faces(text: str) -> list[tuple[str, str]]:
    return [(b.kind, b.prose.text if b.prose else text[b.span.start : b.span.end]) for b in blocks(text)]


def test_elements_are_blocks() -> None:
    text = (
        "<!DOCTYPE html><body><h2>A <em>b</em></h2><p>c\n   d<br>e</p>f<hr>"
        "<pre>g\n</pre><!-- h --><script>if (a < b) '<p>'</script></body>"
    )
    assert faces(text) == [
        ("heading", "A b"),
        ("paragraph", "c\nd\ne"),
        ("paragraph", "f"),
        ("rule", "<hr>"),
        ("code", "<pre>g\n</pre>"),
        ("comment", "<!-- h -->"),
        ("html", "<script>if (a < b) '<p>'</script>"),
    ]
    assert blocks(text)[0].level == 2


def test_lists_quotes_and_other_containers() -> None:
    text = "<div><ul><li>a<li>b<ol><li>c</ol></ul><blockquote>d</blockquote></div>e"
    assert [[c.kind for c in block.containers] for block in blocks(text)] == [
        ["element", "list", "item"],
        ["element", "list", "item"],
        ["element", "list", "item", "ordered-list", "item"],
        ["element", "quote"],
        [],
    ]


def test_white_space_collapses_and_entities_are_mapped() -> None:
    text = "<p>  a  &lt;\t b </p>"
    (block,) = blocks(text)
    assert block.prose is not None
    assert block.prose.text == "a < b"
    place = block.prose.source(2, 3)
    assert text[place.start : place.end] == "&lt;"
    assert text[block.span.start : block.span.end] == "a  &lt;\t b"


def test_inlines() -> None:
    text = '<b>a</b> <i>b <a href="u">c</a></i> <code>d</code> <img src=e.png> <span>f</span>'
    (block,) = blocks(text)
    assert block.prose is not None
    assert block.prose.text == f"a b c d {PLACEHOLDER} f"
    assert [(i.kind, block.prose.text[i.start : i.end], i.target) for i in block.prose.inlines] == [
        ("strong", "a", ""),
        ("emphasis", "b c", ""),
        ("link", "c", "u"),
        ("code", "d", ""),
        ("image", PLACEHOLDER, "e.png"),
        ("html", "f", "<span>"),
    ]


def test_a_table_is_one_block() -> None:
    text = "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>c<p>d</p></td><td></td></tr></table>e"
    assert faces(text) == [("table", "a\tb\nc d\t"), ("paragraph", "e")]


def test_a_comment_in_a_paragraph_is_an_inline() -> None:
    (block,) = blocks("a <!-- b --> c")
    assert block.prose is not None
    assert block.prose.text == "a c"
    assert block.prose.inlines[0].target == "<!-- b -->"


def test_template_tags_are_placeholders() -> None:
    assert faces("<p>a {{ b }} c</p>") == [("paragraph", f"a {PLACEHOLDER} c")]


def test_broken_markup_is_text_or_closed_at_the_end() -> None:
    assert faces("a < b <3 <x y") == [("paragraph", "a < b <3 <x y")]
    assert faces("</p></ul></b>a<b>b</i>") == [("paragraph", "ab")]
    assert [block.closed for block in blocks("a<p><!-- b")] == [True, False]
    assert [block.closed for block in blocks("<script>a")] == [False]
