"""A quick yes: values that plainly fit a schema, so that the validator need not be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_KNOWN = frozenset(
    (
        *("$schema", "$comment", "title", "description", "default", "examples"),
        *("type", "enum", "const", "items", "properties", "required", "anyOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"),
    )
)
_NAMES: Mapping[type, tuple[str, ...]] = {
    str: ("string",),
    int: ("integer", "number"),
    float: ("number",),
    bool: ("boolean",),
    list: ("array",),
    dict: ("object",),
    type(None): ("null",),
}


def plainly_fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """True only when a value is valid for sure; False also where a keyword is not known here."""
    if not schema.keys() <= _KNOWN and not all(key.startswith("x-") for key in schema.keys() - _KNOWN):
        return False
    if "enum" in schema or "const" in schema:
        # In Python, not in JSON, True equals 1, and [True] equals [1].
        if isinstance(value, (list, dict)):
            return False
        allowed = schema.get("enum", [schema.get("const")])
        if not any(type(value) is type(option) and value == option for option in allowed):
            return False
    return (
        _has_type(value, schema.get("type"))
        and _has_size(value, schema)
        and _fits_below(value, schema)
        and ("anyOf" not in schema or any(plainly_fits(value, branch) for branch in schema["anyOf"]))
    )


def _has_type(value: Any, types: str | list[str] | None) -> bool:
    if types is None:
        return True
    names = _NAMES.get(type(value), ())
    return types in names if isinstance(types, str) else not set(types).isdisjoint(names)


def _has_size(value: Any, schema: Mapping[str, Any]) -> bool:
    if isinstance(value, str):
        return bool(schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)))
    if isinstance(value, list):
        return bool(schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


def _fits_below(value: Any, schema: Mapping[str, Any]) -> bool:
    if isinstance(value, dict):
        fields = schema.get("properties", {})
        return all(name in value for name in schema.get("required", ())) and all(
            plainly_fits(item, fields[key]) for key, item in value.items() if key in fields
        )
    if isinstance(value, list) and "items" in schema:
        return all(plainly_fits(item, schema["items"]) for item in value)
    return True
