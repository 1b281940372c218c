"""From all that was dealt to one share of the subjects to the lines that rest on more than one document.

What a thing is, what is known of it and what is rolled up rests on the claims about it alone, whichever documents
they stand in: so shares can be concluded one after the other or side by side, and none needs the claims of another.
"""

import pickle
from collections import Counter
from collections.abc import Iterable, Sequence

from biokg.bulk.settling import Share, joined
from biokg.checks.alarms import doubts, nodes
from biokg.checks.arithmetic import OF_SUBJECTS
from biokg.model import Document
from biokg.resolve.linker import Linker
from biokg.triples.fact import Fact, stated
from biokg.triples.knowledge import known, named_in, spoken_of
from biokg.triples.linking import Linked
from biokg.triples.things import things

_ASSERTED = ("A",)


def conclude(dealt: Sequence[bytes]) -> tuple[bytes, Counter[str]]:
    """Return the sorted lines that rest on a share, and how many of its firms each cluster has.

    The order of what was dealt is no matter: documents are gone through by their ids.
    """
    held, linker = _undealt(dealt), Linker.shipped()
    firms: Counter[str] = Counter()
    named, spoken = named_in(sorted((pair for share in held for pair in share.named), key=_by_id))
    found = [doubt for share in held for doubt in share.doubts]
    found += doubts(claims_of(held), OF_SUBJECTS)
    facts = known(_facts(held), linker, firms)
    return joined([*facts, *things(named, linker), *spoken_of(spoken), *nodes(found)]), firms


def facts_of(dealt: Sequence[bytes]) -> tuple[list[Fact], list[Linked]]:
    """Return the asserted facts of a share and the claims that it was dealt, for what reasons over all of them."""
    held = _undealt(dealt)
    return _facts(held), list(claims_of(held))


def claims_of(held: Sequence[Share]) -> Iterable[Linked]:
    """Yield the claims of a share, document by document."""
    return (linked for _, some in _ordered(held) for linked in some)


def _facts(held: Sequence[Share]) -> list[Fact]:
    return stated(_ordered(held), _ASSERTED)


def _ordered(held: Sequence[Share]) -> list[tuple[Document, list[Linked]]]:
    return sorted((pair for share in held for pair in share.claims), key=_by_id)


def _by_id(pair: tuple[Document, object]) -> str:
    return pair[0].id


def _undealt(dealt: Sequence[bytes]) -> list[Share]:
    # Written by this build, in a folder of its own, since it began.
    return [pickle.loads(one) for one in dealt]  # noqa: S301
