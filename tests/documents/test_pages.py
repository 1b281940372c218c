"""HTML, PDF and Word files, made by hand here."""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from biokg.documents import from_pdf
from biokg.model import Document

One = Callable[..., Document]
Refusal = Callable[..., str]

PAGE = """<!DOCTYPE html><html lang="zh"><head><meta charset="{charset}">
<title>高新区新增企业三百家_东湖网</title>
<meta property="og:site_name" content="东湖网">
<meta property="article:published_time" content="2024-05-06T01:00:00+08:00">
</head><body><nav><a href="/">首页</a><a href="/n">新闻</a></nav><article><h1>高新区新增企业三百家</h1>
<p>东湖高新区今年新增生物医药企业300家，总产值超过1000亿元，园区负责人周一表示，明年还会有更多企业入驻。</p>
<h2>基金</h2><p>园区设立了总规模30亿元的基金，支持企业研发创新药，已经投资了20家企业，其中12家在园区。</p></article>
<footer>版权所有 东湖网</footer></body></html>"""
SAID = "总产值超过1000亿元"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_page_gives_article_title_date_and_publisher(charset: str, one: One) -> None:
    document = one(PAGE.format(charset=charset).encode(charset), "page.html")
    assert SAID in document.text
    assert "首页" not in document.text
    assert document.title == "高新区新增企业三百家"
    assert (document.published, document.published_basis, document.publisher) == ("2024-05-06", "metadata", "东湖网")
    assert document.language == "zh"


def test_page_that_lies_about_its_encoding_is_read(one: One) -> None:
    assert SAID in one(PAGE.format(charset="us-ascii").encode(), "page.htm").text


def test_printed_date_outranks_markup(one: One) -> None:
    page = PAGE.format(charset="utf-8").replace("</h1>", "</h1><p>发布时间：2024-05-04 来源：东湖日报</p>")
    document = one(page, "page.html")
    assert (document.published, document.published_basis, document.publisher) == ("2024-05-04", "printed", "东湖日报")


def test_page_without_text_is_refused(refusal: Refusal) -> None:
    assert "without the text" in refusal("<html><body><img src='a.png'></body></html>", "page.html")


def test_text_named_html_is_refused_or_read(refusal: Refusal) -> None:
    assert "no HTML element" in refusal("just words, 300 of them", "page.html")


@pytest.mark.parametrize("depth", [1_000, 60_000])
def test_page_nested_thousands_deep_does_not_hang(depth: int, refusal: Refusal) -> None:
    page = f"<html><body>{'<div>' * depth}<p>{'The park has 300 firms. ' * 30}</p>{'</div>' * depth}</body></html>"
    assert "HTML" in refusal(page, "page.html")


def pdf(text: str) -> bytes:
    """Write a PDF of one page by hand, one line of text a line."""
    lines = " ".join(f"({line}) Tj 0 -20 Td" for line in text.split("\n"))
    stream = f"BT /F1 12 Tf 50 700 Td {lines} ET".encode()
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    tail = b"xref\n0 6\n0000000000 65535 f \n%s" % table
    return out + tail + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def test_pdf_gives_its_text_layer(one: One) -> None:
    document = one(pdf("Park grows\nUpdated: March 5, 2024\nThe park has 300 firms, its head said."), "page.pdf")
    assert document.text == "Park grows\nUpdated: March 5, 2024\nThe park has 300 firms, its head said."
    assert (document.title, document.published) == ("Park grows", "2024-03-05")


def test_pdf_without_text_is_refused(refusal: Refusal) -> None:
    assert "without text" in refusal(pdf(""), "page.pdf")


@pytest.mark.parametrize("name", ["page.pdf", "page.docx"])
def test_broken_file_is_refused(name: str, refusal: Refusal) -> None:
    assert "broken" in refusal(b"%PDF-1.4 PK nothing more", name)


@pytest.mark.parametrize(("module", "name", "extra"), [("pypdfium2", "a.pdf", "pdf"), ("docx", "a.docx", "docx")])
def test_missing_extra_is_named(
    module: str, name: str, extra: str, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert f"install biokg[{extra}]" in refusal(b"anything", name)


def word() -> bytes:
    file = docx.Document()
    file.add_heading("Park grows", 1)
    file.add_paragraph("Updated: March 5, 2024")
    file.add_paragraph("The park has 300 firms, its head said.")
    table = file.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Year", "Firms", "2024", "300"), strict=True
    ):
        cell.text = text
    file.add_paragraph("It grows.")
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def with_body(change: Callable[[bytes], bytes]) -> bytes:
    """Return a Word file whose main part is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def test_word_file_gives_paragraphs_and_tables_in_order(one: One) -> None:
    document = one(word(), "page.docx")
    assert document.text == (
        "Park grows\nUpdated: March 5, 2024\nThe park has 300 firms, its head said.\nYear\tFirms\n2024\t300\nIt grows."
    )
    assert (document.title, document.published) == ("Park grows", "2024-03-05")


def test_tracked_changes_of_a_word_file_are_taken_as_accepted(one: One) -> None:
    inserted = b"<w:ins><w:r><w:t>fast</w:t></w:r></w:ins><w:del><w:r><w:delText>slow</w:delText></w:r></w:del>"
    changed = with_body(lambda xml: xml.replace(b"<w:r><w:t>It grows.", inserted + b"<w:r><w:t>It grows."))
    assert one(changed, "page.docx").text.endswith("\nfastIt grows.")


def test_word_file_that_unpacks_to_too_much_is_refused(refusal: Refusal) -> None:
    bomb = with_body(lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b" " * (65 * 1024 * 1024)))
    assert len(bomb) < 1_000_000
    assert "unpacks to" in refusal(bomb, "page.docx")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>" + "<br>" * 70_000, "more than 60,000 elements"),
        ("<p " + " ".join(f"a{n}=1" for n in range(5000)) + ">x", "more than 200 attributes"),
        ("<p " + " ".join(f"a{n}='>'" for n in range(5000)) + ">x", "more than 200 attributes"),
    ],
)
def test_a_page_that_would_hold_up_its_parser_is_refused(refusal: Callable[..., str], page: str, said: str) -> None:
    assert said in refusal(page, "a.html")


def test_a_word_file_with_broken_packing_is_refused(refusal: Refusal) -> None:
    packed = (Path(__file__).parents[1] / "fuzz" / "corpus" / "pages" / "bad-deflate").read_bytes()
    assert "broken or locked" in refusal(packed, "a.docx")


def test_a_pdf_that_draws_itself_is_given_up(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_pdf, "_SECONDS", 1)
    body = b"/X Do " * 1000
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length %d>>" % len(body)
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
        form + b"stream\n" + body + b"\nendstream",
    )
    pdf = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % pair for pair in enumerate(parts, 1))
    assert "PDF" in refusal(pdf + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF", "a.pdf")
