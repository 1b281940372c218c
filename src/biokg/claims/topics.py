"""What an article is about as it goes on: its headline's thing, and the last thing of each class spoken of."""

from collections import Counter
from dataclasses import dataclass, field

from biokg.mentions.reading import Reading
from biokg.model import Mention

FAMILIES = {
    "place": frozenset({"Park", "Region"}),
    "park": frozenset({"Park"}),
    "region": frozenset({"Region", "Park"}),
    "city": frozenset({"Region"}),
    "firm": frozenset({"Enterprise", "InvestmentFirm"}),
    "institution": frozenset({"ResearchInstitution"}),
    "facility": frozenset({"Facility", "ResearchInstitution"}),
    "fund": frozenset({"Fund"}),
    "project": frozenset({"Project"}),
    "event": frozenset({"Event"}),
    "alliance": frozenset({"Alliance"}),
    "body": frozenset({"PublicBody"}),
}
SUBJECT_TYPES = frozenset().union(*FAMILIES.values())
_FAMILIES_OF = {type_: tuple(f for f, types in FAMILIES.items() if type_ in types) for type_ in SUBJECT_TYPES}
_PLACES = frozenset({"place", "park", "region", "city"})
COUNTRIES = frozenset({"China", "中国", "全国", "United States", "美国", "PRC"})
_HEADLINE = 240


@dataclass(slots=True)
class Topics:
    """The state that anaphors and bare numbers are read against; one per document."""

    headline: dict[str, Mention]
    title: dict[str, Mention] = field(default_factory=dict)
    last: dict[str, Mention] = field(default_factory=dict)
    paragraph: Mention | None = None

    def named(self, family: str) -> Mention | None:
        """Return the thing that "the zone", "the company" ... stands for here, if any was named."""
        if family == "any":
            return self.paragraph
        if family in _PLACES:
            # "the zone" is the article's own one, whichever other it has named in passing.
            return self.spoken(family) or self.headline.get(family) or self.last.get(family)
        return self.last.get(family) or self.headline.get(family)

    def about(self, family: str) -> Mention | None:
        """Return what a sentence without a subject speaks of: the article's own topic before the latest one."""
        return self.spoken(family) or self.headline.get(family) or self.last.get(family)

    def titled(self, family: str) -> Mention | None:
        """Return what the title itself names of a family."""
        return self.title.get(family)

    def spoken(self, family: str) -> Mention | None:
        """Return what the paragraph last spoke of, if it is of the family."""
        spoken = self.paragraph
        return spoken if spoken and spoken.type in FAMILIES[family] else None

    def saw(self, mention: Mention) -> None:
        """Remember a subject as the latest of its families; a sector is never what a text goes on about."""
        if mention.type == "Sector":
            return
        for family in _FAMILIES_OF.get(mention.type, ()):
            self.last[family] = mention
        self.paragraph = mention


def topics_of(reading: Reading) -> Topics:
    """Return the topics that an article starts with: what its headline names, else what it names most."""
    headline: dict[str, Mention] = {}
    title: dict[str, Mention] = {}
    first_line = reading.shadow.text.find("\n")
    of_family: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.name not in COUNTRIES and "list" not in mention.rule:
            for family in _FAMILIES_OF.get(mention.type, ()):
                of_family.setdefault(family, []).append(mention)
    for family, fitting in of_family.items():
        top = [m for m in fitting if m.start < (first_line if first_line > 0 else _HEADLINE)]
        headline[family] = _narrowest(top) if top else _commonest(fitting)
        if top:
            title[family] = headline[family]
    return Topics(headline, title)


def _narrowest(found: list[Mention]) -> Mention:
    """Return the thing of a headline: of "Wuxi National High-tech District, Wuxi" the first park, else the first."""
    return next((m for m in found if m.type == "Park"), found[0])


def _commonest(found: list[Mention]) -> Mention:
    counts = Counter(m.name for m in found)
    first = {m.name: m for m in reversed(found)}
    return first[max(counts, key=lambda name: (counts[name], -first[name].start))]
