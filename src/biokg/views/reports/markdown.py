"""A report as Markdown, with a matrix of firms and clusters for its picture."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from biokg.analysis.anchors import Anchor, Presence
from biokg.views.anchor_words import interval
from biokg.views.reports.contents import Contents
from biokg.views.reports.picture import MOST

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")
_WIDEST: Final = 12
"""Clusters beyond which a matrix is no picture any more; the list in the table says the same."""


def markdown(of: Contents) -> str:
    """Return the report (GitHub's tables)."""
    parts = [f"# {_safe(of.say('title'))}", *map(_safe, of.lead), *(f"> {_safe(line)}" for line in of.warnings)]
    if of.rows:
        parts += [*_body(of)]
    parts += [f"## {of.say('method')}", *map(_safe, of.method)]
    if of.sources:
        parts += [f"## {of.say('sources')}", "\n".join(_sources(of))]
    return "\n\n".join([*parts, f"---\n\n{of.made}"]) + "\n"


def _body(of: Contents) -> Iterator[str]:
    yield f"## {of.say('table')}"
    names = ("rank", "interval", "firm", "clusters", "between", "sectors", "documents")
    yield _table([of.say(name) for name in names], (_row(of, row) for row in of.rows))
    clusters = sorted({one.cluster: one for row in of.rows for one in row.presence}.items())
    if len(clusters) <= _WIDEST:
        yield f"## {of.say('picture')}"
        yield _table(["", *(_safe(of.name(one)) for _, one in clusters)], _matrix(of, [iri for iri, _ in clusters]))
    yield f"## {of.say('firmness')}"
    yield _safe(of.say("firmness-about", runs=f"{of.found.stability.runs:,}"))
    yield f"### {of.say('firmness-changes')}" if of.changes else _safe(of.say("firmness-none"))
    if of.changes:
        yield "\n".join(f"- {_safe(change)}" for change in of.changes)
    yield f"## {of.say('evidence')}"
    for row in of.rows:
        yield f"### {_safe(of.name(row))}"
        for one in row.presence:
            yield f"**{_safe(of.name(one))}**"
            yield from _quotes(of, row, one)


def _row(of: Contents, row: Anchor) -> list[str]:
    other = f" ({_safe(of.other_name(row))})" if of.other_name(row) else ""
    return [
        str(row.rank),
        interval(row.interval, of.language),
        f"**{_safe(of.name(row))}**{other}",
        "<br>".join(_where(of, one) for one in row.presence),
        f"{row.betweenness:.3f}",
        _safe(("、" if of.language == "zh" else ", ").join(of.sectors(row))),
        _references(of, row.documents),
    ]


def _where(of: Contents, one: Presence) -> str:
    year = f" · {one.year}" if one.year else ""
    return f"{_safe(of.name(one))}{year} · {of.share(one)}"


def _matrix(of: Contents, clusters: list[str]) -> Iterator[list[str]]:
    for row in of.rows[:MOST]:
        held = {one.cluster for one in row.presence}
        yield [_safe(of.name(row)), *(of.say("matrix-mark") if iri in held else "" for iri in clusters)]


def _quotes(of: Contents, row: Anchor, one: Presence) -> Iterator[str]:
    said = of.sentences.get((row.id, one.cluster), ())
    for sentence in said:
        yield f"> {_safe(' '.join(sentence.quote.split()))} {_references(of, [sentence.document])}"
    if not said:
        yield of.say("evidence-none")


def _references(of: Contents, documents: Iterable[str]) -> str:
    return " ".join(f"\\[{number}\\]" for number in of.numbers(tuple(documents)))


def _sources(of: Contents) -> Iterator[str]:
    for number, (iri, document) in enumerate(of.sources, start=1):
        yield f"{number}. {_safe(of.source(iri, document))} <{iri}>"


def _table(headings: list[str], rows: Iterable[list[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _safe(text: str) -> str:
    r"""Return `text` with what Markdown would read as its own marks escaped, on one line.

    >>> _safe("a *b* | <c>")
    'a \\*b\\* \\| \\<c\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
