"""How the faults that keep a front matter from being read are repaired."""

from __future__ import annotations

from copydesk import Applicability, Document, Edit, Fix, Problem, Span, lazy_pattern, quote_text

_MARKS = lazy_pattern("\ufeff")
_QUOTABLE = frozenset(("text-after-quote", "undefined-alias", "unquoted-colon", "unquoted-start"))


def repair(document: Document, problem: Problem) -> Fix | None:
    """The fix of a problem of the syntax; None where nobody but the author can tell."""
    code, span = problem.code, problem.span
    if code in _QUOTABLE:
        return _quoting(document, _to_line_end(document, span), Applicability.SAFE)
    if code in ("template-value", "lost-start"):
        return _quoting(document, span, Applicability.UNSAFE)
    if code == "lost-comment":
        return _uncommenting(document, Span(int(problem.params["start"]), span.end))
    if code in ("leading-blank", "indented-fence", "second-mark", "fence-space"):
        return Fix("delete it", (Edit(span),))
    if code in ("dots-fence", "long-fence"):
        return Fix("write `---`", (Edit(span, str(problem.params.get("mark", "---"))),))
    if code == "byte-order-mark":
        inner = document.front_matter.inner
        marks = _MARKS.finditer(document.text, inner.start, inner.end)
        return Fix("delete it", tuple(Edit(Span(*mark.span())) for mark in marks))
    return _unsafe_fix(document, problem)


def _unsafe_fix(document: Document, problem: Problem) -> Fix | None:
    code, span = problem.code, problem.span
    if code == "unclosed" and problem.params["fence"] != "{":
        end = document.front_matter.inner.end
        last = document.text[end - 1].rstrip("\n")
        return _unsafe("close it", Edit(Span(end - 1, end), f"{last}\n{problem.params['fence']}\n"))
    if code == "no-opening-fence":
        return _unsafe("open it", Edit(Span(span.start, span.start), "---\n"))
    if code == "unclosed-quote":
        return _unsafe("close it", Edit(Span(span.end, span.end), str(problem.params["mark"])))
    if code == "missing-space":
        return _unsafe("add the space", Edit(Span(span.end, span.end), " "))
    if code == "full-width-colon":
        after = document.text[span.end : span.end + 1]
        return _unsafe("write an ordinary colon", Edit(span, ":" if after == " " else ": "))
    if code == "full-width-space":
        return _unsafe("write an ordinary space", Edit(span, " "))
    if code == "bad-escape":
        return _unsafe("double the backslash", Edit(Span(span.start, span.start), "\\"))
    if code == "tab":
        return _unsafe("write spaces", Edit(span, document.at(span).replace("\t", "  ")))
    return None


def _unsafe(title: str, edit: Edit) -> Fix:
    return Fix(title, (edit,), Applicability.UNSAFE)


def _quoting(document: Document, span: Span, applicability: Applicability) -> Fix | None:
    edit = quote_text(document, span)
    return Fix("quote the value", (edit,), applicability) if edit else None


def _uncommenting(document: Document, span: Span) -> Fix | None:
    """Quotes around a value and the comment that it lost; the blank before it stays."""
    text = document.at(span)
    blank = len(text) - len(text.lstrip())
    edit = quote_text(document, Span(span.start + blank, span.end))
    return _unsafe("quote the value", Edit(span, text[:blank] + edit.text)) if edit else None


def _to_line_end(document: Document, span: Span) -> Span:
    end = document.text.find("\n", span.start)
    return Span(span.start, span.start + len(document.text[span.start : end].rstrip()))
