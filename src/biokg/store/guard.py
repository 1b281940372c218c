"""What a query may not do: reach the network, write, or be so deep that it takes the process down."""

from biokg.errors import QueryError
from biokg.store.tokens import Token, tokens

_UPDATES = frozenset({"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy"})

# Oxigraph reads nested groups and chained operators by recursion and dies by stack overflow, without an
# exception, from some 3000 nested groups and 20000 chained operators on (0.5.13).
_DEEPEST = 100
_LONGEST_CHAIN = 2000


def check(sparql: str) -> None:
    """Refuse SERVICE, updates and queries of excessive depth.

    Raises `QueryError`.

    >>> check('SELECT * { ?s ?p "SERVICE" } # LOAD')
    """
    depth = operators = 0
    for token in tokens(sparql):
        if token.kind in {"word", "name"}:
            _check_word(sparql, token)
            operators += token.text.casefold() == "union"
        elif token.kind == "mark":
            depth += (token.text in "{([") - (token.text in "})]")
            operators += token.text in "+-*/!|&=<>^"
        if depth > _DEEPEST or operators > _LONGEST_CHAIN:
            raise QueryError(f"query too deep or too long at {_place(sparql, token)}; split it into smaller ones")


def _check_word(sparql: str, token: Token) -> None:
    # Oxigraph needs no blank around keywords ("trueSERVICE", "SERVICEex:x"), so any word that holds it is refused.
    word = token.text.partition(":")[0].casefold()
    if "service" in word:
        hint = " (rename the prefix)" if token.kind == "name" else ""
        raise QueryError(f"SERVICE at {_place(sparql, token)}: a query may not reach other servers{hint}")
    if token.kind == "word" and word in _UPDATES:
        raise QueryError(f"{token.text} at {_place(sparql, token)}: a query may only read")


def _place(sparql: str, token: Token) -> str:
    line = sparql.count("\n", 0, token.start) + 1
    column = token.start - sparql.rfind("\n", 0, token.start)
    return f"line {line}, column {column}"
