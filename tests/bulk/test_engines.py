import os
import signal
from itertools import count, islice
from operator import neg

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


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_PATIENCE", 0.3)
    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:9"), cluster("tcp://127.0.0.1:9"):
        pass
