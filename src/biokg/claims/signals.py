"""Which rules' words a sentence can hold at all: found in one pass, so that most rules need not be tried on it."""

from collections.abc import Iterator
from functools import cache, lru_cache

from biokg.claims.rules import ContextRules, Pattern, context_rules, metric_rules
from biokg.claims.scene import A_DOCUMENT, Scene
from biokg.text.sieve import Sieve

Signal = tuple[str, str, int]
"""A rule's expression: the kind of quantity, ``context``, ``modality`` or ``anaphor``; its name; a metric's number."""

_CONTEXT = (
    "not_modality",
    "negation",
    "segment",
    "part",
    "respective",
    "increase",
    "not_subject_before",
    "not_subject_after",
    "sector_phrase",
)


@lru_cache(maxsize=A_DOCUMENT)
def signals(scene: Scene) -> list[Signal]:
    """Return the expressions that can match in the sentence, in the order of the tables; no other one can."""
    return _sieve().live(scene.sentence)


@lru_cache(maxsize=A_DOCUMENT)
def context_signals(scene: Scene) -> frozenset[str]:
    """Return the names of the context rules, and of the modalities, whose words the sentence can hold."""
    return frozenset(name for kind, name, _ in signals(scene) if kind in {"context", "modality"})


@cache
def _sieve() -> Sieve[Signal]:
    return Sieve([*_of_context(context_rules()), *_of_metrics()])


def _of_context(rules: ContextRules) -> Iterator[tuple[Signal, Pattern]]:
    for name in _CONTEXT:
        yield ("context", name, 0), getattr(rules, name)
    for name, pattern in rules.modality:
        yield ("modality", name, 0), pattern
    for name, pattern in rules.anaphors:
        yield ("anaphor", name, 0), pattern


def _of_metrics() -> Iterator[tuple[Signal, Pattern]]:
    for kind, rules in metric_rules().items():
        for order, rule in enumerate(rules):
            for name in ("near", "after", "not_context"):
                if (pattern := getattr(rule, name)) is not None:
                    yield (kind, name, order), pattern
