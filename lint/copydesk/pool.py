"""One function, many items, several processes. Answers come in order; who dies loses the one item in work."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 2  # items that a process has at most: one in work, one waiting, so that it never waits
_WINDOW = 64  # items in work or answered, of each process, before the first of them is asked for
# A process that is forked has all modules already; elsewhere threads of the system forbid it.
_METHOD = "fork" if sys.platform == "linux" else "spawn"


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Lost(NamedTuple):
    """What stands for the answer to an item whose process died of it."""

    item: Any
    code: int | None


class _Answer(NamedTuple):
    value: Any
    error: BaseException | None = None


class Pool:
    """Processes that apply functions to items; functions and items must be importable and picklable."""

    def __init__(self, jobs: int) -> None:
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._workers.append(_Worker([worker.connection for worker in self._workers]))

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R | Lost]:
        """The answers, in the order of the items; an exception that `work` raises is raised here."""
        order = _Order(items)
        while True:
            self._give(work, order)
            yield from order.answered()
            busy = [worker for worker in self._workers if worker.busy]
            if not busy:
                return
            ready = wait([worker.connection for worker in busy])
            for worker in busy:
                if worker.connection in ready:
                    self._take(worker, order)

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _give(self, work: Callable[[Any], Any], order: _Order) -> None:
        """Give items to those that have few."""
        while order.open < _WINDOW * len(self._workers):
            worker = min(self._workers, key=lambda one: len(one.busy))
            numbered = order.next() if len(worker.busy) < _AHEAD else None
            if numbered is None:
                return
            worker.send(work, numbered)

    def _take(self, worker: _Worker, order: _Order) -> None:
        """Take an answer; what a dead process had not begun is done again."""
        try:
            answer: _Answer = worker.connection.recv()
            order.answers[worker.busy.popleft()[0]] = answer
        except (EOFError, OSError):
            number, item = worker.busy.popleft()
            order.again.extend(worker.busy)
            worker.end()
            order.answers[number] = _Answer(Lost(item, worker.process.exitcode))
            others = [one.connection for one in self._workers if one is not worker]
            self._workers[self._workers.index(worker)] = _Worker(others)


class _Order:
    """Items by number, and the answers that cannot be handed on yet."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = enumerate(items)
        self._due = 0
        self.open = 0
        self.again: deque[tuple[int, Any]] = deque()
        self.answers: dict[int, _Answer] = {}

    def next(self) -> tuple[int, Any] | None:
        """The next item and its number; None when there is none left."""
        if self.again:
            return self.again.popleft()
        numbered = next(self._items, None)
        self.open += numbered is not None
        return numbered

    def answered(self) -> Iterator[Any]:
        """The answers that are due."""
        while self._due in self.answers:
            answer = self.answers.pop(self._due)
            self._due += 1
            self.open -= 1
            if answer.error is not None:
                raise answer.error
            yield answer.value


class _Worker:
    """One process, its connection, and what it has been given and not answered."""

    def __init__(self, others: list[Connection]) -> None:
        context: Any = get_context(_METHOD)  # the type stubs know no processes of it
        self.connection, far = context.Pipe()
        inherited = [self.connection, *others] if _METHOD == "fork" else []
        self.process = context.Process(target=_serve, args=(far, inherited), daemon=True)
        self.process.start()
        far.close()
        self.busy: deque[tuple[int, Any]] = deque()

    def send(self, work: Callable[[Any], Any], numbered: tuple[int, Any]) -> None:
        self.busy.append(numbered)
        with suppress(OSError):  # it died, which is found out when its answer is waited for
            self.connection.send((work, numbered[1]))

    def end(self) -> None:
        self.connection.close()
        if self.busy:
            self.process.terminate()
        self.process.join()


def _serve(connection: Connection, inherited: list[Connection]) -> None:
    """Answer until the connection is closed.

    The ends of the other connections are closed here: while a copy of them is open, nobody would see
    that the first process is gone, and processes would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    for other in inherited:
        other.close()
    while True:
        try:
            work, item = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = _Answer(work(item))
        except Exception as error:  # noqa: BLE001 - raised where the answer is asked for
            answer = _Answer(None, error)
        connection.send(answer)
