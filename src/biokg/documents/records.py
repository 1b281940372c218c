"""What passes between the readers of file types and the maker of `Document`s."""

from dataclasses import dataclass

from biokg.model import Span


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article from beside its text; None where nothing is."""

    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    r"""The stored text of one file, with newlines as ``\n`` and nothing else altered.

    `stated` was written for us by a person (front matter) and outranks what is printed in the text; `hints` come
    from a page's markup and fill gaps only.
    """

    text: str
    stated: Known = Known()
    hints: Known = Known()
    front_matter: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a stored text, and its title line where it has one."""

    start: int
    end: int
    title: Span | None = None
