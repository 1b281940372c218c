import os
from pathlib import Path

import pytest

from biokg.documents.read import Batch, iter_paths, read_documents
from biokg.errors import NoDocuments

TEXT = "Park grows\n\nThe park has 300 firms, its head said on Monday.\n"
DIGEST = "".join(f"Park {n} grows\nGazette· 2025-11-0{n} 05:46\nThe park has {n}00 firms and grows.\n" for n in (1, 2))


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def ids(batch: Batch) -> list[str]:
    return [document.id for document in batch.documents]


def test_folder_is_read_recursively_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", "a/b.TXT"):
        write(tmp_path / name)
    assert ids(read_documents([tmp_path])) == ["a/b.TXT", "a/c.md", "b.txt"]
    assert [path.name for path in iter_paths([tmp_path])] == ["b.TXT", "c.md", "b.txt"]


def test_hidden_files_and_other_types_are_named(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden.txt", "data.json", ".git/x.txt", "README"):
        write(tmp_path / name)
    batch = read_documents([tmp_path])
    assert ids(batch) == ["a.txt"]
    assert [Path(name).name for name in batch.skipped] == [".git", ".hidden.txt", "README", "data.json"]


def test_file_of_another_type_given_itself_is_refused(tmp_path: Path) -> None:
    (error,) = read_documents([write(tmp_path / "data.json")]).refused
    assert ".json is not a type that is read; read are .txt" in error.reason


def test_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    batch = read_documents([tmp_path / "none.txt", write(tmp_path / "a.txt")])
    assert ids(batch) == ["a.txt"]
    assert "does not exist" in batch.refused[0].reason
    assert "none" in batch.refused[0].path


def test_folder_without_documents_names_itself_and_the_types(tmp_path: Path) -> None:
    write(tmp_path / "data.json")
    with pytest.raises(NoDocuments, match=r"\.txt, \.md, \.html") as caught:
        read_documents([tmp_path])
    assert str(tmp_path) in str(caught.value)


def test_no_path_is_no_document() -> None:
    with pytest.raises(NoDocuments, match="no path"):
        read_documents([])


def test_bad_file_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt")
    batch = read_documents([tmp_path])
    assert ids(batch) == ["b.txt"]
    assert [error.reason for error in batch.refused] == ["is empty; leave it out or put the text in"]


def test_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert ids(read_documents([path, tmp_path, path])) == ["a.txt"]


def test_files_of_one_name_keep_as_much_path_as_tells_them_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path / name) for name in ("one/a.txt", "two/a.txt", "two/b.txt")]
    assert ids(read_documents(paths)) == ["b.txt", "one/a.txt", "two/a.txt"]
    assert ids(read_documents(paths[::-1])) == ["b.txt", "one/a.txt", "two/a.txt"]


def test_articles_of_a_digest_are_numbered_and_keep_their_place(tmp_path: Path) -> None:
    batch = read_documents([write(tmp_path / "digest.txt", DIGEST)])
    assert ids(batch) == ["digest.txt#1", "digest.txt#2"]
    assert [document.published for document in batch.documents] == ["2025-11-01", "2025-11-02"]
    for document in batch.documents:
        assert DIGEST[document.offset : document.offset + len(document.text)] == document.text
        assert document.origin == "digest.txt"


def test_language_is_that_of_the_body(tmp_path: Path) -> None:
    text = "园区今年新增企业三百家\nGazette· 2025-11-05 05:46\nThe park gained 300 firms this year, its head said.\n"
    assert read_documents([write(tmp_path / "a.txt", text)]).documents[0].language == "en"


def test_file_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / os.fsdecode("新闻.txt".encode("gbk")))
    batch = read_documents([tmp_path])
    assert ids(batch) == ["a.txt"]
    assert [error.reason for error in batch.refused] == ["has a name that is not UTF-8; rename it"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    assert "permissions" in read_documents([path]).refused[0].reason


def test_pipe_is_refused_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "not a regular file" in read_documents([tmp_path]).refused[0].reason


def test_too_large_a_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(33 * 1024 * 1024)
    assert "at most 33,554,432 are read; split it" in read_documents([path]).refused[0].reason
