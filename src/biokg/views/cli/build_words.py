"""What a build says in the end, in both languages."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from biokg import pipeline
from biokg.analysis.texts import Text
from biokg.bulk.settling import LeftOut
from biokg.claims.decisions import read_corrections
from biokg.claims.learning import verdicts
from biokg.documents.unread import told
from biokg.model import ENGLISH
from biokg.store.endpoint import Place
from biokg.views.plain.printable import printable

_REFUSED = Text("refused {0}", "无法读取 {0}")
_UNREAD = Text("{0}: {1}", "{0}：第 {2} 行有 {3} 个字符未读：作为一行或一句过长；请分开，如 fold -s -w 1000")
_MORE = Text("{0}: {1} more such pieces are left unread", "{0}：另有 {1} 处同样未读")
_SKIPPED = Text("skipped {0}", "已跳过 {0}")
_UNFIT = Text("decision of {0} fits nothing: {1}", "{0} 的判定无从适用：{1}")
_DOUBTED = Text(
    "rule {0}: {1} of {2} confirmed; its facts are tier B until people confirm them",
    "规则 {0}：{2} 条中仅 {1} 条得到确认；其事实暂列 B 级，待人工确认",
)
_SUMMARY = Text(
    "{documents} document{s}; claims: {A} asserted, {B} inferred, {C} unbound{gate}{follows}; {quads} quads in {store}",
    "{documents} 份文档；陈述：明言 {A} 条，推断 {B} 条，未归属 {C} 条{gate}{follows}；{store} 中共 {quads} 个四元组",
)
_GATE = Text(", {0} stopped at the gate", "，{0} 条未通过核对")
_FOLLOWS = Text("; {0} triples follow, {1} of them new", "；推出 {0} 个三元组，其中 {1} 个为新增")
_SHOWN = 3


def tell(report: pipeline.BuildReport, store: Place, language: str) -> None:
    """Say on standard error what a build did, what it could not read, and which decisions fit nothing."""
    lines = [_REFUSED.in_(language).format(refused) for refused in report.refused]
    lines += unread_lines(report.unread, language)
    lines += [_SKIPPED.in_(language).format(skipped) for skipped in report.skipped]
    lines += [printable(_UNFIT.in_(language).format(one.place, reason)) for one, reason in report.unfit]
    lines += [
        _DOUBTED.in_(language).format(one.rule, one.confirmed, one.confirmed + one.refuted)
        for one in verdicts(read_corrections())
        if one.doubted
    ]
    for line in (*lines, _summary(report, store, language)):
        print(line, file=sys.stderr)


def unread_lines(unread: Sequence[LeftOut], language: str = ENGLISH) -> Iterator[str]:
    """Yield what of each file was left unread, the first few pieces each by its line."""
    for path, pieces in groupby(unread, key=itemgetter(0)):
        found = [one for _, one in pieces]
        for one in found[:_SHOWN]:
            yield _UNREAD.in_(language).format(path, told(one), one.line, f"{one.length:,}")
        if len(found) > _SHOWN:
            yield _MORE.in_(language).format(path, len(found) - _SHOWN)


def _summary(report: pipeline.BuildReport, store: Place, language: str) -> str:
    tiers = {tier: report.claims.get(tier, 0) for tier in "ABC"}
    gate = _GATE.in_(language).format(len(report.objections)) if report.objections else ""
    follows = _FOLLOWS.in_(language).format(*report.entailed) if report.entailed else ""
    plural = "" if report.documents == 1 else "s"
    told = {
        "documents": report.documents,
        "s": plural,
        "quads": report.quads,
        "store": store,
        "gate": gate,
        "follows": follows,
    }
    return _SUMMARY.in_(language).format(**tiers, **told)
