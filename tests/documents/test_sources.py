from pathlib import Path

import pytest

from biokg.documents.read import read_documents, shipped_sources
from biokg.documents.sources import read_source
from biokg.errors import DataError

LISTING = """title: Valley news
publisher: Valley Gazette
language: en
articles:
  - file: 01-growth.md
    origin: 009#1
    title: The valley grows
    published: '2024-03'
    published_basis: address
  - file: 02-fund.md
    title: A fund
    publisher: City Gazette
    language: zh
"""
GROWTH = "# The valley grows\n\nUpdated: 2023-01-01\n\nIt has 300 firms.\n\n## Funds\n\nOne of 3 billion yuan.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "valley"
    folder.mkdir()
    (folder / "source.yml").write_text(LISTING)
    (folder / "01-growth.md").write_text(GROWTH)
    (folder / "02-fund.md").write_text("# A fund\n\nIt is of 3 billion yuan.\n")
    return folder


def test_articles_of_a_source_take_what_it_says_of_them(source: Path) -> None:
    growth, fund = read_documents([source.parent]).documents
    assert (growth.id, growth.title, growth.origin) == ("valley/01-growth", "The valley grows", "009#1")
    assert (growth.publisher, growth.published, growth.published_basis) == ("Valley Gazette", "2024-03", "address")
    assert (growth.text, growth.offset, growth.language) == (GROWTH, 0, "en")
    assert (fund.id, fund.publisher, fund.language, fund.published) == ("valley/02-fund", "City Gazette", "zh", None)


def test_id_is_the_same_however_the_article_is_reached(source: Path) -> None:
    paths = [source.parent, source, source / "01-growth.md"]
    assert {read_documents([path]).documents[0].id for path in paths} == {"valley/01-growth"}


def test_listed_file_that_is_missing_is_named(source: Path) -> None:
    (source / "02-fund.md").unlink()
    batch = read_documents([source])
    assert [document.id for document in batch.documents] == ["valley/01-growth"]
    assert "02-fund.md: is listed in source.yml but missing" in str(batch.refused[0])


def test_file_that_is_not_listed_is_named(source: Path) -> None:
    (source / "03-new.md").write_text("# New\n\nIt is new.\n")
    batch = read_documents([source])
    assert len(batch.documents) == 2
    assert "03-new.md: is not listed" in str(batch.refused[0])


def test_broken_listing_refuses_itself_and_its_files(source: Path) -> None:
    (source / "source.yml").write_text("articles: [")
    batch = read_documents([source])
    assert batch.documents == ()
    assert [Path(error.path).name for error in batch.refused] == ["01-growth.md", "02-fund.md", "source.yml"]


@pytest.mark.parametrize("listing", ["[" * 50_000, "articles: " + "[" * 50_000])
def test_endless_brackets_are_named(source: Path, listing: str) -> None:
    (source / "source.yml").write_text(listing)
    with pytest.raises(DataError, match="nested too deep"):
        read_source(source / "source.yml")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("'2024-03'", "'March'", "'March'"),
        ("address", "rumour", "'rumour'"),
        ("language: zh", "language: fr", "'fr'"),
        ("origin:", "orgin:", "'orgin'"),
        ("02-fund.md", "01-growth.md", "listed twice"),
        ("02-fund.md", "../fund.md", "../fund.md"),
        ("articles:", "items:", "'items'"),
    ],
)
def test_error_names_the_bad_value(source: Path, old: str, new: str, named: str) -> None:
    listing = source / "source.yml"
    listing.write_text(LISTING.replace(old, new))
    with pytest.raises(DataError) as caught:
        read_source(listing)
    assert named in str(caught.value)
    assert str(listing) in str(caught.value)


def test_shipped_sources_are_read_whole() -> None:
    batch = read_documents([shipped_sources()])
    assert (batch.refused, batch.skipped) == ((), ())
    assert len(batch.documents) >= 17
    assert all(document.title and document.origin for document in batch.documents)
    for document in batch.documents:
        start, end = document.headings[0]
        assert document.text[start:end] == f"# {document.title}"
