"""A Dask cluster of this machine, of which a worker is killed while it reads."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.bulk import batches
from biokg.bulk.gathering import How

distributed = pytest.importorskip("distributed")


@pytest.fixture
def address() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


def _kill_one(address: str) -> None:
    """Kill a worker as soon as both have work."""
    with distributed.Client(address, set_as_default=False) as client:
        while not all(client.processing().values()):
            time.sleep(0.01)
        victim = next(iter(client.run(os.getpid).values()))
    os.kill(victim, signal.SIGKILL)


def test_a_killed_worker_loses_and_doubles_nothing(
    folder: Path, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_MOST_FILES", 1)
    killer = threading.Thread(target=_kill_one, args=(address,))
    killer.start()
    graphs = []
    for name, how in (("cluster", How(1, address)), ("alone", How(1, cache=False))):
        report = pipeline.build([folder], tmp_path / name, nquads=tmp_path / f"{name}.nq", how=how)
        graphs.append(((tmp_path / f"{name}.nq").read_bytes(), report.documents, report.claims))
    killer.join()
    assert graphs[0] == graphs[1]
