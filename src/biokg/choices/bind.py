"""From choices to claims: everything but the choice is our own reading, and the same gate decides."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from biokg.choices.answer import Choice
from biokg.choices.prompt import prompt_hash
from biokg.choices.spans import Spans
from biokg.claims.corrections import MODEL
from biokg.claims.drafts import Draft
from biokg.claims.gate import Refusal, admit
from biokg.claims.modality import modality_between, modality_of
from biokg.claims.rules import context_rules
from biokg.claims.scene import Scene
from biokg.mentions.reading import surface
from biokg.model import Claim, Mention, Role, TimeExpression
from biokg.terms import DOMAINS, METRICS, RECORDS

RULE = "model-choice"
FLAG = "chosen-by-model"
DIFFERS = "differs-from-rules"
_ELSEWHERE = "subject-elsewhere"


@dataclass(frozen=True, slots=True)
class Bound:
    """What came of the choices on one portion."""

    claims: tuple[Claim, ...]
    refused: tuple[Refusal, ...]


def signature(model: str) -> str:
    """Return what a claim says of who chose: the model, and the hash of what it was told.

    >>> signature("tiny").startswith("model tiny, prompt ")
    True
    """
    return f"{MODEL}{model}, prompt {prompt_hash()[:16]}"


def bind(spans: Spans, choices: Iterable[Choice], model: str) -> Bound:
    """Return the claims of tier B that choices make, and what is refused with its reason."""
    claims: dict[str, Claim] = {}
    refused: list[Refusal] = []
    for choice in choices:
        made = _figure(spans, choice) if choice.kind == "figure" else _relation(spans, choice)
        result = admit(spans.reading, made) if isinstance(made, Draft) else _refusal(spans, choice, made)
        if isinstance(result, Refusal):
            refused.append(result)
        else:
            claims.setdefault(result.id, _signed(result, model))
    return Bound(tuple(claims.values()), tuple(refused))


def _signed(claim: Claim, model: str) -> Claim:
    """Return a claim under an id of its own, so that no rule's claim and no decision on one is mistaken for it."""
    by = signature(model)
    digest = hashlib.sha256(f"{claim.id}\0{by}\0{claim.metric}\0{claim.time}".encode()).hexdigest()[:20]
    return replace(claim, id=digest, extractor=by)


def _refusal(spans: Spans, choice: Choice, reason: str) -> Refusal:
    said = " ".join((choice.what, choice.subject, choice.end))[:80]
    return Refusal(spans.reading.document.id, RULE, reason, said)


def _figure(spans: Spans, choice: Choice) -> Draft | str:
    held, name = spans.numbers.get(choice.end), spans.names.get(choice.subject)
    if held is None or name is None:
        return "no such number or name was numbered"
    quantity, scene = held
    if METRICS.get(choice.what) != quantity.kind:
        return f"{choice.what[:40]!r} takes no {quantity.kind}"
    mention, there = name
    if mention.type in {*RECORDS, "Sector"} or mention.start > scene.end:
        return f"no figure is said of a {mention.type} or of what comes later"
    time = spans.times.get(choice.time) if choice.time else None
    value, basis = _time(time, scene)
    return Draft(
        "observation",
        RULE,
        "B",
        (scene.start, scene.end),
        _role(spans, mention),
        tuple(sorted({FLAG, *quantity.flags, *([] if there is scene else [_ELSEWHERE])})),
        metric=choice.what,
        number=(quantity.start, quantity.end),
        value=quantity.value,
        upper=quantity.upper,
        total=quantity.total,
        unit=quantity.unit or "CNY",
        bound=quantity.bound,
        about=quantity.noun or None,
        time=value,
        time_basis=basis,
        modality=modality_of(scene, quantity),
    )


def _relation(spans: Spans, choice: Choice) -> Draft | str:
    one, other = spans.names.get(choice.subject), spans.names.get(choice.end)
    if one is None or other is None:
        return "no such name was numbered"
    if choice.what not in DOMAINS:
        return f"{choice.what[:40]!r} is no relation"
    (subject, scene), (object_, there) = one, other
    if scene is not there or subject.name == object_.name:
        return "the ends of a relation are two and stand in one sentence"
    first, last = sorted((subject.start, object_.start))
    value, basis = _time(spans.times.get(choice.time) if choice.time else None, scene)
    return Draft(
        "relation",
        RULE,
        "B",
        (scene.start, scene.end),
        _role(spans, subject),
        (FLAG,),
        predicate=choice.what,
        object=_role(spans, object_),
        time=value,
        time_basis=basis if value else None,
        modality=modality_between(scene, first, last),
        negated=bool(context_rules().negation.search(scene.text[scene.clause_of(first)[0] : last])),
    )


def _time(chosen: tuple[TimeExpression, Scene] | None, scene: Scene) -> tuple[str | None, str]:
    """Return our own reading of the chosen time: of another sentence it is context, and later ones say nothing."""
    if chosen is None or chosen[0].value is None or chosen[0].start > scene.end:
        return None, "unresolved"
    return chosen[0].value, chosen[0].basis if chosen[1] is scene else "context"


def _role(spans: Spans, mention: Mention) -> Role:
    return Role(mention.type, mention.name, surface(spans.reading, mention))


def joined(claims: Sequence[Claim], chosen: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the rules' claims with those that a model adds; what it says again adds nothing, and it raises no tier.

    A number that no rule binds gives way to the model's binding of it; where a rule asserts something else of the same
    number both stay, and the model's says that it differs.
    """
    said = {content for claim in claims for content in _contents(claim)}
    asserted = {_number(claim) for claim in claims if claim.tier == "A" and claim.printed}
    added = [
        replace(one, flags=tuple(sorted({*one.flags, DIFFERS}))) if one.printed and _number(one) in asserted else one
        for one in chosen
        if said.isdisjoint(_contents(one))
    ]
    bound = {_number(one) for one in added if one.printed}
    kept = [claim for claim in claims if claim.tier != "C" or _number(claim) not in bound]
    return tuple(sorted((*kept, *added), key=lambda claim: (claim.start, claim.kind, claim.id)))


def _number(claim: Claim) -> tuple[object, ...]:
    return claim.start, claim.end, claim.printed, claim.value


def _contents(claim: Claim) -> Iterator[tuple[object, ...]]:
    """Yield what a claim says, apart from who said it; symmetric relations are the linker's business."""
    if claim.subject is not None:
        end = claim.object.name if claim.object else _number(claim)
        yield claim.start, claim.predicate or claim.metric, claim.subject.name, end
