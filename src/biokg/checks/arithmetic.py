"""Whether the figures of the claims can be true together; what cannot is flagged beside the claims, never edited."""

from collections.abc import Iterable

from biokg.checks.exchange import check_exchange
from biokg.checks.figures import SubjectOf, subject_name
from biokg.checks.growth import check_growth
from biokg.checks.report import Finding
from biokg.checks.series import check_series
from biokg.checks.wholes import check_wholes
from biokg.model import Claim


def check_arithmetic(claims: Iterable[Claim], subject_of: SubjectOf = subject_name) -> list[Finding]:
    """Return the warnings of all arithmetic checks over `claims`, sorted.

    `subject_of` gives the identity of a claim's subject, so that SIP and 苏州工业园区 are compared as one; without
    it subjects are told apart by name. Errors of the source are warnings: the printed figure stays.
    """
    kept = list(claims)
    checks = (check_growth, check_wholes, check_series, check_exchange)
    return sorted({finding for check in checks for finding in check(kept, subject_of)})
