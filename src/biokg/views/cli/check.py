"""``biokg check``: shapes, ontology and arithmetic of the graph."""

from biokg import pipeline
from biokg.checks.report import failed, render
from biokg.errors import CheckFailed
from biokg.views.cli import options

_DESCRIPTION = """\
Check the graph against its shapes, the ontology against itself, and figures against arithmetic.
Violations make it fail (exit status 5); warnings do not. 检查图谱。"""
_EXAMPLES = ("biokg check", "biokg check --store /tmp/store")


def run(words: list[str]) -> int:
    """Run ``biokg check``."""
    parser = options.parser("check", _DESCRIPTION, _EXAMPLES)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    findings = pipeline.check(arguments.store)
    print(render(findings))
    if failed(findings):
        raise CheckFailed("the graph does not pass; the violations are listed above.")
    return 0
