"""The sector scheme: names found in running text, chains upwards, and no word that would be found everywhere."""

import pytest

from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import find_mentions
from biokg.model import Role
from biokg.resolve.linker import Linker
from biokg.resolve.sectors import sectors

TOPS = {"sector/biomedicine", "sector/health-industry", "sector/therapy-areas", "sector/neighbouring-industries"}


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("生物技术药物", "biologics"),
        ("创新医疗器械", "innovative-medical-devices"),
        ("高端制剂", "drug-preparations"),
        ("中药饮片", "decoction-pieces"),
        ("医用同位素", "medical-isotopes"),
        ("骨科耗材", "orthopedic-implants"),
        ("动物疫苗", "animal-vaccines"),
        ("药用辅料", "pharmaceutical-excipients"),
        ("医药冷链", "pharmaceutical-logistics"),
        ("类器官", "organoids"),
        ("AI制药", "ai-drug-discovery"),
        ("vaccine", "vaccines"),
        ("In-vitro diagnostics", "in-vitro-diagnostics"),
        ("orthopaedic implants", "orthopedic-implants"),
        ("gene delivery", "gene-delivery"),
        ("ADCs", "antibody-drug-conjugates"),
    ],
)
def test_words_of_the_news_name_their_sector(name: str, sector: str) -> None:
    assert Linker.shipped().link(Role("Sector", name, name)).id == f"sector/{sector}"


def test_every_sector_leads_to_a_top() -> None:
    held = sectors()
    for start, known in held.items():
        seen = [start]
        while (above := held[seen[-1]].entity.parent) is not None:
            assert above not in seen, seen
            seen.append(above)
        assert seen[-1] in TOPS, seen
        assert known.entity.en
        assert known.entity.zh


def test_a_sector_is_found_at_the_head_of_a_sentence_but_no_pronoun_is_one() -> None:
    found = Gazetteer(known.entity for known in sectors().values()).find("Stem cells. It aids The Area in Nice.")
    assert [mention.name for mention in found] == ["Stem cells"]


def test_a_name_that_holds_a_sector_is_not_cut_by_it() -> None:
    gazetteer = Gazetteer(known.entity for known in sectors().values())
    text = "康诺合成生物有限公司聚焦合成生物制造。"
    assert [(m.name, m.type) for m in find_mentions(text, gazetteer)] == [
        ("康诺合成生物有限公司", "Enterprise"),
        ("合成生物制造", "Sector"),
    ]
