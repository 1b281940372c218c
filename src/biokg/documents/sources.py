"""Reads `source.yml`, which makes a folder a source: who published its articles, when, and what they go back to."""

import re
from collections.abc import Mapping
from pathlib import Path

from biokg.documents.records import Known
from biokg.errors import DataError

LISTING = "source.yml"
_ISO = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_BASES = ("printed", "metadata", "address")
_LANGUAGES = ("en", "zh")
_WHOLE = ("title", "publisher", "language", "articles")
_ARTICLE = ("file", "origin", "title", "publisher", "language", "published", "published_basis")


def read_source(listing: Path) -> dict[str, Known]:
    """Return what a `source.yml` says of each of its files, by file name.

    Raises DataError, naming the file, the article and the value, for anything that breaks the format.
    """
    table = _load(listing)
    _known_keys(listing, table, _WHOLE)
    articles = table.get("articles")
    if not isinstance(articles, list) or not articles:
        raise DataError(f"{listing}: 'articles' must be a list of articles, each with 'file' and 'title'")
    found: dict[str, Known] = {}
    for article in articles:
        if not isinstance(article, dict) or not isinstance(article.get("file"), str) or "/" in article["file"]:
            raise DataError(f"{listing}: each article needs a 'file' that lies beside {LISTING}; found {article!r}")
        if article["file"] in found:
            raise DataError(f"{listing}: {article['file']} is listed twice; keep one")
        found[article["file"]] = _article(listing, table, article)
    return found


def _load(listing: Path) -> dict[str, object]:
    import yaml

    try:
        table = yaml.load(listing.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - the loader that makes strings only
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise DataError(f"{listing}: cannot be read as YAML: {error}") from error
    except RecursionError:
        raise DataError(f"{listing}: cannot be read as YAML: brackets are nested too deep; close them") from None
    if not isinstance(table, dict):
        raise DataError(f"{listing}: must hold the keys {', '.join(_WHOLE)}")
    return table


def _article(listing: Path, table: Mapping[str, object], article: Mapping[str, object]) -> Known:
    where = f"{listing}: {article['file']}"
    _known_keys(where, article, _ARTICLE)
    cells = {key: value for key, value in {**table, **article}.items() if isinstance(value, str) and value}
    published, basis, language = cells.get("published"), cells.get("published_basis"), cells.get("language")
    if published and not _ISO.fullmatch(published):
        raise DataError(f"{where}: published {published!r} is no ISO day, month or year such as 2025-09-02")
    if basis and basis not in _BASES:
        raise DataError(f"{where}: published_basis {basis!r} is none of {', '.join(_BASES)}")
    if language and language not in _LANGUAGES:
        raise DataError(f"{where}: language {language!r} is none of {', '.join(_LANGUAGES)}")
    title = article.get("title")
    return Known(
        title=title if isinstance(title, str) else None,
        publisher=cells.get("publisher"),
        language=language,
        published=published,
        published_basis=basis if published else None,
        origin=cells.get("origin"),
    )


def _known_keys(where: object, table: Mapping[str, object], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise DataError(f"{where}: unknown key {key!r}; known are {', '.join(known)}")
