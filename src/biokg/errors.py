"""The one family of errors: each subclass carries the bad value and the remedy; views map them to exit codes."""

_LONGEST_SHOWN = 200
"""Characters of a name that an error repeats."""
# A variable of this name is true for type checkers; the module that defines it takes longer to load than this one.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class BiokgError(Exception):
    """Something that biokg could not do, said in words that name the value and the remedy."""

    def __init__(self, message: str, zh: str = "") -> None:
        super().__init__(message)
        self.zh = zh
        """The same in Chinese, where a person may have asked in Chinese; else empty."""

    def said(self, language: str) -> str:
        """Return the message in ``zh`` or ``en``, as far as there is one.

        >>> UsageError("no such option", "没有这个选项").said("zh"), UsageError("no such option").said("zh")
        ('没有这个选项', 'no such option')
        """
        return self.zh if language == "zh" and self.zh else str(self)


class UsageError(BiokgError):
    """The command or call is wrong in itself (unknown option value, missing parameter)."""


class UnreadableDocument(BiokgError):
    """A file that cannot be read as a document."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NoDocuments(BiokgError):
    """A folder or list of paths holds nothing that biokg reads."""


class UnknownName(BiokgError):
    """A name that no known thing bears; `nearest` are the closest known names."""

    def __init__(self, kind: str, name: str, nearest: "Sequence[str]", remedy: str = "", zh: str = "") -> None:
        near = f" Nearest: {'; '.join(nearest)}." if nearest else ""
        close = f"相近的有：{'；'.join(nearest)}。" if nearest else ""
        super().__init__(
            f"unknown {kind} {_shown(name)}.{near}{' ' + remedy if remedy else ''}",
            f"找不到 {_shown(name)}（{kind}）。{close}{zh}",
        )
        self.kind = kind
        self.name = name
        self.nearest = tuple(nearest)


class WrongClass(UnknownName):
    """A name that a known thing bears, but a thing of another class than is wanted.

    `found` and `wanted` are the names of the classes in English, then in Chinese.
    """

    def __init__(self, kind: str, name: str, found: tuple[str, str], wanted: tuple[str, str]) -> None:
        super().__init__(kind, name, ())
        self.args = (f"{name} is {_with_article(found[0])}, not {_with_article(wanted[0])}.",)
        self.zh = f"{name} 是{found[1]}，不是{wanted[1]}。"


class AmbiguousName(BiokgError):
    """A name that several known things bear; `candidates` are their labels with IRIs."""

    def __init__(self, kind: str, name: str, candidates: "Sequence[str]") -> None:
        super().__init__(
            f"{kind} {name!r} is ambiguous; say which: {'; '.join(candidates)}.",
            f"{name!r}（{kind}）有多个所指，请说明是哪一个：{'；'.join(candidates)}。",
        )
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)


class NotUnderstood(BiokgError):
    """A question in words that no saved question answers; `offered` are the nearest, with their scores."""

    def __init__(self, text: str, offered: "Sequence[tuple[str, float]]") -> None:
        near = ", ".join(name for name, _ in offered)
        super().__init__(
            f"no saved question answers {text!r}. Nearest: {near}. `biokg ask` lists them all.",
            f"没有已存的问题能回答“{text}”。最接近的是：{near}。`biokg ask` 列出全部问题。",
        )
        self.text = text
        self.offered = tuple(offered)


class UnclearQuestion(NotUnderstood):
    """A question in words that two or more saved questions fit equally well; `offered` are those."""

    def __init__(self, text: str, offered: "Sequence[tuple[str, float]]") -> None:
        super().__init__(text, offered)
        names = [name for name, _ in offered]
        self.args = (f"{text!r} may ask {' or '.join(names)}; ask one of them by name or say it in other words.",)
        self.zh = f"“{text}”可能是在问 {'、'.join(names)}；请按名称提问，或换个说法。"


class StoreError(BiokgError):
    """The store is missing, damaged, locked or of another version."""


class NotWritten(StoreError):
    """A file or folder that the system does not let us write; says what to do about it where that is known."""

    def __init__(self, what: str, error: Exception, zh: str = "") -> None:
        said, said_zh = remedy(error)
        super().__init__(f"{what} cannot be written: {error}{said}", f"无法写入{zh or what}：{error}{said_zh}")


# What the system, RocksDB and SQLite call it.
_FULL = ("no space left", "file too large", "quota exceeded", "disk is full", "disk i/o error")
_FORBIDDEN = ("permission denied", "not permitted", "read-only", "readonly", "unable to open database")


def remedy(error: Exception) -> tuple[str, str]:
    """Return what helps where the system refused to write, in English and Chinese, to be put after what it said.

    >>> remedy(OSError("[Errno 30] Read-only file system"))[0]
    ': choose a folder that you may write'
    >>> remedy(OSError("[Errno 5] Input/output error"))
    ('', '')
    """
    said = str(error).casefold()
    if any(words in said for words in _FULL):
        return ": make room on that disk and run it again; what was there before is unchanged", (
            "：请在该磁盘腾出空间后重新运行；原有内容未变"
        )
    if any(words in said for words in _FORBIDDEN):
        return ": choose a folder that you may write", "：请选择可写的文件夹"
    return "", ""


class QueryError(BiokgError):
    """A SPARQL query that cannot be parsed or run."""


class TooCostly(BiokgError):
    """A query that takes more than one query may."""

    @classmethod
    def memory(cls) -> "TooCostly":
        """Say that it took more memory than allowed, or broke the engine."""
        return cls(
            "the query takes more memory than one query may: ask for less, or narrow it",
            "查询所需内存超过上限，请缩小查询范围",
        )

    @classmethod
    def size(cls, most: int) -> "TooCostly":
        """Say that its answer is larger than `most` bytes."""
        return cls(
            f"the answer is larger than {most:,} bytes: ask in parts, with LIMIT and OFFSET",
            f"结果超过 {most:,} 字节，请用 LIMIT 和 OFFSET 分批查询",
        )


class TookTooLong(TooCostly):
    """A query that was stopped because its time was up."""

    @classmethod
    def after(cls, seconds: float) -> "TookTooLong":
        """Say after how many seconds it was stopped."""
        return cls(
            f"the query was stopped after {seconds:g} seconds: narrow it, or add LIMIT",
            f"查询运行 {seconds:g} 秒后被终止，请缩小范围或加 LIMIT",
        )


class Busy(BiokgError):
    """The server has too much to do; `seconds` says when to come again."""

    seconds = 1

    @classmethod
    def just_now(cls) -> "Busy":
        """Say that more wait already than may wait."""
        return cls("too many queries are waiting; try again shortly", "排队的查询过多，请稍后重试")

    @classmethod
    def with_long_ones(cls, most: int, seconds: float) -> "Busy":
        """Say that as many long queries run as may; in `seconds` they will have ended."""
        busy = cls(
            f"the query takes long, and {most} long ones run already: narrow it or try again later",
            f"该查询耗时较长，而已有 {most} 个长查询在运行：请缩小范围或稍后重试",
        )
        busy.seconds = max(1, round(seconds))
        return busy


class DataError(BiokgError):
    """A table, rule or ontology file that breaks its own format; names file, row and value."""


class ModelError(BiokgError):
    """A model that was asked to choose gave no answer that can be read."""


class CheckFailed(BiokgError):
    """A check (shapes, ontology, arithmetic) found a violation."""


class MissingExtra(BiokgError):
    """Something that an optional dependency does is asked for where that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs the extra {extra!r}: pip install 'biokg[{extra}]'.",
            f"{what} 需要附加组件 {extra!r}：pip install 'biokg[{extra}]'。",
        )
        self.extra = extra


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _shown(name: str) -> str:
    return repr(name) if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]!r}... ({len(name):,})"
