"""Texts for pages: in which language one is written, for screen readers and fonts; a query without its header."""

from biokg.text.scripts import language_of


def tongue_of(text: str) -> str:
    """Return the language tag of a text.

    >>> tongue_of("Suzhou Industrial Park"), tongue_of("苏州工业园区")
    ('en', 'zh-Hans')
    """
    return "zh-Hans" if language_of(text) == "zh" else "en"


def query_of(sparql: str) -> str:
    r"""Return a saved question's SPARQL without its header.

    >>> query_of("#+ summary: All\nSELECT * { ?s ?p ?o }")
    'SELECT * { ?s ?p ?o }'
    """
    return "\n".join(line for line in sparql.splitlines() if not line.startswith("#+")).strip()
