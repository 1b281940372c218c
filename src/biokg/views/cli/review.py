"""``biokg review``: what is doubtful, one thing at a time, for a person to decide."""

import argparse
import os
import sys
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path

from biokg.errors import BiokgError, UsageError
from biokg.resources import decided
from biokg.review.doubts import KINDS, doubts
from biokg.review.gold import save_gold
from biokg.review.items import Item
from biokg.review.outcome import outcome
from biokg.review.picks import changes, picks
from biokg.review.session import Session
from biokg.store.view import open_view
from biokg.views.cli import options
from biokg.views.cli.outcomes import tell_outcome
from biokg.views.cli.review_input import Given, Keyboard, Lines, edited
from biokg.views.cli.review_screen import Screen
from biokg.views.plain.printable import printable

_DESCRIPTION = """\
Decide on what is doubtful, one thing at a time with its sentence: figures of well-known places first, then by what a
decision would change. Each decision is one line in your own log at once; `biokg build` applies them.
On a terminal by single keys; from a pipe or --batch one answer a line: KEY [FIELD=VALUE ...] [REASON], before it
the id of the item (see --list) where not the one shown is meant. 逐项人工判定。"""
_EXAMPLES = (
    "biokg review --who 'Li Wei'",
    "biokg review --list",
    "biokg review --kind fact --document sip-portal-2020/01-output-2019",
    "printf 'r\\nw the figure is the city\\'s\\ne time=2024\\n' | biokg review --who me",
    "biokg review --batch decisions.txt --who me --lang zh",
)
_VERDICTS = {"r": "right", "w": "wrong", "e": "edit", "x": "unsure"}
_REASONS = {"right": "right", "wrong": "wrong", "edit": "edit why", "unsure": "unsure"}


def run(words: list[str]) -> int:
    """Run ``biokg review``."""
    parser = options.parser("review", _DESCRIPTION, _EXAMPLES)
    parser.add_argument("--list", action="store_true", help="list what waits, one a line: id, weight, kind, what 列表")
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", help=f"only one kind: {', '.join(KINDS)}")
    parser.add_argument("--document", metavar="ID", help="only what one document says")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="answers from a file, one a line")
    parser.add_argument(
        "--save-gold", type=Path, metavar="DIR", help="write the reviewed --document as gold for a bench"
    )
    add_who(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="write nothing; say what the decisions would change 预演"
    )
    options.add_language(parser)
    options.add_store(parser)
    options.add_decisions(parser)
    arguments = parser.parse_args(words)
    view = open_view(arguments.store)
    if arguments.save_gold:
        if not arguments.document:
            raise UsageError("--save-gold needs --document ID.", "--save-gold 须同时给出 --document。")
        print("\n".join(map(str, save_gold(view, arguments.document, arguments.save_gold))))
        return 0
    items = doubts(view, [arguments.kind] if arguments.kind else KINDS, arguments.document)
    screen = Screen(view, arguments.lang)
    if arguments.list:
        for item in items:
            print("\t".join([item.key, str(item.weight), screen.words[type(item).__name__], _said(item, screen)]))
        return 0
    if not items:
        print(screen.words["nothing"], file=sys.stderr)
        return 0
    session = Session(view, items, arguments.who, rehearsal=arguments.dry_run)
    if arguments.batch:
        with arguments.batch.open(encoding="utf-8") as source:
            _sitting(session, screen, Lines(source))
    else:
        _sitting(session, screen, Keyboard() if sys.stdin.isatty() else Lines(sys.stdin))
    if arguments.dry_run:
        tell_outcome(outcome(view, session.rehearsed, arguments.lang), arguments.lang)
    return 0


def add_who(parser: argparse.ArgumentParser) -> None:
    """Declare --who."""
    parser.add_argument(
        "--who",
        default=os.environ.get("BIOKG_WHO") or getuser(),
        metavar="NAME",
        help="who decides, as it will stand in the log (default: $BIOKG_WHO or your user name) 判定人",
    )


def _said(item: Item, screen: Screen) -> str:
    head = list(screen.lines(item, 1, 1))[1]
    return " ".join(head.split())


def _sitting(session: Session, screen: Screen, source: Keyboard | Lines) -> None:
    """Show and ask until the person quits; a wrong key asks again, a wrong line ends the sitting."""
    try:
        with source.by_key():
            _ask(session, screen, source)
    finally:
        what = "dry" if session.rehearsal else "done"
        told = {"decided": session.decided, "left": len(session.items) - session.at, "folder": decided()}
        print(screen.words[what].format(**told), file=sys.stderr)


def _ask(session: Session, screen: Screen, source: Keyboard | Lines) -> None:
    again = True
    while True:
        if again:
            print("\n".join(_shown(session, screen)), flush=True)
        given = source.answer()
        if given.key == "q":
            return
        try:
            again = _step(session, screen, source, given)
        except BiokgError as error:
            if not source.is_terminal:
                raise
            again = False
            print(printable(error.said(screen.language)), file=sys.stderr)


def _shown(session: Session, screen: Screen) -> Iterator[str]:
    item = session.current
    yield from screen.lines(item, session.at + 1, len(session.items)) if item else [screen.words["end"]]


def _step(session: Session, screen: Screen, source: Keyboard | Lines, given: Given) -> bool:
    """Do what was answered; return whether the item is to be shown (again)."""
    if given.item:
        session.go_to(given.item)
    if given.key == "s":
        session.skip()
    elif given.key == "u":
        session.undo()
        print(screen.words["undone"], file=sys.stderr)
    elif given.key == "?":
        print(screen.words["help"])
        return False
    elif given.key in _VERDICTS:
        return _decide(session, screen, source, given)
    else:
        raise UsageError(screen.words["unknown"].format(key=given.key))
    return True


def _decide(session: Session, screen: Screen, source: Keyboard | Lines, given: Given) -> bool:
    item, verdict = session.current, _VERDICTS[given.key]
    if item is None:
        raise UsageError(screen.words["end"])
    if verdict == "edit" and not given.fields:
        print("\n".join(screen.offered(dict(picks(session.view, item)))), flush=True)
        line = source.more(screen.words["edit"])
        if not line.strip():
            return True
        given = edited("", line)
    changed = changes(session.view, item, given.fields) if verdict == "edit" else None
    session.decide(verdict, given.why or screen.words[_REASONS[verdict]], changed)
    return True
