"""Two names side by side: why they may name one thing, and what speaks against it."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from biokg.resolve.likeness.parts import Part, Parts, is_chinese, parts_of
from biokg.resolve.likeness.words import dictionary
from biokg.text.names import name_key
from biokg.text.pinyin import is_read
from biokg.text.scripts import to_simplified

_OPAQUE = frozenset({"name", "hard", "head"})
_PUBLIC = frozenset({"head"})
_LEAST_LETTERS = 4
_LONGEST_ACRONYM = 7
_LONGEST_RUN = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two names say: `reasons` for one thing, `guards` against it; codes of ``data/identity/signals.tsv``."""

    reasons: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()

    @property
    def proposed(self) -> bool:
        """Whether a person should be asked: a name alone never decides."""
        return bool(self.reasons) and not self.guards


@dataclass(slots=True)
class _Pairing:
    """Which known words of two names translate or repeat each other."""

    matched: list[tuple[Part, Part]] = field(default_factory=list)
    left: list[Part] = field(default_factory=list)
    right: list[Part] = field(default_factory=list)


def compare(left: str, right: str) -> Likeness:
    """Compare two names of either language; neither order matters.

    >>> compare("恒瑞医药", "Jiangsu Hengrui Pharmaceuticals Co., Ltd.")
    Likeness(reasons=('pinyin', 'translation', 'place-added'), guards=())
    >>> compare("苏州高新区", "Wuxi High-tech Zone").guards
    ('place',)
    >>> compare("浙大一院", "浙江大学医学院附属第二医院").guards
    ('number',)
    """
    if name_key(left) == name_key(right) != "":
        return Likeness(("spelling",))
    if (short := _acronym(left, right)) is not None:
        return short
    one, other = _parts(left, right)
    pairing = _paired(_but_places(one), _but_places(other))
    guards = tuple(dict.fromkeys(_guards(one, other, pairing)))
    return Likeness(_reasons((left, right), (one, other), pairing), guards)


def _parts(left: str, right: str) -> tuple[Parts, Parts]:
    """Take both names apart; what of a Chinese one can be read as the other's own letters stays whole."""
    if is_chinese(left) == is_chinese(right):
        return parts_of(left), parts_of(right)
    if is_chinese(left):
        other = parts_of(right)
        return parts_of(left, _readable(left, other.core)), other
    one = parts_of(left)
    return one, parts_of(right, _readable(right, one.core))


def _readable(chinese: str, core: Sequence[str]) -> frozenset[str]:
    text = to_simplified(unicodedata.normalize("NFKC", chinese))
    runs = {
        run
        for start in range(len(core))
        for end in range(start + 1, min(len(core), start + _LONGEST_RUN) + 1)
        if len(run := "".join(core[start:end])) >= _LEAST_LETTERS
    }
    spans = (text[start:end] for start in range(len(text)) for end in range(start + 2, min(len(text), start + 6) + 1))
    return frozenset(span for span in spans if is_chinese(span) and any(is_read(span, run) for run in runs))


def _paired(one: Iterable[Part], other: Iterable[Part]) -> _Pairing:
    pairing = _Pairing(right=list(other))
    for part in one:
        twin = next((p for p in pairing.right if p.word.meanings & part.word.meanings), None)
        if twin is None:
            pairing.left.append(part)
        else:
            pairing.right.remove(twin)
            pairing.matched.append((part, twin))
    return pairing


# --- what speaks against it


def _guards(one: Parts, other: Parts, pairing: _Pairing) -> Iterable[str]:
    if _apart(_places(one), _places(other)):
        yield "place"
    if _numbers(one) != _numbers(other):
        yield "number"
    if _branch(one, other) or _branch(other, one):
        yield "branch"
    if bool(_heads(one)) != bool(_heads(other)) or _unlike(one, other, pairing):
        yield "kind"
    if not (_heads(one) or _heads(other)):
        yield from _firm_guards(one, other)


def _firm_guards(one: Parts, other: Parts) -> Iterable[str]:
    fields, others = _fields(one), _fields(other)
    if fields and others and not fields & others:
        yield "field"
    marks, their_marks = _with_use(one, "mark"), _with_use(other, "mark")
    bare = (marks - their_marks and not fields and others) or (their_marks - marks and not others and fields)
    if bare or _with_use(one, "division") != _with_use(other, "division"):
        yield "group"


