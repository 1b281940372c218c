"""Reads imprint lines: where a page prints its publisher and its date ('Source· 2025-11-18 23:36', '来源：...')."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from biokg.documents.lines import fold
from biokg.text.scanner import scanner
from biokg.text.sieve import Sieve

LONGEST = 160
"""An imprint line is short; a longer line is prose that happens to hold a date."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DATE = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d{2})\s?[-/.年]\s?(?P<m>\d{1,2})(?:\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)\s?日?|\s?月|(?![\d-]))"
    rf"|\b{_MONTH.format('en1')}\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y1>(?:19|20)\d{{2}})\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_MONTH.format('en2')},?[\s-](?P<y2>(?:19|20)\d{{2}})\b"
    rf"|\b{_MONTH.format('en3')},?\s(?P<y3>(?:19|20)\d{{2}})\b"
    r"|(?P<zy>[一二][〇零○一二三四五六七八九]{3})年(?P<zm>[一二三四五六七八九十]{1,2})月(?:(?P<zd>[一二三四五六七八九十]{1,3})日)?"
)
_CLOCK = re.compile(
    r"(?:T|\bat\s)?(?<!\d)[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:\.\d{1,6})?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:Z|\s?\(?(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?\)?)?"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?|(?:星期|周)[一二三四五六日天]", re.IGNORECASE)
_SEPARATOR = re.compile(r"[|·•∣│]|\s[-–—/]\s|\s{2,}")
_BULLET = re.compile(r"[-*•●◆▪■·]\s")
_PUBLISHER = re.compile(
    r"[\u3400-\u9fff()·]{2,22}(?:公司|集团|报|网|局|委|委员会|管委会|协会|学会|商会|中心|部|办|社|台|院|园|区|号|刊|头条|发布)"
)
_EDGES = " \t,.;:，。；：()（）[]【】<>《》*_>-–—|·•/"
_DATELINE = re.compile(
    r"[A-Z][A-Za-z' ,.]{2,40}?,\s(?P<when>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?)"
    r"\s\((?P<who>[A-Z][A-Za-z .]{1,30})\)\s*(?:--|—|–|-)"
)
_WIRE = re.compile(
    r"(?P<who>新华社|中新社|中新网|人民网|新华网|中国新闻网|本报)[\u4e00-\u9fff]{0,8}?"
    r"(?P<when>(?:\d{4}年)?\d{1,2}月\d{1,2}日)[电讯]"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one line says of the publication; `published` is ISO, `end` where the imprint ends in the line's head."""

    published: str | None
    publisher: str | None
    end: int
    labelled: bool = True
    """False for a line that is nothing but a date, which a chronicle also has in its middle."""


_NAME_AND_PLACE = 2
_SHORT = 10  # characters of a province's name


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str
    value: str = ""


def find_date(text: str) -> str | None:
    """Return the first full or month date of a short text as ISO 8601, or None.

    >>> find_date("Updated: March 5, 2024"), find_date("二〇二四年五月六日"), find_date("2024年5月")
    ('2024-03-05', '2024-05-06', '2024-05')
    """
    for found in _DATE.finditer(fold(text[:LONGEST])):
        value = _iso(found)
        if value:
            return value
    return None


@lru_cache(maxsize=512)  # the lines of a document are judged again and again
def read_imprint(head: str) -> Imprint | None:
    """Read the folded head of a line as an imprint, or return None when it is something else.

    >>> read_imprint("Source: China Daily 2024-05-06 09:30")
    Imprint(published='2024-05-06', publisher='China Daily', end=36, labelled=True)
    """
    if len(head) > LONGEST or _BULLET.match(head) or not _sieve().live(head):
        return None
    dates, labels = list(_dates(head)), list(_labelled(head))
    if not dates and not any(token.kind == "source" for token in labels):
        return None
    tokens = sorted([*dates, *_marks(head), *labels], key=lambda token: (token.start, -token.end))
    kinds = {token.kind for token in tokens}
    fields = _fields(head, tokens)
    loose = [value for kind, value in fields if kind == "free"]
    if not _acceptable(kinds, fields):
        return None
    published = next((token.value for token in tokens if token.kind == "date"), None)
    publisher = next((value for kind, value in fields if kind == "source"), None) or next(iter(loose), None)
    if published is None and publisher is None:
        return None
    return Imprint(published, publisher, len(head), bool(kinds - {"date", "clock", "weekday"}) or "clock" in kinds)


def read_dateline(head: str) -> Imprint | None:
    """Read a wire service's dateline at the beginning of prose; without a year `published` is None, never guessed.

    >>> read_dateline("SUZHOU, March 3, 2025 (Xinhua) -- A new plant opened.")
    Imprint(published='2025-03-03', publisher='Xinhua', end=33, labelled=True)
    """
    found = _DATELINE.match(head) or _WIRE.match(head)
    if found is None:
        return None
    publisher = None if found["who"] == "本报" else found["who"]
    return Imprint(find_date(found["when"]), publisher, found.end())


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    table = Path(__file__).with_name("labels.tsv").read_text("utf-8").splitlines()
    lines = (line for line in table if not line.startswith("#"))
    kinds = {row["word"].lower(): row["kind"] for row in csv.DictReader(lines, delimiter="\t")}
    words = sorted(kinds, key=lambda word: (-len(word), word))
    latin = "|".join(re.escape(word) for word in words if word.isascii())
    han = "|".join(word for word in words if not word.isascii())
    return scanner(rf"(?:(?<![A-Za-z])({latin})(?![A-Za-z])|(?<![\u4e00-\u9fff])({han}))\s*:?", re.IGNORECASE), kinds


@cache
def _sieve() -> Sieve[str]:
    """Return what tells the lines that can hold a date or a label, of which an imprint needs one."""
    return Sieve([("date", _DATE), ("label", _labels()[0])])


def _dates(head: str) -> Iterator[_Token]:
    for found in _DATE.finditer(head):
        value = _iso(found)
        if value:
            yield _Token(found.start(), found.end(), "date", value)


def _marks(head: str) -> Iterator[_Token]:
    for kind, expression in (("clock", _CLOCK), ("weekday", _WEEKDAY), ("separator", _SEPARATOR)):
        for found in expression.finditer(head):
            yield _Token(found.start(), found.end(), kind)


def _labelled(head: str) -> Iterator[_Token]:
    expression, kinds = _labels()
    for found in expression.finditer(head):
        kind = kinds[(found[1] or found[2]).lower()]
        sure = kind in ("time", "counter") or found[0].endswith(":") or "/" in found[0]
        spaced = found[0][-1] == " " or head.startswith(("/", " "), found.end())
        apart = spaced and head[found.start() - 1 : found.start()] in {"", " "}
        if sure or (kind == "person" and (apart or found.start() == 0)):
            yield _Token(found.start(), found.end(), kind)


def _fields(head: str, tokens: Sequence[_Token]) -> list[tuple[str, str]]:
    """Return the words between the tokens, each under the label that it follows."""
    fields = []
    at, label = 0, "free"
    for token in [*tokens, _Token(len(head), len(head), "end")]:
        words = head[at : max(at, token.start)].strip(_EDGES).removeprefix("by ")
        if words:
            fields.append((label, words))
            label = "free"
        if token.kind in ("source", "person", "counter"):
            label = token.kind
        elif token.kind in ("time", "weak", "separator"):
            label = "free"
        at = max(at, token.end)
    return fields


def _acceptable(kinds: set[str], fields: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the line says no more than an imprint does."""
    loose = [value for kind, value in fields if kind == "free"]
    if any(len(value) > 60 or re.search(r"[。!?;]", value) for _, value in fields):
        return False
    if any(value[0].islower() and value.isascii() and not value.startswith("the ") for value in loose):
        return False  # "Updated in March 2024" goes on like a sentence
    if kinds & {"time", "source", "counter"}:
        return len(loose) <= 2
    if "person" in kinds or "separator" in kinds:
        return len(loose) <= 2 and all(len(value) <= 40 for value in loose)
    if "clock" in kinds:
        # An account's name, the time, and where it was posted from: "鲁西新区招商 2024-05-20 18:06 山东".
        posted = len(loose) <= 1 or (len(loose) == _NAME_AND_PLACE and len(loose[1]) <= _SHORT)
        return posted and all(len(value) <= (40 if value.isascii() else 20) for value in loose)
    return not loose or (len(loose) == 1 and bool(_PUBLISHER.fullmatch(loose[0])))


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = _numbers(found)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _numbers(found: re.Match[str]) -> tuple[int, int, int | None]:
    if found["y"]:
        return int(found["y"]), int(found["m"]), int(found["d"]) if found["d"] else None
    if found["zy"]:
        return int(found["zy"].translate(_DIGITS)), _tens(found["zm"]), _tens(found["zd"]) if found["zd"] else None
    for form in ("1", "2"):
        if found[f"y{form}"]:
            return int(found[f"y{form}"]), _month(found[f"en{form}"]), int(found[f"d{form}"])
    return int(found["y3"]), _month(found["en3"]), None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _tens(numeral: str) -> int:
    """Read a Chinese numeral below 100: 二十一 is 21, 十 is 10."""
    tens, ten, ones = numeral.rpartition("十")
    first = (int(tens.translate(_DIGITS)) if tens else 1) * 10 if ten else 0
    return first + (int(ones.translate(_DIGITS)) if ones else 0)
