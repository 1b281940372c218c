"""Times as they are written, resolved to ISO 8601 as far as text and document date allow, never further."""

import re
from collections.abc import Iterator
from dataclasses import replace

from biokg.model import Span, TimeExpression
from biokg.text.calendar_dates import Published, published_on
from biokg.text.english_counts import is_counted
from biokg.text.periods import period_of
from biokg.text.quantities import lowered
from biokg.text.scanner import scanner
from biokg.text.sieve import Sieve
from biokg.text.time_patterns import ANCHOR, CHINESE_PATTERNS, ENGLISH_PATTERNS
from biokg.text.wordlists import words

_REACH = 46
_DEADLINE = re.compile(r"之?前(?!后|三|两|二|[0-9十]|半|期|列|沿|来|往)|以前")
_BEFORE = (
    ("end", re.compile(r"(?:(?<![a-z])as\s(?:of|at)(?:\searly|\slate|\sthe)?\s|截[至止]到?)$")),
    ("by", re.compile(r"(?:(?<![a-z])by(?:\sthe)?(?:\syear)?\s|(?:(?<![增长升高加降减])到|力争|争取)“?)$")),
    (
        "since",
        re.compile(r"(?:(?<![a-z])(?:since|starting\s(?:from|in))(?:\searly|\slate|\smid-?|\sthe)?\s|(?<!来)自从?)$"),
    ),
    ("until", re.compile(r"(?<![a-z])(?:until|till|through|up\sto)\s$")),
)
_AFTER = (
    (
        "since",
        scanner(
            r"(?:启动|开始|正式|建设|成立|建园|创办|创立|运营|开园|投运|启用|设立|建成){0,3}以来|起(?!草|步|点|源)|开始|至今|\sonwards?(?![a-z])"
        ),
    ),
    ("by", _DEADLINE),
)
_COMPARED_BEFORE = re.compile(
    r"(?:较|比|相比|对比|相较|较之|比起|不及|同比)(?:于)?$"
    r"|(?<![a-z])(?:compared\s(?:with|to|from)|against|than|over|versus|vs\.?|same\speriod|year\searlier)"
    r"(?:\s(?:that|those|levels?|the\slevels?|the\ssame\speriod|the\sfigure|the\stotal))?(?:\s(?:in|of|at|for))?(?:\sthe)?\s$"
)
_COMPARED_FROM = re.compile(r"(?<![a-z])from(?:\sthe)?\s$")
_FROM_DATES = re.compile(r"(?:dat|start|beginn?|began|run|onward|effective|valid)[a-z]{0,5}\sfrom(?:\sthe)?\s$")
_FROM_GOES_ON = re.compile(r"\s?(?:to|through|until|onwards?|-|–|—)(?![a-z])")
_COMPARED_AFTER = re.compile(r"同期|相比|的[0-9.]{1,5}倍|\slevels?(?![a-z])")
_TORN_YEAR = re.compile("(?<![同当每翌次今去明本前])年$")
_TWIN_YEAR = re.compile(
    r",?\s(?![0-9]{4})(?=[0-9olis]{4}(?![a-z0-9]))(?=[olis]*[0-9])"
    r"|(?:\[[0-9]{1,3}\]|[\s,*†‡⁰¹²³⁴-⁹]){1,8}(?:19|20)[0-9]{2}(?![0-9])"
)
"""Years of which no number is made (２0x4年, 2O24), or that stand behind a note (May 12,* 2024)."""
_POINTS_TO_YEAR = ("year", "rel", "near", "now", "monthword", "dayword", "n", "plan")
_SENTENCE_END = re.compile(r"[。!?！？;；\n]|\.\s")
_FOUNDED = re.compile("found|establish|set up|born|launch|incorporat|成立|创立|创办|创建|诞生|设立")
"""What is told of a thing in passing: the months behind it are of the news."""
_PATTERNS = Sieve((pattern, pattern) for pattern in (*ENGLISH_PATTERNS, *CHINESE_PATTERNS))
_MONTH_NAMES = words("month")


