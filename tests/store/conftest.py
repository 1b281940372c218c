"""SPARQL servers of other makes, on this machine, where they are installed."""

import socket
import subprocess
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from shutil import which

import pytest

from biokg.store.endpoint import Endpoint

VIRTUOSO = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000
MaxQueryCostEstimationTime = 4000
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended by itself"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[Endpoint]:
    try:
        held = [Path(str(path.locate())).resolve() for path in files("oxigraph") or [] if path.name == "oxigraph"]
    except PackageNotFoundError:
        held = []
    if not held:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    port = free_port()
    with subprocess.Popen([held[0], "serve", "--bind", f"127.0.0.1:{port}"], stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port, process)
            yield Endpoint(f"http://127.0.0.1:{port}/query", f"http://127.0.0.1:{port}/update")
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    if which("virtuoso-t") is None or which("isql-vt") is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin)")
    folder, sql, http = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    (folder / "v.ini").write_text(VIRTUOSO.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    command = ["virtuoso-t", "+configfile", str(folder / "v.ini"), "+foreground"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            wait_for(http, process)
            wait_for(sql, process)
            grant = 'EXEC=GRANT SPARQL_UPDATE TO "SPARQL";'
            subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", grant], check=True, capture_output=True)
            yield Endpoint(f"http://127.0.0.1:{http}/sparql", f"http://127.0.0.1:{http}/sparql")
        finally:
            process.terminate()
