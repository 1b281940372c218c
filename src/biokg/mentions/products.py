"""English products: words that nothing but their neighbours make a product's name ("the antibody Loqtorzi")."""

import re
from functools import cache

from biokg.mentions.forms import english, words
from biokg.model import Mention
from biokg.text.sieve import Search

_NAME = r"(?P<n>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?(?:-\d{1,2})?)"
_CODE = re.compile(
    r"(?<![A-Za-z0-9-])(?!ISO|GB|CN|COVID|SH|SZ|HK|BJ|SS|CD\d|NASDAQ)(?:[A-Z]{2,5}-\d{2,5}|[A-Z]{2,5}-?[A-Z]?\d{3,5}[A-Z]?|[A-Z]{2,4}-[A-Z][a-z]{2,}|[A-Z][a-z]+[A-Z][a-z]+-\d)"
    r"(?![A-Za-z0-9-])"
)
_INN = re.compile(
    r"\b[A-Z]?[a-z]{3,}(?:mab|tinib|ciclib|parib|leucel|glutide|vir|cept|siran|gliptin|gliflozin|sartan|statin)\b"
    r"(?: for Injection)?"
)


@cache
def _search() -> Search[str]:
    kinds, forms = words("products", "english_kinds"), words("products", "english_forms")
    patterns = (
        re.compile(rf"\b(?:{kinds}) {_NAME}(?= (?:was|has|is|received|won|for|in|to|got|as|at|and)\b|[,.;)]|$)"),
        re.compile(rf"(?<![A-Za-z] )(?<![A-Za-z]){_NAME}(?= (?:{forms})\b)"),
        re.compile(rf"(?<=[a-z] ){_NAME}(?= (?:{forms})\b)"),
        re.compile(
            rf"\b(?:developed|develops|launched|makes|markets|sells|commerciali[sz]ed) {_NAME},?"
            r" (?:the|an?|its|China)\b"
        ),
        re.compile(
            rf"['’]s {_NAME}(?= (?:was|has been|is|were) (?:cleared|approved|granted|authori[sz]ed)"
            r"| (?:received|won|obtained|gained|got) (?:[a-z]+ ){0,4}(?:approval|clearance|nod|certificate|licen[cs]e))"
        ),
    )
    named = [("en-product", pattern) for pattern in patterns]
    return Search([("en-code", _CODE), ("en-inn", _INN), *named])


def find_products(text: str) -> list[Mention]:
    """Find English products in a shadow text.

    >>> [m.name for m in find_products("Its antibody Loqtorzi and TM-021 were approved; rivocimab sold well.")]
    ['TM-021', 'rivocimab', 'Loqtorzi']
    """
    common = english().common
    found = []
    for rule, match in _search().found(text):
        group = "n" if rule == "en-product" else 0
        if rule != "en-product" or match["n"] not in common:
            found.append(Mention(*match.span(group), match[group], "Product", rule))
    return list(dict.fromkeys(found))
