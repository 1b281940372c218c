"""One document as the rules read it: shadow text, sentences, and the spans of names, amounts and times."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from biokg.mentions.bodies import find_bodies
from biokg.mentions.chinese import find_chinese
from biokg.mentions.definitions import find_definitions, short_names, spread
from biokg.mentions.english import find_english
from biokg.mentions.forms import is_trade_word
from biokg.mentions.gazetteer import Gazetteer
from biokg.mentions.lists import find_list_members
from biokg.mentions.people import find_people
from biokg.mentions.works import find_works
from biokg.model import Document, Mention, Quantity, Span, TimeExpression
from biokg.text.names import clean_name
from biokg.text.quantities import quantities_in
from biokg.text.sentences import bounded, sentences
from biokg.text.shadow import Shadow, shadow
from biokg.text.times import find_times

_LEGAL = ("公司", "集团")
# How sure the form of a name is; of overlapping finds the surer wins, then the longer, then the earlier.
_RANK = {
    "known": 0,
    "en-legal": 0,
    "title": 0,
    "zh-titled": 0,
    "zh-head": 0,
    "en-quoted": 0,
    "body": 0,
    "en-product": 1,
    "zh-quoted": 1,
    "en-work": 2,
    "zh-work": 2,
    "again": 1,
    "zh-list": 2,
    "en-list": 2,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything that was found in it; all spans count in `shadow.text`."""

    document: Document
    shadow: Shadow
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    headings: tuple[Span, ...]


def read(document: Document, gazetteer: Gazetteer) -> Reading:
    """Read one document: find its names, amounts and times; a pure function of document and tables."""
    view = shadow(document.text, document.boilerplate)
    text = view.text
    spans = tuple(bounded(text, sentences(text)))
    mentions = find_mentions(text, gazetteer)
    return Reading(
        document,
        view,
        spans,
        _as_printed(document, view, [m for m in mentions if not _heading_word(document, view, m)]),
        tuple(quantities_in(text, spans)),
        tuple(find_times(text, document.published)),
        (),
    )


def surface(reading: Reading, mention: Mention) -> str:
    """Return a mention exactly as the document prints it."""
    return reading.document.text[slice(*reading.shadow.back(mention.start, mention.end))]


