"""Static files: those of one folder and none besides, told apart by what they hold."""

import mimetypes
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_FOLDER: Final = Path(__file__).parent / "static"
# Not left to the machine's own tables: a browser runs a module only under its right type.
_TYPES: Final = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class _File(NamedTuple):
    content: bytes
    type: str
    etag: str


def static_file(request: Request) -> Response:
    """Answer one file, or 304 when the browser has it."""
    name = request.path_params["path"]
    if name not in _names():
        raise HTTPException(404, f"no such file: {name}")
    found = _read(name, (_FOLDER / name).stat().st_mtime_ns)
    headers = {"ETag": found.etag, "Cache-Control": "no-cache"}
    if found.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(found.content, headers=headers, media_type=found.type)


def _names() -> frozenset[str]:
    # Asked by name among those that are there: no path is ever put together from what a stranger sends.
    return frozenset(path.relative_to(_FOLDER).as_posix() for path in _FOLDER.rglob("*") if path.is_file())


@cache
def _read(name: str, changed: int) -> _File:
    del changed  # a key of the cache: a file that was edited is read again
    path = _FOLDER / name
    content = path.read_bytes()
    type_ = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return _File(content, type_, f'"{sha256(content).hexdigest()[:20]}"')
