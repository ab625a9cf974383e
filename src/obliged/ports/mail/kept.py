"""Letters that stay in the house: where there is no mail server, the mailbox page is where they arrive.

Ships with the product: the sample firm and the tests use it, and a new firm sees its first letters before it has
set up an account.
"""

from __future__ import annotations

from collections.abc import Callable

from obliged.ports.mail.message import Mail

Keeper = Callable[[Mail, bytes], None]
_keeper: list[Keeper] = []


def keep_with(keeper: Keeper) -> None:
    """Say where mail is kept. The records floor is a neighbour, so the house joins them above."""
    _keeper[:] = [keeper]


class Kept:
    """Hands every letter to the keeper."""

    def hand_over(self, mail: Mail) -> None:
        for keep in _keeper:
            keep(mail, mail.as_message().as_bytes())
