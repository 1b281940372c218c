"""The hash of everything but the document that decides what is read out of it."""

import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import biokg
from biokg.resolve.linker import OWN
from biokg.resources import decided, shipped

_ROOMS = ("text", "documents", "mentions", "claims", "choices", "resolve", "bulk")
_READERS = ("ahocorasick-rs", "opencc", "charset-normalizer", "lxml", "trafilatura", "pypdfium2", "python-docx")


@cache
def reading_version() -> str:
    """Return the hash of the code, rules, tables and libraries that reading rests on; people's decisions are no part.

    >>> len(reading_version())
    64
    """
    digest = hashlib.sha256(f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode())
    for name in _READERS:
        digest.update(f" {name} {_version(name)}".encode())
    for path in _files():
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def making_version() -> str:
    """Return the hash of what decides what is made of documents, besides their own decisions: also who is who."""
    digest = hashlib.sha256(reading_version().encode())
    package = Path(biokg.__file__).parent
    files = [path for room in ("triples", "checks") for path in sorted((package / room).rglob("*.py"))]
    files += sorted(path for path in shipped("ontology").rglob("*") if path.is_file())
    files += [path for name in OWN if (path := decided(name)).is_file()]
    for path in files:
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _files() -> Iterator[Path]:
    package = Path(biokg.__file__).parent
    yield from sorted(package.glob("*.py"))
    for room in _ROOMS:
        yield from sorted((*(package / room).rglob("*.py"), *(package / room).rglob("*.tsv")))
    yield from sorted(shipped("data").glob("*.tsv"))
    for folder in ("names", "rules"):
        yield from sorted(path for path in shipped("data", folder).rglob("*") if path.is_file())
    yield from sorted(shipped("ontology", "modules").glob("sector*.ttl"))
