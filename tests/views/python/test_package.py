import subprocess
import sys

import pytest

import biokg
import biokg.errors


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = (
        "import sys, biokg; print([name for name in sys.modules if name.startswith('biokg.') or name == 'pyoxigraph'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_opening_and_asking_loads_no_heavy_library(shipped_store: object) -> None:
    code = "import sys, biokg; biokg.open(sys.argv[1]).ask('anchors'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(shipped_store)], capture_output=True, text=True, check=True)
    heavy = {"networkx", "numpy", "scipy", "pandas", "polars", "pyarrow", "rich", "rdflib", "starlette", "mcp"}
    assert not heavy & set(done.stdout.split())


@pytest.mark.parametrize("name", sorted(biokg.__all__))
def test_all_that_is_offered_is_there_and_listed(name: str) -> None:
    assert getattr(biokg, name)
    assert name in dir(biokg)


def test_what_is_not_offered_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'close'"):
        _ = biokg.close
