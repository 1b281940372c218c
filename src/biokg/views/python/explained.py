"""What `explain`, `path` and `find` return: the records of the house, readable as text and in a notebook."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from biokg.ask.about import About, Inferred
from biokg.ask.answer import Evidence
from biokg.ask.find import Hit
from biokg.ask.path import Step, Ways
from biokg.ask.statements import Statement
from biokg.views.plain.things import about_lines, about_object
from biokg.views.plain.ways import unconnected, ways_lines, ways_object
from biokg.views.python.cells import Thing, thing
from biokg.views.python.rows import Column, Row
from biokg.views.python.table import Table


@dataclass(frozen=True, slots=True, repr=False)
class Explained:
    """Everything about one thing: it prints as `biokg explain` does."""

    about: About
    lang: str

    @property
    def thing(self) -> Thing:
        """The thing."""
        return thing(self.about.thing, self.lang)

    @property
    def statements(self) -> Sequence[Statement]:
        """Each statement that a document makes of it, with quote, document, tier and rule."""
        return self.about.statements

    @property
    def inferences(self) -> Sequence[Inferred]:
        """What follows of it, with the sentences that it rests on."""
        return self.about.inferences

    def asdict(self) -> dict[str, Any]:
        """Return it as `biokg explain --format json` writes it."""
        return about_object(self.about, self.lang)

    def __repr__(self) -> str:
        return "\n".join(about_lines(self.about, self.lang))

    def _repr_html_(self) -> str:
        return f"<pre style='white-space:pre-wrap'>{escape(repr(self))}</pre>"


@dataclass(frozen=True, slots=True, repr=False)
class Connection:
    """The shortest ways between two things: it prints as `biokg path` does."""

    found: Ways
    lang: str

    @property
    def ways(self) -> Sequence[tuple[Step, ...]]:
        """Each way as its steps, each step as the statements that connect two neighbours."""
        return self.found.ways

    def asdict(self) -> dict[str, Any]:
        """Return it as `biokg path --format json` writes it."""
        return ways_object(self.found, self.lang)

    def __len__(self) -> int:
        return len(self.found.ways)

    def __repr__(self) -> str:
        return "\n".join(ways_lines(self.found, self.lang)) or unconnected(self.found, self.lang)

    def _repr_html_(self) -> str:
        return f"<pre style='white-space:pre-wrap'>{escape(repr(self))}</pre>"


_HITS = {
    "en": ("thing", "class", "name found", "documents", "score"),
    "zh": ("事物", "类别", "匹配的名称", "文档数", "匹配度"),
}


def hits(found: Sequence[Hit], language: str) -> Table[Row]:
    """Return what was found as a table."""
    names, types = ("thing", "classes", "name", "documents", "score"), ("thing", "things", "text", "integer", "float")
    columns = [Column(*one) for one in zip(names, types, _HITS[language], strict=True)]
    rows = [
        Row(
            names,
            (thing(one.thing, language), [thing(class_, language) for class_ in one.classes], *one[2:]),
        )
        for one in found
    ]
    return Table(columns, rows, language)


_SENTENCES = {
    "en": ("document", "title", "published", "publisher", "quote", "start", "tier", "rule", "fact"),
    "zh": ("文档", "标题", "发布日期", "发布者", "原文", "起点", "级别", "规则", "事实"),
}


def sentences(found: Sequence[Evidence], language: str) -> Table[Row]:
    """Return sentences as a table."""
    names = _SENTENCES["en"]
    columns = [
        Column(name, "integer" if name == "start" else "text", label)
        for name, label in zip(names, _SENTENCES[language], strict=True)
    ]
    return Table(columns, [Row(names, tuple(getattr(one, name) for name in names)) for one in found], language)
