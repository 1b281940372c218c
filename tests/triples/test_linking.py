"""Linking, and the small world of invented things that the tests of this room share."""

from decimal import Decimal
from typing import Any

import pytest

from biokg.model import Claim, Document, Entity, Role
from biokg.resolve.linker import Linker
from biokg.resolve.tables import Known, Tables
from biokg.triples.linking import Linked, link_claims

_TABLE = "test"


def _known(entity: Entity, level: str = "", code: str | None = None) -> tuple[str, Known]:
    return entity.id, Known(entity, _TABLE, level=level, code=code)


# A city that holds a park and a district, a second city with nothing in it that counts, and a firm of two names.
WORLD = Linker(
    Tables(
        dict(
            [
                _known(Entity("land", "Region", ("Landland",), ("大地",)), "country"),
                _known(Entity("ruiyun", "Region", ("Ruiyun",), ("瑞云", "瑞云市"), "land"), "city", "990100"),
                _known(Entity("maple", "Region", ("Maple District",), ("枫林区",), "ruiyun"), "county", "990102"),
                _known(Entity("heron", "Park", ("Heron Bay Science Park", "HBSP"), ("鹭洲科技园",), "maple"), "park"),
                _known(Entity("nest", "Park", ("Nest Incubation Park",), ("鹭巢产业园",), "heron"), "park"),
                _known(Entity("farshore", "Region", ("Farshore",), ("远岸市",), "land"), "city"),
                _known(Entity("egret", "Enterprise", ("Egret Pharmaceutical", "Egret"), ("白鹭药业",))),
                _known(Entity("sector/drugs", "Sector", ("drugs",), ("药物",))),
                _known(Entity("sector/antibodies", "Sector", ("antibodies",), ("抗体",), "sector/drugs")),
            ]
        ),
        {"ruiyun": "city-level", "heron": "a park of its own", "farshore": "city-level"},
        {"legal-form": ("Co., Ltd.", "有限公司")},
    )
)
EGRET = Role("Enterprise", "Egret Pharmaceutical", "Egret")
HERON = Role("Park", "Heron Bay Science Park", "HBSP")
RUIYUN = Role("Region", "Ruiyun", "Ruiyun")
FARSHORE = Role("Region", "Farshore", "Farshore")


def document(id_: str = "news/1", text: str = "Egret grew.", **given: Any) -> Document:
    held: dict[str, Any] = {
        "title": "Egret grows",
        "offset": 0,
        "language": "en",
        "publisher": None,
        "published": "2025-03-01",
        "published_basis": "printed",
        "origin": None,
    }
    return Document(id_, text=text, **{**held, **given})


def claim(id_: str, kind: str, subject: Role | None, **given: Any) -> Claim:
    held: dict[str, Any] = {
        "document": "news/1",
        "start": 0,
        "end": 11,
        "quote": "Egret grew.",
        "rule": "r",
        "tier": "A",
    }
    return Claim(id_, kind, subject=subject, **{**held, **given})


def relation(id_: str, subject: Role, predicate: str, thing: Role, **given: Any) -> Claim:
    return claim(id_, "relation", subject, predicate=predicate, object=thing, **given)


def figure(id_: str, subject: Role | None, metric: str | None, value: str, **given: Any) -> Claim:
    held = {"unit": "1", "bound": "exact", "printed": value}
    return claim(id_, "observation", subject, metric=metric, value=Decimal(value), **{**held, **given})


def linked(*claims: Claim) -> tuple[Linked, ...]:
    return link_claims(claims, WORLD, ())


def test_both_ends_are_linked_whatever_they_are_called() -> None:
    (found,) = linked(relation("a", Role("Enterprise", "白鹭药业", "白鹭"), "presentIn", HERON))
    assert found.subject
    assert found.object
    assert (found.subject.id, found.object.id) == ("egret", "heron")


def test_a_claim_keeps_its_order_and_its_words() -> None:
    claims = [relation("b", EGRET, "presentIn", HERON), figure("a", EGRET, "talentCount", "320")]
    assert [one.claim for one in linked(*claims)] == claims


def test_a_number_without_a_subject_links_to_nothing() -> None:
    (found,) = linked(figure("a", None, None, "320", tier="C"))
    assert (found.subject, found.object) == (None, None)


def test_an_unknown_firm_is_one_thing_over_all_documents() -> None:
    role = Role("Enterprise", "Bluestone Biologics", "Bluestone")
    ids = {
        one.subject.id
        for name in ("news/1", "news/2")
        for one in linked(figure("a", role, "talentCount", "3", document=name))
        if one.subject
    }
    assert len(ids) == 1


@pytest.mark.parametrize("name", ["mother fund", "three-year action plan"])
def test_what_only_one_text_calls_so_is_another_thing_in_another_text(name: str) -> None:
    role = Role("Fund", name, name)
    ids = {
        one.subject.id
        for number in ("news/1", "news/2")
        for one in linked(figure("a", role, "fundSize", "3", document=number))
        if one.subject
    }
    assert len(ids) == 2


def _funds(*names: str) -> list[str]:
    roles = [Role("Fund", name, name) for name in names]
    claims = [figure(str(at), role, "fundSize", "1", unit="CNY") for at, role in enumerate(roles)]
    return [one.subject.id for one in linked(*claims) if one.subject]


def test_the_end_of_another_name_of_the_text_means_that_thing() -> None:
    short, full = _funds("mother fund", "industry mother fund")
    assert short == full == "x/fund/industry-mother-fund/news/1"


def test_where_two_names_end_so_the_short_one_stays_open() -> None:
    assert len(set(_funds("mother fund", "industry mother fund", "science mother fund"))) == 3


def test_only_what_a_text_describes_is_shortened_and_only_by_whole_words() -> None:
    assert len(set(_funds("Heron Fund", "Great Heron Fund"))) == 2
    assert len(set(_funds("other fund", "mother fund"))) == 2
