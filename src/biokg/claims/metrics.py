"""Chooses what a number measures: the rule whose word stands nearest, or for counts the rule that fits the noun."""

import re
from dataclasses import dataclass

from biokg.claims.rules import MetricRule, metric_rules
from biokg.claims.scene import Scene
from biokg.model import Quantity

_COMMA = re.compile(r"[,;、:](?!\d{3})")
_COMMA_COST = 10
_BEHIND_COST = 6
_NUMBER_COST = 25
_FAR = 70
_KINDS = {"level": "money"}


@dataclass(frozen=True, slots=True)
class MetricChoice:
    """The metric of a number (None when the vocabulary has none for it) and how firmly the words say so."""

    metric: str | None
    rule: MetricRule | None
    firm: bool


_NOTHING = MetricChoice(None, None, False)


def choose_metric(scene: Scene, quantity: Quantity) -> MetricChoice:
    """Choose the metric of one quantity in its sentence."""
    rules = metric_rules().get(_KINDS.get(quantity.kind, quantity.kind), ())
    if quantity.kind == "count":
        return _by_noun(scene, quantity, rules)
    return _by_nearness(scene, quantity, rules)


def spoken_metric(scene: Scene) -> MetricChoice:
    """Return the money metric that a sentence without a number of its own speaks of last, for the number after it."""
    last: tuple[int, MetricRule] | None = None
    for rule in metric_rules()["money"]:
        for hit in rule.near.finditer(scene.text, scene.start, scene.end) if rule.near else ():
            if not rule.weak and (last is None or hit.end() > last[0]):
                last = (hit.end(), rule)
    return MetricChoice(last[1].metric, last[1], firm=False) if last else _NOTHING


def _by_noun(scene: Scene, quantity: Quantity, rules: tuple[MetricRule, ...]) -> MetricChoice:
    low, high = scene.clause_of(quantity.start)
    before = scene.text[max(low, quantity.start - 60) : quantity.start]
    # What stands beyond the next number of a list is said of that one: "7 new drugs, 136 certificates, 13 in trials".
    around = scene.text[
        max([low, *(q.end for q in scene.quantities if q.end <= quantity.start)]) : min(
            [high, *(q.start for q in scene.quantities if q.start >= quantity.end)]
        )
    ]
    for rule in rules:
        if rule.total and quantity.total is None:
            continue
        if rule.noun and not rule.noun.search(quantity.noun or quantity_tail(scene, quantity)):
            continue
        if rule.before and not rule.before.search(before):
            continue
        if rule.context_near and not (rule.context_near.search(before) or rule.context_near.search(around)):
            continue
        if rule.not_context and rule.not_context.search(around):
            continue
        return MetricChoice(rule.metric, rule, not rule.weak)
    return _NOTHING


def quantity_tail(scene: Scene, quantity: Quantity) -> str:
    """Return the few characters that end the printed number (its measure word), for counts without a noun."""
    return scene.text[max(quantity.start, quantity.end - 2) : quantity.end]


def _by_nearness(scene: Scene, quantity: Quantity, rules: tuple[MetricRule, ...]) -> MetricChoice:
    clause = scene.clause_of(quantity.start)
    best: tuple[int, int, MetricRule] | None = None
    for order, rule in enumerate(rules):
        cost = _cost(scene, quantity, rule)
        if cost is not None and (best is None or (cost, order) < best[:2]):
            best = (cost, order, rule)
    if best is None:
        return _NOTHING
    cost, _, rule = best
    near = cost <= _FAR and (cost < _FAR // 2 or _in_clause(scene, rule, clause))
    return MetricChoice(rule.metric, rule, near and not rule.weak)


def _in_clause(scene: Scene, rule: MetricRule, clause: tuple[int, int]) -> bool:
    return bool(rule.near and rule.near.search(scene.text, *clause))


def _cost(scene: Scene, quantity: Quantity, rule: MetricRule) -> int | None:
    """Return how far the rule's nearest word is from the number, in characters and commas; None when it has none."""
    if rule.not_context and rule.not_context.search(scene.sentence):
        return None
    costs = []
    if rule.after and rule.after.search(scene.text[quantity.end : min(scene.end, quantity.end + 90)]):
        costs.append(0)
    if rule.near:
        costs.extend(_distance(scene, quantity, hit) for hit in rule.near.finditer(scene.text, scene.start, scene.end))
    return min(costs) + rule.bias if costs else None


def _distance(scene: Scene, quantity: Quantity, hit: re.Match[str]) -> int:
    if hit.end() <= quantity.start:
        between = scene.text[hit.end() : quantity.start]
        return len(between) + _COMMA_COST * len(_COMMA.findall(between)) + _NUMBER_COST * len(_NUMBER.findall(between))
    if hit.start() >= quantity.end:
        between = scene.text[quantity.end : hit.start()]
        return (
            len(between)
            + _BEHIND_COST
            + _COMMA_COST * len(_COMMA.findall(between))
            + _NUMBER_COST * len(_NUMBER.findall(between))
        )
    return 0


_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d,.]*")
