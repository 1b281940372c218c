"""A saved question as one object: what it answers, takes and gives."""

from typing import Any

from biokg.ask.questions import Column, Parameter, Question


def entry(saved: Question, language: str) -> dict[str, Any]:
    """Return what a saved question answers, takes and gives, told in one language."""
    return {
        "name": saved.name,
        "group": saved.group[language],
        "summary": saved.summary[language],
        "description": saved.description[language],
        "answers": saved.competency[language],
        "examples": list(saved.examples[language]),
        "parameters": [_parameter(one, language) for one in saved.parameters],
        "columns": [_column(one, language) for one in saved.columns if one.type != "facts"],
    }


def _parameter(one: Parameter, language: str) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "of": one.of or None,
        "required": one.required,
        "default": one.default,
        "classes": list(one.classes),
        "choices": list(one.choices),
        "label": one.labels[language],
        "example": one.example[language],
    }


def _column(one: Column, language: str) -> dict[str, Any]:
    codes = {code: texts[language] for code, texts in one.codes.items()}
    return {"name": one.name, "type": one.type, "label": one.labels[language], **({"codes": codes} if codes else {})}
