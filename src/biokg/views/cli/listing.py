"""The saved questions as a list, and how each is asked on the command line."""

import re
from pathlib import Path
from shlex import quote

from biokg.ask.questions import Question
from biokg.views.asking import saved_questions


def print_questions(folder: Path | None, language: str) -> None:
    """Print every question with its line of summary, in groups."""
    saved = saved_questions(folder)
    width = max((len(one.name) for one in saved), default=0)
    for group in sorted({one.group["en"]: one.group for one in saved}.items()):
        print(group[1][language])
        for one in saved:
            if one.group["en"] == group[0]:
                print(f"  {one.name:<{width}}  {one.summary[language]}")


def command_lines(saved: Question) -> list[str]:
    """Return ways of asking on the command line, made from the examples of the parameters."""
    needed = [one for one in saved.parameters if one.required]
    lines = [
        " ".join(
            ["biokg ask", saved.name, *(f"--{one.option} {_quoted(one.example[language])}" for one in some), *extra]
        )
        for language, extra in (("en", ()), ("zh", ("--lang zh",)))
        for some in (needed, saved.parameters)
    ]
    return list(dict.fromkeys(lines))


def _quoted(value: str) -> str:
    """Quote a value for a shell; a Chinese name needs no quotes, though `shlex` would give it some."""
    return value if re.fullmatch(r"[\w.,:/-]+", value) else quote(value)
