"""Binds every number of a document: metric, subject, period, modality; what is inferred is flagged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from biokg.claims.drafts import Draft
from biokg.claims.metrics import MetricChoice, choose_metric, spoken_metric
from biokg.claims.modality import modality_of
from biokg.claims.periods import UNKNOWN, Period, carry, choose_period
from biokg.claims.rules import context_rules
from biokg.claims.scene import Scene
from biokg.claims.signals import context_signals
from biokg.claims.subjects import SubjectChoice, candidates, choose_subject, fits
from biokg.claims.topics import Topics, topics_of
from biokg.mentions.reading import Reading, surface
from biokg.model import Mention, Quantity, Role
from biokg.text.scanner import scanner

_FIRM_HOW = frozenset({"clause", "sentence", "location", "fund"})
_INFERRED = frozenset(
    {
        "metric-inferred",
        "subject-inherited",
        "period-inherited",
        "part-of-whole",
        "respective",
        "denied",
        "conditional",
        "increase",
        "decline",
        "currency-missing",
        "implausibly-small",
    }
)
_CONDITION = scanner(r"(?:^|[,;] ?)(?:[Ii]f|[Ww]hether)\b|如果|假如|倘若")
_FALL = re.compile(
    r"\b(?:fell|fallen|declin\w+|dropp?\w*|decreas\w+|down|shrank|slipped)\b[^,;]{0,20}$"
    r"|(?:下降|下滑|减少|回落|降低)[^,;]{0,4}$"
)
_NEAR = 40
_FEW = 3
# "The two enterprises" are those just named: nothing is counted.
_DEFINITE = re.compile(r"(?:\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir)\s|这|上述|该)\Z")
_OF_THEM = re.compile(r" of (?:them|which|whom|these)")
_YEAR = re.compile(r"^(\d{4})")


def observe(reading: Reading, scenes: Sequence[Scene]) -> Iterator[Draft]:
    """Yield a draft for every number of the document's sentences, bound as far as the text allows."""
    topics = topics_of(reading)
    carried, before = UNKNOWN, None
    for scene in scenes:
        if scene.opens_paragraph:
            topics.paragraph, carried, before = None, UNKNOWN, None
        found = candidates(scene, topics)
        previous: Draft | None = None
        for quantity in scene.quantities:
            previous = _draft(reading, scene, quantity, _Situation(topics, found, carried, before, previous))
            yield previous
        carried, before = carry(scene, carried), scene
        for mention in reversed(found):  # the leading name last: the next sentences may go on about it
            topics.saw(mention)


@dataclass(frozen=True, slots=True)
class _Situation:
    """What has been said before a number: topics, the paragraph's time, the last sentence, the last number.

    `found` are the names of its own sentence that it may be said of.
    """

    topics: Topics
    found: Sequence[Mention]
    carried: Period
    before: Scene | None
    previous: Draft | None


def _draft(reading: Reading, scene: Scene, quantity: Quantity, said: _Situation) -> Draft:
    choice = _metric(scene, quantity, said)
    if "conversion" in quantity.flags and said.previous and said.previous.metric:
        return _converted(quantity, said.previous)
    subject = choose_subject(scene, quantity, choice.rule, said.topics, said.found) if choice.metric else None
    # What names a subject of its own starts afresh: only a sentence that goes on inherits the time too.
    carried = said.carried if subject is None or subject.inherited else UNKNOWN
    period = choose_period(scene, quantity, choice.metric, carried, reading.document.published)
    modality = modality_of(scene, quantity)
    if modality == "reported" and _ahead(period, reading.document.published):
        modality = "target"
    flags = _flags(scene, quantity, choice, subject, period)
    return Draft(
        "observation",
        choice.rule.id if choice.rule else "number",
        _tier(choice, subject, flags),
        (scene.start, scene.end),
        _role(subject, reading),
        flags,
        metric=choice.metric if subject else None,
        number=(quantity.start, quantity.end),
        value=quantity.value,
        upper=quantity.upper,
        total=quantity.total,
        unit=quantity.unit or "CNY",
        bound=quantity.bound,
        about=_about(scene, quantity),
        segment=_segment(scene, quantity),
        time=period.value,
        time_basis=period.basis,
        modality=modality,
        negated="denied" in flags,
    )


