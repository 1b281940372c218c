"""Runs SHACL shapes of `ontology/shapes` over a graph and turns the report into findings."""

from pathlib import Path

from pyshacl import validate
from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node

from biokg.checks.report import VIOLATION, WARNING, Finding


def run_shapes(data: Graph, shapes: Path) -> list[Finding]:
    """Return what one file of shapes finds in `data`, sorted; the check is named after the file."""
    shapes_graph = Graph().parse(shapes, format="turtle")
    conforms, report, _ = validate(data, shacl_graph=shapes_graph, inference="none", inplace=True)
    return [] if conforms else sorted(set(_findings(report, f"shapes/{shapes.stem}")))


def _findings(report: Graph, check: str) -> list[Finding]:

    found = []
    for result in report.objects(None, SH.result):
        level = VIOLATION if report.value(result, SH.resultSeverity) == SH.Violation else WARNING
        where = str(report.value(result, SH.focusNode))
        found.append(Finding(level, check, where, _message(report, result)))
    return found


def _message(report: Graph, result: Node) -> str:
    """Return the words of the shape, with the bad value where there is one."""
    words = min(str(message) for message in report.objects(result, SH.resultMessage))
    value = report.value(result, SH.value)
    shown = value is not None and value != report.value(result, SH.focusNode) and isinstance(value, Literal | URIRef)
    return f"{words} (here: {value})" if shown else words
