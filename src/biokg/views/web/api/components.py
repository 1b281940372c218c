"""The schemas that the OpenAPI document refers to."""

from collections.abc import Sequence
from typing import Any, Final

from biokg.terms import TIERS
from biokg.views.plain import schemas
from biokg.views.web.api.answers import FORMS

_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_THING: Final = {
    "type": "object",
    "properties": {"id": {"type": "string", "format": "iri"}, "label": _TEXT},
    "required": ["id", "label"],
}
_SENTENCE: Final = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("fact", "document", "title", "published", "publisher", "quote", "tier", "rule"), _TEXT),
        "start": {"type": "integer", "description": "where the quote begins in its document, in code points"},
    },
    "required": ["fact", "document", "quote", "start", "tier"],
}
_SENTENCES: Final = {"type": "array", "items": {"$ref": "#/components/schemas/Sentence"}}
_COLUMN: Final = {"type": "object", "properties": dict.fromkeys(("name", "type", "label"), _TEXT)}
_ROW: Final = {"type": "object", "properties": {"facts": _TEXTS, "why": _SENTENCES}, "required": ["facts"]}
_ANSWER: Final = {
    "type": "object",
    "properties": {
        "question": _TEXT,
        "summary": _TEXT,
        "parameters": {"type": "object", "description": "as they were understood"},
        "columns": {"type": "array", "items": _COLUMN},
        "rows": {"type": "array", "items": _ROW},
        "total": {"type": "integer", "description": "how many rows there are in all"},
        "codes": {"type": "object", "description": "what the codes in rows mean"},
        "notes": _TEXTS,
        "next": {"type": "string", "description": "where the following rows are"},
        "understood": {"type": "object", "description": "of a question in words: which one, how sure, what else"},
    },
    "required": ["question", "parameters", "columns", "rows", "total", "notes"],
}
_HIT: Final = {
    "allOf": [
        {"$ref": "#/components/schemas/Thing"},
        {
            "properties": {
                "classes": _TEXTS,
                "name": _TEXT,
                "documents": {"type": "integer"},
                "score": {"type": "number"},
            }
        },
    ]
}
_FOUND: Final = {
    "type": "object",
    "properties": {"things": {"type": "array", "items": _HIT}},
    "required": ["things"],
}
_PROBLEM: Final = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "name": {"type": "string", "description": "the name that was not understood"},
        "candidates": {**_TEXTS, "description": "what may have been meant"},
    },
    "required": ["type", "title", "status", "detail"],
}
_PARAMETERS: Final[Sequence[dict[str, Any]]] = (
    {"name": "lang", "schema": {"type": "string", "enum": ["en", "zh"]}, "description": "language of labels 语言"},
    {
        "name": "limit",
        "schema": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
        "description": "so many rows",
    },
    {
        "name": "offset",
        "schema": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
        "description": "from there on",
    },
    {"name": "why", "schema": {"type": "boolean"}, "description": "with the sentences that each row rests on 附原文"},
    {
        "name": "as_of",
        "schema": {"type": "string", "pattern": schemas.DATE},
        "description": "only from documents published by that day, month or year",
    },
    {
        "name": "min_tier",
        "schema": {"type": "string", "enum": list(TIERS)},
        "description": "B, C: also less certain facts",
    },
    {"name": "stated", "schema": {"type": "boolean"}, "description": "nothing that only follows"},
    {"name": "format", "schema": {"type": "string", "enum": list(FORMS)}, "description": "instead of by Accept"},
)
_PROBLEMS: Final = {
    "400": "a value that cannot be read",
    "404": "a name that nothing bears, or words that no saved question answers, with the nearest",
    "409": "a name that several things bear, or words that several questions answer, with those",
    "422": "more memory or a larger answer than one request may take",
    "503": "too much to do; Retry-After says when to come again",
    "504": "more time than one request may take",
}
_TOLD: Final = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
COMPONENTS: Final[dict[str, Any]] = {
    "responses": {status: {"description": said, "content": _TOLD} for status, said in _PROBLEMS.items()},
    "parameters": {one["name"]: {"in": "query", **one} for one in _PARAMETERS},
    "schemas": {
        "Thing": _THING,
        "Sentence": _SENTENCE,
        "Sentences": {
            "type": "object",
            "properties": {"evidence": {"type": "object", "additionalProperties": _SENTENCES}},
            "required": ["evidence"],
        },
        "Answer": _ANSWER,
        "Found": _FOUND,
        "Problem": _PROBLEM,
    },
}
