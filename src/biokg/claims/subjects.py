"""Chooses whom a number is said of: a name or a stand-in ("the zone") of its own sentence, else the running topic."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from biokg.claims.rules import MetricRule, context_rules
from biokg.claims.scene import A_DOCUMENT, Scene
from biokg.claims.signals import context_signals, signals
from biokg.claims.topics import COUNTRIES, FAMILIES, SUBJECT_TYPES, Topics
from biokg.model import Mention, Quantity, Span
from biokg.text.scanner import scanner

_IN = re.compile(
    r"(?:\b(?:in|at|within|across|inside|throughout|with|near|outside"
    r"|(?:relocated|moved|settled|come|flocked) (?:in)?to)(?: the)?"
    r"(?: whole| entire)?|在|落户|入驻)\s?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[*•·-] )?[A-Z][A-Z' -]{2,24}(?:,[^.;\n]{0,60}?)?(?: --|—|–| - )"
    r"|(?:[^。;\n]{0,12}?讯|[^。;\n]{0,20}?\d日电)[ ,(:]"
)
_CHAIN = re.compile(r"^(?:['’]s |, | |市|省|的|自治区|州)?$")
_STOP = re.compile(r"[,;]")
_VERB = re.compile(r"\b(?:have|has|had|are|were|is|was|share|shared|obtained|received|joined|work)\b")
_RELATIVE = re.compile(r"(?:which|whose|who)\b")
_TOUCHING = 3
_NO_VERB = re.compile(
    r"[\s\"“(]*(?:(?:and|or|but|with|the|a|an|its|their|about|nearly|almost|over|more|less|than|some|around|roughly|only"
    r"|just|another|upwards|of|which|whom|these|them|total|altogether|as|many|up|to|at|least|all|there|are|were|now|already"
    r"|currently|also|so|far|today|including|among|in|first|other|new) ?)*"
    r"|[\s“]*(?:其中|目前|现|共有?|已有|已|有|现有|累计|约|近|超过?|新增|另有|还有|全区|全市|的|达|逾|仅|等)*",
    re.IGNORECASE,
)
_ONE_OF = scanner(r"\b(?:[Oo]ne of|[Aa]mong)(?: the| its| some| about| over| more than| nearly| almost| roughly)*\s?\Z")
_SAYS = re.compile(
    r"(?:在[^,。;]{2,12})?(?:还|也|则|曾)?(?:说|表示|介绍|称|透露|认为|指出|告诉|坦言)"
    r"|,? (?:said|says|told|noted|added)\b"
)
_CUT = re.compile(r"[,;。]")
_TITLE_OF = re.compile(r", [^,;.]{2,50}? (?:of|at|with) (?:the )?")
_SAID_BY = scanner(r"\b(?:said|says|according to|noted|added|told[^.;]{0,30}) (?:by )?\Z")
_OPENING = 18
_REACH = 70
ANAPHOR = "anaphor"
_MAKEABLE = frozenset({"Fund", "Facility", "ResearchInstitution", "Project", "Alliance"})
_OF_PLACES = frozenset({"city", "park", "region", "place"})
_MAKES = re.compile(
    r"共建|合建|建设|设立|成立|打造|发起|组建|新建|投建|\b(?:launch|establish|set|built|build|initiat|creat|open|found|sponsor)[a-z]*\b",
    re.IGNORECASE,
)
_MADE_TAIL = re.compile(r" (?:in|on|with|of|this|last|at) [^,;.]{0,40}[,.]?")


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """The subject of a number; `inherited` when the sentence itself does not name it.

    `surface` is the pronoun that stands for it; empty when the mention is its own surface.
    """

    mention: Mention
    surface: str
    how: str
    inherited: bool = False


def choose_subject(
    scene: Scene, quantity: Quantity, rule: MetricRule | None, topics: Topics, found: Sequence[Mention]
) -> SubjectChoice | None:
    """Choose the subject of one quantity among the candidates; None when nothing in the article can be it."""
    wanted = rule.subjects if rule else ("any",)
    before = [m for m in found if m.end <= quantity.start]
    behind = [m for m in found if m.start >= quantity.end]
    funds = [m for m in found if m.type == "Fund"]
    if wanted[0] == "fund" and funds:
        return _chosen(min(funds, key=lambda m: (_gap(m, quantity), m.start)), "fund")
    others = _opens_clause(scene, quantity) or _ONE_OF.search(scene.text, scene.start, quantity.start)
    if others and (there := _inside(scene, quantity, behind)):
        return there
    return (
        _relative(scene, quantity)
        or _made(scene, quantity, before, wanted)
        or _own_place(scene, quantity, before, wanted)
        or _before(scene, quantity, before, wanted)
        or _inside(scene, quantity, behind)
        or _pronoun(scene, quantity, topics)
        or _weak(scene, quantity)
        or _inherited(wanted, topics)
    )


def candidates(scene: Scene, topics: Topics | None = None) -> list[Mention]:
    """Return whom a number of the sentence may be said of: no list members, no sources, no mere locations.

    With `topics` the sentence's stand-ins ("the zone", 园区) take part as mentions of the thing they stand for.
    """
    standing = () if topics is None else anaphors(scene, topics)
    return _joined(scene, sorted([*_named(scene), *standing], key=lambda m: m.start)) if standing else _own(scene)


@lru_cache(maxsize=A_DOCUMENT)
def _named(scene: Scene) -> list[Mention]:
    return [m for m in scene.mentions if _eligible(scene, m) and not _excluded(scene, m)]


@lru_cache(maxsize=A_DOCUMENT)
def _own(scene: Scene) -> list[Mention]:
    """Return the candidates that the sentence itself names."""
    return _joined(scene, _named(scene))


def _joined(scene: Scene, named: Sequence[Mention]) -> list[Mention]:
    """Take names one in the other ("Guangzhou's Huangpu district") for one, and a country only as a last resort."""
    found: list[Mention] = []
    for mention in named:
        if found and _CHAIN.match(scene.text[found[-1].end : mention.start]) and _contains(found[-1], mention):
            found[-1] = mention
        else:
            found.append(mention)
    local = [m for m in found if m.name not in COUNTRIES]
    return local or found


def anaphors(scene: Scene, topics: Topics) -> Sequence[Mention]:
    """Return "the company", 园区 ... as mentions of what they stand for: a name before them, else the topic."""
    words = stand_ins(scene)
    return list(_standing(scene, topics, words)) if words else ()


def _standing(scene: Scene, topics: Topics, words: Iterable[tuple[str, Span]]) -> Iterator[Mention]:
    taken = [(m.start, m.end) for m in scene.mentions]
    for family, (start, end) in words:
        if any(a < end and start < b for a, b in taken) or scene.text.startswith(" of ", end):
            continue  # "the city of Wuwei" names its place itself
        named = _antecedent(scene, start, family) or topics.named(family)
        if named:
            taken.append((start, end))
            yield Mention(start, end, named.name, named.type, ANAPHOR, named.closed)


@lru_cache(maxsize=A_DOCUMENT)
def stand_ins(scene: Scene) -> list[tuple[str, Span]]:
    """Return where a sentence has words such as "the company", each with the family of what it may stand for."""
    families = [name for kind, name, _ in signals(scene) if kind == "anaphor" and name != "any"]
    patterns = dict(context_rules().anaphors) if families else {}
    return [
        (family, hit.span())
        for family in families
        for hit in patterns[family].finditer(scene.text, scene.start, scene.end)
    ]


def _antecedent(scene: Scene, before: int, family: str) -> Mention | None:
    earlier = [m for m in candidates(scene) if m.end <= before and m.type in FAMILIES[family]]
    return earlier[-1] if earlier else None


def _eligible(scene: Scene, mention: Mention) -> bool:
    bracketed = (
        scene.text[mention.start - 1 : mention.start] == "(" and scene.text[mention.end : mention.end + 1] == ")"
    )
    if scene.text.startswith("-", mention.end) or mention.end <= _dateline_end(scene):
        return False  # "Suzhou-based", "SUZHOU, Jiangsu -- "
    if scene.text[mention.start - 1 : mention.start] == "、" or scene.text[mention.end : mention.end + 1] in {
        "、",
        "等",
    }:
        return False  # one of a list, named or not
    return (
        mention.type in SUBJECT_TYPES and mention.type != "PublicBody" and "list" not in mention.rule and not bracketed
    )


@lru_cache(maxsize=8)
def _dateline_end(scene: Scene) -> int:
    """Return where the dateline that opens a sentence ends; its start where there is none."""
    found = _DATELINE.match(scene.text, scene.start)
    return found.end() if found else scene.start


def _excluded(scene: Scene, mention: Mention) -> bool:
    rules, live = context_rules(), context_signals(scene)
    if "not_subject_before" in live:
        lead = scene.text[max(scene.start, mention.start - 40) : mention.start]
        if rules.not_subject_before.search(lead):
            return True
    if _speaks_for(scene, mention):
        return True
    behind = scene.text[mention.end : min(scene.end, mention.end + 24)]
    return "not_subject_after" in live and rules.not_subject_after.search(behind) is not None


def _speaks_for(scene: Scene, mention: Mention) -> bool:
    """Tell whose spokesman a person is who says the sentence: "X管委会主任陈默说,...", "said Chen Mo, head of X"."""
    ahead = next((m for m in scene.mentions if m.type == "Person" and m.start >= mention.end), None)
    if ahead and _SAYS.match(scene.text, ahead.end) and not _CUT.search(scene.text, mention.end, ahead.start):
        return True
    behind = [m for m in scene.mentions if m.type == "Person" and m.end <= mention.start]
    if not behind:
        return False
    title = scene.text[behind[-1].end : mention.start]
    return bool(_TITLE_OF.fullmatch(title)) and bool(_SAID_BY.search(scene.text, scene.start, behind[-1].start))


def _contains(outer: Mention, inner: Mention) -> bool:
    """Tell "Guangzhou's Huangpu district" (one place, named from the outside in) from two neighbours."""
    return outer.type == "Region" and inner.type in FAMILIES["place"]


def fits(mention: Mention, wanted: tuple[str, ...]) -> bool:
    """Tell whether a mention is of a family that a metric is usually said of."""
    return "any" in wanted or any(mention.type in FAMILIES[family] for family in wanted)


def _gap(mention: Mention, quantity: Quantity) -> int:
    return quantity.start - mention.end if mention.end <= quantity.start else mention.start - quantity.end


def _chosen(mention: Mention, how: str) -> SubjectChoice:
    return SubjectChoice(mention, "", how, inherited=mention.rule == ANAPHOR)


def _relative(scene: Scene, quantity: Quantity) -> SubjectChoice | None:
    """Read ", which has 88 members" as said of the name right before it; "and has ..." goes on with that."""
    low, _ = scene.clause_of(quantity.start)
    starts = [a for a, _ in scene.clauses if a <= low]
    while starts and scene.text.startswith("and ", starts[-1]):
        starts.pop()
    if not starts or not _RELATIVE.match(scene.text, starts[-1]):
        return None
    near = [m for m in scene.mentions if m.type in SUBJECT_TYPES and 0 <= starts[-1] - m.end <= _TOUCHING]
    return _chosen(near[-1], "clause") if near else None


def _made(scene: Scene, quantity: Quantity, before: list[Mention], wanted: tuple[str, ...]) -> SubjectChoice | None:
    """Read a clause without a subject as said of what the clause before has set up: "launched a fund, with ..."."""
    low, _ = scene.clause_of(quantity.start)
    earlier = [m for m in before if m.end <= low and m.type in _MAKEABLE]
    if not earlier or any(m.start >= low for m in before) or wanted[0] in _OF_PLACES - {"place"}:
        return None
    last = earlier[-1]
    opening, closing = scene.clause_of(last.start)
    verb = _MAKES.search(scene.text, opening, last.start)
    ends = closing - last.end <= _TOUCHING or _MADE_TAIL.match(scene.text, last.end)
    return SubjectChoice(last, "", "made") if verb and ends else None


def _own_place(
    scene: Scene, quantity: Quantity, before: list[Mention], wanted: tuple[str, ...]
) -> SubjectChoice | None:
    """Read "..., and the output of the district reached ..." as said of the place that its own clause names."""
    low, _ = scene.clause_of(quantity.start)
    mine = [m for m in before if m.start >= low]
    places = [m for m in mine if m.type in FAMILIES["place"] and _adverbial(scene, m)]
    alone = len(places) == len(mine) and low > scene.start
    return _chosen(places[-1], "clause") if places and alone and wanted[0] in _OF_PLACES else None


def _before(scene: Scene, quantity: Quantity, before: list[Mention], wanted: tuple[str, ...]) -> SubjectChoice | None:
    """Choose among what is named before the number: the clause's opening name, else the sentence's first."""
    low, _ = scene.clause_of(quantity.start)
    fitting = [m for m in before if fits(m, wanted)] or before
    actors = [m for m in fitting if not _adverbial(scene, m)]
    opening = [m for m in actors or fitting if m.start >= low and m.start - low <= _OPENING]
    if opening:
        return _chosen(opening[0], "clause")
    own_verb = _VERB.search(scene.text, quantity.end, scene.clause_of(quantity.start)[1])
    if own_verb and _opens_clause(scene, quantity) and scene.text.startswith("and ", low):
        return None  # "..., and 600 firms share its campus": the counted firms are the subject
    first = actors or fitting
    if not first:
        return None
    closing = scene.clause_of(first[0].start)[1]
    later = {m.name for m in first[1:] if m.start >= closing and m.type != "Region"} - {first[0].name}
    return _chosen(first[0], "far" if later else "sentence")


def _opens_clause(scene: Scene, quantity: Quantity) -> bool:
    """Tell a counted thing that is the subject itself: "..., 63 companies have relocated to the zone"."""
    low, _ = scene.clause_of(quantity.start)
    return quantity.kind == "count" and bool(_NO_VERB.fullmatch(scene.text, low, quantity.start))


def _adverbial(scene: Scene, mention: Mention) -> bool:
    """Tell "In Wuxi, Tide Bio ..." from a place that is itself the subject."""
    return bool(_IN.search(scene.text[max(scene.start, mention.start - 16) : mention.start]))


def _inside(scene: Scene, quantity: Quantity, behind: list[Mention]) -> SubjectChoice | None:
    """Choose a place named right behind the number as its location: "2,183 enterprises in Shanghai"."""
    if quantity.kind != "count":
        return None
    sites = FAMILIES["place"] | FAMILIES["facility"] | FAMILIES["body"]
    for mention in behind:
        between = scene.text[quantity.end : mention.start]
        if (
            len(between) <= _REACH
            and not _STOP.search(between)
            and mention.type in sites
            and _adverbial(scene, mention)
        ):
            return _chosen(mention, "location" if _opens_clause(scene, quantity) else "inside")
    return None


def _pronoun(scene: Scene, quantity: Quantity, topics: Topics) -> SubjectChoice | None:
    """Read "it", "its", 其 before the number as the thing that the paragraph last spoke of."""
    pattern = dict(context_rules().anaphors)["any"]
    hit = pattern.search(scene.text, scene.start, quantity.start)
    named = topics.named("any") if hit else None
    return SubjectChoice(named, hit.group(), "pronoun", inherited=True) if hit and named else None


def _weak(scene: Scene, quantity: Quantity) -> SubjectChoice | None:
    """Take a name in a weak place ("a project by Tide Bio, with ...") when the sentence offers no better one."""
    low, _ = scene.clause_of(quantity.start)
    eligible = [m for m in scene.mentions if _eligible(scene, m) and m.end <= quantity.start and m.type != "Region"]
    near = [m for m in eligible if quantity.start - m.end <= _REACH or m.start >= low]
    return SubjectChoice(near[-1], "", "weak", inherited=True) if near else None


def _inherited(wanted: tuple[str, ...], topics: Topics) -> SubjectChoice | None:
    families: Sequence[str] = [f for f in wanted if f in FAMILIES and f != "fund"] or ("place", "firm")
    for look in (topics.spoken, topics.titled, topics.about):
        for family in families:
            if named := look(family):
                return SubjectChoice(named, "", "topic", inherited=True)
    return None
