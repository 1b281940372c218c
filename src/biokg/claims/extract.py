"""From one reading to its claims."""

from dataclasses import dataclass

from biokg.claims.gate import Refusal, admit
from biokg.claims.observations import observe
from biokg.claims.relations import relate
from biokg.claims.scene import scenes
from biokg.mentions.reading import Reading
from biokg.model import Claim


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims of one document, in the order of their place, and what the gate refused."""

    claims: tuple[Claim, ...]
    refused: tuple[Refusal, ...]


def extract(reading: Reading) -> Extraction:
    """Bind the mentions of one document into claims; the same reading gives the same claims."""
    claims: dict[str, Claim] = {}
    refused: list[Refusal] = []
    sentences = tuple(scenes(reading))
    for draft in (*observe(reading, sentences), *relate(reading, sentences)):
        result = admit(reading, draft)
        if isinstance(result, Claim):
            claims.setdefault(result.id, result)
        else:
            refused.append(result)
    return Extraction(tuple(sorted(claims.values(), key=lambda c: (c.start, c.kind, c.id))), tuple(refused))
