"""Single documents come, go and change; the graph is byte for byte that of a build of what is left."""

from collections.abc import Callable
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.errors import StoreError, UsageError
from biokg.review.decide import By, decide
from biokg.review.documents import add, remove, update
from biokg.review.doubts import doubts
from biokg.store.view import View, open_view
from biokg.terms import ONTOLOGY_GRAPH

MORE = "Zhangjiang grows\n\nZhangjiang is home to WuXi Biologics. Zhangjiang has 600 biomedical companies.\n"
BY = By("me", "2026-01-01", "because")
STORE = Path("build/store")


def _whole(*paths: str, name: str = "whole") -> bytes:
    out = Path(f"{name}.nq")
    pipeline.build([Path(path) for path in paths], Path(name), nquads=out)
    return out.read_bytes()


def _dump(store: Path) -> bytes:
    # The ontology's blank nodes get a name at each loading.
    lines = (f"{quad} .\n" for quad in open_view(store).quads() if str(quad.graph_name) != f"<{ONTOLOGY_GRAPH}>")
    return "".join(sorted(lines)).encode()


@pytest.fixture
def more(home: Path) -> Path:
    path = home / "more.txt"
    path.write_text(MORE, encoding="utf-8")
    return path


def test_added_is_as_built_with_all(build: Callable[..., View], more: Path) -> None:
    pipeline.build([Path("news")], STORE)
    done = add(STORE, [Path("more.txt")], nquads=Path("added.nq"))
    assert done.report.documents == 3
    assert Path("added.nq").read_bytes() == _whole("news", "more.txt")


def test_what_is_amended_without_a_dump_holds_the_same(home: Path, more: Path) -> None:
    pipeline.build([Path("news")], STORE)
    add(STORE, [Path("more.txt")])
    _whole("news", "more.txt")
    assert _dump(STORE) == _dump(Path("whole"))
    remove(STORE, ["more.txt"])
    _whole("news", name="rest")
    assert _dump(STORE) == _dump(Path("rest"))


@pytest.mark.parametrize("name", ["news/park.txt", "park.txt"])
def test_removed_is_as_built_without_it(home: Path, name: str) -> None:
    pipeline.build([Path("news")], STORE)
    remove(STORE, [name], nquads=Path("removed.nq"))
    (home / "news" / "park.txt").unlink()
    assert Path("removed.nq").read_bytes() == _whole("news")
    update(STORE, nquads=Path("again.nq"))
    assert Path("again.nq").read_bytes() == _whole("news")


def test_what_was_removed_can_be_added_again(home: Path) -> None:
    pipeline.build([Path("news")], STORE)
    remove(STORE, ["news/park.txt"])
    add(STORE, [Path("news/park.txt")], nquads=Path("back.nq"))
    assert Path("back.nq").read_bytes() == _whole("news")


def test_an_edited_document_keeps_the_decisions_whose_quotes_stand(home: Path) -> None:
    pipeline.build([Path("news")], STORE)
    view = open_view(STORE)
    facts = doubts(view, ["fact"], "park.txt")
    for item in facts[:3]:
        decide(view, item, "right", BY)
    page = home / "news" / "park.txt"
    edited = page.read_text("utf-8").replace("RMB 150 billion last year", "RMB\n160 billion  last year")
    page.write_text(edited.replace("The park has", "The  park\nhas"), encoding="utf-8")
    done = update(STORE, ["news/park.txt"], nquads=Path("edited.nq"))
    assert done.kept == 2
    [(fallen, reason)] = done.fallen
    assert "150 billion" in fallen.quote
    assert "not in its text" in reason or "150 billion" in reason
    assert Path("edited.nq").read_bytes() == _whole("news")


def test_names_that_would_change_other_ids_are_refused(home: Path) -> None:
    pipeline.build([Path("news")], STORE)
    (home / "park.txt").write_text(MORE, encoding="utf-8")
    with pytest.raises(UsageError, match="rename"):
        add(STORE, [Path("park.txt")])


def test_what_is_not_known_or_there_already_is_named(home: Path) -> None:
    with pytest.raises(StoreError, match="biokg build"):
        update(STORE)
    pipeline.build([Path("news")], STORE)
    with pytest.raises(UsageError, match="already"):
        add(STORE, [Path("news/park.txt")])
    with pytest.raises(UsageError, match="nosuch"):
        remove(STORE, ["nosuch.txt"])
    with pytest.raises(UsageError, match="nothing would be left"):
        remove(STORE, ["news"])
