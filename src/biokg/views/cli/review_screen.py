"""One item of a review as lines to read: what is claimed, its sentence in context, and what may be done."""

import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal

from biokg.ask.labels import things
from biokg.model import Entity
from biokg.resolve.candidates import signals
from biokg.review.context import context
from biokg.review.items import AlarmItem, FactItem, Item, NameItem, PairItem, Said
from biokg.review.meaning import kind_of
from biokg.review.picks import SHORT, Pick
from biokg.store.view import View
from biokg.terms import bkg
from biokg.views.cli.review_words import WORDS
from biokg.views.plain.printable import printable

_BOLD, _DIM, _REVERSE, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[7m", "\x1b[0m"
_LETTERS = {field: letter for letter, field in SHORT.items() if len(letter) == 1}


class Screen:
    """Writes items in one language; on a terminal with the sentence set apart by weight, else by brackets."""

    def __init__(self, view: View, language: str, colour: bool | None = None) -> None:
        self._view = view
        self.language = language
        self.words = WORDS[language]
        self._colour = sys.stdout.isatty() if colour is None else colour

    def lines(self, item: Item, number: int, total: int) -> Iterator[str]:
        """Yield the lines of one item; nothing in them that a document holds can steer a terminal."""
        kind = self.words[type(item).__name__]
        yield self._set(_BOLD, f"[{number}/{total}] {kind}") + f"  {self.words['weight']} {item.weight}"
        yield from self.head(item)
        for said in item.evidence:
            yield from self._sentence(said, whole=isinstance(item, FactItem))
        yield self._set(_DIM, self.words[f"keys {type(item).__name__}"])

    def head(self, item: Item) -> Iterator[str]:
        """Yield what is to be decided on, in a line or two."""
        if isinstance(item, FactItem):
            yield printable(self.claim(item.said))
            flags = ", ".join(item.said.linked.claim.flags) or "-"
            yield printable(f"  {self.words['tier']} {item.said.linked.claim.tier}; {self.words['flags']}: {flags}")
        elif isinstance(item, AlarmItem):
            yield printable(item.label.get(self.language) or next(iter(item.label.values())))
        elif isinstance(item, NameItem):
            yield printable(f"{self._entity(item.entity)}; {self.words['documents']}: {item.documents}")
        elif isinstance(item, PairItem):
            yield printable(f"{self._entity(item.left)}  =?  {self._entity(item.right)}")
            reasons = "; ".join(signals()[code][self.language] for code in item.signals)
            yield printable(f"  {self.words['signals']}: {reasons}")

    def claim(self, said: Said) -> str:
        """Return what a claim says, in one line."""
        linked, claim = said.linked, said.linked.claim
        kind = kind_of(claim)
        label = things(self._view, [bkg(kind)])[bkg(kind)].text(self.language) if kind else "?"
        value = "" if claim.value is None else f"{_number(claim.value):,}"
        parts = [
            self._name(linked.subject),
            label,
            self._name(linked.object)
            if claim.predicate
            else f"{value} {'' if claim.unit == '1' else claim.unit or ''}",
        ]
        rest = [claim.about, claim.segment, claim.time or self.words["no time"], claim.modality]
        return f"{' · '.join(part.strip() for part in parts)}  ({'; '.join(filter(None, rest))})"

    def _name(self, entity: Entity | None) -> str:
        if entity is None:
            return "?"
        return next(iter(entity.zh if self.language == "zh" and entity.zh else entity.names), "?")

    def _entity(self, entity: Entity) -> str:
        return f"{' / '.join(entity.names[:4])} [{entity.type}] <{entity.id}>"

    def _sentence(self, said: Said, *, whole: bool) -> Iterator[str]:
        claim, document = said.linked.claim, said.document
        before, _, after = context(self._view, said)
        quote = self._marked(said) if self._colour else f"«{_line(claim.quote)}»"
        yield f"    {_line(before)} {quote} {_line(after)}" if whole else f"    {quote}"
        source = ", ".join(filter(None, (document.title, document.publisher, document.published)))
        yield self._set(_DIM, _line(f"    {source} <{document.id}> {claim.rule}"))

    def _marked(self, said: Said) -> str:
        """Return the quote in bold, with the number and the names that the claim rests on reversed."""
        claim = said.linked.claim
        quote = _line(claim.quote)
        ends = [role.mention for role in (claim.subject, claim.object) if role]
        for part in dict.fromkeys(_line(mark) for mark in [claim.printed or "", *ends]):
            if part and _REVERSE not in part:
                quote = quote.replace(part, f"{_REVERSE}{part}{_PLAIN}{_BOLD}", 1)
        return f"{_BOLD}{quote}{_PLAIN}"

    def _set(self, code: str, text: str) -> str:
        return f"{code}{text}{_PLAIN}" if self._colour else text

    def offered(self, picks: dict[str, Sequence[Pick]]) -> Iterator[str]:
        """Yield the pick lists of an edit, with the numbers and letters by which they are chosen."""
        for field, choices in picks.items():
            shown = "  ".join(f"{number} {choice.label}" for number, choice in enumerate(choices[:20], 1))
            yield printable(f"  {_LETTERS.get(field, field)}= {self.words.get(field, field)}: {_line(shown)}")
        yield self._set(_DIM, self.words["edit how"])


def _number(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
