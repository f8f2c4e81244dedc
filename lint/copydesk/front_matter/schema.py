"""A site's JSON Schema for front matter: found, compiled once, and asked for faults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from copydesk.errors import ConfigError
from copydesk.span import LineIndex

if TYPE_CHECKING:
    from copydesk.front_matter.model import Fault, FrontMatter, Node
    from copydesk.site import Site

BUILT_IN = (
    "astro",
    "devto",
    "docusaurus",
    "eleventy",
    "hatena-blogsync",
    "hexo",
    "hugo",
    "jekyll",
    "mkdocs-material",
    "qiita",
    "zenn",
    "zola",
)
_FOLDER = os.path.join(os.path.dirname(__file__), "schemas")
_LARGEST = 1_000_000  # bytes of one schema file
_OWN = "copydesk:"
_SITE = "site:/"
# Parts the address from the reason in what the validator hands on as one text.
_BEHIND_NAME = ":` "


@dataclass(frozen=True, eq=False, repr=False)
class Schema:
    """A JSON Schema (2020-12) of front matter.

    `name` is its path as configured, or `copydesk:jekyll` for a built-in one; a built-in one is
    `open`: it allows any other key, and only a key that looks misspelt is a fault. `source` is the
    schema as written; `root` the folder that it may refer to files in.
    """

    name: str
    source: Mapping[str, Any]
    root: str = ""
    open: bool = False
    _places: _Places | None = None
    _resembling: dict[str, bool] = field(default_factory=dict)

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that every post must have."""
        if self.open:
            return tuple(self.source.get("required", ()))
        errors = [error.kind.as_dict() for error in self.validator.iter_errors({})]
        return tuple(str(error["property"]) for error in errors if "property" in error)

    @cached_property
    def customary(self) -> frozenset[str]:
        """Keys that many sites have of their own, which are no misspelt ones."""
        lines = _packaged("customary.txt").splitlines()
        return frozenset(line for line in lines if not line.startswith("#"))

    def resembles_one(self, key: str) -> bool:
        """True for a key that is an edit or two away from one that the schema knows."""
        if key not in self._resembling:
            from copydesk.front_matter.suggest import nearest

            self._resembling[key] = bool(nearest(key, self.source.get("properties", {})))
        return self._resembling[key]

    def faults(self, front: FrontMatter) -> tuple[Fault, ...]:
        """What is wrong with a front matter that could be read, in the order of the text."""
        from copydesk.front_matter.fault import faults

        return faults(self, front)

    @cached_property
    def validator(self) -> Any:
        """The compiled schema; a ConfigError with file:line:column when it is wrong."""
        import jsonschema_rs

        try:
            return jsonschema_rs.Draft202012Validator(
                dict(self.source),
                validate_formats=True,
                retriever=lambda uri: _retrieved(uri, self.root),
                base_uri=self.name if self.name.startswith(_OWN) else _SITE + self.name,
            )
        except ValueError as error:
            raise self._wrong(error) from None

    def _wrong(self, error: Any) -> ConfigError:
        path = list(getattr(error, "instance_path", ()))
        message = str(getattr(error, "message", error)).partition("\n")[0]
        if "retrieving it failed: " in message:
            message = message.partition("retrieving it failed: ")[2].removeprefix("ValueError: ")
            path = _reference_path(self.source, message.partition(_BEHIND_NAME)[0]) or path
            message = message.replace(_BEHIND_NAME, ": ")
        elif message.startswith("Pointer '"):
            path = _reference_path(self.source, "#" + message.split("'")[1]) or path
        elif "'anyOf'" in message:
            message = "this value is not allowed here"
        where = self._places.at(path) if self._places else f"{self.name}:1:1"
        keyword = f"`{path[-1]}`: " if path else ""
        return ConfigError(f"{where}: {keyword}{message}")


class _Places(NamedTuple):
    """Where the parts of a schema file stand."""

    path: str
    text: str
    node: Node

    def at(self, path: list[str | int]) -> str:
        node = self.node
        for step in path:
            below = node.value
            if isinstance(below, (Mapping, tuple)):
                node = below[step]  # type: ignore[index]  # the path is the validator's own
        position = LineIndex(self.text).position(node.span.start)
        return f"{self.path}:{position.line}:{position.column}"