def _metric(scene: Scene, quantity: Quantity, said: _Situation) -> MetricChoice:
    """Choose the metric; "52 of them" counts what was counted last, "the figure" measures what was measured last."""
    choice = choose_metric(scene, quantity)
    last = said.previous
    few = quantity.kind == "count" and quantity.value is not None and quantity.value <= _FEW
    if few and _DEFINITE.search(scene.text, scene.start, quantity.start):
        return MetricChoice(None, None, firm=False)
    if quantity.kind == "count" and last and last.metric and _is_part(scene, quantity) and last.total is None:
        vague = choice.metric in {None, "otherCount"}
        return MetricChoice(last.metric, choice.rule, firm=False) if vague and last.unit == "1" else choice
    if quantity.kind == "money" and choice.rule is None and said.before is not None:
        return spoken_metric(said.before)
    return choice


def _is_part(scene: Scene, quantity: Quantity) -> bool:
    behind = scene.text[quantity.end : quantity.end + 10]
    return bool(_OF_THEM.match(behind)) or scene.text[max(scene.start, quantity.start - 2) : quantity.start] == "其中"


def _converted(quantity: Quantity, previous: Draft) -> Draft:
    """Say the same thing of a second figure in another currency: only the amount is its own."""
    return replace(
        previous,
        number=(quantity.start, quantity.end),
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit or "CNY",
        bound=quantity.bound if quantity.bound != "exact" else previous.bound,
        flags=tuple(sorted({*previous.flags, "conversion"})),
    )


def _ahead(period: Period, published: str | None) -> bool:
    """Tell whether the period ends after the document was published: nobody can report it yet."""
    end = _YEAR.match((period.value or "").rsplit("/", 1)[-1])
    own = _YEAR.match(published or "")
    return bool(end and own and int(end[1]) > int(own[1]))


def _flags(
    scene: Scene, quantity: Quantity, choice: MetricChoice, subject: SubjectChoice | None, period: Period
) -> tuple[str, ...]:
    rules, live = context_rules(), context_signals(scene)
    lead = scene.text[scene.start : quantity.start]
    flags = set(quantity.flags)
    if choice.metric and not choice.firm:
        flags.add("metric-inferred")
    if subject and subject.inherited:
        flags.add("subject-inherited")
    if period.inherited:
        flags.add("period-inherited")
    if period.basis == "unresolved" and scene.times:
        flags.add("period-unresolved")
    if "segment" in live and rules.segment.search(lead):
        flags.add("part-of-whole")
    if "respective" in live and rules.respective.search(scene.sentence):
        flags.add("respective")
    flags.update(["conditional"] if _CONDITION.search(lead) else [])
    if "negation" in live and rules.negation.search(scene.text, scene.clause_of(quantity.start)[0], quantity.start):
        flags.add("denied")
    if "increase" in live and rules.increase.search(lead):
        flags.add("increase")
    if choice.metric == "growthRate" and _FALL.search(lead[-_NEAR:]):
        flags.add("decline")
    return tuple(sorted(flags))


def _tier(choice: MetricChoice, subject: SubjectChoice | None, flags: tuple[str, ...]) -> str:
    """Return A when metric and subject stand in the sentence and nothing was inferred, C when nothing binds."""
    if choice.metric is None or subject is None:
        return "C"
    if choice.rule and not fits(subject.mention, choice.rule.subjects):
        return "B"  # a firm count said of a laboratory: more likely read wrongly than meant so
    return "A" if _INFERRED.isdisjoint(flags) and subject.how in _FIRM_HOW else "B"


def _role(subject: SubjectChoice | None, reading: Reading) -> Role | None:
    if subject is None:
        return None
    return Role(subject.mention.type, subject.mention.name, subject.surface or surface(reading, subject.mention))


def _segment(scene: Scene, quantity: Quantity) -> str | None:
    """Return the part of the subject that the number is of, if its clause names one (二期, "the core area")."""
    if "part" not in context_signals(scene):
        return None
    low, _ = scene.clause_of(quantity.start)
    found = list(context_rules().part.finditer(scene.text, low, quantity.start))
    return (found[-1]["of"] or found[-1]["part"]) if found else None


def _about(scene: Scene, quantity: Quantity) -> str | None:
    """Return what is counted, or the industry that stands nearest before the number."""
    if quantity.kind == "count":
        return quantity.noun or None
    if "sector_phrase" not in context_signals(scene):
        return None
    high = scene.clause_of(quantity.start)[1]
    before = [hit for hit in _sector_phrases(scene, high) if hit.end() <= quantity.start]
    behind = context_rules().sector_phrase.search(scene.text, quantity.end, high)
    chosen = before[-1] if before else behind
    return chosen.group().strip() if chosen else None


@lru_cache(maxsize=8)
def _sector_phrases(scene: Scene, high: int) -> list[re.Match[str]]:
    return list(context_rules().sector_phrase.finditer(scene.text, scene.start, high))
