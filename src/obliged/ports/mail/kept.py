"""Letters that stay in the house: where there is no mail server, the mailbox page is where they arrive.

Ships with the product: the sample firm and the tests use it, and a new firm sees its first letters before it has
set up an account.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from obliged.ports.failpoints import failpoint
from obliged.ports.mail.message import Mail
from obliged.ports.mail.whereabouts import Place

Keeper = Callable[[Mail, bytes], None]
Finder = Callable[[Collection[str]], frozenset[str]]
_keeper: list[Keeper] = []
_finder: list[Finder] = []


def keep_with(keeper: Keeper, finder: Finder) -> None:
    """Say where mail is kept and found. The records floor is a neighbour, so the house joins them above."""
    _keeper[:], _finder[:] = [keeper], [finder]


class Kept:
    """Hands every letter to the keeper, at the last dot."""

    def begin(self, mail: Mail) -> InHand:
        failpoint("before_connect")
        begun = InHand(mail)
        failpoint("after_body")
        return begun

    def places(self) -> tuple[Place, ...]:
        return (Mailbox(),)


@dataclass(frozen=True, slots=True)
class InHand:
    mail: Mail

    def finish(self) -> None:
        raw = self.mail.as_message().as_bytes()
        for keep in _keeper:
            failpoint("after_final_dot")
            keep(self.mail, raw)
        failpoint("after_250")

    def give_up(self) -> None:
        """Nothing was begun that could be left open."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The page on which letters arrive: one look says for certain."""

    kind: str = "spool"
    keeps_all: bool = True

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        return frozenset().union(*(find(message_ids) for find in _finder))
