"""Writes values as YAML, TOML or JSON, in the quotes that are there already."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.front_matter.model import Value

_PLAIN_STARTS = "-?:,[]{}#&*!|>'\"%@`"


def written(value: Value, form: str, style: str) -> str | None:
    """A scalar or a list of scalars as source text; None where it cannot be written in one line.

    `form` is yaml, toml or json; `style` the style of the value that it replaces.
    """
    if isinstance(value, list):
        items = [written(item, form, "plain" if style == "flow" else style) for item in value]
        return None if None in items else f"[{', '.join(item or '' for item in items)}]"
    if isinstance(value, str):
        return _string(value, form, style)
    if isinstance(value, dict) or (value is None and form == "toml"):
        return None
    return json.dumps(value)


def _string(text: str, form: str, style: str) -> str | None:
    if style in ("literal", "folded"):
        return None
    single = style == "single" and "\n" not in text
    if form == "toml":
        return f"'{text}'" if single and "'" not in text else in_double_quotes(text)
    if form == "json" or style == "double":
        return in_double_quotes(text)
    if single:
        return _in_single_quotes(text)
    return text if style == "plain" and reads_as_itself(text) else quoted(text)


def quoted(text: str) -> str:
    """A YAML string in single quotes, in double ones where those are easier to read or needed."""
    if "\n" in text or ("'" in text and '"' not in text and "\\" not in text):
        return in_double_quotes(text)
    return _in_single_quotes(text)


def _in_single_quotes(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def in_double_quotes(text: str) -> str:
    """A string in double quotes, as YAML, TOML and JSON all read it."""
    return json.dumps(text, ensure_ascii=False)


def reads_as_itself(text: str) -> bool:
    """True when an unquoted YAML value is the very string, in a list too."""
    from copydesk.front_matter.scalar import resolve

    return (
        text == text.strip()
        and text[:1] not in _PLAIN_STARTS
        and not any(mark in text for mark in (": ", " #", "\n", "\t", ", ", "[", "]", "{", "}", "\ufeff"))
        and not text.endswith((":", ","))
        and resolve(text) == text
    )
