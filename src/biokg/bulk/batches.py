"""The files of a plan cut into batches: opened one after the other, what was read of them before looked up."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from biokg.bulk.cache import Cache
from biokg.bulk.reading import Content
from biokg.bulk.settling import Item, Work
from biokg.choices.answers import Answers
from biokg.claims.decisions import Correction
from biokg.claims.learning import doubted_rules
from biokg.documents.formats import load
from biokg.documents.read import Planned
from biokg.errors import UnreadableDocument

_MOST_FILES = 64
_MOST_BYTES = 128 << 10
_SHARE = 64 << 10
"""Bytes of documents that one share of the subjects is made for: a change concerns some dozen shares."""
_MOST_SHARES = 512


class Batches:
    """Yields the work on files; `refused` fills with those that cannot be opened."""

    def __init__(
        self,
        files: Sequence[Planned],
        decisions: Iterable[Correction],
        *,
        shares: int = 1,
        cache: Cache | None = None,
        answers: Answers | None = None,
    ) -> None:
        self._files = files
        held = tuple(decisions)
        self._decisions = _by_file(held)
        self._doubted = doubted_rules(held)
        self._shares = shares
        self._cache = cache
        self._answers = answers
        self._answered = answers.state() if answers else ""
        self.refused: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[Work]:
        """Yield batches of some dozen files, fewer of large ones."""
        held: list[Content] = []
        for content in self._contents():
            held.append(content)
            if len(held) >= _MOST_FILES or sum(len(one.data) for one in held) >= _MOST_BYTES:
                yield self._work(held)
                held = []
        if held:
            yield self._work(held)

    def unlike(self, stamps: Mapping[str, str]) -> Iterator[Planned]:
        """Yield the files that would give something else than files of these names and stamps gave."""
        return (one.file for one in self._contents() if self._stamp(one) != stamps.get(one.file.name))

    def _contents(self) -> Iterator[Content]:
        self.refused.clear()
        for file in self._files:
            try:
                yield Content(file, load(Path(file.path)))
            except UnreadableDocument as error:
                self.refused.append((error.path, error.reason))

    def _stamp(self, content: Content) -> str:
        decided = self._decisions.get(content.file.name, {})
        parts = (
            content.key,
            content.file.path,
            str(sorted(decided.items())),
            str(sorted(self._doubted)),
            self._answered,
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _work(self, contents: Sequence[Content]) -> Work:
        names = [content.file.name for content in contents]
        decisions = {id_: some for name in names for id_, some in self._decisions.get(name, {}).items()}
        remember = self._cache is not None
        return Work(tuple(map(self._item, contents)), decisions, self._shares, self._doubted, self._answers, remember)

    def _item(self, content: Content) -> Item:
        key, file = content.key, content.file
        read = self._cache.get(key) if self._cache else None
        unread = None if read else content
        return Item(file.path, file.name, key, self._stamp(content), unread, read or b"", remembered=bool(read))


def size_of(files: Iterable[Planned]) -> int:
    """Return the bytes of files together; one that is not there counts nothing."""
    return sum(_size(Path(file.path)) for file in files)


def shares_for(size: int) -> int:
    """Return into how many shares the subjects of documents of `size` bytes are dealt.

    >>> shares_for(1000), shares_for(10**8)
    (1, 512)
    """
    return max(1, min(_MOST_SHARES, -(-size // _SHARE)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _by_file(decisions: Iterable[Correction]) -> Mapping[str, Mapping[str, Sequence[Correction]]]:
    """Return decisions by the name of the file, then by the id of the document, of which a digest has several."""
    found: defaultdict[str, defaultdict[str, list[Correction]]] = defaultdict(lambda: defaultdict(list))
    for one in decisions:
        for name in {one.document, one.document.rpartition("#")[0]}:
            found[name][one.document].append(one)
    return found
