"""Which of several forms a client would rather have, by its Accept header."""

from collections.abc import Sequence


def best(header: str, offered: Sequence[str]) -> str | None:
    """Return the media type of `offered` (best first) that the header likes most; None when it takes none.

    An absent or empty header takes anything.

    >>> best("text/html,application/xml;q=0.9,*/*;q=0.8", ["application/json", "text/html"])
    'text/html'
    >>> best("text/csv;q=0, */*;q=0.1", ["text/csv", "application/json"])
    'application/json'
    >>> best("image/png", ["text/csv"]) is None
    True
    """
    ranges = [_range(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]
    scored = [(_quality(type_, ranges), -place, type_) for place, type_ in enumerate(offered)]
    quality, _, type_ = max(scored, default=(0.0, 0, ""))
    return type_ if quality > 0 else None


def best_or_first(header: str, offered: Sequence[str]) -> str:
    """Return the media type of `offered` that the header likes most, the first when it takes none of them.

    >>> best_or_first("text/turtle;q=0.8, text/html;q=0.5", ("text/html", "text/turtle"))
    'text/turtle'
    >>> best_or_first("image/png", ("text/html",))
    'text/html'
    """
    return best(header, offered) or offered[0]


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, float(parameter[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0


def _quality(type_: str, ranges: Sequence[tuple[str, float]]) -> float:
    # The most exact range that covers the type decides, whatever less exact ones say.
    family = f"{type_.partition('/')[0]}/*"
    for wanted in (type_, family, "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
