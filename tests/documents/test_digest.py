from itertools import pairwise

from biokg.documents.digest import split

DATED = """新闻聚合
Search documents
Valley park adds a gene therapy base
Shanghai Gazette· 2024-03-05 10:00
The base covers 20,000 square meters and will host 30 firms, its developer said on Tuesday.

东湖新增企业10家
东湖日报· 2024-03-04 09:00
东湖今年新增生物医药企业10家，累计超过600家，营业收入突破500亿元。
"""
BLURBS = """Park opens a second laboratory
The laboratory took 18 months to build and cost 300 million yuan, and more wi...[MORE] 园区图片1.jpg
Fund of 2 billion yuan for young firms
The fund was set up by the park and two banks in order to help firms in their first years. [MORE]
"""


def texts(text: str) -> list[str]:
    return [text[part.start : part.end] for part in split(text)]


def titles(text: str) -> list[str | None]:
    return [text[slice(*part.title)] if part.title else None for part in split(text)]


def test_dated_articles_are_cut_before_their_titles() -> None:
    assert titles(DATED) == ["Valley park adds a gene therapy base", "东湖新增企业10家"]
    assert [text[-4:] for text in texts(DATED)] == ["day.", "0亿元。"]


def test_introduction_in_sentences_is_kept_as_an_article() -> None:
    text = "This week two parks reported on their biomedicine firms, and we sum up both.\n" + DATED.partition("\n")[2]
    assert len(split(text)) == 3
    assert split(text)[0].start == 0


def test_blurbs_with_teaser_marks_are_cut() -> None:
    assert titles(BLURBS) == ["Park opens a second laboratory", "Fund of 2 billion yuan for young firms"]


def test_short_chinese_blurb_is_not_taken_for_a_title() -> None:
    assert (
        len(
            split(
                "园区发布新政\n园区设立基金，支持创新药研发。[更多]\n高新区签约\n高新区签约12个项目，总投资50亿元。[更多]\n"
            )
        )
        == 2
    )


def test_article_with_sub_headings_is_one() -> None:
    text = "Park grows\n\nThe park has 300 firms.\n\nPolicy support\n\nIt set up a fund of 3 billion yuan."
    assert split(text)[0].end == len(text)
    assert len(split(text)) == 1


def test_article_with_read_more_between_paragraphs_is_one() -> None:
    paragraph = "The park has 300 firms, and their output was 3 billion yuan in 2023, its head said.\nRead more\n"
    assert len(split(f"Park grows\n{paragraph}{paragraph}")) == 1


def test_one_teaser_is_no_digest() -> None:
    assert len(split("\n".join(BLURBS.split("\n")[:2]))) == 1


def test_dated_links_below_an_article_are_no_articles() -> None:
    text = (
        DATED
        + "Related reading\nCity plans a fund\n2024-03-03 10:00 City Daily\nPark opens\n2024-03-02 10:00 City Daily\n"
    )
    assert len(split(text)) == 2


def test_chronicle_is_one_article() -> None:
    events = "\n".join(
        f"20{year}-05-06\nThe park passed {year}00 firms, so the management says" for year in range(19, 24)
    )
    assert len(split(f"Milestones of a park\n\n{events}\n")) == 1


def test_two_dates_of_one_article_do_not_cut_it() -> None:
    text = "Park grows\nPublished: 2024-05-06\nUpdated: 2024-05-07\nThe park has 300 firms and 3,000 people now.\n"
    assert len(split(text)) == 1


def test_parts_do_not_overlap_and_hold_all_prose() -> None:
    for text in (DATED, BLURBS):
        parts = split(text)
        assert all(a.end <= b.start for a, b in pairwise(parts))
        assert sum(part.end - part.start for part in parts) > 0.8 * len(text.strip())
