"""Cuts a stored text into its articles: digests of dated articles, pages of cut-off blurbs, or one article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biokg.documents.bylines import is_byline
from biokg.documents.dates import Imprint, read_imprint
from biokg.documents.furniture import is_furniture, pattern
from biokg.documents.lines import Line, ends_sentence, is_prose, split_lines
from biokg.documents.records import Part

_TITLE_LONGEST = 300
_BETWEEN = 4
"""Lines that may stand between a title and its date line (blank, by-line, sub-title)."""
_TEASER_TAIL = 160


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    lines: tuple[Line, ...]

    def title_like(self, index: int) -> bool:
        return is_title(self.lines[index], self.text)

    def has_prose(self, first: int, stop: int) -> bool:
        """Tell whether running text stands on these lines; a copyright notice is none."""
        return any(is_prose(line, self.text) and not is_furniture(line.head) for line in self.lines[first:stop])

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the span from the line `first` to the last line before `stop` that is not blank."""
        last = stop - 1
        while last > first and self.lines[last].blank:
            last -= 1
        return self.lines[first].start, self.lines[last].end


def split(text: str) -> tuple[Part, ...]:
    r"""Return the articles of a stored text in their order; a text that is no digest is one article, whole.

    >>> len(split("One title\n\nAnd its only paragraph, which says little."))
    1
    """
    page = _Text(text, split_lines(text))
    return _dated(page) or _teasers(page) or (Part(0, len(text)),)


def is_title(line: Line, text: str) -> bool:
    """Tell whether a line can be a title: short, of letters, not ended like a sentence, no imprint or furniture."""
    if line.blank or line.end - line.start > _TITLE_LONGEST or not any(char.isalpha() for char in line.head):
        return False
    if ends_sentence(line, text) or line.head.startswith(("——", "- ", "* ", "• ", "|", ">")) or _is_cut_off(line, text):
        return False
    return read_imprint(line.head) is None and not is_furniture(line.head) and not is_byline(line.head)


def _dated(page: _Text) -> tuple[Part, ...]:
    """Cut before each title that a date line follows, when two or more of them have a body."""
    begins = _beginnings(page)
    kept: list[tuple[int, int]] = []
    for position, (first, title, body) in enumerate(begins):
        stop = begins[position + 1][0] if position + 1 < len(begins) else len(page.lines)
        # A list of links ("related reading") has titles and dates, but no bodies: it stays with its article.
        if page.has_prose(body, stop):
            kept.append((first, title))
    if len(kept) < 2:
        return ()
    return _parts(page, kept)


def _beginnings(page: _Text) -> list[tuple[int, int, int]]:
    """Return (first line, title line, first line of the body) of each place where an article may begin."""
    found: list[tuple[int, int, int]] = []
    for index, line in enumerate(page.lines):
        imprint = read_imprint(line.head) if line.whole and not line.blank else None
        if imprint is None or imprint.published is None:
            continue
        begin = _beginning(page, index, imprint)
        if begin is not None and (not found or begin[1] > found[-1][1]):
            found.append(begin)
    return found


def _beginning(page: _Text, index: int, imprint: Imprint) -> tuple[int, int, int] | None:
    for above in range(index - 1, max(-1, index - 2 - _BETWEEN), -1):
        if page.title_like(above):
            return above, above, index + 1
        line = page.lines[above]
        if not line.blank and is_prose(line, page.text) and not _passable(line):
            break
    following = next((below for below in range(index + 1, len(page.lines)) if not page.lines[below].blank), None)
    if imprint.labelled and following is not None and page.title_like(following):
        return index, following, following + 1
    return None


def _passable(line: Line) -> bool:
    return line.head.startswith("——") or is_byline(line.head) or read_imprint(line.head) is not None


def _teasers(page: _Text) -> tuple[Part, ...]:
    """Cut a page of blurbs, each a title line and a text that ends in a mark such as ``[MORE]``."""
    blocks = list(_teaser_blocks(page))
    heads = [_teaser_title(page, first, stop) for first, stop in blocks]
    if len(blocks) < 2 or any(head is None for head in heads):
        return ()
    kept = [(head, head) for head in heads if head is not None]
    after = blocks[-1][1]
    tail = _teaser_title(page, after, len(page.lines))
    if tail is not None:
        kept.append((tail, tail))
    return _parts(page, kept)


def _teaser_blocks(page: _Text) -> Iterator[tuple[int, int]]:
    first = 0
    for index, line in enumerate(page.lines):
        if not line.blank and _is_cut_off(line, page.text):
            yield first, index + 1
            first = index + 1


def _is_cut_off(line: Line, text: str) -> bool:
    """Tell whether a line ends in a teaser mark with no more than marks, arrows and an image name after it."""
    tail = text[max(line.start, line.end - _TEASER_TAIL) : line.end]
    marks = list(pattern("teaser").finditer(tail))
    if not marks:
        return False
    rest = pattern("inline").sub("", tail[marks[-1].end() :])
    return not rest.strip(" >».…·-→")


def _teaser_title(page: _Text, first: int, stop: int) -> int | None:
    """Return the last line that can be a title before the block's first running text."""
    title = None
    for index in range(first, stop):
        line = page.lines[index]
        if page.title_like(index):
            title = index
        elif not line.blank and (is_prose(line, page.text) or _is_cut_off(line, page.text)):
            return title
    return None


def _parts(page: _Text, begins: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    stops = [first for first, _ in begins[1:]] + [len(page.lines)]
    parts = []
    if page.has_prose(0, begins[0][0]):
        parts.append(Part(*page.span(0, begins[0][0])))  # an introduction is an article too; a page's header is not
    for (first, title), stop in zip(begins, stops, strict=True):
        line = page.lines[title]
        parts.append(Part(*page.span(first, stop), title=(line.start, line.end)))
    return tuple(parts)
