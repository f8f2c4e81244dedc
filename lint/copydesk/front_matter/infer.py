"""Drafts a JSON Schema from the front matter of posts that are there already."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, islice
from json import dumps
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from jsonschema_rs import Draft202012Validator

from copydesk.front_matter.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from copydesk.front_matter.model import Value

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
# The key of suppressions, which no schema needs to know.
_OWN_KEY = "copydesk"
_FORMATS = {
    name: Draft202012Validator({"format": name}, validate_formats=True)
    for name in ("date", "date-time", "email", "iri")
}
# Dates as posts have them that no format of JSON Schema covers; `[0-9]` because `\d` differs by dialect.
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PATTERNS = (
    f"^{_DAY} [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}} [+-][0-9]{{4}}$",
    f"^{_DAY}([T ][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}([.][0-9]+)?)?( ?(Z|[+-][0-9]{{2}}:?[0-9]{{2}}))?)?$",
)
# A limit or a list of allowed values says something only when it was seen often.
_ENOUGH = 20
_MOST_CHOICES = 20
_REPEATED = 5  # how often a choice is made on average
_LONGEST_CHOICE = 40
_MOST_KEYS = 50  # more of them are names that the site makes up, not fields
_NEARLY_ALL = 0.95
MOST_RARE = 30


class Rare(NamedTuple):
    """A key, or a value of a key with few values, that one post alone has.

    `post` is the number of the post, from 0; `value` is "" for a key; `near` is what it resembles.
    """

    post: int
    key: str
    value: str
    near: str


class Draft(NamedTuple):
    """A schema, and what an editor should look at before it is used.

    `rare` has the first `MOST_RARE`; `nearly` are the keys that nearly all posts have and that are not
    required, with their number of posts.
    """

    schema: dict[str, Any]
    rare: tuple[Rare, ...]
    nearly: tuple[tuple[str, int], ...]


def draft(posts: Sequence[Mapping[str, Value]], *, required_share: float = 1.0, closed: bool = True) -> Draft:
    """The schema (2020-12) of some front matters, keys sorted by the number of posts that have them.

    It allows all of them, but for keys that are required because a share of the posts below 1 is enough.
    A `closed` schema allows no other keys.
    """
    values = [{key: value for key, value in post.items() if key != _OWN_KEY} for post in posts]
    counts = Counter(key for post in values for key in post)
    fields = _fields(values, required_share)
    schema: dict[str, Any] = {
        "$schema": _DRAFT,
        "title": "Front matter of a post",
        "$comment": f"drafted from {len(values)} post{'s' * (len(values) != 1)}: read it before you use it",
        "type": "object",
        **fields,
    }
    if closed:
        schema["additionalProperties"] = False
    optional = [key for key in fields["properties"] if key not in fields.get("required", ())]
    nearly = [(key, counts[key]) for key in optional if counts[key] >= _NEARLY_ALL * len(values)]
    rare = chain(_rare_keys(values, counts), _rare_values(values, fields["properties"]))
    shown = tuple(islice(rare, MOST_RARE)) if len(values) >= _ENOUGH else ()
    return Draft(schema, shown, tuple(nearly))


def laid_out(schema: Any, width: int = 110, indent: int = 0, before: int = 0) -> str:
    """JSON with each part on one line where it fits into `width` columns; `before` are taken already."""
    line = dumps(schema, ensure_ascii=False)
    # A comma may follow.
    if not isinstance(schema, dict | list) or not schema or before + len(line) < width:
        return line
    inside = " " * (indent + 2)
    if isinstance(schema, list):
        parts = [inside + laid_out(item, width, indent + 2, indent + 2) for item in schema]
    else:
        names = {key: f"{inside}{dumps(key, ensure_ascii=False)}: " for key in schema}
        parts = [name + laid_out(schema[key], width, indent + 2, len(name)) for key, name in names.items()]
    opening, closing = "[]" if isinstance(schema, list) else "{}"
    return "\n".join((opening, ",\n".join(parts), " " * indent + closing))


def _fields(maps: Sequence[Mapping[str, Value]], required_share: float) -> dict[str, Any]:
    """What holds for mappings, without their type."""
    held: dict[str, list[Value]] = defaultdict(list)
    for one in maps:
        for key, value in one.items():
            held[key].append(value)
    keys = sorted(held, key=_by_share({key: len(values) for key, values in held.items()}))
    required = [key for key in keys if len(held[key]) >= required_share * len(maps)]
    properties = {
        key: {"$comment": f"in {len(held[key])} of {len(maps)}", **_described(held[key], required_share)}
        for key in keys
    }
    return {**({"required": required} if required else {}), "properties": properties}


def _described(values: Sequence[Value], required_share: float) -> dict[str, Any]:
    """What holds for values that stand at one place in several posts."""
    counts = Counter(map(_type, values))
    if "number" in counts:
        counts["number"] += counts.pop("integer", 0)
    types = sorted(counts, key=_by_share(counts))
    described: dict[str, Any] = {} if "" in types else {"type": types[0] if len(types) == 1 else types}
    if texts := [value for value in values if isinstance(value, str)]:
        described |= _form(texts) or _choices(texts, types) or _limits([*map(len, texts)], "Length")
    if lists := [value for value in values if isinstance(value, list)]:
        described |= _items(lists, required_share)
    if maps := [value for value in values if isinstance(value, dict)]:
        described |= _entries(maps, required_share)
    return described


def _type(value: Value) -> str:
    """The type of a value in JSON Schema; "" for infinity, which has none."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number" if isfinite(value) else ""
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _choices(texts: Sequence[str], types: Sequence[str]) -> dict[str, Any]:
    """The allowed values, where a few short ones come again and again and are nothing else than text."""
    counts = Counter(texts)
    often = len(texts) >= max(_ENOUGH, _REPEATED * len(counts)) and len(counts) <= _MOST_CHOICES
    if not often or max(map(len, counts)) > _LONGEST_CHOICE or not {*types} <= {"string", "null"}:
        return {}
    return {"enum": [*sorted(counts, key=_by_share(counts)), *([None] if "null" in types else [])]}


