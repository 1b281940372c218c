"""What a request asks, as the SPARQL 1.1 Protocol says it."""

from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request

from biokg.views.web.refused import Refused

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = {"application/sparql-query": "query", "application/sparql-update": "update"}
_MOST_FIELDS: Final = 1000
_Fields = list[tuple[str, str]]


class Asked(NamedTuple):
    """A query or an update (the other is None; both are where the endpoint itself is asked for), and its graphs."""

    query: str | None
    update: str | None
    default: tuple[str, ...]
    named: tuple[str, ...]
    format: str
    question: str
    """The saved question that the editor is to begin with."""

    @property
    def has_graphs(self) -> bool:
        """Whether the request says of which graphs to ask."""
        return bool(self.default or self.named)


async def read(request: Request) -> Asked:
    """Return what `request` asks; raises `Refused` (400, 403, 415) when the protocol has no such request."""
    fields = _fields(request.url.query.encode())
    if request.method == "POST":
        fields += await _posted(request, fields)
    query, update = _only(fields, "query"), _only(fields, "update")
    if query is not None and update is not None:
        raise Refused(400, "a query or an update, not both", "查询与更新只能二者取一")
    if update is not None and request.method != "POST":
        raise Refused(400, "an update is sent by POST", "更新须以 POST 发送")
    if request.method == "POST" and query is None and update is None:
        raise Refused(400, "there is no query in the request", "请求中没有查询")
    prefix = "default-graph-uri named-graph-uri" if update is None else "using-graph-uri using-named-graph-uri"
    default, named = (tuple(value for name, value in fields if name == wanted) for wanted in prefix.split())
    return Asked(query, update, default, named, _last(fields, "format"), _last(fields, "question"))


async def _posted(request: Request, sent: _Fields) -> _Fields:
    type_, _, parameters = request.headers.get("content-type", "").partition(";")
    type_ = type_.strip().lower()
    if type_ != _FORM and type_ not in _DIRECT:
        raise Refused(415, f"send {_FORM} or {' or '.join(_DIRECT)}", f"请以 {_FORM} 或 {' 或 '.join(_DIRECT)} 发送")
    if "charset" in parameters.lower() and "utf-8" not in parameters.lower():
        raise Refused(415, "only UTF-8 is read", "只接受 UTF-8 编码")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refused(415, "send it uncompressed", "请不要压缩发送")
    if any(name in {"query", "update"} for name, _ in sent):
        raise Refused(400, "the query of a POST stands in its body", "POST 的查询须写在正文中")
    body = await request.body()
    return _fields(body) if type_ == _FORM else [(_DIRECT[type_], _decoded(body))]


def _fields(raw: bytes) -> _Fields:
    try:
        return parse_qsl(_decoded(raw), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise Refused(
            400, "malformed parameters: percent-encoded UTF-8 is wanted", "参数格式有误：须为百分号编码的 UTF-8"
        ) from error


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, "only UTF-8 is read", "只接受 UTF-8 编码") from error


def _only(fields: _Fields, name: str) -> str | None:
    found = [value for key, value in fields if key == name]
    if len(found) > 1:
        raise Refused(400, f"more than one {name}", f"{name} 只能有一个")
    return found[0] if found else None


def _last(fields: _Fields, name: str) -> str:
    return next((value for key, value in reversed(fields) if key == name), "")
