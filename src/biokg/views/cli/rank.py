"""``biokg rank``: who is central in the network."""

import json

from biokg.analysis.measures import MEASURES
from biokg.analysis.project import PROJECTIONS, project
from biokg.analysis.rank import rank
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.table import print_separated, print_table

_DESCRIPTION = f"""\
Rank the things of the network by a measure: {", ".join(MEASURES)}.
按中心性排名。"""
_EXAMPLES = ("biokg rank", "biokg rank --by betweenness --top 10 --type Enterprise", "biokg rank --by pagerank -f csv")
_COLUMNS = ("rank", "label", "type", "score", "id")


def run(words: list[str]) -> int:
    """Run ``biokg rank``."""
    parser = options.parser("rank", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("--by", default="degree", metavar="MEASURE", help="the measure (default: degree)")
    parser.add_argument("--top", type=options.natural, default=20, metavar="N", help="how many (default: 20)")
    parser.add_argument("--type", metavar="CLASS", help="list only things of this class, such as Enterprise")
    parser.add_argument(
        "--graph",
        default="stated",
        help=f"{', '.join(PROJECTIONS)} (default: stated)",
    )
    options.add_format(parser, ("table", "csv", "tsv", "jsonl"))
    options.add_language(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    view = open_view(arguments.store)
    ranked = rank(project(view, arguments.graph), arguments.by, arguments.top, arguments.type)
    rows = [(row.rank, _label(row.label, row.label_zh, arguments.lang), row.type, row.score, row.id) for row in ranked]
    texts = [[str(cell) if not isinstance(cell, float) else f"{cell:.6g}" for cell in row] for row in rows]
    if arguments.format == "jsonl":
        for row in rows:
            print(json.dumps(dict(zip(_COLUMNS, row, strict=True)), ensure_ascii=False))
    elif arguments.format == "table":
        print_table(_COLUMNS[:-1], [row[:-1] for row in texts], [True, False, False, True])
    else:
        print_separated(_COLUMNS, texts, "," if arguments.format == "csv" else "\t")
    return 0


def _label(english: str, chinese: str, language: str) -> str:
    return (chinese or english) if language == "zh" else (english or chinese)
