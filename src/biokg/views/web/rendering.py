"""Pages out of templates: everything escaped, the language and the date of the data always at hand."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse

from biokg.views.web.language import language

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def render(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return the page of `template` with `values`; it also sees `request`, `lang` and `as_of`."""
    shown = {
        "request": request,
        "lang": language(request),
        "as_of": request.app.state.held.as_of,
        "status": status,
        **values,
    }
    return HTMLResponse(_environment().get_template(template).render(shown), status)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
