"""The paths of the SPARQL 1.1 Protocol endpoint and its editor."""

from typing import Final

from starlette.routing import BaseRoute

ROUTES: Final[list[BaseRoute]] = []
