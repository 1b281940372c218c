"""Tools on things: found by name, explained, connected, and the sentences behind facts."""

from typing import Any, Final

from biokg.ask.about import about
from biokg.ask.answer import evidence
from biokg.ask.path import paths
from biokg.errors import UsageError
from biokg.views.mcp.desk import Desk, Given, Outcome, Tool
from biokg.views.plain.things import about_lines, about_object, hit_object, sentence_line
from biokg.views.plain.ways import unconnected, ways_lines, ways_object

_STATEMENTS: Final = 30
_MOST_STATEMENTS: Final = 300
_MOST_FACTS: Final = 100
_MOST_HITS: Final = 50
_TEXT: Final[dict[str, Any]] = {"type": "string"}
_NUMBER: Final[dict[str, Any]] = {"type": "integer"}
_LANG: Final[dict[str, Any]] = {"type": "string", "enum": ["en", "zh"]}
_SAID: Final = {
    "find": {"en": "Things by a part of a name, or all of a class", "zh": "按名称的一部分或按类别查找事物"},
    "explain": {"en": "All that is said of one thing, with quotes", "zh": "某一事物的全部陈述，附原文"},
    "path": {"en": "How two things are connected, with quotes", "zh": "两个事物之间的联系，附原文"},
    "evidence": {
        "en": "All sentences behind facts (IRIs in `facts` of rows)",
        "zh": "事实（行中 facts 的 IRI）所依据的全部原文",
    },
}


def tools(lang: str) -> list[Tool]:
    """Return the tools."""
    texts = {"type": "array", "items": _TEXT}
    name, page = {"thing": _TEXT, "lang": _LANG}, {"limit": _NUMBER, "offset": _NUMBER}
    ends = {"start": _TEXT, "end": _TEXT, "ways": _NUMBER, "lang": _LANG}
    hits = {"text": _TEXT, "classes": texts, "limit": _NUMBER, "lang": _LANG}
    return [
        Tool("find", _SAID["find"][lang], hits, (), _find),
        Tool("explain", _SAID["explain"][lang], {**name, **page}, ("thing",), _explain),
        Tool("path", _SAID["path"][lang], ends, ("start", "end"), _path),
        Tool("evidence", _SAID["evidence"][lang], {"facts": texts}, ("facts",), _evidence),
    ]


def _find(desk: Desk, given: Given) -> Outcome:
    lang, most, classes = given.language(desk.lang), given.number("limit", 10, _MOST_HITS), given.texts("classes")
    text = (given.optional("text") or "") if classes else given.text("text")
    given.end()
    found = [hit_object(hit, lang) for hit in desk.asker().find(text, classes, most)]
    lines = [f"{one['label']} ({', '.join(one['classes'])}; {one['documents']} documents) {one['id']}" for one in found]
    return Outcome("\n".join(lines) or f"nothing is called like {text!r}", {"things": found})


def _explain(desk: Desk, given: Given) -> Outcome:
    lang, name = given.language(desk.lang), given.text("thing")
    limit, offset = given.number("limit", _STATEMENTS, _MOST_STATEMENTS), given.number("offset", 0, 10**9)
    given.end()
    known = about(desk.asker().whole, name)
    total = len(known.statements)
    part = known._replace(statements=known.statements[offset : offset + limit])
    end = offset + len(part.statements)
    following = {"next_offset": end} if end < total else {}
    lines = [*([known.note.said(lang)] if known.note else []), *about_lines(part, lang)]
    lines += [f"… {total - end} more: offset={end}"] if following else []
    return Outcome("\n".join(lines), about_object(part, lang) | {"total": total} | following)


def _path(desk: Desk, given: Given) -> Outcome:
    lang, start, end = given.language(desk.lang), given.text("start"), given.text("end")
    most = given.number("ways", 3, 20)
    given.end()
    found = paths(desk.asker().whole, start, end, most)
    text = "\n".join(ways_lines(found, lang)) or unconnected(found, lang)
    return Outcome("\n".join([*(note.said(lang) for note in found.notes), text]), ways_object(found, lang))


def _evidence(desk: Desk, given: Given) -> Outcome:
    facts = given.texts("facts")
    given.end()
    if not 0 < len(facts) <= _MOST_FACTS:
        raise UsageError(
            f"facts must be 1 to {_MOST_FACTS} IRIs of facts.", f"facts 须为 1 至 {_MOST_FACTS} 个事实 IRI。"
        )
    known = evidence(desk.asker().whole, facts)
    said = {fact: known.get(fact, []) for fact in dict.fromkeys(facts)}
    lines = [line for fact, found in said.items() for line in (fact, *(f"  {sentence_line(one)}" for one in found))]
    return Outcome("\n".join(lines), {"evidence": {fact: [one._asdict() for one in of] for fact, of in said.items()}})
