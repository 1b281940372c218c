"""Makes graphs of a wanted size in the shape of a build, with what is true in them known beforehand.

    python -m bench.scale.generate graph.nq --documents 2300 [--texts FOLDER] [--truth FILE]

Half of the documents are Chinese, half English. Firms, places, funds, people and products are drawn with long tails, as
in news: a few firms are in many clusters and in many documents, most are named once. Claims go through the same rooms
as those of a build (`biokg.triples`), so that facts, roll-ups, evidence and offsets are what a build would write. The
same arguments give the same bytes. 2,300 documents are about a million quads. `--truth` writes the clusters of each
firm, the latest output of each place and the number of statements; `--texts` the documents themselves.
"""

import argparse
import hashlib
import json
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from pathlib import Path

from bench.scale import sentences
from bench.scale.sentences import Draft
from bench.scale.truth import Truth

from biokg.bulk.concluding import conclude
from biokg.bulk.packing import packed
from biokg.bulk.sharing import Share, deal
from biokg.checks.ontology import load_ontology_nquads
from biokg.model import CHINESE, ENGLISH, Claim, Document, Entity, Role
from biokg.resolve.linker import Linker
from biokg.terms import ONTOLOGY_GRAPH
from biokg.triples.graph import Source, own_lines, run_lines
from biokg.triples.knowledge import firm_counts
from biokg.triples.linking import Linked

CLAIMS = 10
"""Claims a document."""
_ANCHORS = 26
_BATCH, _SHARE = 1000, 4000
"""Documents that are dealt at a time, and documents for each share of the subjects."""

_PUBLISHERS = (
    "苏州日报",
    "长江日报",
    "生物谷",
    "医药经济报",
    "Park portal",
    "China Daily",
    "BioWorld Asia",
    "Health News",
)


@dataclass(slots=True)
class World:
    """What there is to be said: things of each kind, and what is true of them."""

    chance: random.Random
    places: list[Entity]
    sectors: list[Entity]
    bodies: list[Entity]
    firms: list[Entity]
    funds: list[Entity]
    people: list[Entity]
    products: list[Entity]
    projects: list[Entity]
    facilities: list[Entity]
    policies: list[Entity]
    events: list[Entity]
    awards: list[Entity]
    presence: dict[str, list[Entity]] = field(default_factory=dict)
    """The places of each firm."""


