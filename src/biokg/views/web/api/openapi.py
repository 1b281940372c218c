"""The OpenAPI 3.1 document, made from the files of the questions."""

from collections.abc import Iterable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from biokg import __version__
from biokg.ask.questions import Question
from biokg.terms import SUPERCLASSES
from biokg.views.asking import saved_questions
from biokg.views.plain import schemas
from biokg.views.web.api.answers import FORMS, as_json
from biokg.views.web.api.asked import folder
from biokg.views.web.api.components import COMPONENTS
from biokg.views.web.api.request import words
from biokg.views.web.language import language

_ABOUT: Final = {
    "en": "Saved questions on China's biomedical clusters; every row can show the sentences that it rests on."
    " A thing is given by any of its names in Chinese or English, or by its IRI.",
    "zh": "关于中国生物医药产业集群的已存问题；每一行都能给出所依据的原文。事物可用中英文任一名称或 IRI 给出。",
}
_COMMON: Final = tuple({"$ref": f"#/components/parameters/{name}"} for name in COMPONENTS["parameters"])
_LANG: Final = {"$ref": "#/components/parameters/lang"}
_SCOPE: Final = tuple({"$ref": f"#/components/parameters/{name}"} for name in ("as_of", "min_tier"))


_PROBLEMS: Final = {status: {"$ref": f"#/components/responses/{status}"} for status in COMPONENTS["responses"]}


def document(request: Request) -> Response:
    """Answer the OpenAPI document."""
    words(request, ())
    saved = saved_questions(folder(request))
    return as_json(request, openapi(saved, language(request)), *saved)


def openapi(saved: Iterable[Question], lang: str) -> dict[str, Any]:
    """Return the OpenAPI document of these questions and of what stands beside them."""
    paths = {f"/api/questions/{one.name}": {"get": _operation(one, lang)} for one in saved}
    return {
        "openapi": "3.1.0",
        "info": {"title": "biokg", "version": __version__, "description": _ABOUT[lang]},
        "servers": [{"url": "/"}],
        "paths": {**_beside(), **paths},
        "components": COMPONENTS,
    }


def _operation(saved: Question, lang: str) -> dict[str, Any]:
    own = [
        {
            "name": one.name,
            "in": "query",
            "required": one.required,
            "description": schemas.described(one, lang),
            "schema": schemas.parameter(one),
            "example": [one.example[lang]] if one.type == "list" else _typed(schemas.parameter(one), one.example[lang]),
        }
        for one in saved.parameters
    ]
    rows = {"properties": {"rows": {"items": schemas.row(saved, lang)}}}
    return {
        "operationId": saved.name,
        "tags": [saved.group[lang]],
        "summary": saved.summary[lang],
        "description": saved.description[lang],
        "parameters": [*own, *_COMMON],
        "responses": _answers({"allOf": [{"$ref": "#/components/schemas/Answer"}, rows]}),
    }


def _typed(schema: dict[str, Any], example: str) -> Any:
    return int(example) if schema["type"] == "integer" else example


def _beside() -> dict[str, Any]:
    """Return the paths that are no saved question."""
    text = {**_needed("text", "a part of a name; may be left out with a class"), "required": False}
    classes = {"name": "class", "schema": {"type": "array", "items": {"enum": sorted(SUPERCLASSES)}}}
    facts = {"type": "array", "items": {"type": "string", "format": "iri"}, "minItems": 1, "maxItems": 200}
    few = {"name": "limit", "schema": {"type": "integer", "minimum": 0, "maximum": 100}}
    ways = [_needed("start", "a thing"), _needed("end", "another one"), {**few, "name": "ways"}, *_SCOPE, _LANG]
    question = _needed("text", "a question, in Chinese or English")
    return {
        "/api/questions": {"get": _get("questions", "The saved questions", [_LANG], {"type": "object"})},
        "/api/words": {"get": _words(question)},
        "/api/find": {
            "get": _get("find", "Things by what their names are like", [text, classes, few, _LANG], _ref("Found"))
        },
        "/api/explain": {
            "get": _get(
                "explain", "All that is said of one thing", [_needed("thing", "a name"), _LANG], {"type": "object"}
            )
        },
        "/api/path": {"get": _get("path", "How two things are connected", ways, {"type": "object"})},
        "/api/evidence": {
            "get": _get(
                "evidence",
                "The sentences that facts rest on",
                [{"name": "fact", "required": True, "schema": facts}, _LANG],
                _ref("Sentences"),
            )
        },
        "/api/openapi.json": {"get": _get("openapi", "This document", [_LANG], {"type": "object"})},
    }


def _words(question: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": "words",
        "summary": "A question in words 用一句话提问",
        "parameters": _in_query([question, *_COMMON]),
        "responses": _answers(_ref("Answer")),
    }


def _get(name: str, summary: str, parameters: Iterable[dict[str, Any]], schema: dict[str, Any]) -> dict[str, Any]:
    good = {"description": "OK", "content": {"application/json": {"schema": schema}}}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": _in_query(parameters),
        "responses": {"200": good, "304": {"description": "not changed"}, **_PROBLEMS},
    }


def _in_query(parameters: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one if "$ref" in one else {"in": "query", **one} for one in parameters]


def _needed(name: str, description: str) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1, "maxLength": 500}
    return {"name": name, "required": True, "description": description, "schema": schema}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _answers(schema: dict[str, Any]) -> dict[str, Any]:
    content = {form.type: {"schema": {"type": "string"}} for form in FORMS.values()}
    content["application/json"] = {"schema": schema}
    content[FORMS["srj"].type] = {"schema": {"type": "object"}}
    good = {
        "description": "the rows",
        "headers": {"ETag": {"schema": {"type": "string"}}, "X-Total-Count": {"schema": {"type": "integer"}}},
        "content": content,
    }
    return {"200": good, "304": {"description": "not changed"}, **_PROBLEMS}
