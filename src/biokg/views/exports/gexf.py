"""GEXF 1.3, which Gephi and Gephi Lite open: labels, attributes, weights, times, and `viz` size, colour and place."""

from collections.abc import Iterator, Sequence
from typing import Final

from biokg.views.exports.colours import COLOURS, OTHER
from biokg.views.exports.network import EDGE_COLUMNS, NODE_COLUMNS, Column, Edges, Network, Nodes
from biokg.views.exports.spells import spell
from biokg.views.exports.xml_text import Elements, escaped, iris, numbers, texts, woven

# The 1.3 schema wants viz elements in the namespace of GEXF itself; the primer, Gephi and every reader use this one.
# No lastmodifieddate: the same graph is to give the same bytes.
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>biokg</creator></meta>
"""
_TYPES: Final = {"iris": "string"}
_VALUE, _ENDS = '<attvalue for="*" value="', '"/>'


def _colour(rgb: tuple[int, int, int]) -> bytes:
    red, green, blue = rgb
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'.encode()


_COLOURS: Final = {type_: _colour(rgb) for type_, rgb in COLOURS.items()}
_OTHER: Final = _colour(OTHER)


def gexf(network: Network) -> Iterator[bytes]:
    """Yield the parts of the file."""
    yield _HEAD.encode()
    yield f'<graph {_mode(network)} defaultedgetype="{"directed" if network.directed else "undirected"}">\n'.encode()
    yield _attributes("node", NODE_COLUMNS)
    yield _attributes("edge", EDGE_COLUMNS)
    yield f'<nodes count="{network.counts["nodes"]}">\n'.encode()
    elements = Elements(NODE_COLUMNS, _VALUE, _ENDS)
    yield from (_nodes(rows, elements) for rows in network.nodes())
    yield f'</nodes>\n<edges count="{network.counts["edges"]}">\n'.encode()
    written = Elements(EDGE_COLUMNS, _VALUE, _ENDS), _Kinds(), _Spells()
    yield from (_edges(rows, *written) for rows in network.edges())
    yield b"</edges>\n</graph>\n</gexf>\n"


def _mode(network: Network) -> str:
    # Gephi shows its time line for a dynamic graph; what has no spell is there all the time.
    return 'mode="dynamic" timeformat="date" timerepresentation="interval"' if network.dated else 'mode="static"'


def _nodes(rows: Nodes, elements: Elements) -> bytes:
    # The readers that go through a node in order expect its attributes before its looks.
    return woven(
        *(b'<node id="', iris(rows.ids), b'" label="', texts(rows.labels), b'"><attvalues>'),
        *(*elements.of(rows.values), b"</attvalues>", [_COLOURS.get(type_, _OTHER) for type_ in rows.types]),
        *(b'<viz:position x="', numbers(rows.xs), b'" y="', numbers(rows.ys), b'" z="0.0"/>'),
        *(b'<viz:size value="', numbers(rows.sizes), b'"/></node>\n'),
    )


def _edges(rows: Edges, elements: Elements, kinds: "_Kinds", spells: "_Spells") -> bytes:
    said = zip(rows.labels, rows.predicates, rows.weights, strict=True)
    return woven(
        *(b'<edge id="', numbers(rows.ids), b'" source="', iris(rows.sources), b'" target="', iris(rows.targets)),
        *(map(kinds.__getitem__, said), *elements.of(rows.values)),
        *(map(spells.__getitem__, rows.times), b"</edge>\n"),
    )


class _Kinds(dict[tuple[str, str, int], bytes]):
    """Remembers what an edge of a label, predicate and weight has between its ends and its values."""

    def __missing__(self, said: tuple[str, str, int]) -> bytes:
        label, predicate, weight = said
        # Of two edges between the same things Gephi keeps both only when they are of different kinds.
        self[said] = f'" label="{escaped(label)}" kind="{predicate}" weight="{weight}"><attvalues>'.encode()
        return self[said]


class _Spells(dict[str | None, bytes]):
    """Remembers what an edge of some times has after its values."""

    def __missing__(self, times: str | None) -> bytes:
        spells = f"<spells>{''.join(map(_spell, times.split(' ')))}</spells>" if times else ""
        self[times] = f"</attvalues>{spells}".encode()
        return self[times]


def _attributes(of: str, columns: Sequence[Column]) -> bytes:
    rows = "".join(
        f'<attribute id="{column.name}" title="{column.name}" type="{_TYPES.get(column.type, column.type)}"/>\n'
        for column in columns
    )
    return f'<attributes class="{of}" mode="static">\n{rows}</attributes>\n'.encode()


def _spell(time: str) -> str:
    first, last = spell(time)
    start = f' start="{first}"' if first else ""
    end = f' end="{last}"' if last else ""
    return f"<spell{start}{end}/>"
