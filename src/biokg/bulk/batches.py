"""The files of a plan cut into batches: opened one after the other, what was read of them before looked up."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from biokg.bulk.cache import Cache
from biokg.bulk.looks import looks
from biokg.bulk.reading import Content
from biokg.bulk.settling import Item, Stamp, Work
from biokg.bulk.version import reading_version
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


@dataclass(frozen=True, slots=True)
class Seen:
    """What an earlier build saw of files, by their names."""

    glances: Mapping[str, bytes]
    stamp: Callable[[str], str]
    again: dict[str, bytes] = field(default_factory=dict)
    """The new glances of files that were opened and are as they were."""


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
        self._doubts = str(sorted(self._doubted))
        self._answered = answers.state() if answers else ""
        self.refused: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[Work]:
        """Yield batches of some dozen files, fewer of large ones."""
        held: list[tuple[Content, bytes]] = []
        for pair in self._contents():
            held.append(pair)
            if len(held) >= _MOST_FILES or sum(len(one.data) for one, _ in held) >= _MOST_BYTES:
                yield self._work(held)
                held = []
        if held:
            yield self._work(held)

    def unlike(self, seen: Seen) -> Iterator[Planned]:
        """Yield the files that would give something else than was seen of files of their names; open few others."""
        for content, glance in self._contents(seen.glances):
            if self._stamp(content) != seen.stamp(content.file.name):
                yield content.file
            elif glance:
                seen.again[content.file.name] = glance

    def _contents(self, glances: Mapping[str, bytes] = MappingProxyType({})) -> Iterator[tuple[Content, bytes]]:
        """Yield files with their content and glance, but for those of a known glance."""
        self.refused.clear()
        for file in self._files:
            glance = self._glance(file)
            if glance and glances.get(file.name) == glance:
                continue
            try:
                yield Content(file, load(Path(file.path))), glance
            except UnreadableDocument as error:
                self.refused.append((error.path, error.reason))

    def _stamp(self, content: Content) -> str:
        return _hash(content.key, content.file.path, *self._beside(content.file.name)).hex()

    def _glance(self, file: Planned) -> bytes:
        """Return the hash of all that decides what a file gives, its looks in the place of its content."""
        seen = looks(file.path)
        said = (file.name, file.path, repr(file.stated), reading_version())
        return _hash(seen, *said, *self._beside(file.name)) if seen else b""

    def _beside(self, name: str) -> tuple[str, ...]:
        """Return what decides besides a file what it gives."""
        return (str(sorted(self._decisions.get(name, {}).items())), self._doubts, self._answered)

    def _work(self, held: Sequence[tuple[Content, bytes]]) -> Work:
        names = [content.file.name for content, _ in held]
        decisions = {id_: some for name in names for id_, some in self._decisions.get(name, {}).items()}
        remember = self._cache is not None
        items = tuple(self._item(content, glance) for content, glance in held)
        return Work(items, decisions, self._shares, self._doubted, self._answers, remember)

    def _item(self, content: Content, glance: bytes) -> Item:
        key, file = content.key, content.file
        read = self._cache.get(key) if self._cache else None
        unread = None if read else content
        stamp = Stamp(self._stamp(content), glance)
        return Item(file.path, file.name, key, stamp, unread, read or b"", remembered=bool(read))


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


def _hash(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


def _by_file(decisions: Iterable[Correction]) -> Mapping[str, Mapping[str, Sequence[Correction]]]:
    """Return decisions by the name of the file, then by the id of the document, of which a digest has several."""
    found: defaultdict[str, defaultdict[str, list[Correction]]] = defaultdict(lambda: defaultdict(list))
    for one in decisions:
        for name in {one.document, one.document.rpartition("#")[0]}:
            found[name][one.document].append(one)
    return found
