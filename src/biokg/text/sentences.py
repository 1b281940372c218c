"""Where sentences and clauses begin and end, in shadow text of either language."""

import re
from collections.abc import Iterable, Iterator

from biokg.model import Span
from biokg.text.scanner import scanner
from biokg.text.scripts import HAN
from biokg.text.wordlists import words

_BREAK = scanner(
    r"[。！？!?][”’\"'」』)]{0,3}"  # Chinese and emphatic ends, with the closing quote
    r"|…{1,4}[”’\"」』]?"
    r"|\.[”’\"')]{0,3}(?=[\s\[]|$)"  # a full stop that is followed by something (a decimal point is not)
    rf"|(?<=[{HAN}”）)%0-9]);"
    r"|；"
    r"|\n+"
    rf"| (?=- [A-Z{HAN}0-9“\"])"  # the bullets of machine summaries
    r"|(?=[•●■◆▲])"
)
_TITLES = words("sentence-title")
_ENDINGS = words("sentence-ending")
_LAST_TOKEN = re.compile(r"[A-Za-z](?:[A-Za-z]|\.(?=[A-Za-z])){0,12}$")
_NEXT_TOKEN = re.compile(r"[ \n”\"']{0,4}([A-Za-z]{1,20}|[0-9])")
_BRACKET = re.compile(r" ?[(（]")
_STARTERS = words("sentence-starter")

_LONGEST = 1200
_MARKS = ",;、， "
_LEAD = re.compile(r"\s*(?:[-•●■◆▲]\s{0,2})?")

_CLAUSE_BREAK = scanner(
    r"(?<!\bCo\.),(?!\d{3}(?!\d))|[;:；：，—]|\s-\s"
    r"|\s(?=of\s(?:which|whom)\b)|(?<!\bof)\s(?=(?:which|whom)\b)|\s(?=(?:with|including|while|whereas|where|who)\s)"
    r"|\s(?=and\s(?:has|have|had|is|are|was|were|will|aims?|plans?|ranks?|ranked|reached|became|accounts?|accounted)\b)"
    r"|(?=其中)"
)


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order, trimmed of white space and bullets.

    >>> page = "Akeso Co., Ltd. grew by 3.5 percent. It has 24 products."
    >>> [page[start:end] for start, end in sentences(page)]
    ['Akeso Co., Ltd. grew by 3.5 percent.', 'It has 24 products.']
    >>> page = "产值达152.3亿元！园区有19家企业；人才4万名。"
    >>> [page[start:end] for start, end in sentences(page)]
    ['产值达152.3亿元！', '园区有19家企业；', '人才4万名。']
    """
    spans, last = [], 0
    for match in _BREAK.finditer(text):
        if match.group().startswith(".") and not _ends_sentence(text, match.start(), match.end()):
            continue
        spans.append((last, match.end()))
        last = match.end()
    spans.append((last, len(text)))
    return _trimmed(text, spans)


def bounded(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield sentences, those of no human length (a table on one line) in pieces cut at commas.

    What reads a number looks over its whole sentence, so that a sentence must have a bound.

    >>> page = "a, " * 1000
    >>> [end - start for start, end in bounded(page, [(0, len(page))])]
    [1200, 1200, 600]
    """
    for start, end in spans:
        at = start
        while end - at > _LONGEST:
            cut = max(text.rfind(mark, at, at + _LONGEST) for mark in _MARKS)
            cut = cut + 1 if cut > at else at + _LONGEST
            yield at, cut
            at = cut
        if at < end:
            yield at, end


def clauses(text: str, span: Span) -> list[Span]:
    """Return the clauses of one sentence in order, without the mark that parts them.

    A comma inside a number and the Chinese list mark 、 part nothing.

    >>> page = "SIP has 2,000 firms, of which 20 are listed"
    >>> [page[start:end] for start, end in clauses(page, (0, len(page)))]
    ['SIP has 2,000 firms', 'of which 20 are listed']
    """
    spans, last = [], span[0]
    for match in _CLAUSE_BREAK.finditer(text, span[0], span[1]):
        spans.append((last, match.start()))
        last = match.end()
    spans.append((last, span[1]))
    return _trimmed(text, spans)


def _ends_sentence(text: str, dot: int, after: int) -> bool:
    token = _LAST_TOKEN.search(text, max(0, dot - 14), dot)
    following = _NEXT_TOKEN.match(text, after)
    word = following.group(1) if following else ""
    if word[:1].islower():
        return False
    last = token.group().lower() if token else ""
    if last in _ENDINGS and _BRACKET.match(text, after):
        return False  # "Tide Co., Ltd. (Tide for short) ..."
    if token is None or not word:
        return True
    if last in _TITLES or (len(last) == 1 and token.group().isupper()):
        return False
    return last not in _ENDINGS or word.lower() in _STARTERS


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    """Leave white space and the bullet off each span, and empty spans out."""
    trimmed = []
    for start, end in spans:
        # Most sentences begin with a letter: nothing to leave off.
        lead = None if text[start : start + 1].isalnum() else _LEAD.match(text, start, end)
        begin = lead.end() if lead else start
        bare = text[begin:end].rstrip()
        if bare:
            trimmed.append((begin, begin + len(bare)))
    return trimmed
