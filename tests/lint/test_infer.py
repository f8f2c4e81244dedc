"""Schemas drafted from posts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.front_matter import read
from copydesk.front_matter.infer import MOST_RARE, Rare, draft, laid_out
from copydesk.front_matter.schema import Schema

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["2024-01-31", "2024-01-31 09:30:00 +0900", "2024-01-31T09:30:00Z", "https://a.example/"]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=5,
)
POSTS = st.lists(
    st.dictionaries(st.sampled_from("abcd") | st.text(max_size=3), VALUES), min_size=1, max_size=8
)


def post(number: int, **more: Any) -> dict[str, Any]:
    return {"title": f"Post number {number}", "kind": ["news", "essay"][number % 2], **more}


def fields(posts: list[dict[str, Any]], **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = draft(posts, **options).schema["properties"]
    return found


def accepts(schema: dict[str, Any], values: object) -> bool:
    return bool(Schema("draft", schema).validator.is_valid(values))


@settings(max_examples=60)
@given(posts=POSTS, times=st.sampled_from([1, 5, 20]), closed=st.booleans())
def test_a_draft_accepts_the_posts_that_it_was_drawn_from(
    posts: list[dict[str, Any]], times: int, *, closed: bool
) -> None:
    schema = json.loads(laid_out(draft(posts * times, closed=closed).schema))
    assert all(accepts(schema, one) for one in posts)


@settings(max_examples=40)
@given(POSTS)
def test_with_a_lower_share_only_keys_can_be_missing(posts: list[dict[str, Any]]) -> None:
    schema = draft(posts, required_share=0.5).schema
    for one in posts:
        for error in Schema("draft", schema).validator.iter_errors(one):
            assert error.kind.name == "required"


@settings(max_examples=40)
@given(POSTS)
def test_the_order_of_the_posts_makes_no_difference(posts: list[dict[str, Any]]) -> None:
    assert laid_out(draft(posts).schema) == laid_out(draft(posts[::-1]).schema)


@given(VALUES, st.integers(20, 120))
def test_the_layout_is_the_same_json(value: object, width: int) -> None:
    assert json.dumps(json.loads(laid_out(value, width))) == json.dumps(value)


@pytest.mark.shared
@pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not there")
@pytest.mark.parametrize("name", ["blog-2025", "blog-2026", "clean/rust", "clean/efcl-ja", "clean/vue-ja"])
def test_a_draft_accepts_a_real_site(name: str) -> None:
    texts = [path.read_text("utf-8-sig") for path in sorted((CORPORA / name).rglob("*.md"))]
    fronts = [front for text in texts if (front := read(text)).root]
    schema = Schema("draft", json.loads(laid_out(draft([front.values for front in fronts]).schema)))
    assert fronts
    assert not any(schema.faults(front) for front in fronts)


def test_keys_are_sorted_by_their_share() -> None:
    posts = [post(number, **({"image": "a.png"} if number % 3 else {})) for number in range(30)]
    found = fields(posts)
    assert [*found] == ["kind", "title", "image"]
    assert found["image"]["$comment"] == "in 20 of 30"


def test_few_values_that_repeat_are_the_allowed_ones() -> None:
    found = fields([post(number) for number in range(21)])
    assert found["kind"]["enum"] == ["news", "essay"]
    assert "enum" not in found["title"]
    assert "enum" not in fields([post(number) for number in range(19)])["kind"]


def test_values_that_may_be_empty_are_still_a_choice() -> None:
    posts = [post(number, series=None if number % 2 else "harbour") for number in range(40)]
    assert fields(posts)["series"]["enum"] == ["harbour", None]
    assert fields(posts)["series"]["type"] == ["null", "string"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["2024-01-31", "2024-02-29"], {"type": "string", "format": "date"}),
        (["2024-01-31T09:30:00+09:00"], {"type": "string", "format": "date-time"}),
        (["desk@example.org"], {"type": "string", "format": "email"}),
        (["https://example.org/a"], {"type": "string", "format": "iri"}),
        (["note:a"], {"type": "string"}),
        ([3, 4], {"type": "integer"}),
        ([3, 4.5], {"type": "number"}),
        ([True], {"type": "boolean"}),
        ([float("inf")], {}),
        ([["a"]], {"type": "array", "items": {"type": "string"}}),
        ([[]], {"type": "array"}),
        (["a", 1], {"type": ["integer", "string"]}),
    ],
)
def test_types_and_formats(values: list[Any], expected: dict[str, Any]) -> None:
    found = fields([{"key": value} for value in values])["key"]
    assert found.pop("$comment") == f"in {len(values)} of {len(values)}"
    assert found == expected


def test_a_date_that_does_not_exist_is_no_date() -> None:
    assert "format" not in fields([{"date": "2024-02-30"}])["date"]


def test_dates_of_several_forms_have_a_pattern() -> None:
    values = ["2024-01-31", "2024-01-31 09:30", "2024-01-31 09:30:00 +0900"]
    assert "[0-9]{4}" in fields([{"date": value} for value in values])["date"]["pattern"]


def test_dates_that_repeat_are_no_choice() -> None:
    assert (
        fields([{"date": f"2024-01-{number % 2 + 1:02}"} for number in range(40)])["date"]["format"] == "date"
    )


def test_lengths_are_rounded_up() -> None:
    found = fields([{"title": "x" * size, "tags": ["a"] * (size % 4)} for size in range(13, 68)])
    assert (found["title"]["minLength"], found["title"]["maxLength"]) == (1, 70)
    assert found["tags"]["maxItems"] == 3
    assert "minItems" not in found["tags"]
    assert "uniqueItems" not in found["tags"]


def test_nested_fields_have_their_own_share() -> None:
    posts: list[dict[str, Any]] = [{"seo": {"robots": "all"}}, {"seo": {"robots": "none", "score": 3}}, {}]
    seo = fields(posts)["seo"]
    assert seo["required"] == ["robots"]
    assert seo["properties"]["score"] == {"$comment": "in 1 of 2", "type": "integer"}


def test_a_mapping_of_made_up_names_lists_none_of_them() -> None:
    posts = [{"alt": {f"picture-{number}.png": "A pier"}} for number in range(60)]
    found = fields(posts)["alt"]
    assert "properties" not in found
    assert found["additionalProperties"]["enum"] == ["A pier"]


def test_required_keys_follow_the_share_and_are_told_when_it_is_nearly_reached() -> None:
    posts = [post(number, **({"date": "2024-01-31"} if number else {})) for number in range(40)]
    found = draft(posts)
    assert found.schema["required"] == ["kind", "title"]
    assert found.nearly == (("date", 39),)
    found = draft(posts, required_share=0.95)
    assert found.schema["required"] == ["kind", "title", "date"]
    assert found.nearly == ()


def test_what_one_post_alone_has_is_rare_and_may_be_a_slip() -> None:
    posts = [post(number, tags=["sea", "town"]) for number in range(30)]
    posts[7] = {"titel": "Post", "kind": "esay", "tags": ["sea", "tonw"]}
    assert draft(posts).rare == (
        Rare(7, "titel", "", "title"),
        Rare(7, "kind", "esay", "essay"),
        Rare(7, "tags", "tonw", "town"),
    )
    assert draft(posts[:10]).rare == ()


def test_of_what_is_rare_the_first_are_told() -> None:
    posts = [post(number, **{f"key-{number}": 1}) for number in range(MOST_RARE + 10)]
    assert [rare.key for rare in draft(posts).rare] == [f"key-{number}" for number in range(MOST_RARE)]


def test_an_open_draft_allows_other_keys() -> None:
    assert not accepts(draft([post(1)]).schema, post(1, mood="calm"))
    assert accepts(draft([post(1)], closed=False).schema, post(1, mood="calm"))


def test_the_key_of_suppressions_is_not_described() -> None:
    assert "copydesk" not in fields([post(1, copydesk={"disable": ["truncated-field"]})])


@settings(max_examples=20)
@given(st.integers(1, 110))
def test_no_line_of_the_layout_is_longer_than_it_must_be(size: int) -> None:
    schema = {"properties": {"key": {"enum": ["x" * size, "y"]}}, "type": "object"}
    assert all(len(line) <= 110 or "x" * 90 in line for line in laid_out(schema).split("\n"))
