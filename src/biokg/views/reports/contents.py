"""What a report on anchors says, before it is written in any format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from biokg import __version__
from biokg.analysis.anchors import Anchor, Anchors, Presence, anchors
from biokg.analysis.doubts import Pair
from biokg.analysis.filters import Filters
from biokg.analysis.project import FIRMS_CLUSTERS, project
from biokg.analysis.records import Document, Statements, read
from biokg.store.view import View
from biokg.views.anchor_words import change_of
from biokg.views.behind import Reasons, Sentence
from biokg.views.reports.words import Say, words

SHOWN: Final = 100
"""Anchors in a report unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A report on anchors in one language."""

    language: str
    say: Say
    found: Anchors
    rows: tuple[Anchor, ...]
    """Those that are shown."""
    lead: tuple[str, ...]
    warnings: tuple[str, ...]
    changes: tuple[str, ...]
    method: tuple[str, ...]
    sentences: Mapping[tuple[str, str], tuple[Sentence, ...]]
    """By firm and cluster."""
    sources: tuple[tuple[str, Document], ...]
    """The documents that the rows rest on, by date; a source's number is its place, from 1."""
    made: str

    def name(self, one: Anchor | Presence) -> str:
        """Return the name in the report's language."""
        return one.label_zh if self.language == "zh" else one.label

    def other_name(self, one: Anchor | Presence) -> str:
        """Return the name in the other language, where it is another."""
        other = one.label if self.language == "zh" else one.label_zh
        return other if other != self.name(one) else ""

    def sectors(self, one: Anchor) -> tuple[str, ...]:
        """Return the sectors in the report's language."""
        return one.sectors_zh if self.language == "zh" else one.sectors

    def share(self, one: Presence) -> str:
        """Return the share of a cluster's known firms in words, after the word for what only follows."""
        mark = f"{self.say('inferred')} · " if one.inferred else ""
        return mark + self.say("share", firms=f"{one.firms:,}", share=f"{round(100 / one.firms, 1):g}%")

    def source(self, iri: str, document: Document) -> str:
        """Return title, publisher and date of a source."""
        title = (document.title or iri).rstrip(".。 ")
        about = [title, document.publisher, document.published or self.say("undated")]
        return ("，" if self.language == "zh" else ", ").join(filter(None, about))

    def numbers(self, documents: Sequence[str]) -> list[int]:
        """Return the numbers of the sources."""
        return sorted(number for number, (iri, _) in enumerate(self.sources, start=1) if iri in set(documents))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants to see."""

    filters: Filters
    pairs: Sequence[Pair] = ()
    least: int = 2
    top: int = SHOWN
    language: str = "en"


def contents(view: View, wanted: Wanted) -> Contents:
    """Return the report on the anchors of a view."""
    statements, say = read(view), words(wanted.language)
    found = anchors(statements, wanted.filters, wanted.pairs, wanted.least)
    rows = found.rows[: wanted.top]
    network = project(statements, FIRMS_CLUSTERS, wanted.filters)
    behind = Reasons(view, network, wanted.language).of_nodes(row.id for row in rows)
    documents = {document for row in rows for document in row.documents}
    held = {iri: statements.documents.get(iri, Document()) for iri in documents}
    return Contents(
        language=wanted.language,
        say=say,
        found=found,
        rows=rows,
        lead=_lead(say, statements, found, wanted),
        warnings=tuple(note.in_(wanted.language) for note in found.notes),
        changes=tuple(change_of(found, change).in_(wanted.language) for change in found.stability.changes),
        method=tuple(say(f"method-{about}") for about in ("presence", "weight", "rank", "share", "limits")),
        sentences={edge.ends: edge.sentences for edges in behind.values() for edge in edges},
        sources=tuple(sorted(held.items(), key=lambda pair: (pair[1].published or "9999", pair[0]))),
        made=say("made", version=__version__),
    )


def _lead(say: Say, statements: Statements, found: Anchors, wanted: Wanted) -> tuple[str, ...]:
    counts = {"firms": found.firms, "clusters": found.clusters, "documents": found.documents}
    figures = {name: f"{count:,}" for name, count in counts.items()}
    told = [say("lead", anchors=f"{len(found.rows):,}", least=wanted.least, **figures)]
    if not found.rows:
        told.append(say("none", least=wanted.least))
    if len(found.rows) > wanted.top:
        told.append(say("shown", shown=wanted.top, anchors=f"{len(found.rows):,}"))
    named = _filters(say, statements, wanted)
    if named:
        told.append(say("narrowed", filters=("；" if wanted.language == "zh" else "; ").join(named)))
    return tuple(told)


def _filters(say: Say, statements: Statements, wanted: Wanted) -> list[str]:
    filters, usual = wanted.filters, Filters()
    named = replace(
        filters,
        sector=filters.sector and statements.name_of(filters.sector, wanted.language),
        place=filters.place and statements.name_of(filters.place, wanted.language),
    )
    fields = ("tier", "period", "as_of", "sector", "place", "modality", "stated", "parks")
    return [
        say(f"filter-{name.replace('_', '-')}", value=getattr(named, name))
        for name in fields
        if getattr(filters, name) != getattr(usual, name)
    ]
