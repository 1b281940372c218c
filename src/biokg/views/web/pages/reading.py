"""Documents to read: the list of them, and the text of one with every sentence that a fact rests on marked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from biokg import terms
from biokg.ask.bind import bind, iri_node
from biokg.ask.questions import internal
from biokg.ask.statements import Statement, of_document
from biokg.errors import UnknownName
from biokg.views.web.language import language
from biokg.views.web.pages import links, schema_org
from biokg.views.web.pages.dossier import codes
from biokg.views.web.pages.facts import Fact, Teller
from biokg.views.web.pages.library import documents, text_of
from biokg.views.web.pages.linked import elsewhere
from biokg.views.web.pages.things import page_number
from biokg.views.web.rendering import render

_A_PAGE: Final = 100
_BLOCK: Final = re.compile(r"\n(?:[ \t]*\n)+|\n(?=#{1,6} )")
_HEADING: Final = re.compile(r"#{1,6} ")


class Piece(NamedTuple):
    """A run of text, whether a sentence of a fact runs over it, and which begin and end with it."""

    text: str
    marked: bool
    asserted: bool
    begins: tuple[int, ...]
    """Where the sentences that begin here begin in the whole text."""
    ends: tuple[int, ...]
    """The numbers of those that end here."""


class Block(NamedTuple):
    """A paragraph or heading."""

    heading: bool
    pieces: tuple[Piece, ...]


class Sentence(NamedTuple):
    """A marked stretch of text with the facts that rest on it."""

    number: int
    start: int
    end: int
    facts: list[Fact]

    @property
    def asserted(self) -> bool:
        """Whether a fact that rests on it is asserted."""
        return any(fact.tier == "A" for fact in self.facts)


def shelf(request: Request) -> Response:
    """Answer the list of documents."""
    view, lang, page = request.app.state.held.view(), language(request), page_number(request)
    wanted = request.query_params.get("filter", "").strip()
    found = [
        one for one in documents(view) if wanted.casefold() in f"{one.document.text(lang)} {one.publisher}".casefold()
    ]
    shown = found[(page - 1) * _A_PAGE : page * _A_PAGE]
    return render(
        request,
        "documents.html",
        found=shown,
        total=len(found),
        page=page,
        pages=-(-len(found) // _A_PAGE),
        filter=wanted,
    )


def document(request: Request) -> Response:
    """Answer one document with its sentences marked and the facts that rest on each."""
    view, lang = request.app.state.held.view(), language(request)
    iri = terms.document(request.path_params["slug"])
    if (answer := elsewhere(request, iri)) is not None:
        return answer
    about = {
        text_of(property_).rpartition("#")[2].rpartition("/")[2]: text_of(value)
        for property_, value in view.select(bind(internal("document"), {"_document_iri": iri_node(iri)}))
    }
    if "title" not in about:
        raise UnknownName("document", request.path_params["slug"], ())
    statements = of_document(view, iri)
    marked = sentences(statements, Teller(codes(view), lang))
    return render(
        request,
        "document.html",
        iri=iri,
        about=about,
        blocks=[one for one in blocks(about.get("text", ""), marked) if not _is_title(one, about["title"])],
        marked=marked,
        bare="text" not in about,
        formats=links.FORMATS,
        jsonld=schema_org.of_document(iri, about, statements, str(request.base_url).rstrip("/")),
    )


def _is_title(block: Block, title: str) -> bool:
    """Tell the title line of a text, which the page has shown above, unless a fact rests on it."""
    return [(piece.text.strip(), piece.marked) for piece in block.pieces] == [(title.strip(), False)]


def sentences(statements: Iterable[Statement], teller: Teller) -> list[Sentence]:
    """Return each stretch of text that statements rest on, once, with the facts of all of them."""
    held: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for one in statements:
        held[one.start, one.start + len(one.quote)].append(one)
    return [
        Sentence(number, start, end, teller.facts(held[start, end]))
        for number, (start, end) in enumerate(sorted(held), start=1)
    ]


def blocks(text: str, marked: Sequence[Sentence]) -> Iterator[Block]:
    """Yield a text as paragraphs and headings, in pieces between which a marked sentence begins or ends."""
    at, begun = 0, set[int]()
    for gap in [*_BLOCK.finditer(text), None]:
        end, after = gap.span() if gap else (len(text), len(text))
        heading = _HEADING.match(text, at, end)
        # A sentence may begin within the marks of a heading, which the page leaves out, or end in the gap.
        inside = [one for one in marked if one.start < after and one.end > at]
        pieces = tuple(_pieces(text, (heading.end() if heading else at, end, after), inside, begun))
        if any(piece.text.strip() for piece in pieces):
            yield Block(heading is not None, pieces)
        at = after


def _pieces(text: str, span: tuple[int, int, int], inside: Sequence[Sentence], begun: set[int]) -> Iterator[Piece]:
    start, end, after = span
    cuts = sorted({start, end, *(min(max(edge, start), end) for one in inside for edge in (one.start, one.end))})
    for left, right in pairwise(cuts):
        over = [one for one in inside if one.start < right and one.end > left]
        begins = tuple(dict.fromkeys(one.start for one in over if one.start not in begun))
        begun.update(begins)
        ends = tuple(one.number for one in over if min(one.end, end) == right and one.end <= after)
        yield Piece(text[left:right], bool(over), any(one.asserted for one in over), begins, ends)
