"""Limits that hold: what is stopped is really stopped, and what is quick does not wait for what is long."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from biokg.errors import Busy, QueryError, StoreError, TooCostly, TookTooLong, UnknownName
from biokg.store.build import write_store
from biokg.store.scratch import Scratch
from biokg.store.view import View, open_view
from biokg.views.web.held import Held
from biokg.views.web.limited.pool import Cancel, Pool
from biokg.views.web.limited.process import Stopped
from biokg.views.web.settings import Limits
from biokg.views.web.sparql.jobs import Wanted, written

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
QUICK = "ASK { ?s ?p ?o }"


def _line(number: int) -> bytes:
    return f'<a:s{number}> <a:p> "{number}" .\n'.encode()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pool")
    write_store(map(_line, range(3000)), folder)
    return folder


@pytest.fixture(autouse=True)
def _found_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers find this module, whose functions they are told to run."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[4]))


@pytest.fixture
def pool(store: Path) -> Iterator[Pool]:
    limits = Limits(
        query_seconds=1.0,
        quick_seconds=0.2,
        workers=2,
        long_jobs=1,
        waiting=10,
        memory_bytes=1 << 28,
        answer_bytes=9999,
    )
    made = Pool(Held(store), limits)
    yield made
    made.close()


@pytest.fixture
def patient(store: Path) -> Iterator[Pool]:
    """A pool whose worker may take its time to read this module, which imports much."""
    limits = Limits(query_seconds=60.0, quick_seconds=60.0, workers=1, memory_bytes=1 << 26)
    made = Pool(Held(store), limits)
    yield made
    made.close()


def test_what_a_function_returns_comes_back(pool: Pool) -> None:
    assert pool.call(View.ask, QUICK) is True
    rows = pool.call(View.select, "SELECT ?o { <a:s7> ?p ?o }")
    assert (rows.variables, [str(row[0]) for row in rows]) == (("o",), ['"7"'])


def test_errors_of_ours_come_back_as_they_are(patient: Pool) -> None:
    with pytest.raises(QueryError, match="cannot be parsed"):
        patient.call(View.ask, "ASK {")
    with pytest.raises(UnknownName, match="Nearest: a; b") as raised:
        patient.call(_unknown)
    assert raised.value.nearest == ("a", "b")


def _unknown(view: View) -> None:
    raise UnknownName("thing", "x", ["a", "b"])


def test_a_runaway_is_really_stopped(pool: Pool) -> None:
    pid = _started(pool)
    begun = time.monotonic()
    with pytest.raises(TookTooLong):
        pool.call(View.select, RUNAWAY)
    assert time.monotonic() - begun < 3
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert pool.call(View.ask, QUICK)


def _started(pool: Pool) -> int:
    """Return the worker that a fresh pool starts: who did the last job does the next."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    before = set(listed.read_text().split())
    assert pool.call(View.ask, QUICK)
    (pid,) = set(listed.read_text().split()) - before
    return int(pid)


def test_long_ones_do_not_keep_quick_ones_waiting(store: Path) -> None:
    pool = Pool(Held(store), Limits(query_seconds=5.0, quick_seconds=0.2, workers=2, long_jobs=1))
    long = [threading.Thread(target=_long, args=(pool,)) for _ in range(3)]
    for thread in long:
        thread.start()
    time.sleep(0.5)
    assert pool.call(View.ask, QUICK)
    assert any(thread.is_alive() for thread in long)
    pool.close()
    for thread in long:
        thread.join()


def _long(pool: Pool) -> None:
    with pytest.raises((TookTooLong, Busy, Stopped)):
        pool.call(View.select, RUNAWAY)


def test_more_than_may_wait_are_told_to_come_again(store: Path) -> None:
    pool = Pool(Held(store), Limits(query_seconds=0.5, quick_seconds=0.5, workers=1, long_jobs=1, waiting=0))
    thread = threading.Thread(target=_long, args=(pool,))
    thread.start()
    time.sleep(0.2)
    with pytest.raises(Busy, match="try again"):
        pool.call(View.ask, QUICK)
    thread.join()
    pool.close()


