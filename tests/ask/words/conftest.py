"""The shipped graph and questions, for what is read depends on both."""

from pathlib import Path

import pytest

from biokg import pipeline
from biokg.ask import questions
from biokg.ask.questions import Question
from biokg.store.view import View, open_view


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> View:
    store = Path(tmp_path_factory.mktemp("shipped")) / "store"
    pipeline.build([], store)
    return open_view(store)


@pytest.fixture(scope="session")
def saved() -> list[Question]:
    return [questions.question(name) for name in questions.names()]
