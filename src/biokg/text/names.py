"""Names made comparable: cleaned of line breaks and wrapping marks, and folded to a key for look-up."""

import re
import unicodedata
from functools import lru_cache

from biokg.text.scripts import HAN, to_simplified

_SPACE_RUN = re.compile(r"\s+")
_SPACE_BETWEEN_HAN = re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")
_NOT_IN_KEY = re.compile(r"[\W_]+")

_PAIRS = frozenset({'""', "''", "“”", "‘’", "「」", "『』", "《》", "〈〉", "【】", "()", "（）", "[]", "<>", "＂＂"})
_LOOSE = ' ,;:，；：、。"“”《》「」『』【】'


@lru_cache(maxsize=8192)
def clean_name(text: str) -> str:
    r"""Return a name as one line, without spaces between Han characters and without quotes or brackets around it.

    >>> clean_name("“益方生 物”"), clean_name("Roche\n Diagnostics (Suzhou)")
    ('益方生物', 'Roche Diagnostics (Suzhou)')
    """
    name = _SPACE_BETWEEN_HAN.sub("", _SPACE_RUN.sub(" ", text)).strip(" ")
    while len(name) > 1 and name[0] + name[-1] in _PAIRS:
        name = name[1:-1].strip(" ")
    return name.strip(_LOOSE)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Return the look-up key of a name: folded in width, script and case, letters and digits only.

    >>> name_key("Suzhou Industrial Park"), name_key("蘇州工業園區（ＳＩＰ）"), name_key("Johnson & Johnson")
    ('suzhouindustrialpark', '苏州工业园区sip', 'johnsonjohnson')
    """
    if not name.isascii():
        name = to_simplified(unicodedata.normalize("NFKC", name))
    return _NOT_IN_KEY.sub("", name.casefold())
