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
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from bench.scale import sentences
from bench.scale.sentences import Draft

from biokg.checks.ontology import load_ontology_nquads
from biokg.model import CHINESE, ENGLISH, Claim, Document, Entity, Role
from biokg.resolve.linker import Linker
from biokg.terms import ONTOLOGY_GRAPH
from biokg.triples.graph import Source, quads
from biokg.triples.linking import Linked

CLAIMS = 10
"""Claims a document."""

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
    presence: dict[str, list[Entity]] = field(default_factory=dict)
    """The places of each firm."""


def world(documents: int, seed: int) -> World:
    """Return a world in which as much is there as so many documents would speak of."""
    chance, linker = random.Random(seed), Linker.shipped()  # noqa: S311
    known = sorted(linker.entities(), key=lambda entity: entity.id)
    clusters = [one for one in known if linker.is_cluster(one.id)]
    others = [one for one in known if one.type == "Park" and one not in clusters]
    made = World(
        chance,
        [*_shuffled(clusters, chance), *_shuffled(others, chance)[:200]],
        [one for one in known if one.type == "Sector"],
        [one for one in known if one.type == "PublicBody"],
        [_made("Enterprise", number) for number in range(max(20, documents))],
        [_made("Fund", number) for number in range(max(5, documents // 8))],
        [_made("Person", number) for number in range(max(10, documents // 3))],
        [_made("Product", number) for number in range(max(10, documents // 2))],
        [_made("Project", number) for number in range(max(5, documents // 6))],
    )
    for number, firm in enumerate(made.firms):
        # The first firms are anchors; the rest has one home and sometimes a second.
        wanted = max(1, 14 - number // 2) if number < 26 else 1 + (chance.random() < 0.2)
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


def truth(held: list[Source]) -> dict[str, object]:
    """Return what the questions must find, worked out without the graph."""
    linker = Linker.shipped()
    said: dict[str, set[str]] = defaultdict(set)
    outputs: dict[str, tuple[int, set[Decimal]]] = {}
    statements = 0
    for source in held:
        statements += len(source.claims)
        for linked in source.claims:
            claim = linked.claim
            if claim.tier != "A" or claim.modality != "reported" or linked.subject is None:
                continue
            if claim.predicate in {"presentIn", "headquarteredIn"} and linked.object:
                said[linked.subject.id].add(linked.object.id)
            if claim.metric == "outputValue" and claim.time and claim.value is not None:
                year, values = outputs.get(linked.subject.id, (0, set()))
                if int(claim.time) >= year:
                    kept = values if int(claim.time) == year else set()
                    outputs[linked.subject.id] = (int(claim.time), kept | {claim.value})
    clusters = {firm: linker.roll_up(sorted(places)) for firm, places in sorted(said.items())}
    return {
        "statements": statements,
        "clusters": {firm: sorted(found) for firm, found in clusters.items() if found},
        "latest output": {place: [year, *sorted(map(str, found))] for place, (year, found) in sorted(outputs.items())},
    }


def lines(held: list[Source]) -> Iterator[bytes]:
    """Yield the N-Quads lines of a build of `held`, the ontology included."""
    for line in quads(held, Linker.shipped()):
        yield line.encode() + b"\n"
    graph = f" <{ONTOLOGY_GRAPH}> .\n".encode()
    yield from (line.removesuffix(b" .") + graph for line in load_ontology_nquads().splitlines() if line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--truth", type=Path)
    arguments = parser.parse_args()
    made = world(arguments.documents, arguments.seed)
    held = list(sources(made, arguments.documents))
    with arguments.graph.open("wb") as file:
        file.writelines(lines(held))
    if arguments.truth:
        text = json.dumps(truth(held), ensure_ascii=False, indent=1)
        arguments.truth.write_text(text, encoding="utf-8")
    for source in held if arguments.texts else ():
        path = arguments.texts / f"{source.document.id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{source.document.text}\n{source.document.published}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
