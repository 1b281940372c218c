"""Leads a finding back to the sentences behind it, and says what to do about what no shape speaks of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from biokg import foreign, terms
from biokg.checks.report import Finding, Sentence
from biokg.checks.shape_files import remedies_by_check
from biokg.checks.sparql_constraints import Select
from biokg.model import Claim

_PREFIXES = f"PREFIX bkg: <{terms.ONTOLOGY}> PREFIX oa: <{foreign.OA}> PREFIX prov: <{foreign.PROV}>"
_WAYS = (
    "?node bkg:hasEvidence ?any . BIND(?node AS ?claim)",
    "?claim bkg:hasEvidence ?node",
    "?evidence oa:hasSelector ?node . ?claim bkg:hasEvidence ?evidence",
    "?claim bkg:states ?node",
    "?claim bkg:subject ?node ; bkg:hasEvidence ?any",
    "?claim bkg:object ?node ; bkg:hasEvidence ?any",
    "?node bkg:restsOn|bkg:fromFact|bkg:toFact|bkg:premise ?fact . ?claim bkg:states ?fact",
)
"""How claims, evidence, selectors, facts, things and what is made of facts lead to the claims behind them."""
_CLAIMS = "SELECT DISTINCT ?node ?claim WHERE {{ VALUES ?node {{ {nodes} }} {way} }}"
_QUOTES = """
SELECT DISTINCT ?node ?document ?quote WHERE {{
  VALUES ?node {{ {nodes} }}
  ?node prov:wasDerivedFrom ?document ; bkg:hasEvidence ?place .
  ?place oa:hasSelector ?selector .
  ?selector oa:exact ?quote .
}}"""
_NAMES = f"""
SELECT ?node ?name WHERE {{{{
  VALUES ?node {{{{ {{nodes}} }}}}
  ?node <{foreign.PREF_LABEL}> ?name
}}}}"""

_SCHEMES = ("http://", "https://")
_NO_IRI = frozenset('<>" {}|\\^`')


def with_sentences(findings: Iterable[Finding], claims: Iterable[Claim], select: Select) -> list[Finding]:
    """Return the findings with the sentences that they go back to and, where they have none, a remedy.

    A finding that rests on claims goes back to these; one about a node of the graph to the claims that `select`
    (SPARQL over the graph) leads to from there.
    """
    held = list(findings)
    quoted = {claim.id: Sentence(claim.document, claim.quote) for claim in claims}
    nodes = sorted({one.where for one in held if not one.claims and one.where.startswith(_SCHEMES)})
    from_node = _sentences(nodes, select)
    names = _names({_iri(one.where) for one in held}, select)
    return [replace(_told(one, quoted, from_node), name=names.get(_iri(one.where), "")) for one in held]


def _told(finding: Finding, quoted: Mapping[str, Sentence], from_node: Mapping[str, set[Sentence]]) -> Finding:
    said = {quoted[id_] for id_ in finding.claims if id_ in quoted} or from_node.get(finding.where, set())
    known = remedies_by_check()
    remedy = known.get(finding.check) or known.get(finding.check.partition("/")[0], {})
    return replace(
        finding,
        said=tuple(sorted(_whole(said), key=lambda one: (one.document, one.quote))),
        remedy=finding.remedy or remedy.get("en", ""),
        remedy_zh=finding.remedy_zh or remedy.get("zh", ""),
    )


def _whole(said: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences but for those that are part of another of the same document."""
    held = list(said)
    for one in held:
        if not any(one.document == other.document and one.quote in other.quote and one != other for other in held):
            yield one


def _sentences(nodes: Iterable[str], select: Select) -> dict[str, set[Sentence]]:
    behind = {(_text(node), _text(claim)) for way in _WAYS for node, claim in _rows(_CLAIMS, nodes, select, way=way)}
    quotes = {
        _text(claim): Sentence(terms.slug(_text(document)), _text(quote))
        for claim, document, quote in _rows(_QUOTES, sorted({claim for _, claim in behind}), select)
        if _text(document).startswith(terms.DOCUMENTS)
    }
    found: defaultdict[str, set[Sentence]] = defaultdict(set)
    for node, claim in behind:
        if claim in quotes:
            found[node].add(quotes[claim])
    return found


def _names(nodes: Iterable[str], select: Select) -> dict[str, str]:
    """Return the names of things in both languages, English first."""
    names: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for node, name in _rows(_NAMES, sorted(nodes), select):
        names[_text(node)].add((getattr(name, "language", None) or "", _text(name)))
    return {node: " / ".join(name for _, name in sorted(held)) for node, held in names.items()}


def _rows(query: str, nodes: Iterable[str], select: Select, **parts: str) -> Iterable[Sequence[object]]:
    values = " ".join(f"<{node}>" for node in nodes if not set(node) & _NO_IRI)
    return select(_PREFIXES + query.format(nodes=values, **parts)) if values else ()


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))


def _iri(where: str) -> str:
    """Return the IRI of what a finding is about: arithmetic names a thing by its id."""
    return where if where.startswith(_SCHEMES) or not where else terms.thing(where)
