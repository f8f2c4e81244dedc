"""Did you mean: the nearest of some words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], limit: int = 2) -> str:
    """The candidate with the fewest edits from a word, at most `limit`, fewer for short words; else ""."""
    limit = min(limit, len(word) // 3)
    found, best = "", limit + 1
    letters = set(word)
    for candidate in sorted(candidates):
        # An edit adds and removes one letter at most, which is cheaper to see than a distance.
        if abs(len(candidate) - len(word)) <= limit and len(letters ^ {*candidate}) <= 2 * limit:
            edits = distance(word, candidate)
            if edits < best:
                found, best = candidate, edits
    return found


def distance(one: str, other: str) -> int:
    """The number of insertions, deletions, substitutions and swaps of neighbours between two words.

    Optimal string alignment, a restricted Damerau-Levenshtein distance.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, match in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
