import os
import pickle
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from biokg.bulk.reading import Content, FileRead, packed, read_content, unpacked
from biokg.documents.read import Planned
from biokg.errors import DataError

PAGE = "苏州工业园区快讯\n2024年，苏州工业园区生物医药产业产值达1600亿元。\n".encode()
CONTENT = Content(Planned("a.txt", "news/a.txt", None), PAGE)


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo ran > ran",)


def test_what_is_read_comes_back_from_its_bytes() -> None:
    found = read_content(CONTENT)
    assert [claim.metric for claim in found.documents[0].claims] == ["outputValue"]
    assert unpacked(packed(found)) == found


def test_a_file_that_gives_nothing_says_why() -> None:
    found = read_content(replace(CONTENT, data=b" \n"))
    assert (found.documents, found.unreadable) == ((), "holds no text")


def test_the_key_is_that_of_content_and_name_but_not_of_the_folder() -> None:
    moved = Content(Planned("a.txt", "elsewhere/a.txt", None), PAGE)
    others = (Content(Planned("b.txt", "news/a.txt", None), PAGE), replace(CONTENT, data=PAGE + b" "))
    assert moved.key == CONTENT.key
    assert CONTENT.key not in {other.key for other in others}


@pytest.mark.parametrize("data", [b"", b"x", zlib.compress(b""), zlib.compress(b"nonsense"), packed(FileRead(()))[:-6]])
def test_bytes_of_something_else_are_refused(data: bytes) -> None:
    with pytest.raises(DataError):
        unpacked(data)


@pytest.mark.parametrize("made", [Evil(), print, Path("x"), 12])
def test_nothing_but_our_records_comes_out(made: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError):
        unpacked(zlib.compress(pickle.dumps(made)))
    assert list(tmp_path.iterdir()) == []
