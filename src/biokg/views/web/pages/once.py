"""Remembers what is the same for all pages of one build: worked out once a view, forgotten with it."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from biokg.store.view import View

_Result = TypeVar("_Result")


def once_a_view(work: Callable[[View], _Result]) -> Callable[[View], _Result]:
    """Return `work` with its result kept for as long as the view is in use."""
    kept: WeakKeyDictionary[View, _Result] = WeakKeyDictionary()
    # Those who ask at once, after a new build, wait for one that works.
    lock = Lock()

    @wraps(work)
    def remembered(view: View) -> _Result:
        with lock:
            if view not in kept:
                kept[view] = work(view)
            return kept[view]

    return remembered
