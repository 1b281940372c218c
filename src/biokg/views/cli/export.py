"""``biokg export``: the graph as a file for other tools."""

import sys
from pathlib import Path

from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.narrowing import add_filters, add_graph, filters_of
from biokg.views.exports.export import Choice, export
from biokg.views.ontology.files import is_ontology, write_ontology

_DESCRIPTION = """\
Write the graph to FILE in the format of its suffix. 按后缀导出。
  networks  .gexf (Gephi)  .graphml  .json (graphology)  .cyjs (Cytoscape)  .net (Pajek)  .dot (Graphviz)
            .csv (edges)  .nodes.csv  .parquet (edges)  .nodes.parquet  .neo4j (a folder)
            .ftm.json (FollowTheMoney)
  RDF       .ttl .nt .jsonld .rdf (what is known)  .nq .trig (everything, with each document's claims)
  the ontology (needs no store)  ontology.ttl  ontology.rdf  ontology.jsonld  ontology.nt
            and as pages with diagrams into a folder of the name `ontology`  本体及其文档"""
_EXAMPLES = (
    "biokg export clusters.gexf",
    "biokg export firms.gexf --graph firms-clusters --lang zh",
    "biokg export firms.nodes.csv --graph firms-clusters",
    "biokg export all.nq",
    "biokg export ontology.ttl",
)


def run(words: list[str]) -> int:
    """Run ``biokg export``."""
    parser = options.parser("export", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="what to write; the suffix says the format")
    add_graph(parser)
    add_filters(parser)
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    if is_ontology(arguments.file):
        written = write_ontology(arguments.file)
        print(f"{arguments.file}: {written} {'triples' if arguments.file.suffix else 'pages'}", file=sys.stderr)
        return 0
    view = open_view(arguments.store)
    choice = Choice(arguments.graph, arguments.lang, filters_of(view, arguments))
    report = export(view, arguments.file, choice)
    counts = ", ".join(f"{count} {what}" for what, count in report.counts.items())
    print(f"{report.path}: {counts}", file=sys.stderr)
    return 0
