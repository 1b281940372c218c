"""The names of known things in a question: of the store, by its name keys, and of the shipped tables."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from biokg.ask.questions import internal
from biokg.ask.words.lexicon import short_names
from biokg.ask.words.tokens import Token
from biokg.resolve.linker import Linker
from biokg.store.view import View
from biokg.terms import ONTOLOGY, SUPERCLASSES, is_a, slug, thing
from biokg.text.names import name_key

_LONGEST = 24
_FAMILIES = ("Region", "Organization", "Sector", "Facility")
_COUNTY = re.compile(r"cn-\d{4}(?!00)\d\d$")
_FULL_FORM = re.compile(r"[区县市旗盟州]$|\b(?:District|County|City|New Area|Banner|Prefecture)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s(?=\s)")
_PROVISIONAL = "x/"
_HOME = "cn"
_JOINT = 2
_SHORT = 5


class Bearer(NamedTuple):
    """A thing that bears a name."""

    iri: str
    classes: frozenset[str]

    def is_any(self, classes: Iterable[str]) -> bool:
        """Tell whether it is of one of `classes` (of a narrower one too); no classes: of any."""
        wanted = list(classes)
        return not wanted or any(is_a(own, one) for own in self.classes for one in wanted)


class Named(NamedTuple):
    """A name in a question with all things that bear it."""

    start: int
    end: int
    text: str
    bearers: tuple[Bearer, ...]
    meant: str = ""
    """The known name that `text` was taken for, where it is misspelt; empty where it is right."""

    outer: bool = False
    """It only says where another name of the question lies: Shanghai in "Songjiang, Shanghai"."""

    @property
    def name(self) -> str:
        """The name as the tables or the store have it."""
        return self.meant or self.text

    def is_any(self, classes: Iterable[str]) -> bool:
        """Tell whether a thing of one of `classes` bears the name; no classes: of any."""
        wanted = list(classes)
        return any(one.is_any(wanted) for one in self.bearers)

    @property
    def is_abroad(self) -> bool:
        """Tell whether it is a place that does not lie in China."""
        home = thing(_HOME)
        return all(one.is_any(["Place"]) and home not in (one.iri, *_above(one)) for one in self.bearers) and all(
            slug(one.iri) in Linker.shipped() for one in self.bearers
        )

    @property
    def is_weak(self) -> bool:
        """Tell whether an ordinary word may be meant: bare county names, sectors, things that one document names."""
        return self.is_bare_county or all(
            "Sector" in one.classes or slug(one.iri).startswith(_PROVISIONAL) or slug(one.iri) == _HOME
            for one in self.bearers
        )

    @property
    def is_bare_county(self) -> bool:
        """Tell whether it is the name of a county or district without that word: 云梦, which many names begin with."""
        return is_bare_county(self.text, self.bearers)


def is_bare_county(name: str, bearers: Iterable[Bearer]) -> bool:
    """Tell whether only counties and districts bear a name that does not say that it is one."""
    return not _FULL_FORM.search(name) and all(_COUNTY.match(slug(one.iri)) for one in bearers)


Spans = Sequence[tuple[int, int]]


def find_names(view: View, text: str, tokens: Sequence[Token], phrases: Spans) -> list[Named]:
    """Return the names in a question in order, none overlapping another.

    `phrases` are the places (as numbers of tokens) of words with a meaning of their own: a weak name must be longer
    than any of them that it touches, another name at least as long.
    """
    grams = dict(_grams(text, tokens))
    known = bearers(view, {name_key(gram) for printed in grams.values() for gram in printed})
    known |= _singular(view, {name_key(gram) for gram, *_ in grams.values() if gram.isascii()} - known.keys())
    found = _short(text, view)
    taken = {at for at, token in enumerate(tokens) for named in found if named.start <= token.start < named.end}
    for (first, after), printed in sorted(grams.items(), key=lambda one: (one[0][0] - one[0][1], one[0])):
        gram = next((gram for gram in printed if name_key(gram) in known), None)
        if gram is None or taken & set(range(first, after)):
            continue
        named = Named(tokens[first].start, tokens[after - 1].end, gram, known[name_key(gram)])
        if not _is_ordinary(named, first, after, phrases):
            taken |= set(range(first, after))
            found.append(named)
    return _decided(sorted(found), text)


def _singular(view: View, keys: Iterable[str]) -> dict[str, tuple[Bearer, ...]]:
    """Return the sectors whose names are plurals of `keys`: an innovative drug company does innovative drugs."""
    plurals = bearers(view, [f"{key}s" for key in keys])
    return {key[:-1]: of for key, of in plurals.items() if all("Sector" in one.classes for one in of)}


def _short(text: str, view: View) -> list[Named]:
    """Return the one-character names: 在沪, 沪上."""
    return [
        Named(*match.span(), match[0], bearers(view, [name_key(name)])[name_key(name)], name)
        for name, pattern in short_names()
        for match in pattern.finditer(text)
    ]


def bearers(view: View, keys: Iterable[str]) -> dict[str, tuple[Bearer, ...]]:
    """Return the things of the store and of the tables that bear a name of one of `keys`."""
    wanted = sorted(filter(None, keys))
    found: dict[str, dict[str, set[str]]] = {}
    values = f"{internal('bearers')}\nVALUES ?key {{ {' '.join(str(Literal(key)) for key in wanted)} }}"
    for name, iri, class_ in view.select(values):
        if isinstance(name, Literal) and isinstance(iri, NamedNode) and isinstance(class_, NamedNode):
            found.setdefault(name.value, {}).setdefault(iri.value, set()).add(class_.value.removeprefix(ONTOLOGY))
    for key in wanted:
        for family in _FAMILIES:
            for entity in Linker.shipped().bearers(key, family):
                found.setdefault(key, {}).setdefault(thing(entity.id), set()).add(entity.type)
    return {key: _bearers(classes) for key, classes in found.items()}


def _bearers(classes: Mapping[str, set[str]]) -> tuple[Bearer, ...]:
    return tuple(Bearer(iri, frozenset(own & SUPERCLASSES.keys())) for iri, own in sorted(classes.items()))


def _grams(text: str, tokens: Sequence[Token]) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield each run of tokens that may be a name, as printed and without a possessive: Wuxi's High-tech District."""
    for first in range(len(tokens)):
        for after in range(first + 1, min(first + _LONGEST, len(tokens)) + 1):
            if after - first > 1 or not tokens[first].is_han:
                gram = text[tokens[first].start : tokens[after - 1].end]
                yield (first, after), tuple(dict.fromkeys((gram, _POSSESSIVE.sub("", gram))))


