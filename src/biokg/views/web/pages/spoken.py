"""In which language a text is written, so that a page can say so to a screen reader and to the browser's fonts."""

from biokg.text.scripts import language_of


def tongue_of(text: str) -> str:
    """Return the language tag of a text.

    >>> tongue_of("Suzhou Industrial Park"), tongue_of("苏州工业园区")
    ('en', 'zh-Hans')
    """
    return "zh-Hans" if language_of(text) == "zh" else "en"
