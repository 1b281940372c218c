"""A relation as a sentence in either language."""

from functools import cache

from biokg.ask.labels import Thing
from biokg.errors import DataError
from biokg.resources import shipped
from biokg.terms import term_name

LANGUAGES = ("en", "zh")


def sentence(subject: Thing, predicate: str, object_: Thing, language: str, role: str = "") -> str:
    """Return a sentence without its full stop; `predicate` is the IRI of a relation.

    >>> from biokg.terms import bkg
    >>> roche, sip = Thing("r", "Roche", "罗氏"), Thing("s", "SIP", "苏州工业园区")
    >>> sentence(roche, bkg("presentIn"), sip, "en"), sentence(roche, bkg("presentIn"), sip, "zh")
    ('Roche is present in SIP', '罗氏布局于苏州工业园区')
    """
    name = term_name(predicate)
    phrases = _phrases()
    forms = phrases.get(f"{name}.role", phrases[name]) if role else phrases[name]
    return forms[language].format(s=subject.text(language), o=object_.text(language), role=role)


@cache
def _phrases() -> dict[str, dict[str, str]]:
    path = shipped("data", "phrases.tsv")
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    if lines[0] != ["relation", *LANGUAGES] or any(len(cells) != len(lines[0]) for cells in lines):
        raise DataError(f"{path}: each row has a relation and a phrase in {' and '.join(LANGUAGES)}.")
    return {relation: dict(zip(LANGUAGES, forms, strict=True)) for relation, *forms in lines[1:]}
