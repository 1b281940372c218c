"""Findings as a SHACL validation report, for programs."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from biokg import foreign, terms
from biokg.checks.engine import term
from biokg.checks.report import VIOLATION, Finding, failed
from biokg.errors import UsageError

_REPORT = ox.BlankNode("report")


def validation_report(findings: Iterable[Finding], suffix: str = "ttl") -> str:
    """Return findings as one ``sh:ValidationReport`` in ``ttl jsonld nt`` or ``rdf``, the same for the same findings.

    What no shape found has the check's own IRI as its component and, where it is about no node, a blank focus node
    that bears its words.
    """
    ordered = sorted(set(findings))
    quads = [
        ox.Triple(_REPORT, _named(foreign.RDF_TYPE), _sh("ValidationReport")),
        ox.Triple(_REPORT, _sh("conforms"), ox.Literal(not failed(ordered))),
    ]
    for number, finding in enumerate(ordered, 1):
        node = ox.BlankNode(f"result{number}")
        quads.append(ox.Triple(_REPORT, _sh("result"), node))
        quads.extend(ox.Triple(node, property_, value) for property_, value in _said(finding, number))
        if not _is_iri(finding.where):
            quads.append(ox.Triple(_focus(finding, number), _named(foreign.RDFS + "label"), ox.Literal(finding.where)))
    prefixes = {"sh": foreign.SH, "shape": terms.SHAPES, **terms.PREFIXES}
    format_ = ox.RdfFormat.from_extension(suffix)
    if format_ is None:
        raise UsageError(f"a validation report has no form {suffix!r}; it has ttl, jsonld, nt, rdf.")
    return (ox.serialize(quads, format=format_, prefixes=prefixes) or b"").decode("utf-8")


def _said(finding: Finding, number: int) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal]]:
    yield _named(foreign.RDF_TYPE), _sh("ValidationResult")
    yield _sh("resultSeverity"), _sh("Violation" if finding.level == VIOLATION else "Warning")
    yield _sh("focusNode"), _focus(finding, number)
    for language in ("en", "zh"):
        if language == "en" or finding.zh:
            yield _sh("resultMessage"), ox.Literal(finding.words(language), language=language)
    result = finding.result
    yield _sh("sourceConstraintComponent"), _named(result.component if result else terms.SHAPES + finding.check)
    if result:
        yield _sh("sourceShape"), _named(result.shape)
        if result.path:
            yield _sh("resultPath"), _named(result.path)
        if result.value:
            yield _sh("value"), term(result.value)
    for sentence in finding.said:
        yield _named(foreign.DERIVED_FROM), _named(terms.document(sentence.document))
        yield _named(foreign.EXACT), ox.Literal(sentence.quote)
    for language in ("en", "zh"):
        if mend := (finding.remedy if language == "en" else finding.remedy_zh):
            yield _named(terms.SHAPES + "remedy"), ox.Literal(mend, language=language)


def _focus(finding: Finding, number: int) -> ox.NamedNode | ox.BlankNode:
    return _named(finding.where) if _is_iri(finding.where) else ox.BlankNode(f"focus{number}")


def _is_iri(text: str) -> bool:
    return text.startswith(("http://", "https://")) and not set(text) & set('<>" {}|\\^`')


def _named(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(foreign.SH + name)
