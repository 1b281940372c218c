"""The doors that hostile input comes in by; each takes bytes and gives facts to be judged, or nothing."""

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from bench.hostile.mutators import BYTES, CONTAINERS, TEXT
from bench.hostile.seeds import CHINESE, ENGLISH, PAGES, PARAMETERS, QUERIES, QUESTIONS, TABLES

Facts = list[dict[str, Any]]
FOLDER = Path(tempfile.mkdtemp(prefix="hostile-"))
SUFFIXES = (".txt", ".txt", ".txt", ".md", ".html", ".docx", ".pdf")


class Case:
    """One hostile input, made anew from its number and the seed: the same everywhere."""

    def __init__(self, seed: int, number: int) -> None:
        self.random = Random(f"{seed}/{number}")  # noqa: S311 - to be drawn again, not to be secret
        self.door = self.random.choice(_SHARES)
        self.names: list[str] = []
        self.suffix = ""
        if self.door in {"facts", "build"}:
            self.data = self._document()
        else:
            sources = {"words": QUESTIONS, "parameters": PARAMETERS, "sparql": QUERIES, "tables": TABLES}
            self.data = self._changed(self.random.choice(sources[self.door])).encode("utf-8", "surrogatepass")
            if self.door == "tables":
                self.data = self._bytes(self.data)

    def _document(self) -> bytes:
        sentences = self.random.sample(CHINESE, 3) + self.random.sample(ENGLISH, 3)
        text = self._changed(self.random.choice((*PAGES, "Park news 园区新闻\n\n" + "\n".join(sentences) + "\n")))
        self.suffix = self.random.choice(SUFFIXES)
        if self.suffix in CONTAINERS:
            data = CONTAINERS[self.suffix](text, self.random)
            self.names.append(f"{self.suffix} made by hand")
            return self._bytes(data) if self.random.random() < 0.5 else data
        return self._bytes(text.encode("utf-8", "surrogatepass"))

    def _changed(self, text: str) -> str:
        for _ in range(self.random.choice((1, 1, 2, 4))):
            name = self.random.choice(sorted(TEXT))
            self.names.append(name)
            text = TEXT[name](text, self.random)[:300_000]
        return text

    def _bytes(self, data: bytes) -> bytes:
        name = self.random.choice(sorted(BYTES)) if self.random.random() < 0.4 else "as it is"
        self.names.append(name)
        return BYTES[name](data, self.random)


_SHARES = ("facts",) * 60 + ("build",) * 2 + ("words",) * 8 + ("parameters",) * 10 + ("tables",) * 10 + ("sparql",) * 10


def written(case: Case) -> Path:
    """Write an input to a file and return its path."""
    path = FOLDER / f"a{case.suffix or '.tsv'}"
    path.write_bytes(case.data)
    return path


def _read_tables(path: Path) -> Facts:
    from biokg.ask.questions import read
    from biokg.claims.decisions import read_log
    from biokg.documents.sources import read_source
    from biokg.errors import BiokgError
    from biokg.resolve.judgements import read_judgements
    from biokg.resolve.tables import read_rows

    for reader in (
        lambda one: list(read_rows(one, ("id", "type", "en", "zh", "parent", "source"))),
        *(read_log, read_judgements, read_source, read),
    ):
        with suppress(BiokgError):
            reader(path)
    return []


def made(store: Path) -> dict[str, Callable[[Case], Facts]]:
    """Return what opens each door, on a store that is built once."""
    import biokg
    from biokg import pipeline
    from biokg.errors import BiokgError
    from biokg.store.view import open_view

    if not store.exists():
        pipeline.build((), store)
    graph = biokg.open(store)
    saved = graph.questions()

    def facts(case: Case) -> Facts:
        found = pipeline.facts([written(case)], tier="C", curation=False)
        return [json.loads(line) for line in found.lines]

    def build(case: Case) -> Facts:
        target = FOLDER / "store"
        with suppress(BiokgError):
            pipeline.build([written(case)], target)
            return [json.loads(line) for line in pipeline.facts_of_store(open_view(target), curation=False).lines]
        return []

    def words(case: Case) -> Facts:
        from biokg.ask.words.understand import understand

        with suppress(BiokgError):
            understand(open_view(store), case.data.decode("utf-8", "replace"), saved, date(2026, 1, 1))
        with suppress(BiokgError):
            graph.find(case.data.decode("utf-8", "replace"))
        return []

    def parameters(case: Case) -> Facts:
        question = case.random.choice([one for one in saved if one.parameters])
        given: dict[str, Any] = {case.random.choice(question.parameters).name: case.data.decode("utf-8", "replace")}
        with suppress(BiokgError):
            graph.ask(question.name, limit=5, **given)
        return []

    def sparql(case: Case) -> Facts:
        with suppress(BiokgError):
            graph.sparql(case.data.decode("utf-8", "replace"))
        return []

    def tables(case: Case) -> Facts:
        return _read_tables(written(case))

    opened = (facts, build, words, parameters, sparql, tables)
    return {one.__name__: one for one in opened}
