"""``biokg different``: two names mean two things, whatever other lines say."""

from biokg.resolve.judgements import DIFFERENT
from biokg.views.cli import judging, options

_DESCRIPTION = """\
Decide that two things are two: they are never merged, whatever other lines say, and never offered again.
判定两个名称指不同事物，以后不再合并，也不再提示。"""
_EXAMPLES = (
    'biokg different 药明生物 药明康德 --why "two listed companies"',
    "biokg different Merck MSD --dry-run",
)


def run(words: list[str]) -> int:
    """Run ``biokg different``."""
    parser = options.parser("different", _DESCRIPTION, _EXAMPLES)
    judging.add_two(parser, "a name in either language, an IRI or a CURIE")
    judging.add_signature(parser)
    arguments = parser.parse_args(words)
    view = judging.opened(arguments)
    one, other = judging.two_meant(view, arguments)
    judging.decide(view, [judging.signed(one, other, DIFFERENT, arguments)], arguments)
    return 0
