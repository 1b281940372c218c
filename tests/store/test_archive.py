import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.errors import StoreError, UsageError
from biokg.store.archive import backup, restore
from biokg.store.build import write_store
from biokg.store.view import open_view

LINES = [
    *(b"<https://example.org/%d> <https://example.org/p> <https://example.org/o> .\n" % n for n in range(500)),
    '<https://example.org/s> <https://example.org/p> "苏州_: \\n工业园区"@zh <https://example.org/g> .\n'.encode(),
    b"_:a <https://example.org/p> _:b <https://example.org/g> .\n",
    b'_:b <https://example.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <https://example.org/g> .\n',
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    write_store(LINES, tmp_path / "store")
    return tmp_path / "store"


def test_there_and_back(store: Path, tmp_path: Path) -> None:
    file, again = tmp_path / "a.nq.gz", tmp_path / "b.nq.gz"
    assert backup(store, file) == restore(file, tmp_path / "other") == len(LINES)
    assert backup(tmp_path / "other", again) == len(LINES)
    assert again.read_bytes() == file.read_bytes()
    assert open_view(tmp_path / "other").ask('ASK { GRAPH ?g { ?s ?p "苏州_: \\n工业园区"@zh } }')


def test_the_order_of_a_build_does_not_show(store: Path, tmp_path: Path) -> None:
    write_store(reversed(LINES), tmp_path / "other")
    for one in (store, tmp_path / "other"):
        backup(one, tmp_path / f"{one.name}.gz")
    assert (tmp_path / "store.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()


def test_any_tool_reads_it(store: Path, tmp_path: Path) -> None:
    backup(store, tmp_path / "a.nq.gz")
    text = gzip.decompress((tmp_path / "a.nq.gz").read_bytes())
    write_store(text.splitlines(keepends=True), tmp_path / "other")
    assert open_view(tmp_path / "other").ask("ASK { GRAPH <https://example.org/g> { ?a ?p ?b . ?b ?p 1 } }")


def test_nothing_is_overwritten_without_force(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.nq.gz"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"exists.*--force"):
        backup(store, file)
    assert file.read_text(encoding="utf-8") == "mine"
    backup(store, file, force=True)
    with pytest.raises(UsageError, match=r"exists.*--force"):
        restore(file, store)
    assert restore(file, store, force=True) == len(LINES)


def lines_of(data: bytes) -> list[bytes]:
    return gzip.decompress(data).splitlines(keepends=True)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda data: data[:-20],
    "altered": lambda data: data[:200] + bytes([data[200] ^ 255]) + data[201:],
    "no archive": lambda _: b"something else",
    "a quad less": lambda data: gzip.compress(b"".join(lines_of(data)[1:])),
    "another quad": lambda data: gzip.compress(gzip.decompress(data).replace(b"/7>", b"/x>", 1)),
    "no last line": lambda data: gzip.compress(b"".join(lines_of(data)[:-1])),
    "a quad behind the last line": lambda data: gzip.compress(b"".join([*lines_of(data), lines_of(data)[0]])),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_backup_that_is_not_whole_is_refused_and_the_store_stays(
    store: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    backup(store, tmp_path / "a.nq.gz")
    (tmp_path / "b.nq.gz").write_bytes(damage((tmp_path / "a.nq.gz").read_bytes()))
    with pytest.raises(StoreError, match="no whole backup"):
        restore(tmp_path / "b.nq.gz", store, force=True)
    assert len(open_view(store).select("SELECT * { ?s ?p ?o }")) == 500
    assert not list(store.glob("building-*"))


def test_a_missing_backup_and_a_missing_store_are_named(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none.gz is no whole backup.*No such file"):
        restore(tmp_path / "none.gz", store, force=True)
    with pytest.raises(StoreError, match="no store at"):
        backup(tmp_path / "nowhere", tmp_path / "a.gz")
    assert not (tmp_path / "a.gz").exists()
