"""A reviewed document as gold for `bench/extraction`: its text, and a line for each fact that people stand for."""

import json
from pathlib import Path

from biokg.errors import UsageError
from biokg.model import Entity
from biokg.review.doubts import doubts
from biokg.review.meaning import Fields, documents, text_of
from biokg.store.view import View
from biokg.triples.linking import Linked


def save_gold(view: View, document: str, folder: Path) -> tuple[Path, Path]:
    """Write ``<name>.txt`` and ``<name>.gold.jsonl`` into a folder and return their paths.

    Raises `UsageError` for an unknown document, or one of which something still waits for a decision.
    """
    held = documents(view).get(document)
    if held is None:
        raise UsageError(f"no document {document!r} in the graph.", f"图谱中没有文档 {document!r}。")
    waiting = len(doubts(view, ["fact"], document))
    if waiting:
        raise UsageError(
            f"{waiting} facts of {document!r} wait for a decision: gold is what was reviewed whole.",
            f"{document!r} 还有 {waiting} 条事实待判定：只有全部判定过的文档才能作为标准答案。",
        )
    stem = "".join(char if char.isalnum() else "-" for char in document.removesuffix(".txt"))
    text, gold = folder / f"{stem}.txt", folder / f"{stem}.gold.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    text.write_text(text_of(view, document), encoding="utf-8")
    lines = [json.dumps(_row(linked), ensure_ascii=False) for linked in held.claims if linked.claim.tier == "A"]
    gold.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return text, gold


def _row(linked: Linked) -> Fields:
    claim = linked.claim
    subject = _names(linked.subject, claim.subject.mention if claim.subject else "")
    if claim.predicate:
        object_ = _names(linked.object, claim.object.mention if claim.object else "")
        ends = {"kind": "relation", "predicate": claim.predicate, "subject": subject, "object": object_}
        return ends | {"plain": not claim.flags}
    return {
        "kind": "number",
        "printed": claim.printed,
        "value": float(claim.value or 0) if (claim.value or 0) % 1 else int(claim.value or 0),
        "unit": claim.unit,
        "bound": claim.bound,
        "metric": claim.metric,
        "subject": subject,
        "time": claim.time,
        "modality": claim.modality,
        "about": claim.about,
        "plain": not claim.flags,
        "quote_hint": claim.quote,
    }


def _names(entity: Entity | None, mention: str) -> list[str]:
    return list(dict.fromkeys([*(entity.names if entity else ()), mention]))
