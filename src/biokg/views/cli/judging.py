"""What ``biokg same``, ``different`` and ``split`` share: which things are meant, what would change, the line kept."""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from biokg.analysis.texts import Text
from biokg.ask.entities import Found, resolve
from biokg.effects import Anchor, Effect, Moved, effect
from biokg.errors import UnknownName, UsageError
from biokg.model import Judgement, Role
from biokg.resolve.candidates import signals
from biokg.resolve.judgements import LOG, append_judgement
from biokg.resolve.likeness.compare import compare
from biokg.resolve.linker import Linker
from biokg.resolve.provisional import class_of, provisional_id, slug_of
from biokg.resolve.tables import family_of
from biokg.resources import decided
from biokg.store.view import View, open_view
from biokg.terms import CLASSES, slug, thing
from biokg.views.cli import options
from biokg.views.plain.printable import printable

_SHOWN = 12
_MOVE = Text("{number} statements move:", "{number} 条陈述改变所指：")
_NOTHING = Text("no statement of the graph moves.", "图谱中没有陈述因此改变。")
_MORE = Text("  ... and {number} more", "  …… 另有 {number} 条")
_EDGES = Text("edges: {lost} go, {gained} come", "关系：减少 {lost} 条，增加 {gained} 条")
_ANCHORS = Text(
    "anchors (firms in several clusters): {0} before, {1} after", "锚定企业（布局多个集群）：之前 {0} 家，之后 {1} 家"
)
_NONE = Text("no anchor", "非锚定企业")
_KEPT = Text("decided in {path}; `biokg build` applies it.", "判定已写入 {path}；运行 `biokg build` 后生效。")
_CAREFUL = Text("careful: ", "注意：")
_DRY = Text("nothing is written (--dry-run).", "未写入（--dry-run）。")


def add_signature(to: argparse.ArgumentParser) -> None:
    """Declare --why, --who, --dry-run and what goes with them."""
    to.add_argument("--why", metavar="TEXT", help="the reason, kept with the decision; needed unless --dry-run 理由")
    to.add_argument(
        "--who", metavar="NAME", help="who decides (default: $BIOKG_WHO or the user of this machine) 判定人"
    )
    to.add_argument("--dry-run", action="store_true", help="only say what would change 只说明影响，不写入")
    options.add_language(to)
    options.add_decisions(to)
    options.add_store(to)


def opened(arguments: argparse.Namespace) -> View:
    """Return the graph that was built; raises `UsageError` when a reason is missing, before anything is looked at."""
    if not arguments.dry_run and not (arguments.why or "").strip():
        raise UsageError("a decision needs its reason: --why TEXT.", "判定须说明理由：--why 文字。")
    return open_view(arguments.store)


def meant(view: View, name: str, arguments: argparse.Namespace) -> str:
    """Return the id of the thing of a name, before anybody merged it; raises `UnknownName` or `AmbiguousName`."""
    found = _found(view, name)
    if found.note:
        print(found.note.said(arguments.lang), file=sys.stderr)
    linker, leader = Linker.shipped(), slug(found.iri)
    own = linker.slug(name)
    tables = Linker.over(())
    by_table = {tables.link(Role(class_, name, name)).id for class_ in CLASSES}
    merged = linker.merged_into(leader)
    return next((one for one in merged if one in by_table or slug_of(one) == own or _is_iri(name, one)), leader)


def add_two(to: argparse.ArgumentParser, first: str) -> None:
    """Declare the two names; `first` is what is said of the first."""
    to.add_argument("one", metavar="A", help=first)
    to.add_argument("other", metavar="B", help="another one")


def two_meant(view: View, arguments: argparse.Namespace) -> tuple[str, str]:
    """Return the ids of the things of two names; raises `UsageError` where they are one already, else as `meant`."""
    one, other = meant(view, arguments.one, arguments), meant(view, arguments.other, arguments)
    if one == other:
        raise UsageError(
            f"{arguments.one!r} and {arguments.other!r} are one thing already: {one}.",
            f"{arguments.one!r} 与 {arguments.other!r} 本来就是同一事物：{one}。",
        )
    return one, other


