"""Pages out of templates: everything escaped, the language and the date of the data always at hand."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse

from biokg.views.web.catalogue import translations
from biokg.views.web.language import LANGUAGE_COOKIE, OFFERED, language

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_YEAR: Final = 365 * 24 * 3600
HEADERS: Final = {"Vary": "Accept, Accept-Language, Cookie", "Cache-Control": "no-cache"}
"""A page is never kept past the build that it was made from, nor given to a reader of the other language."""


def render(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page of `template` with `values`; it also sees `request`, `lang`, `as_of` and `switch`.

    `switch` is the address of the same page in the other language. A language that the address asks for is kept.
    """
    lang = language(request)
    other = "en" if lang == "zh" else "zh"
    switch = request.url.include_query_params(lang=other)
    shown = {
        "request": request,
        "lang": lang,
        "as_of": request.app.state.held.as_of,
        "status": status,
        "switch": f"{switch.path}?{switch.query}",
        "paths": frozenset(getattr(route, "path", "") for route in request.app.routes),
        "base": str(request.base_url).rstrip("/"),
        **values,
    }
    headers = {**HEADERS, "Content-Language": "zh-Hans" if lang == "zh" else "en"}
    answer = HTMLResponse(environment(lang).get_template(template).render(shown), status, headers)
    if request.query_params.get("lang") in OFFERED:
        answer.set_cookie(LANGUAGE_COOKIE, lang, max_age=_YEAR, samesite="lax")
    return answer


@cache
def environment(lang: str) -> "Environment":
    """Return the templates, as they speak one language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from biokg.views.pictures.text_width import wrapped
    from biokg.views.plain.things import decided
    from biokg.views.web.pages import links, spoken

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = translations(lang)
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {
        "page": links.page_of,
        "tongue": spoken.tongue_of,
        "fragment": links.fragment,
        "folded": wrapped,
        "decided": lambda decision: decided(decision, lang),
    }
    made.globals |= {
        "data_of": links.data_of,
        "mark_of": links.mark_of,
        "question": links.question,
        "with_query": links.with_query,
        "query_of": spoken.query_of,
    }
    return made
