"""The dictionary of words within names (``data/identity/words.tsv``) and of places, for both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from biokg.errors import DataError
from biokg.resolve.tables import Known, load_tables, read_rows
from biokg.resources import shipped
from biokg.text.names import name_key

COLUMNS = ("concept", "use", "zh", "en")
USES = ("name", "head", "hard", "field", "division", "mark", "owner", "soft", "place", "number", "legal")
_PLAIN_LEVELS = frozenset({"country", "province", "city"})
_COUNTY_ENDS = ("区", "县", "市", "旗", " District", " County", " New Area")


@dataclass(frozen=True, slots=True)
class Word:
    """What a known word of a name means; a word may have several meanings."""

    uses: frozenset[str]
    meanings: frozenset[str]
    """Concepts, or ids of places."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All known words by their key (`biokg.text.names.name_key`)."""

    words: dict[str, Word]
    uses: dict[str, str]
    """Concept to its use."""
    spaced: frozenset[str]
    """Keys of places whose names have several words: Tong Ren is no Tongren."""
    around: dict[str, tuple[str, ...]]
    """Place to itself and the places that hold it, but for the country."""

    def use(self, meaning: str) -> str:
        """Return the use of a concept; whatever is no concept is a place."""
        return self.uses.get(meaning, "place")


@cache
def dictionary() -> Dictionary:
    """Load the shipped words and places, once in a process; raise `DataError` for a use that is none."""
    path = shipped("data", "identity", "words.tsv")
    meanings: dict[str, set[tuple[str, str]]] = {}
    uses: dict[str, str] = {}
    for number, row in read_rows(path, COLUMNS):
        if row["use"] not in USES or row["concept"] in uses:
            raise DataError(f"{path}:{number}: use {row['use']!r} is none, or {row['concept']!r} has a row already.")
        uses[row["concept"]] = row["use"]
        for text in filter(None, (*row["zh"].split("|"), *row["en"].split("|"))):
            meanings.setdefault(name_key(text), set()).add((row["use"], row["concept"]))
    for text, place in _named_places():
        meanings.setdefault(name_key(text), set()).add(("place", place))
    words = {
        key: Word(frozenset(use for use, _ in held), frozenset(meaning for _, meaning in held))
        for key, held in meanings.items()
    }
    words.update((name_key(text), Word(frozenset({"legal"}), frozenset())) for text in _legal_forms())
    spaced = frozenset(name_key(name) for name, _ in _named_places() if not name.isalpha())
    return Dictionary(words, uses, spaced, _around())


@cache
def _places() -> dict[str, Known]:
    """Return the places of the tables but China, which is a word of names."""
    things = load_tables().things
    return {id_: known for id_, known in things.items() if known.table == "names/places.tsv" and id_ != "cn"}


def _named_places() -> Iterator[tuple[str, str]]:
    """Yield names of places; the bare name of a county is left out, for it is a common syllable of brands."""
    for id_, known in _places().items():
        for name in known.entity.names:
            if known.level in _PLAIN_LEVELS or name.endswith(_COUNTY_ENDS):
                yield name, id_


def _around() -> dict[str, tuple[str, ...]]:
    places = _places()
    chains = {}
    for id_ in places:
        chain = [id_]
        while (above := places[chain[-1]].entity.parent) in places and above:
            chain.append(above)
        chains[id_] = tuple(chain)
    return chains


def _legal_forms() -> Iterator[str]:
    """Yield the words for the form of a firm; that it is a group says something, so that word is not one of them."""
    forms = load_tables().affixes["legal-form"]
    return (form for form in forms if form not in {"Group", "集团"})
