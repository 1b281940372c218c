"""Whether the figures of the claims can be true together; what cannot is flagged beside the claims, never edited."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from biokg.checks.exchange import check_exchange
from biokg.checks.figures import SubjectOf, subject_name
from biokg.checks.growth import check_growth
from biokg.checks.report import Finding
from biokg.checks.series import check_series
from biokg.checks.wholes import check_wholes
from biokg.model import Claim

Check = Callable[[Iterable[Claim], SubjectOf], Iterator[Finding]]
OF_DOCUMENTS: Sequence[Check] = (check_wholes, check_exchange)
"""Checks that compare claims of one document only."""
OF_SUBJECTS: Sequence[Check] = (check_growth, check_series)
"""Checks that compare claims of one subject only."""


def check_arithmetic(
    claims: Iterable[Claim],
    subject_of: SubjectOf = subject_name,
    checks: Sequence[Check] = (*OF_DOCUMENTS, *OF_SUBJECTS),
) -> list[Finding]:
    """Return the warnings of arithmetic checks over `claims`, of all if none are given, sorted.

    `subject_of` gives the identity of a claim's subject, so that SIP and 苏州工业园区 are compared as one; without
    it subjects are told apart by name. Errors of the source are warnings: the printed figure stays.
    """
    kept = list(claims)
    return sorted({finding for check in checks for finding in check(kept, subject_of)})
