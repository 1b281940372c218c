"""Closed classes and known brands: every name of the tables, found in one pass over the text.

The gazetteer names what is already known (places, zones, agencies, firms of the authority file); it is never what
decides whether a name may be found at all, which is the job of the open-class finders beside it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from biokg.model import Entity, Mention, Span

_WEAK_ID = re.compile(r"cn-\d{4}(?!00)\d\d$")
_FULL_FORM = re.compile(r" (?:District|County|City|New Area|Banner|Prefecture)\b|[区县市旗盟州]$")
_ENGLISH_HEAD = re.compile(r" (?:district|county|city|province|municipality|prefecture|new area)\b")
# A place inside another name: 河北日报, 上海银行.
_NEWSPAPER = re.compile(
    r"(?:日报|晚报|晨报|商报|时报|都市报|新闻网|电视台|银行|证券交易所|卫视)|部?门(?=[,。和])|科技大学"
)
_CAPITAL = re.compile(r" (?!District|County|City|New Area|Province|Banner)[A-Z][a-z]{3,}")
_FIRMS = frozenset({"Enterprise", "InvestmentFirm"})
_BRANCH = re.compile(r" ?\((?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[\u4e00-\u9fff]{2,4})\)")
_BLOT = "\0"
_MANY = 10_000
"""Characters of texts that are together worth the automaton of all names, for which twenty small ones could be made."""
_BEGINNING = 2
_MIN_WEAK = {True: 2, False: 4}


class Gazetteer:
    """All known names in one automaton; English whole words in their printed case, Chinese as substrings."""

    def __init__(self, entities: Iterable[Entity], traps: Iterable[str] = ()) -> None:
        """Take the things to look for, and words that hold a name but mean none (联合国投先导 is no 联合国)."""
        self._owners: dict[str, list[Entity]] = {}
        for entity in entities:
            for name in _surfaces(entity):
                if _usable(entity, name):
                    self._owners.setdefault(name, []).append(entity)
        self._weakness: dict[str, tuple[bool, ...]] = {}
        self._searched = 0
        self._traps = AhoCorasick(sorted(traps), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[Mention]:
        """Find known names in a shadow text.

        A bare county or district name (Songjiang, 松江) counts only in a document that also names the city or
        province around it, because such words are common syllables elsewhere.

        >>> sip = Entity("suzhou-industrial-park", "Park", ("Suzhou Industrial Park",), ("苏州工业园区",))
        >>> [(m.name, m.type) for m in Gazetteer([sip]).find("in Suzhou Industrial Park")]
        [('Suzhou Industrial Park', 'Park')]
        """
        hits = [
            (start, end, text[start:end]) for start, end in self._hits(self._sprung(text)) if is_whole(text, start, end)
        ]
        names = {name for _, _, name in hits}
        borne = [pair for name in names for pair in zip(self._owners[name], self._weak(name), strict=True)]
        strong = {entity.id for entity, weak in borne if not weak}
        strong |= {entity.parent for entity, _ in borne if entity.parent and entity.id in strong}
        found = []
        for start, end, name in hits:
            weak = self._weak(name)
            if all(weak) and _runs_on(text, end):
                continue  # Xinzheng International Airport
            bearers = zip(self._owners[name], weak, strict=True)
            owners = [e for e, is_weak in bearers if not is_weak or e.parent in strong or _headed(text, end)]
            if owners and not _NEWSPAPER.match(text, end):
                found.append(self._branch(text, start, end, owners[0]) or _mention(text, start, end, name, owners[0]))
        return found

    def _hits(self, text: str) -> Iterator[Span]:
        """Yield the names of a text, the longest where several begin.

        To build the automaton of all names takes long beside a short text: until many characters have come, one is
        built of the names that a text can hold at all.
        """
        self._searched += len(text)
        automaton = self._automaton if self._searched >= _MANY else _automaton(self._names_in(text))
        return ((start, end) for _, start, end in automaton.find_matches_as_indexes(text))

    def _names_in(self, text: str) -> Iterator[str]:
        begins = {text[at : at + size] for at in range(len(text)) for size in range(1, _BEGINNING + 1)}
        return (name for begin in begins for name in self._by_beginning.get(begin, ()))

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self._owners:
            found.setdefault(name[:_BEGINNING], []).append(name)
        return found

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return _automaton(self._owners)

    def prepare(self) -> None:
        """Get ready for many texts."""
        self._searched = _MANY
        self.find("")

    def _sprung(self, text: str) -> str:
        """Blot out the first letter of each trap, so that only what begins within it is found (国投先导)."""
        pieces: list[str] = []
        position = 0
        for _, start, _ in self._traps.find_matches_as_indexes(text):
            pieces += (text[position:start], _BLOT)
            position = start + 1
        return "".join((*pieces, text[position:]))

    def _weak(self, name: str) -> tuple[bool, ...]:
        """Return for each bearer of a name whether it could be a common syllable."""
        if name not in self._weakness:
            self._weakness[name] = tuple(_weak(entity, name) for entity in self._owners[name])
        return self._weakness[name]

    def _branch(self, text: str, start: int, end: int, owner: Entity) -> Mention | None:
        """Return "Qilu Pharmaceutical (Hainan)" whole: a firm of its own, of which the tables may know nothing."""
        match = _BRANCH.match(text, end) if owner.type in _FIRMS else None
        if match is None or not any(place.type == "Region" for place in self._owners.get(match["place"], ())):
            return None
        return Mention(start, match.end(), text[start : match.end()], owner.type, "known-branch")


def _automaton(names: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest, store_patterns=False)


def _surfaces(entity: Entity) -> tuple[str, ...]:
    """Return the forms to look for: a sector is a common noun, which also opens sentences and stands in headings."""
    if entity.type != "Sector":
        return entity.names
    forms = (form for name in entity.names for form in _cased(name))
    return tuple(dict.fromkeys(forms))


def _cased(name: str) -> tuple[str, ...]:
    """Return a common noun as it stands in a text, at the head of a sentence and in a heading (never AIDS as Aids)."""
    return (name, name[0].upper() + name[1:], name.title()) if name[0].islower() else (name,)


def _usable(entity: Entity, name: str) -> bool:
    """Leave out names too short to be told from common words."""
    if entity.type == "Sector":
        return True
    han = "\u3400" <= name[0] <= "\u9fff"
    if len(name) < 2 or not (han or name[0].isupper() or name[0].isdigit()):
        return False
    return not _weak(entity, name) or len(name) >= _MIN_WEAK[han]


def _weak(entity: Entity, name: str) -> bool:
    return entity.type == "Region" and bool(_WEAK_ID.match(entity.id)) and not _FULL_FORM.search(name)


def _runs_on(text: str, end: int) -> bool:
    return bool(_CAPITAL.match(text, end))


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a name that begins or ends in Latin letters stands as whole words there.

    >>> is_whole("SIP grew", 0, 3), is_whole("GOSSIP grew", 3, 6)
    (True, False)
    """
    left = text[start].isascii() and start > 0 and text[start - 1].isascii() and text[start - 1].isalnum()
    right = text[end - 1].isascii() and end < len(text) and text[end].isascii() and text[end].isalnum()
    return not left and not right


def _headed(text: str, end: int) -> bool:
    return bool(_ENGLISH_HEAD.match(text, end))


def _mention(text: str, start: int, end: int, name: str, owner: Entity) -> Mention:
    if owner.type in {"Region", "Park"} and (head := _ENGLISH_HEAD.match(text, end)):
        return Mention(start, head.end(), name, owner.type, "known", closed=True)
    return Mention(start, end, name, owner.type, "known", closed=True)
