"""What the arithmetic finds as nodes of the graph, so that a question can tell it with its evidence."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from biokg.checks.arithmetic import OF_DOCUMENTS, OF_SUBJECTS, Check, check_arithmetic
from biokg.checks.report import Finding
from biokg.checks.series import CONFLICT
from biokg.foreign import RDF_TYPE, RDFS
from biokg.terms import THINGS, bkg, thing
from biokg.triples.content import fact_iri
from biokg.triples.linking import Linked
from biokg.triples.nquads import iri, line, text

_LABEL = RDFS + "label"
# A bare number is nobody's figure and can be compared with none.
_BOUND = ("A", "B")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding with what its node needs of the figures that it rests on."""

    finding: Finding
    tier: str
    facts: tuple[str, ...]
    """Their IRIs."""


def alarms(linked: Iterable[Linked]) -> Iterator[str]:
    """Yield the lines of one node for each figure, or set of figures, that cannot be right as printed.

    Figures that are bound by inference (tier B) are checked too; the node says so. That two documents differ is no
    alarm but a contradiction.
    """
    return nodes(doubts(linked, (*OF_DOCUMENTS, *OF_SUBJECTS)))


def doubts(linked: Iterable[Linked], checks: Sequence[Check]) -> Iterator[Doubt]:
    """Yield what checks find in all claims of some documents (`OF_DOCUMENTS`) or of some subjects (`OF_SUBJECTS`)."""
    bound = {one.claim.id: one for one in linked if one.claim.tier in _BOUND and one.subject}
    subjects = {id_: one.subject.id for id_, one in bound.items() if one.subject}
    known = set(subjects.values())
    found = check_arithmetic((one.claim for one in bound.values()), lambda claim: subjects.get(claim.id, ""), checks)
    for finding in found:
        if finding.check != CONFLICT and finding.where in known:
            rests_on = [bound[id_] for id_ in finding.claims]
            tier = max(one.claim.tier for one in rests_on)
            yield Doubt(finding, tier, tuple(fact_iri(one) for one in rests_on))


def nodes(doubts: Iterable[Doubt]) -> Iterator[str]:
    """Yield the lines of the nodes of findings; all findings about one subject belong in one call."""
    told: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        key = "\n".join([doubt.finding.check, doubt.finding.where, doubt.finding.message])
        told[hashlib.sha256(key.encode()).hexdigest()[:20]].append(doubt)
    for digest, same in sorted(told.items()):
        # What several sets of claims give in the same words is one alarm, on the most certain of them.
        yield from _node(f"{THINGS}alarm/{digest}", min(same, key=lambda one: (one.tier, one.finding.claims)))


def _node(node: str, doubt: Doubt) -> Iterator[str]:
    finding = doubt.finding
    yield line(node, RDF_TYPE, iri(bkg("Alarm")))
    yield line(node, bkg("subject"), iri(thing(finding.where)))
    yield line(node, bkg("alarmKind"), text(finding.check.rpartition("/")[2]))
    yield line(node, bkg("tier"), text(doubt.tier))
    yield line(node, _LABEL, text(finding.message, "en"))
    yield line(node, _LABEL, text(finding.zh, "zh"))
    yield from (line(node, bkg("restsOn"), iri(fact)) for fact in doubt.facts)
