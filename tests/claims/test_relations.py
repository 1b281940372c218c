import pytest

from biokg.model import Claim

from .test_observations import claims

Triple = tuple[str, str, str]


def relations(text: str) -> list[Claim]:
    return [claim for claim in claims(text) if claim.kind == "relation"]


def triples(text: str) -> set[Triple]:
    return {(c.subject.name, c.predicate or "", c.object.name) for c in relations(text) if c.subject and c.object}


PARK = "Heron Bay Science Park"


@pytest.mark.parametrize(
    ("text", "place", "firms"),
    [
        (
            f"{PARK} is home to 320 companies such as Larkfield Biologics, Mossford Pharmaceutical and Roxen.",
            PARK,
            ["Larkfield Biologics", "Mossford Pharmaceutical", "Roxen"],
        ),
        (
            "鹭洲科技园集聚了云岭生物、白鹭药业、石榴基因等企业320家。",
            "鹭洲科技园",
            ["云岭生物", "白鹭药业", "石榴基因"],
        ),
        ("白鹭药业、石榴制药等企业相继落户鹭洲科技园。", "鹭洲科技园", ["白鹭药业", "石榴制药"]),
    ],
)
def test_every_member_of_a_list_is_present(text: str, place: str, firms: list[str]) -> None:
    assert {(firm, "presentIn", place) for firm in firms} <= triples(text)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (f"Larkfield Biologics is located in {PARK}.", ("Larkfield Biologics", "presentIn", PARK)),
        ("Larkfield Biologics is headquartered in Suzhou.", ("Larkfield Biologics", "headquarteredIn", "Suzhou")),
        ("总部位于苏州的白鹭药业获批。", ("白鹭药业", "headquarteredIn", "苏州")),
        ("Larkfield Biologics was founded by Dr. Lin Zhiyuan.", ("Larkfield Biologics", "foundedBy", "Lin Zhiyuan")),
        ("由林知远博士创办的白鹭药业获批。", ("白鹭药业", "foundedBy", "林知远")),
        ("Lin Zhiyuan, CEO of Larkfield Biologics, spoke.", ("Lin Zhiyuan", "affiliatedWith", "Larkfield Biologics")),
        ("白鹭药业与石榴制药签署合作协议。", ("白鹭药业", "partnersWith", "石榴制药")),
        ("Larkfield Biologics focuses on gene therapy.", ("Larkfield Biologics", "focusesOn", "gene therapy")),
        ("鹭洲科技园聚焦疫苗等领域。", ("鹭洲科技园", "focusesOn", "疫苗")),
        ("苏州市设立鹭洲生物医药产业基金。", ("苏州市", "establishes", "鹭洲生物医药产业基金")),
        (f"Suzhou's {PARK} grew.", (PARK, "locatedIn", "Suzhou")),
    ],
)
def test_what_a_sentence_says_is_bound(text: str, triple: Triple) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Larkfield Biologics thanked {PARK}.",
        f"Larkfield Biologics visited {PARK}, home to 320 firms.",
        f"Larkfield Biologics is close to {PARK}.",
        "白鹭药业与鹭洲科技园竞争。",
        "白鹭药业参观鹭洲科技园。",
        f"Larkfield Biologics grew. {PARK} grew.",
    ],
)
def test_names_side_by_side_bind_nothing(text: str) -> None:
    assert triples(text) == set()


def test_a_role_is_kept_with_the_person() -> None:
    (found,) = relations("Lin Zhiyuan, vice president of Larkfield Biologics, spoke.")
    assert dict(found.qualifiers) == {"role": "vice president"}


def test_a_relation_takes_the_one_time_of_its_sentence() -> None:
    assert [c.time for c in relations(f"In 2022, Larkfield Biologics opened a new plant in {PARK}.")] == ["2022"]


def test_a_relation_with_two_times_takes_none() -> None:
    text = f"In 2022, Larkfield Biologics opened a new plant in {PARK}, and in 2024 it grew."
    assert [c.time for c in relations(text)] == [None]


@pytest.mark.parametrize(
    "text",
    ["Mossford Pharmaceutical is not headquartered in Suzhou.", "白鹭药业没有落户鹭洲科技园。"],
)
def test_a_denied_relation_is_never_said_to_hold(text: str) -> None:
    assert all(c.negated for c in relations(text))


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (
            f"Larkfield Biologics is large. The company is headquartered in {PARK}.",
            ("Larkfield Biologics", "headquarteredIn", PARK),
        ),
        (f"{PARK} is large. The park is home to Larkfield Biologics.", ("Larkfield Biologics", "presentIn", PARK)),
    ],
)
def test_a_stand_in_binds_but_is_flagged_and_not_asserted(text: str, triple: Triple) -> None:
    assert triple in triples(text)
    assert {(c.tier, c.flags) for c in relations(text)} == {("B", ("subject-inherited",))}


def test_nothing_relates_to_itself() -> None:
    assert all(s != o for s, _, o in triples(f"{PARK} in {PARK} is home to {PARK}. 白鹭药业与白鹭药业签署合作协议。"))


def test_a_relation_is_said_once_a_sentence() -> None:
    text = f"{PARK} is home to Larkfield Biologics, and Larkfield Biologics is located in {PARK}."
    assert len([c for c in relations(text) if c.predicate == "presentIn"]) == 1


def test_a_quote_keeps_the_letters_of_the_text() -> None:
    (found,) = relations("白鷺藥業落戶鷺洲科技園（二期）。")
    assert found.quote == "白鷺藥業落戶鷺洲科技園（二期）。"
