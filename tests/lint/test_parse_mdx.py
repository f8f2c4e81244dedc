from copydesk.document import PLACEHOLDER, Block
from copydesk.parse.mdx import parse
from copydesk.span import Span


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text, Span(0, len(text)))


def faces(text: str) -> list[tuple[str, str, str]]:
    return [
        (b.kind, b.detail, b.prose.text if b.prose else text[b.span.start : b.span.end]) for b in blocks(text)
    ]


def test_module_statements_may_run_over_lines() -> None:
    text = (
        "import A from \"a\";\nimport {\n  B,\n} from 'b'\n"
        'export const meta = {\n  a: "}",\n\n  b: 1,\n}\n\nText\n'
    )
    assert faces(text) == [
        ("opaque", "esm", 'import A from "a";'),
        ("opaque", "esm", "import {\n  B,\n} from 'b'"),
        ("opaque", "esm", 'export const meta = {\n  a: "}",\n\n  b: 1,\n}'),
        ("paragraph", "", "Text"),
    ]


def test_a_sentence_about_imports_is_prose() -> None:
    assert [face[0] for face in faces("import duties rose\n\nexport is down\n")] == ["paragraph", "paragraph"]


def test_children_of_components_are_parsed() -> None:
    text = '<Tabs\n  items={["a", "b"]}\n>\n  <Tab label="x>y">\n    In **it**\n  </Tab>\n</Tabs>\n\nout\n'
    assert [(b.kind, b.detail, [c.name for c in b.containers]) for b in blocks(text)] == [
        ("opaque", "jsx", []),
        ("opaque", "jsx", ["Tabs"]),
        ("paragraph", "", ["Tabs", "Tab"]),
        ("opaque", "jsx", ["Tabs"]),
        ("opaque", "jsx", []),
        ("paragraph", "", []),
    ]
    assert faces(text)[2][2] == "In it"


def test_indentation_makes_no_code_but_fences_do() -> None:
    text = "<A>\n\n        deep text\n\n      ```js\n      {x}\n      ```\n</A>\n"
    assert faces(text)[1:3] == [("paragraph", "", "deep text"), ("code", "js", "```js\n      {x}\n      ```")]
    assert text[blocks(text)[1].span.start] == "d"


def test_a_tab_more_than_the_item_is_no_code() -> None:
    text = "1. Piece it\n\t\t```shell\n\t\tgo\n\t\t```\n"
    assert [(face[0], face[1]) for face in faces(text)] == [("paragraph", ""), ("code", "shell")]


def test_tags_expressions_and_comments_in_a_paragraph() -> None:
    text = "Hi {name} and <b>you</b><br/>see <Icon name={'x'} /> `{code}` \\{ a < b {/* note */}"
    (block,) = blocks(text)
    assert block.prose is not None
    assert block.prose.text == f"Hi {PLACEHOLDER} and you\nsee {PLACEHOLDER} {{code}} {{ a < b"
    assert block.prose.inlines[-1].target == "{/* note */}"


def test_comments_and_expressions_on_their_own_lines() -> None:
    assert [
        face[:2] for face in faces("{/* a\n\nb */}\n\n{list.map((x) => {\n  return x\n})}\n\n<!-- c -->\n")
    ] == [
        ("comment", "expression"),
        ("opaque", "expression"),
        ("comment", ""),
    ]


def test_a_line_with_text_between_tags_is_a_paragraph() -> None:
    assert faces("<p>one line</p>\n") == [("paragraph", "", "one line")]


def test_fragments_and_what_is_not_closed() -> None:
    text = "<>\nin\n</>\n\n{open\n\n<A b={c\n"
    assert [face[0] for face in faces(text)] == ["opaque", "paragraph", "opaque", "paragraph", "paragraph"]


def test_a_brace_in_a_code_fence_or_string_closes_nothing() -> None:
    text = '```\n{\n```\n\na {b} c\n\n{"}"}\n'
    assert faces(text)[1:] == [("paragraph", "", f"a {PLACEHOLDER} c"), ("opaque", "expression", '{"}"}')]
