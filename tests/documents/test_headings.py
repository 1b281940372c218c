from collections.abc import Callable

from biokg.model import Document

One = Callable[..., Document]


def headings(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.headings]


def test_groups_of_a_summary_in_one_line(one: One) -> None:
    body = (
        "Core Insights - The zone ranks 7th in its list [1] Group 1: High-tech Industry - The zone has 300 firms [1] "
        "- It grows [2] Group 2 - A plan was made [3]"
    )
    assert headings(one(f"高新区入选百强\nGazette· 2025-11-05 05:46\n{body}")) == [
        "高新区入选百强",
        "Core Insights",
        "Group 1: High-tech Industry",
        "Group 2",
    ]


def test_sections_of_a_summary_without_group(one: One) -> None:
    body = (
        "Core Viewpoint - The city builds a cluster of 300 firms [4][8]. Fund Initiatives - A firm set up a fund [6]. "
        "- It grows [6]. R&D and Talent - Some 3,000 people came [9]."
    )
    assert headings(one(f"城市投资\nGazette· 2025-11-05 05:46\n{body}"))[1:] == [
        "Core Viewpoint",
        "Fund Initiatives",
        "R&D and Talent",
    ]


def test_dash_in_prose_makes_no_heading(one: One) -> None:
    assert headings(
        one("Park grows\n\nThe park - one of 12 - has 300 firms. Its head - Li Na - said so. It - too.")
    ) == ["Park grows"]


def test_short_lines_between_paragraphs(one: One) -> None:
    text = (
        "Park grows\n\nThe park has 300 firms.\n\nGrowing pipeline\n\nThey have 120 products, 15 of them in trials.\n\n"
        "一、产业规模\n\n产业规模达到300亿元。\n"
    )
    assert headings(one(text)) == ["Park grows", "Growing pipeline", "一、产业规模"]


def test_lines_of_wrapped_text_are_no_headings(one: One) -> None:
    text = "Park grows\n\nThe park has 300 firms, and\nits output\nwas 3 billion yuan\na year ago, its head\nsaid.\n"
    assert headings(one(text)) == ["Park grows"]


def test_markdown_headings_with_their_marks(one: One) -> None:
    text = "# Park grows\n\nIt has 300 firms.\n\n## Funds\n\nOne of 3 billion yuan.\n"
    document = one(text, "news.md")
    assert headings(document) == ["# Park grows", "## Funds"]
    assert document.title == "Park grows"


def test_title_with_a_repeated_half_is_named_once(one: One) -> None:
    line = "Valley Park promotes its growth with open labs Promotes Its Growth with Open Labs"
    document = one(f"{line}\n\nThe park has 300 firms, and it housed 20,000 people by the end of 2023.\n")
    assert document.title == "Valley Park promotes its growth with open labs"
    assert headings(document) == [line]


def test_title_is_the_longest_line_above_the_date(one: One) -> None:
    document = one(
        "产业集群\nSearch documents\n高新区今年新增生物医药企业三百家\nGazette· 2025-11-05 05:46\n新增300家。\n"
    )
    assert document.title == "高新区今年新增生物医药企业三百家"


def test_text_without_a_title_is_called_by_its_beginning(one: One) -> None:
    document = one(
        "A paragraph that says that the park has 300 firms and an output of 5 billion yuan. It goes on and on.\n"
    )
    assert document.title.startswith("A paragraph that says")
    assert document.title.endswith("…")
    assert document.headings == ()
