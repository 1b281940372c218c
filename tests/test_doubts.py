"""Figures that cannot be right as printed are flagged on the facts, and only those, from the sentence to the store."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from biokg import pipeline
from biokg.store.view import open_view

PLANTED = {
    "growth": "2023年，绵阳高新区生物医药产业实现产值120亿元，同比增长35%。"
    "2022年，绵阳高新区生物医药产业产值为100亿元。",
    "share": "In 2023, Zibo High-tech Zone accounted for 112 percent of the city's biomedical output value.",
    "part": "2023年，岳阳经开区生物医药产业产值100亿元，其中创新药产值140亿元。",
    "exchange": "Bluestone Pharmaceutical will invest 2 billion yuan (US$30 million) in a plant in Ganzhou.",
    "slip": "2022年，泸州高新区生物医药产业产值60亿元。2023年，泸州高新区生物医药产业产值达到640亿元。",
    "conflict": "2023年，咸宁高新区生物医药产业产值150亿元。\n\n据介绍，2023年咸宁高新区生物医药产业产值达到175亿元。",
}
SOUND = {
    "zh": "2023年，德州高新区生物医药产业产值达150亿元，同比增长20%，2022年为125亿元。到2027年，打造千亿级产业集群。"
    "园区集聚生物医药企业300家，其中上市企业12家，占4%。上半年新增企业10家，全年新增企业25家。",
    "en": "In 2023, the biomedical output of Xinyu High-tech Zone hit 15 billion yuan, up from 12.5 billion in 2022. "
    "The zone aims for 20 billion yuan in 2025. Its fund of 3 billion yuan has invested 1.2 billion yuan.",
}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(f"News of the zone\n2024-05-01\n\n{text}\n", encoding="utf-8")
    return path


def flags(lines: Iterable[str]) -> set[str]:
    return {flag for line in lines for flag in json.loads(line)["flags"] if flag.startswith("arithmetic/")}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_error_is_flagged_on_its_facts(tmp_path: Path, kind: str) -> None:
    facts = pipeline.facts([written(tmp_path, kind, PLANTED[kind])], curation=False)
    assert flags(facts.lines) == {f"arithmetic/{kind}"}


@pytest.mark.parametrize("language", SOUND)
def test_sound_figures_are_not_flagged(tmp_path: Path, language: str) -> None:
    assert flags(pipeline.facts([written(tmp_path, language, SOUND[language])], curation=False).lines) == set()


def test_two_documents_that_differ_tenfold_are_flagged_in_the_store_and_values_stay(tmp_path: Path) -> None:
    said = {
        "a": "2023年，宜昌生物产业园生物医药产业产值达300亿元。",
        "b": "In 2023, the biomedical output value of Yichang Biological Industrial Park was 300 billion yuan.",
    }
    paths = [written(tmp_path, name, text) for name, text in said.items()]
    pipeline.build(paths, tmp_path / "store")
    facts = [json.loads(line) for line in pipeline.facts_of_store(open_view(tmp_path / "store")).lines]
    output = {fact["value"]: fact["flags"] for fact in facts if fact.get("metric") == "outputValue"}
    assert set(output) == {30_000_000_000, 300_000_000_000}
    assert all("arithmetic/slip" in held for held in output.values())
    assert "arithmetic/slip" in {finding.check for finding in pipeline.check(tmp_path / "store")}