def world(documents: int, seed: int) -> World:
    """Return a world in which as much is there as so many documents would speak of."""
    chance, linker = random.Random(seed), Linker.shipped()  # noqa: S311
    known = sorted(linker.entities(), key=lambda entity: entity.id)
    clusters = [one for one in known if linker.is_cluster(one.id)]
    others = [one for one in known if one.type == "Park" and one not in clusters]
    multinationals = [one for one in known if linker.home(one.id)]
    firms = [_made("Enterprise", number) for number in range(max(20, documents))]
    made = World(
        chance,
        [*_shuffled(clusters, chance), *_shuffled(others, chance)[:200]],
        [one for one in known if one.type == "Sector"],
        [one for one in known if one.type == "PublicBody"],
        [*firms[:_ANCHORS], *multinationals, *firms[_ANCHORS:]],
        [_made("Fund", number) for number in range(max(5, documents // 8))],
        [_made("Person", number) for number in range(max(10, documents // 3))],
        [_made("Product", number) for number in range(max(10, documents // 2))],
        [_made("Project", number) for number in range(max(5, documents // 6))],
        [_made("Facility", number) for number in range(max(5, documents // 8))],
        [_made("Policy", number) for number in range(max(5, documents // 12))],
        [_made("Event", number) for number in range(max(5, documents // 10))],
        [_made("Award", number) for number in range(max(5, documents // 40))],
    )
    for number, firm in enumerate(made.firms):
        # The first firms are anchors; the rest has one home and sometimes a second.
        wanted = max(1, 14 - number // 2) if number < _ANCHORS else 1 + (chance.random() < 0.2)
        places = (long_tailed(made.places, chance) for _ in range(wanted))
        made.presence[firm.id] = list({place.id: place for place in places}.values())
    return made


def _shuffled(things: list[Entity], chance: random.Random) -> list[Entity]:
    return chance.sample(things, len(things))


def long_tailed(things: list[Entity], chance: random.Random) -> Entity:
    """Draw one of `things`, the first ones most often."""
    return things[int(len(things) ** chance.random()) - 1]


_STEMS_EN = (
    "Hua",
    "Rui",
    "Kang",
    "Bo",
    "Xin",
    "An",
    "Tai",
    "Yuan",
    "Ming",
    "Zhong",
    "Lian",
    "Sheng",
    "Jia",
    "Qi",
    "Hao",
)
_STEMS_ZH = ("华", "瑞", "康", "博", "信", "安", "泰", "源", "明", "众", "联", "盛", "嘉", "奇", "浩")
_FORMS = {
    "Enterprise": ("{} Biopharma", "{}生物医药有限公司"),
    "Fund": ("{} Health Fund", "{}健康产业基金"),
    "Person": ("{} Li", "李{}"),
    "Product": ("{}mab", "{}单抗"),
    "Project": ("{} Production Base Project", "{}生产基地项目"),
    "Facility": ("{} Innovation Centre", "{}创新中心"),
    "Policy": ("{} Action Plan", "{}行动计划"),
    "Event": ("{} Bio-industry Conference", "{}生物产业大会"),
    "Award": ("{} Prize", "{}奖"),
}


@cache
def _made(type_: str, number: int) -> Entity:
    en, zh, rest = "", "", number + len(_STEMS_EN)
    while rest:
        rest, at = divmod(rest, len(_STEMS_EN))
        en, zh = en + (_STEMS_EN[at] if not en else _STEMS_EN[at].lower()), zh + _STEMS_ZH[at]
    form_en, form_zh = _FORMS[type_]
    return Entity(
        f"x/{type_.lower()}/{number:06}", type_, (form_en.format(en),), (form_zh.format(zh),), provisional=True
    )


def sources(made: World, documents: int) -> Iterator[Source]:
    """Yield so many documents with their linked claims."""
    for number in range(documents):
        yield _source(made, number)


def _source(made: World, number: int) -> Source:
    language = ENGLISH if number % 2 else CHINESE
    year, month = made.chance.randint(2016, 2025), made.chance.randint(1, 12)
    title = f"Made-up news {number}" if language == ENGLISH else f"虚构新闻第{number}号"
    id_, text, linked = f"made/{number:07}", title + "\n\n", []
    for draft in sentences.drafts(made, year, CLAIMS, number):
        said = draft.said(language)
        linked.append(_linked(draft, id_, len(text), said))
        text += said + ("\n" if language == CHINESE else " \n")
    publisher = _PUBLISHERS[made.chance.randrange(len(_PUBLISHERS))]
    published = f"{year}-{month:02}-{made.chance.randint(1, 28):02}"
    document = Document(id_, title, text, 0, language, publisher, published, "printed", f"{id_}.txt")
    return Source(document, tuple(_in_language(one, language) for one in linked))


def _linked(draft: Draft, document: str, start: int, said: str) -> Linked:
    claim = Claim(
        *("", draft.kind, document, _role(draft.subject), start, start + len(said), said, draft.rule, draft.tier),
        predicate=draft.predicate,
        object=_role(draft.object) if draft.object else None,
        metric=draft.metric,
        value=draft.value,
        unit=draft.unit,
        bound=draft.bound,
        about=draft.about,
        printed=draft.printed,
        qualifiers=draft.qualifiers,
        time=draft.time,
        time_basis="explicit" if draft.time else None,
        modality=draft.modality,
        total=draft.total,
        segment=draft.segment,
        negated=draft.negated,
    )
    identity = hashlib.sha256(repr(claim).encode()).hexdigest()[:20]
    return Linked(replace(claim, id=identity), draft.subject, draft.object)


def _role(entity: Entity) -> Role:
    return Role(entity.type, entity.zh[0], entity.zh[0])


def _in_language(linked: Linked, language: str) -> Linked:
    """Give the ends of a claim the names that its document uses."""

    def named(entity: Entity | None) -> Role | None:
        name = entity and (entity.en or entity.zh if language == ENGLISH else entity.zh or entity.en)[0]
        return Role(entity.type, name, name) if entity and name else None

    claim = replace(linked.claim, subject=named(linked.subject), object=named(linked.object))
    return Linked(claim, linked.subject, linked.object)


def lines(made: Iterable[Source], documents: int) -> Iterator[bytes]:
    """Yield the N-Quads lines of a build of about so many documents, the ontology included."""
    with tempfile.TemporaryDirectory() as spill:
        yield from _concluded(made, documents, Path(spill))
    graph = f" <{ONTOLOGY_GRAPH}> .\n".encode()
    yield from (line.removesuffix(b" .") + graph for line in load_ontology_nquads().splitlines() if line)


def _concluded(made: Iterable[Source], documents: int, spill: Path) -> Iterator[bytes]:
    shares, firms = 1 + documents // _SHARE, Counter[str]()
    left = iter(made)
    while batch := list(islice(left, _BATCH)):
        dealt: defaultdict[int, Share] = defaultdict(Share)
        for source in batch:
            yield from _ended(own_lines(source))
            deal(source, dealt, shares)
        for number, share in dealt.items():
            (spill / f"{number:05}").mkdir(exist_ok=True)
            (spill / f"{number:05}" / batch[0].document.id.replace("/", "-")).write_bytes(packed(share))
    for folder in sorted(spill.iterdir()):
        concluded = conclude([piece.read_bytes() for piece in sorted(folder.iterdir())])
        firms.update(concluded.firms)
        yield concluded.lines
    yield from _ended((*run_lines(), *firm_counts(firms)))


def _ended(made: Iterable[str]) -> Iterator[bytes]:
    return (line.encode() + b"\n" for line in made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--truth", type=Path)
    arguments = parser.parse_args()
    made = sources(world(arguments.documents, arguments.seed), arguments.documents)
    if arguments.texts:
        made = _written(made, arguments.texts)
    told = Truth()
    with arguments.graph.open("wb") as file:
        file.writelines(lines(told.heard(made), arguments.documents))
    if arguments.truth:
        arguments.truth.write_text(json.dumps(told.told(), ensure_ascii=False, indent=1), encoding="utf-8")


def _written(made: Iterable[Source], folder: Path) -> Iterator[Source]:
    """Yield documents whose texts are in `folder` by then."""
    for source in made:
        path = folder / f"{source.document.id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{source.document.text}\n{source.document.published}\n", encoding="utf-8")
        yield source


if __name__ == "__main__":
    main()
