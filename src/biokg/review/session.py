"""One sitting: the items in their order, where the person stands, and what was written and can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from biokg.claims.decisions import Correction
from biokg.errors import UsageError
from biokg.review.decide import By, Clock, Written, check, correction, decide, now
from biokg.review.items import FactItem, Item
from biokg.review.meaning import Fields
from biokg.store.view import View


@dataclass(slots=True)
class Session:
    """A person's way through the doubtful things; nothing is kept in memory that is not on disk."""

    view: View
    items: Sequence[Item]
    who: str
    clock: Clock = now
    rehearsal: bool = False
    """Whether nothing is written, and `rehearsed` fills instead."""
    at: int = 0
    rehearsed: list[Correction] = field(default_factory=list)
    _steps: list[tuple[int, Written | None]] = field(default_factory=list)

    @property
    def current(self) -> Item | None:
        """The item to decide on, or None when there is none left."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def decided(self) -> int:
        """How many decisions were written and stand."""
        return sum(1 for _, written in self._steps if written) + len(self.rehearsed)

    def decide(self, verdict: str, why: str, changed: Fields | None = None) -> None:
        """Write a decision on the current item and go on; raises as `biokg.review.decide.decide` does."""
        item = self.current
        if item is None:
            raise UsageError("nothing is left to decide.", "没有待判定的内容了。")
        by = By(self.who, self.clock(), why)
        written = None
        if not self.rehearsal:
            written = decide(self.view, item, verdict, by, changed)
        elif isinstance(item, FactItem):
            decision = correction(item, verdict, by, changed or {})
            check(self.view, decision)
            self.rehearsed.append(decision)
        self._steps.append((self.at, written))
        self.at += 1

    def skip(self) -> None:
        """Go on without a decision."""
        if self.current is not None:
            self._steps.append((self.at, None))
            self.at += 1

    def go_to(self, key: str) -> None:
        """Go to the item of an id, or of the beginning of one; raises `UsageError` where there is not just one."""
        found = [at for at, item in enumerate(self.items) if item.key.startswith(key)]
        exact = [at for at in found if self.items[at].key == key]
        if len(exact or found) != 1:
            raise UsageError(
                f"{len(found)} items begin with {key!r}; see --list.", f"{key!r} 对应 {len(found)} 项；见 --list。"
            )
        self.at = (exact or found)[0]

    def undo(self) -> None:
        """Go back one step and take back what was written there; raises `UsageError` where there is none."""
        if not self._steps:
            raise UsageError("nothing was decided yet.", "还没有可撤销的判定。")
        at, written = self._steps[-1]
        if written:
            written.undo()
        elif self.rehearsed:
            self.rehearsed.pop()
        self._steps.pop()
        self.at = at
