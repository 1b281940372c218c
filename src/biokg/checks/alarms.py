"""What the arithmetic finds as nodes of the graph, so that a question can tell it with its evidence."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from biokg.checks.arithmetic import check_arithmetic
from biokg.checks.report import Finding
from biokg.checks.series import CONFLICT
from biokg.terms import RDF_TYPE, RDFS, THINGS, bkg, thing
from biokg.triples.content import fact_iri
from biokg.triples.linking import Linked
from biokg.triples.nquads import iri, line, text

_LABEL = RDFS + "label"
# A bare number is nobody's figure and can be compared with none.
_BOUND = ("A", "B")


def alarms(linked: Iterable[Linked]) -> Iterator[str]:
    """Yield the lines of one node for each figure, or set of figures, that cannot be right as printed.

    Figures that are bound by inference (tier B) are checked too; the node says so. That two documents differ is no
    alarm but a contradiction.
    """
    bound = {one.claim.id: one for one in linked if one.claim.tier in _BOUND and one.subject}
    subjects = {id_: one.subject.id for id_, one in bound.items() if one.subject}
    found = check_arithmetic([one.claim for one in bound.values()], lambda claim: subjects.get(claim.id, ""))
    told: dict[str, list[tuple[Finding, list[Linked]]]] = defaultdict(list)
    for finding in found:
        if finding.check != CONFLICT and finding.where in set(subjects.values()):
            key = "\n".join([finding.check, finding.where, finding.message])
            told[hashlib.sha256(key.encode()).hexdigest()[:20]].append(
                (finding, [bound[id_] for id_ in finding.claims])
            )
    for digest, same in sorted(told.items()):
        # What several sets of claims give in the same words is one alarm, on the most certain of them.
        yield from _node(f"{THINGS}alarm/{digest}", *min(same, key=lambda one: (_tier(one[1]), one[0].claims)))


def _tier(rests_on: list[Linked]) -> str:
    return max(one.claim.tier for one in rests_on)


def _node(node: str, finding: Finding, rests_on: list[Linked]) -> Iterator[str]:
    yield line(node, RDF_TYPE, iri(bkg("Alarm")))
    yield line(node, bkg("subject"), iri(thing(finding.where)))
    yield line(node, bkg("alarmKind"), text(finding.check.rpartition("/")[2]))
    yield line(node, bkg("tier"), text(_tier(rests_on)))
    yield line(node, _LABEL, text(finding.message, "en"))
    yield line(node, _LABEL, text(finding.zh, "zh"))
    yield from (line(node, bkg("restsOn"), iri(fact_iri(one))) for one in rests_on)
