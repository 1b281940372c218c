"""biokg: a knowledge graph of China's biomedical clusters, each fact with its exact sentence.

From Python: ``kg = biokg.open()``, then ``kg.ask("funds", place="上海", min_size="100亿")`` (see docs/python.md).
"""

# A variable of this name is true for type checkers; `typing` itself takes longer to load than a kept answer to print.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from biokg import errors as errors
    from biokg.views.python.cells import Thing as Thing
    from biokg.views.python.graph import KnowledgeGraph as KnowledgeGraph
    from biokg.views.python.graph import open_graph as open  # noqa: A004 - read as biokg.open, like gzip.open
    from biokg.views.python.result import Result as Result

__version__ = "0.1.0"
__all__ = ["KnowledgeGraph", "Result", "Thing", "__version__", "errors", "open"]

_OFFERED = {
    "open": ("biokg.views.python.graph", "open_graph"),
    "KnowledgeGraph": ("biokg.views.python.graph", "KnowledgeGraph"),
    "Result": ("biokg.views.python.result", "Result"),
    "Thing": ("biokg.views.python.cells", "Thing"),
}


# The command line imports this package too and must start in no time: what it offers is loaded when it is first used.
def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name == "errors":
        return import_module("biokg.errors")
    if name not in _OFFERED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, made = _OFFERED[name]
    return getattr(import_module(module), made)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
