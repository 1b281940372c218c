"""How like a question is to the example questions of each saved one; this is all that a question of one's own has."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from biokg.ask.questions import Question
from biokg.ask.words.lexicon import FILLER, Item, concepts
from biokg.ask.words.tokens import folded, tokens

_PLACEHOLDER = {"entity": "{thing}", "integer": "{count}", "list": "{choice}"}


def likeness(items: Sequence[Item], saved: Iterable[Question]) -> dict[str, float]:
    """Return for each saved question how like its most similar example is, from 0 to 1 (cosine of weighted words)."""
    examples = {one.name: [_counted(_items(text)) for text in _texts(one)] for one in saved}
    every = [features for texts in examples.values() for features in texts]
    weights = _rarity(every)
    asked = _counted(items)
    return {
        name: max((_cosine(asked, features, weights) for features in texts), default=0.0)
        for name, texts in examples.items()
    }


def example_words(saved: Iterable[Question]) -> frozenset[str]:
    """Return the Latin words of the examples, which so are no unknown ones."""
    texts = (text for question in saved for lines in question.examples.values() for text in lines)
    return frozenset(word.key for text in texts for word in tokens(folded(text)) if word.key.isascii())


def _texts(question: Question) -> list[str]:
    """Return the examples with the example values of the parameters taken out, so that any other value is as like."""
    texts = [text for lines in question.examples.values() for text in lines]
    for parameter in question.parameters:
        mark = _PLACEHOLDER.get(parameter.type, f"{{{parameter.type}}}")
        for value in filter(None, parameter.example.values()):
            texts = [text.replace(value, f" {mark} ") for text in texts]
    return texts


def _items(text: str) -> list[Item]:
    found = []
    for piece in folded(text).replace("{", "\0{").replace("}", "}\0").split("\0"):
        mark = [Item(piece, 0, 0, frozenset({piece}))]
        found += mark if piece.startswith("{") else [Item(*word) for word in tokens(piece)]
    return found


def _counted(items: Sequence[Item]) -> Counter[str]:
    """Count what a text is compared by: words that mean something, pairs of Han characters, placeholders."""
    empty = {at for match in concepts().matches(items) if match.idea == FILLER for at in match.items}
    kept = [item for at, item in enumerate(items) if at not in empty]
    pairs = (a.key + b.key for a, b in pairwise(kept) if not a.key.isascii() and not b.key.isascii())
    return Counter([*(item.key for item in kept if item.key.isascii()), *pairs])


def _rarity(every: Sequence[Counter[str]]) -> Mapping[str, float]:
    seen = Counter(feature for features in every for feature in features)
    return {feature: math.log(1 + len(every) / count) for feature, count in seen.items()}


def _cosine(left: Counter[str], right: Counter[str], weights: Mapping[str, float]) -> float:
    unknown = max(weights.values(), default=1.0)
    shared = sum(weights.get(one, unknown) ** 2 for one in left.keys() & right.keys())
    return shared / (_length(left, weights, unknown) * _length(right, weights, unknown) or 1.0)


def _length(features: Counter[str], weights: Mapping[str, float], unknown: float) -> float:
    return math.sqrt(sum(weights.get(one, unknown) ** 2 for one in features))
