"""The containers that are open while blocks are read."""

from __future__ import annotations

from collections import Counter

from copydesk.document import Container

# Deeper containers are not told to rules: a hostile text would make every block carry thousands.
_DEPTH = 60


class Nesting:
    """A stack of containers in two sorts: Markdown's, which nest properly, and elements, which may not.

    An element that ends closes all that was opened inside it, but never a Markdown container.
    """

    __slots__ = ("_frames", "_shown", "_stack")

    def __init__(self) -> None:
        self._stack: list[Container] = []
        self._frames: list[tuple[int, Counter[tuple[str, str]]]] = [(0, Counter())]
        self._shown: tuple[Container, ...] | None = ()

    @property
    def containers(self) -> tuple[Container, ...]:
        """The open containers, outermost first, as far as blocks are told of them."""
        if self._shown is None:
            self._shown = tuple(self._stack[:_DEPTH])
        return self._shown

    def enter(self, container: Container) -> None:
        """Open a Markdown container."""
        self._push(container)
        self._frames.append((len(self._stack), Counter()))

    def leave(self) -> None:
        """Close the innermost Markdown container and the elements left open in it."""
        size, _ = self._frames.pop()
        self._cut(size - 1)

    def open(self, container: Container) -> None:
        """Open an element."""
        self._push(container)
        self._frames[-1][1][container.kind, container.name] += 1

    def close(self, kind: str, name: str = "") -> None:
        """Close the innermost such element; without one, nothing happens."""
        counts = self._frames[-1][1]
        size = len(self._stack)
        while counts[kind, name]:
            size -= 1
            found = self._stack[size]
            counts[found.kind, found.name] -= 1
            if (found.kind, found.name) == (kind, name):
                break
        self._cut(size)

    def _push(self, container: Container) -> None:
        self._stack.append(container)
        if len(self._stack) <= _DEPTH:
            self._shown = None

    def _cut(self, size: int) -> None:
        if size < min(len(self._stack), _DEPTH):
            self._shown = None
        del self._stack[size:]
