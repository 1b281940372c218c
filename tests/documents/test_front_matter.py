from collections.abc import Callable

from biokg.model import Document

FRONT = "---\ntitle: The valley grows\npublished: 2024-05-06\npublisher: Gazette\nlanguage: en\n---\n"


def test_front_matter_is_metadata_and_furniture(one: Callable[..., Document]) -> None:
    document = one(FRONT + "\nIt has 300 firms, and 20 more will come, its head said on Monday.\n", "news.md")
    assert (document.title, document.publisher, document.published) == ("The valley grows", "Gazette", "2024-05-06")
    assert document.published_basis == "metadata"
    assert document.boilerplate == ((0, len(FRONT)),)


def test_title_line_outranks_front_matter_title(one: Callable[..., Document]) -> None:
    assert one(FRONT + "\n# Valley grows again\n\nIt has 300 firms.\n", "news.md").title == "Valley grows again"


def test_rules_around_prose_are_no_front_matter(one: Callable[..., Document]) -> None:
    document = one("---\nIt has 300 firms.\n---\nIts output was 3 billion yuan.\n", "news.md")
    assert document.boilerplate == ()
    assert document.published is None


def test_endless_brackets_are_no_front_matter(one: Callable[..., Document]) -> None:
    assert one(f"---\n{'[' * 50_000}\n---\n\nIt has 300 firms.\n", "news.md").published is None


def test_front_matter_is_of_markdown_only(one: Callable[..., Document]) -> None:
    assert one(FRONT + "\nIt has 300 firms.\n", "news.txt").published_basis != "metadata"


def test_no_date_is_none(one: Callable[..., Document]) -> None:
    document = one("Park grows\n\nThe park had 300 firms by the end of 2023.\n")
    assert (document.published, document.published_basis) == (None, None)
