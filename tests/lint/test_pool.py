"""Several processes: the same answers in the same order, whatever becomes of one of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from copydesk.errors import ConfigError
from copydesk.pool import Lost, Pool

POST = """\
---
title: The pier at night
---
The pier at night

Boats left at four and came back by noon.

---END---
"""


def doubled(number: int) -> int:
    if number == 13:
        os._exit(7)
    if number == -1:
        raise ConfigError("post.yaml:1:1: not a number")
    time.sleep(0.002 if number % 5 == 0 else 0)
    return 2 * number


@pytest.fixture
def pool() -> Iterator[Pool]:
    with closing(Pool(2)) as pool:
        yield pool


def test_answers_come_in_the_order_of_the_items(pool: Pool) -> None:
    assert list(pool.each(doubled, range(14, 300))) == [2 * number for number in range(14, 300)]


def test_a_process_that_dies_loses_the_item_in_work_and_no_other(pool: Pool) -> None:
    answers = list(pool.each(doubled, range(40)))
    assert answers[13] == Lost(13, 7)
    assert [answer for answer in answers if not isinstance(answer, Lost)] == [
        2 * number for number in range(40) if number != 13
    ]


def test_an_exception_is_raised_in_its_turn(pool: Pool) -> None:
    answers = pool.each(doubled, [1, 2, -1, 3])
    assert [next(answers), next(answers)] == [2, 4]
    with pytest.raises(ConfigError, match="not a number"):
        next(answers)


def test_no_more_is_read_ahead_than_the_window(pool: Pool) -> None:
    read = []

    def items() -> Iterator[int]:
        for number in range(100, 1000):
            read.append(number)
            yield number

    answers = pool.each(doubled, items())
    next(answers)
    assert len(read) <= 2 * 64 + 1


def copydesk(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "copydesk", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(9):
        (tmp_path / f"{number}.md").write_text(POST.replace("four", f"{number} o'clock"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("indexed", [False, True])
def test_any_number_of_processes_says_the_same(site: Path, *, indexed: bool) -> None:
    if indexed:
        assert "posts indexed: 9" in copydesk("index", "build", "-j", "2").stdout
    alone, together = copydesk("check", "-j", "1"), copydesk("check", "-j", "3")
    assert "duplicate-field/fields" in alone.stdout
    assert (together.stdout, together.stderr, together.returncode) == (alone.stdout, alone.stderr, 1)


def test_a_post_that_a_process_dies_of_is_a_finding_and_hides_no_other(site: Path) -> None:
    (site / "sitecustomize.py").write_text(
        "import os\n"
        "from copydesk.source import Source\n"
        "whole = Source.from_bytes\n"
        "def dying(path, data):\n"
        "    if path == '4.md' and os.environ['PARENT'] != str(os.getppid()):\n"
        "        os._exit(9)\n"
        "    return whole(path, data)\n"
        "Source.from_bytes = dying\n",
        "utf-8",
    )
    done = copydesk("check", "-j", "2", PYTHONPATH=str(site), PARENT=str(os.getpid()))
    assert "4.md:1:1: error[rule-crash/engine]" in done.stdout
    assert "the process that checked it ended with 9" in done.stdout
    assert "5.md:4:1" in done.stdout
    assert done.returncode == 3


def test_processes_end_when_the_first_one_is_killed(site: Path) -> None:
    code = (
        "import os, time\n"
        "from copydesk.pool import Pool\n"
        "pool = Pool(3)\n"
        "print(*[worker.process.pid for worker in pool._workers], flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        numbers = [int(number) for number in first.stdout.readline().split()]
        first.kill()
    for _ in range(200):
        if not any(map(is_alive, numbers)):
            return
        time.sleep(0.05)
    pytest.fail("a process is left")


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state != "Z"


def test_an_interrupt_ends_the_run_and_its_processes(site: Path) -> None:
    for number in range(200):
        (site / f"long-{number}.md").write_text(POST * 40, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "copydesk", "check", "-j", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        time.sleep(1.0)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=30)
    assert run.returncode in {130, 1, 3}  # it may have been done already
    assert "Traceback" not in said
