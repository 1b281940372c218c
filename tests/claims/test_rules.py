"""Every rule and template is tried on the two examples that its table gives."""

import pytest

from biokg.claims.metrics import choose_metric
from biokg.claims.relations import fold, slots
from biokg.claims.rules import MetricRule, metric_rules
from biokg.claims.scene import scenes
from biokg.claims.templates import Template, templates
from biokg.claims.topics import topics_of
from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.reading import Reading, read
from biokg.model import Document, Entity

_KNOWN = Gazetteer(
    [
        Entity("suzhou", "Region", ("Suzhou",), ("苏州",)),
        Entity("shanghai", "Region", ("Shanghai",), ("上海",)),
        Entity("nmpa", "PublicBody", ("National Medical Products Administration", "NMPA"), ("国家药监局",)),
        Entity("sector/gene", "Sector", ("gene therapy",), ("基因治疗",)),
        Entity("sector/vaccine", "Sector", ("vaccines",), ("疫苗",)),
    ]
)


def _reading(text: str) -> Reading:
    language = "zh" if "\u4e00" <= text[0] <= "\u9fff" else "en"
    return read(Document("test", "test", text, 0, language, None, "2025-06-01", "printed", None), _KNOWN)


def _matches(template: Template, text: str) -> bool:
    reading = _reading(text)
    topics = topics_of(reading)
    read = [slots(scene, topics, sectors=template.sectors)[0] for scene in scenes(reading)]
    return any(template.pattern.search(slotted if template.whole else fold(slotted)) for slotted in read)


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.id)
def test_template_matches_its_example(template: Template) -> None:
    for example in template.matches:
        assert _matches(template, example), [m.name + ":" + m.type for m in _reading(example).mentions]


@pytest.mark.parametrize("template", templates(), ids=lambda t: t.id)
def test_template_refuses_its_counterexample(template: Template) -> None:
    assert not _matches(template, template.refuses)


_RULES = [rule for rules in metric_rules().values() for rule in rules]


def _chosen(text: str) -> str | None:
    for scene in scenes(_reading(text)):
        for quantity in scene.quantities:
            rule = choose_metric(scene, quantity).rule
            return rule.id if rule else None
    return None


@pytest.mark.parametrize("rule", _RULES, ids=lambda r: r.id)
def test_metric_rule_binds_its_example(rule: MetricRule) -> None:
    assert _chosen(rule.matches) == rule.id


@pytest.mark.parametrize("rule", _RULES, ids=lambda r: r.id)
def test_metric_rule_leaves_its_counterexample(rule: MetricRule) -> None:
    assert _chosen(rule.refuses) != rule.id
