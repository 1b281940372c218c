"""``biokg correct``: one decision on one fact, for scripts."""

from biokg.claims.decisions import Correction, line_of
from biokg.errors import UsageError
from biokg.review.decide import By, now, write
from biokg.review.outcome import outcome
from biokg.review.single import added, found, opened
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.outcomes import tell_outcome
from biokg.views.cli.review import add_who
from biokg.views.plain.printable import printable

_DESCRIPTION = """\
Decide on one fact. right, wrong and edit take the id of a fact of any tier (`biokg facts` prints it); add takes a
document and the quote that says so; open takes back what was decided on a quote. What it would change is said first.
对单条事实作出判定；--dry-run 只说明影响。"""
_EXAMPLES = (
    'biokg correct wrong 777c1e20c010d4717281 --why "the figure is the city\'s" --who me',
    "biokg correct edit 777c1e20c010d4717281 time=2019 --dry-run",
    "biokg correct add --document news.txt --quote '...' subject=恒瑞医药 metric=expertCount printed='320 experts'",
    "biokg correct add --document news.txt --quote '...' subject=Hengrui predicate=presentIn object=SIP",
    "biokg correct open --document news.txt --quote '...'",
)


def run(words: list[str]) -> int:
    """Run ``biokg correct``."""
    parser = options.parser("correct", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("verdict", choices=("right", "wrong", "edit", "add", "open"), metavar="VERDICT")
    parser.add_argument("rest", nargs="*", metavar="ID or FIELD=VALUE", help="the fact's id, then what is set")
    parser.add_argument("--document", metavar="ID", help="for add and open: the document")
    parser.add_argument("--quote", metavar="TEXT", help="for add and open: the sentence in it")
    parser.add_argument("--why", metavar="TEXT", default="", help="the reason, kept with the decision 理由")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change 只说明影响，不写入")
    add_who(parser)
    options.add_language(parser)
    options.add_store(parser)
    options.add_decisions(parser)
    arguments = parser.parse_intermixed_args(words)
    if not arguments.dry_run and not arguments.why.strip():
        raise UsageError("a decision needs its reason: --why TEXT.", "判定须说明理由：--why 文字。")
    view, by = open_view(arguments.store), By(arguments.who, now(), arguments.why.strip() or "-")
    decisions: list[Correction]
    if arguments.verdict in {"add", "open"}:
        if not arguments.document or not arguments.quote:
            raise UsageError("--document and --quote say where.", "须用 --document 与 --quote 指明位置。")
        where = (arguments.document, arguments.quote)
        decisions = opened(where, by) if arguments.verdict == "open" else [added(view, where, arguments.rest, by)]
    else:
        decisions = [found(view, arguments.verdict, arguments.rest, by)]
    if arguments.verdict != "open":
        tell_outcome(outcome(view, decisions, arguments.lang), arguments.lang)
    for decision in decisions:
        print(printable(line_of(decision)))
        if not arguments.dry_run:
            write(view, decision)
    return 0
