"""What the questions must find in a made-up graph, worked out from its documents as they pass, without the graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from biokg.resolve.linker import Linker
from biokg.triples.graph import Source
from biokg.triples.linking import Linked


@dataclass(slots=True)
class Truth:
    """What was planted: where each firm is, what each place last put out, what each document says."""

    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    outputs: dict[str, tuple[int, set[Decimal]]] = field(default_factory=dict)
    statements: int = 0

    def heard(self, sources: Iterable[Source]) -> Iterator[Source]:
        """Yield documents as they come, remembering what they assert."""
        for source in sources:
            self.statements += len(source.claims)
            for linked in source.claims:
                if linked.claim.tier == "A" and linked.claim.modality == "reported" and not linked.claim.negated:
                    self._hear(linked)
            yield source

    def _hear(self, linked: Linked) -> None:
        claim, subject = linked.claim, linked.subject
        if subject and claim.predicate in {"presentIn", "headquarteredIn"} and linked.object:
            self.places[subject.id].add(linked.object.id)
        if subject and claim.metric == "outputValue" and claim.value is not None and not claim.segment:
            year, (last, values) = int(claim.time or 0), self.outputs.get(subject.id, (0, set[Decimal]()))
            if year >= last:
                self.outputs[subject.id] = (year, {claim.value} | (values if year == last else set()))

    def told(self) -> dict[str, object]:
        """Return it for a file: clusters by firm, firms by pair of clusters, the latest output by place."""
        linker = Linker.shipped()
        clusters = {firm: linker.roll_up(sorted(places)) for firm, places in sorted(self.places.items())}
        shared: dict[str, list[str]] = defaultdict(list)
        for firm, found in clusters.items():
            for pair in combinations(sorted(found), 2):
                shared[" ".join(pair)].append(firm)
        return {
            "statements": self.statements,
            "clusters": {firm: sorted(found) for firm, found in clusters.items() if found},
            "shared firms": dict(sorted(shared.items())),
            "latest output": {
                place: [year, *sorted(map(str, found))] for place, (year, found) in sorted(self.outputs.items())
            },
        }
