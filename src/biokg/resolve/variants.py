"""Other ways to look up a printed name: without legal form, bracket or head, or taken apart into place and place."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from biokg.model import CHINESE
from biokg.text.names import clean_name
from biokg.text.scripts import HAN, language_of, to_simplified

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_SHORTEST = 2
_LONGEST = 300
"""Characters of a compound; one that is longer has more ways to be taken apart than there are places."""
_LONGEST_PLACE = 16


class Variants:
    """The affix table made into patterns; words and uses come from ``names/affixes.tsv``."""

    def __init__(self, affixes: Mapping[str, tuple[str, ...]]) -> None:
        self._legal = _tail(affixes.get("legal-form", ()))
        self._head = _tail(affixes.get("place-head", ()))
        lead = "|".join(map(re.escape, affixes.get("lead", ()))) or "(?!)"
        joint = "|".join(map(re.escape, affixes.get("joint", ()))) or "(?!)"
        self._lead = re.compile(rf"^(?:{lead})\s+", re.IGNORECASE)
        self._joint = re.compile(rf"^(?:{joint})\s+", re.IGNORECASE)

    def of_firm(self, name: str) -> Iterator[str]:
        """Yield the name without its legal form, outermost first, then without a bracket at its end."""
        yield from self._stripped(name, self._legal)

    def of_place(self, name: str) -> Iterator[str]:
        """Yield the name without article, without a general head (``area``) and without a bracket at its end."""
        yield from self._stripped(name, self._head)

    def _stripped(self, name: str, pattern: re.Pattern[str]) -> Iterator[str]:
        rest = _fold(name)
        while True:
            shorter = next(
                (cut for cut in (p.sub("", rest, count=1) for p in (self._lead, pattern, _BRACKET)) if cut != rest), ""
            )
            if len(shorter) < _SHORTEST:
                return
            rest = shorter
            yield rest

    def slug(self, name: str) -> str:
        """Return the last part of a provisional id: words joined by ``-``, without legal forms; never empty."""
        rest = _fold(name)
        while len(shorter := self._legal.sub("", self._lead.sub("", rest, count=1), count=1)) >= _SHORTEST:
            if shorter == rest:
                break
            rest = shorter
        plain = to_simplified(rest).casefold().replace("'", "").replace("’", "")
        return "-".join(_WORD.findall(plain)) or "nameless"

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield (place around, place within) for each way to take a compound apart, such as ``广州|黄埔区``."""
        if len(name) > _LONGEST:
            return
        rest = self._lead.sub("", _fold(name), count=1)
        if _HAN.search(rest):
            for cut in range(_SHORTEST, len(rest) - 1):
                yield rest[:cut], rest[cut:]
        words = [re.sub(r"['’]s$", "", word) for word in re.findall(r"[^\s,]+", rest)]
        for cut in range(1, len(words)):
            first, second = " ".join(words[:cut]), " ".join(words[cut:])
            yield first, second
            yield self._joint.sub("", second, count=1), first


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", clean_name(name))


def _tail(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the words as one pattern for the end of a name; Latin ones need a break before them, Han ones do not."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    latin = [r"[\s.,]*".join(map(re.escape, re.findall(r"\w+", word))) for word in ordered if not _HAN.search(word)]
    han = [re.escape(word) for word in ordered if _HAN.search(word)]
    # From the beginning of a run of blanks alone, or a run of a thousand is tried a thousand times over.
    latin_form = rf"(?<![\s,.(])[\s,.(]+(?:{'|'.join(latin) or '(?!)'})"
    han_form = rf"(?<![\s(])[\s(]*(?:{'|'.join(han) or '(?!)'})"
    return re.compile(rf"(?:{latin_form}|{han_form})[\s.,)]*+$", re.IGNORECASE)


def beginnings(name: str) -> range | list[int]:
    """Return where the beginnings of a name end, the longest first: of a Chinese name any, else whole words."""
    if language_of(name) == CHINESE:
        return range(min(len(name) - 1, _LONGEST_PLACE), 1, -1)
    return [at for at in range(len(name) - 1, 0, -1) if name[at] == " "]
