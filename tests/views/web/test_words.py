"""Both languages are complete: every message of templates and code stands in every catalogue, and nothing besides."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from biokg.views import web
from biokg.views.web.catalogue import LOCALE, translations
from biokg.views.web.rendering import environment

ROOM = Path(web.__file__).parent
CATALOGUES = sorted(LOCALE.glob("*.po"))
Message = tuple[str, str]
"""A message in the singular and in the plural, which may be empty."""


def of_templates() -> Iterator[Message]:
    made = environment("en")
    for path in sorted((ROOM / "templates").glob("*.html")):
        for _, name, found in made.extract_translations(path.read_text(encoding="utf-8")):  # type: ignore[attr-defined]
            texts = found if isinstance(found, tuple) else (found,)
            # A message in a variable is marked in the code.
            if texts[0] is not None:
                yield texts[0], texts[1] if name == "ngettext" else ""


def of_code() -> Iterator[Message]:
    for path in sorted(ROOM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "mark":
                yield ast.literal_eval(node.args[0]), ""


MESSAGES = {*of_templates(), *of_code()}


def test_there_are_messages_and_catalogues() -> None:
    assert len(MESSAGES) > 100
    assert [path.stem for path in CATALOGUES] == ["zh"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_message_is_translated_and_nothing_else(path: Path) -> None:
    held = {(entry.msgid, entry.msgid_plural or "") for entry in polib.pofile(str(path))}
    assert sorted(MESSAGES - held) == []
    assert sorted(held - MESSAGES) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_translation_says_something_and_fills_the_same_places(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        told = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        assert all(told), entry.msgid
        assert "fuzzy" not in entry.flags, entry.msgid
        wanted = set(re.findall(r"%\(\w+\)s", entry.msgid_plural or entry.msgid))
        assert all(set(re.findall(r"%\(\w+\)s", text)) == wanted for text in told), entry.msgid


def test_a_translation_is_found_at_run_time() -> None:
    assert translations("zh").gettext("Search") == "搜索"
    assert translations("en").gettext("Search") == "Search"
