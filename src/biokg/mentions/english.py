"""English names of open classes: capitalised runs that end in a head word, and full legal names."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from biokg.mentions.forms import EnglishForms, english, words
from biokg.mentions.products import find_products
from biokg.model import Mention, Span
from biokg.text.sieve import Search

_CAP = r"(?:[A-Z][A-Za-z0-9’'&+-]*[A-Za-z0-9+](?:['’](?= ))?|[A-Z](?![a-z]))"
_RUN = re.compile(rf"(?<![A-Za-z0-9]){_CAP}(?:(?: (?:of|for|and|the|&)){{0,2}} {_CAP}){{0,14}}")
_LEGAL = re.compile(
    rf"(?<![A-Za-z0-9])(?:{_CAP} (?:& )?(?:\({_CAP}\) )?){{1,7}}?(?:\({_CAP}(?: {_CAP})?\) ?)?"
    r"(?:(?:Group |Holdings? )?Co\.?,? ?(?:Ltd|Limited|LTD)\b\.?|,? ?(?:Inc|Corp|Ltd|LLC|PLC|plc)\b\.?)"
)
_APOSTROPHES = "'’"
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]) ")
_JOIN = re.compile(r" (?:and|of|&|for) (?:the )?")
_OF_HEAD = re.compile(
    r"(?:Cent(?:er|re)|School|College|Institute|Academy|Administration|Ministry|Bureau|Commission|Department|"
    r"Association|University|Office|Society|Alliance|Committee|Chamber) (?:of|for) "
)
_BASED = re.compile(r"^[A-Z][a-z]+-(?:based|listed|headquartered|backed|funded) ")
_LOWER_HEAD = re.compile(r" (?P<w>district|county|new area|industrial park|science park|high-tech zone|pilot zone)\b")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_HEADING_LENGTH = 260
_SHORTEST_COMPOUND = 4  # BioBAY is a name, Bio alone is none
_APPOSITIVE = re.compile(
    rf"(?<![A-Za-z’'-])(?P<n>{_CAP}(?: {_CAP}){{0,3}}), (?:an?|the|one of the) (?:[A-Za-z-]+ ){{0,6}}?"
    r"(?:subsidiary|company|firm|maker|developer|start-?up|unicorn|manufacturer|drugmaker|provider|supplier|producer)s?\b"
)
_TITLES = words("people", "english_titles")
_HEADED = re.compile(
    rf"\b(?:{_TITLES}|chief executive officer|managing director)(?: and (?:{_TITLES}))? (?:of|at) "
    rf"(?P<n>{_CAP}(?: {_CAP}){{0,2}})(?=[,.;]|['’]s| (?:said|says|told|noted|and|was|is|has|who)\b)"
)
_WORK = re.compile(
    r"\b[Tt]he (?P<n>(?=[^.,;]{0,50}[A-Z]{2})(?:[A-Za-z&-]+ ){1,7}?(?:platform|project|production base|plant))\b"
)
_FUND = re.compile(
    r"(?<![\w-])(?P<head>(?:(?!(?:yuan|[a-z]+-yuan|supporting|[Tt]he|[Aa]n?|of|[Ii]n|and|new|with|by|its|for|total|this|that|these|has|RMB|billion|"
    r"million|is|to|from|such|other|also|into|through|set|up|launched|established)\b)"
    r"[A-Za-z][A-Za-z&-]*(?: and| &)? ){1,6}[Ff]und(?: of [Ff]unds)?)\b(?!s| cluster| manager|ing)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_POLICY = re.compile(
    r"\b(?P<n>(?:(?:two|three|four|five|ten)-year )?(?:action|development|work|implementation) plan (?:for|on|to) "
    r"(?:promote |support |boost )?[a-z][^,.;()\n]{6,100}?)"
    rf"(?= (?:in|on) (?:{_MONTHS})| (?:to|that|which|last|this|was|has|with|during|setting|aiming|covering) "
    r"|[,.;()\n]|$)"
)
_QUOTED_POLICY = re.compile(
    r"[\"“](?P<n>[^\"”\n]{6,140}?(?:Plan|Measures|Opinions|Regulations?|Program)[^\"”\n]{0,60})[\"”]"
)
_LEGAL_NAMES = Search([("", _LEGAL)])
_FUNDS = Search([("", _FUND)])
_APPOSITIVES = Search([("en-appositive", _APPOSITIVE), ("en-headed", _HEADED)])
_CUED = Search(
    [(("Project", "en-work"), _WORK), (("Policy", "en-plan"), _POLICY), (("Policy", "en-quoted"), _QUOTED_POLICY)]
)


def find_english(text: str) -> list[Mention]:
    """Find English names in a shadow text.

    >>> [(m.name, m.type) for m in find_english("Xinqikang Pharmaceutical opened in Wuxi Life Science Park.")]
    [('Xinqikang Pharmaceutical', 'Enterprise'), ('Wuxi Life Science Park', 'Park')]
    """
    forms = english()
    found = [_legal(match, forms) for _, match in _LEGAL_NAMES.found(text)]
    headings = title_case_lines(text)
    for run in _RUN.finditer(text):
        for start, end in _pieces(text, run.start(), run.end()):
            names = _names(text, start, end, forms)
            found.extend(m for m in names if not _in(headings, m) or text.count(m.name) > 1)
    found.extend(Mention(m.start("head"), m.end("head"), m["head"], "Fund", "en-fund") for _, m in _FUNDS.found(text))
    found.extend(find_products(text))
    found.extend(_appositives(text, forms))
    found.extend(_cued(text))
    return [mention for mention in found if mention.end - mention.start > 1]


def _cued(text: str) -> Iterator[Mention]:
    """Yield projects and policies, told by the word that ends or announces them."""
    for (type_, rule), match in _CUED.found(text):
        start, end = match.span("n")
        yield Mention(start, end, match["n"].rstrip(",.") if rule == "en-quoted" else match["n"], type_, rule)


def _appositives(text: str, forms: EnglishForms) -> Iterator[Mention]:
    """Yield firms that other words tell: "Xi'an Janssen, a pharmaceutical subsidiary of ...", "CEO of Tide"."""
    for rule, match in _APPOSITIVES.found(text):
        start = _trim(text, match.start("n"), match.end("n"), forms)
        name = text[start : match.end("n")]
        if len(name) > 1 and class_of(name, forms) in {None, "Enterprise"} and name not in forms.generic:
            yield Mention(start, match.end("n"), name, "Enterprise", rule)


def title_case_lines(text: str) -> list[Span]:
    r"""Return the lines that are headings with every word capitalised: there a capital letter tells no name.

    >>> title_case_lines("Wuxi Focuses on Building A Biomedical Chain\nWuxi has grown.")
    [(0, 43)]
    """
    found, start = [], 0
    for row in text.split("\n"):
        if 0 < len(row) < _HEADING_LENGTH and row[-1] not in ".!?" and _is_title_case(row):
            found.append((start, start + len(row)))
        start += len(row) + 1
    return found


def _is_title_case(row: str) -> bool:
    words = [word for word in _WORD.findall(row) if len(word) > 3]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _in(spans: list[Span], mention: Mention) -> bool:
    at = bisect_right(spans, (mention.start, mention.end)) - 1
    return at >= 0 and mention.start < spans[at][1]


def _legal(match: re.Match[str], forms: EnglishForms) -> Mention:
    start, name = match.start(), match.group()
    while (word := name.split(" ", 1)[0]) in forms.not_first and " " in name:
        start, name = start + len(word) + 1, name[len(word) + 1 :]
    if based := _BASED.match(name):
        start, name = start + based.end(), name[based.end() :]
    return Mention(start, start + len(name), name, "Enterprise", "en-legal")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a capitalised run at possessives: in "Guangzhou's Huangpu" there are two names."""
    cut = start
    marked = any(text.find(mark, start, end) >= 0 for mark in _APOSTROPHES)
    for mark in _POSSESSIVE.finditer(text, start, end) if marked else ():
        yield cut, mark.start()
        cut = mark.end()
    yield cut, end - 2 if text[cut:end].endswith(("'s", "’s")) else end


