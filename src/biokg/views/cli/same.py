"""``biokg same``: two names mean one thing."""

from biokg.resolve.judgements import SAME
from biokg.views.cli import judging, options

_DESCRIPTION = """\
Decide that two things are one: B is merged into A, or the one that no table knows into the one that a table knows.
The effect is shown first; the IRI of what was merged goes on to lead to the other; `biokg split` undoes it.
判定两个名称指同一事物；`biokg split` 可撤销。"""
_EXAMPLES = (
    'biokg same 恒瑞医药 "Hengrui Pharma" --why "the firm\'s own English name"',
    "biokg same SIP id:x/park/industrial-park --dry-run",
)


def run(words: list[str]) -> int:
    """Run ``biokg same``."""
    parser = options.parser("same", _DESCRIPTION, _EXAMPLES)
    judging.add_two(parser, "a name in either language, an IRI or a CURIE; of two unknown ones it leads")
    judging.add_signature(parser)
    arguments = parser.parse_args(words)
    view = judging.opened(arguments)
    one, other = judging.two_meant(view, arguments)
    judging.warn(arguments.one, arguments.other, (one, other), arguments.lang)
    judging.decide(view, [judging.signed(one, other, SAME, arguments)], arguments)
    return 0
