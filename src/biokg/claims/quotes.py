"""Quotes found again in a text that was read anew: without their spaces, in one width and one script."""

from dataclasses import dataclass
from functools import lru_cache

from biokg.model import Span
from biokg.text.shadow import Shadow, shadow

_ONE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "，": ",", "「": '"', "」": '"'})


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its spaces, folded in width and script, with the way back to it."""

    text: str
    places: tuple[int, ...]
    """Where each character of `text` stands in the shadow."""
    shadow: Shadow

    def find(self, quote: str) -> Span | None:
        r"""Return where in the original a quote stands first, however it is wrapped there; None for nowhere.

        >>> folded("It has 3\n20 firms.").find("has 320 firms")
        (3, 17)
        """
        wanted = folded(quote).text
        at = self.text.find(wanted)
        if not wanted or at < 0:
            return None
        return self.shadow.back(self.places[at], self.places[at + len(wanted) - 1] + 1)


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    r"""Return a text as quotes are compared by.

    >>> folded("产值１０ 亿元，\n增长").text
    '产值10亿元,增长'
    """
    page = shadow(text)
    places = tuple(at for at, char in enumerate(page.text) if not char.isspace())
    return Folded("".join(page.text[at] for at in places).translate(_ONE), places, page)


def agree(one: str, other: str) -> bool:
    r"""Tell whether two quotes are the same sentence, or one a part of the other.

    >>> agree("It has 320 firms.", "It has\n320 firms. They grow."), agree("It has 320 firms.", "It has 32 firms.")
    (True, False)
    """
    left, right = folded(one).text, folded(other).text
    return bool(left and right) and (left in right or right in left)
