import os
import pickle
import zlib
from pathlib import Path

import pytest

from biokg.bulk.packing import packed, unpacked
from biokg.bulk.reading import Content, FileRead, read_content
from biokg.bulk.sharing import Share
from biokg.documents.read import Planned
from biokg.errors import DataError

PAGE = "苏州工业园区快讯\n2024年，苏州工业园区生物医药产业产值达1600亿元。\n".encode()


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo ran > ran",)


def test_a_record_comes_back_from_its_bytes() -> None:
    found = read_content(Content(Planned("a.txt", "news/a.txt", None), PAGE))
    assert [claim.metric for claim in found.documents[0].claims] == ["outputValue"]
    assert unpacked(packed(found), FileRead) == found


@pytest.mark.parametrize("data", [b"", b"x", zlib.compress(b""), zlib.compress(b"nonsense"), packed(FileRead(()))[:-6]])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    with pytest.raises(DataError):
        unpacked(data, FileRead)


@pytest.mark.parametrize("made", [Evil(), print, Path("x"), 12])
def test_nothing_but_our_records_comes_out(made: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError):
        unpacked(zlib.compress(pickle.dumps(made)), FileRead)
    assert list(tmp_path.iterdir()) == []


def test_a_record_of_another_kind_is_refused() -> None:
    with pytest.raises(DataError, match="FileRead"):
        unpacked(packed(FileRead(())), Share)
