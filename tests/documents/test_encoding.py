from collections.abc import Callable

import pytest

from biokg.model import Document

TEXT = "园区新增企业\n\n苏州工业园区今年新增生物医药企业三百家，总产值超过一千亿元。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk"])
def test_text_is_the_same_from_each_encoding(encoding: str, one: Callable[..., Document]) -> None:
    assert one(TEXT.encode(encoding)).text == TEXT


def test_newlines_are_normalised_and_nothing_else(one: Callable[..., Document]) -> None:
    assert one("\ufeffA park\r\n\r\nIt has\u200b 300 firms.\rAnd \u202emore\u202c.\r\n").text == (
        "A park\n\nIt has\u200b 300 firms.\nAnd \u202emore\u202c.\n"
    )


def test_other_encoding_is_refused_with_offset_and_remedy(refusal: Callable[..., str]) -> None:
    reason = refusal("Une entreprise créée à Paris, très tôt déjà, où l'été".encode("latin-1"))
    assert "not UTF-8" in reason
    assert "offset 17" in reason
    assert "iconv -f" in reason


def test_big5_is_not_taken_for_gb18030(refusal: Callable[..., str]) -> None:
    assert "not UTF-8" in refusal("臺灣的生物醫藥園區今年新增三百家企業，總產值超過一千億元。".encode("big5"))


def test_nul_bytes_are_refused(refusal: Callable[..., str]) -> None:
    assert "NUL byte at offset 4" in refusal(b"text\0more")


def test_utf16_without_mark_is_refused_with_remedy(refusal: Callable[..., str]) -> None:
    assert "iconv -f UTF-16LE" in refusal("A park opened.".encode("utf-16-le"))


def test_control_characters_are_binary(refusal: Callable[..., str]) -> None:
    assert "binary" in refusal(bytes(range(1, 32)) * 20)


def test_broken_utf16_is_refused(refusal: Callable[..., str]) -> None:
    assert "UTF-16" in refusal(b"\xff\xfeA\x00\x00\xd8B\x00")


def test_empty_file_is_refused(refusal: Callable[..., str]) -> None:
    assert "is empty" in refusal(b"")


def test_white_space_is_no_text(refusal: Callable[..., str]) -> None:
    assert "no text" in refusal("\ufeff \r\n\u3000\n")
