"""What the made-up documents say: one statement a sentence, in either language."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from biokg.model import ENGLISH, Entity

if TYPE_CHECKING:
    from bench.scale.generate import World

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement, and how it is worded in English and in Chinese."""

    subject: Entity
    words: Pair
    predicate: str | None = None
    object: Entity | None = None
    metric: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    bound: str | None = None
    about: str | None = None
    printed: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    time: str | None = None
    modality: str = "reported"
    total: Decimal | None = None
    segment: str | None = None
    negated: bool = False
    tier: str = "A"

    @property
    def kind(self) -> str:
        """Whether it is a relation or a figure."""
        return "relation" if self.predicate else "observation"

    @property
    def rule(self) -> str:
        """The name of a rule that would have read it."""
        return f"made-{self.predicate or self.metric}"

    def said(self, language: str) -> str:
        """Return the sentence."""
        at = 0 if language == ENGLISH else 1
        names = {
            "s": _name(self.subject, language),
            "o": _name(self.object, language) if self.object else "",
            "n": self.printed or "",
            "t": self.time or "",
        }
        return self.words[at].format(**names)


def _name(entity: Entity, language: str) -> str:
    return ((entity.en or entity.zh) if language == ENGLISH else (entity.zh or entity.en))[0]


def drafts(made: "World", year: int, count: int, number: int) -> Iterator[Draft]:
    """Yield the statements of one document; the first ones are of the firm that the document is about."""
    chance = made.chance
    # Each firm has one document of its own; the others are about those that are in the news.
    firm = made.firms[number % len(made.firms)] if chance.random() < 0.6 else _tailed(made.firms, chance)
    yield _present(made, firm, year)
    kinds = chance.choices(tuple(_KINDS), weights=tuple(_KINDS.values()), k=count - 1)
    for kind in kinds:
        yield kind(made, firm, year)


def _tailed(things: list[Entity], chance: random.Random) -> Entity:
    return things[int(len(things) ** chance.random()) - 1]


def _relation(subject: Entity, predicate: str, object_: Entity, words: Pair, **more: object) -> Draft:
    return Draft(subject, words, predicate, object_, **more)  # type: ignore[arg-type]


def _present(made: "World", firm: Entity, year: int) -> Draft:
    places = made.presence[firm.id]
    place = places[made.chance.randrange(len(places))]
    time = str(year) if made.chance.random() < 0.7 else None
    tier, negated = "A" if made.chance.random() < 0.85 else "B", made.chance.random() < 0.02
    words = ("{s} has set up in {o}.", "{s}落户{o}。")
    if negated:
        words = ("{s} has not set up in {o}.", "{s}未落户{o}。")
    return _relation(firm, "presentIn", place, words, time=time, tier=tier, negated=negated)


def _home(made: "World", firm: Entity, _year: int) -> Draft:
    return _relation(
        firm, "headquarteredIn", made.presence[firm.id][0], ("{s} has its seat in {o}.", "{s}总部位于{o}。")
    )


def _invests(made: "World", firm: Entity, year: int) -> Draft:
    fund, time = _tailed(made.funds, made.chance), str(year)
    return _relation(fund, "investsIn", firm, ("In {t} {s} invested in {o}.", "{t}年，{s}投资{o}。"), time=time)


def _serves(made: "World", firm: Entity, _year: int) -> Draft:
    words = ("{s} serves {o}.", "{s}服务{o}。")
    return _relation(_tailed(made.funds, made.chance), "serves", made.presence[firm.id][0], words)


def _manages(made: "World", firm: Entity, _year: int) -> Draft:
    return _relation(firm, "manages", _tailed(made.funds, made.chance), ("{s} manages {o}.", "{s}管理{o}。"))


def _leads(made: "World", firm: Entity, _year: int) -> Draft:
    words, role = ("{s} is CEO of {o}.", "{s}任{o}首席执行官。"), (("role", "CEO"),)
    return _relation(_tailed(made.people, made.chance), "affiliatedWith", firm, words, qualifiers=role)


def _develops(made: "World", firm: Entity, year: int) -> Draft:
    product, time = _tailed(made.products, made.chance), str(year)
    return _relation(firm, "develops", product, ("{s} develops {o} ({t}).", "{s}研发{o}（{t}年）。"), time=time)


def _approved(made: "World", firm: Entity, year: int) -> Draft:
    product, words = (
        _tailed(made.products, made.chance),
        ("In {t} {s} won approval of {o}.", "{t}年，{s}的{o}获批上市。"),
    )
    return _relation(firm, "holdsApproval", product, words, time=str(year), qualifiers=(("kind", "marketing"),))


