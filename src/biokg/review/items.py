"""The doubtful things that a person decides on, each with the sentences that it rests on."""

from dataclasses import dataclass

from biokg.model import Document, Entity
from biokg.triples.linking import Linked


@dataclass(frozen=True, slots=True)
class Said:
    """One claim with its document; the text of the document stays in the store until the sentence is shown."""

    linked: Linked
    document: Document


@dataclass(frozen=True, slots=True)
class FactItem:
    """A claim of tier B or C: right, wrong, or to be edited."""

    key: str
    weight: int
    said: Said

    @property
    def evidence(self) -> tuple[Said, ...]:
        """The claim itself."""
        return (self.said,)


@dataclass(frozen=True, slots=True)
class AlarmItem:
    """A figure, or a set of figures, that cannot be right as printed: to be acknowledged."""

    key: str
    weight: int
    label: dict[str, str]
    """What is wrong, by language."""
    evidence: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class NameItem:
    """A thing that no table knows: to be made known."""

    key: str
    weight: int
    entity: Entity
    documents: int
    """How many documents speak of it."""
    evidence: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PairItem:
    """Two things that may be one: the same, different, or undecided; with what speaks for it."""

    key: str
    weight: int
    left: Entity
    right: Entity
    signals: tuple[str, ...]
    evidence: tuple[Said, ...]


Item = FactItem | AlarmItem | NameItem | PairItem
