"""Binds relations: each template is tried on each sentence with its mentions as typed slots."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from biokg.claims.adjuncts import clauses, without_adjuncts
from biokg.claims.drafts import Draft
from biokg.claims.modality import modality_between
from biokg.claims.periods import Period, fitted
from biokg.claims.rules import context_rules
from biokg.claims.scene import Scene
from biokg.claims.subjects import anaphors, stand_ins
from biokg.claims.templates import LETTERS, TOPIC, Template, sieve
from biokg.claims.topics import FAMILIES, Topics, topics_of
from biokg.mentions.reading import Reading, surface
from biokg.model import Mention, Role

_SLOT = re.compile(r"⟦[A-Z](\d+)⟧")
_ENDS = 2
_DENIED = frozenset({"not ", ", 而非", "而不是"})
_DEEDS = frozenset({"focusesOn", "establishes", "undertakes", "partnersWith", "receives", "operates", "investsIn"})
_LOCATIVE = re.compile(r"(?:在|于|位于|落户|以|\b(?:in|at|from|into|to) (?:the )?)$")
_ENDED = frozenset({"focusesOn", "investsIn"})
_OWNS = re.compile(r"(?:负责)?(?:管理|设立|发起设立|发起|打造|运营|旗下|投资)的")
# A point that ends no sentence; Python's engine goes from point to point where the expression begins with it.
_DECIMAL = re.compile(r"\.(?<=\d\.)(?=\d)")
_GOVERNMENT = re.compile(
    r"(⟦[PR]\d+⟧)(?:['’]s)?(?: (?:district|municipal|city|provincial|county|people['’]s))* government\b"
)
_OUTER = re.compile(r"(⟦[PR]\d+⟧),? (?:in|of) (?:the )?⟦[PR]\d+⟧")
_OWNER = re.compile(r"(⟦[EI]\d+⟧), an? [^⟦⟧,]{0,50} of (?:the )?⟦[EIO]\d+⟧,")
_BRACKETED = re.compile(r"(⟦[A-Z]\d+⟧) ?\((?:以下|下称|简称|hereinafter|referred)[^()]{0,60}\)")
_GLOSS = re.compile(r"(⟦[A-Z]\d+⟧) ?\((?:[^()⟦⟧]{1,40}|[\"“]?⟦[A-Z]\d+⟧[\"”]?)\)")
_OPENING_QUOTES = '“"《'
_QUOTES = re.compile(r"[“\"《](⟦[A-Z]\d+⟧)[”\"》]")


@dataclass(frozen=True, slots=True)
class _View:
    """A scene with its mentions as slots, in the readings that the templates take."""

    whole: tuple[str, ...]
    folded: tuple[str, ...]
    mentions: list[Mention]
    standing: set[Mention]


def relate(reading: Reading, scenes: Sequence[Scene]) -> Iterator[Draft]:
    """Yield a draft for every relation that a template finds in the document."""
    topics = topics_of(reading)
    for scene in scenes:
        if scene.opens_paragraph:
            topics.paragraph = None
        yield from _in_scene(reading, scene, topics)
        for mention in reversed(scene.mentions):
            if "list" not in mention.rule:
                topics.saw(mention)


def _in_scene(reading: Reading, scene: Scene, topics: Topics) -> Iterator[Draft]:
    if not scene.mentions and not stand_ins(scene):
        return  # a relation needs two ends, of which only one can be a topic
    if scene.sentence.rstrip("”\"' ").endswith(("?", "？")):
        return  # a question states nothing
    seen: set[tuple[str, str, str]] = set()
    for template, view in _tries(scene, topics):
        for text in view.whole if template.whole else view.folded:
            for match in template.pattern.finditer(text):
                yield from _drafts(reading, scene, template, _Found(match, view), seen)


def _tries(scene: Scene, topics: Topics) -> Iterator[tuple[Template, _View]]:
    """Yield the templates that can match in a scene at all, in the order of the table, each with what it reads."""
    plain, sectors = _views(scene, topics)
    # What can match in none of the texts cannot match in one: one pass tells most templates for all of them.
    texts = (text for view in (plain, sectors) if view for text in (*view.whole, *view.folded))
    for template in sieve().live("\n".join(dict.fromkeys(texts))):
        view = sectors if template.sectors else plain
        if view:
            yield template, view


def _views(scene: Scene, topics: Topics) -> tuple[_View | None, _View | None]:
    """Return a scene without its sectors as slots and with them; None where it has not the two names of a relation."""
    plain = _view(scene, topics, sectors=False)
    has_sector = any(mention.type == "Sector" for mention in scene.mentions)
    return plain, _view(scene, topics, sectors=True) if has_sector else plain


def _view(scene: Scene, topics: Topics, *, sectors: bool) -> _View | None:
    slotted, mentions, standing = slots(scene, topics, sectors=sectors)
    if len(mentions) < _ENDS:
        return None
    whole, folded = readings(slotted), fold(slotted)
    return _View(whole, whole if folded == slotted else readings(folded), mentions, standing)


def fold(slotted: str) -> str:
    """Leave out what only says where or whose a thing is: "Pingshan District of Shenzhen", "Tide, a unit of Group X,".

    >>> fold("⟦R0⟧ of ⟦R1⟧ released ⟦K2⟧")
    '⟦R0⟧ released ⟦K2⟧'
    """
    if "government" in slotted:
        slotted = _GOVERNMENT.sub(r"\1", slotted)
    if " in " in slotted or " of " in slotted:
        slotted = _OWNER.sub(r"\1,", _OUTER.sub(r"\1", slotted))
    return slotted


def readings(slotted: str) -> tuple[str, ...]:
    """Return a slotted sentence, what is left of it without its adjuncts, and its later clauses with its subject.

    >>> readings("⟦E0⟧近日落户⟦P1⟧,与⟦U2⟧签约。")
    ('⟦E0⟧近日落户⟦P1⟧,与⟦U2⟧签约。', '⟦E0⟧落户⟦P1⟧,与⟦U2⟧签约。', '⟦E0⟧与⟦U2⟧签约。')
    """
    bare = without_adjuncts(slotted)
    return tuple(dict.fromkeys(text for text in (slotted, bare, clauses(bare)) if text))


def slots(scene: Scene, topics: Topics, *, sectors: bool = True) -> tuple[str, list[Mention], set[Mention]]:
    """Return the sentence with its mentions as slots, the mentions by number, and which of them are anaphors."""
    named = [m for m in scene.mentions if m.type in LETTERS and (sectors or m.type != "Sector")]
    standing = [*anaphors(scene, topics)]
    mentions = sorted([*named, *standing], key=lambda m: m.start)
    out, position = [], scene.start
    for number, mention in enumerate(mentions):
        out.append(scene.text[position : mention.start])
        out.append(f"⟦{LETTERS[mention.type]}{number}⟧")
        position = mention.end
    out.append(scene.text[position : scene.end])
    slotted = _DECIMAL.sub("·", "".join(out))
    if any(mark in slotted for mark in _OPENING_QUOTES):
        slotted = _QUOTES.sub(r"\1", slotted)
    if "(" in slotted:
        slotted = _GLOSS.sub(r"\1", _BRACKETED.sub(r"\1", slotted))
    here = topics.about("place")
    if here and not any(m.type in FAMILIES["place"] for m in mentions):
        # The article's own place stands behind the sentence, for templates that ask for it: "... are among them".
        slotted += f"{TOPIC}⟦{LETTERS[here.type]}{len(mentions)}⟧"
        mentions.append(here)
        standing.append(here)
    return slotted, mentions, set(standing)


def _members(slotted: str, mentions: list[Mention]) -> list[Mention]:
    return [mentions[int(number)] for number in _SLOT.findall(slotted)]


@dataclass(slots=True)
class _Found:
    """A match of a template in a view of a scene, with the names at its two ends."""

    match: re.Match[str]
    view: _View
    subjects: list[Mention] = field(init=False)
    objects: list[Mention] = field(init=False)

    def __post_init__(self) -> None:
        self.subjects = _members(self.match["s"], self.view.mentions)
        self.objects = _members(self.match["o"], self.view.mentions)


def _drafts(
    reading: Reading, scene: Scene, template: Template, found: _Found, seen: set[tuple[str, str, str]]
) -> Iterator[Draft]:
    """Yield the relations of one match that are not among those seen in the scene, by predicate and names."""
    kept: dict[tuple[str, str, str], tuple[Mention, Mention]] = {}
    for subject in found.subjects:
        if _acts(scene, template, subject):
            pairs = (((template.predicate, subject.name, thing.name), (subject, thing)) for thing in found.objects)
            for key, pair in pairs:
                if key[1] != key[2] and key not in seen:
                    kept.setdefault(key, pair)
    seen.update(kept)
    return _drafted(reading, scene, template, found, kept.values()) if kept else iter(())


def _acts(scene: Scene, template: Template, subject: Mention) -> bool:
    """Tell whether the first end of a match is what the relation is said of."""
    if scene.text[max(scene.start, subject.start - 4) : subject.start] in _DENIED:
        return False
    if (
        template.predicate in _DEEDS
        and subject.type in FAMILIES["place"]
        and _LOCATIVE.search(scene.text, max(scene.start, subject.start - 5), subject.start)
    ):
        return False  # 在苏州建设: the place is where it is done, not who does it
    if template.predicate in _ENDED and _OWNS.match(scene.text, subject.end):
        return False  # 潮汐资本管理的基金投向...: the fund does
    # "is managed by Tide and focuses on ...": the fund does
    before = scene.text[max(scene.start, subject.start - 3) : subject.start]
    return not (template.predicate == "focusesOn" and before == "by ")


def _drafted(
    reading: Reading, scene: Scene, template: Template, found: _Found, pairs: Iterable[tuple[Mention, Mention]]
) -> Iterator[Draft]:
    match, ends = found.match, [*found.subjects, *found.objects]
    given = [*template.fixed, *((q, _SLOT.sub("", match[q] or "").strip(" ,")) for q in template.qualifiers)]
    qualifiers = tuple(sorted((k, v) for k, v in given if v))
    first, last = min(m.start for m in ends), max(m.start for m in ends)
    period = _period(scene, reading)
    modality = modality_between(scene, max(first, scene.start), min(last, scene.end))
    negated = bool(context_rules().negation.search(scene.text[scene.clause_of(first)[0] : max(last, first)]))
    inherited = any(mention in found.view.standing for mention in ends)
    for subject, thing in pairs:
        yield Draft(
            "relation",
            template.id,
            max("B", template.tier) if inherited else template.tier,
            (scene.start, scene.end),
            _role(reading, subject),
            ("subject-inherited",) if inherited else (),
            predicate=template.predicate,
            object=_role(reading, thing),
            qualifiers=qualifiers,
            time=period.value if period else None,
            time_basis=period.basis if period else None,
            modality=modality,
            negated=negated,
        )


def _period(scene: Scene, reading: Reading) -> Period | None:
    """Return the time of a relation: the one plain time that its sentence names, else none."""
    times = {t.value: t for t in scene.times if not t.comparison and t.value and t.relation in {"in", "end", "since"}}
    if len(times) != 1:
        return None
    only = next(iter(times.values()))
    ahead = only.value is not None and reading.document.published and only.value[:4] > reading.document.published[:4]
    return None if ahead else fitted(Period(only.value, only.basis, only.relation), None)


def _role(reading: Reading, mention: Mention) -> Role:
    return Role(mention.type, mention.name, surface(reading, mention))
