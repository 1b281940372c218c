"""Typed-slot templates for relations (`data/rules/relations/`), compiled once.

A template is a regular expression over a sentence in which every mention stands as a slot such as ``⟦P3⟧``. Written
in the table, ``{s:firms}`` is a list of firms that become subjects, ``{o:place}`` a place that becomes the object,
``{firm}`` a firm that is only there, ``{gap}`` a short stretch without a slot, ``{any}`` one that may hold slots.
"""

import re
from dataclasses import dataclass
from functools import cache

from biokg.errors import DataError
from biokg.resources import shipped_table
from biokg.text.sieve import Sieve

# One letter a class, so that a slot can be matched by its class alone.
LETTERS = {
    "Park": "P",
    "Region": "R",
    "Enterprise": "E",
    "InvestmentFirm": "I",
    "PublicBody": "B",
    "ResearchInstitution": "U",
    "Alliance": "L",
    "Person": "H",
    "Fund": "F",
    "Product": "D",
    "Project": "J",
    "Facility": "Y",
    "Policy": "K",
    "Event": "V",
    "Award": "A",
    "Sector": "S",
    "Organization": "O",
}
_GROUPS = {
    "place": "PR",
    "park": "P",
    "firm": "EI",
    "org": "EIBULO",
    "institution": "U",
    "body": "B",
    "person": "H",
    "fund": "F",
    "product": "D",
    "project": "J",
    "facility": "Y",
    "site": "YUJ",
    "policy": "K",
    "event": "V",
    "award": "A",
    "sector": "S",
    "alliance": "L",
    "actor": "EIBULOPR",
    "target": "EIUPRJF",
    "thing": "".join(LETTERS.values()),
}
SLOT = "⟦"
_BETWEEN = r"(?:, and |, | and |、|和|及|以及|与| as well as | & )"
_MACRO = re.compile(r"\{(?:(?P<role>[so]):)?(?P<group>[a-z]+?)(?P<list>s)?\}")
# The order in which templates are tried: of two that find one relation in a sentence the first is named.
_FILES = ("presence", "people", "money", "approvals", "projects", "policies")
TOPIC = "§"
_WHOLE = frozenset({"locatedIn", "subsidiaryOf"})
_FREE = {"gap": r"[^⟦⟧.;。§]{0,60}?(?<![A-Za-z])", "any": r"[^.;。§]{0,160}?", "det": r"(?:the |a |an |its |their )?"}


@dataclass(frozen=True, slots=True)
class Template:
    """One relation template."""

    id: str
    predicate: str
    pattern: re.Pattern[str]
    tier: str
    whole: bool
    """Whether it reads places and owners that other templates leave out ("the park in Suzhou")."""
    sectors: bool
    """Whether sectors stand as slots; elsewhere they are common words."""
    qualifiers: tuple[str, ...]
    fixed: tuple[tuple[str, str], ...]
    matches: tuple[str, ...]
    refuses: str


@cache
def templates() -> tuple[Template, ...]:
    """Return the templates in the order of the table.

    >>> {t.predicate for t in templates()} >= {"presentIn", "affiliatedWith"}
    True
    """
    tables = (shipped_table("data", "rules", "relations", f"{name}.yml") for name in _FILES)
    return tuple(_template(row) for table in tables for row in table)


@cache
def sieve() -> Sieve[Template]:
    """Return what tells the templates that can match in a sentence, by their words and the classes of their slots."""
    return Sieve(((template, template.pattern) for template in templates()), mark=SLOT)


def _template(row: dict[str, object]) -> Template:
    missing = {"id", "predicate", "pattern", "matches", "refuses"} - set(row)
    if missing:
        raise DataError(f"data/rules/relations: template {row.get('id')!r} lacks {', '.join(sorted(missing))}")
    try:
        pattern = re.compile(_MACRO.sub(_expand, str(row["pattern"])))
    except re.error as error:
        raise DataError(f"data/rules/relations: template {row['id']!r}: {error}") from error
    matches, fixed = row["matches"], row.get("fixed", {})
    assert isinstance(fixed, dict)  # noqa: S101 - narrows the type of a YAML value
    return Template(
        str(row["id"]),
        str(row["predicate"]),
        pattern,
        str(row.get("tier", "A")),
        row["predicate"] in _WHOLE,
        LETTERS["Sector"] in _slot_letters(pattern.pattern),
        tuple(name for name in ("role", "kind") if name in pattern.groupindex),
        tuple(sorted((str(k), str(v)) for k, v in fixed.items())),
        tuple(matches) if isinstance(matches, list) else (str(matches),),
        str(row["refuses"]),
    )


def _slot_letters(pattern: str) -> str:
    return "".join(several + one for several, one in re.findall(r"⟦(?:\[([A-Z]+)\]|([A-Z]))", pattern))


def _expand(macro: re.Match[str]) -> str:
    role, group = macro["role"], macro["group"]
    if group in _FREE:
        return _FREE[group]
    many = bool(macro["list"])
    if group not in _GROUPS and macro["list"]:
        group, many = group + "s", False
    if group not in _GROUPS:
        raise DataError(f"data/rules/relations: unknown slot {macro.group()!r}; known: {', '.join(sorted(_GROUPS))}")
    slot = rf"⟦[{_GROUPS[group]}]\d+⟧"
    body = rf"{slot}(?:{_BETWEEN}{slot})*" if many else slot
    return rf"(?P<{role}>{body})" if role else rf"(?:{body})"
