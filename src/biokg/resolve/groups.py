"""Tells a group from the firm of its name: 海正集团 holds 海正药业 and is not it."""

import re

from biokg.resolve.tables import Known
from biokg.text.names import clean_name, name_key

_FORM = r"(?:有限公司|有限责任公司|,? Co\.?,? ?Ltd\.?|,? Ltd\.?|,? Limited)?"
_GROUP = re.compile(rf"^(?P<bare>.+?)[\s(（]*(?:集团|\bGroup\b)[)）]?{_FORM}$")


def is_group_beside(name: str, known: Known) -> bool:
    """Tell whether a name is of the group that a known firm belongs to, rather than another name of the firm.

    That is so where the name says no more than a brand that the firm's own names go on from (Kelun Group and Kelun
    Pharmaceutical), no name of the firm says that it is a group, and the firm is at home.
    """
    match = _GROUP.match(clean_name(name))
    names = known.entity.names
    if match is None or known.home is not None or any(_GROUP.match(one) for one in names):
        return False
    bare = name_key(match["bare"])
    return any(name_key(one).startswith(bare) and name_key(one) != bare for one in names)
