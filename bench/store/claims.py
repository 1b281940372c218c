"""Times the way from claims and from quads to a store on disk beside what Oxigraph and rdflib make of the same N-Quads.

    python -m bench.store.claims FOLDER --documents 200 2300 [--turns 3] [--jobs 2] [--no-rdflib]

For each number of documents (of `bench.scale.generate`, some 450 quads each) a folder of texts is made, and what the
generator claims of them is put where a build keeps what it has read. Then by turns, each in a process of its own:

    load       pyoxigraph: Store(folder).bulk_load(path), flush, close
    quads      ours, from the file: biokg.store.build.write_store(path): load, manifest, durable swap
    lines      ours, from lines as a build makes them: write_store(iterator)
    claims     ours, from claims: biokg build of the folder, with all that it says remembered: opened, hashed, settled,
               concluded, sorted, loaded, manifest, durable swap, and the state for the next build
    rdflib     rdflib.Dataset().parse(path)

Wall time and processor time (children included), and the ratio of `load` to each: above 1 is quicker than it. The
N-Quads are those that the build itself writes. What each way stored is counted.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

WAYS = ("load", "quads", "lines", "claims", "rdflib")


def load(work: Path, _jobs: int) -> int:
    from pyoxigraph import RdfFormat, Store

    store = Store(work / "store")
    store.bulk_load(path=work / "graph.nq", format=RdfFormat.N_QUADS)
    store.flush()
    return len(store)


def quads(work: Path, _jobs: int) -> int:
    from biokg.store.build import write_store

    return write_store(work / "graph.nq", work / "store")


def lines(work: Path, _jobs: int) -> int:
    from biokg.store.build import write_store

    with (work / "graph.nq").open("rb") as file:
        return write_store(file, work / "store")


def claims(work: Path, jobs: int) -> int:
    from biokg import pipeline
    from biokg.bulk.gathering import How

    return pipeline.build([work / "texts"], work / "store", how=How(jobs=jobs)).quads


def rdflib(work: Path, _jobs: int) -> int:
    from rdflib import Dataset

    dataset = Dataset()
    dataset.parse(work / "graph.nq", format="nquads")
    return len(dataset)


def prepare(work: Path, documents: int, jobs: int) -> None:
    """Make texts, what is remembered of them, and the N-Quads that a build makes of that."""
    from bench.scale import generate

    from biokg import pipeline
    from biokg.bulk.batches import Batches
    from biokg.bulk.cache import Cache
    from biokg.bulk.gathering import How
    from biokg.bulk.packing import packed
    from biokg.bulk.reading import DocumentRead, FileRead
    from biokg.documents.read import plan

    texts, remembered = work / "texts", work / "store.cache"
    shutil.rmtree(work, ignore_errors=True)
    for folder in (texts, remembered):
        folder.mkdir(parents=True)
    said = {}
    for source in generate.sources(generate.world(documents, 1), documents):
        name = source.document.id.rpartition("/")[2]
        (texts / f"{name}.txt").write_text(source.document.text, encoding="utf-8")
        found = DocumentRead(source.document, tuple(one.claim for one in source.claims), (), ())
        said[name] = packed(FileRead((found,)))
    cache = Cache(remembered / "read.sqlite")
    for batch in Batches(plan([texts]).files, (), cache=cache):
        cache.put((item.key, said[Path(item.path).stem]) for item in batch.items)
    cache.close()
    pipeline.build([texts], work / "store", nquads=work / "graph.nq", how=How(jobs=jobs))


def measured(way: str, work: Path, jobs: int) -> dict[str, float]:
    """Run one way in a process of its own; return its wall and processor seconds and what it stored."""
    for path in (work / "store", work / "store.cache" / "state.sqlite"):
        shutil.rmtree(path, ignore_errors=True)
        path.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.store.claims", str(work), "--way", way, "--jobs", str(jobs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def one(way: str, work: Path, jobs: int) -> dict[str, float]:
    run = {"load": load, "quads": quads, "lines": lines, "claims": claims, "rdflib": rdflib}[way]
    begun, before = time.perf_counter(), processor()
    count = run(work, jobs)
    wall, used = time.perf_counter() - begun, processor() - before
    return {"wall": wall, "processor": used, "quads": count}


def processor() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in both)


def table(runs: dict[str, list[dict[str, float]]]) -> str:
    rows = [
        "| way | quads | wall s | processor s | load / it, wall | processor | rdflib / it |",
        "|---|---|---|---|---|---|---|",
    ]
    for way, found in runs.items():
        ratios = [
            statistics.median(of[key] / its[key] for of, its in zip(runs[base], found, strict=True))
            if base in runs
            else 0
            for base, key in (("load", "wall"), ("load", "processor"), ("rdflib", "processor"))
        ]
        wall, used = (statistics.median(its[key] for its in found) for key in ("wall", "processor"))
        rows.append(
            f"| {way} | {found[0]['quads']:.0f} | {wall:.2f} | {used:.2f} | "
            + " | ".join(f"{r:.2f}" for r in ratios)
            + " |"
        )
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=[200, 2300])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--no-rdflib", action="store_true", help="it takes a minute a million quads")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.way:
        print(json.dumps(one(arguments.way, arguments.folder, arguments.jobs)))
        return
    ways = WAYS[:-1] if arguments.no_rdflib else WAYS
    for documents in arguments.documents:
        work = arguments.folder / str(documents)
        prepare(work, documents, arguments.jobs)
        runs: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
        for _ in range(arguments.turns):
            for way in ways:
                runs[way].append(measured(way, work, arguments.jobs))
        print(f"\n{documents} documents, {arguments.turns} turns, {arguments.jobs} jobs\n\n{table(runs)}", flush=True)


if __name__ == "__main__":
    main()
