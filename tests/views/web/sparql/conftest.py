"""A server as a user starts it, for clients that others wrote."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest


@pytest.fixture(scope="session")
def running(served: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the shipped documents, started by `biokg serve`; nothing went wrong in it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("running") / "log"
    command = [sys.executable, "-m", "biokg", "serve", "--store", str(served), "--port", str(port), "--timeout", "1"]
    with log.open("wb") as file, subprocess.Popen(command, stderr=file) as server:
        _wait(f"http://127.0.0.1:{port}/healthz", log)
        yield f"http://127.0.0.1:{port}"
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
    assert "Traceback" not in log.read_text()


def _wait(address: str, log: Path) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"the server does not answer: {log.read_text()}")