def test_memory_is_limited(patient: Pool) -> None:
    sorted_pairs = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
    for function, argument in ((_hungry, 1 << 29), (View.select, sorted_pairs)):
        with pytest.raises(TooCostly, match="memory"):
            patient.call(function, argument)
    assert patient.call(View.ask, QUICK)


def _hungry(view: View, size: int) -> int:
    return len(bytearray(size))


def test_the_size_of_an_answer_is_limited(pool: Pool) -> None:
    wanted = Wanted("SELECT * { ?s ?p ?o }", None, "http://localhost/")
    with pytest.raises(TooCostly, match="9,999 bytes"):
        pool.stream(Cancel(), written, wanted, "csv")
    few = wanted._replace(sparql=f"{wanted.sparql} LIMIT 2")
    with pool.stream(Cancel(), written, few, "csv") as output:
        assert output.read().count(b"\n") == 3


def test_who_is_gone_costs_nothing_more(pool: Pool) -> None:
    cancel = Cancel()
    threading.Timer(0.1, cancel).start()
    begun = time.monotonic()
    with pytest.raises(Stopped):
        pool.attended(cancel, View.select, RUNAWAY)
    assert time.monotonic() - begun < 0.9
    with pytest.raises(Stopped):
        pool.attended(cancel, View.ask, QUICK)
    assert pool.call(View.ask, QUICK)


def test_what_is_known_to_take_long_has_places_of_its_own(store: Path) -> None:
    pool = Pool(Held(store), Limits(query_seconds=4.0, workers=1, long_jobs=1, waiting_seconds=0.2))
    pids = {pool.call_at_length(_pid) for _ in range(3)}
    assert len(pids) == 1
    assert os.getpriority(os.PRIO_PROCESS, pids.pop()) == 19
    thread = threading.Thread(target=_stopped_at_length, args=(pool,))
    thread.start()
    time.sleep(0.3)
    assert pool.call(View.ask, QUICK)
    with pytest.raises(Busy, match="long"):
        pool.call_at_length(View.ask, QUICK)
    thread.join()
    assert pool.call_at_length(View.ask, QUICK)
    pool.close()


def _pid(view: View) -> int:
    return os.getpid()


def _stopped_at_length(pool: Pool) -> None:
    with pytest.raises(TookTooLong):
        pool.call_at_length(View.select, RUNAWAY)


def test_a_worker_that_dies_is_replaced(pool: Pool) -> None:
    os.kill(_started(pool), signal.SIGKILL)
    time.sleep(0.1)
    with pytest.raises(TooCostly):
        pool.call(View.ask, QUICK)
    assert pool.call(View.ask, QUICK)


def test_a_new_build_is_asked_at_once(tmp_path: Path) -> None:
    write_store([_line(1)], tmp_path)
    pool = Pool(Held(tmp_path), Limits(workers=1))
    count = "SELECT ?s { ?s ?p ?o }"
    assert len(pool.call(View.select, count)) == 1
    write_store([_line(1), _line(2)], tmp_path)
    assert len(pool.call(View.select, count)) == 2
    pool.close()


def test_a_scratch_copy_is_written_and_the_store_is_not(store: Path) -> None:
    pool = Pool(Held(store), Limits(), scratch=True)
    pool.call(Scratch.update, "CLEAR ALL")
    assert not pool.call(View.ask, QUICK)
    pool.close()
    assert open_view(store).ask(QUICK)


def test_a_store_that_is_gone_is_said(tmp_path: Path) -> None:
    write_store([_line(1)], tmp_path)
    held = Held(tmp_path)
    pool = Pool(held, Limits(workers=1))
    held.generation.rename(tmp_path / "away")
    with pytest.raises(StoreError):
        pool.call(View.ask, QUICK)
    pool.close()
