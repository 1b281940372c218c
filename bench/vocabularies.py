"""Hold `ontology/alignments/vocabularies.tsv` against the vocabularies themselves; `--write` makes it anew.

The tests run offline against the table. This script fetches what the table was taken from: the npm packages
`@vocabulary/*` (with `npm pack`), and, for FIBO and FollowTheMoney, a clone of their repositories given by option.

    python bench/vocabularies.py --fibo ~/clones/fibo --ftm ~/clones/followthemoney
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import yaml

from biokg import foreign
from biokg.checks.foreign import COLUMNS, KINDS, foreign_terms
from biokg.resources import shipped

# The package of each namespace; schema.org's file still says http where its release says https.
PACKAGES = {
    foreign.PROV: "prov",
    foreign.OA: "oa",
    foreign.SKOS: "skos",
    foreign.DCTERMS: "dcterms",
    foreign.SCHEMA: "schema",
    "http://purl.org/vocab/vann/": "vann",
    "http://www.w3.org/ns/org#": "org",
    "http://purl.org/linked-data/cube#": "qb",
    "http://www.w3.org/2006/time#": "time",
    "http://www.w3.org/ns/dcat#": "dcat",
    "http://qudt.org/vocab/unit/": "unit",
}
FIBO = {
    "https://spec.edmcouncil.org/fibo/ontology/SEC/Funds/Funds/": "SEC/Funds/Funds.rdf",
    "https://spec.edmcouncil.org/fibo/ontology/SEC/Securities/Pools/": "SEC/Securities/Pools.rdf",
}
FTM = "https://schema.followthemoney.tech/#"

_ABOVE = (foreign.RDFS + "subClassOf", foreign.RDFS + "subPropertyOf")
_DOMAIN = (foreign.RDFS + "domain", foreign.SCHEMA + "domainIncludes")
_RANGE = (foreign.RDFS + "range", foreign.SCHEMA + "rangeIncludes")
_DATA = (foreign.XSD, foreign.RDFS + "Literal")


@dataclass(slots=True)
class Said:
    """What a vocabulary says of one of its terms."""

    types: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)
    domain: set[str] = field(default_factory=set)
    range: set[str] = field(default_factory=set)


Vocabulary = dict[str, Said]


def main() -> int:
    """Compare or write; 1 when the table differs from its sources."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fibo", type=Path, help="a clone of edmcouncil/fibo")
    parser.add_argument("--ftm", type=Path, help="a clone of alephdata/followthemoney")
    parser.add_argument("--write", action="store_true", help="write the table instead of comparing")
    options = parser.parse_args()
    path = shipped("ontology", "alignments", "vocabularies.tsv")
    kept = {row.split("\t")[0]: row for row in path.read_text("utf-8").splitlines()[1:]} if path.exists() else {}
    rows, absent = table(options.fibo, options.ftm)
    if options.write and not absent:
        lines = ["\t".join(COLUMNS), *(rows[term] for term in sorted(rows))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        return 0
    wrong = [term for term in sorted(rows.keys() | kept.keys()) if rows.get(term) != kept.get(term)]
    for term in (*absent, *(term for term in wrong if term not in absent)):
        print(f"{term}\n  table:      {kept.get(term)}\n  vocabulary: {rows.get(term)}")
    print(f"{len(rows)} terms looked up, {len(absent)} not in their vocabulary, {len(wrong)} differ", file=sys.stderr)
    return 1 if absent or wrong else 0


def table(fibo: Path | None, ftm: Path | None) -> tuple[dict[str, str], list[str]]:
    """Return the row of every foreign term that the ontology names, and the terms that no vocabulary has."""
    by_space: dict[str, list[str]] = defaultdict(list)
    for term in foreign_terms():
        by_space[term[: max(term.rfind("#"), term.rfind("/")) + 1]].append(term)
    rows, absent = {}, []
    for space, named in sorted(by_space.items()):
        vocabulary, source = fetched(space, fibo, ftm)
        for term in named:
            if term in vocabulary:
                rows[term] = row(term, vocabulary, source)
            else:
                absent.append(term)
    return rows, absent


def fetched(space: str, fibo: Path | None, ftm: Path | None) -> tuple[Vocabulary, str]:
    """Return the vocabulary of a namespace and what to call its source."""
    if space in FIBO:
        if fibo is None:
            raise SystemExit("FIBO is in no package: name a clone with --fibo.")
        return read(ox.parse(path=fibo / FIBO[space], format=ox.RdfFormat.RDF_XML)), f"edmcouncil/fibo {FIBO[space]}"
    if space == FTM:
        if ftm is None:
            raise SystemExit("FollowTheMoney is in no package: name a clone with --ftm.")
        return follow_the_money(ftm / "followthemoney" / "schema"), "alephdata/followthemoney schema"
    package = f"@vocabulary/{PACKAGES[space]}"
    with tempfile.TemporaryDirectory() as folder:
        name = subprocess.run(
            ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.split()[-1]
        with tarfile.open(Path(folder) / name) as archive:
            archive.extractall(folder, filter="data")
        files = sorted(Path(folder).glob("package/*.nq"))
        quads = [quad for file in files for quad in ox.parse(path=file, format=ox.RdfFormat.N_QUADS)]
    version = name.removesuffix(".tgz").rsplit("-", 1)[-1]
    return read(quads), f"{package} {version}"


def read(quads: Iterable[ox.Quad]) -> Vocabulary:
    """Gather what statements say of each named term."""
    vocabulary: Vocabulary = defaultdict(Said)
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            continue
        subject, link, value = _https(quad.subject.value), _https(quad.predicate.value), _https(quad.object.value)
        said = vocabulary[subject]
        if link == foreign.RDF_TYPE:
            said.types.add(value)
        for links, values in ((_ABOVE, said.above), (_DOMAIN, said.domain), (_RANGE, said.range)):
            if link in links:
                values.add(value)
    return {term: said for term, said in vocabulary.items() if said.types}


def follow_the_money(folder: Path) -> Vocabulary:
    """Read the classes of FollowTheMoney, which publishes them under its namespace unless a schema says otherwise."""
    vocabulary: Vocabulary = {}
    for file in sorted(folder.glob("*.y*ml")):
        for name, schema in yaml.safe_load(file.read_text("utf-8")).items():
            iri = schema.get("rdf", FTM + name)
            above = {FTM + parent for parent in schema.get("extends", ())}
            vocabulary[iri] = Said({foreign.OWL + "Class"}, above)
    return vocabulary


def row(term: str, vocabulary: Vocabulary, source: str) -> str:
    """Return the line of one term: its kind, all that is above it, its domain and range, where that stands."""
    said = vocabulary[term]
    above = sorted(set(_closure(term, vocabulary)) - {term, foreign.OWL + "Thing"})
    domain, range_ = sorted(said.domain), sorted(said.range)
    return "\t".join((term, kind(said, vocabulary), " ".join(above), " ".join(domain), " ".join(range_), source))


def kind(said: Said, vocabulary: Vocabulary) -> str:
    """Return one of `KINDS`; a plain rdf:Property is told by what its range holds."""
    for type_, name in KINDS.items():
        if type_ in said.types:
            return name
    if foreign.RDF + "Property" not in said.types and not any(type_.endswith("Property") for type_ in said.types):
        return "individual"
    data = [_is_data(value, vocabulary) for value in said.range]
    if not data or len(set(data)) > 1:
        return "property"
    return "text" if all(data) else "link"


def _is_data(class_: str, vocabulary: Vocabulary) -> bool:
    data_type = foreign.SCHEMA + "DataType"
    said = vocabulary.get(class_, Said())
    return (
        class_.startswith(_DATA)
        or data_type in said.types
        or any(data_type in vocabulary.get(above, Said()).types for above in _closure(class_, vocabulary))
    )


def _closure(term: str, vocabulary: Vocabulary) -> Iterator[str]:
    waiting, seen = [term], set()
    while waiting:
        if (one := waiting.pop()) not in seen:
            seen.add(one)
            yield one
            waiting.extend(vocabulary.get(one, Said()).above)


def _https(iri: str) -> str:
    return iri.replace("http://schema.org/", foreign.SCHEMA)


if __name__ == "__main__":
    sys.exit(main())
