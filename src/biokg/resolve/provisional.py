"""Things that no table knows: their ids, their classes, and the names that texts give them."""

from collections.abc import Iterable
from dataclasses import replace

from biokg.model import CHINESE, Entity
from biokg.terms import CLASSES
from biokg.text.names import name_key
from biokg.text.scripts import language_of

_HEAD = "x/"
_CLASS_OF = {class_.lower(): class_ for class_ in CLASSES}


def provisional_id(class_: str, slug: str) -> str:
    """Return the id of a thing that no table knows, by its class and the last part of its id.

    >>> provisional_id("Enterprise", "tide-bio")
    'x/enterprise/tide-bio'
    """
    return f"{_HEAD}{class_.lower()}/{slug}"


def class_of(thing: str) -> str | None:
    """Return the class in the id of a thing that no table knows; None for any other id.

    >>> class_of("x/fund/tide-fund"), class_of("hengrui")
    ('Fund', None)
    """
    return _CLASS_OF.get(thing.split("/")[1]) if thing.startswith(_HEAD) else None


def slug_of(thing: str) -> str:
    """Return the last part of the id of a thing that no table knows; empty for any other id."""
    return thing.split("/")[2] if thing.startswith(_HEAD) else ""


def named_besides(entity: Entity, names: Iterable[str]) -> Entity:
    """Return a thing that bears some names besides those that it has; a name that only looks otherwise adds nothing."""
    en, zh = list(entity.en), list(entity.zh)
    for name in names:
        held = zh if language_of(name) == CHINESE else en
        # Most of what is said of a thing gives it the names that it has.
        if name not in held and name_key(name) not in {name_key(one) for one in held}:
            held.append(name)
    return entity if len(en) + len(zh) == len(entity.names) else replace(entity, en=tuple(en), zh=tuple(zh))