def find_times(text: str, published: str | None) -> list[TimeExpression]:
    """Return the times of a text in order, none overlapping another; offsets count in `text` (shadow text).

    `published` is the document's date as an ISO day, month or year, or None; what depends on it and cannot be had
    has no value and the basis ``unresolved``. A span holds the time with its part of the year (``end of 2023``,
    2025年上半年), not the words before it (by, since, 截至).

    >>> [(t.value, t.basis, t.relation) for t in find_times("By the end of 2023 ... last year ... by 2030", "2025-09")]
    [('2023-12-31', 'explicit', 'end'), ('2024', 'document-date', 'in'), ('2030', 'explicit', 'by')]
    >>> [(t.value, t.comparison) for t in find_times("今年前三季度较2021年增长62%", None)]
    [(None, False), ('2021', True)]
    """
    low, date = lowered(text), published_on(published)
    found: list[TimeExpression] = []
    dated: TimeExpression | None = None
    for match in _not_overlapping(list(_matches(low))):
        expression = _expression(text, low, match, date)
        if expression is None:
            continue
        if dated and _is_bare(match) and _may_be_of(dated, expression, low):
            expression = replace(expression, value=None, basis="unresolved")
        dated = expression if expression.basis == "explicit" else dated
        found.append(expression)
    return found


def _is_bare(match: re.Match[str]) -> bool:
    """Tell whether a part of a year stands without the year and without what points to one."""
    parts = match.groupdict()
    return not any(parts.get(name) for name in _POINTS_TO_YEAR)


def _may_be_of(dated: TimeExpression, bare: TimeExpression, low: str) -> bool:
    """Tell whether a bare month may be of the earlier year that its sentence names, not of the document's."""
    around = low[max(0, dated.start - _REACH) : dated.end + _REACH]
    return (
        bool(dated.value and bare.value and dated.value[:4] < bare.value[:4])
        and not dated.comparison
        and dated.relation in ("in", "by")
        and not _SENTENCE_END.search(low, dated.end, bare.start)
        and not _FOUNDED.search(around)
    )


def _matches(low: str) -> Iterator[re.Match[str]]:
    for start, end in _windows(low):
        for pattern in _PATTERNS.live(low[start:end]):
            yield from pattern.finditer(low, start, end)


def _windows(low: str) -> Iterator[Span]:
    """Yield the parts of a text that can hold a time: most text holds none, and trying every form is dear."""
    start = end = 0
    for match in ANCHOR.finditer(low):
        if match.start() - _REACH > end:
            if end:
                yield start, end
            start = max(0, match.start() - _REACH)
        end = match.end() + _REACH
    if end:
        yield start, min(end, len(low))


def _not_overlapping(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Keep of overlapping matches the one that begins first, of equal beginnings the longest."""
    kept: list[re.Match[str]] = []
    last = 0
    for match in sorted(matches, key=lambda match: (_span(match)[0], -_span(match)[1])):
        start, end = _span(match)
        if start >= last:
            kept.append(match)
            last = end
    return kept


def _span(match: re.Match[str]) -> Span:
    """Return the span of the time itself: some forms are only known by the word before it."""
    return match.span("core" if "core" in match.re.groupindex else 0)


def _expression(text: str, low: str, match: re.Match[str], published: Published | None) -> TimeExpression | None:
    parts = match.groupdict()
    start, end = _span(match)
    if _is_no_time(text, low, parts, match, start):
        return None
    if not parts.get("year") and (_TORN_YEAR.search(low, max(0, start - 2), start) or _TWIN_YEAR.match(low, end)):
        return TimeExpression(start, end, None, "unresolved")
    period = period_of(parts, published)
    if period is None:
        return None
    relation = _relation(low, start, end, period.relation)
    compared = _is_compared(low, start, end, reaches_on="year2" in parts or "until" in parts)
    return TimeExpression(start, end, period.value, period.basis, relation, compared)


def _is_no_time(text: str, low: str, parts: dict[str, str | None], match: re.Match[str], start: int) -> bool:
    """Tell whether a match is a plain number or a plain word: 2,000 firms, ``may``, ``march``."""
    if parts.get("month") and parts["month"] in _MONTH_NAMES and not text[match.start("month")].isupper():
        return True
    bare_year = low[slice(*_span(match))] == parts.get("year")
    return bare_year and is_counted(low, start, match.end())


def _relation(low: str, start: int, end: int, own: str) -> str:
    """Return the relation: that of the time's own words (``end of``), unless it is a deadline (年底前)."""
    if own:
        return "by" if own == "end" and _DEADLINE.match(low, end) else own
    left = max(0, start - _REACH)
    for relation, pattern in _BEFORE:
        if pattern.search(low, left, start):
            return relation
    for relation, pattern in _AFTER:
        if pattern.match(low, end):
            return relation
    return "in"


def _is_compared(low: str, start: int, end: int, *, reaches_on: bool) -> bool:
    left = max(0, start - _REACH)
    if _COMPARED_BEFORE.search(low, left, start) or _COMPARED_AFTER.match(low, end):
        return True
    if reaches_on or not _COMPARED_FROM.search(low, left, start):
        return False
    return not (_FROM_DATES.search(low, left, start) or _FROM_GOES_ON.match(low, end))
