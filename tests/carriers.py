"""A carrier that remembers what it carried, turns away whom it is told to, and loses its voice after the dot."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from obliged.ports.mail.message import Mail
from obliged.ports.mail.whereabouts import Place


class Carrier:
    """Both steps of a port, in memory. What is to go wrong is named by a part of the address."""

    def __init__(self, *, dots: dict[str, Exception] | None = None, **turns_away: Exception) -> None:
        self.carried: list[Mail] = []
        self.begun: list[Mail] = []
        self.given_up = 0
        self.turns_away = turns_away
        self.dots = dots or {}  # what is answered to the last dot
        self.meanwhile: Callable[[], object] = lambda: None  # between the body and the last look
        self.looked_into: tuple[Place, ...] = ()

    def begin(self, mail: Mail) -> Begun:
        for name, trouble in self.turns_away.items():
            if name in mail.to_address:
                raise trouble
        self.begun.append(mail)
        self.meanwhile()
        return Begun(self, mail)

    def places(self) -> tuple[Place, ...]:
        return self.looked_into


@dataclass
class Begun:
    carrier: Carrier
    mail: Mail
    is_over: bool = False

    def finish(self) -> None:
        assert not self.is_over, "a dot is sent once"
        self.is_over = True
        for name, trouble in self.carrier.dots.items():
            if name in self.mail.to_address:
                raise trouble
        self.carrier.carried.append(self.mail)

    def give_up(self) -> None:
        self.carrier.given_up += 1


@dataclass
class Shelf:
    """A place where letters lie that have left."""

    lying: set[str]
    kind: str = "archive"
    keeps_all: bool = False
    trouble: Exception | None = None

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        if self.trouble is not None:
            raise self.trouble
        return frozenset(self.lying & set(message_ids))