def load(site: Site) -> Schema | None:
    """The schema of a site: its own, else the built-in one of its generator; None without either."""
    if isinstance(site.schema, Mapping):
        return Schema("configuration", site.schema, site.root)
    name = site.schema
    if not name:
        known = site.generator in BUILT_IN
        return Schema(_OWN + site.generator, built_in(site.generator), open=True) if known else None
    if name.startswith(_OWN):
        if name.removeprefix(_OWN) not in BUILT_IN:
            raise ConfigError(f"{name}:1:1: there is no built-in schema of this name; {_choice()}")
        return Schema(name, built_in(name.removeprefix(_OWN)), open=True)
    text = _read(name, site.root)
    node, value = _parsed(name, text)
    if not isinstance(value, dict):
        raise ConfigError(f"{name}:1:1: a schema is a mapping")
    return Schema(name, value, site.root, _places=_Places(name, text, node))


def built_in(name: str) -> dict[str, Any]:
    """A built-in schema, as written."""
    import json

    text = _packaged(f"{name}.json")
    found: dict[str, Any] = json.loads(text)
    return found


def _choice() -> str:
    return f"choose one of {', '.join(_OWN + name for name in BUILT_IN)}"


def _retrieved(uri: str, root: str) -> Any:
    """What a `$ref` names: a built-in schema or a file of the project, never anything else."""
    if uri.startswith(_OWN):
        name = uri.removeprefix(_OWN)
        if name in BUILT_IN:
            return built_in(name)
        raise ValueError(f"{uri}{_BEHIND_NAME}there is no such built-in schema; {_choice()}")
    if not uri.startswith(_SITE):
        raise ValueError(
            f"{uri}{_BEHIND_NAME}only files of the project and built-in schemas can be referred to"
        )
    name = uri.removeprefix(_SITE)
    try:
        return _parsed(name, _read(name, root))[1]
    except ConfigError as error:
        raise ValueError(f"{name}{_BEHIND_NAME}{error}") from None


def _packaged(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def _read(name: str, root: str) -> str:
    """The text of a schema file, which must lie inside of the project, symbolic links followed."""
    base = os.path.realpath(root)
    path = os.path.realpath(os.path.join(base, name))
    if os.path.commonpath((base, path)) != base:
        raise ConfigError(f"{name}:1:1: the schema lies outside of the project")
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"{name}:1:1: the schema cannot be read: {error.strerror}") from None
    if len(data) > _LARGEST:
        raise ConfigError(f"{name}:1:1: the schema is larger than {_LARGEST} bytes")
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _parsed(name: str, text: str) -> tuple[Node, Any]:
    from copydesk.front_matter.compose import compose
    from copydesk.front_matter.json_form import compose_json

    composed = compose_json(text, 0, bare=True) if name.endswith(".json") else compose(text)
    if composed.root is None:
        problem = composed.problems[0] if composed.problems else None
        position = LineIndex(text).position(problem.span.start if problem else 0)
        what = str(problem.params.get("problem", problem.code)) if problem else "the schema is empty"
        raise ConfigError(f"{name}:{position.line}:{position.column}: {what}")
    return composed.root, composed.root.plain()


def _reference_path(schema: Any, uri: str, path: tuple[str | int, ...] = ()) -> list[str | int]:
    """The path of the `$ref` that led to an address."""
    if isinstance(schema, dict):
        reference = schema.get("$ref")
        file, _, fragment = reference.partition("#") if isinstance(reference, str) else ("", "", "")
        if uri == f"#{fragment}" or (file and uri.endswith(file.lstrip("./"))):
            return [*path, "$ref"]
        steps: Any = schema.items()
    else:
        steps = enumerate(schema) if isinstance(schema, list) else ()
    for step, below in steps:
        if found := _reference_path(below, uri, (*path, step)):
            return found
    return []
