"""``biokg candidates``: which things may be one, with the reasons and both sides' sentences."""

import json
import sys
from pathlib import Path
from typing import Any

from biokg.analysis.texts import Text
from biokg.ask.claims import told
from biokg.errors import DataError, UsageError
from biokg.resolve.candidates import Candidate, signals
from biokg.resolve.likeness.compare import Likeness, compare
from biokg.review.items import Said
from biokg.review.pairs import Spoken, merge_candidates, spoken
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.plain.printable import printable

_DESCRIPTION = """\
Which things of the graph may be one, each with why and with the sentences of both: decide with `biokg same A B` or
`biokg different A B`. Nothing is merged by likeness. With two names (or a file of them) only those are compared.
可能指同一事物的名称及其理由和双方原文；由人判定，绝不自动合并。"""
_EXAMPLES = (
    "biokg candidates",
    "biokg candidates --format json --top 20",
    'biokg candidates 恒瑞医药 "Jiangsu Hengrui Pharmaceuticals"',
    "biokg candidates --pairs names.tsv",
)
_NONE = Text(
    "no candidates: every thing that is spoken of is known, or unlike all others.",
    "没有候选：所提事物均已知，或互不相似。",
)
_PROPOSED = {"en": ("may be one", "not offered"), "zh": ("可能是同一事物", "不予提示")}


def run(words: list[str]) -> int:
    """Run ``biokg candidates``."""
    parser = options.parser("candidates", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("names", nargs="*", metavar="NAME", help="two names to compare, instead of the graph")
    parser.add_argument(
        "--pairs", type=Path, metavar="FILE", help="compare the two names of each line, parted by a tab"
    )
    parser.add_argument("--top", type=options.natural, metavar="N", help="the first N only 只列前 N 条")
    parser.add_argument("--format", "-f", choices=("text", "json"), default="text", help="text or json (default: text)")
    options.add_language(parser)
    options.add_decisions(parser)
    options.add_store(parser)
    arguments = parser.parse_args(words)
    if arguments.names or arguments.pairs:
        _compare(_pairs(arguments.names, arguments.pairs), arguments.format, arguments.lang)
        return 0
    _list(arguments.store, arguments.top, arguments.format, arguments.lang)
    return 0


def _pairs(names: list[str], file: Path | None) -> list[tuple[str, str]]:
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise DataError(f"{file}: cannot be read ({error}).") from error
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        return [(row[0], row[1]) for row in rows if len(row) > 1]
    if len(names) != 2:
        raise UsageError(f"two names are compared, not {len(names)}.", f"需要两个名称，而不是 {len(names)} 个。")
    return [(names[0], names[1])]


def _compare(pairs: list[tuple[str, str]], form: str, language: str) -> None:
    for left, right in pairs:
        like = compare(left, right)
        if form == "json":
            print(json.dumps({"left": left, "right": right, **_like(like)}, ensure_ascii=False))
        else:
            verdict = _PROPOSED[language][not like.proposed]
            print(printable(f"{left} | {right}: {verdict}"))
            _print_reasons(like, language)


def _like(like: Likeness) -> dict[str, Any]:
    return {"proposed": like.proposed, "reasons": list(like.reasons), "guards": list(like.guards)}


def _print_reasons(like: Likeness, language: str) -> None:
    for sign, codes in (("+", like.reasons), ("-", like.guards)):
        for code in codes:
            print(f"    {sign} {signals()[code][language]} ({code})")


def _list(store: Path, top: int | None, form: str, language: str) -> None:
    of = spoken(told(open_view(store)))
    found = merge_candidates(of)
    if not found:
        print(_NONE.in_(language), file=sys.stderr)
    for number, one in enumerate(found[:top], start=1):
        if form == "json":
            print(json.dumps(_as_json(one, of), ensure_ascii=False))
        else:
            _print(number, one, of, language)


def _print(number: int, one: Candidate, of: Spoken, language: str) -> None:
    print(printable(f"{number}. {one.names[0]} | {one.names[1]}  <{one.left}> <{one.right}>"))
    _print_reasons(one.likeness, language)
    for id_ in (one.left, one.right):
        print(printable(f"   {' / '.join(of.entity(id_).names[:3])} <{id_}>: {len(of.said[id_])}"))
        for said in of.sentences(id_):
            print(printable(f"     “{' '.join(said.linked.claim.quote.split())}” {said.document.id}"))


def _as_json(one: Candidate, of: Spoken) -> dict[str, Any]:
    return {
        "left": one.left,
        "right": one.right,
        "names": list(one.names),
        **_like(one.likeness),
        "shared": list(one.shared),
        "evidence": [[_sentence(said) for said in of.sentences(id_)] for id_ in (one.left, one.right)],
    }


def _sentence(said: Said) -> dict[str, str]:
    return {"document": said.document.id, "quote": said.linked.claim.quote}
