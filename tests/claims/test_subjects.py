import pytest

from biokg.model import Claim

from .test_observations import claims, figure, named


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        (
            "Heron Bay Science Park, home to companies such as Larkfield Biologics and Roxen, has 320 firms.",
            "320",
            "Heron Bay Science Park",
        ),
        (
            "Heron Bay Science Park, with firms like Larkfield Biologics, had an output of 45 billion yuan in 2023.",
            "45 billion yuan",
            "Heron Bay Science Park",
        ),
        (
            "In all, companies such as Roxen and Zephra employ 4,200 people in Heron Bay Science Park.",
            "4,200",
            "Heron Bay Science Park",
        ),
        ("2023年,鹭洲科技园集聚了云岭生物、白鹭药业等企业320家。", "320家", "鹭洲科技园"),
        ("鹭洲科技园有云岭生物、白鹭药业等企业,产值达45亿元。", "45亿元", "鹭洲科技园"),
    ],
)
def test_the_members_of_a_list_are_hosted_and_nothing_is_said_of_them(text: str, printed: str, subject: str) -> None:
    assert named(figure(text, printed)) == subject


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Unlike Shanghai, Suzhou has 320 firms.", "320", "Suzhou"),
        ("According to Larkfield Biologics, Suzhou has 320 firms.", "320", "Suzhou"),
        ("In Suzhou, Larkfield Biologics has 320 employees.", "320", "Larkfield Biologics"),
        ("Larkfield Biologics, located in Suzhou, has 320 employees.", "320", "Larkfield Biologics"),
        ("Hangzhou, capital of east China's Zhejiang Province, has 320 firms.", "320", "Hangzhou"),
        ("Suzhou met Larkfield Biologics, which has 320 employees.", "320", "Larkfield Biologics"),
        ("There are 320 biomedical firms in Suzhou.", "320", "Suzhou"),
        ("在苏州,白鹭药业有员工320人。", "320人", "白鹭药业"),
        ("据鹭洲科技园介绍,白鹭药业有员工320人。", "320人", "白鹭药业"),
        ("位于苏州的白鹭药业有员工320人。", "320人", "白鹭药业"),
    ],
)
def test_the_subject_is_whom_the_number_is_said_of(text: str, printed: str, subject: str) -> None:
    found = figure(text, printed)
    assert named(found) == subject
    assert found.tier == "A"


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Heron Bay Science Park is large. The park has 320 firms.", "320", "Heron Bay Science Park"),
        ("Larkfield Biologics is large. The company has 320 employees.", "320", "Larkfield Biologics"),
        ("Larkfield Biologics is large. It has 320 employees.", "320", "Larkfield Biologics"),
        ("鹭洲科技园发展快。园区现有企业320家。", "320家", "鹭洲科技园"),
        ("白鹭药业发展快。公司现有员工320人。", "320人", "白鹭药业"),
        ("鹭洲科技园快讯\n现有生物医药企业320家。", "320家", "鹭洲科技园"),
    ],
)
def test_an_inherited_subject_is_flagged_and_not_asserted(text: str, printed: str, subject: str) -> None:
    found = figure(text, printed)
    assert named(found) == subject
    assert "subject-inherited" in found.flags
    assert found.tier == "B"


def test_the_mention_is_the_surface_of_the_text() -> None:
    found = figure("Heron Bay Science Park is large. The park has 320 firms.", "320")
    assert found.subject
    assert (found.subject.name, found.subject.mention) == ("Heron Bay Science Park", "The park")


def test_the_company_is_not_a_park() -> None:
    text = "Larkfield Biologics came to Heron Bay Science Park. The company has 320 employees."
    assert named(figure(text, "320")) == "Larkfield Biologics"


def test_a_new_paragraph_does_not_go_on_about_the_last_one() -> None:
    text = "鹭洲科技园快讯\n白鹭药业发展快。\n现有生物医药企业320家。"
    assert named(figure(text, "320家")) == "鹭洲科技园"


def test_a_country_is_not_the_subject_beside_a_city() -> None:
    assert named(figure("In China, Suzhou has 320 firms.", "320")) == "Suzhou"


def test_a_regulator_owns_no_figures_of_others() -> None:
    text = "The National Medical Products Administration said that Larkfield Biologics has 12 products."
    assert named(figure(text, "12")) == "Larkfield Biologics"


def test_no_subject_is_invented() -> None:
    (found,) = claims("The output value reached 45 billion yuan in 2023.")
    assert found.subject is None
    assert found.tier == "C"


def test_respective_numbers_are_not_asserted() -> None:
    found: list[Claim] = [
        figure("Suzhou and Shanghai have 320 and 450 biomedical firms respectively.", "450"),
        figure("苏州、上海分别有生物医药企业320家和450家。", "320家"),
    ]
    assert [c.tier for c in found] == ["B", "B"]
    assert all("respective" in c.flags for c in found)


@pytest.mark.parametrize(
    "text", ["In all, companies such as Roxen and Zephra employ 4,200 people.", "松涛、云岭等企业有员工4200人。"]
)
def test_a_number_of_a_whole_list_is_not_asserted_of_one_member(text: str) -> None:
    assert [c.tier for c in claims(text) if c.subject and c.subject.type == "Enterprise"] in ([], ["B"])


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        (
            "苏州市与青禾大学共建蓝石研究院,每年可培养学生800人。",
            "800人",
            "蓝石研究院",
        ),
        (
            "Suzhou launched the Bluestone Health Fund, half of it for young firms, with a size of 2 billion yuan.",
            "2 billion yuan",
            "Bluestone Health Fund",
        ),
        (
            "Heron Bay Pharmaceutical, the firm that he founded, employs 310 people in Suzhou.",
            "310",
            "Heron Bay Pharmaceutical",
        ),
        ("鹭洲药业去年底在苏州市投资2.6亿元。", "2.6亿元", "鹭洲药业"),
        ("SUZHOU, Jiangsu -- Heron Bay Pharmaceutical has 310 workers.", "310", "Heron Bay Pharmaceutical"),
    ],
)
def test_who_acts_is_the_subject_not_where(text: str, printed: str, subject: str) -> None:
    assert named(figure(text, printed)) == subject
