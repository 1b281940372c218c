"""What an edit may choose from: the things and times of the document, and the words of the vocabulary."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from biokg.claims.quotes import folded
from biokg.errors import AmbiguousName, UsageError
from biokg.model import Entity
from biokg.resolve.linker import Linker
from biokg.review.items import FactItem, Item, NameItem, Said
from biokg.review.meaning import Fields, documents, role_of, text_of
from biokg.store.view import View
from biokg.terms import BOUNDS, CLASSES, DOMAINS, METRICS, MODALITIES, RECORDS, UNITS, accepts, is_a

THINGS = tuple(name for name in CLASSES if name not in RECORDS and name != "Entity")
SHORT: Mapping[str, str] = {
    "s": "subject",
    "o": "object",
    "k": "predicate",
    "m": "metric",
    "p": "time",
    "period": "time",
    "t": "type",
    "a": "about",
    "g": "segment",
    "d": "modality",
    "b": "bound",
    "u": "unit",
    "n": "en",
    "z": "zh",
    "l": "place",
}
"""One letter, or another word, for a field."""
_OF_FACT = frozenset(
    ["subject", "object", "predicate", "metric", "time", "type", "about", "segment", "modality", "bound", "unit"]
)
_OF_NAME = frozenset(["type", "en", "zh", "place"])


class Pick(NamedTuple):
    """One choice: what is set, and how it reads."""

    value: Any
    label: str


def picks(view: View, item: Item) -> dict[str, tuple[Pick, ...]]:
    """Return what each field of an item may be set to; a field that is not in it takes free text."""
    if isinstance(item, NameItem):
        return {"type": _plain(THINGS)}
    if not isinstance(item, FactItem):
        return {}
    claim = item.said.linked.claim
    near = _things(view, item.said)
    found = {"subject": _roles(near), "time": _times(view, item.said), "modality": _plain(MODALITIES)}
    if claim.kind == "relation":
        found["object"] = _roles(near)
        found["predicate"] = _plain(_predicates(item.said))
    else:
        found["metric"] = _plain(_metrics(claim.unit))
        found["bound"] = _plain(BOUNDS)
    return found | {"type": _plain(THINGS)}


def _plain(values: Iterable[str]) -> tuple[Pick, ...]:
    return tuple(Pick(value, value) for value in values)


def _roles(entities: Iterable[Entity]) -> tuple[Pick, ...]:
    return tuple(Pick(entity, f"{entity.names[0]} ({entity.type})") for entity in entities)


def _things(view: View, said: Said) -> list[Entity]:
    """Return the things of a document, those that stand nearest to the claim first."""
    nearest: dict[str, tuple[int, Entity]] = {}
    for linked in documents(view)[said.document.id].claims:
        far = abs(linked.claim.start - said.linked.claim.start)
        for entity in (linked.subject, linked.object):
            if entity and far < nearest.get(entity.id, (1 << 62, entity))[0]:
                nearest[entity.id] = (far, entity)
    return [entity for _, entity in sorted(nearest.values(), key=lambda one: (one[0], one[1].id))]


def _times(view: View, said: Said) -> tuple[Pick, ...]:
    claims = documents(view)[said.document.id].claims
    stated = sorted({one.claim.time for one in claims if one.claim.time}, reverse=True)
    published = [said.document.published] if said.document.published else []
    return _plain(dict.fromkeys([*published, *(date[:4] for date in published), *stated]))


def _metrics(unit: str | None) -> list[str]:
    kinds = {kind for kind, own in UNITS.items() if own == unit} or {"money"}
    return [metric for metric, kind in METRICS.items() if kind in kinds]


def _predicates(said: Said) -> list[str]:
    subject, object_ = said.linked.subject, said.linked.object
    ends = (subject.type, object_.type) if subject and object_ else ("Enterprise", "Park")
    return [name for name in DOMAINS if accepts(name, *ends)]


# --- what a person wrote


def changes(view: View, item: Item, given: Sequence[str]) -> Fields:
    """Return the fields that ``field=value`` words set: by the number of a pick, or by the value itself.

    Raises `UsageError` or `AmbiguousName` for what cannot be understood.
    """
    offered = picks(view, item)
    allowed = _OF_NAME if isinstance(item, NameItem) else _OF_FACT
    chosen: dict[str, Any] = {}
    for word in given:
        name, equals, value = word.partition("=")
        field = SHORT.get(name, name)
        if not equals or field not in allowed:
            known = ", ".join(sorted(allowed))
            raise UsageError(f"{word!r} is no FIELD=VALUE; fields: {known}.", f"{word!r} 不是 字段=值；字段：{known}。")
        chosen[field] = _chosen(offered.get(field, ()), field, value.strip())
    return _named(chosen) if isinstance(item, NameItem) else _said(view, item, chosen)


def _chosen(offered: Sequence[Pick], field: str, value: str) -> Any:
    if value.isascii() and value.isdecimal() and 0 < int(value) <= len(offered) and len(value) < 3:
        return offered[int(value) - 1].value
    if field in {"type", "metric", "predicate", "modality", "bound"} and value not in {
        str(one.value) for one in offered
    }:
        known = ", ".join(str(one.value) for one in offered)
        raise UsageError(f"{field} {value!r} is none of: {known}.", f"{field} {value!r} 不在其中：{known}。")
    return value


def _named(chosen: dict[str, Any]) -> Fields:
    names = {field: tuple(filter(None, str(chosen[field]).split("|"))) for field in ("en", "zh") if field in chosen}
    return chosen | names


def _said(view: View, item: Item, chosen: dict[str, Any]) -> Fields:
    if not isinstance(item, FactItem):
        raise UsageError("only facts and names are edited.", "只有事实和名称可以修改。")
    linked, type_ = item.said.linked, chosen.pop("type", None)
    fields: Fields = {name: value or None for name, value in chosen.items()}
    for name, entity, role in (
        ("subject", linked.subject, linked.claim.subject),
        ("object", linked.object, linked.claim.object),
    ):
        if name in chosen:
            mention = role.mention if role else ""
            fields[name] = _end(view, item.said, chosen[name], (type_ or (entity.type if entity else ""), mention))
        elif name == "subject" and type_ and entity and role:
            fields[name] = {**role_of(entity, role.mention), "type": type_}
    if "time" in fields:
        year = str(fields["time"] or "")[:4]
        fields["time_basis"] = "explicit" if year and year in linked.claim.quote else "context"
    return fields


def _end(view: View, said: Said, chosen: Entity | str, was: tuple[str, str]) -> Fields:
    """Return an end as a decision gives it: a thing picked, or one called by a name in either language."""
    type_, mention = was
    entity = chosen if isinstance(chosen, Entity) else _bearer(chosen, type_)
    text = text_of(view, said.document.id)
    names = (chosen, *entity.names) if isinstance(chosen, str) else entity.names
    here = next((name for name in names if folded(text).find(name)), mention)
    return role_of(entity, here or entity.names[0])


def role_named(view: View, said: Said, name: str, type_: str) -> Fields:
    """Return an end of a fact of a document as a decision gives it, by a name; raises as `changes` does."""
    return _end(view, said, name, (type_, name))


def _bearer(name: str, type_: str) -> Entity:
    linker = Linker.shipped()
    order = [one for one in THINGS if type_ and (one == type_ or is_a(one, type_))]
    found = {one.id: one for kind in (*order, *THINGS) for one in linker.bearers(name, kind)}
    if len(found) > 1:
        raise AmbiguousName("name", name, [f"{one.names[0]} ({one.type})" for one in found.values()])
    if found:
        return next(iter(found.values()))
    if not type_:
        raise UsageError(
            f"no table knows {name!r}; say type=CLASS too.", f"没有表收录 {name!r}；请同时给出 type=类别。"
        )
    return Entity("", type_, (name,), provisional=True)