def _partners(made: "World", firm: Entity, year: int) -> Draft:
    other, words = _tailed(made.firms, made.chance), ("{s} and {o} work together ({t}).", "{s}与{o}合作（{t}年）。")
    other = made.firms[-1] if other == firm else other
    return _relation(firm, "partnersWith", other, words, time=str(year))


def _focuses(made: "World", firm: Entity, _year: int) -> Draft:
    sector = made.sectors[made.chance.randrange(len(made.sectors))]
    return _relation(firm, "focusesOn", sector, ("{s} focuses on {o}.", "{s}专注{o}。"))


def _undertakes(made: "World", firm: Entity, year: int) -> Draft:
    project, words = _tailed(made.projects, made.chance), ("{s} undertakes {o} ({t}).", "{s}承担{o}（{t}年）。")
    modality = made.chance.choice(("reported", "planned"))
    return _relation(firm, "undertakes", project, words, time=str(year), modality=modality)


def _project(made: "World", firm: Entity, year: int) -> Draft:
    project, chance = _tailed(made.projects, made.chance), made.chance
    if chance.random() < 0.5:
        return _relation(project, "locatedIn", made.presence[firm.id][0], ("{s} lies in {o}.", "{s}位于{o}。"))
    words = ("{s} costs {n} ({t}).", "{s}投资{n}（{t}年）。")
    more = {"time": str(year), "bound": "exact", "about": "investment"}
    return _figure(project, "investmentAmount", chance.randint(1, 300) * 10**7, "CNY", words, **more)


def _facility(made: "World", firm: Entity, _year: int) -> Draft:
    facility, chance = _tailed(made.facilities, made.chance), made.chance
    place, sector = made.presence[firm.id][0], made.sectors[chance.randrange(len(made.sectors))]
    return chance.choice(
        (
            _relation(firm, "operates", facility, ("{s} operates {o}.", "{s}运营{o}。")),
            _relation(firm, "establishes", facility, ("{s} set up {o}.", "{s}设立{o}。")),
            _relation(facility, "locatedIn", place, ("{s} lies in {o}.", "{s}位于{o}。")),
            _relation(facility, "serves", place, ("{s} serves {o}.", "{s}服务{o}。")),
            _relation(facility, "focusesOn", sector, ("{s} focuses on {o}.", "{s}聚焦{o}。")),
        )
    )


def _fund(made: "World", firm: Entity, _year: int) -> Draft:
    fund, sector = _tailed(made.funds, made.chance), made.sectors[made.chance.randrange(len(made.sectors))]
    if made.chance.random() < 0.5:
        return _relation(firm, "establishes", fund, ("{s} set up {o}.", "{s}设立{o}。"))
    return _relation(fund, "focusesOn", sector, ("{s} focuses on {o}.", "{s}聚焦{o}。"))


def _policy(made: "World", firm: Entity, year: int) -> Draft:
    policy, chance = _tailed(made.policies, made.chance), made.chance
    place, body = made.presence[firm.id][0], _tailed(made.bodies, made.chance)
    sector = made.sectors[chance.randrange(len(made.sectors))]
    return chance.choice(
        (
            _relation(body, "establishes", policy, ("In {t} {s} issued {o}.", "{t}年，{s}发布{o}。"), time=str(year)),
            _relation(policy, "serves", place, ("{o} is served by {s}.", "{s}面向{o}。")),
            _relation(policy, "focusesOn", sector, ("{s} focuses on {o}.", "{s}聚焦{o}。")),
        )
    )


def _aim(made: "World", _firm: Entity, year: int) -> Draft:
    body, words = _tailed(made.bodies, made.chance), ("{s} aims at {n} experts by {t}.", "{s}力争{t}年达到{n}名人才。")
    more = {"time": str(year + 3), "bound": "atLeast", "about": "experts", "modality": "target"}
    return _figure(body, "talentCount", made.chance.randint(1, 90) * 100, "1", words, **more)


def _meets(made: "World", firm: Entity, year: int) -> Draft:
    event = _tailed(made.events, made.chance)
    if made.chance.random() < 0.3:
        words = ("{s} took place in {o} ({t}).", "{s}在{o}举行（{t}年）。")
        return _relation(event, "locatedIn", made.presence[firm.id][0], words, time=str(year))
    return _relation(
        firm, "participatesIn", event, ("{s} took part in {o} ({t}).", "{s}参加{o}（{t}年）。"), time=str(year)
    )


