"""One page of Markdown a module, in English and Chinese side by side, and a first page that leads to them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from biokg.views.ontology.describe import (
    ANNOTATION,
    CLASS,
    CONCEPT,
    DATATYPE,
    OBJECT,
    Module,
    Term,
    Texts,
    described,
    short,
    whole,
)

INDEX: Final = "README.md"
_HEADINGS: Final[Mapping[str, Texts]] = {
    CLASS: ("Classes", "类"),
    OBJECT: ("Properties between things", "对象属性"),
    DATATYPE: ("Properties with a value", "数据属性"),
    ANNOTATION: ("Annotations", "注释属性"),
    CONCEPT: ("Concepts", "概念"),
}
_TRAITS: Final[Mapping[str, str]] = {
    "transitive": "transitive 传递",
    "symmetric": "symmetric 对称",
    "functional": "one value at most 至多一值",
    "edge": "an edge of the network 网络的边",
}
_NOTES: Final[Mapping[str, Texts]] = {"scopeNote": ("Use: ", "用法："), "example": ("Example: ", "示例：")}
_TABLE: Final = "| term 术语 | English | 中文 | wider 上位 | definition 定义 |\n| --- | --- | --- | --- | --- |"


def page(module: Module) -> str:
    """Return the page of a module; its diagram is the file of the same name that ends in ``.svg``."""
    return "\n".join(
        [
            f"# {_both(module.title)}",
            "",
            *module.description,
            "",
            f"![{_both(module.title)}]({module.name}.svg)",
            *(line for kind in _HEADINGS for line in _section(module, kind)),
            *_disjoint(module),
            "",
            f"[All modules 全部模块]({INDEX}) · source 源文件 `ontology/modules/{module.name}.ttl`",
            "",
        ]
    )


def index() -> str:
    """Return the first page: what the ontology is for, and every module with its terms."""
    head = whole()
    lines = [
        f"# {_both(head.title)}",
        "",
        *head.description,
        "",
        "Made from `ontology/` by `biokg export docs/ontology`.",
    ]
    lines += [
        "由 `biokg export docs/ontology` 从 `ontology/` 生成。",
        "",
        "| module 模块 | terms 术语 |",
        "| --- | --- |",
    ]
    for module in described():
        names = [f"`{term.name}`" for term in module.terms if term.kind != CONCEPT]
        concepts = len(module.of(CONCEPT))
        words = [*names, *([f"{concepts} concepts 个概念"] if concepts else [])]
        lines.append(f"| [{_both(module.title)}]({module.name}.md) | {', '.join(words)} |")
    return "\n".join([*lines, ""])


def _section(module: Module, kind: str) -> Iterator[str]:
    held = module.of(kind)
    if held:
        yield from ("", f"## {_both(_HEADINGS[kind])}")
    if held and kind == CONCEPT:
        yield from ("", _TABLE)
        yield from map(_row, held)
        return
    for term in held:
        yield from ("", f'### <a id="{term.name}"></a>`{term.name}` {_both(term.label)}', "")
        yield from _said(term)


def _said(term: Term) -> Iterator[str]:
    yield from (f"- {text}" for text in term.texts.get("definition", ()) if text)
    for lead, iris in (("below 上位", term.above), ("from 定义域", term.domain), ("to 值域", term.range)):
        if iris:
            yield f"- {lead}: {', '.join(map(_link, iris))}"
    if term.traits:
        yield f"- {', '.join(_TRAITS[trait] for trait in term.traits)}"
    for chain in term.chains:
        yield f"- follows from 可由此推得: {' ∘ '.join(map(_link, chain))}"
    for property_, words in _NOTES.items():
        yield from (f"- {word}{text}" for word, text in zip(words, term.texts.get(property_, ()), strict=False) if text)
    if term.matches:
        yield f"- elsewhere 对应: {', '.join(f'`{short(to)}` ({short(by)})' for by, to in term.matches)}"


def _row(term: Term) -> str:
    name = f'<a id="{term.name}"></a>`{term.name}`'
    cells = (name, *term.label, ", ".join(map(_link, term.above)), " ".join(term.texts["definition"]))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _disjoint(module: Module) -> Iterator[str]:
    if module.disjoint:
        yield from ("", "## Nothing is two of these 互不相交", "")
        yield from (f"- {', '.join(map(_link, classes))}" for classes in module.disjoint)


def _link(iri: str) -> str:
    name = short(iri)
    home = _homes().get(iri)
    return f"[`{name}`]({home}.md#{name})" if home else f"`{name}`"


def _homes() -> Mapping[str, str]:
    return {term.iri: module.name for module in described() for term in module.terms}


def _both(texts: Sequence[str]) -> str:
    return " · ".join(filter(None, texts))
