"""The frozen records that pass between rooms; they import nothing of ours and do no I/O.

Offsets are Unicode code points. A `Document` counts in its own stored text; `Quantity`, `TimeExpression` and
`Mention` count in the *shadow* text (see `biokg.text.shadow`); a `Claim` counts in the stored file again.
"""

from dataclasses import dataclass
from decimal import Decimal

Span = tuple[int, int]

ENGLISH = "en"
CHINESE = "zh"


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """A piece of a file that no rule reads, for it is too long to be a line or a sentence."""

    line: int
    """The number of its line in the stored file, from 1."""
    length: int
    """Code points."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text exactly as stored, what is known of its origin, and which parts are not prose."""

    id: str
    """Unique in a build and stable between runs, such as ``suzhou-park-portal/1`` or ``digest.txt#3``."""
    title: str
    text: str
    """The article's part of the stored file, title line included, never altered but for newlines (``\\n``)."""
    offset: int
    """Code points of the stored file that stand before `text` (a digest holds several articles)."""
    language: str
    """``zh`` or ``en``: the language of the body."""
    publisher: str | None
    published: str | None
    """ISO day, month or year (``2025-09-02``, ``2020-03``); None when nothing gives it."""
    published_basis: str | None
    """Where `published` comes from: ``printed``, ``metadata``, ``address``; None with it."""
    origin: str | None
    """The original that a retold article goes back to (``001#3``), or the path as it was given."""
    boilerplate: tuple[Span, ...] = ()
    """Spans of `text` that are page furniture (date lines, footers, by-lines, image names, ``[1][2]`` marks)."""
    headings: tuple[Span, ...] = ()
    """Spans of `text` that are headings (title line, ``Group 1: ...``, section headings)."""
    unread: tuple[Unread, ...] = ()
    """Lines and sentences of no human length, which are left out like boilerplate."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as it stands in a text.

    `value` and `upper` are in the base unit (22.5 billion yuan is 22500000000 CNY; 40 % is 40 with unit ``%``).
    """

    start: int
    end: int
    kind: str
    """``money count percent points factor rank rankChange level age``."""
    value: Decimal
    unit: str
    """An ISO 4217 code, ``1``, ``%``, ``times``, ``rank``, ``year``; empty for money whose currency is not printed."""
    bound: str = "exact"
    """``exact atLeast moreThan nearly about upTo``."""
    upper: Decimal | None = None
    """The far end of a range (``4 to 5 billion yuan``); `value` is the near end."""
    total: Decimal | None = None
    """The whole that the number is out of (20 in ``19 of the top 20``)."""
    noun: str = ""
    """What is counted, as printed (``biomedical enterprises``, ``家生物医药企业``); empty for other kinds."""
    noun_span: Span | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as it stands in a text, resolved to ISO 8601 where text or document date allows."""

    start: int
    end: int
    value: str | None
    """``2019``, ``2025-05``, ``2025-08-30``, ``2021/2024``, ``2025-01/2025-06``; None when unresolved."""
    basis: str
    """``explicit``, ``document-date`` or ``unresolved``."""
    relation: str = "in"
    """``in`` (during), ``end`` (as of the end of), ``by`` (deadline), ``since`` (from then on), ``until``."""
    comparison: bool = False
    """True for a time that a figure is only compared with (较2021年, compared with 2023, 同比)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in one document, with the class that its form or a table gives it."""

    start: int
    end: int
    name: str
    """The name cleaned of line breaks and inner wrap spaces; what identity is decided on."""
    type: str
    """A class of the vocabulary: ``Park``, ``Region``, ``Enterprise``, ``Fund`` ..."""
    rule: str
    closed: bool = False
    """True when a table of a closed class or the authority file knows the name."""


@dataclass(frozen=True, slots=True)
class Role:
    """One end of a claim: the surface in the text and the name to resolve."""

    type: str
    name: str
    mention: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a claim."""

    verdict: str
    """``right``, ``edit`` or ``add``; a claim that was found wrong is no more."""
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one document, with the exact place it stands at.

    A relation has `predicate` and `object`; an observation has `metric`, `value` and what goes with a number.
    `start` and `end` count in the stored file; `quote` is exactly the text between them.
    """

    id: str
    kind: str
    """``relation`` or ``observation``."""
    document: str
    subject: Role | None
    start: int
    end: int
    quote: str
    rule: str
    tier: str
    """``A`` asserted, ``B`` bound with an inferred part, ``C`` a verified number that nothing binds."""
    predicate: str | None = None
    object: Role | None = None
    metric: str | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    total: Decimal | None = None
    unit: str | None = None
    bound: str | None = None
    about: str | None = None
    segment: str | None = None
    printed: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    time: str | None = None
    time_basis: str | None = None
    modality: str = "reported"
    """``reported forecast target planned``."""
    negated: bool = False
    flags: tuple[str, ...] = ()
    extractor: str = "rules"
    curated: bool = False
    decision: Decision | None = None
    """Who decided, when and why, where `curated`."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph: one IRI, one class, its names in both languages."""

    id: str
    """The IRI's part after ``https://w3id.org/biokg/id/``: ``suzhou-industrial-park``."""
    type: str
    en: tuple[str, ...] = ()
    """English names, the preferred one first."""
    zh: tuple[str, ...] = ()
    parent: str | None = None
    """The id of the place that holds it."""
    source: str = ""
    """Where the row comes from; empty for a provisional name that no person has reviewed."""
    provisional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All names, English first."""
        return self.en + self.zh


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of a person's decision on two names: ``same``, ``different`` or ``unsure``."""

    left: str
    right: str
    verdict: str
    who: str
    when: str
    why: str