def _receives(made: "World", firm: Entity, year: int) -> Draft:
    award, words = _tailed(made.awards, made.chance), ("In {t} {s} won {o}.", "{t}年，{s}获得{o}。")
    return _relation(firm, "receives", award, words, time=str(year))


def _figure(subject: Entity, metric: str, value: int, unit: str, words: Pair, **more: object) -> Draft:
    printed = f"{value:,} yuan" if unit == "CNY" else f"{value:,}"
    return Draft(subject, words, None, None, metric, Decimal(value), unit, printed=printed, **more)  # type: ignore[arg-type]


def _output(made: "World", _firm: Entity, year: int) -> Draft:
    place, chance = _tailed(made.places, made.chance), made.chance
    # What a place puts out grows from year to year; some texts give it for the next years as a target.
    ahead = chance.random() < 0.2
    then = year + chance.randint(1, 5) if ahead else year - chance.randint(0, 2)
    value = (10 + len(place.id)) * (then - 2005) * 10**9
    metric, about = chance.choice((("outputValue", "biomedical output"), ("industryScale", "biomedical industry")))
    words = (f"In {{t}} the {about} of {{s}} came to {{n}}.", "{t}年，{s}生物医药产业产值{n}。")
    segment = "devices" if chance.random() < 0.1 else None
    if segment:
        words = ("In {t} the devices of {s} came to {n}.", "{t}年，{s}医疗器械产值{n}。")
    modality, bound = ("target" if ahead else "reported"), chance.choice(("exact", "exact", "moreThan", "nearly"))
    more = {"time": str(then), "modality": modality, "bound": bound, "about": about, "segment": segment}
    return _figure(place, metric, value, "CNY", words, **more)


def _count(made: "World", _firm: Entity, year: int) -> Draft:
    place, chance = _tailed(made.places, made.chance), made.chance
    metric, en, zh = chance.choice(
        (
            ("enterpriseCount", "firms", "家企业"),
            ("talentCount", "experts", "名人才"),
            ("projectCount", "projects", "个项目"),
            ("multinationalCount", "multinationals", "家跨国企业"),
            ("eventCount", "conferences", "场会议"),
        )
    )
    words = (f"{{s}} had {{n}} {en} in {{t}}.", f"{{t}}年，{{s}}有{{n}}{zh}。")
    value = len(place.id) * 7 * (year - 2010) + chance.randint(0, 3)
    return _figure(place, metric, value, "1", words, time=str(year), bound="exact", about=en)


def _size(made: "World", _firm: Entity, year: int) -> Draft:
    fund = _tailed(made.funds, made.chance)
    value = (int(fund.id[-6:]) % 40 + 1) * 5 * 10**8
    words = ("{s} has {n} ({t}).", "{s}规模{n}（{t}年）。")
    return _figure(fund, "fundSize", value, "CNY", words, time=str(year), bound="exact", about="fund")


def _investment(made: "World", firm: Entity, year: int) -> Draft:
    value = made.chance.randint(1, 300) * 10**7
    words = ("{s} invests {n} in {t}.", "{t}年，{s}投资{n}。")
    return _figure(firm, "investmentAmount", value, "CNY", words, time=str(year), bound="exact", about="investment")


def _growth(made: "World", _firm: Entity, year: int) -> Draft:
    place, rate = _tailed(made.places, made.chance), made.chance.randint(2, 30)
    words = ("The output of {s} grew by {n} percent in {t}.", "{t}年，{s}产值增长{n}%。")
    return _figure(place, "growthRate", rate, "%", words, time=str(year), bound="exact", about="biomedical output")


def _rank(made: "World", _firm: Entity, year: int) -> Draft:
    place, rank = _tailed(made.places, made.chance), made.chance.randint(1, 30)
    words = ("{s} came {n}th in {t}.", "{t}年，{s}位列第{n}。")
    return _figure(place, "rank", rank, "rank", words, time=str(year), bound="exact", about="national parks")


_KINDS: dict[Callable[["World", Entity, int], Draft], int] = {
    _present: 14,
    _home: 4,
    _invests: 10,
    _serves: 4,
    _manages: 3,
    _leads: 7,
    _develops: 8,
    _approved: 5,
    _partners: 7,
    _focuses: 7,
    _undertakes: 5,
    _output: 9,
    _count: 7,
    _size: 3,
    _investment: 4,
    _growth: 3,
    _rank: 3,
    _project: 3,
    _facility: 6,
    _fund: 3,
    _policy: 4,
    _aim: 1,
    _meets: 4,
    _receives: 3,
}
"""Kinds of statements with how often they come."""
