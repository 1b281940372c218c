"""Contradictions in words: two figures of the same thing with their bounds, units and times."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, cast

from biokg.ask.answer import Answer, Cell
from biokg.ask.labels import Thing
from biokg.views.web.pages.figures import Texts, figure, when


class Contradiction(NamedTuple):
    """Two figures of one thing, metric and year that differ, and the likely reason in words."""

    subject: Thing
    metric: Thing
    year: int | None
    first: str
    second: str
    reason: str


def contradictions(answer: Answer, codes: Texts, language: str) -> list[Contradiction]:
    """Return the rows of the question `contradictions` in words."""
    names = [column.name for column in answer.columns]
    rows = (dict(zip(names, row.cells, strict=True)) for row in answer.rows)
    return [_told(row, codes, language) for row in rows]


def _told(row: Mapping[str, Cell], codes: Texts, language: str) -> Contradiction:
    year, reason = row["year"], str(row["reason"])
    return Contradiction(
        cast(Thing, row["subject"]),
        cast(Thing, row["metric"]),
        year if isinstance(year, int) else None,
        _figure(row, "first", codes, language),
        _figure(row, "second", codes, language),
        codes.get(reason, {}).get(language, reason),
    )


def _figure(row: Mapping[str, Cell], which: str, codes: Texts, language: str) -> str:
    value, modality, time = row[which], str(row[f"{which}_modality"]), row[f"{which}_time"]
    details = {"unit": str(row[f"{which}_unit"] or ""), "bound": str(row[f"{which}_bound"] or "exact")}
    text = figure(value if isinstance(value, Decimal) else Decimal(0), details, codes, language)
    meant = codes.get(modality, {}).get(language, modality) if modality != "reported" else ""
    rest = [meant, when(str(time), language) if time else "", str(row[f"{which}_about"] or "")]
    between = "，" if language == "zh" else ", "
    told = between.join(filter(None, rest))
    return (f"{text}（{told}）" if language == "zh" else f"{text} ({told})") if told else text
