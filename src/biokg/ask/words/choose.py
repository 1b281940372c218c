"""Which saved question is meant: points for what speaks for each, and a score that says how sure that is."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from biokg.ask.questions import Question
from biokg.ask.words.lexicon import intents
from biokg.ask.words.names import Named
from biokg.ask.words.reading import Reading
from biokg.ask.words.similar import likeness
from biokg.ask.words.slots import Filled, fill

_LIKENESS, _AN_EXAMPLE, _ALMOST_ONE = 5.0, 5.0, 0.99
"""Points of a question that is like an example, and what one that is an example gets beside."""
_USED = {"amount": 1.0, "count": 0.5, "year": 0.5}
_UNUSED = {"amount": -3.0, "count": -1.0, "year": -0.7, "rank": 0.0, "span": 0.0}
_NAME_USED, _NAME_UNUSED, _CHOICE_USED = 0.7, -3.0, 0.5
_SECTOR_UNUSED = -2.0
"""Sectors are common nouns, too often named by the way."""
_MISSING = -20.0
_OUTSIDE = -8.0
_UPPER_LIMIT = -4.0
_ABROAD = -2.5
"""The documents are on China."""
_UNREAD_WORD, _UNREAD_HAN = -1.4, -0.6
_HALF_SURE, _STEEPNESS, _AHEAD = 2.2, 0.45, 0.6
"""Points at which a question is as likely meant as not, and how fast that changes."""


class Candidate(NamedTuple):
    """A saved question with what was read for it."""

    question: Question
    filled: Filled
    points: float
    score: float
    """How sure it is that this one is meant, from 0 to 1."""


def candidates(reading: Reading, saved: Sequence[Question]) -> list[Candidate]:
    """Return all saved questions, the likeliest first; of equally likely ones by name."""
    like = likeness(reading.items, saved)
    against = _against_all(reading)
    found = []
    for question in saved:
        filled = fill(question, reading)
        points = against + _spoken(question, reading) + _fitting(question, filled, reading)
        found.append(Candidate(question, filled, points + _alike(like[question.name]), 0.0))
    ranked = sorted(found, key=lambda one: (-one.points, one.question.name))
    return [one._replace(score=_score(one, ranked)) for one in ranked]


def _alike(likeness: float) -> float:
    return _LIKENESS * likeness + (_AN_EXAMPLE if likeness > _ALMOST_ONE else 0.0)


def _spoken(question: Question, reading: Reading) -> float:
    return sum(one.weight for one in intents() if one.question == question.name and one.ideas <= reading.ideas)


def _fitting(question: Question, filled: Filled, reading: Reading) -> float:
    points = _NAME_USED * len(filled.names) + _CHOICE_USED * len(filled.choices)
    points += sum(_USED[number.kind] for number in filled.numbers.values())
    points += sum(_UNUSED[number.kind] for number in filled.unused_numbers)
    points += sum(_unused(question, named) for named in filled.unused_names)
    missing = len(filled.missing) - len(reading.strangers)
    return points + (_MISSING if missing > 0 else 0.0)


def _unused(question: Question, named: Named) -> float:
    """Return what it costs that no parameter takes a name: nothing where such things stand in the answer."""
    alone = {idea for one in intents() if one.question == question.name and len(one.ideas) == 1 for idea in one.ideas}
    known = {idea[1:] for idea in alone if idea.startswith("@")}
    if known and named.is_any(known):
        return 0.0
    return _SECTOR_UNUSED if named.is_any(["Sector"]) else _NAME_UNUSED


def _against_all(reading: Reading) -> float:
    points = _OUTSIDE * len(reading.outside)
    points += _ABROAD * sum(named.is_abroad for named in reading.names)
    points += sum(_UNREAD_WORD if item.key.isascii() else _UNREAD_HAN for item in reading.unread)
    return points + (_UPPER_LIMIT if "at-most" in reading.ideas else 0.0)


def _score(one: Candidate, ranked: Sequence[Candidate]) -> float:
    """Turn points into a score: sure enough by itself, and surer than the best of the others."""
    rival = next(other for other in ranked if other.question.name != one.question.name) if len(ranked) > 1 else None
    alone = _sigmoid((one.points - _HALF_SURE) * _STEEPNESS)
    ahead = _sigmoid((one.points - rival.points) * _AHEAD) if rival else 1.0
    return round(alone * min(1.0, 0.5 + ahead / 2) if ahead >= 0.5 else alone * ahead, 2)


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
