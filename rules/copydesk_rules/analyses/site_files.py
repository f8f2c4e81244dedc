"""The folders that a site serves files from, as seen from one post."""

from __future__ import annotations

import os
from itertools import islice
from typing import NamedTuple

from copydesk import Confidence

# What stands beside posts and says nothing of where images are kept.
_PAGES = (".md", ".mdx", ".markdown", ".html", ".htm", ".txt", ".yml", ".yaml", ".json", ".toml")
_DEEPEST = 20
_MOST_ENTRIES = 200  # of a folder, to see what it is for


class Folders(NamedTuple):
    """`post` is the post's folder, `served` every folder that an address can begin in; all within `root`."""

    root: str
    post: str
    served: tuple[str, ...]

    @classmethod
    def of(cls, path: str, root: str, static: tuple[str, ...]) -> Folders | None:
        """The folders for a post; None for a post outside of the site.

        A site may stand below the configuration: each folder above the post may be its root.
        """
        root = _normal(os.path.abspath(root))
        post = os.path.dirname(_normal(os.path.abspath(path)))
        if post != root and not post.startswith(f"{root}/"):
            return None
        served, above = [], post
        while True:
            served += [f"{above}/{name}" if name else above for name in static]
            if above == root:
                return cls(root, post, tuple(dict.fromkeys(served)))
            above = above.rpartition("/")[0]

    def missing(self, path: str) -> Confidence | None:
        """How sure it is that no file answers a path; None when there is one, or when nobody can tell.

        A folder that has other files settles it; without one the files may come from anywhere.
        """
        if not path.strip("/") or "\0" in path or "\\" in path or path.count("/") > _DEEPEST:
            return None
        absolute = path.startswith("/")
        beside = "" if absolute else _normal(f"{self.post}/{path}")
        if beside and (not beside.startswith(f"{self.root}/") or os.path.exists(beside)):
            return None
        relative = _normal(f"/{path}").lstrip("/")
        if any(_has(folder, relative) for folder in self.served):
            return None
        parent = relative.rpartition("/")[0]
        places = [f"{folder}/{parent}" for folder in self.served if parent]
        if any(map(_keeps_files, [*places, os.path.dirname(beside)])):
            return Confidence.CERTAIN
        return Confidence.LIKELY if not absolute or self._near(parent) else Confidence.POSSIBLE

    def _near(self, parent: str) -> bool:
        """True when a folder on the way to the missing one has files."""
        while parent := parent.rpartition("/")[0]:
            if any(_keeps_files(f"{folder}/{parent}") for folder in self.served):
                return True
        return False


def _has(folder: str, relative: str) -> bool:
    """True when a folder holds the path, or what is left of it without a prefix such as the base address."""
    rest = relative.partition("/")[2]
    return os.path.exists(f"{folder}/{relative}") or bool(rest and os.path.exists(f"{folder}/{rest}"))


def _keeps_files(folder: str) -> bool:
    """True when a folder has files that are no pages."""
    try:
        with os.scandir(folder or "\0") as entries:
            some = islice(entries, _MOST_ENTRIES)
            return any(entry.is_file() and not entry.name.lower().endswith(_PAGES) for entry in some)
    except (OSError, ValueError):
        return False


def _normal(path: str) -> str:
    return os.path.normpath(path.replace("\\", "/")).replace("\\", "/")
