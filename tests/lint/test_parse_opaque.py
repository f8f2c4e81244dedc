from copydesk.document import PLACEHOLDER, Block
from copydesk.parse.markdown import parse
from copydesk.span import Span


def blocks(text: str) -> tuple[Block, ...]:
    return parse(text, Span(0, len(text)))


def faces(text: str) -> list[tuple[str, str, str]]:
    return [
        (b.kind, b.detail, b.prose.text if b.prose else text[b.span.start : b.span.end]) for b in blocks(text)
    ]


def test_tags_on_their_own_lines_end_a_paragraph() -> None:
    text = 'Text\n{% include card.html\n   title="x" %}\nmore\n\n{{< tweet 1 >}} {{< tweet 2 >}}\n'
    assert faces(text) == [
        ("paragraph", "", "Text"),
        ("opaque", "liquid", '{% include card.html\n   title="x" %}'),
        ("paragraph", "", "more"),
        ("opaque", "hugo", "{{< tweet 1 >}} {{< tweet 2 >}}"),
    ]


def test_tags_stand_in_their_containers() -> None:
    text = "- {% a %}\n- b\n  {% c %}\n\n> {% d %}\n> e\n"
    assert [(b.kind, [c.kind for c in b.containers]) for b in blocks(text)] == [
        ("opaque", ["list", "item"]),
        ("paragraph", ["list", "item"]),
        ("opaque", ["list", "item"]),
        ("opaque", ["quote"]),
        ("paragraph", ["quote"]),
    ]


def test_tags_in_a_paragraph_leave_one_placeholder() -> None:
    text = "Dear {{ user.name | upcase }}, **hi** {% emoji x %}."
    (block,) = blocks(text)
    assert block.prose is not None
    assert block.prose.text == f"Dear {PLACEHOLDER}, hi {PLACEHOLDER}."
    assert [i.target for i in block.prose.inlines if i.kind == "opaque"] == [
        "{{ user.name | upcase }}",
        "{% emoji x %}",
    ]
    assert block.prose.source(5, 6) == Span(5, 29)


def test_an_address_reads_as_the_source_has_it() -> None:
    (block,) = blocks("[a]({{ site.url }}/b 't') ![c]({% asset d %})")
    assert block.prose is not None
    assert [i.target for i in block.prose.inlines] == ["{{ site.url }}/b", "{% asset d %}"]


def test_what_is_not_closed_is_text() -> None:
    assert faces("a {{ b\n\n{% c\n\n}}") == [
        ("paragraph", "", "a {{ b"),
        ("paragraph", "", "{% c"),
        ("paragraph", "", "}}"),
    ]


def test_tags_in_code_are_code() -> None:
    text = "`{{ a }}`\n\n```\n{{ b }}\n```\n\n    {{ c }}\n\n- d\n\n      {% e %}\n"
    assert [face[0] for face in faces(text)] == ["paragraph", "code", "code", "paragraph", "code"]
    assert faces(text)[0][2] == "{{ a }}"


def test_a_fence_in_a_list_ends_with_the_item() -> None:
    assert [face[:2] for face in faces("- ```\n  {{ a }}\n\n{{ b }}\n")] == [
        ("code", ""),
        ("opaque", "liquid"),
    ]


def test_bodies_that_are_code_are_one_block() -> None:
    text = (
        "{% highlight ruby %}\n# a\n\n```\n{% endhighlight %}\nb\n"
        "{{< highlight go >}}\n- c\n{{< / highlight >}}\n"
    )
    assert [(b.kind, b.detail) for b in blocks(text)] == [("code", "ruby"), ("paragraph", ""), ("code", "go")]


def test_hidden_bodies_are_opaque() -> None:
    assert [face[:2] for face in faces("{% comment %}\na\n\nb\n{% endcomment %}\n")] == [("opaque", "liquid")]


def test_raw_text_has_no_tags() -> None:
    text = "{% raw %}\nwrite {{ x }}\n{% endraw %}\nand {% raw %}{{ y }}{% endraw %} too"
    assert faces(text) == [
        ("opaque", "liquid", "{% raw %}"),
        ("paragraph", "", "write {{ x }}"),
        ("opaque", "liquid", "{% endraw %}"),
        ("paragraph", "", f"and {PLACEHOLDER} too"),
    ]


def test_directives_are_elements_whose_inside_is_parsed() -> None:
    text = ":::note 注意\nin **it**\n\n:::: {.tip}\ndeep\n::::\n:::\nout\n\n::toc\n"
    assert [(b.kind, b.detail, [c.name for c in b.containers]) for b in blocks(text)] == [
        ("opaque", "directive", []),
        ("paragraph", "", ["note"]),
        ("opaque", "directive", ["note"]),
        ("paragraph", "", ["note", "tip"]),
        ("opaque", "directive", ["note"]),
        ("opaque", "directive", []),
        ("paragraph", "", []),
        ("opaque", "directive", []),
    ]


def test_attribute_lists_leave_nothing() -> None:
    text = '## Title {#top}\n\nA [b](c){: target="_blank"} d.\n{: .lead}\n'
    assert faces(text) == [
        ("heading", "atx", "Title"),
        ("paragraph", "", "A b d."),
        ("opaque", "attributes", "{: .lead}"),
    ]


def test_display_math() -> None:
    text = "So\n$$\na_1 * b\n\n* c\n$$\nand $$x^2$$, but $$ and $$ and $5.\n\n$$ y $$\n"
    assert faces(text) == [
        ("paragraph", "", "So"),
        ("math", "", "$$\na_1 * b\n\n* c\n$$"),
        ("paragraph", "", f"and {PLACEHOLDER}, but $$ and $$ and $5."),
        ("math", "", "$$ y $$"),
    ]


def test_a_bar_in_a_tag_splits_no_cell() -> None:
    assert faces("| {{ a | b }} | c |\n|---|---|\n") == [("table", "", f"{PLACEHOLDER}\tc")]


def test_tags_in_html_are_placeholders() -> None:
    assert faces("<div>\nSee {{ a }} now\n{% b %}\n</div>\n") == [
        ("paragraph", "", f"See {PLACEHOLDER} now\n{PLACEHOLDER}"),
    ]


def test_lines_that_start_a_region_may_hold_any_script() -> None:
    assert faces("{{ 変数 }}\n\n::: 注意 これは\n中\n:::\n")[0] == ("opaque", "liquid", "{{ 変数 }}")
    assert faces("::: 注意 これは\n中\n:::\n")[1] == ("paragraph", "", "中")
