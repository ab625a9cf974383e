"""How does a letter leave in two steps, so that we know whether it has?

A mail server takes a letter over when it has seen the last dot, and not before. So a carrier first hands over all but
the dot (`begin`), which may fail or be called off without harm, and then the dot (`finish`). Only between sending the
dot and hearing the answer can there be doubt, and `Doubtful` says so.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from obliged.ports.mail.message import Mail
from obliged.ports.mail.whereabouts import Place


class Refused(Exception):
    """The other side's mail server will not take this letter; trying again will not help."""


class NotNow(Exception):
    """The letter did not leave this time; nothing was handed over, and trying again is safe."""

    def __init__(self, said: str = "", what: str = "") -> None:
        super().__init__(said)
        self.what = what  # a word for it (session.Trouble), where there is one


class Unsafe(NotNow):
    """The line to the mail server cannot be made safe, so nothing was said."""


class NotLetIn(Exception):
    """The mail server does not take us for who we are. Its account waits until somebody has looked."""

    def __init__(self, said: str = "", what: str = "") -> None:
        super().__init__(said)
        self.what = what


class Doubtful(Exception):
    """The last dot was sent and no answer came: the letter may have been taken over, or not."""


class Begun(Protocol):
    """A letter of which the other side has everything but the last dot."""

    def finish(self) -> None:
        """The last dot. Returns when the other side says that it has taken the letter over.

        :raises Refused: if it says that it never will
        :raises NotNow: if it says that it has not, this time, or went before it was sent the dot
        :raises Doubtful: if it says nothing
        """

    def give_up(self) -> None:
        """Hang up. Before `finish` nothing was handed over by then; after it, it is merely polite."""


class Carrier(Protocol):
    """Whatever can carry a letter."""

    def begin(self, mail: Mail) -> Begun:
        """Everything but the last dot.

        :raises Refused: if the other side never will take it
        :raises NotNow: if not this time
        :raises NotLetIn: if it does not take us for who we are
        """

    def places(self) -> tuple[Place, ...]:
        """Where one can look afterwards whether a letter was taken over."""


def hand_over(carrier: Carrier, mail: Mail) -> None:
    """Both steps at once, for what need not be exact: mail about a sign-in, a letter that tries an account."""
    begun = carrier.begin(mail)
    try:
        begun.finish()
    finally:
        begun.give_up()


@cache
def _adapter(path: str) -> Carrier:
    adapter: Carrier = import_string(path)()
    return adapter


def letters() -> Carrier:
    """The adapter that this installation uses."""
    return _adapter(settings.LETTERS)
