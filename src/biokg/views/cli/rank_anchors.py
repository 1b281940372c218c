"""The lines of ``biokg rank anchors``."""

import argparse
from collections.abc import Iterable
from typing import Any, Final

from biokg.analysis.anchors import Anchor, Anchors, Presence, anchors
from biokg.analysis.doubts import Interval
from biokg.analysis.project import FIRMS_CLUSTERS, project
from biokg.analysis.records import read
from biokg.analysis.texts import Text
from biokg.errors import UsageError
from biokg.store.view import View
from biokg.views.anchor_words import change_of, interval
from biokg.views.behind import Reasons
from biokg.views.cli.narrowing import filters_of, undecided_pairs
from biokg.views.cli.rows import Both, Heading, Line

_MOST_CHANGES: Final = 10
HEADINGS: Final = (
    Heading("rank", "rank", "名次", right=True),
    Heading("interval", "interval", "名次区间"),
    Heading("firm", "firm", "企业"),
    Heading("clusters", "clusters (year; share of known firms)", "集群（年份；占已知企业）"),
    Heading("number", "clusters", "集群数", right=True),
    Heading("betweenness", "between clusters", "集群间中介性", right=True),
    Heading("sectors", "sectors", "领域"),
    Heading("documents", "documents", "文档数", right=True),
    Heading("id", "id", "标识"),
)


def anchor_lines(view: View, arguments: argparse.Namespace) -> tuple[tuple[Heading, ...], list[Line], Iterable[Text]]:
    """Return headings, lines and notes of the anchors; raises `UsageError` for another graph."""
    if arguments.graph != FIRMS_CLUSTERS:
        raise UsageError(f"anchors are those of {FIRMS_CLUSTERS}; leave --graph out.")
    statements, filters = read(view), filters_of(view, arguments)
    found = anchors(statements, filters, undecided_pairs(), arguments.min_clusters)
    rows = found.rows[: arguments.top]
    why = {}
    if arguments.why:
        network = project(statements, FIRMS_CLUSTERS, filters)
        why = Reasons(view, network, arguments.lang).of_nodes(row.id for row in rows)
    return HEADINGS, [Line(_cells(row, arguments.lang), why.get(row.id, ())) for row in rows], notes(found)


def notes(found: Anchors) -> list[Text]:
    """Return what a reader must know: the size of the graph, how it was ranked, what would change the top ten."""
    runs, changes = found.stability.runs, found.stability.changes
    en = f"Ranked {runs:,} times: without each document in turn, and with and without less certain edges."
    zh = f"共排名 {runs:,} 次：逐一剔除各文档，并分别计入与不计较不确定的关系。"
    told = [change_of(found, change) for change in changes[:_MOST_CHANGES]]
    if len(changes) > _MOST_CHANGES:
        more = len(changes) - _MOST_CHANGES
        told.append(
            Text(
                f"{more} more of these: biokg report anchors.html lists all.",
                f"另有 {more} 项，见 biokg report anchors.html。",
            )
        )
    return [*found.notes, Text(en, zh), *told]


def interval_cell(found: Interval, language: str) -> Both:
    """Return an interval in words, and in JSON by its ends."""
    return Both(interval(found, language), {"best": found.best, "worst": found.worst})


def _cells(row: Anchor, language: str) -> tuple[Any, ...]:
    sectors = row.sectors_zh if language == "zh" else row.sectors
    return (
        row.rank,
        interval_cell(row.interval, language),
        row.label_zh if language == "zh" else row.label,
        Both("; ".join(_where(one, language) for one in row.presence), [_as_json(one) for one in row.presence]),
        len(row.presence),
        float(f"{row.betweenness:.12g}"),
        Both("; ".join(sectors), list(sectors)),
        len(row.documents),
        row.id,
    )


def _where(one: Presence, language: str) -> str:
    label = one.label_zh if language == "zh" else one.label
    parts = [str(one.year)] if one.year else []
    parts += [("推得" if language == "zh" else "inferred")] if one.inferred else []
    return f"{label} ({'; '.join([*parts, f'1/{one.firms}'])})"


def _as_json(one: Presence) -> dict[str, Any]:
    return {
        "id": one.cluster,
        "label": one.label,
        "label_zh": one.label_zh,
        "year": one.year,
        "firms": one.firms,
        "share": float(f"{1 / one.firms:.6g}"),
        "documents": list(one.documents),
        "facts": list(one.facts),
        "inferred": one.inferred,
    }
