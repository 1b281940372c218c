"""A report as one HTML page that needs nothing else: no script, no font, no picture from elsewhere."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from biokg.analysis.anchors import Anchor, Presence
from biokg.views.anchor_words import interval
from biokg.views.behind import Sentence
from biokg.views.reports.contents import Contents
from biokg.views.reports.picture import MOST, picture

_LANGUAGES = {"en": "en", "zh": "zh-Hans"}
_TRACK = (6.0, 84.0)
"""Where the axis of a rank interval begins and ends."""


def html(of: Contents) -> str:
    """Return the page."""
    title = escape(of.say("title"))
    style = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[of.language]}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
            *(f'<p class="lead">{escape(line)}</p>' for line in of.lead),
            *(f'<p class="warning" role="note">{escape(line)}</p>' for line in of.warnings),
            *(_body(of) if of.rows else ()),
            *_section(of, "method", (f"<p>{escape(line)}</p>" for line in of.method)),
            *(_sources(of) if of.sources else ()),
            f"</main>\n<footer>{escape(of.made)}</footer>\n</body>\n</html>\n",
        ]
    )


def _section(of: Contents, key: str, lines: Iterable[str]) -> list[str]:
    return [f'<section id="{key}">\n<h2>{escape(of.say(key))}</h2>', *lines, "</section>"]


def _body(of: Contents) -> Iterator[str]:
    yield from _table(of)
    about = [of.say("picture-about")] + ([of.say("picture-cut", shown=MOST)] if len(of.rows) > MOST else [])
    figure = ["<figure>", picture(of), f"<figcaption>{escape(' '.join(about))}</figcaption>", "</figure>"]
    yield from _section(of, "picture", figure)
    yield from _section(of, "firmness", _firmness(of))
    yield from _section(of, "evidence", (part for row in of.rows for part in _evidence(of, row)))


def _table(of: Contents) -> Iterator[str]:
    numbers = {"rank", "between", "documents"}
    names = ("rank", "interval", "firm", "clusters", "between", "sectors", "documents")
    # A column that is empty throughout says nothing.
    kept = [name for name in names if name != "sectors" or any(of.sectors(row) for row in of.rows)]
    heads = "".join(f'<th scope="col"{_right(name in numbers)}>{escape(of.say(name))}</th>' for name in kept)
    yield f'<div class="wide">\n<table>\n<caption>{escape(of.say("table"))}</caption>'
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    worst = max([row.interval.worst or row.interval.best for row in of.rows] + [len(of.rows)])
    for row in of.rows:
        cells = {
            "rank": str(row.rank),
            "interval": _range(row, worst, interval(row.interval, of.language)),
            "firm": _firm(of, row),
            "clusters": _listed(_where(of, one) for one in row.presence),
            "between": f"{row.betweenness:.3f}",
            "sectors": escape(("、" if of.language == "zh" else ", ").join(of.sectors(row))),
            "documents": _references(of, row.documents),
        }
        yield f"<tr>{''.join(f'<td{_right(name in numbers)}>{cells[name]}</td>' for name in kept)}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _right(number: bool) -> str:
    return ' class="number"' if number else ""


def _firm(of: Contents, row: Anchor) -> str:
    other = f'<span class="other">{escape(of.other_name(row))}</span>' if of.other_name(row) else ""
    return f'<a class="firm-name" href="#{_anchor(of, row)}">{escape(of.name(row))}</a>{other}'


def _anchor(of: Contents, row: Anchor) -> str:
    return f"firm-{of.rows.index(row) + 1}"


def _where(of: Contents, one: Presence) -> str:
    year = f" · {one.year}" if one.year else ""
    return f'{escape(of.name(one))}<span class="soft">{year} · {escape(of.share(one))}</span>'


def _listed(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _range(row: Anchor, worst: int, words: str) -> str:
    """Draw the interval of a rank on an axis from 1 to the worst rank of all; who may be out has an open end."""

    def at(place: int) -> float:
        return _TRACK[0] + (_TRACK[1] - _TRACK[0]) * (place - 1) / max(1, worst - 1)

    best, here = at(row.interval.best), at(row.rank)
    last = at(row.interval.worst) if row.interval.worst is not None else here
    out = f'<line class="out" x1="{last:.1f}" y1="7" x2="95" y2="7"/>' if row.interval.worst is None else ""
    return (
        f'{escape(words)}<svg class="range" viewBox="0 0 96 14" aria-hidden="true">'
        f'<line class="track" x1="{_TRACK[0]}" y1="7" x2="{_TRACK[1]}" y2="7"/>{out}'
        f'<line class="span" x1="{best:.1f}" y1="7" x2="{last:.1f}" y2="7"/>'
        f'<circle class="here" cx="{here:.1f}" cy="7" r="4.5"/></svg>'
    )


def _firmness(of: Contents) -> Iterator[str]:
    yield f"<p>{escape(of.say('firmness-about', runs=f'{of.found.stability.runs:,}'))}</p>"
    if not of.changes:
        yield f"<p>{escape(of.say('firmness-none'))}</p>"
        return
    yield f"<h3>{escape(of.say('firmness-changes'))}</h3>"
    yield f"<ul>{''.join(f'<li>{escape(change)}</li>' for change in of.changes)}</ul>"


def _evidence(of: Contents, row: Anchor) -> Iterator[str]:
    yield f'<h3 id="{_anchor(of, row)}">{escape(of.name(row))}</h3>'
    for one in row.presence:
        yield f'<p class="where">{escape(of.name(one))}</p>'
        said = of.sentences.get((row.id, one.cluster), ())
        yield from (_quoted(of, sentence) for sentence in said)
        if not said:
            yield f'<p class="soft">{escape(of.say("evidence-none"))}</p>'


def _quoted(of: Contents, one: Sentence) -> str:
    return f"<blockquote>{escape(' '.join(one.quote.split()))} {_references(of, [one.document])}</blockquote>"


def _references(of: Contents, documents: Iterable[str]) -> str:
    links = (f'<a href="#source-{number}">[{number}]</a>' for number in of.numbers(tuple(documents)))
    return f"<cite>{' '.join(links)}</cite>"


def _sources(of: Contents) -> Iterator[str]:
    items = []
    for number, (iri, document) in enumerate(of.sources, start=1):
        told = escape(of.source(iri, document))
        items.append(f'<li id="source-{number}">{told}<br><code>{escape(iri)}</code></li>')
    yield from _section(of, "sources", ['<ol class="sources">', *items, "</ol>"])
