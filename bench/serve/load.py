"""Fifty clients on `/sparql`, by turns alone and beside a query every second that would never end.

    python bench/serve/load.py STORE [--seconds 60] [--clients 50]

Prints, for both kinds, how many requests were answered, the median and the 95th percentile of their time, every
status that was not 200, and how the memory of the server with its workers changed. Loopback only; it ends by itself.
"""

import argparse
import asyncio
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

QUERIES = (
    "SELECT ?name { ?firm a bkg:Enterprise ; skos:prefLabel ?name } LIMIT 20",
    "SELECT ?p ?o { id:cn-310000 ?p ?o }",
    "DESCRIBE id:suzhou-industrial-park",
    "SELECT ?cluster (COUNT(?firm) AS ?n) { ?firm bkg:presentInCluster ?cluster } GROUP BY ?cluster",
    "ASK { ?s bkg:presentIn ?o }",
    "SELECT ?fact ?value { ?fact bkg:metric bkg:outputValue ; bkg:value ?value } ORDER BY DESC(?value) LIMIT 10",
    "SELECT ?quote { GRAPH ?g { ?claim bkg:hasEvidence/oa:hasSelector/oa:exact ?quote } } LIMIT 20",
    "SELECT ?place { ?place bkg:locatedIn+ id:cn-320000 } LIMIT 50",
)
_TURNS = 3
RUNAWAYS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a",
    "SELECT (GROUP_CONCAT(?x) AS ?y) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?d)) AS ?x) }",
)


class Tally:
    """What the clients of one half saw."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.status: Counter[str] = Counter()
        self.runaways: Counter[str] = Counter()

    def told(self) -> str:
        """Return it in a line."""
        high = quantiles(self.times, n=20)[-1]
        return (
            f"{len(self.times)} answers, median {median(self.times) * 1000:.1f} ms, 95% {high * 1000:.1f} ms,"
            f" status {dict(self.status)}, runaways {dict(self.runaways)}"
        )


async def asked(port: int, query: str) -> str:
    """Ask once on a connection of its own; return the status."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        return await on(reader, writer, query)
    finally:
        writer.close()


async def on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, query: str) -> str:
    """Ask on an open connection; return the status."""
    writer.write(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    await reader.readexactly(length)
    return head.split()[1]


async def client(port: int, seed: int, until: float, tally: Tally) -> None:
    """Ask one query after the other on one connection."""
    chosen = random.Random(seed)  # noqa: S311 - the same every time
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < until:
        begun = time.monotonic()
        status = await on(reader, writer, chosen.choice(QUERIES))
        tally.times.append(time.monotonic() - begun)
        tally.status[status] += 1
    writer.close()


async def half(port: int, clients: int, seconds: float, tally: Tally | None = None, *, runaway: bool) -> None:
    """Run all clients for so long."""
    tally, until = tally or Tally(), time.monotonic() + seconds
    tasks = [asyncio.create_task(client(port, seed, until, tally)) for seed in range(clients)]
    waiting: list[asyncio.Task[str]] = []
    while time.monotonic() < until:
        if runaway:
            waiting.append(asyncio.create_task(asked(port, RUNAWAYS[len(waiting) % len(RUNAWAYS)])))
        await asyncio.sleep(1)
    await asyncio.gather(*tasks)
    tally.runaways.update(await asyncio.gather(*waiting))


def memory(pid: int) -> int:
    """Return the resident megabytes of a process and its children."""
    # A process lists its children by the thread that started them.
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for one in lists for child in one.read_text(encoding="ascii").split()]
    return sum(map(resident, (pid, *children))) // 1024


def resident(pid: int) -> int:
    """Return the resident kilobytes of a process; 0 when it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    sizes = [line.split()[1] for line in lines if line.startswith("VmRSS")]
    return int(sizes[0]) if sizes else 0


async def watched(pid: int, found: list[int]) -> None:
    """Note the memory every second."""
    while True:
        found.append(memory(pid))
        await asyncio.sleep(1)


async def measured(port: int, pid: int, clients: int, seconds: float) -> None:
    """Run both kinds by turns, so that what else the machine does meets both, and print what was seen."""
    await half(port, clients, 2, runaway=False)
    tallies = {"alone": Tally(), "beside runaways": Tally()}
    found: list[int] = []
    watch = asyncio.create_task(watched(pid, found))
    for _ in range(_TURNS):
        for name, tally in tallies.items():
            await half(port, clients, seconds / _TURNS / 2, tally, runaway=name != "alone")
    watch.cancel()
    for name, tally in tallies.items():
        print(f"{name}: {tally.told()}")
    print(f"memory: {found[0]} MB at first, {max(found)} MB at most, {memory(pid)} MB at last")


def main() -> None:
    """Start a server, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    arguments = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "biokg", "serve", "--store", arguments.store, "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        while not _answers(port):
            time.sleep(0.1)
        asyncio.run(measured(port, server.pid, arguments.clients, arguments.seconds))
        server.send_signal(signal.SIGINT)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
