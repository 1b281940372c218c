import os
import signal
import subprocess
import sys
import time
from itertools import count, islice
from operator import neg
from pathlib import Path

import pytest

from biokg.bulk import engines
from biokg.bulk.engines import cluster, processes
from biokg.errors import BiokgError, UsageError


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_is_done_once(jobs: int) -> None:
    with processes(jobs) as workers:
        assert sorted(workers.map(neg, range(40))) == list(range(-39, 1))


def test_no_more_is_begun_than_is_worked_on() -> None:
    begun = count()
    with processes(2) as workers:
        next(workers.map(neg, islice(begun, 1000)))
        assert next(begun) < 20


def _die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_is_told_with_the_remedy() -> None:
    with pytest.raises(BiokgError, match="goes on where it was"), processes(2) as workers:
        list(workers.map(_die, range(3)))


# Says the ids of its workers, and waits while they work.
BOSS = """
import os, sys, time
from biokg.bulk.engines import processes

def work(_):
    os.write(1, f"{os.getpid()}\\n".encode())  # in one piece, for two write to one pipe
    time.sleep(60)

if __name__ == "__main__":
    with processes(2) as workers:
        list(workers.map(work, range(2)))
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look processes up in")
def test_workers_end_with_the_process_that_began_them_even_when_it_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", BOSS], stdout=subprocess.PIPE, text=True) as boss:
        assert boss.stdout
        pids = [int(boss.stdout.readline()) for _ in range(2)]
        boss.kill()
        until = time.monotonic() + 20
        while any(map(_runs, pids)):
            assert time.monotonic() < until
            time.sleep(0.01)


def _runs(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_PATIENCE", 0.3)
    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:9"), cluster("tcp://127.0.0.1:9"):
        pass
