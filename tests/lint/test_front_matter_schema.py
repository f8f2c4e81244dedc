"""Schemas: the site's own, built-in ones, references, and what is said when they are wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Fault, Site
from copydesk.errors import ConfigError
from copydesk.front_matter import read
from copydesk.front_matter.fits import plainly_fits
from copydesk.front_matter.schema import BUILT_IN, Schema
from copydesk.front_matter.suggest import distance, nearest

SHARED = Path(__file__).parents[3] / "shared"


def site(folder: Path, text: str, name: str = "schemas/post.json") -> Site:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return Site(root=folder.as_posix(), schema=name)


def schema_of(where: Site) -> Schema:
    schema = where.front_matter_schema
    assert schema is not None
    return schema


def faults(where: Site, text: str) -> tuple[Fault, ...]:
    return schema_of(where).faults(read(text))


def complaint(where: Site) -> str:
    with pytest.raises(ConfigError) as raised:
        _ = schema_of(where).validator
    return str(raised.value)


@pytest.mark.parametrize("name", ["schemas/post.json", "post.yaml"])
def test_a_schema_is_json_or_yaml(tmp_path: Path, name: str) -> None:
    where = site(tmp_path, '{"required": ["title"]}', name)
    assert [fault.code for fault in faults(where, "---\na: b\n---\n")] == ["missing-key"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('{"type":\n "strin"}', "schemas/post.json:2:2: `type`: "),
        ('{"a":\n [}', "schemas/post.json:2:3: "),
        ("[]", "schemas/post.json:1:1: a schema is a mapping"),
        ('{"properties": {"a": {"pattern": "("}}}', "schemas/post.json:1:34: `pattern`: "),
        ('{"properties": {"a":\n {"$ref": "#/$defs/nope"}}}', "schemas/post.json:2:11: `$ref`: "),
        ('{"$ref": "other.json"}', "schemas/post.json:1:10: `$ref`: "),
        ('{"$ref": "copydesk:jekyl"}', "schemas/post.json:1:10: `$ref`: "),
    ],
)
def test_a_wrong_schema_is_named_with_its_place(tmp_path: Path, text: str, start: str) -> None:
    assert complaint(site(tmp_path, text)).startswith(start)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/schema.json",
        "../../../../../../etc/passwd",
        "/etc/passwd",
        "link.json",
    ],
)
def test_nothing_outside_of_the_project_is_read(tmp_path: Path, address: str) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text('{"required": ["secret"]}', "utf-8")
    project = tmp_path / "project"
    where = site(project, json.dumps({"$ref": address}))
    (project / "schemas" / "link.json").symlink_to(outside)
    message = complaint(where)
    assert message.startswith("schemas/post.json:1:10: `$ref`: ")
    assert "secret" not in message


def test_a_missing_schema_and_an_unknown_built_in_one_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nope\.json:1:1: the schema cannot be read"):
        _ = Site(root=tmp_path.as_posix(), schema="nope.json").front_matter_schema
    with pytest.raises(ConfigError, match="there is no built-in schema"):
        _ = Site(schema="copydesk:nope").front_matter_schema


def test_a_schema_refers_to_files_and_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "common.json").write_text('{"required": ["mood"]}', "utf-8")
    where = site(tmp_path, '{"allOf": [{"$ref": "../common.json"}, {"$ref": "copydesk:jekyll"}]}')
    assert schema_of(where).required == ("mood",)
    found = faults(where, "---\npublished: maybe\n---\n")
    assert [(fault.code, fault.params["key"]) for fault in found] == [
        ("missing-key", "mood"),
        ("wrong-type", "published"),
    ]


def test_each_missing_key_is_a_fault() -> None:
    schema = Schema("test", {"required": ["title", "date", "tags"]})
    found = schema.faults(read("---\ntags: []\n---\n"))
    assert [fault.params["key"] for fault in found] == ["title", "date"]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    schema = Schema(
        "test",
        {"required": ["title"], "additionalProperties": False, "properties": {"title": {}, "date": {}}},
    )
    assert [fault.code for fault in schema.faults(read("---\ntitel: a\n---\n"))] == ["unknown-key"]
    found = schema.faults(read("---\ndaet: a\n---\n"))
    assert [(fault.code, fault.params["key"]) for fault in found] == [
        ("missing-key", "title"),
        ("unknown-key", "daet"),
    ]


def test_hostile_values_are_no_crash() -> None:
    schema = Schema("test", {"properties": {"a": {"type": "integer", "minimum": 3}}, "maxProperties": 1})
    for value in (".inf", ".nan", "9" * 200, "1e999", "[1, [2, [3]]]", "{b: {c: d}}", "!!float 3", "&x [1]"):
        assert all(isinstance(fault, Fault) for fault in schema.faults(read(f"---\na: {value}\n1: x\n---\n")))


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_schemas_are_valid_and_open(name: str) -> None:
    schema = schema_of(Site(generator=name))
    assert jsonschema_rs.meta.is_valid(dict(schema.source))
    assert schema.open
    assert schema.source["$comment"]
    assert "additionalProperties" not in schema.source
    assert [
        fault
        for fault in faults(Site(generator=name), "---\nmy-own-key: 1\n---\n")
        if fault.code != "missing-key"
    ] == []


def test_the_list_of_built_in_schemas_is_complete() -> None:
    folder = Path(__file__).parents[2] / "lint" / "copydesk" / "front_matter" / "schemas"
    assert tuple(sorted(path.stem for path in folder.glob("*.json"))) == BUILT_IN
    lines = [
        line
        for line in (folder / "customary.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert lines == sorted(set(lines))


def test_the_validator_is_not_imported_for_what_plainly_fits() -> None:
    code = (
        "import sys\nfrom copydesk import Site\nfrom copydesk.front_matter import read\n"
        "schema = Site(generator='jekyll').front_matter_schema\n"
        "assert schema.faults(read('---\\ntitle: a\\ntags: [b]\\nmood: c\\n---\\n')) == ()\n"
        "assert 'jsonschema_rs' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


values = st.recursive(
    st.one_of(
        st.text("ab", max_size=3), st.integers(-3, 3), st.booleans(), st.none(), st.sampled_from([1.0, 2.5])
    ),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("ab"), below, max_size=2),
    max_leaves=5,
)
types = st.sampled_from(["string", "integer", "number", "boolean", "array", "object", "null"])
leaves = st.fixed_dictionaries(
    {},
    optional={
        "type": st.one_of(types, st.lists(types, min_size=1, max_size=3, unique=True)),
        "enum": st.lists(values, min_size=1, max_size=2, unique_by=json.dumps),
        "const": values,
        "minLength": st.integers(0, 2),
        "maxLength": st.integers(0, 2),
        "minItems": st.integers(0, 2),
        "maxItems": st.integers(0, 2),
        "minimum": st.integers(-2, 2),
        "maximum": st.integers(-2, 2),
        "required": st.lists(st.sampled_from("ab"), max_size=1),
        "multipleOf": st.just(2),
    },
)
schemas = st.recursive(
    leaves,
    lambda below: st.fixed_dictionaries(
        {},
        optional={
            "items": below,
            "properties": st.dictionaries(st.sampled_from("ab"), below, max_size=2),
            "anyOf": st.lists(below, min_size=1, max_size=2),
        },
    ),
    max_leaves=4,
)


@given(values, schemas)
def test_what_plainly_fits_is_valid(value: Any, schema: dict[str, Any]) -> None:
    if plainly_fits(value, schema):
        assert jsonschema_rs.Draft202012Validator(schema).is_valid(value)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("", "ab", 2), ("titel", "title", 1), ("tags", "tags", 0), ("date", "data", 1), ("ab", "ba", 1)],
)
def test_distance(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == distance(other, one) == edits


def test_nearest_asks_for_more_of_short_words() -> None:
    assert nearest("descripton", ["description", "draft"]) == "description"
    assert nearest("catgoreis", ["categories"]) == "categories"
    assert nearest("to", ["toc"]) == ""
    assert nearest("pubs", ["tags", "slug"]) == ""


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the corpora beside the project")
@pytest.mark.parametrize(
    ("folder", "generator"), [("jekyll-en", "jekyll"), ("efcl-ja", "jekyll"), ("rust", "zola")]
)
def test_built_in_schemas_find_nothing_in_clean_posts(folder: str, generator: str) -> None:
    where = Site(generator=generator)
    for path in sorted((SHARED / "corpora" / "clean" / folder).rglob("*.m*")):
        assert faults(where, path.read_text("utf-8-sig").replace("\r\n", "\n")) == (), path
