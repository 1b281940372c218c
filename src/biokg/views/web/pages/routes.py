"""The paths of HTML pages and linked data."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from biokg.views.web.pages import (
    anchors,
    asking,
    comparing,
    described,
    home,
    linked,
    reading,
    things,
    vocabulary,
)
from biokg.views.web.rendering import render


def about(request: Request) -> Response:
    """Answer the page that says how to read the others."""
    return render(request, "about.html")


ROUTES: Final[list[BaseRoute]] = [
    Route("/", home.home),
    Route("/search", home.find),
    Route("/search.json", home.suggest),
    Route("/list", things.catalogue),
    Route("/list/{name}", things.listed),
    Route("/thing/{slug:path}", things.thing),
    Route("/ask", asking.index),
    Route("/ask/{name}", asking.asked),
    Route("/compare", comparing.compare),
    Route("/anchors", anchors.report),
    Route("/documents", reading.shelf),
    Route("/document/{slug:path}", reading.document),
    Route("/about", about),
    Route("/ontology", vocabulary.ontology),
    Route("/id/{slug:path}", linked.identifier),
    Route("/doc/{slug:path}", linked.identifier),
    Route("/data/dataset.{suffix}", described.dataset),
    Route("/data/ontology.{suffix}", vocabulary.data),
    Route("/data/{what}/{slug:path}", linked.data),
    Route("/.well-known/void", described.well_known),
    Route("/sitemap.xml", described.sitemap),
    Route("/sitemap-{part:int}.xml", described.sitemap_part),
    Route("/robots.txt", described.robots),
]
