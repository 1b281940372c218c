"""The paths of the SPARQL 1.1 Protocol endpoint and its editor."""

from typing import Final

from starlette.routing import BaseRoute, Route

from biokg.views.web.sparql.endpoint import sparql

ROUTES: Final[list[BaseRoute]] = [Route("/sparql", sparql, methods=["GET", "POST"])]
