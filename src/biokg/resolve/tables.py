"""The tables of known things (places, zones, agencies, who is who) as records; errors name file, line and value."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from biokg.errors import DataError
from biokg.model import Entity
from biokg.resources import shipped

PLACE = "place"
ORGANIZATION = "organization"

_FAMILIES = {
    **dict.fromkeys(("Park", "Region", "Cluster"), PLACE),
    **dict.fromkeys(
        ("Organization", "Enterprise", "InvestmentFirm", "PublicBody", "ResearchInstitution", "Alliance"), ORGANIZATION
    ),
}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """One row of a table: the thing, and what the tables say of it beyond `Entity`."""

    entity: Entity
    table: str
    """Path of the table below the data folder."""
    level: str = ""
    """``country province city county region`` or the kind of a zone; empty for things that are no place."""
    code: str | None = None
    """Administrative division code, six digits."""
    body: str | None = None
    """The id of the public body that an agency belongs to."""
    never: tuple[str, ...] = ()
    """Names that must never be taken as this thing."""
    ambiguous: tuple[str, ...] = ()
    """Names that mean this thing only when the document says so by another place name."""
    unsearched: tuple[str, ...] = ()
    """Names that other words contain: linked when something else finds them, never looked for in a text."""
    home: str | None = None
    """For a multinational: the id of the country that it is from."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All that the linker reads, as loaded; `problems` are breaches that do not hinder loading (see the linter)."""

    things: dict[str, Known]
    clusters: dict[str, str]
    """Cluster id to the reason why it is one."""
    affixes: dict[str, tuple[str, ...]]
    """Use (``legal-form place-head lead joint``) to its words."""
    words: tuple[str, ...] = ()
    """Common words that hold a name without meaning it."""
    problems: tuple[str, ...] = field(default=())


def family_of(type_name: str) -> str:
    """Return the family of classes whose members may stand for each other; a class of its own is its own family.

    >>> family_of("InvestmentFirm") == family_of("Enterprise"), family_of("Park") == family_of("Region")
    (True, True)
    >>> family_of("Product")
    'Product'
    """
    return _FAMILIES.get(type_name, type_name)


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Yield line number and cells of each row of a TSV table with ``#`` comments and one header line.

    Raises `DataError` when the file is missing, the header differs or a row has another number of cells.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text ({error}); restore the table.") from error
    header = False
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not header:
            if tuple(cells) != columns:
                raise DataError(f"{path}:{number}: header is {cells}, must be {list(columns)}.")
            header = True
        elif len(cells) != len(columns):
            raise DataError(f"{path}:{number}: {len(cells)} cells in {line[:60]!r}, must be {len(columns)}.")
        else:
            yield number, dict(zip(columns, cells, strict=True))
    if not header:
        raise DataError(f"{path}: no header line; it must be {list(columns)}.")


_COLUMNS = {
    "names/places.tsv": ("id", "level", "zh", "en", "parent", "code", "ambiguous"),
    "names/regions.tsv": ("id", "zh", "en", "parent", "ambiguous"),
    "names/zones.tsv": ("id", "type", "zh", "en", "parent", "kind", "source", "ambiguous"),
    "names/agencies.tsv": ("id", "type", "zh", "en", "not", "parent", "ambiguous"),
    "authority.tsv": ("id", "type", "en", "zh", "not", "place", "source", "date", "ambiguous", "unsearched"),
}
_SOURCES = {
    "names/places.tsv": "administrative division table",
    "names/regions.tsv": "named regions table",
    "names/agencies.tsv": "agencies table",
}


def shared_names(folder: Path | None = None) -> frozenset[str]:
    """Return the names that more than one row bears, as they are written; a fraction of the cost of all tables."""
    data = folder or shipped("data")
    rows = (row for table, columns in _COLUMNS.items() for _, row in read_rows(data / table, columns))
    return frozenset(name for row in rows for name in _names(row["ambiguous"]))


def load_tables(folder: Path | None = None) -> Tables:
    """Load all tables of a data folder, by default the shipped one.

    Raises `DataError` when a table is missing or malformed, or when two rows bear one id.
    """
    data = folder or shipped("data")
    things: dict[str, Known] = {}
    problems: list[str] = []
    for table, columns in _COLUMNS.items():
        last = ""
        for number, row in read_rows(data / table, columns):
            known = _known(row, table)
            if known.entity.id in things:
                raise DataError(f"{data / table}:{number}: id {known.entity.id!r} is used twice; rename one.")
            if known.entity.id < last:
                problems.append(f"{table}:{number}: {known.entity.id!r} after {last!r}; sort the rows by id.")
            things[known.entity.id] = known
            last = known.entity.id
    for number, row in read_rows(data / "multinationals.tsv", ("id", "home")):
        if row["id"] not in things or row["home"] not in things:
            raise DataError(f"{data / 'multinationals.tsv'}:{number}: no table has {row['id']!r} or {row['home']!r}.")
        things[row["id"]] = replace(things[row["id"]], home=row["home"])
    clusters = {row["id"]: row["reason"] for _, row in read_rows(data / "clusters.tsv", ("id", "reason"))}
    words = tuple(row["text"] for _, row in read_rows(data / "names" / "words.tsv", ("text", "why")))
    return Tables(things, clusters, _affixes(data), words, tuple(problems))


def _affixes(data: Path) -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for _, row in read_rows(data / "names" / "affixes.tsv", ("text", "use")):
        words.setdefault(row["use"], []).append(row["text"])
    return {use: tuple(texts) for use, texts in words.items()}


def _known(row: Row, table: str) -> Known:
    agency = table == "names/agencies.tsv"
    return Known(
        entity=Entity(
            id=row["id"],
            type=row.get("type", "Region"),
            en=_names(row["en"]),
            zh=_names(row["zh"]),
            parent=(None if agency else row.get("parent") or row.get("place") or None),
            source=row.get("source") or _SOURCES.get(table, ""),
        ),
        table=table,
        level=row.get("level") or row.get("kind") or ("region" if table == "names/regions.tsv" else ""),
        code=row.get("code") or None,
        body=(row["parent"] or None) if agency else None,
        never=_names(row.get("not", "")),
        ambiguous=_names(row["ambiguous"]),
        unsearched=_names(row.get("unsearched", "")),
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
