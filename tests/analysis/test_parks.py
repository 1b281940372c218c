"""Parks that only documents know count as clusters when that is asked for, and only then."""

from collections.abc import Callable

import pytest

from biokg.analysis.anchors import anchors
from biokg.analysis.filters import Filters
from biokg.analysis.project import project
from biokg.analysis.records import View, read
from biokg.terms import slug, thing


@pytest.fixture(scope="session")
def unlisted(make: Callable[..., View]) -> View:
    return make(
        {
            "Park+Cluster": "valley",
            "Region+Cluster": "city",
            "Park+provisional": "meadow orchard garden",
            "Park": "yard",
            "Enterprise": "acme bolt",
        },
        {},
        {
            "one@2024": [
                ("acme", "presentIn", "valley", ""),
                ("acme", "presentIn", "meadow", ""),
                ("bolt", "presentIn", "orchard", ""),
                ("bolt", "presentIn", "valley", ""),
                ("bolt", "presentIn", "yard", ""),
                ("orchard", "locatedIn", "valley", ""),
                ("bolt", "presentIn", "garden", ""),
                ("garden", "locatedIn", "meadow", ""),
            ],
        },
    )


def _pairs(view: View, *, parks: bool = False) -> list[tuple[str, str]]:
    return sorted(
        (slug(one), slug(other)) for one, other in project(view, "firms-clusters", Filters(parks=parks)).edges
    )


def test_without_being_asked_for_only_reviewed_clusters_count(unlisted: View) -> None:
    assert _pairs(unlisted) == [("acme", "valley"), ("bolt", "valley")]


def test_a_park_that_lies_in_no_cluster_counts_and_one_that_lies_in_one_rolls_up(unlisted: View) -> None:
    # The orchard lies in the valley, the garden is a new park in another one, the yard is known and was not chosen.
    assert _pairs(unlisted, parks=True) == [
        ("acme", "meadow"),
        ("acme", "valley"),
        ("bolt", "garden"),
        ("bolt", "valley"),
    ]


def test_a_bridge_to_such_a_park_is_an_anchor_then(unlisted: View) -> None:
    held = read(unlisted)
    assert not anchors(held).rows
    assert [slug(row.id) for row in anchors(held, Filters(parks=True)).rows] == ["acme", "bolt"]


def test_such_a_park_is_told_as_provisional(unlisted: View) -> None:
    about = project(unlisted, "firms-clusters", Filters(parks=True)).nodes[thing("meadow")]
    assert (about["cluster"], about["provisional"]) == (True, True)
