"""Would we notice? Each of these takes a guard away from a worker, and the checker has to turn red.

They live here and not in the product, where there is no switch that makes it send twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from obliged.acts import doubts, outbox
from obliged.records.letters import Letter, Passage


def phases() -> None:
    """A letter is marked when it has left and not before the dot, as queues that promise *at least once* do."""
    has_left: Any = outbox.has_left

    def marked_after(letter: Letter, now: Any, **said: Any) -> bool:
        out_of = said.pop("out_of", outbox.MAY_HAVE_LEFT) | {Passage.CLAIMED}
        return bool(has_left(letter, now, out_of=out_of, **said))

    _put("last_look", lambda claimed, *, now: True)
    _put("has_left", marked_after)


def after() -> None:
    """A letter is marked before it is sent, as queues that promise *at most once* do."""
    last_look: Any = outbox.last_look
    has_left: Any = outbox.has_left

    def marked_before(claimed: Any, *, now: Any) -> bool:
        if not last_look(claimed, now=now):
            return False
        for letter in claimed:
            has_left(letter, now)
        return True

    _put("last_look", marked_before)
    _put("has_left", lambda letter, now, **said: True)


def fence() -> None:
    """Whoever has a letter in hand goes on with it, whoever else has taken it up meanwhile."""

    def moved(letters: Any, out_of: Any, **changed: Any) -> int:
        return sum(Letter.objects.of(one.firm_id).filter(pk=one.pk).update(**changed) for one in letters)

    _put("_is", lambda letter, claimed: True)
    _put("_move", moved)


def look() -> None:
    """A doubtful letter is taken for one that has not left, and nobody looks."""
    nowhere = doubts.Looked({}, surely=True, in_time=True)
    doubts._look = lambda letters, account, now: nowhere  # type: ignore[assignment]


def _put(name: str, what: Callable[..., Any]) -> None:
    setattr(outbox, name, what)


GUARDS: dict[str, Callable[[], None]] = {"phases": phases, "after": after, "fence": fence, "look": look}


def guard(name: str) -> None:
    """Take it away, in this process."""
    if name:
        GUARDS[name]()
