"""Finds front matter that cannot be read, or is read otherwise than meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from copydesk import Confidence, Document, Fix, Meta, Problem, Severity, Span, Violation, lazy_pattern
from copydesk_rules.analyses.repairs import repair
from copydesk_rules.data.readers import FENCES, NAMES, NO_MAPPING, UNREADABLE, consequence

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOST = lazy_pattern(r"[ \t]*(#[^\s#][^\n]*)")
# Behind a key without a value a comment may well be the value.
_LOST_WHOLE = lazy_pattern(r"[ \t]*(#[^\n]*)")
_PROPERTY = lazy_pattern(r"&(\S+)|!(?!!)\S*")
_TEXT_FIELDS = ("title", "subtitle", "description", "excerpt", "summary")
# Faults that keep the fields from being read, so that what a generator does with them can be said.
_BREAKING = frozenset(
    (
        "bad-escape",
        "control-character",
        "indentation",
        "json-syntax",
        "recursive-alias",
        "tab",
        "text-after-quote",
        "toml-syntax",
        "unclosed-bracket",
        "unclosed-quote",
        "undefined-alias",
        "unquoted-colon",
        "unquoted-start",
        "yaml-syntax",
    )
)
_LOSSES = frozenset(("lost-comment", "lost-start"))
_COLONS = frozenset(("full-width-colon", "full-width-space", "missing-space", "not-a-mapping"))

# Each fix is verified by reading the result; the fixer comes again for the rest.
_MOST_FIXED = 20


@dataclass(frozen=True, eq=False, repr=False)
class FrontMatterSyntax:
    """Fences, YAML, TOML or JSON that a reader refuses or understands in another way."""

    meta: ClassVar[Meta] = Meta(
        name="front-matter-syntax",
        summary="Front matter that cannot be read, or is read otherwise than meant.",
        messages={
            "bad-escape": "`{escape}` means nothing inside double quotes: write `\\{escape}`{consequence}",
            "byte-order-mark": "an invisible byte order mark stands in the front matter: delete it",
            "carriage-return": "lines end in a lone carriage return, which few readers take for a line break",
            "control-character": "the control character {character} stands in the front matter: "
            "delete it{consequence}",
            "dots-fence": "the front matter is closed by `...` instead of `---`{consequence}",
            "empty": "the front matter is empty{consequence}",
            "fence-language": "`{quote}` names a language behind the fence{consequence}",
            "fence-space": "spaces follow the fence `{fence}`{consequence}",
            "fence-text": "text follows the closing `{mark}` on its line: “{quote}”{consequence}",
            "full-width-colon": "the colon after `{key}` is full-width: write `{key}: `{consequence}",
            "full-width-space": "a full-width space stands where `{key}` needs an ordinary one{consequence}",
            "indentation": "this line is indented as if it continued the value above: "
            "align it with the other keys{consequence}",
            "indented-fence": "spaces stand before the opening fence{consequence}",
            "json-syntax": "the JSON cannot be read: {problem}{consequence}",
            "leading-blank": "the front matter does not start on the first line{consequence}",
            "line-separator": "{character} stands in the front matter: "
            "some readers take it for a line break, others do not",
            "long-fence": "the front matter is closed by `{fence}` instead of `{mark}`{consequence}",
            "lost-comment": "`{quote}` is read as a comment: quote the value if it is text",
            "lost-start": "`{quote}` is read as a mark of YAML's own, not as text: quote the value",
            "missing-space": "a space is missing after `{key}:`{consequence}",
            "no-opening-fence": "the front matter has no opening `---`{consequence}",
            "non-string-key": "the key `{key}` is not read as text: quote it",
            "not-a-mapping": "the front matter holds no `key: value` lines{consequence}",
            "one-line": "the whole front matter stands on one line: "
            "put each key on a line of its own{consequence}",
            "recursive-alias": "`*{name}` contains itself{consequence}",
            "second-mark": "a second byte order mark stands before the front matter: delete it",
            "tab": "the line is indented with a tab: YAML allows only spaces{consequence}",
            "template-value": "`{quote}` is read as a mapping inside a mapping: "
            "quote it if it is a template tag",
            "text-after-quote": "text follows the closing quote {mark}: quote the whole value{consequence}",
            "toml-syntax": "the TOML cannot be read: {problem}{consequence}",
            "too-deep": "the front matter is nested deeper than {limit} levels and is not read",
            "too-large": "the front matter is longer than {limit} characters and is not read",
            "too-many-aliases": "the front matter has more than {limit} aliases and is not read",
            "too-many-nodes": "the front matter has more than {limit} values and is not read",
            "unclosed": "the front matter is never closed: end it with a line `{fence}`{consequence}",
            "unclosed-bracket": "`{mark}` is never closed: add `{close}`, or quote the value{consequence}",
            "unclosed-quote": "the quote {mark} is never closed{consequence}",
            "undefined-alias": "`*{name}` refers to an anchor that is not there: "
            "quote the value if it is text{consequence}",
            "unknown-tag": "the tag `{tag}` is not known to most readers",
            "unquoted-colon": "the value holds a colon and a space, which starts a new key: "
            "quote it{consequence}",
            "unquoted-start": "a value cannot start with `{character}` without quotes: quote it{consequence}",
            "wrong-form": "the front matter is written as {form}{consequence}",
            "yaml-feature": "the front matter uses {feature}, which few tools keep when they rewrite it",
            "yaml-syntax": "the YAML cannot be read: {problem}{consequence}",
        },
        severity=Severity.ERROR,
        severities={
            "byte-order-mark": Severity.WARNING,
            "line-separator": Severity.WARNING,
            "non-string-key": Severity.WARNING,
            "unknown-tag": Severity.WARNING,
            "yaml-feature": Severity.INFO,
        },
        fixable=True,
        reads=frozenset({"site"}),
    )

    def check(self, document: Document) -> Iterator[Violation]:
        """Report what reading came upon, and what the site's generator would make of it."""
        unread = tuple(_wrong_form(document))
        faults = (*document.front_matter.problems, *_empty(document), *_lost_text(document))
        for number, problem in enumerate(unread or faults):
            if problem.code not in FENCES or _matters(problem.code, document.site.generator):
                fix = repair(document, problem) if number < _MOST_FIXED else None
                yield _violation(document, problem, fix)