def _is_ordinary(named: Named, first: int, after: int, phrases: Spans) -> bool:
    touching = [end - begin for begin, end in phrases if begin < after and end > first]
    length = after - first
    weak = named.is_weak or (after - first == 1 and not _is_printed_as_name(named.text))
    return any(other >= length if weak else other > length for other in touching)


def _is_printed_as_name(word: str) -> bool:
    """Tell whether one word that is also an ordinary one is printed as a name: WHO, not who or Who."""
    return word.isupper() or len(word) > _SHORT


def _decided(found: list[Named], text: str) -> list[Named]:
    """Let the names decide for each other: which Taizhou is meant, and Songjiang rather than the Shanghai around it."""
    around = {named: {above for one in named.bearers for above in _above(one)} for named in found}
    chosen = []
    for named in found:
        others = {one.iri for other in found if other != named for one in other.bearers}
        fitting = [one for one in named.bearers if others & set(_above(one))]
        chosen.append(named._replace(bearers=tuple(fitting)) if len(fitting) == 1 else named)
    outer = set()
    for left, right in pairwise(found):
        if len(text[left.end : right.start].split()) <= _JOINT and len(text[left.end : right.start].strip()) <= 3:
            outer |= {left.start for one in left.bearers if one.iri in around[right]}
            outer |= {right.start for one in right.bearers if one.iri in around[left]}
    return [named._replace(outer=named.start in outer) for named in chosen]


def _above(one: Bearer) -> tuple[str, ...]:
    linker = Linker.shipped()
    if not one.is_any(["Place"]) or slug(one.iri) not in linker:
        return ()
    return tuple(map(thing, linker.ancestors(slug(one.iri))))
