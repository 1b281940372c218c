"""The paths of the HTTP API."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from biokg import errors
from biokg.views.plain.faults import PROBLEMS, kind
from biokg.views.web.api import asked, openapi, things


def index(request: Request) -> JSONResponse:
    """Answer where everything is."""
    del request
    return JSONResponse({route.name: route.path for route in ROUTES if isinstance(route, Route)})


def problems(request: Request) -> JSONResponse:
    """Answer what each kind of problem means."""
    del request
    family = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.BiokgError)]
    return JSONResponse({kind(one): (one.__doc__ or "").split("\n")[0] for one in family})


ROUTES: Final[list[BaseRoute]] = [
    Route("/api", index, name="index"),
    Route("/api/openapi.json", openapi.document, name="openapi"),
    Route("/api/questions", asked.catalogue, name="questions"),
    Route("/api/questions/{name}", asked.question, name="question"),
    Route("/api/words", asked.in_words, name="words"),
    Route("/api/find", things.found, name="find"),
    Route("/api/explain", things.explained, name="explain"),
    Route("/api/path", things.connected, name="path"),
    Route("/api/evidence", things.sentences, name="evidence"),
    Route(PROBLEMS, problems, name="problems"),
]
