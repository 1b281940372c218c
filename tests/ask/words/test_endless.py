"""A text of many pages is no question."""

from datetime import date

import pytest

from biokg.ask.words.understand import LONGEST, understand
from biokg.errors import UsageError
from biokg.store.view import view_of


def test_a_question_without_an_end_is_refused_with_a_remedy() -> None:
    with pytest.raises(UsageError, match=rf"at most {LONGEST} characters, this one has 10,000") as refused:
        understand(view_of(()), "产值" * 5000, (), date(2026, 1, 1))
    assert "一次只问一件事" in refused.value.said("zh")