def _names(text: str, start: int, end: int, forms: EnglishForms) -> Iterator[Mention]:
    start = _trim(text, start, end, forms)
    if start >= end:
        return
    found = _named(text, start, end, forms)
    if found is None:
        return
    yield found
    rest = found.end + 1
    while rest < end and (joined := re.match(r"(?:and|of|in|for|the|&|on) ", text[rest:end])):
        rest += joined.end()
    if rest < end:
        yield from _names(text, rest, end, forms)


def _trim(text: str, start: int, end: int, forms: EnglishForms) -> int:
    """Drop sentence openers, prepositions and "X-based" from the left of a run."""
    while start < end:
        run = text[start:end]
        word = run.split(" ", 1)[0]
        if based := _BASED.match(run):
            start += based.end()
        elif word in forms.not_first or word in {"and", "of", "for", "the", "in", "&", "on"}:
            start += len(word) + 1
        else:
            break
    return start


def _named(text: str, start: int, end: int, forms: EnglishForms) -> Mention | None:
    """Return the longest name that begins at `start`; a joined run is cut where its left part is a name already."""
    run = text[start:end]
    joins = [j.start() for j in _JOIN.finditer(run) if not run.startswith(" of Funds", j.start())]
    if of_head := _OF_HEAD.search(run):
        type_ = class_of(run[: of_head.end()].rsplit(" ", 2)[0], forms)
        after = [j for j in joins if j >= of_head.end() and run[j : j + 5] == " and "]
        if type_ and not any(class_of(run[:j], forms) for j in joins if j < of_head.end() - 4):
            stop = start + after[0] if after and class_of(run[after[0] + 5 :], forms) else end
            return Mention(start, stop, text[start:stop], type_, "en-of-head")
    stop = next((start + j for j in joins if class_of(run[:j], forms)), end)
    words = text[start:stop].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        type_ = class_of(name, forms)
        if type_ == "Enterprise" and (two := _two_firms(name, forms)):
            return Mention(start, start + two, name[:two], "Enterprise", "en-joined")
        if type_:
            return _extended(text, Mention(start, start + len(name), name, type_, "en-head"))
        if count == len(words) and (lower := _LOWER_HEAD.match(text, start + len(name))):
            kind = "Region" if lower["w"] in {"district", "county", "new area"} else "Park"
            return Mention(start, lower.end(), text[start : lower.end()], kind, "en-lower-head")
    return None