def _apart(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    """Tell whether both names say places, and one of them neither holds nor lies in any of the other name."""
    if not (one and other):
        return False
    return not all(any(_touch(here, there) for there in b) for a, b in ((one, other), (other, one)) for here in a)


def _touch(here: frozenset[str], there: frozenset[str]) -> bool:
    around = dictionary().around
    return any(a in around[b] or b in around[a] for a in here for b in there)


def _branch(one: Parts, other: Parts) -> bool:
    """Tell "Qilu Pharmaceutical (Hainan)", a firm beside its parent, from the seat of a company limited by shares."""
    if one.stock or not one.bracket:
        return False
    here = [part.word.meanings for part in one.bracket]
    there = [part.word.meanings for part in (*other.bracket, *_place_parts(other))]
    return not any(_touch(a, b) for a in here for b in there)


def _unlike(one: Parts, other: Parts, pairing: _Pairing) -> bool:
    """Tell whether a word that tells things apart stands in one of the names only."""
    strict = bool(_heads(one) and _heads(other))
    left = [part for part in pairing.left if _tells(part, strict=strict)]
    right = [part for part in pairing.right if _tells(part, strict=strict)]
    if left and right:
        return True
    kinds = {meaning for a, _ in pairing.matched for meaning in a.word.meanings}
    own = bool(one.core and other.core) or any("name" in a.word.uses for a, _ in pairing.matched)
    told = bool(_places(one) and _places(other)) and any("hard" in a.word.uses for a, _ in pairing.matched)
    owned = ("hospital" in kinds and own) or ("institute" in kinds and (own or told))
    return bool(left or right) and not (owned and all(_owns(part) for part in left or right))


def _tells(part: Part, *, strict: bool) -> bool:
    uses = part.word.uses
    if strict:
        return bool(uses & {*_OPAQUE, "field", "owner"})
    return bool(uses & _OPAQUE) and not uses & {"soft", "field", "mark"}


def _owns(part: Part) -> bool:
    """Tell whether a word can be of the university that a hospital belongs to."""
    return bool(part.word.uses & {"name", "owner", "head", "hard", "field"}) and "#" not in "".join(part.word.meanings)


# --- what speaks for it


def _reasons(names: tuple[str, str], parts: tuple[Parts, Parts], pairing: _Pairing) -> tuple[str, ...]:
    one, other = parts
    mixed = is_chinese(names[0]) != is_chinese(names[1])
    if bool(one.core) != bool(other.core) or (one.core and not _same_core(one, other)):
        return ()
    places = any(_touch(a, b) for a in _places(one) for b in _places(other))
    if not one.core and not _tells_enough(pairing, places=places):
        return ()
    found = [("pinyin" if mixed else "core") if one.core else ""]
    found.append("translation" if mixed and pairing.matched else "")
    found.append("words" if not mixed and not one.core else "")
    found.append("place-added" if bool(_places(one)) != bool(_places(other)) else "")
    found.append("legal-form" if not mixed and one.core and not places else "")
    return tuple(reason for reason in found if reason)


def _same_core(one: Parts, other: Parts) -> bool:
    left, right = "".join(one.core), "".join(other.core)
    if is_chinese(left) == is_chinese(right):
        return left == right
    return is_read(left, right) if is_chinese(left) else is_read(right, left)


def _tells_enough(pairing: _Pairing, *, places: bool) -> bool:
    """Tell whether names without a word of their own say enough: a proper word, or a place and what is there."""
    uses = [a.word.uses & b.word.uses for a, b in pairing.matched]
    if any("name" in both for both in uses):
        return True
    kinds = sum(1 for both in uses if both & {"head", "hard", "field"})
    return kinds > 1 if not places else kinds > 0


def _acronym(left: str, right: str) -> Likeness | None:
    """Compare an acronym with the initials of the other name; None where neither name is one."""
    for short, long in ((left, right), (right, left)):
        letters = short.strip().replace("&", "")
        plain = letters.isascii() and letters.isalpha() and letters.isupper() and 2 < len(short) < _LONGEST_ACRONYM
        if plain and not is_chinese(long) and " " in long.strip() and _initials(long) == letters:
            return Likeness(("acronym",))
    return None


def _initials(name: str) -> str:
    words = [word for word in name.replace("-", " ").replace("&", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words if "legal" not in _uses_of(word))


def _uses_of(word: str) -> frozenset[str]:
    found = dictionary().words.get(name_key(word))
    return found.uses if found else frozenset()


# --- views of a name


def _place_parts(parts: Parts) -> list[Part]:
    return [part for part in parts.words if "place" in part.word.uses]


def _but_places(parts: Parts) -> list[Part]:
    return [part for part in parts.words if not part.word.uses & {"place", "number"}]


def _places(parts: Parts) -> list[frozenset[str]]:
    return [part.word.meanings for part in _place_parts(parts)]


def _numbers(parts: Parts) -> frozenset[str]:
    return frozenset().union(*(part.word.meanings for part in parts.words if "number" in part.word.uses))


def _heads(parts: Parts) -> frozenset[str]:
    return _with_use(parts, "head")


def _fields(parts: Parts) -> frozenset[str]:
    return frozenset(word for meaning in _with_use(parts, "field") for word in meaning.split()) - {"tech"}


def _with_use(parts: Parts, use: str) -> frozenset[str]:
    known = dictionary()
    return frozenset(
        m for part in parts.words for m in part.word.meanings if use in part.word.uses and known.use(m) == use
    )
