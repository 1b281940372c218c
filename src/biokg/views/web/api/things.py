"""Things over HTTP: found by name, explained, connected; and the sentences behind facts."""

from starlette.requests import Request
from starlette.responses import Response

from biokg.ask.about import about
from biokg.ask.answer import evidence
from biokg.errors import UsageError
from biokg.views.plain.things import about_object, hit_object
from biokg.views.plain.ways import ways_object
from biokg.views.web.api.answers import as_json, etag, unchanged
from biokg.views.web.api.request import asker, words
from biokg.views.web.language import language
from biokg.views.web.limited.asking import connect_within

_MOST = 100
_FACTS = 200


def found(request: Request) -> Response:
    """Answer the things whose names are like a text, or all of a class: what may be picked."""
    said = words(request, ("text", "limit"), ("class",))
    if (same := unchanged(request, etag(request))) is not None:
        return same
    limit = said.natural("limit")
    most = min(10 if limit is None else limit, _MOST)
    text = said.needed("text") if "text" in said.single or "class" not in said.several else ""
    hits = asker(request).find(text, said.several.get("class", ()), most)
    return as_json(request, {"things": [hit_object(hit, language(request)) for hit in hits]})


def explained(request: Request) -> Response:
    """Answer everything that is said of one thing."""
    said = words(request, ("thing",))
    if (same := unchanged(request, etag(request))) is not None:
        return same
    known = about(asker(request).whole, said.needed("thing"))
    note = {"notes": [known.note.said(language(request))] if known.note else []}
    return as_json(request, about_object(known, language(request)) | note)


def sentences(request: Request) -> Response:
    """Answer the sentences that facts rest on, by fact."""
    said = words(request, (), ("fact",))
    facts = said.several.get("fact", ())
    if not 0 < len(facts) <= _FACTS:
        raise UsageError(
            f"fact is the IRI of a fact, as rows have them: give 1 to {_FACTS}.",
            f"fact 为行中给出的事实 IRI：1 至 {_FACTS} 个。",
        )
    if (same := unchanged(request, etag(request))) is not None:
        return same
    known = evidence(asker(request).whole, facts)
    return as_json(request, {"evidence": {fact: [one._asdict() for one in known.get(fact, ())] for fact in facts}})


def connected(request: Request) -> Response:
    """Answer the shortest ways between two things."""
    said = words(request, ("start", "end", "ways", "as_of", "min_tier"))
    if (same := unchanged(request, etag(request))) is not None:
        return same
    ways = said.natural("ways")
    most = min(5 if ways is None else ways, _MOST)
    ends = (said.needed("start"), said.needed("end"))
    way = connect_within(request.app.state.pool, said.wanted().scope, *ends, most)
    told = {"notes": [note.said(language(request)) for note in way.notes]}
    return as_json(request, ways_object(way, language(request)) | told)
