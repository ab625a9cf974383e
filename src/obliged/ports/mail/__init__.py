"""How letters leave. A port of one word, `hand_over`, with an adapter for SMTP and one that keeps what it is given."""

from __future__ import annotations

from functools import cache
from typing import Protocol, runtime_checkable

from django.conf import settings
from django.utils.module_loading import import_string

from obliged.ports.mail.message import Mail


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


class Letters(Protocol):
    """Whatever can carry a letter."""

    def hand_over(self, mail: Mail) -> None:
        """Returns when the other side has taken it.

        :raises Refused: if it never will
        :raises NotNow: if it was not handed over this time
        """


@runtime_checkable
class AsksFirst(Protocol):
    """A carrier that can ask whether a letter would be taken, before anything is handed over.

    Two letters that belong together leave only when both would be taken.
    """

    def would_take(self, mail: Mail) -> None:
        """Returns when the other side would take it, as far as it says.

        :raises Refused: if it never will
        :raises NotNow: if it does not say so this time
        """


@cache
def _adapter(path: str) -> Letters:
    adapter: Letters = import_string(path)()
    return adapter


def letters() -> Letters:
    """The adapter that this installation uses."""
    return _adapter(settings.LETTERS)
