"""Chooses what a number measures: the rule whose word stands nearest, or for counts the rule that fits the noun."""

import re
from dataclasses import dataclass
from functools import lru_cache

from biokg.claims.rules import MetricRule, metric_rules
from biokg.claims.scene import Scene
from biokg.claims.signals import signals
from biokg.model import Quantity, Span

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
    if quantity.kind == "count":
        return _by_noun(scene, quantity)
    return _by_nearness(scene, quantity)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A rule that may measure a number of a sentence, and where its words stand there."""

    order: int
    rule: MetricRule
    near: tuple[Span, ...]
    ruled_out: bool


@lru_cache(maxsize=8)
def _spoken(scene: Scene, kind: str) -> tuple[_Spoken, ...]:
    """Return the rules of one kind that can measure a number of a sentence, in the order of the table."""
    rules = metric_rules().get(kind, ())
    live = {(order, name) for of, name, order in signals(scene) if of == kind}
    found = []
    for order in sorted({order for order, name in live if name != "not_context"}):
        rule = rules[order]
        near = tuple(hit.span() for hit in rule.near.finditer(scene.text, scene.start, scene.end)) if rule.near else ()
        against = rule.not_context if (order, "not_context") in live else None
        if near or (order, "after") in live:
            found.append(_Spoken(order, rule, near, bool(against and against.search(scene.sentence))))
    return tuple(found)


def spoken_metric(scene: Scene) -> MetricChoice:
    """Return the money metric that a sentence without a number of its own speaks of last, for the number after it."""
    last: tuple[int, MetricRule] | None = None
    for spoken in _spoken(scene, "money"):
        for _, end in spoken.near:
            if not spoken.rule.weak and (last is None or end > last[0]):
                last = (end, spoken.rule)
    return MetricChoice(last[1].metric, last[1], firm=False) if last else _NOTHING


@lru_cache(maxsize=4096)
def _counting(noun: str) -> tuple[MetricRule, ...]:
    """Return the rules for counts that a noun fits, or that ask for none."""
    return tuple(rule for rule in metric_rules().get("count", ()) if not rule.noun or rule.noun.search(noun))


def _by_noun(scene: Scene, quantity: Quantity) -> MetricChoice:
    low, high = scene.clause_of(quantity.start)
    before = scene.text[max(low, quantity.start - 60) : quantity.start]
    # What stands beyond the next number of a list is said of that one: "7 new drugs, 136 certificates, 13 in trials".
    around = scene.text[
        max([low, *(q.end for q in scene.quantities if q.end <= quantity.start)]) : min(
            [high, *(q.start for q in scene.quantities if q.start >= quantity.end)]
        )
    ]
    for rule in _counting(quantity.noun or quantity_tail(scene, quantity)):
        if rule.total and quantity.total is None:
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


def _by_nearness(scene: Scene, quantity: Quantity) -> MetricChoice:
    best: tuple[int, int, _Spoken] | None = None
    for spoken in _spoken(scene, _KINDS.get(quantity.kind, quantity.kind)):
        cost = _cost(scene, quantity, spoken)
        if cost is not None and (best is None or (cost, spoken.order) < best[:2]):
            best = (cost, spoken.order, spoken)
    if best is None:
        return _NOTHING
    cost, _, spoken = best
    near = cost <= _FAR and (cost < _FAR // 2 or _in_clause(scene, spoken.rule, scene.clause_of(quantity.start)))
    return MetricChoice(spoken.rule.metric, spoken.rule, near and not spoken.rule.weak)


def _in_clause(scene: Scene, rule: MetricRule, clause: tuple[int, int]) -> bool:
    return bool(rule.near and rule.near.search(scene.text, *clause))


def _cost(scene: Scene, quantity: Quantity, spoken: _Spoken) -> int | None:
    """Return how far the rule's nearest word is from the number, in characters and commas; None when it has none."""
    rule = spoken.rule
    if spoken.ruled_out:
        return None
    if rule.after and rule.after.search(scene.text[quantity.end : min(scene.end, quantity.end + 90)]):
        return rule.bias
    least: int | None = None
    for gap, hit in sorted((_gap(quantity, hit), hit) for hit in spoken.near):
        if least is not None and gap >= least:
            break  # all others are farther still
        distance = _distance(scene, quantity, hit)
        least = distance if least is None else min(least, distance)
    return None if least is None else least + rule.bias


def _gap(quantity: Quantity, hit: Span) -> int:
    """Return the least that the distance can be."""
    return max(quantity.start - hit[1], hit[0] - quantity.end, 0)


def _distance(scene: Scene, quantity: Quantity, hit: Span) -> int:
    if hit[1] <= quantity.start:
        between, cost = scene.text[hit[1] : quantity.start], 0
    elif hit[0] >= quantity.end:
        between, cost = scene.text[quantity.end : hit[0]], _BEHIND_COST
    else:
        return 0
    return (
        len(between) + cost + _COMMA_COST * len(_COMMA.findall(between)) + _NUMBER_COST * len(_NUMBER.findall(between))
    )


_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d,.]*")
