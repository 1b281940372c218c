"""What is wrong with a file of a question: what we, grlc or another server would stumble over."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

from biokg.ask import parameters
from biokg.ask.bind import bind, conditions
from biokg.ask.questions import KEYS, LANGUAGES, Parameter, Question, header, own_names, read
from biokg.errors import BiokgError, DataError, UsageError
from biokg.resources import shipped
from biokg.store.tokens import Token, tokens
from biokg.store.view import View

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(r"[A-Za-z0-9]+")
_TAKEN = frozenset(
    {"as_of", "explain", "format", "lang", "limit", "min_tier", "offset", "q", "queries"}
    | {"question", "stated", "store", "text", "today", "token", "why"}
)
"""What the doors say of every answer, by the names they give it: no parameter may bear one."""
_TOOLS = frozenset({"ask", "evidence", "explain", "find", "path", "sparql"})
"""What agents find beside the questions."""
# What grlc reads in the name of a parameter: a type, a language tag, or a datatype with its prefix.
_SUFFIX = re.compile(r"iri|number|integer|literal|[a-z0-9]+_[A-Za-z0-9]+")


class Fault(NamedTuple):
    """One thing that is wrong, with the line of the file where that can be said (else 0)."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        """Return it the way compilers do, so that editors can jump there."""
        return f"{self.path}:{self.line or 1}: {self.message}"


def check(folder: Path | None, empty: View) -> list[Fault]:
    """Return the faults of the questions in `folder` (without: the shipped ones); queries are tried on `empty`.

    Raises `UsageError` for a folder that is none or holds no question.
    """
    place = folder or shipped("queries")
    names = own_names(place)
    if not names:
        raise UsageError(
            f"{place} holds no question; a question is a file that ends in .rq.", f"{place} 中没有 .rq 问题文件。"
        )
    return list(dict.fromkeys(fault for name in names for fault in _faults(place / f"{name}.rq", empty)))


def _faults(path: Path, empty: View) -> Iterator[Fault]:
    try:
        saved, extra = read(path), header(path)["x-biokg"]
    except (DataError, OSError, UnicodeDecodeError) as error:
        yield Fault(path, 0, str(error).removeprefix(f"{path}: "))
        return
    found = list(tokens(saved.sparql))
    yield from (Fault(path, 0, message) for message in _of_header(saved, extra))
    yield from (Fault(path, 0, message) for message in _of_parameters(saved))
    yield from (Fault(path, _line(saved, at), message) for at, message in _of_variables(saved, found))
    yield from (Fault(path, 0, message) for message in _of_query(saved, found, empty))


def _of_header(saved: Question, extra: Mapping[str, Any]) -> Iterator[str]:
    if _NAME.fullmatch(saved.name) is None:
        yield f"the file name {saved.name!r} is no name of a question: small letters, digits and dashes"
    if saved.name in _TOOLS:
        yield f"the file name {saved.name!r} is taken: agents find a tool of that name beside the questions"
    for key in sorted(extra.keys() - KEYS):
        yield f"x-biokg knows no {key!r}; it knows {', '.join(sorted(KEYS))}"
    for number, line in enumerate(saved.sparql.splitlines(), start=1):
        if line.lstrip() != line and line.lstrip().startswith("#+"):
            yield f"line {number}: a line of the header begins with #+ at its very start, or it is none"
    for language in LANGUAGES:
        if not any(saved.examples[language]):
            yield f"no example question in {language}"


def _of_parameters(saved: Question) -> Iterator[str]:
    used = {token.text[1:] for token in tokens(saved.sparql) if token.kind == "variable"}
    for parameter in saved.parameters:
        if _KEY.fullmatch(parameter.key) is None:
            yield f"parameter {parameter.name!r}: a name has letters, digits and underscores only"
        if parameter.name in _TAKEN:
            yield f"parameter {parameter.name!r}: the name is taken, for it can be said of every question"
        if parameter.variable not in used:
            yield f"parameter {parameter.name!r} is declared, but ?{parameter.variable} does not occur"
        if (parameter.of or parameter.type) == "choice" and not parameter.choices:
            yield f"parameter {parameter.name!r} is a choice without choices: list them under enumerate"
        if parameter.default is not None and (fault := _default_fault(parameter)):
            yield fault


def _default_fault(parameter: Parameter) -> str:
    if "entity" in {parameter.type, parameter.of}:
        return f"parameter {parameter.name!r}: an entity has no default, for stores differ in what they hold"
    try:
        parameters.typed(parameter, str(parameter.default))
    except UsageError as error:
        return f"the default of {parameter.name!r}: {error}"
    return ""


def _of_variables(saved: Question, found: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield where a variable of the form of a parameter stands that grlc or the binder would not understand."""
    declared = {parameter.variable for parameter in saved.parameters}
    names = {token.text[1:] for token in found if token.kind == "variable"}
    placed = {at for span in conditions(found) for at in span}
    for at, token in enumerate(found):
        if token.kind in {"comment", "string"} and not token.text.startswith("#+"):
            for name in re.findall(r"[?$](_\w+)", token.text):
                yield token.start, f"?{name} in a {token.kind}: grlc replaces it there too"
        if token.kind == "variable" and token.text[1:].startswith("_"):
            name, words = token.text[1:], _words_before(found, at)
            said = _of_name(name, declared, names)
            if words & {"bound", "select"}:
                said = f"?{name} must neither be projected nor stand in BOUND(): a value may stand there"
            elif not said and name.startswith("__") and at not in placed and "coalesce" not in words:
                said = f"?{name} is optional, so it belongs in FILTER, HAVING or COALESCE: else all need a value"
            if said:
                yield token.start, said


