"""The files of a plan cut into batches: opened one after the other, what was read of them before looked up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from biokg.bulk.cache import Cache
from biokg.bulk.reading import Content
from biokg.bulk.settling import Item, Work
from biokg.claims.decisions import Correction
from biokg.documents.formats import load
from biokg.documents.read import Planned
from biokg.errors import UnreadableDocument

_MOST_FILES = 64
_MOST_BYTES = 128 << 10
_SHARE = 4 << 20
"""Bytes of documents whose claims make one share of the subjects: some tens of megabytes of records."""
_MOST_SHARES = 512


class Batches:
    """Yields the work; `refused` fills with the files that cannot be opened."""

    def __init__(
        self, files: Sequence[Planned], decisions: Iterable[Correction], *, shares: int = 1, cache: Cache | None = None
    ) -> None:
        self._files = files
        self._decisions = _by_file(decisions)
        self._shares = shares
        self._cache = cache
        self.refused: list[UnreadableDocument] = []

    def __iter__(self) -> Iterator[Work]:
        """Yield batches of some dozen files, fewer of large ones."""
        held: list[Planned] = []
        items: list[Item] = []
        size = 0
        for file in self._files:
            try:
                data = load(Path(file.path))
            except UnreadableDocument as error:
                self.refused.append(error)
                continue
            held.append(file)
            items.append(self._item(Content(file, data)))
            size += len(data)
            if len(items) >= _MOST_FILES or size >= _MOST_BYTES:
                yield self._work(held, items)
                held, items, size = [], [], 0
        if items:
            yield self._work(held, items)

    def _item(self, content: Content) -> Item:
        key = content.key
        read = self._cache.get(key) if self._cache else None
        return Item(content.file.path, key, None if read else content, read or b"", remembered=bool(read))

    def _work(self, files: Sequence[Planned], items: Sequence[Item]) -> Work:
        decisions = {id_: some for file in files for id_, some in self._decisions.get(file.name, {}).items()}
        return Work(tuple(items), decisions, self._shares)


def size_of(files: Iterable[Planned]) -> int:
    """Return the bytes of files together; one that is not there counts nothing."""
    return sum(_size(Path(file.path)) for file in files)


def shares_for(size: int) -> int:
    """Return into how many shares the subjects of documents of `size` bytes are dealt.

    >>> shares_for(1000), shares_for(10**8)
    (1, 24)
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
