"""``biokg rules``: how often each rule fired, and how often people agreed with it."""

from collections import Counter, defaultdict

from biokg.ask.questions import internal
from biokg.claims.decisions import read_corrections
from biokg.claims.learning import LEAST_SHARE, LEAST_VERDICTS, Verdicts, verdicts
from biokg.store.view import View, open_view
from biokg.views.cli import options
from biokg.views.cli.table import print_separated, print_table

_DESCRIPTION = f"""\
Each rule with the claims that it gave by tier, and how many of them people confirmed or refuted (an edit refutes).
A rule of which less than {LEAST_SHARE} were confirmed after {LEAST_VERDICTS} verdicts falls to tier B by itself at
the next build; what people confirmed stays. 各规则的触发、确认与否定次数。"""
_EXAMPLES = ("biokg rules", "biokg rules --doubted", "biokg rules --lang zh --format csv")
_HEADINGS = {
    "en": ("rule", "tier A", "tier B", "tier C", "confirmed", "refuted", "share", "now"),
    "zh": ("规则", "A 级", "B 级", "C 级", "确认", "否定", "确认率", "状态"),
}
_FALLEN = {"en": "tier B", "zh": "降为 B 级"}


def run(words: list[str]) -> int:
    """Run ``biokg rules``."""
    parser = options.parser("rules", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("--doubted", action="store_true", help="only rules that fell to tier B 仅列已降级的规则")
    options.add_format(parser, ("table", "csv", "tsv"))
    options.add_language(parser)
    options.add_store(parser)
    options.add_decisions(parser)
    arguments = parser.parse_args(words)
    rows = _rows(open_view(arguments.store), arguments.lang, only=arguments.doubted)
    headings = _HEADINGS[arguments.lang]
    if arguments.format == "table":
        print_table(headings, rows, [False, *[True] * 6, False])
    else:
        print_separated(headings, rows, "," if arguments.format == "csv" else "\t")
    return 0


def _rows(view: View, language: str, *, only: bool) -> list[list[str]]:
    fired: dict[str, Counter[str]] = defaultdict(Counter)
    for row in view.select(internal("rules")):
        rule, tier, number = (str(getattr(cell, "value", "")) for cell in row)
        fired[rule][tier] = int(number)
    judged = {one.rule: one for one in verdicts(read_corrections())}
    rows = []
    for rule in sorted({*fired, *judged}):
        one = judged.get(rule, Verdicts(rule, 0, 0))
        if one.doubted or not only:
            share = f"{one.share:.2f}" if one.confirmed + one.refuted else ""
            counts = [str(fired[rule][tier]) for tier in "ABC"]
            state = _FALLEN[language] if one.doubted else ""
            rows.append([rule, *counts, str(one.confirmed), str(one.refuted), share, state])
    return rows
