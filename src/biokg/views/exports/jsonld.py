"""JSON-LD 1.1 in one frame: things, documents and runs on top, each fact within the thing that it is about."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final, cast

from pyoxigraph import Literal, NamedNode, Quad

from biokg import foreign, terms
from biokg.store.view import View

_FACTS: Final = "facts"
_LINKS: Final = (*terms.RELATIONS, "object", "cluster", "latestFor", "presentInCluster")
"""The names of ours whose values are things."""
_TERMS: Final = ("predicate", "metric")
"""Those whose values are terms of the ontology."""
_DECIMALS: Final = ("value", "upperValue", "total")
_BORROWED: Final[Mapping[str, str]] = {
    "prefLabel": foreign.PREF_LABEL,
    "altLabel": foreign.ALT_LABEL,
    "broader": foreign.BROADER,
    "title": foreign.TITLE,
    "publisher": foreign.PUBLISHER,
    "issued": foreign.ISSUED,
    "language": foreign.LANGUAGE,
}
_VOCABULARIES: Final = {
    prefix: base for prefix, base in terms.PREFIXES.items() if prefix not in {"bkg", "id", "doc", "query"}
}
_BY_LANGUAGE: Final = ("prefLabel", "altLabel", "title")
_LARGEST: Final = 2**53
"""What JSON readers hold exactly; a larger integer is written as text with its type."""

Owner = Callable[[Any], str]


def context() -> dict[str, Any]:
    """Return the ``@context``: our names without a prefix, labels by language, links and decimals with their types."""
    coerced = {
        **dict.fromkeys((*_LINKS, "broader"), "@id"),
        **dict.fromkeys(_TERMS, "@vocab"),
        **dict.fromkeys(_DECIMALS, "xsd:decimal"),
    }
    named = {name: {"@id": iri} for name, iri in _BORROWED.items()} | {
        name: {"@id": terms.bkg(name)} for name in coerced if name not in _BORROWED
    }
    for name, type_ in coerced.items():
        named[name]["@type"] = type_
    for name in _BY_LANGUAGE:
        named[name]["@container"] = "@language"
    facts = {"@reverse": terms.bkg("subject"), "@container": "@set"}
    return {"@version": 1.1, "@vocab": terms.ONTOLOGY, **_VOCABULARIES, **named, _FACTS: facts}


def owners(view: View) -> Owner:
    """Return what says of a node in which one it is written: of a fact its subject, of all others themselves."""
    about = {quad.subject: str(quad.object) for quad in view.quads(default_only=True, predicate=terms.bkg("subject"))}
    return lambda node: about.get(node) or str(node)


def jsonld(quads: Iterable[Quad], owner: Owner) -> Iterator[str]:
    """Yield the parts of the file, a node a line, from `quads` that stand sorted by their owner and subject."""
    yield f'{{"@context": {_json(context())},\n"@graph": [\n'
    comma = ""
    for _, owned in groupby(quads, key=lambda quad: owner(quad.subject)):
        yield comma + _json(_framed(owned, owner))
        comma = ",\n"
    yield "\n]}\n"


def _framed(quads: Iterable[Quad], owner: Owner) -> dict[str, Any]:
    """Return the node that owns `quads`, with its facts inside."""
    nodes = [(subject, list(said)) for subject, said in groupby(quads, key=lambda quad: quad.subject)]
    facts = [_node(said, within=True) for subject, said in nodes if owner(subject) != str(subject)]
    own = [_node(said, within=False) for subject, said in nodes if owner(subject) == str(subject)]
    top = own[0] if own else {"@id": owner(nodes[0][0]).strip("<>")}
    return top | ({_FACTS: facts} if facts else {})


def _node(quads: list[Quad], *, within: bool) -> dict[str, Any]:
    values: defaultdict[str, list[Any]] = defaultdict(list)
    types: list[str] = []
    tagged: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        iri, object_ = quad.predicate.value, cast("Any", quad.object)
        name = _NAMES.get(iri) or _short(iri)
        if iri == foreign.RDF_TYPE:
            types.append(_short(_iri(object_)))
        elif name in _BY_LANGUAGE and (tag := _tag(object_)):
            tagged[name][tag].append(object_.value)
        elif not (within and iri == terms.bkg("subject")):
            # A label that is no text has no place in a map by language: it stands under the full name.
            name = _short(iri) if name in _BY_LANGUAGE else name
            values[name].append(_value(name, object_))
    said = {name: {tag: _one(texts) for tag, texts in by_tag.items()} for name, by_tag in tagged.items()}
    said |= {name: _one(held) for name, held in values.items()}
    head = {"@id": _iri(quads[0].subject)}
    return head | ({"@type": _one(types)} if types else {}) | dict(sorted(said.items()))


_NAMES: Final = {iri: name for name, iri in _BORROWED.items()}
_COERCED: Final = {name: about.get("@type") for name, about in context().items() if isinstance(about, dict)}


def _tag(label: Any) -> str | None:
    if isinstance(label, Literal) and (label.language or label.datatype.value == foreign.XSD + "string"):
        return label.language or "@none"
    return None


def _value(name: str, object_: Any) -> Any:
    type_ = _COERCED.get(name)
    if isinstance(object_, Literal):
        return _literal(object_, type_)
    iri = _iri(object_)
    if type_ == "@vocab":
        return _short(iri)
    return iri if type_ == "@id" else {"@id": iri}


def _iri(node: Any) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _short(iri: str) -> str:
    """Return a term as the context lets it be written: ours bare, others with their prefix."""
    if iri.startswith(terms.ONTOLOGY):
        return iri.removeprefix(terms.ONTOLOGY)
    known = (f"{prefix}:{iri.removeprefix(base)}" for prefix, base in _VOCABULARIES.items() if iri.startswith(base))
    return next(known, iri)


def _literal(literal: Literal, type_: str | None) -> Any:
    text, datatype = literal.value, literal.datatype.value.replace(foreign.XSD, "xsd:")
    if literal.language:
        return {"@value": text, "@language": literal.language}
    if type_ == datatype:
        return text
    if type_ is None and datatype == "xsd:string":
        return text
    if type_ is None and datatype == "xsd:boolean" and text in {"true", "false"}:
        return text == "true"
    if type_ is None and datatype == "xsd:integer" and str(_integer(text)) == text:
        return _integer(text)
    return {"@value": text} if datatype == "xsd:string" else {"@value": text, "@type": datatype}


def _integer(text: str) -> int | None:
    return int(text) if text.lstrip("-").isdecimal() and abs(int(text)) < _LARGEST else None


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
