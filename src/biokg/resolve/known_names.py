"""Names that people made known (`names.tsv`): things that no shipped table has, as rows of their own."""

from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from biokg.errors import DataError
from biokg.journal import append, is_begun
from biokg.model import Entity
from biokg.resolve.sectors import sectors
from biokg.resolve.tables import Known, Tables, load_tables, read_rows
from biokg.resources import decided
from biokg.terms import CLASSES, RECORDS, THINGS, slug

LOG = "names.tsv"


@dataclass(frozen=True, slots=True)
class KnownName:
    """One line: the thing keeps the id that it had as long as nobody knew it, so its IRI stays."""

    id: str
    type: str
    en: str
    """Names in English, the preferred one first, with ``|`` between; so `zh`."""
    zh: str
    place: str
    """The id of the place that holds it, or empty."""
    who: str
    when: str
    why: str


_COLUMNS = tuple(one.name for one in fields(KnownName))
_MAY_BE_EMPTY = ("en", "zh", "place")


def read_known_names(path: Path | None = None) -> dict[str, Known]:
    """Return the things of a log by their ids, by default one's own log; a later line on an id replaces an earlier one.

    Raises `DataError` for a malformed log.
    """
    log = path or decided(LOG)
    if not is_begun(log):
        return {}
    lines = [_checked(KnownName(**row), f"{log}:{number}") for number, row in read_rows(log, _COLUMNS)]
    return {line.id: _known(line) for line in lines}


def all_tables(*, own: bool) -> Tables:
    """Return the shipped tables with the sectors and, beside them, what people made known if `own` is wanted too.

    What a shipped table knows stays as it is.
    """
    tables = load_tables()
    things = {**tables.things, **sectors()}
    added = read_known_names() if own else {}
    return replace(tables, things=things | {id_: known for id_, known in added.items() if id_ not in things})


def id_of(name: str) -> str:
    """Return the id of a thing that is named by its IRI, for want of a name that it bears alone; empty for a name.

    >>> from biokg.terms import thing
    >>> id_of(thing("cn-440112")), id_of("Huangpu")
    ('cn-440112', '')
    """
    return slug(name) if name.startswith(THINGS) and name != THINGS else ""


def append_known_name(line: KnownName, path: Path | None = None) -> None:
    """Append one decision to the log; raises `DataError` when it could not be read back."""
    target = path or decided(LOG)
    _checked(line, str(target))
    append(target, line_of(line), "\t".join(_COLUMNS) + "\n")


def line_of(line: KnownName) -> str:
    """Return a decision as its line of the log."""
    return "\t".join(astuple(line))


def _checked(line: KnownName, place: str) -> KnownName:
    for name, cell in zip(_COLUMNS, astuple(line), strict=True):
        if not cell.isprintable() or (not cell.strip() and name not in _MAY_BE_EMPTY) or cell.startswith("#"):
            raise DataError(f"{place}: {name} is {cell!r}; it must be one line of text without tabs.")
    if line.type not in CLASSES or line.type in RECORDS:
        raise DataError(f"{place}: unknown class {line.type!r}; classes: {', '.join(sorted({*CLASSES} - {*RECORDS}))}.")
    if not (line.en or line.zh):
        raise DataError(f"{place}: {line.id} has no name; give one in English or Chinese.")
    return line


def _known(line: KnownName) -> Known:
    source = f"{line.who}, {line.when}: {line.why}"
    return Known(Entity(line.id, line.type, _names(line.en), _names(line.zh), line.place or None, source), LOG)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name.strip())
