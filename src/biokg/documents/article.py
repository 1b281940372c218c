"""Makes a `Document` of one article of a stored text: title, language, date and publisher, furniture, headings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from biokg.documents.boilerplate import covers, find_boilerplate, find_zones, is_chronicle, merge
from biokg.documents.bylines import is_chinese_name
from biokg.documents.dates import Imprint, read_dateline, read_imprint
from biokg.documents.digest import is_title
from biokg.documents.headings import find_headings
from biokg.documents.lines import HEAD, Line, fold, is_prose, split_lines, width
from biokg.documents.records import Extracted, Known, Part
from biokg.documents.unread import find_unread
from biokg.model import Document, Span
from biokg.text.scripts import language_of

_TOP, _BOTTOM = 10, 3
_LABEL = 80
_LANGUAGE_SAMPLE = 100_000


def make_document(identity: str, stored: Extracted, part: Part, stated: Known) -> Document:
    """Return the document of one part of a stored text.

    `stated` (of a source's list) outranks what the text prints, which outranks the hints of a page's markup.
    """
    text = stored.text[part.start : part.end]
    front = stored.front_matter if stored.front_matter and part.start == 0 else None
    lines = tuple(line for line in split_lines(text) if front is None or line.start >= front[1])
    title = (
        (part.title[0] - part.start, part.title[1] - part.start) if part.title else _title(text, lines, stored.hints)
    )
    unread = tuple(find_unread(text))
    left_out = [*([front] if front else []), *(span for _, span in unread)]
    boilerplate = merge(iter([*find_boilerplate(text, lines, title), *left_out]))
    above = stored.text.count("\n", 0, part.start) if unread else 0
    imprints = tuple(_imprints(text, lines))
    published, basis = _published(stated, imprints, stored.hints)
    return Document(
        id=identity,
        title=_clean(text[slice(*title)])
        if title
        else stated.title or stored.hints.title or _label(text, lines, boilerplate),
        text=text,
        offset=part.start,
        language=stated.language or language_of(_body(text, title, boilerplate)),
        publisher=stated.publisher or _first(imprint.publisher for imprint in imprints) or stored.hints.publisher,
        published=published,
        published_basis=basis,
        origin=stated.origin,
        boilerplate=boilerplate,
        headings=find_headings(text, lines, title, boilerplate),
        unread=tuple(replace(one, line=one.line + above) for one, _ in unread),
    )


def _published(stated: Known, imprints: Sequence[Imprint], hints: Known) -> tuple[str | None, str | None]:
    if stated.published:
        return stated.published, stated.published_basis or "metadata"
    printed = _first(imprint.published for imprint in imprints)
    if printed:
        return printed, "printed"
    return (hints.published, "metadata") if hints.published else (None, None)


def _imprints(text: str, lines: Sequence[Line]) -> Iterator[Imprint]:
    """Yield what the lines near the top and at the very end say of the publication, imprint lines first."""
    zones = tuple(find_zones(text, lines))
    filled = [line for line in lines if not line.blank and not covers(zones, line.start)]
    chronicle = is_chronicle(filled)
    for line in filled[:_TOP] + filled[max(_TOP, len(filled) - _BOTTOM) :]:
        imprint = read_imprint(line.head) if line.whole else None
        if imprint is not None and (imprint.labelled or not chronicle):
            yield imprint
    for line in filled[:_TOP]:
        dateline = read_dateline(fold(text[line.start : min(line.end, line.start + HEAD)]))
        if dateline is not None:
            yield dateline


def _title(text: str, lines: Sequence[Line], hints: Known) -> Span | None:
    """Find the title line: a markdown one, the one that the markup names, else the best above date line or prose."""
    filled = [line for line in lines if not line.blank]
    top = filled[:_TOP]
    named = [line for line in top if line.head.startswith("# ") or (hints.title and line.head == fold(hints.title))]
    stop = next((at for at, line in enumerate(top) if _dated(line)), None)
    if stop is None:
        stop = next((at for at, line in enumerate(top) if is_prose(line, text) and not is_title(line, text)), len(top))
        above = [line for line in top[: max(stop, 1)] if _may_be_title(line, text)][:1]
    else:
        # A page's header stands above the title too; the title is the longest of them.
        above = sorted((line for line in top[:stop] if _may_be_title(line, text)), key=lambda line: -width(line.head))
    best = next(iter(named + above), None)
    return (best.start, best.end) if best else None


def _dated(line: Line) -> bool:
    imprint = read_imprint(line.head) if line.whole else None
    return imprint is not None and imprint.published is not None


def _may_be_title(line: Line, text: str) -> bool:
    return is_title(line, text) and not is_chinese_name(line.head)


def _clean(title: str) -> str:
    """Return a title line without its markdown mark and without a second half that repeats the first.

    >>> _clean("# A park grows")
    'A park grows'
    >>> _clean("SIP promotes growth with open innovation Promotes Growth with Open Innovation")
    'SIP promotes growth with open innovation'
    """
    words = title.lstrip("#").split()
    plain = [word.casefold() for word in words]
    for size in range(len(words) // 2, 2, -1):
        if plain[-size:] == plain[-2 * size : -size]:
            return " ".join(words[:-size])
    return " ".join(words)


def _label(text: str, lines: Sequence[Line], boilerplate: Sequence[Span]) -> str:
    """Return the beginning of the first line that is not furniture, to call an article without a title by."""
    prose = (line for line in lines if not line.blank and not covers(boilerplate, line.start))
    head = next((text[line.start : line.end].strip() for line in prose), "")
    return head if len(head) <= _LABEL else head[:_LABEL].rstrip() + "…"


def _body(text: str, title: Span | None, boilerplate: Sequence[Span]) -> str:
    """Return a sample of the text without title and furniture, to tell the language by."""
    pieces = []
    at = 0
    for start, end in sorted([*boilerplate, *([title] if title else [])]):
        pieces.append(text[at:start])
        at = max(at, end)
    body = "".join([*pieces, text[at:]])[:_LANGUAGE_SAMPLE]
    return body if body.strip() else text[:_LANGUAGE_SAMPLE]


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)
