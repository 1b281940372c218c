"""The one family of errors: each subclass carries the bad value and the remedy; views map them to exit codes."""

from collections.abc import Sequence


class BiokgError(Exception):
    """Something that biokg could not do, said in words that name the value and the remedy."""


class UsageError(BiokgError):
    """The command or call is wrong in itself (unknown option value, missing parameter)."""


class UnreadableDocument(BiokgError):
    """A file that cannot be read as a document."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NoDocuments(BiokgError):
    """A folder or list of paths holds nothing that biokg reads."""


class UnknownName(BiokgError):
    """A name that no known thing bears; `nearest` are the closest known names."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str], remedy: str = "") -> None:
        near = f" Nearest: {'; '.join(nearest)}." if nearest else ""
        super().__init__(f"unknown {kind} {name!r}.{near}{' ' + remedy if remedy else ''}")
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)


class AmbiguousName(BiokgError):
    """A name that several known things bear; `candidates` are their labels with IRIs."""

    def __init__(self, kind: str, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"{kind} {name!r} is ambiguous; say which: {'; '.join(candidates)}.")
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)


class StoreError(BiokgError):
    """The store is missing, damaged, locked or of another version."""


class QueryError(BiokgError):
    """A SPARQL query that cannot be parsed or run."""


class DataError(BiokgError):
    """A table, rule or ontology file that breaks its own format; names file, row and value."""


class CheckFailed(BiokgError):
    """A check (shapes, ontology, arithmetic) found a violation."""
