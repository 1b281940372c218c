from dataclasses import replace

from biokg.bulk.reading import Content, read_content
from biokg.documents.read import Planned

PAGE = "苏州工业园区快讯\n2024年，苏州工业园区生物医药产业产值达1600亿元。\n".encode()
CONTENT = Content(Planned("a.txt", "news/a.txt", None), PAGE)


def test_a_file_that_gives_nothing_says_why() -> None:
    found = read_content(replace(CONTENT, data=b" \n"))
    assert (found.documents, found.unreadable) == ((), "holds no text")


def test_the_key_is_that_of_content_and_name_but_not_of_the_folder() -> None:
    moved = Content(Planned("a.txt", "elsewhere/a.txt", None), PAGE)
    others = (Content(Planned("b.txt", "news/a.txt", None), PAGE), replace(CONTENT, data=PAGE + b" "))
    assert moved.key == CONTENT.key
    assert CONTENT.key not in {other.key for other in others}
