from copydesk.parse.text import parse
from copydesk.span import Span


def test_blank_lines_part_paragraphs_and_nothing_is_markup() -> None:
    text = "xx\n\n# a  \n *b*\n \t\n{{ c }}\n"
    blocks = parse(text, Span(3, len(text)))
    assert [block.kind for block in blocks] == ["paragraph", "paragraph"]
    assert [block.prose.text for block in blocks if block.prose] == ["# a  \n *b*", "{{ c }}"]
    assert [text[block.span.start : block.span.end] for block in blocks] == ["# a  \n *b*", "{{ c }}"]
