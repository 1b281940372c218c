"""Public bodies named by their place: "Benxi High-tech Zone's management committee", "Kunming health commission"."""

import re
from collections.abc import Iterable, Iterator

from biokg.model import Mention

_PLACES = frozenset({"Region", "Park"})
_BODY = re.compile(
    r"(?:['’]s)?(?P<n>(?: (?:district|municipal|city|provincial|county|people['’]s|local))*"
    r"(?: (?:management|administrative|administration|working) committee"
    r"|(?: (?!of\b|in\b|has\b|is\b|and\b|the\b)[a-z]+(?:,| and)?){1,5} (?:bureau|commission)"
    r"| (?:Party|CPC) (?:working )?committee))\b"
)


def find_bodies(text: str, known: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the bodies that a known place's name begins.

    >>> zone = Mention(0, 20, "Benxi High-tech Zone", "Park", "known", True)
    >>> [m.name for m in find_bodies("Benxi High-tech Zone's management committee met.", [zone])]
    ['Benxi High-tech Zone management committee']
    """
    for mention in known:
        if mention.type in _PLACES and (match := _BODY.match(text, mention.end)):
            yield Mention(
                mention.start, match.end(), text[mention.start : mention.end] + match["n"], "PublicBody", "body"
            )
