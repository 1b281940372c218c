from collections.abc import Collection, Mapping

from biokg.model import Entity, Judgement
from biokg.resolve.candidates import candidates, signals
from biokg.resolve.linker import Linker
from biokg.resolve.tables import read_rows
from biokg.resources import shipped

LINKER = Linker.over(())
TIDE = Entity("x/enterprise/chaosheng-biotech", "Enterprise", en=("Chaosheng Biotech",), provisional=True)
TIDE_ZH = Entity("x/enterprise/潮生生物", "Enterprise", zh=("潮生生物",), provisional=True)
OTHER = Entity("x/enterprise/qinghe", "Enterprise", en=("Qinghe Bio",), provisional=True)
PARK = Entity("x/park/潮生生物", "Park", zh=("潮生生物",), provisional=True)
HENGRUI = Entity(
    "x/enterprise/hengrui-pharmaceutical-company", "Enterprise", en=("Hengrui Pharmaceutical",), provisional=True
)


def _pairs(
    things: Collection[Entity], log: Collection[Judgement] = (), said: Mapping[str, Collection[str]] | None = None
) -> list[tuple[str, str]]:
    return [(one.left, one.right) for one in candidates(things, LINKER, log, said)]


def _judged(verdict: str, one: Entity = TIDE, other: Entity = TIDE_ZH) -> Judgement:
    return Judgement(one.id, other.id, verdict, "me", "2026-11-22", "because")


def test_pinyin_makes_a_candidate_within_one_class() -> None:
    assert _pairs([TIDE, TIDE_ZH, OTHER, PARK]) == [(TIDE.id, TIDE_ZH.id)]


def test_what_was_decided_is_not_offered_and_what_was_taken_back_is() -> None:
    things = [TIDE, TIDE_ZH]
    assert _pairs(things, [_judged("same")]) == []
    assert _pairs(things, [_judged("different")]) == []
    assert _pairs(things, [_judged("same"), _judged("open")]) == [(TIDE.id, TIDE_ZH.id)]
    assert _pairs(things, [_judged("unsure")]) == [(TIDE.id, TIDE_ZH.id)]


def test_a_known_thing_leads() -> None:
    assert ("hengrui", HENGRUI.id) in _pairs([HENGRUI])


def test_what_documents_say_alike_of_two_is_a_sign() -> None:
    said = {TIDE.id: {"+presentIn a", "+presentIn b"}, OTHER.id: {"+presentIn a", "+presentIn b"}}
    (found,) = candidates([TIDE, OTHER], LINKER, (), said)
    assert found.likeness.reasons == ("context",)
    assert found.shared == ("+presentIn a", "+presentIn b")
    assert _pairs([TIDE, OTHER], (), {id_: {"+presentIn a"} for id_ in said}) == []


def test_every_code_is_told_in_both_languages() -> None:
    rows = [row for _, row in read_rows(shipped("data", "identity", "signals.tsv"), ("code", "side", "en", "zh"))]
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)
    assert all(row["en"] and row["zh"] and row["side"] in {"for", "against"} for row in rows)
    assert signals()["pinyin"]["zh"]
