"""Pairs of things that may be one, for a person to decide; nothing is merged here, and likeness alone never merges."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice, product

from biokg.model import Entity, Judgement
from biokg.resolve.judgements import DIFFERENT, SAME, standing
from biokg.resolve.likeness.compare import Likeness, compare
from biokg.resolve.likeness.parts import is_chinese, parts_of
from biokg.resolve.linker import Linker
from biokg.resolve.tables import family_of, read_rows
from biokg.resources import shipped
from biokg.text.pinyin import readings

CONTEXT = "context"
_LEAST_SHARED = 2
_MOST_BEARERS = 4
_MOST_READINGS = 32
_LEAST_KEY = 3
_UNNAMED = frozenset({"Sector"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things that may be one: their ids, the names that say so, and why."""

    left: str
    """What would lead: a thing of a table, else the one of which more is said."""
    right: str
    names: tuple[str, str]
    likeness: Likeness
    shared: tuple[str, ...] = ()
    """What the documents say alike of both."""


@cache
def signals() -> Mapping[str, Mapping[str, str]]:
    """Return what each code of a reason or guard means, by language (``data/identity/signals.tsv``)."""
    rows = read_rows(shipped("data", "identity", "signals.tsv"), ("code", "side", "en", "zh"))
    return {row["code"]: {"en": row["en"], "zh": row["zh"]} for _, row in rows}


def likeness(one: Entity, other: Entity) -> tuple[tuple[str, str], Likeness]:
    """Compare two things by all their names; return the pair of names that says most, and what it says."""
    compared = [((a, b), compare(a, b)) for a, b in product(one.names, other.names)]
    return max(compared, key=lambda pair: (pair[1].proposed, len(pair[1].reasons), -len(pair[1].guards)))


def candidates(
    things: Collection[Entity],
    linker: Linker,
    log: Iterable[Judgement] = (),
    said: Mapping[str, Collection[str]] | None = None,
) -> list[Candidate]:
    """Return the pairs of which a person should decide, those of which most is said first.

    At least one of a pair is a thing that no table knows. `said` holds what the documents say of each id, without the
    thing itself: what two things share there is a sign too. Pairs that were decided are left out.
    """
    spoken = said or {}
    held = {frozenset(pair) for pair, line in standing(log).items() if line.verdict in {SAME, DIFFERENT}}
    unknown = {one.id: one for one in things if one.provisional and one.names}
    known = {one.id: one for one in linker.entities() if one.type not in _UNNAMED}
    everything = {**known, **{one.id: one for one in things if one.names}, **unknown}
    shared = _shared(spoken, unknown)
    found = []
    for pair in sorted({*_alike(unknown, known), *shared}):
        one, other = (
            everything[id_] for id_ in sorted(pair, key=lambda id_: (id_ in unknown, -len(spoken.get(id_, ())), id_))
        )
        if frozenset(pair) not in held and family_of(one.type) == family_of(other.type):
            names, like = likeness(one, other)
            common = shared.get(pair, ())
            if like.proposed or (common and not like.guards):
                reasons = (*like.reasons, CONTEXT) if common else like.reasons
                found.append(Candidate(one.id, other.id, names, Likeness(reasons, like.guards), tuple(common)))
    return sorted(found, key=lambda one: (-len(spoken.get(one.right, ())), one.left, one.right))


def _alike(unknown: Mapping[str, Entity], known: Mapping[str, Entity]) -> set[tuple[str, str]]:
    """Return the pairs that share a key: the letters of the name's own part, or a proper word or place."""
    index: dict[str, set[str]] = defaultdict(set)
    sought = {id_: _keys(entity) for id_, entity in unknown.items()}
    wanted = set().union(*sought.values()) if sought else set()
    for id_, entity in known.items():
        for key in _keys(entity) & wanted:
            index[key].add(id_)
    for id_, keys in sought.items():
        for key in keys:
            index[key].add(id_)
    pairs = set()
    for id_, keys in sought.items():
        others = set().union(*(index[key] for key in keys)) - {id_} if keys else set()
        pairs |= {_pair(id_, other) for other in others}
    return pairs


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _keys(entity: Entity) -> set[str]:
    return {f"{family_of(entity.type)} {key}" for name in entity.names for key in _keys_of(name)}


@cache
def _keys_of(name: str) -> frozenset[str]:
    parts = parts_of(name)
    core = "".join(parts.core)
    if not core:
        proper = (part for part in parts.words if part.word.uses & {"name", "place"})
        return frozenset(meaning for part in proper for meaning in part.word.meanings) | _initials(name)
    return frozenset(key for key in (core, *_read(core)) if len(key) >= _LEAST_KEY or is_chinese(key)) | _initials(name)


def _initials(name: str) -> frozenset[str]:
    words = [word for word in name.split() if word[:1].isupper()]
    short = "".join(word[0] for word in words)
    return frozenset({short.casefold()}) if len(words) >= _LEAST_KEY and not is_chinese(name) else frozenset()


def _read(core: str) -> Iterator[str]:
    """Yield how the characters of a core are read; of too many readings the commonest."""
    if not is_chinese(core):
        return
    ways = product(*(readings(character) for character in core))
    yield from ("".join(syllables) for syllables in islice(ways, _MOST_READINGS))


def _shared(
    said: Mapping[str, Collection[str]], unknown: Mapping[str, Entity]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the pairs of which documents say the same more than once; what is said of many says nothing of two."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for id_, statements in said.items():
        for statement in statements:
            bearers[statement].add(id_)
    common: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in sorted(bearers):
        if len(bearers[statement]) <= _MOST_BEARERS:
            for one, other in combinations(sorted(bearers[statement]), 2):
                if one in unknown or other in unknown:
                    common[one, other].append(statement)
    counted = Counter({pair: len(statements) for pair, statements in common.items()})
    return {pair: tuple(common[pair]) for pair, number in counted.items() if number >= _LEAST_SHARED}
