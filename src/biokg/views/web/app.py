"""The application: the paths of every room behind one set of guards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from biokg.views.web import problems
from biokg.views.web.access_log import AccessLog
from biokg.views.web.api.routes import ROUTES as API
from biokg.views.web.explore.routes import ROUTES as EXPLORE
from biokg.views.web.guards import Body, Headers, Hosts, Pace, Token
from biokg.views.web.held import Held
from biokg.views.web.limited.pool import Pool
from biokg.views.web.pages.routes import ROUTES as PAGES
from biokg.views.web.review.routes import ROUTES as REVIEW
from biokg.views.web.settings import Settings
from biokg.views.web.sparql.routes import ROUTES as SPARQL
from biokg.views.web.static_files import static_file


def healthz(request: Request) -> JSONResponse:
    """Answer that the server is alive and which build it reads."""
    as_of = request.app.state.held.as_of
    return JSONResponse({"status": "ok", "build": as_of.build, "published": as_of.published})


ROUTES: Final[list[BaseRoute]] = [
    Route("/healthz", healthz),
    Route("/static/{path:path}", static_file),
    *API,
    *SPARQL,
    *EXPLORE,
    *REVIEW,
    *PAGES,  # last: its paths are the widest
]


def create_app(settings: Settings) -> Starlette:
    """Return the application for `settings`; raises `StoreError` when there is no store to read."""
    app = Starlette(
        routes=ROUTES, exception_handlers=problems.HANDLERS, middleware=_guards(settings), lifespan=_lifespan
    )
    app.router.redirect_slashes = False  # one address for one thing
    app.state.settings = settings
    app.state.held = Held(settings.store)
    app.state.pool = Pool(app.state.held, settings.limits, scratch=settings.writable)
    return app


def _guards(settings: Settings) -> list[Middleware]:
    cors = Middleware(
        CORSMiddleware,
        allow_origins=settings.cors,
        allow_methods=("GET", "POST"),
        allow_headers=("Authorization", "Content-Type"),
        expose_headers=("Retry-After",),
    )
    return [
        Middleware(AccessLog),
        Middleware(Headers),
        Middleware(Pace, seconds=settings.limits.request_seconds),
        Middleware(Hosts, called=settings.called),
        *([cors] if settings.cors else []),  # before the token: a browser's preflight bears none
        Middleware(Token, token=settings.token),
        Middleware(Body, limits=settings.limits),
    ]


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.pool.close()
