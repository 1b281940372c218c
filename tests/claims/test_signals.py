"""Rules are tried only where their words are: what is left out could not have matched."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from biokg.bulk.reading import reading_of
from biokg.claims import relations, signals
from biokg.claims.rules import context_rules
from biokg.claims.scene import Scene, scenes
from biokg.claims.templates import sieve, templates
from biokg.claims.topics import topics_of
from biokg.documents.read import read_documents
from biokg.resources import shipped
from biokg.text.sieve import Sieve

TEXTS = (shipped("data", "sources"), Path(__file__).parents[2] / "bench" / "extraction" / "round3")


@cache
def read() -> list[tuple[Scene, tuple[str, ...]]]:
    """Return the sentences of real texts, each with all its slotted readings."""
    found = []
    for document in read_documents(TEXTS).documents:
        reading = reading_of(document)
        topics = topics_of(reading)
        for scene in scenes(reading):
            slotted = (relations.slots(scene, topics, sectors=sectors)[0] for sectors in (False, True))
            texts = {
                one for text in slotted for whole in (text, relations.fold(text)) for one in relations.readings(whole)
            }
            found.append((scene, tuple(sorted(texts))))
    return found


def missed(of: Sieve[signals.Signal], texts: list[str]) -> Iterator[tuple[signals.Signal, str]]:
    rules = [*signals._of_context(context_rules()), *signals._of_metrics()]
    for text in texts:
        live = set(of.live(text))
        yield from ((name, text) for name, pattern in rules if name not in live and pattern.search(text))


def test_no_rule_matches_a_sentence_in_which_it_is_not_tried() -> None:
    texts = [scene.sentence for scene, _ in read()]
    assert len(texts) > 200
    assert list(missed(signals._sieve(), texts)) == []


def test_no_template_matches_a_reading_in_which_it_is_not_tried() -> None:
    texts = [text for _, texts in read() for text in texts]
    assert len(texts) > 400
    for text in texts:
        live = {one.id for one in sieve().live(text)}
        tried_not = (one for one in templates() if one.id not in live)
        assert [one.id for one in tried_not if one.pattern.search(text)] == []
