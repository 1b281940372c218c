"""What corrections would change, as lines to read."""

from biokg.analysis.texts import Text
from biokg.review.outcome import Outcome
from biokg.views.plain.printable import printable

_FACTS = Text("facts: {0} come, {1} go", "事实：增加 {0} 条，减少 {1} 条")
_EDGES = Text("edges: {0} come, {1} go", "关系：增加 {0} 条，减少 {1} 条")
_ANSWERS = Text("answers that change: {0} rows come, {1} go", "答案变化：增加 {0} 行，减少 {1} 行")
_UNFIT = Text("fits nothing: {0}", "无从适用：{0}")
_SHOWN = 20


def tell_outcome(found: Outcome, language: str) -> None:
    """Print what would be otherwise."""
    for head, lines in (
        (_FACTS, [*found.facts]),
        (_EDGES, [*found.edges]),
        (_ANSWERS, [(sign, f"ask {name}: {row}") for name, sign, row in found.answers]),
    ):
        signs = [sign for sign, _ in lines]
        print(head.in_(language).format(signs.count("+"), signs.count("-")))
        for sign, line in lines[:_SHOWN]:
            print(printable(f"  {sign} {line}"))
        if len(lines) > _SHOWN:
            print(f"  ... {len(lines) - _SHOWN}")
    for decision, reason in found.unfit:
        print(printable(_UNFIT.in_(language).format(f"“{' '.join(decision.quote.split())}”: {reason}")))