def _matters(code: str, generator: str) -> bool:
    """False for what the site's generator copes with, or nearly every one when it is not known."""
    if generator in NAMES:
        return generator in FENCES[code]
    return code not in ("empty", "fence-space")


def _empty(document: Document) -> Iterator[Problem]:
    """A block that holds nothing."""
    front = document.front_matter
    if front.form == "yaml" and not document.at(front.inner).strip():
        yield Problem("empty", front.opening)


def _wrong_form(document: Document) -> Iterator[Problem]:
    """A form that the generator does not read, whatever is in it."""
    front, generator = document.front_matter, document.site.generator
    fence = document.at(front.opening)
    form = "semicolons" if fence.startswith(";;;") else front.form
    if form in FENCES and not fence.startswith("---") and generator in FENCES[form]:
        names = {"toml": "TOML", "json": "JSON", "semicolons": "JSON between `;;;`"}
        yield Problem("wrong-form", front.opening, {"form": names[form]})


def _lost_text(document: Document) -> Iterator[Problem]:
    """Text fields whose start or end YAML takes for something else than text."""
    front = document.front_matter
    if front.form != "yaml":
        return
    for name in _TEXT_FIELDS:
        node = front.fields.get(name)
        if node is None or node.style != "plain":
            continue
        if lost := (_LOST if node.raw else _LOST_WHOLE).match(document.text, node.span.end):
            text = lost[1].rstrip()
            span = Span(lost.start(1), lost.start(1) + len(text))
            yield Problem("lost-comment", span, {"quote": _short(text), "start": node.span.start})
        found = _PROPERTY.match(document.text, node.span.start, node.span.end)
        if found and f"*{found[1]}" not in document.at(front.inner):
            yield Problem("lost-start", node.span, {"quote": _short(found[0])})


def _violation(document: Document, problem: Problem, fix: Fix | None) -> Violation:
    code, generator = problem.code, document.site.generator
    params = {**problem.params, "consequence": _consequence(document, problem)}
    if code in ("fence-language", "fence-text"):
        params["quote"] = _short(document.at(problem.span)[3 * (code == "fence-text") :].strip())
    doubtful = code in _LOSSES or (code in FENCES and code != "unclosed" and generator not in NAMES)
    blank = code == "not-a-mapping" and document.text[document.front_matter.inner.start :].startswith("\n")
    confidence = Confidence.LIKELY if doubtful or blank else Confidence.CERTAIN
    return Violation(problem.span, code, params, confidence, fix=fix)


def _consequence(document: Document, problem: Problem) -> str:
    generator = document.site.generator
    if problem.code == "wrong-form":
        fence = document.at(document.front_matter.opening)
        row = FENCES["semicolons" if fence.startswith(";;;") else document.front_matter.form]
        return consequence(row, generator)
    if problem.code in FENCES:
        return consequence(FENCES[problem.code], generator, "many generators print this block as text")
    if problem.code in _BREAKING and document.front_matter.root is None:
        return consequence(UNREADABLE, generator)
    if problem.code in _COLONS and document.front_matter.root is None:
        return consequence(NO_MAPPING, generator)
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