def _found(view: View, name: str) -> Found:
    """Resolve a name, of a thing that no table knows also without the legal form that texts give it."""
    try:
        return resolve(view, name, "thing")
    except UnknownName as unknown:
        for class_ in CLASSES:
            with suppress(UnknownName):
                return resolve(view, thing(provisional_id(class_, Linker.shipped().slug(name))), "thing")
        raise unknown from None


def _is_iri(name: str, thing: str) -> bool:
    return name.endswith("/" + thing) or name == f"id:{thing}"


def signed(left: str, right: str, verdict: str, arguments: argparse.Namespace) -> Judgement:
    """Return a judgement with who, when (this system's day) and why."""
    who = arguments.who or os.environ.get("BIOKG_WHO") or getpass.getuser()
    return Judgement(left, right, verdict, who, date.today().isoformat(), (arguments.why or "-").strip())


def warn(one: str, other: str, ids: tuple[str, str], language: str) -> None:
    """Say what the names have against being of one thing; raises `UsageError` for things of unlike classes."""
    classes = [class_of(id_) or Linker.shipped().entity(id_).type for id_ in ids]
    if family_of(classes[0]) != family_of(classes[1]):
        raise UsageError(
            f"{one!r} is of the class {classes[0]}, {other!r} of {classes[1]}: they cannot be one thing.",
            f"{one!r} 属于 {classes[0]}，{other!r} 属于 {classes[1]}，不可能是同一事物。",
        )
    for code in compare(one, other).guards:
        print(f"{_CAREFUL.in_(language)}{signals()[code][language]} ({code})", file=sys.stderr)


def decide(view: View, lines: Sequence[Judgement], arguments: argparse.Namespace) -> None:
    """Say what the judgements change, and keep them unless this is a rehearsal."""
    language = arguments.lang
    for line in lines:
        print(printable(f"{line.verdict}: {line.left} | {line.right}"))
    tell(effect(view, lines), language)
    if arguments.dry_run:
        print(_DRY.in_(language), file=sys.stderr)
        return
    for line in lines:
        append_judgement(line)
    print(_KEPT.in_(language).format(path=decided(LOG)), file=sys.stderr)


def tell(found: Effect, language: str) -> None:
    """Print what would be otherwise."""
    print(_MOVE.in_(language).format(number=len(found.moved)) if found.moved else _NOTHING.in_(language))
    for one in found.moved[:_SHOWN]:
        print(printable(f"  {_sentence(one, language)}\n    “{' '.join(one.quote.split())}” {one.document}"))
    if len(found.moved) > _SHOWN:
        print(_MORE.in_(language).format(number=len(found.moved) - _SHOWN))
    if found.lost or found.gained:
        print(_EDGES.in_(language).format(lost=len(found.lost), gained=len(found.gained)))
    print(_ANCHORS.in_(language).format(*found.count))
    for before, after in found.anchors:
        name = next(one.firm.text(language) for one in (after, before) if one)
        print(printable(f"  {name}: {_where(before, language)}  ->  {_where(after, language)}"))


def _sentence(one: Moved, language: str) -> str:
    subject, object_ = (end.text(language) if end else "" for end in one.before)
    changed = (b.text(language) for a, b in zip(one.before, one.after, strict=True) if a and b and a.iri != b.iri)
    said = " · ".join(part for part in (subject, one.said, object_) if part)
    return f"{said}  ->  {', '.join(changed)} [{one.tier}]"


def _where(anchor: Anchor | None, language: str) -> str:
    if anchor is None:
        return _NONE.in_(language)
    return f"{len(anchor.clusters)} ({'; '.join(one.text(language) for one in anchor.clusters)})"
