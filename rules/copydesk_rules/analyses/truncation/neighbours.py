"""What a block is to its neighbours: prose, a label, an image line, ...; and what comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copydesk import PLACEHOLDER, Block, Document, Prose, lazy_pattern
from copydesk_rules.analyses.markers import markers
from copydesk_rules.analyses.truncation.endings import trimmed

# What a reader does not see between two blocks.
_UNSEEN = frozenset({"comment", "definition"})
_UNSEEN_DETAILS = frozenset({"attributes", "esm"})
LISTS = ("list", "ordered-list")
_CLOSING_LINE = lazy_pattern(
    r"[\W_]*(?:THE\s+END|FIN|END|EOF|TO\s+BE\s+CONTINUED|以上|続く|つづく|おわり|終わり|完|未完|未完待续|未完待續|待续|完|끝|계속)[\W_]*\Z",
    re.IGNORECASE,
)
_ADDRESSES = ("http://", "https://", "@[")
_TAG_NAME = lazy_pattern(r"<?([A-Za-z][\w.-]*)")
_NO_LETTER = lazy_pattern(r"[\W_]*\Z")
_DIVISIONS = frozenset({"p", "div", "section", "article", "main", "aside", "details", "center", "body"})
_STRESS = frozenset({"strong", "emphasis", "strikethrough"})
# `read(file)`, `Reader read(file)`; `list.head`, `cpuCount`.
_CALL = r"(?:\w+\s)?[\w.#$*]+\("
_MEMBER = r"[a-z_$][\w$]*(?:[.#][\w$]+)+|[a-z]+(?:_|[A-Z])\w*"
_SHORT = 60
_ANOTHER_SENTENCE = r"[。！？][^\W_]|[.!?]\s+[^\W\d_a-z]"

# HTML elements whose text is no running text: cells, captions, labels, code.
_NOT_FLOW = frozenset(
    {
        "a", "abbr", "b", "blockquote", "button", "caption", "cite", "code", "dd", "dl", "dt", "em",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "i", "iframe", "label", "legend", "li", "nav", "ol", "option", "pre", "q",
        "script", "select", "small", "span", "strong", "style", "sub", "summary", "sup", "svg",
        "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
# What may come right after a sentence that should have ended: nothing that a sentence introduces.
PROSE = frozenset({"prose", "labelled"})
HARD = frozenset({"prose", "labelled", "strong", "heading", "rule", "end", "marker"})


class Following(NamedTuple):
    """The role of the next block that a reader sees, and its index; `end` when there is none."""

    role: str
    at: int


def role(block: Block) -> str:
    """A block's kind; for a paragraph what it is made of.

    One of prose, labelled (it starts with a label in bold), strong, emphasis, link, image, code,
    closing (a line such as "The end"), row (of what the parser does not take for a table), empty.
    """
    if block.kind != "paragraph" or block.prose is None:
        return "prose" if is_underlined_prose(block) else block.kind
    text = block.prose.text
    if len(text) <= _SHORT and _CLOSING_LINE.match(text):
        return "closing"
    if "://" in text and all(word.startswith(_ADDRESSES) for word in text.split()):
        return "link"
    if text.endswith("|") and text.rsplit("\n", 1)[-1].count("|") > 1:
        return "row"
    if not block.prose.inlines:
        return "prose" if text.strip() else "empty"
    return _role_of_inlines(block.prose)


def is_underlined_prose(block: Block) -> bool:
    """True for sentences with a rule right below them, which Markdown reads as a heading."""
    if block.detail != "setext" or block.prose is None or len(block.prose.text) < _SHORT:
        return False
    return bool(re.search(_ANOTHER_SENTENCE, block.prose.text))


def following(document: Document, index: int) -> Following:
    """What comes after a block, as seen from its own container; `marker` for a generation marker."""
    blocks = document.blocks
    marked = document.analysis(markers).blocks
    containers = blocks[index].containers
    depth = len(containers)
    for at in range(index + 1, len(blocks)):
        block = blocks[at]
        if at in marked:
            return Following("marker", at)
        if block.kind in _UNSEEN or block.detail in _UNSEEN_DETAILS:
            continue
        if block.inside("footnote") and not blocks[index].inside("footnote"):
            continue
        if len(block.containers) > depth and block.containers[:depth] == containers:
            inner = block.containers[depth].kind
            if inner != "element" or block.containers[depth].name in _DIVISIONS:
                return Following("list" if inner in LISTS else inner, at)
        found = role(block)
        if found != "empty":
            return Following(found, at)
    return Following("end", len(blocks))


def in_list(block: Block) -> bool:
    """True inside of a list."""
    return block.inside(*LISTS)


def at_root(block: Block) -> bool:
    """True outside of lists, quotes, footnotes, definitions, and of HTML elements that hold no paragraphs."""
    return all(
        container.kind == "element" and container.name not in _NOT_FLOW for container in block.containers
    )


def is_alone_in_its_element(blocks: Sequence[Block], index: int) -> bool:
    """True for the only block of a component or of an HTML element that is no mere division."""
    containers = blocks[index].containers
    if not containers or containers[-1].kind != "element" or containers[-1].name in _DIVISIONS:
        return False
    beside = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    return not any(containers[-1] in block.containers for block in beside)


def is_signature(block: Block) -> bool:
    """True for a heading that is nothing but code: what is below describes it, often in a line of words."""
    if block.kind != "heading" or block.prose is None:
        return False
    text = block.prose.text.strip()
    coded = any(one.kind == "code" and not one.start and one.end >= len(text) for one in block.prose.inlines)
    return coded or bool(re.match(_CALL, text) or re.fullmatch(_MEMBER, text))


def flows(block: Block) -> bool:
    """True outside of lists and quotes, and inside of a list that is in no quote, footnote or cell."""
    return all(
        container.kind in (*LISTS, "item")
        or (container.kind == "element" and container.name not in _NOT_FLOW)
        for container in block.containers
    )


def last_inline(prose: Prose, start: int, end: int) -> str:
    """The kind of the inline construct that ends the text at `end`, or "".

    Bold and emphasised text only counts when it covers all from `start` on: a heading in bold.
    """
    for inline in reversed(prose.inlines):
        if inline.end >= end > inline.start and (inline.kind not in _STRESS or inline.start <= start):
            return inline.kind
    return ""


def _role_of_inlines(prose: Prose) -> str:
    """What a paragraph with inline constructs is made of."""
    kinds: set[str] = set()
    done, text = 0, prose.text
    if _is_element(prose):
        return "html"
    for inline in prose.inlines:
        if inline.start < done:
            continue
        if not _NO_LETTER.match(text[done : inline.start]):
            return _prose_role(prose)
        kinds.add(inline.kind)
        done = max(done, inline.end)
    if not _NO_LETTER.match(trimmed(text[done:])):
        return _prose_role(prose)
    if not text.strip(PLACEHOLDER + " \n"):
        return "image" if any(inline.kind == "image" for inline in prose.inlines) else "empty"
    if "image" in kinds:
        return "image"
    kinds -= {"html", "opaque", "footnote"}
    return next((kind for kind in ("strong", "code", "math", "emphasis", "link") if kind in kinds), "empty")


def _is_element(prose: Prose) -> bool:
    """True when an HTML element that holds no running text is all that there is: `<h3>…</h3>`."""
    first, last = prose.inlines[0], prose.inlines[-1]
    if first.kind != "html" or last.kind != "html" or first.start or last.end < len(prose.text.rstrip()):
        return False
    found = _TAG_NAME.match(first.target)
    return found is not None and found[1].lower() in _NOT_FLOW


def _prose_role(prose: Prose) -> str:
    """Prose, or labelled when a label in bold comes first."""
    first = prose.inlines[0]
    if first.kind != "strong" or first.start > 0:
        return "prose"
    label = prose.text[: first.end + 1].rstrip()
    return "labelled" if label.endswith((":", "：")) else "prose"
