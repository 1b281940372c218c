"""``biokg split``: what people merged comes apart again."""

from biokg.errors import UsageError
from biokg.resolve.judgements import OPEN, merges_of, read_judgements
from biokg.views.cli import judging, options

_DESCRIPTION = """\
Take back the judgements that merged a thing with others: after a rebuild the graph is as if nobody had decided.
The log keeps both lines. To forbid a merger for good: `biokg different`.
撤销合并：重建后图谱与从未合并时完全一致，判定记录仍保留。"""
_EXAMPLES = ('biokg split "Hengrui Pharma" --why "another firm of that name"', "biokg split 恒瑞医药 --dry-run")


def run(words: list[str]) -> int:
    """Run ``biokg split``."""
    parser = options.parser("split", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("thing", metavar="X", help="a name in either language, an IRI or a CURIE")
    judging.add_signature(parser)
    arguments = parser.parse_args(words)
    view = judging.opened(arguments)
    thing = judging.meant(view, arguments.thing, arguments)
    merges = merges_of(read_judgements(), {thing})
    if not merges:
        raise UsageError(
            f"nobody merged {arguments.thing!r} ({thing}) with anything.",
            f"没有人把 {arguments.thing!r}（{thing}）与其他事物合并过。",
        )
    judging.decide(view, [judging.signed(one.left, one.right, OPEN, arguments) for one in merges], arguments)
    return 0