def _two_firms(name: str, forms: EnglishForms) -> int:
    """Return where the first of two firms ends ("GSK and CanSino Biologics"), or 0 when the name is one."""
    left, joint, right = name.partition(" and ")
    if not joint or class_of(right, forms) != "Enterprise":
        return 0
    trade = forms.generic | forms.not_alone
    return 0 if left.rsplit(" ", 1)[-1] in trade or right.split(" ", 1)[0] in trade else len(left)


def _extended(text: str, mention: Mention) -> Mention:
    lower = _LOWER_HEAD.match(text, mention.end)
    if lower and mention.type in {"Region", "Park"}:
        return Mention(mention.start, lower.end(), text[mention.start : lower.end()], "Park", "en-lower-head")
    return mention


@lru_cache(maxsize=4096)
def class_of(name: str, forms: EnglishForms) -> str | None:
    """Return the class that the name's last words give, or None for a phrase that is no name."""
    words = name.split(" ")
    if len(words) == 1 and (name in forms.not_alone or name in forms.generic or name in forms.not_first):
        return None
    if all(word in forms.generic or word in forms.not_alone or word in forms.not_first for word in words):
        return None
    for head in forms.heads:
        if head.pattern.search(name) and (
            len(words) > 1 or (name.startswith("Bio") and len(name) > _SHORTEST_COMPOUND)
        ):
            return head.type
    return None
