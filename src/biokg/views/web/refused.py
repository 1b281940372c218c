"""A request that the protocol does not know, in both languages."""

from starlette.exceptions import HTTPException


class Refused(HTTPException):
    """What `problems` answers in the language of the visitor; elsewhere its English counts."""

    def __init__(self, status: int, en: str, zh: str) -> None:
        super().__init__(status, en)
        self.zh = zh
