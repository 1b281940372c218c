import os
import shutil
from pathlib import Path

import pytest

from biokg.errors import CheckFailed, StoreError
from biokg.store.build import write_store
from biokg.store.pointer import current, is_as_seen
from biokg.store.verify import verify
from biokg.store.view import open_view


@pytest.fixture
def store(tmp_path: Path) -> Path:
    lines = (b"<https://example.org/%d> <https://example.org/p> <https://example.org/o> .\n" % n for n in range(2000))
    assert write_store(lines, tmp_path / "store") == 2000
    return tmp_path / "store"


def largest(store: Path) -> Path:
    return max(store.glob("generation-*/quads/*.sst"), key=lambda path: path.stat().st_size)


def altered(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)


def test_what_was_written_is_verified(store: Path) -> None:
    found = verify(store)
    assert found.quads == 2000
    assert found.files > 10


def test_a_byte_altered_in_place_is_found_when_opening_and_when_checking(store: Path) -> None:
    altered(largest(store))
    with pytest.raises(StoreError, match=rf"damaged \(quads/{largest(store).name} was altered") as caught:
        open_view(store)
    assert "biokg restore" in str(caught.value)
    assert "已损坏" in caught.value.zh
    with pytest.raises(CheckFailed, match=largest(store).name):
        verify(store)


def test_a_byte_altered_behind_the_back_of_the_clock_is_found_when_checking(store: Path) -> None:
    path = largest(store)
    before = path.stat()
    altered(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(CheckFailed, match="SHA-256"):
        verify(store)


def test_a_file_cut_short_or_gone_is_named(store: Path) -> None:
    path = largest(store)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(StoreError, match=r"has \d+ bytes, \d+ were written"):
        open_view(store)
    path.unlink()
    with pytest.raises(StoreError, match="cannot be read: No such file"):
        open_view(store)


@pytest.mark.parametrize(
    "text", ["", "biokg generation\n", "nonsense\nquads 1\na 1 b\n", "biokg generation\nquads x\n"]
)
def test_a_manifest_that_is_none_is_named(store: Path, text: str) -> None:
    generation = Path(current(str(store)))
    (generation / "manifest").write_text(text, encoding="utf-8")
    (generation / "seen").unlink()
    with pytest.raises(StoreError, match=r"damaged \(manifest"):
        open_view(store)


def test_another_number_of_quads_is_found_when_checking(store: Path) -> None:
    path = Path(current(str(store))) / "manifest"
    path.write_text(path.read_text(encoding="utf-8").replace("quads 2000", "quads 1999"), encoding="utf-8")
    with pytest.raises(CheckFailed, match="2000 quads are found, 1999 were written"):
        verify(store)


def test_a_copied_store_is_read_in_whole_once_and_then_known(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(store, copy, copy_function=shutil.copyfile)
    assert not is_as_seen(current(str(copy)))
    open_view(copy)
    assert is_as_seen(current(str(copy)))
