"""What a person should know of an answer beside its rows, in both languages."""

from biokg.ask.entities import Note
from biokg.views.asking import Asked


def left_out(number: int, as_of: str | None) -> Note:
    """Return the note on documents that a date leaves out.

    >>> left_out(2, "2021").said("zh")
    '未计入 2 篇文档：发布日期晚于 2021 或不明。'
    """
    return Note(
        f"{number} documents without a date up to {as_of} are left out.",
        f"未计入 {number} 篇文档：发布日期晚于 {as_of} 或不明。",
    )


def notes(asked: Asked, as_of: str | None) -> list[Note]:
    """Return all notes on an answer: how names were read, and what a date leaves out."""
    outside = asked.known.left_out
    return [*asked.answer.notes, *([left_out(outside, as_of)] if outside else ())]