def _form(texts: Sequence[str]) -> dict[str, Any]:
    """The format or pattern that all texts have."""
    for name, validator in _FORMATS.items():
        # Any word with a colon is an IRI to the validator.
        if all((name != "iri" or text.startswith("http")) and validator.is_valid(text) for text in texts):
            return {"format": name}
    for pattern in _PATTERNS:
        if all(re.fullmatch(pattern[1:-1], text) for text in texts):
            return {"pattern": pattern}
    return {}


def _items(lists: Sequence[list[Value]], required_share: float) -> dict[str, Any]:
    items = [item for one in lists for item in one]
    described = _limits([len(one) for one in lists], "Items")
    if items:
        described = {"items": _described(items, required_share), **described}
    if len(lists) >= _ENOUGH and all(len(one) == len({*_texts(one)}) for one in lists):
        described["uniqueItems"] = True
    return described


def _entries(maps: Sequence[Mapping[str, Value]], required_share: float) -> dict[str, Any]:
    """Fields, or where there are many, each in few posts, what holds for all of their values."""
    names = {key for one in maps for key in one}
    if len(names) > _MOST_KEYS and len(names) * _REPEATED > sum(map(len, maps)):
        values = [value for one in maps for value in one.values()]
        return {"additionalProperties": _described(values, required_share)}
    return _fields(maps, required_share)


def _limits(sizes: Sequence[int], noun: str) -> dict[str, Any]:
    """The least and the largest size, where enough were seen; the largest is rounded up to one digit."""
    if len(sizes) < _ENOUGH:
        return {}
    most = max(sizes)
    step = 10 ** (len(str(most)) - 1)
    return {**({f"min{noun}": 1} if min(sizes) else {}), f"max{noun}": -(-most // step) * step}


def _rare_keys(posts: Sequence[Mapping[str, Value]], counts: Counter[str]) -> Iterator[Rare]:
    usual = [key for key in counts if counts[key] > 1]
    for number, post in enumerate(posts):
        for key in post:
            if counts[key] == 1:
                yield Rare(number, key, "", nearest(key, usual))


def _rare_values(posts: Sequence[Mapping[str, Value]], properties: Mapping[str, Any]) -> Iterator[Rare]:
    """Values that the schema names only because one post has them, as text or in a list."""
    for key, described in properties.items():
        if "enum" not in described and "enum" not in described.get("items", {}):
            continue
        held = [(number, text) for number, post in enumerate(posts) for text in {*_texts(post.get(key))}]
        counts = Counter(text for _, text in held)
        usual = [text for text in counts if counts[text] > 1]
        for number, text in sorted(held):
            if counts[text] == 1:
                yield Rare(number, key, text, nearest(text, usual))


def _texts(value: Value) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _by_share(counts: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    return lambda name: (-counts[name], name)
