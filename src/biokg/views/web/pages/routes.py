"""The paths of HTML pages and linked data."""

from typing import Final

from starlette.routing import BaseRoute, Route

from biokg.views.web.pages import asking, home, linked, reading, things

ROUTES: Final[list[BaseRoute]] = [
    Route("/", home.home),
    Route("/search", home.find),
    Route("/search.json", home.suggest),
    Route("/list", things.catalogue),
    Route("/list/{name}", things.listed),
    Route("/thing/{slug:path}", things.thing),
    Route("/ask", asking.index),
    Route("/ask/{name}", asking.asked),
    Route("/documents", reading.shelf),
    Route("/document/{slug:path}", reading.document),
    Route("/id/{slug:path}", linked.identifier),
    Route("/doc/{slug:path}", linked.identifier),
    Route("/data/{what}/{slug:path}", linked.data),
]
