"""One decision on one fact: by the id of the fact, or by document and quote."""

from collections.abc import Sequence

from biokg.claims.corrections import PERSON
from biokg.claims.decisions import LOG, Correction, read_corrections
from biokg.claims.quotes import folded
from biokg.errors import UsageError
from biokg.model import Claim
from biokg.resources import decided
from biokg.review.decide import By, correction
from biokg.review.items import FactItem, Said
from biokg.review.meaning import documents, encoded
from biokg.review.picks import changes, role_named
from biokg.store.view import View
from biokg.terms import DOMAINS, METRICS
from biokg.text.quantities import quantities_of
from biokg.text.shadow import shadow
from biokg.triples.linking import Linked

Where = tuple[str, str]
"""A document's id and the quote in it."""


def found(view: View, verdict: str, given: Sequence[str], by: By) -> Correction:
    """Return the decision on the fact of an id; raises `UsageError` where no fact bears it."""
    key, words = (given[0], given[1:]) if given else ("", ())
    for held in documents(view).values():
        for linked in held.claims:
            if linked.claim.id == key:
                item = FactItem(key, 0, Said(linked, held.document))
                return correction(item, verdict, by, changes(view, item, words) if words else {})
    raise UsageError(
        f"no fact of the graph has the id {key!r}; `biokg facts` prints them.", f"没有编号为 {key!r} 的事实。"
    )


def added(view: View, where: Where, given: Sequence[str], by: By) -> Correction:
    """Return the decision that adds a fact; the number, its unit and its bound are read from what is printed."""
    held = documents(view).get(where[0])
    if held is None:
        raise UsageError(f"no document {where[0]!r} in the graph.", f"图谱中没有文档 {where[0]!r}。")
    words = dict(word.partition("=")[::2] for word in given)
    kind = "relation" if "predicate" in words else "observation"
    plain = Claim("", kind, where[0], None, 0, 0, where[1], PERSON, "A")
    said = Said(Linked(plain, None, None), held.document)
    fields: dict[str, object] = {
        name: role_named(view, said, value, words.pop(f"{name}-type", ""))
        for name in ("subject", "object")
        if (value := words.pop(name, ""))
    }
    unknown = set(words) - {"predicate", "metric", "printed", "time", "modality", "about", "segment"}
    if unknown or words.get("predicate", "presentIn") not in DOMAINS or words.get("metric", "rank") not in METRICS:
        raise UsageError(
            f"no such field, relation or metric: {' '.join(given)}", f"字段、关系或指标有误：{' '.join(given)}"
        )
    fields |= words | ({"time_basis": "context"} if words.get("time") else {})
    if kind == "observation":
        fields |= _amount(words.get("printed", ""))
    return Correction(str(decided(LOG)), *where, "add", "{}", encoded(fields), by.who, by.when, by.why, own=True)


def _amount(printed: str) -> dict[str, object]:
    amounts = quantities_of(shadow(printed).text)
    if len(amounts) != 1:
        raise UsageError(
            f"printed={printed!r} holds {len(amounts)} numbers, not one.", f"printed={printed!r} 须恰含一个数。"
        )
    one = amounts[0]
    whole = one.value == one.value.to_integral_value()
    held: dict[str, object] = {
        "value": int(one.value) if whole else str(one.value),
        "unit": one.unit,
        "bound": one.bound,
    }
    return held | ({"upper": str(one.upper)} if one.upper is not None else {})


def opened(where: Where, by: By) -> list[Correction]:
    """Return the lines that take back what was decided on a quote; raises `UsageError` where nothing was."""
    quote = folded(where[1]).text
    held = [one for one in read_corrections() if one.document == where[0] and folded(one.quote).text == quote]
    if not held:
        raise UsageError("nothing was decided on that quote.", "对该原句没有判定。")
    return [
        Correction(one.place, one.document, one.quote, "open", one.match, "{}", by.who, by.when, by.why, own=True)
        for one in held
    ]
