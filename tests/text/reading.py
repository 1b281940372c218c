"""Shows quantities and times as short lines, so that a table of expectations stays readable."""

from biokg.text.quantities import find_quantities
from biokg.text.times import find_times


def numbers(text: str) -> list[str]:
    """Return each quantity as ``printed = value[..upper] unit[ bound]``."""
    shown = []
    for found in find_quantities(text):
        upper = "" if found.upper is None else f"..{found.upper}"
        bound = "" if found.bound == "exact" else f" {found.bound}"
        shown.append(f"{text[found.start : found.end]} = {found.kind} {found.value}{upper} {found.unit}{bound}")
    return shown


def times(text: str, published: str | None = "2025-06-18") -> list[str]:
    """Return each time as ``printed = value[ relation][ compared]``, with the basis where it is not explicit."""
    shown = []
    for found in find_times(text, published):
        basis = "" if found.basis == "explicit" else f" {found.basis}"
        relation = "" if found.relation == "in" else f" {found.relation}"
        compared = " compared" if found.comparison else ""
        shown.append(f"{text[found.start : found.end]} = {found.value}{basis}{relation}{compared}")
    return shown
