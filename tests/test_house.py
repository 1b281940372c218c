"""The architecture, held by tests: which room may know which, and what only one room may do."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
FILES = sorted((SOURCE / "biokg").rglob("*.py"))

# A room may import itself and the rooms to its left; rooms of one step do not know each other.
STEPS = (
    ("model", "errors", "foreign"),
    ("resources", "terms", "journal"),
    ("text",),
    ("documents",),
    ("mentions",),
    ("claims",),
    ("choices",),
    ("resolve",),
    ("triples",),
    ("reason",),
    ("checks",),
    ("store",),
    ("ask", "analysis"),
    ("bulk",),
    ("pipeline",),
    ("effects",),
    ("review",),
    ("views",),
    ("__main__",),
)
STEP = {room: number for number, step in enumerate(STEPS) for room in step}
# Narrower than the order: rooms that would lose their point by knowing more.
ONLY = {
    "text": {"model", "errors", "resources"},
    "choices": {"model", "errors", "resources", "terms", "foreign", "mentions", "claims"},
    "reason": {"model", "errors", "terms", "foreign", "resolve", "triples"},
    "store": {"model", "errors", "resources"},
    "ask": {"model", "errors", "resources", "terms", "foreign", "text", "resolve", "triples", "store"},
    "analysis": {"model", "errors", "resources", "terms", "foreign", "text", "store"},
}
LONGEST_FILE = 350
OUTERMOST = ("views/cli/", "pipeline")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def short(path: Path) -> str:
    return path.relative_to(SOURCE / "biokg").as_posix()


def module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module(path): path for path in FILES}


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names that a file imports, anywhere in it; `from a import b` gives `a.b` too."""
    package = module(path).split(".") if path.name == "__init__.py" else module(path).split(".")[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *(node.module or "").split(".")]).strip(".")
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """Return the modules of ours that a file imports; a module stands for itself and not for its package."""
    names = {name for name in imports(path) if name in MODULES}
    return {name for name in names if not any(other.startswith(f"{name}.") for other in names)} - {module(path)}


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def test_there_is_something_to_look_at() -> None:
    assert {"biokg.model", "biokg.errors"} <= set(MODULES)


def test_every_file_lies_in_a_room_that_is_known() -> None:
    assert {room(name) for name in MODULES} - {""} <= set(STEP)


@pytest.mark.parametrize("path", FILES, ids=short)
def test_imports_point_one_way(path: Path) -> None:
    own = room(module(path))
    others = {room(name) for name in ours(path)} - {own, ""}
    # The top of the package (its version) may be read by any room. What it offers to Python users it names for type
    # checkers and loads when it is used (`tests/views/python/test_package.py`), so that it imports no room itself.
    if not own:
        assert others <= {"errors", "views"}
        return
    allowed = ONLY.get(own, {other for other, step in STEP.items() if step < STEP[own]})
    assert others <= allowed, f"{short(path)} imports {sorted(others - allowed)}"


def test_model_and_errors_import_nothing_of_ours() -> None:
    assert not {name for path in FILES if room(module(path)) in STEPS[0] for name in ours(path)}


def test_no_import_cycle() -> None:
    # Kahn: take away what imports nothing that is left; what remains is a cycle or hangs on one.
    # The top of the package imports nothing when it is loaded, so whoever reads its version closes no cycle.
    left = {name: ours(path) - {"biokg"} for name, path in MODULES.items()}
    while free := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in free}
    assert not left


def test_only_the_store_opens_oxigraph() -> None:
    def opens(path: Path) -> bool:
        by_name = "pyoxigraph.Store" in set(imports(path))
        by_attribute = any(
            isinstance(node, ast.Attribute)
            and node.attr == "Store"
            and isinstance(node.value, ast.Name)
            and node.value.id in {"pyoxigraph", "ox", "oxigraph"}
            for node in ast.walk(tree(path))
        )
        return by_name or by_attribute

    assert [short(path) for path in FILES if opens(path) and not short(path).startswith("store/")] == []


def spelled(path: Path) -> list[str]:
    """Return the string constants of a file that are not docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    words = {
        id(statement.value)
        for node in ast.walk(tree(path))
        if isinstance(node, documented)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in words
    ]


@pytest.mark.parametrize("path", [path for path in FILES if short(path) != "terms.py"], ids=short)
def test_only_terms_spells_our_iris(path: Path) -> None:
    assert [text for text in spelled(path) if re.search(r"w3id\.org/biokg/", text)] == []


@pytest.mark.parametrize("path", FILES, ids=short)
def test_file_is_short_and_named_for_what_it_does(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert path.stem not in {"util", "utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", [path for path in FILES if not short(path).startswith(OUTERMOST)], ids=short)
def test_no_broad_except_but_at_the_outermost_edge(path: Path) -> None:
    def broad(caught: ast.expr | None) -> bool:
        if isinstance(caught, ast.Tuple):
            return any(broad(part) for part in caught.elts)
        return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})

    lines = [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.ExceptHandler) and broad(n.type)]
    assert lines == []


@pytest.mark.parametrize("path", FILES, ids=short)
def test_views_hold_no_sparql_and_ask_none_of_its_own(path: Path) -> None:
    # The help of `biokg sparql` shows the person a query; it asks none.
    if short(path).startswith(("views/", "ask/")) and short(path) != "views/cli/sparql.py":
        assert [text for text in spelled(path) if re.search(r"\b(SELECT|CONSTRUCT)\b[^{]*\{", text)] == []


@pytest.mark.parametrize("command", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join)
def test_the_whole_tree_is_clean(command: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
