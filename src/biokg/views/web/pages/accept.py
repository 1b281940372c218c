"""Content negotiation: which of the media types on offer a client prefers (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence


def best(header: str, offered: Sequence[str]) -> str:
    """Return the media type of `offered` that an ``Accept`` header prefers, the first where it says nothing of them.

    The most specific part of the header that fits a type gives its weight; of equal ones the earlier offer wins.

    >>> best("text/turtle;q=0.8, text/html;q=0.5", ("text/html", "text/turtle"))
    'text/turtle'
    >>> best("*/*", ("text/html", "text/turtle")), best("", ("text/html",)), best("image/png", ("text/html",))
    ('text/html', 'text/html', 'text/html')
    """
    ranges = [_read(part) for part in header.split(",") if part.strip()]
    weighed = [(_weight(type_, ranges), -place) for place, type_ in enumerate(offered)]
    return offered[-max(weighed)[1]]


def _read(part: str) -> tuple[str, float]:
    name, *parameters = (one.strip().lower() for one in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, float(parameter[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0


def _weight(type_: str, ranges: Sequence[tuple[str, float]]) -> float:
    for fitting in (type_, type_.partition("/")[0] + "/*", "*/*"):
        found = [weight for name, weight in ranges if name == fitting]
        if found:
            return found[0]
    return 0.0
