"""What if the process dies here?

Each step on a letter's way has a name. Nothing happens there, unless a test has said what: OBLIGED_FAILPOINT names one
(`after_final_dot`), and, where it is not the first time, which passing (`after_final_dot:3`): there the process is
killed as a failing machine would kill it. A test in the same process may arm one with what it likes.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Fell(BaseException):
    """The process died here, as far as a test is concerned. Nothing on the way catches it."""


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fallen() -> None:
    raise Fell


_armed: dict[str, tuple[int, Callable[[], object]]] = {}


def failpoint(name: str) -> None:
    """A step on the way."""
    if not _armed or name not in _armed:
        return
    passings, do = _armed[name]
    if passings > 1:
        _armed[name] = passings - 1, do
        return
    del _armed[name]
    do()


def _arm(said: str, do: Callable[[], object]) -> None:
    name, _, nth = said.partition(":")
    _armed[name] = int(nth or 1), do


@contextmanager
def armed(said: str, do: Callable[[], object] = _fallen) -> Iterator[None]:
    """For tests: at this step, at its n-th passing, once, let that happen."""
    _arm(said, do)
    try:
        yield
    finally:
        _armed.pop(said.partition(":")[0], None)


if os.environ.get("OBLIGED_FAILPOINT"):
    _arm(os.environ["OBLIGED_FAILPOINT"], _killed)
