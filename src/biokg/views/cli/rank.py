"""``biokg rank``: who is central in the network, and how firmly one may say so."""

import argparse
import sys
from collections.abc import Callable, Iterable

from biokg.analysis import rank as room
from biokg.analysis.measures import MEASURES
from biokg.analysis.project import FIRMS_CLUSTERS, STATED, project
from biokg.analysis.records import read
from biokg.analysis.texts import Text
from biokg.ask.labels import things
from biokg.errors import UsageError
from biokg.store.view import View, open_view
from biokg.terms import bkg
from biokg.views.behind import Reasons
from biokg.views.cli import options, rank_parts
from biokg.views.cli.narrowing import add_filters, add_graph, filters_of, undecided_pairs
from biokg.views.cli.rank_anchors import anchor_lines, interval_cell
from biokg.views.cli.rows import FORMATS, Cell, Heading, Line, print_rows

_DESCRIPTION = f"""\
Rank the things of the network by a measure, or show one of
  anchors      firms in several clusters, each with the interval of its rank 锚定企业
  communities  parts that are densely linked inside 社区
  bridges      links whose loss would take the network apart 桥
  links        firms and clusters that may be linked though no document says so 预测
measures: {", ".join(MEASURES)}
按中心性排名；锚定企业附名次区间。"""
_EXAMPLES = (
    "biokg rank --by betweenness --graph firms-clusters --top 20",
    "biokg rank anchors --why",
    "biokg rank --by pagerank --type Enterprise --tier B -f csv",
    "biokg rank communities --graph clusters --lang zh",
)
_HEADINGS = (
    Heading("rank", "rank", "名次", right=True),
    Heading("label", "thing", "名称"),
    Heading("type", "class", "类别"),
    Heading("score", "score", "得分", right=True),
    Heading("id", "id", "标识"),
)
_INTERVAL = Heading("interval", "interval", "名次区间")


def run(words: list[str]) -> int:
    """Run ``biokg rank``."""
    parser = _parser()
    arguments = parser.parse_args(words)
    view = open_view(arguments.store)
    if arguments.graph is None:
        arguments.graph = STATED if arguments.what in {None, "bridges", "communities"} else FIRMS_CLUSTERS
    shown: dict[
        str | None, Callable[[View, argparse.Namespace], tuple[tuple[Heading, ...], list[Line], Iterable[Text]]]
    ]
    shown = {
        None: _things,
        "anchors": anchor_lines,
        "communities": rank_parts.community_lines,
        "bridges": rank_parts.bridge_lines,
        "links": rank_parts.link_lines,
    }
    headings, lines, notes = shown[arguments.what](view, arguments)
    if arguments.format == "table":
        headings, lines = _without_ids(headings, lines)
    print_rows(headings, lines, arguments.format, arguments.lang, why=arguments.why)
    for note in notes:
        print(note.in_(arguments.lang), file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = options.parser("rank", _DESCRIPTION, _EXAMPLES)
    parser.add_argument(
        "what",
        nargs="?",
        choices=("anchors", "communities", "bridges", "links"),
        help="without it: things by a measure",
    )
    parser.add_argument("--by", default="degree", metavar="MEASURE", help="the measure (default: degree) 指标")
    parser.add_argument("--top", type=options.natural, default=20, metavar="N", help="how many (default: 20) 条数")
    parser.add_argument("--type", metavar="CLASS", help="list only things of this class, such as Enterprise 类别")
    parser.add_argument(
        "--interval", action="store_true", help="with the best and worst rank under all doubts 名次区间"
    )
    parser.add_argument(
        "--min-clusters", type=options.natural, default=2, metavar="N", help="of an anchor (default: 2)"
    )
    sample = parser.add_mutually_exclusive_group()
    sample.add_argument("--approximate", action="store_true", help="betweenness from a sample, with its error 近似")
    sample.add_argument("--exact", action="store_true", help="betweenness from all things, however long it takes 精确")
    parser.add_argument("--why", action="store_true", help="with the edges and sentences behind each line 附边与原文")
    add_graph(parser, None)
    options.add_format(parser, FORMATS)
    options.add_language(parser)
    options.add_store(parser)
    add_filters(parser)
    return parser


def _things(view: View, arguments: argparse.Namespace) -> tuple[tuple[Heading, ...], list[Line], Iterable[Text]]:
    if arguments.by not in MEASURES:
        raise UsageError(f"unknown measure {arguments.by!r}; measures: {', '.join(MEASURES)}.")
    statements, filters = read(view), filters_of(view, arguments)
    network = project(statements, arguments.graph, filters)
    approximate = True if arguments.approximate else False if arguments.exact else None
    found = room.rank(network, arguments.by, arguments.top, arguments.type, approximate)
    why = Reasons(view, network, arguments.lang).of_nodes(row.id for row in found.rows) if arguments.why else {}
    headings, extra = list(_HEADINGS[:-1]), dict[str, list[Cell]]()
    if found.error:
        headings.append(Heading("error", "±", "±", right=True))
        extra = {row.id: [found.error] for row in found.rows}
    if arguments.interval:
        headings.append(_INTERVAL)
        asked = room.Asked(arguments.graph, filters, arguments.by, arguments.type)
        firm = room.stable(statements, asked, undecided_pairs())
        for row in found.rows:
            extra.setdefault(row.id, []).append(interval_cell(firm.intervals[row.id], arguments.lang))
    classes = _classes(view, arguments, {row.type for row in found.rows})
    lines = [
        Line(
            (row.rank, _label(row, arguments.lang), classes[row.type], row.score, *extra.get(row.id, ()), row.id),
            why.get(row.id, ()),
        )
        for row in found.rows
    ]
    return (*headings, _HEADINGS[-1]), lines, found.notes


def _classes(view: View, arguments: argparse.Namespace, names: set[str]) -> dict[str, str]:
    """Return how each class is called: in Chinese for people who read Chinese, else by its name in the ontology."""
    if arguments.lang != "zh" or arguments.format not in {"table", "md"}:
        return {name: name for name in names}
    labels = things(view, (bkg(name) for name in names if name))
    return {name: labels[bkg(name)].text("zh") if name else "" for name in names}


def _without_ids(headings: tuple[Heading, ...], lines: list[Line]) -> tuple[tuple[Heading, ...], list[Line]]:
    """Leave out what only machines read."""
    kept = [at for at, one in enumerate(headings) if one.name != "id" and not one.name.endswith("_id")]
    return tuple(headings[at] for at in kept), [Line(tuple(line.cells[at] for at in kept), line.why) for line in lines]


def _label(row: room.RankRow, language: str) -> str:
    return (row.label_zh or row.label) if language == "zh" else (row.label or row.label_zh)
