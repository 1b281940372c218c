"""The original documents as they came, when the checkout stands beside them."""

from pathlib import Path

import pytest

from biokg.documents.formats import extract, load
from biokg.documents.read import Batch, read_documents

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the originals are not here")


@pytest.fixture(scope="module")
def batch() -> Batch:
    return read_documents([SEEDS])


def test_each_original_gives_its_articles(batch: Batch) -> None:
    names = [document.id.partition("_")[0] for document in batch.documents]
    assert batch.refused == ()
    assert [names.count(name) for name in ("000", "001", "002", "003", "004")] == [4, 10, 1, 1, 1]


def test_dates_and_publishers_of_the_digest(batch: Batch) -> None:
    articles = {int(d.id.partition("#")[2]): d for d in batch.documents if d.id.startswith("001")}
    assert [(articles[n].published, articles[n].publisher) for n in sorted(articles)] == [
        ("2025-11-18", "Chang Sha Wan Bao"),
        ("2025-11-05", "Zhong Guo Jing Ji Wang"),
        ("2025-11-04", "Nan Fang Du Shi Bao"),
        ("2025-10-15", "投资界"),
        ("2025-10-12", "第一财经网"),
        ("2025-09-02", "2 1 Shi Ji Jing Ji Bao Dao"),
        ("2025-08-31", "Hai Nan Ri Bao"),
        ("2025-08-27", "智通财经网"),
        ("2025-07-06", "Hai Nan Ri Bao"),
        ("2025-06-19", "Zheng Quan Shi Bao Wang"),
    ]
    assert [articles[n].language for n in sorted(articles)] == ["zh", *["en"] * 9]


def test_only_a_printed_date_is_a_date(batch: Batch) -> None:
    dates = {d.id[:3]: d.published for d in batch.documents if not d.id.startswith("001")}
    assert dates == {"000": None, "002": "2020-11-16", "003": None, "004": None}


def test_every_document_stands_at_its_place_in_the_stored_text(batch: Batch) -> None:
    for document in batch.documents:
        stored = extract(document.id.partition("#")[0], load(SEEDS / document.id.partition("#")[0])).text
        assert stored[document.offset : document.offset + len(document.text)] == document.text


def test_firms_of_the_footer_are_furniture(batch: Batch) -> None:
    (document,) = (d for d in batch.documents if d.id.startswith("002"))
    at = document.text.index("Wuxi Mobile")
    assert any(start <= at < end for start, end in document.boilerplate)
