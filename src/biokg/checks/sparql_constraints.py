"""Evaluates the constraints that shapes give in SPARQL, each once over all its nodes instead of once for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyoxigraph as ox

from biokg import foreign
from biokg.checks.engine import Breach, Node, constraint_component
from biokg.checks.shape_files import Constraint

Select = Callable[[str], Iterable[Sequence[object]]]
"""Answers a SELECT query over the data and the ontology, all in one graph, with rows of terms."""

_COMPONENT = constraint_component("SPARQL")


def sparql_breaches(constraints: Iterable[Constraint], select: Select) -> Iterator[Breach]:
    """Yield the nodes that constraints select.

    SHACL asks each query with ``$this`` bound to one node after the other; ours bind it themselves, so that joined
    with the targets they give the same rows at once, in seconds where node by node takes minutes.
    """
    for constraint in constraints:
        for this, path, value in select(query(constraint, select)):
            yield Breach(
                shape=constraint.name,
                focus=_node(this),
                component=_COMPONENT,
                path=path.value if isinstance(path, ox.NamedNode) else None,
                value=None if value is None else _node(value),
            )


def query(constraint: Constraint, select: Select) -> str:
    """Return the query that finds all nodes of a constraint's shape that its own query selects."""
    prefixes, _, own = constraint.select.partition("SELECT")
    if constraint.subjects_of:
        target = f"?this <{constraint.subjects_of}> ?anything ."
    else:
        classes = " ".join(f"<{iri}>" for iri in sorted(_narrower(constraint.classes, select)))
        target = f"{{ SELECT DISTINCT ?this WHERE {{ VALUES ?class {{ {classes} }} ?this a ?class }} }}"
    return f"{prefixes}SELECT DISTINCT ?this ?path ?value WHERE {{ {target} {{ SELECT{own} }} }}"


def _narrower(classes: Iterable[str], select: Select) -> set[str]:
    values = " ".join(f"<{iri}>" for iri in classes)
    rows = select(f"SELECT ?class WHERE {{ VALUES ?top {{ {values} }} ?class <{foreign.RDFS}subClassOf>* ?top }}")
    return {row[0].value for row in rows if isinstance(row[0], ox.NamedNode)}


def _node(term: object) -> Node:
    if not isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal):
        raise TypeError(term)
    return term
