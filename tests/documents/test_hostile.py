"""Input made to hang or break a reader: each must come back soon, as a document or as a refusal."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biokg.documents.article import make_document
from biokg.documents.boilerplate import covers
from biokg.documents.digest import split
from biokg.documents.formats import load
from biokg.documents.read import Planned, read_planned
from biokg.documents.records import Extracted, Known, Part
from biokg.errors import UnreadableDocument
from biokg.model import Document

MEGABYTE = 1_000_000
LONG_LINES = {
    "letters": "a" * 5 * MEGABYTE,
    "words": "park " * MEGABYTE,
    "han": "园" * 2 * MEGABYTE,
    "brackets": "[1" * 2 * MEGABYTE,
    "references": "[1][2] " * 500_000,
    "addresses": "a@" * 2 * MEGABYTE,
    "groups": "Group 1: " * 400_000,
    "headings": "] Aa And Of " * 400_000,
    "dashes": " - " * MEGABYTE,
    "digits": "0512-" * 800_000,
    "images": ".jpg" * MEGABYTE,
    "urls": "http://" * 600_000,
    "spaces": " " * 4 * MEGABYTE + "a",
    "bidi": "\u202e\u200b" * MEGABYTE + "a",
}


@pytest.mark.parametrize("text", LONG_LINES.values(), ids=LONG_LINES.keys())
def test_line_of_megabytes_is_left_unread_and_said_to_be(text: str) -> None:
    begun = time.process_time()
    page = f"Title\n\n{text[:1_900_000]}\n\nThe park has 24 firms.\n"
    (read,) = read_planned(Planned("news.txt", "news.txt", None), page.encode())
    assert [found.line for found in read.unread] == [3]
    assert time.process_time() - begun < 10


def test_a_file_of_one_endless_line_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"300,000 characters of line 2 .* fold"):
        read_planned(Planned("a", "a.txt", None), b"\n" + b"1 " * 150_000 + b"\n")


def test_a_sentence_without_an_end_is_left_out_and_its_neighbours_are_read() -> None:
    text = f"Park has 24 firms. {'1,600, ' * 2000}. It has 7 labs.\n"
    document = make_document("x", Extracted(text), Part(0, len(text)), Known())
    assert [(found.line, found.length) for found in document.unread] == [(1, 14_002)]
    assert not covers(document.boilerplate, 5)
    assert covers(document.boilerplate, 5000)
    assert not covers(document.boilerplate, text.index("It has"))


def test_what_is_left_unread_is_counted_in_the_lines_of_the_file() -> None:
    text = "One title\n\nIts only line.\n" + "1 " * 150_000
    document = make_document("x", Extracted(text), Part(11, len(text)), Known())
    assert [found.line for found in document.unread] == [4]


def test_an_article_longer_than_a_store_takes_is_refused_with_a_remedy() -> None:
    with pytest.raises(UnreadableDocument, match=r"4,503,000 characters, at most 4,000,000 .* split"):
        read_planned(Planned("a", "a.txt", Known()), (b"The park grew. " * 100 + b"\n") * 3000)


def test_an_archive_is_refused_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    path.write_bytes(b"PK")
    with pytest.raises(UnreadableDocument, match="unpack it"):
        load(path)


def test_many_short_lines_are_read_in_seconds(one: Callable[..., Document]) -> None:
    begun = time.process_time()
    assert one("Park grows\nRelated stories\n相关阅读\n免责声明\n" * 10_000).text
    assert time.process_time() - begun < 10


PIECES = """Park grows
Gazette· 2024-05-06 10:00
2024-05-06
[MORE]
园区新增企业三百家。
相关阅读
Li Na
## Funds
来源：新华社
The park has 300 firms, its head said.
Group 1: A -
[1]
Top
---""".splitlines()
GAPS = ["\n", "\n\n", " ", "\u200b"]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.sampled_from(GAPS) | st.text(max_size=20), max_size=30).map("".join))
def test_spans_of_any_text_lie_in_it_and_offsets_hold(text: str) -> None:
    text = text.replace("\r", "")
    parts = split(text)
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    for part in parts:
        document = make_document("x", Extracted(text), part, Known())
        assert text[document.offset : document.offset + len(document.text)] == document.text
        for spans in (document.boilerplate, document.headings):
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(document.text) for start, end in spans)
