"""From a decision on an item to its line in the log: checked first, then written, and it can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from biokg.claims.corrections import PERSON, correct
from biokg.claims.decisions import LOG as CORRECTIONS
from biokg.claims.decisions import Correction, append_correction, line_of
from biokg.errors import UsageError
from biokg.journal import take_back
from biokg.model import Document, Judgement
from biokg.resolve.judgements import DIFFERENT, SAME, UNSURE, append_judgement
from biokg.resolve.judgements import LOG as JUDGEMENTS
from biokg.resolve.judgements import line_of as judgement_line
from biokg.resolve.known_names import LOG as NAMES
from biokg.resolve.known_names import KnownName, append_known_name
from biokg.resolve.known_names import line_of as name_line
from biokg.resources import decided
from biokg.review.acknowledged import LOG as ALARMS
from biokg.review.acknowledged import Acknowledged, acknowledge
from biokg.review.items import AlarmItem, FactItem, Item, NameItem, PairItem
from biokg.review.meaning import Fields, alike, documents, encoded, exact, singled_out, snapshot, text_of
from biokg.store.view import View

Clock = Callable[[], str]
PAIRED = {"right": SAME, "wrong": DIFFERENT, "unsure": UNSURE}
"""What a key means for two things that may be one."""


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, when, and why."""

    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a log that was just written."""

    path: Path
    line: str

    def undo(self) -> None:
        """Take the line back; raises `DataError` if something was written since."""
        take_back(self.path, self.line)


def now() -> str:
    """Return the time by the person's own system, to the second, with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def decide(view: View, item: Item, verdict: str, by: By, changed: Fields | None = None) -> Written:
    """Write what a person decided on an item; nothing is written that a build would not take.

    `verdict` is ``right``, ``wrong`` or ``edit`` (with the fields `changed`), and ``unsure`` for a pair. Raises
    `UsageError` with the reason, also for a verdict that the item does not have, or `DataError` for a broken log.
    """
    if isinstance(item, FactItem):
        return write(view, correction(item, verdict, by, changed or {}))
    if isinstance(item, AlarmItem) and verdict == "right":
        return Written(decided(ALARMS), acknowledge(Acknowledged(item.key, by.who, by.when, by.why)))
    if isinstance(item, NameItem) and verdict in {"right", "edit"}:
        return _made_known(item, by, changed or {})
    if isinstance(item, PairItem) and verdict in PAIRED:
        judged = Judgement(item.left.id, item.right.id, PAIRED[verdict], by.who, by.when, by.why)
        append_judgement(judged)
        return Written(decided(JUDGEMENTS), judgement_line(judged))
    raise UsageError(f"{verdict!r} is no decision on this item.", f"此项不能判为 {verdict!r}。")


def correction(item: FactItem, verdict: str, by: By, changed: Fields) -> Correction:
    """Return the decision on a claim as the log keeps it: found by what it says, with the whole of what is right."""
    linked = item.said.linked
    whole = {} if verdict == "wrong" else {**snapshot(linked), **changed}
    whole = {name: value for name, value in whole.items() if value is not None}
    return Correction(
        place=str(decided(CORRECTIONS)),
        document=item.said.document.id,
        quote=linked.claim.quote,
        verdict=verdict,
        match=encoded(singled_out(linked)),
        set=encoded(whole),
        who=by.who,
        when=by.when,
        why=by.why,
        rule="" if linked.claim.extractor == PERSON else linked.claim.rule,
        own=True,
    )


def write(view: View, decision: Correction) -> Written:
    """Write a correction if the graph holds what it is on and the gate lets it pass; raises `UsageError` if not."""
    if decision.verdict != "open":
        check(view, decision)
    return Written(append_correction(decision), line_of(decision))


def check(view: View, decision: Correction) -> None:
    """Raise `UsageError` with the reason if a correction fits nothing in the graph, or if the gate refuses it."""
    held = documents(view).get(decision.document)
    page = Document(decision.document, "", "", 0, "en", None, None, None, None) if held is None else held.document
    page = replace(page, text=text_of(view, decision.document))
    claims = [exact(one) for one in held.claims] if held else []
    for _, reason in correct(page, claims, [decision], alike).unfit:
        raise UsageError(f"not written: {reason}.", f"未写入：{reason}。")


def _made_known(item: NameItem, by: By, changed: Fields) -> Written:
    entity = item.entity
    known = KnownName(
        id=entity.id,
        type=str(changed.get("type", entity.type)),
        en="|".join(changed.get("en", entity.en)),
        zh="|".join(changed.get("zh", entity.zh)),
        place=str(changed.get("place", "")),
        who=by.who,
        when=by.when,
        why=by.why,
    )
    append_known_name(known)
    return Written(decided(NAMES), name_line(known))
