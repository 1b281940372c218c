"""Which generation of a store to read, and whether its files lie as they were last found sound.

Light on purpose (no pathlib, no regular expressions): an answer that is kept is printed by way of this file alone.
"""

import os

from biokg.errors import StoreError

FORMAT = 2
"""Raised whenever what a build writes can no longer be read by what asks."""

POINTER = "current"
SEEN = "seen"
_HEAD = "biokg store, format "
_GENERATION = "generation-"


def default() -> str:
    """Return where the store lies unless an option says otherwise: ``BIOKG_STORE``, else below the working folder."""
    return os.environ.get("BIOKG_STORE") or "build/store"


def current(store: str) -> str:
    """Return the folder of the generation to read.

    Raises `StoreError` when there is no store, when it is damaged, or when another version wrote it.
    """
    try:
        with open(f"{store}/{POINTER}", encoding="utf-8") as file:  # noqa: PTH123 - pathlib alone takes 3 ms to import
            text = file.read()
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(
            f"no store at {store}: run `biokg build` or give --store",
            f"{store} 处没有图谱库：请运行 `biokg build` 或给出 --store",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"store at {store} cannot be read: {error}", f"无法读取图谱库 {store}：{error}") from error
    return f"{store}/{_generation(store, text)}"


def _generation(store: str, text: str) -> str:
    head, _, rest = text.partition("\n")
    number, name = head.removeprefix(_HEAD), rest.removesuffix("\n")
    whole = head != number and number.isdecimal() and name.removeprefix(_GENERATION).isdecimal()
    if not whole or rest == name or not name.startswith(_GENERATION):
        raise StoreError(
            f"store at {store} is damaged ({POINTER} reads {text[:60]!r}): run `biokg build`",
            f"图谱库 {store} 已损坏（{POINTER} 的内容为 {text[:60]!r}）：请运行 `biokg build`",
        )
    if int(number) != FORMAT:
        newer = int(number) > FORMAT
        raise StoreError(
            f"store at {store} has format {number}, this biokg reads {FORMAT}: "
            + ("install a newer biokg, or run `biokg build` to replace it" if newer else "run `biokg build`"),
            f"图谱库 {store} 的格式为 {number}，本版 biokg 读取格式 {FORMAT}："
            + ("请安装更新的 biokg，或运行 `biokg build` 重新构建" if newer else "请运行 `biokg build`"),
        )
    return name


def pointer_to(generation: str) -> str:
    r"""Return what the pointer file says that names `generation`.

    >>> pointer_to("generation-000001")
    'biokg store, format 2\ngeneration-000001\n'
    """
    return f"{_HEAD}{FORMAT}\n{generation}\n"


def stamps(folder: str, names: list[str]) -> str:
    """Return name, size and time of the last change of some files; raises `OSError` when one is missing."""
    return "".join(f"{name} {stamp(f'{folder}/{name}')}\n" for name in names)


def stamp(path: str) -> str:
    """Return size and time of the last change of one file; raises `OSError` when it is missing."""
    found = os.stat(path)  # noqa: PTH116
    return f"{found.st_size} {found.st_mtime_ns}"


def is_as_seen(generation: str) -> bool:
    """Say whether the files of a generation have the sizes and times with which they were last found sound."""
    try:
        with open(f"{generation}/{SEEN}", encoding="utf-8") as file:  # noqa: PTH123
            seen = file.read()
        names = [line.partition(" ")[0] for line in seen.splitlines()]
        return bool(names) and seen == stamps(generation, names)
    except (OSError, UnicodeDecodeError):
        return False
