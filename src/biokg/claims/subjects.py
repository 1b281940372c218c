"""Chooses whom a number is said of: the sentence's own subject, a defined short form, else the running topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from biokg.claims.rules import MetricRule, context_rules
from biokg.claims.scene import Scene
from biokg.claims.topics import COUNTRIES, FAMILIES, SUBJECT_TYPES, Topics
from biokg.model import Mention, Quantity

_IN = re.compile(r"(?:\b(?:in|at|within|across|inside|throughout)(?: the)?(?: whole| entire)?|在|落户|入驻)\s?$")
_CHAIN = re.compile(r"^(?:['’]s |, | |市|省|的|自治区|州)?$")
_OPENING = 18
_REACH = 70


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """The subject of a number with its surface here; `inherited` when the sentence itself does not name it."""

    mention: Mention
    surface: str
    how: str
    inherited: bool = False


def choose_subject(scene: Scene, quantity: Quantity, rule: MetricRule | None, topics: Topics) -> SubjectChoice | None:
    """Choose the subject of one quantity; None when nothing in the article can be it."""
    wanted = _wanted(rule)
    found = candidates(scene)
    before = [m for m in found if m.end <= quantity.start]
    behind = [m for m in found if m.start >= quantity.end]
    if "fund" in wanted[:1] and (fund := _nearest([m for m in found if m.type == "Fund"], quantity)):
        return _named(fund, "fund")
    explicit = _before(scene, quantity, before, wanted) or _inside(scene, quantity, behind, wanted)
    anaphor = _anaphor(scene, quantity, topics, explicit)
    if anaphor:
        return anaphor
    if explicit:
        return explicit
    return _inherited(wanted, topics)


def candidates(scene: Scene) -> list[Mention]:
    """Return the mentions of a sentence that a number may be said of: no list members, sources or mere locations."""
    rules = context_rules()
    found: list[Mention] = []
    for mention in scene.mentions:
        if mention.type not in SUBJECT_TYPES or mention.type == "PublicBody" or "list" in mention.rule:
            continue
        lead = scene.text[max(scene.start, mention.start - 40) : mention.start]
        if rules.not_subject_before.search(lead) or _bracketed(scene, mention):
            continue
        if found and _CHAIN.match(scene.text[found[-1].end : mention.start]) and _contains(found[-1], mention):
            found[-1] = mention
        else:
            found.append(mention)
    local = [m for m in found if m.name not in COUNTRIES]
    return local or found


def _contains(outer: Mention, inner: Mention) -> bool:
    """Tell "Guangzhou's Huangpu district" (one place, named from the outside in) from two neighbours."""
    return outer.type == "Region" and inner.type in {"Region", "Park"}


def _bracketed(scene: Scene, mention: Mention) -> bool:
    return scene.text[mention.start - 1 : mention.start] == "(" and scene.text[mention.end : mention.end + 1] == ")"


def _wanted(rule: MetricRule | None) -> tuple[str, ...]:
    return rule.subjects if rule else ("any",)


def _fits(mention: Mention, wanted: tuple[str, ...]) -> bool:
    return "any" in wanted or any(mention.type in FAMILIES[family] for family in wanted)


def _nearest(found: Sequence[Mention], quantity: Quantity) -> Mention | None:
    return min(found, key=lambda m: (_gap(m, quantity), m.start), default=None)


def _gap(mention: Mention, quantity: Quantity) -> int:
    return quantity.start - mention.end if mention.end <= quantity.start else mention.start - quantity.end


def _named(mention: Mention, how: str) -> SubjectChoice:
    return SubjectChoice(mention, "", how)


def _before(scene: Scene, quantity: Quantity, before: list[Mention], wanted: tuple[str, ...]) -> SubjectChoice | None:
    """Choose among what is named before the number: the clause's opening name, else the sentence's first."""
    low, _ = scene.clause_of(quantity.start)
    fitting = [m for m in before if _fits(m, wanted)] or before
    opening = [m for m in fitting if m.start >= low and m.start - low <= _OPENING]
    if opening:
        return _named(opening[0], "clause")
    first = [m for m in fitting if not _adverbial(scene, m)] or fitting
    preferred = [m for m in first if m.type in FAMILIES.get(wanted[0], SUBJECT_TYPES)]
    chosen = preferred[0] if preferred else first[0] if first else None
    return _named(chosen, "sentence") if chosen else None


def _adverbial(scene: Scene, mention: Mention) -> bool:
    """Tell "In Wuxi, Tide Bio ..." from a place that is itself the subject."""
    return bool(_IN.search(scene.text[max(scene.start, mention.start - 16) : mention.start]))


def _inside(scene: Scene, quantity: Quantity, behind: list[Mention], wanted: tuple[str, ...]) -> SubjectChoice | None:
    """Choose a place named behind the number as its location: "2,183 enterprises in Shanghai"."""
    if not {"place", "any", "firm"} & set(wanted):
        return None
    for mention in behind:
        near = mention.start - quantity.end <= _REACH
        if near and mention.type in FAMILIES["place"] and _adverbial(scene, mention):
            return _named(mention, "location")
    return None


def _anaphor(scene: Scene, quantity: Quantity, topics: Topics, explicit: SubjectChoice | None) -> SubjectChoice | None:
    """Read "the zone", "the company", 园区 before the number as the thing named earlier, when no name comes later."""
    floor = explicit.mention.end if explicit and explicit.how != "location" else scene.start
    low, _ = scene.clause_of(quantity.start)
    for family, pattern in context_rules().anaphors:
        for hit in pattern.finditer(scene.text, scene.start, quantity.start):
            if hit.start() < floor or (explicit and (hit.start() < low or family == "any")):
                continue
            if any(m.start <= hit.start() < m.end for m in scene.mentions):
                continue
            named = _resolve(scene, hit, family, topics)
            if named:
                return SubjectChoice(named, hit.group().strip(), "anaphor", inherited=True)
    return None


def _resolve(scene: Scene, hit: re.Match[str], family: str, topics: Topics) -> Mention | None:
    """Find the thing that an anaphor stands for: named earlier in this sentence, else the running topic."""
    if family == "any":
        return topics.named("any")
    earlier = [m for m in candidates(scene) if m.end <= hit.start() and m.type in FAMILIES[family]]
    return earlier[-1] if earlier else topics.named(family)


def _inherited(wanted: tuple[str, ...], topics: Topics) -> SubjectChoice | None:
    families = [f for f in wanted if f in FAMILIES] or ["place", "firm"]
    for family in families:
        if family != "fund" and (named := topics.about(family)):
            return SubjectChoice(named, "", "topic", inherited=True)
    return None
