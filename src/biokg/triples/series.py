"""Yearly rates between the dated figures of one series: what a stated growth rate is set beside."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from biokg.foreign import RDF_TYPE
from biokg.terms import THINGS, bkg, thing
from biokg.triples.content import number, year_of
from biokg.triples.fact import Fact
from biokg.triples.nquads import iri, line, text, typed

_FLOWS = frozenset({"outputValue", "industryScale"})
_STOCKS = frozenset({"marketCapitalization", "valuation", "enterpriseCount", "listedEnterpriseCount"}) | frozenset(
    {"multinationalCount", "talentCount", "expertCount"}
)
_RATES = frozenset({"growthRate", "cagr"})
# Half a year's output is no output of that year; a number of firms stands for the year in which it was counted.
_WHOLE_YEAR = re.compile(r"\d{4}(?:-12-31|-12)?")
_HUNDRED = Decimal(100)
_PLACES = Decimal("0.01")
Pair = tuple[Fact, Fact]


def growth(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield a node for each two figures that a reader would compute a rate of, with the rate.

    These are the reported figures of one year and the next known one, the latest reported figure and each later
    forecast or target, and the ends of every stated rate, to which the node is linked. Figures of another unit or
    part of the subject are another series.
    """
    rates = [fact for fact in facts if fact.first.claim.metric in _RATES and not fact.first.claim.negated]
    for series in _series(facts):
        own = [rate for rate in rates if _subject(rate) == _subject(series[0])]
        spans = {rate.iri: span for rate in own if (span := _span(rate) or _told_span(rate, series))}
        for first, last in _pairs(series, spans.values()):
            stated = [rate for rate, span in spans.items() if span == (_year(first), _year(last))]
            yield from _node(first, last, stated)


def _series(facts: Iterable[Fact]) -> list[list[Fact]]:
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        claim = fact.first.claim
        fits = claim.value is not None and claim.value > 0 and claim.total is None and not claim.negated
        if fits and year_of(claim.time) is not None and _is_level(claim.metric or "", claim.time or ""):
            found[_subject(fact), claim.metric or "", claim.unit or "", claim.segment or ""].append(fact)
    return [found[key] for key in sorted(found)]


def _is_level(metric: str, time: str) -> bool:
    return (metric in _STOCKS and "/" not in time) or (metric in _FLOWS and _WHOLE_YEAR.fullmatch(time) is not None)


def _pairs(series: Sequence[Fact], spans: Iterable[tuple[int, int]]) -> list[Pair]:
    by_year: dict[int, Fact] = {}
    ahead: dict[tuple[int, str], Fact] = {}
    for fact in sorted(series, key=_weight):
        if fact.holds:
            by_year[_year(fact)] = fact
        else:
            ahead[_year(fact), fact.first.claim.modality] = fact
    reported = [by_year[year] for year in sorted(by_year)]
    pairs = list(pairwise(reported))
    pairs += [(reported[-1], later) for _, later in sorted(ahead.items()) if reported and _year(later) > max(by_year)]
    ends = {_year(fact): fact for fact in [*ahead.values(), *reported]}
    pairs += [(by_year[first], ends[last]) for first, last in spans if first in by_year and last in ends]
    return list({(first.iri, last.iri): (first, last) for first, last in pairs}.values())


def _weight(fact: Fact) -> tuple[int, str, Decimal, str]:
    """Rank the figures of one year: what most documents give stands for it, then the latest told, then the largest."""
    dates = [date for date in fact.documents.values() if date]
    return len(fact.documents), max(dates, default=""), fact.first.claim.value or Decimal(0), fact.iri


def _span(rate: Fact) -> tuple[int, int] | None:
    """Return the years between which a rate leads, None where the text does not give both."""
    time, last = rate.first.claim.time or "", year_of(rate.first.claim.time)
    if last is not None and "/" in time:
        # Growth within one year, say of its first half, leads between no two years.
        return (int(time[:4]), last) if int(time[:4]) < last else None
    return (last - 1, last) if last is not None and rate.first.claim.metric == "growthRate" else None


def _told_span(rate: Fact, series: Iterable[Fact]) -> tuple[int, int] | None:
    """Return the only two years of which a document with the rate gives figures, for a CAGR without a first year."""
    told = [
        fact for fact in series if rate.first.claim.metric == "cagr" and fact.documents.keys() & rate.documents.keys()
    ]
    years = sorted({_year(fact) for fact in told})
    fits = len(years) == 2 and year_of(rate.first.claim.time) in {None, years[-1]}
    return (years[0], years[1]) if fits else None


def _node(first: Fact, last: Fact, stated: Iterable[str]) -> Iterator[str]:
    digest = hashlib.sha256(f"{first.iri} {last.iri}".encode()).hexdigest()[:20]
    node, start, end = f"{THINGS}growth/{digest}", first.first.claim, last.first.claim
    years = _year(last) - _year(first)
    rate = (((end.value or Decimal(0)) / (start.value or Decimal(1))) ** (Decimal(1) / years) - 1) * _HUNDRED
    exact = start.bound == end.bound == "exact"
    yield line(node, RDF_TYPE, iri(bkg("Growth")))
    yield line(node, bkg("subject"), iri(thing(_subject(first))))
    yield line(node, bkg("metric"), iri(bkg(start.metric or "")))
    yield line(node, bkg("fromFact"), iri(first.iri))
    yield line(node, bkg("toFact"), iri(last.iri))
    yield line(node, bkg("fromYear"), typed(str(_year(first)), "integer"))
    yield line(node, bkg("year"), typed(str(_year(last)), "integer"))
    yield line(node, bkg("rate"), typed(number(rate.quantize(_PLACES)), "decimal"))
    yield line(node, bkg("bound"), text("exact" if exact else "about"))
    yield from (line(node, bkg("computedFor"), iri(one)) for one in stated)


def _subject(fact: Fact) -> str:
    return fact.first.subject.id if fact.first.subject else ""


def _year(fact: Fact) -> int:
    return year_of(fact.first.claim.time) or 0
