"""The options that say which projection of the graph is meant, and of which statements."""

import argparse
import sys

from biokg.analysis.doubts import Pair
from biokg.analysis.filters import MODALITIES, TIERS, Filters
from biokg.analysis.project import FIRMS_CLUSTERS, PROJECTIONS, STATED
from biokg.ask.entities import resolve
from biokg.resolve.judgements import undecided
from biokg.store.view import View
from biokg.views.cli import options


def add_graph(to: argparse.ArgumentParser, default: str | None = STATED) -> None:
    """Declare --graph."""
    usual = default or f"{STATED}; for anchors and links {FIRMS_CLUSTERS}"
    to.add_argument(
        "--graph", default=default, metavar="NAME", help=f"{', '.join(PROJECTIONS)} (default: {usual}) 网络投影"
    )


def add_filters(to: argparse.ArgumentParser) -> None:
    """Declare --tier, --period, --as-of, --sector, --place, --modality, --stated and --parks."""
    group = to.add_argument_group("which statements (all have to hold)")
    group.add_argument(
        *("--tier", "--min-tier"),
        choices=TIERS,
        default="A",
        help="A: asserted; B: also what is bound with an inferred part (default: A) 可信级别",
    )
    group.add_argument("--period", metavar="TIME", help="said to hold then: 2019, 2021/2024, 2020/ 时期")
    group.add_argument(
        "--as-of", type=options.day, metavar="DATE", help="from documents published by that day, month or year 发布截止"
    )
    group.add_argument("--sector", metavar="NAME", help="with an end that focuses on it, or on a narrower one 领域")
    group.add_argument("--place", metavar="NAME", help="leading into it, or between what is in it 地点")
    group.add_argument(
        "--modality", choices=MODALITIES, default="reported", help=f"{', '.join(MODALITIES)} (default: reported) 情态"
    )
    group.add_argument(
        "--stated", action="store_true", help="nothing that only follows (after `biokg build --infer`) 不含推得的事实"
    )
    group.add_argument(
        "--parks",
        action="store_true",
        help="count as clusters also parks that only documents name, where they lie in none 未入表的园区也计为集群",
    )


def filters_of(view: View, arguments: argparse.Namespace) -> Filters:
    """Return the filters that a person gave; sector and place are given by any of their names.

    Raises `UnknownName` or `AmbiguousName`; what should be known of the reading of a name goes to standard error.
    """
    classes = {"sector": ("Sector",), "place": ("Place",)}
    things = {}
    for name, wanted in classes.items():
        given = getattr(arguments, name)
        if given is not None:
            found = resolve(view, given, name, wanted)
            things[name] = found.iri
            if found.note:
                print(found.note, file=sys.stderr)
    return Filters(
        tier=arguments.tier,
        period=arguments.period,
        as_of=arguments.as_of,
        modality=arguments.modality,
        stated=arguments.stated,
        parks=arguments.parks,
        sector=things.get("sector"),
        place=things.get("place"),
    )


def undecided_pairs() -> list[Pair]:
    """Return the things of which people are not sure whether they are one."""
    return [Pair(*pair) for pair in undecided()]
