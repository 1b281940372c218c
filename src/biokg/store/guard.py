"""What a query may not do: reach the network, write, or be so deep that it takes the process down."""

from typing import NoReturn

from biokg.errors import QueryError
from biokg.store.tokens import Token, tokens

_UPDATES = frozenset({"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy"})
_FETCHING = frozenset({"load"})
_READ_ONLY = ("a query may only read", "查询只能读取")
_NO_FETCHING = ("nothing is fetched from elsewhere", "不从别处获取任何内容")

# Oxigraph reads nested groups and chained operators by recursion and dies by stack overflow, without an
# exception, from some 3000 nested groups and 20000 chained operators on (0.5.13).
_DEEPEST = 100
_LONGEST_CHAIN = 2000


def check(sparql: str, services: frozenset[str] = frozenset()) -> None:
    """Refuse updates, SERVICE but by the full IRI of one of `services`, and queries of excessive depth.

    Raises `QueryError`.

    >>> check('SELECT * { ?s ?p "SERVICE" } # LOAD')
    """
    _check(sparql, services, _UPDATES)


def check_update(sparql: str) -> None:
    """Refuse LOAD, SERVICE and updates of excessive depth.

    Raises `QueryError`.
    """
    _check(sparql, frozenset(), _FETCHING)


def _check(sparql: str, services: frozenset[str], refused: frozenset[str]) -> None:
    depth = operators = 0
    reaching: Token | None = None
    for token in tokens(sparql):
        if token.kind in {"space", "comment"} or (reaching and token.text.casefold() == "silent"):
            continue
        if reaching and (token.kind != "iri" or token.text[1:-1] not in services):
            _refuse_service(sparql, reaching)
        reaching = token if token.kind == "word" and token.text.casefold() == "service" and services else None
        if token.kind in {"word", "name"} and not reaching:
            _check_word(sparql, token, refused)
            operators += token.text.casefold() == "union"
        elif token.kind == "mark":
            depth += (token.text in "{([") - (token.text in "})]")
            operators += token.text in "+-*/!|&=<>^"
        if depth > _DEEPEST or operators > _LONGEST_CHAIN:
            raise QueryError(
                f"query too deep or too long at {_place(sparql, token)}; split it into smaller ones",
                f"查询在{_place_zh(sparql, token)}嵌套过深或过长，请拆成较小的查询",
            )


def _check_word(sparql: str, token: Token, refused: frozenset[str]) -> None:
    # Oxigraph needs no blank around keywords ("trueSERVICE", "SERVICEex:x"), so any word that holds it is refused.
    word = token.text.partition(":")[0].casefold()
    if "service" in word:
        _refuse_service(sparql, token)
    if token.kind == "word" and word in refused:
        said, zh = _READ_ONLY if refused is _UPDATES else _NO_FETCHING
        raise QueryError(
            f"{token.text} at {_place(sparql, token)}: {said}", f"{_place_zh(sparql, token)}的 {token.text}：{zh}"
        )


def _refuse_service(sparql: str, token: Token) -> NoReturn:
    hint = " (rename the prefix)" if token.kind == "name" else ""
    zh_hint = "（请改用别的前缀）" if hint else ""
    raise QueryError(
        f"SERVICE at {_place(sparql, token)}: a query may not reach other servers{hint}",
        f"{_place_zh(sparql, token)}的 SERVICE：查询不得访问其他服务器{zh_hint}",
    )


def _place(sparql: str, token: Token) -> str:
    line, column = _at(sparql, token)
    return f"line {line}, column {column}"


def _place_zh(sparql: str, token: Token) -> str:
    line, column = _at(sparql, token)
    return f"第 {line} 行第 {column} 列"


def _at(sparql: str, token: Token) -> tuple[int, int]:
    line = sparql.count("\n", 0, token.start) + 1
    return line, token.start - sparql.rfind("\n", 0, token.start)
