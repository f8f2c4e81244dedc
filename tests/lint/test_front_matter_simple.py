"""The short way through plain front matter: where it answers, it says what the composer says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.front_matter.compose import compose
from copydesk.front_matter.simple import MOST_NODES, simple

PLAIN = (
    "title: A pier at night\n",
    "title: 夜の桟橋：海辺の話\n",
    "title: \"A: b\" \ndate: 2024-02-30\ndraft: false\n\nweight: 010\nempty:\nlast: '#1'\n",
    "tags: [a, 'b c', \"d, e\", 12, 夜]\nnone: []\n",
    "tags:\n- a\n- 'b'\n- 1.5\n\ncategories:\n  - x\n  - /y\n",
    "image: /a.png\nimage: /b.png\n",
    "path: /a#b\nurl: https://example.org/?a=b,c\n",
    "no-newline: at the end",
)
LEFT = (
    "",
    "# comment\na: b\n",
    "a: b # comment\n",
    "a: b: c\n",
    "a: b:\n",
    "a:\n  b: c\n",
    "a: b\n  c\n",
    "a: 'it''s'\n",
    'a: "\\n"\n',
    "a: [b, [c]]\n",
    "a: [b,]\n",
    "a: {b: c}\n",
    "a:\n- b: c\n",
    "a:\n- b\n  - c\n",
    "a: |\n  b\n",
    "a: &b c\n",
    "a:\tb\n",
    "true: a\n",
    "null: a\n",
    "1: a\n",
    "a: -1\n",
    "a: ~\n",
    "- a\n",
    "a: b\n- c\n",
    "a: b\u2028c\n",
    "a: [" + "b, " * MOST_NODES + "b]\n",
)
WORDS = st.sampled_from(
    ["a", "夜の海", "x y", " ", "  ", ": ", ":", " #", "#", ",", "-", "- ", "'", '"', "[", "]", "{", "}", "&",
     "*", "!", "|", ">", "%", "@", "`", "/", "~", "\\", "?", "12", "1.5", "no", "true", "null", "2024-01-02",
     "\t", "\xa0", "\u3000", "\x85", "\ufeff", "😀", "<<", "=", "e", ".", "..."]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(["", " ", " a", ' "a b"', " 'a'", " [a, b]", " 夜の海", " 12", " a  b "]),
    st.lists(WORDS, max_size=5).map(lambda words: " " + "".join(words)),
    st.lists(WORDS, max_size=3).map(lambda words: ' "' + "".join(words) + '"'),
    st.lists(WORDS, max_size=4).map(lambda words: " [a, " + ", ".join(words) + "]"),
)
LINES = st.one_of(
    st.tuples(st.sampled_from(["a:", "b-c:", "d_1:", "true:", "夜:", "a", "1:", "'a':"]), VALUES).map(
        "".join
    ),
    st.tuples(st.sampled_from(["- ", "  - ", "-", "    -", "  "]), VALUES).map("".join),
    st.sampled_from(["", "  ", "# c", "---", "..."]),
)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_fields_are_read_as_the_composer_reads_them(text: str) -> None:
    assert simple(text, 7) == compose(text, 7)


@pytest.mark.parametrize("text", LEFT)
def test_the_rest_is_left_to_the_composer(text: str) -> None:
    assert simple(text, 0) is None


@given(st.lists(LINES, max_size=6))
def test_where_it_answers_it_says_what_the_composer_says(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    found = simple(text, 3)
    assert found is None or found == compose(text, 3)
