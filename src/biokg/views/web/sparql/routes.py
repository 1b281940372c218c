"""The paths of the SPARQL 1.1 Protocol endpoint and its editor."""

from typing import Final

from starlette.routing import BaseRoute, Route

from biokg.views.web.sparql.endpoint import sparql
from biokg.views.web.sparql.vocabulary import vocabulary

ROUTES: Final[list[BaseRoute]] = [
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/sparql/terms.json", vocabulary),
]
