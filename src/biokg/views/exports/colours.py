"""A colour for each class of thing, apart from each other also for colour-blind readers."""

from collections.abc import Mapping
from typing import Final

OTHER: Final = (153, 153, 153)
COLOURS: Final[Mapping[str, tuple[int, int, int]]] = {
    "Park": (213, 94, 0),
    "Region": (230, 159, 0),
    "Cluster": (213, 94, 0),
    "Enterprise": (0, 114, 178),
    "InvestmentFirm": (86, 180, 233),
    "PublicBody": (77, 77, 77),
    "ResearchInstitution": (51, 34, 136),
    "Alliance": (214, 160, 190),
    "Person": (204, 121, 167),
    "Fund": (0, 158, 115),
    "Product": (240, 228, 66),
    "Approval": (128, 108, 0),
    "Project": (170, 68, 153),
    "Facility": (68, 170, 153),
    "Policy": (17, 119, 51),
    "Event": (224, 130, 110),
    "Award": (200, 190, 90),
    "Sector": (136, 204, 238),
}
"""Red, green and blue: eight after Okabe and Ito (2008), most others from Tol's muted scheme (2021); those that share a
shape in pictures differ for every kind of colour sight, which a test measures."""


def hexadecimal(type_: str) -> str:
    """Return the colour of a class as HTML writes it.

    >>> hexadecimal("Park")
    '#d55e00'
    """
    return "#{:02x}{:02x}{:02x}".format(*COLOURS.get(type_, OTHER))
