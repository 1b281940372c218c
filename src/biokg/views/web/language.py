"""The language of an answer: what the address says, else what was chosen before, else what the browser asks for."""

from typing import Final

from starlette.requests import Request

LANGUAGE_COOKIE: Final = "biokg_lang"
OFFERED: Final = ("en", "zh")


def language(request: Request) -> str:
    """Return ``en`` or ``zh``: by ``?lang``, cookie, ``Accept-Language``, the server's own setting."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if chosen in OFFERED:
            return chosen
    return accepted(request.headers.get("accept-language", "")) or str(request.app.state.settings.language)


def accepted(header: str) -> str:
    """Return the first of our languages that ``Accept-Language`` prefers; empty when it wants neither.

    >>> accepted("fr, zh-CN;q=0.9, en;q=0.5"), accepted("fr")
    ('zh', '')
    """
    weighed = []
    for place, part in enumerate(header.split(",")):
        tag, _, quality = part.strip().partition(";q=")
        try:
            weighed.append((-float(quality or 1), place, tag.partition("-")[0].lower()))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(weighed) if tag in OFFERED and weight < 0), "")