def _as_printed(document: Document, view: Shadow, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Give names back the characters of the stored text (恒昇, not the simplified 恒升 that the rules read)."""
    printed: dict[str, str] = {}
    for mention in mentions:
        shown = view.text[mention.start : mention.end]
        start, end = view.back(mention.start, mention.end)
        if shown == mention.name and not mention.closed:
            printed.setdefault(shown, clean_name(document.text[start:end]))
    return tuple(_named(m, printed.get(m.name, m.name)) for m in mentions)


def _named(mention: Mention, name: str) -> Mention:
    return mention if mention.name == name else replace(mention, name=name)


def _heading_word(document: Document, view: Shadow, mention: Mention) -> bool:
    """Tell a phrase of a section heading ("Funds and Projects") from a name: names recur in the text."""
    if mention.closed or not mention.rule.startswith("en-"):
        return False
    start, _ = view.back(mention.start, mention.end)
    at = bisect_right(document.headings, (start, len(document.text))) - 1
    inside = at >= 1 and start < document.headings[at][1]
    return inside and view.text.count(mention.name) == 1


def find_mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find all names of a shadow text, in order and without overlaps."""
    known = gazetteer.find(text)
    places = {(m.start, m.end) for m in known if m.type in {"Region", "Park"}}
    english = [_unjoined(text, m, known) for m in find_english(text)]
    chinese = [m for m in find_chinese(text) if not _industry_of_place(m, places)]
    listed = find_list_members(text)
    starts = {m.start for m in listed}
    first = settle(
        [*known, *find_bodies(text, known), *english, *chinese, *listed, *find_people(text), *find_works(text)]
    )
    # A known firm in a list is hosted like its neighbours, never the subject of the sentence.
    first = tuple(replace(m, rule=f"{m.rule}-list") if m.start in starts and "list" not in m.rule else m for m in first)
    again = {m.name: m for m in first if not m.rule.startswith("known") and len(m.name) > 1 and m.type != "Policy"}
    again.update(short_names(text, first))
    defined = find_definitions(text, first)
    again.update(defined)
    # What the text calls "X" for short is X even where the short form looks like a name of its own.
    first = tuple(replace(m, name=defined[m.name].name) if m.name in defined else m for m in first)
    taken = {(m.start, m.end) for m in first}
    further = [m for m in spread(text, again) if (m.start, m.end) not in taken]
    return _with_city(text, settle([*first, *further]))


def _with_city(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Name a district by its city where the text does ("Huangpu District, Guangzhou"): districts share names."""
    found = list(mentions)
    for at, (inner, outer) in enumerate(pairwise(mentions)):
        regions = inner.type == outer.type == "Region" and inner.closed and outer.closed
        district = inner.name.endswith((" District", " County"))
        if regions and district and text[inner.end : outer.start] in {", ", " of ", " in "}:
            found[at] = replace(inner, name=f"{inner.name} of {outer.name}")
    return tuple(found)


def _unjoined(text: str, mention: Mention, known: list[Mention]) -> Mention:
    """Cut what "and" joins to a name ("Suzhou and Tide Capital"): what stands before it is known by itself."""
    for joint in (" and ", " of "):
        at = text.find(joint, mention.start, mention.end)
        if at > 0 and any(
            k.end == at and k.start == mention.start and (joint == " and " or k.type == "Product") for k in known
        ):
            start = at + len(joint)
            return replace(mention, start=start, name=text[start : mention.end])
    return mention


def _industry_of_place(mention: Mention, places: set[Span]) -> bool:
    """Tell a place's trade (烟台医药, 上海生物) from a firm: nothing but a place stands before words of the trade."""
    return (
        mention.type == "Enterprise"
        and not mention.name.endswith(_LEGAL)
        and any(
            (mention.start, end) in places and is_trade_word(mention.name[end - mention.start :])
            for end in range(mention.start + 1, mention.end)
        )
    )


def settle(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Choose among overlapping mentions: a longer one that holds a shorter one whole wins, else the surer form.

    >>> a = Mention(0, 8, "Shanghai", "Region", "known", True)
    >>> b = Mention(0, 24, "Shanghai Pharmaceuticals", "Enterprise", "en-head")
    >>> [m.name for m in settle([a, b])]
    ['Shanghai Pharmaceuticals']
    """
    ordered = sorted(_outside_names(list(found)), key=lambda m: (_weight(m), m.start, m.type))
    taken: list[Mention] = []
    covered = bytearray(max((m.end for m in ordered), default=0))
    for mention in ordered:
        if not any(covered[mention.start : mention.end]):
            covered[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            taken.append(mention)
    return tuple(sorted((_cleaned(m) for m in taken), key=lambda m: m.start))


def _outside_names(found: list[Mention]) -> Iterator[Mention]:
    """Leave out sectors that stand within a longer name (康诺合成生物): they are common nouns, and part of it."""
    names = sorted((m.start, m.end) for m in found if m.type != "Sector")
    spans = set(names)
    furthest = [0, *accumulate((end for _, end in names), max)]
    for mention in found:
        span = (mention.start, mention.end)
        held = mention.type == "Sector" and furthest[bisect_right(names, (span[0], furthest[-1]))] >= span[1]
        if not held or span in spans:
            yield mention


def _weight(mention: Mention) -> tuple[int, int]:
    rank = _RANK.get(mention.rule, 1)
    return (-(mention.end - mention.start) + 2 * rank, -1 if mention.closed else rank)


def _cleaned(mention: Mention) -> Mention:
    return _named(mention, clean_name(mention.name))
