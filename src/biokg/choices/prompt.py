"""What a model is told: fixed instructions with the vocabulary, a schema for its answer, and one portion as data."""

import hashlib
import json
from functools import cache
from typing import Any

from biokg.choices.spans import Spans, marked
from biokg.resources import shipped
from biokg.terms import DOMAINS, METRICS, RANGES

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_ENDS = "Predicates, each with the classes of its ends:"
MOST_CHOICES = 200
"""Choices of each kind in one answer; what is beyond is not read."""


@cache
def instructions() -> str:
    """Return the fixed part of the prompt."""
    text = shipped("data", "choices", "instructions.md").read_text(encoding="utf-8")
    metrics = "\n".join(f"- {metric} ({kind})" for metric, kind in METRICS.items())
    relations = "\n".join(f"- {name}: {' or '.join(DOMAINS[name])} -> {' or '.join(RANGES[name])}" for name in DOMAINS)
    parts = (text, "Metrics, each with the kind of number it takes:", metrics, "", _ENDS, relations, "")
    return "\n".join(parts)


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer."""

    def named(letter: str) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{letter}[0-9]+$"}

    def closed(**fields: Any) -> dict[str, Any]:
        return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}

    time = {"anyOf": [named("T"), {"type": "null"}]}
    figure = closed(number=named("Q"), metric={"enum": list(METRICS)}, subject=named("N"), time=time)
    relation = closed(predicate={"enum": list(DOMAINS)}, subject=named("N"), object=named("N"), time=time)
    return closed(
        figures={"type": "array", "items": figure, "maxItems": MOST_CHOICES},
        relations={"type": "array", "items": relation, "maxItems": MOST_CHOICES},
    )


@cache
def prompt_hash() -> str:
    """Return the hash of all that is told to a model whatever the article: another prompt, another answer."""
    return hashlib.sha256((instructions() + _JSON.encode(schema())).encode()).hexdigest()


def portion(spans: Spans) -> str:
    """Return one portion of an article with its marks, as the JSON text that a model is given."""
    document = spans.reading.document
    return _JSON.encode(
        {
            "published": document.published,
            "sentences": marked(spans),
            "names": {name: mention.type for name, (mention, _) in spans.names.items()},
            "numbers": {name: quantity.kind for name, (quantity, _) in spans.numbers.items()},
            "times": {name: time.value for name, (time, _) in spans.times.items()},
        }
    )


def answer_key(model: str, text: str) -> str:
    """Return the name under which an answer is kept: the hash of model, prompt and text."""
    return hashlib.sha256("\0".join((model, prompt_hash(), text)).encode("utf-8", "surrogatepass")).hexdigest()