def _of_name(name: str, declared: Set[str], names: Set[str]) -> str:
    longer = sorted(other for other in names if other != name and other.startswith(name))
    if name not in declared:
        return _undeclared(name)
    return f"?{name} begins ?{longer[0]} too: grlc would replace that as well" if longer else ""


def _undeclared(name: str) -> str:
    bare, _, suffix = name.strip("_").partition("_")
    if suffix and _SUFFIX.fullmatch(suffix) is None:
        return f"?{name}: {suffix!r} is read as a language tag; for a date write ?_{bare}_xsd_date"
    return f"?{name} has the form of a parameter, but none is declared for it"


def _words_before(found: Sequence[Token], at: int) -> set[str]:
    """Return the words before the brackets that a token stands in, and SELECT where it stands in its head."""
    words: set[str] = set()
    depth, in_a_group = 0, False
    for token in reversed(found[:at]):
        if token.kind == "mark":
            depth += (token.text in ")}") - (token.text in "({")
            in_a_group = in_a_group or (token.text == "{" and depth < 0)
        elif token.kind == "word":
            word = token.text.casefold()
            if word in {"where", "select"}:
                return words | ({word} if word == "select" and not in_a_group else set())
            words.update([word] if depth < 0 else [])
            depth = max(depth, 0)
    return words


def _of_query(saved: Question, found: Sequence[Token], empty: View) -> Iterator[str]:
    try:
        variables = empty.select(bind(saved.sparql, {})).variables
    except BiokgError as error:
        yield f"the query does not run: {error}"
        return
    columns = [column.name for column in saved.columns]
    if sorted(columns) != sorted(variables):
        yield f"the columns are {', '.join(columns)}, but the query gives {', '.join(variables)}"
    if not any(column.type == "facts" for column in saved.columns):
        yield "no column of the type facts, so that no row can show the sentences it rests on"
    if not any(token.kind == "word" and token.text.casefold() == "order" for token in found):
        yield "no ORDER BY, so that pages (--limit, --offset) may overlap"


def _line(saved: Question, start: int) -> int:
    return saved.sparql.count("\n", 0, start) + 1
