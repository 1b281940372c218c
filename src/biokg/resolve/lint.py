"""The linter of the tables: what breaks no loading but would bring wrong or double identities."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from biokg.resolve.judgements import read_judgements, refused
from biokg.resolve.sectors import sectors
from biokg.resolve.tables import PLACE, Known, Tables, family_of, load_tables
from biokg.text.names import name_key

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"\d{6}")
_LEVELS = {
    "names/places.tsv": frozenset(("country", "province", "city", "county")),
    "names/regions.tsv": frozenset(("region",)),
    "names/zones.tsv": frozenset(
        ["high-tech-zone", "economic-zone", "free-trade-zone", "new-area", "biomedical-park", "bonded-zone", "other"]
    ),
}
_TYPES = {
    "names/places.tsv": frozenset(("Region",)),
    "names/regions.tsv": frozenset(("Region",)),
    "names/zones.tsv": frozenset(("Park",)),
    "names/agencies.tsv": frozenset(("PublicBody", "Organization")),
    "authority.tsv": frozenset(
        (
            *("Enterprise", "InvestmentFirm", "PublicBody", "ResearchInstitution", "Alliance", "Organization"),
            *("Facility", "Person", "Fund", "Product"),
        )
    ),
}
_AFFIX_USES = ("legal-form", "place-head", "lead", "joint")


def lint_tables(folder: Path | None = None) -> list[str]:
    """Return what is wrong in the tables of a data folder, by default the shipped one: a sentence each, none if sound.

    Raises `DataError` where a table cannot even be loaded.

    >>> lint_tables()
    []
    """
    tables = load_tables(folder)
    found = list(tables.problems)
    for known in tables.things.values():
        found += (f"{known.table}: {known.entity.id!r} {fault}." for fault in _faults(known, tables))
    found += _collisions({**tables.things, **sectors()})
    found += _clusters(tables)
    found += _log(tables, folder / "judgements.tsv" if folder else None)
    found += (f"names/affixes.tsv: unknown use {use!r}." for use in sorted(tables.affixes) if use not in _AFFIX_USES)
    return found


def _faults(known: Known, tables: Tables) -> Iterator[str]:
    entity = known.entity
    if not _ID.fullmatch(entity.id):
        yield "is no id: lower-case letters and digits joined by '-'"
    if entity.type not in _TYPES[known.table]:
        yield f"has type {entity.type!r}; this table takes {', '.join(sorted(_TYPES[known.table]))}"
    if known.level not in _LEVELS.get(known.table, {""}):
        yield f"has level or kind {known.level!r}"
    if known.code is not None and not _CODE.fullmatch(known.code):
        yield f"has code {known.code!r}; a code has six digits"
    yield from _name_faults(known)
    yield from _parent_faults(known, tables)


def _name_faults(known: Known) -> Iterator[str]:
    names = known.entity.names
    if not names:
        yield "has no name"
    for name in (*names, *known.never):
        if name != name.strip() or not name_key(name) or "/" in name or not name.isprintable():
            yield f"has the malformed name {name!r}"
    for cell in (known.entity.en, known.entity.zh):
        keys = [name_key(name) for name in cell]
        yield from (f"bears {name!r} twice" for i, name in enumerate(cell) if keys[i] in keys[:i])
    yield from (f"must never be called {name!r} but is" for name in known.never if name in names)
    for mark in (known.ambiguous, known.unsearched):
        yield from (f"marks {name!r} without bearing it" for name in mark if name not in names)


def _parent_faults(known: Known, tables: Tables) -> Iterator[str]:
    for above_id in (known.entity.parent, known.body):
        if above_id is not None and above_id not in tables.things:
            yield f"lies in unknown {above_id!r}"
    parent, seen = known.entity.parent, {known.entity.id}
    while parent is not None and parent in tables.things:
        if parent in seen:
            yield f"lies in itself by way of {parent!r}"
            return
        seen.add(parent)
        above = tables.things[parent]
        if family_of(above.entity.type) != PLACE:
            yield f"lies in {parent!r}, which is no place"
        parent = above.entity.parent


def _collisions(things: Mapping[str, Known]) -> Iterator[str]:
    """Yield names with more than one main bearer (all others must mark them), and marks that nothing needs."""
    bearers: dict[tuple[str, str], dict[str, bool]] = {}
    for known in things.values():
        marked = {name_key(name) for name in known.ambiguous}
        for name in known.entity.names:
            key = name_key(name)
            place = (family_of(known.entity.type), key)
            bearers.setdefault(place, {})[known.entity.id] = key in marked
    for (_, key), owners in sorted(bearers.items()):
        plain = sorted(owner for owner, mark in owners.items() if not mark)
        if len(plain) > 1:
            yield f"name {key!r} is borne by {', '.join(plain)}; mark it ambiguous in all but one of them."
        if len(owners) == 1 and not plain:
            yield f"name {key!r} is marked ambiguous in {', '.join(owners)} but borne by nothing else."


def _clusters(tables: Tables) -> Iterator[str]:
    for cluster, reason in tables.clusters.items():
        if cluster not in tables.things or family_of(tables.things[cluster].entity.type) != PLACE:
            yield f"clusters.tsv: {cluster!r} is no place of the tables."
        if not reason.strip():
            yield f"clusters.tsv: {cluster!r} has no reason."


def _log(tables: Tables, path: Path | None) -> Iterator[str]:
    log = read_judgements(path)
    ids: Iterable[str] = sorted({side for line in log for side in (line.left, line.right)})
    for side in ids:
        if side not in tables.things and not side.startswith("x/"):
            yield f"judgements.tsv: {side!r} is neither an id of a table nor a provisional one (x/...)."
    for line in refused(log):
        yield f"judgements.tsv: 'same' of {line.left!r} and {line.right!r} is forbidden by a 'different'."
