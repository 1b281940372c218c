"""Input made to hang or break a reader: each must come back soon, as a document or as a refusal."""

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biokg.documents.article import make_document
from biokg.documents.digest import split
from biokg.documents.records import Extracted, Known
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
def test_line_of_megabytes_is_read_in_seconds(text: str, one: Callable[..., Document]) -> None:
    begun = time.process_time()
    assert one(text).text == text
    assert time.process_time() - begun < 10


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
