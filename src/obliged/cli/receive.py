"""How does this installation take mail itself? A process that listens until it is told to stop."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import django

T = TypeVar("T")


def receive() -> int:
    """Listen where OBLIGED_RECEIVE says; answers with the exit code."""
    django.setup()
    from django.conf import settings

    from obliged.acts import installation
    from obliged.cli.up import bind_from
    from obliged.ports.mail.receiver import Receiver
    from obliged.ports.mail.session import our_name

    if not settings.RECEIVE or not settings.MAIL_DOMAIN:
        print("Nothing is received: set OBLIGED_RECEIVE and OBLIGED_MAIL_DOMAIN.", file=sys.stderr)
        return 1
    installation.refuse_if_mighty()
    where = bind_from(settings.RECEIVE, None)
    receiver = Receiver(
        is_ours, keep, host=where.host, port=where.port, name=our_name(),
        certificate=settings.RECEIVE_CERTIFICATE, key=settings.RECEIVE_KEY,
    )  # fmt: skip
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    try:
        receiver.start()
    except OSError as trouble:
        print(f"{where.host}:{where.port} cannot be listened on: {trouble}", file=sys.stderr)
        return 1
    print(f"Mail to {settings.MAIL_DOMAIN} is taken on {where.host}:{where.port}.", flush=True)
    told.wait()
    receiver.stop()
    return 0


def is_ours(address: str) -> bool:
    """Whether mail to this address is taken."""
    from obliged.acts import incoming

    return _reached(lambda: incoming.whereto(address) is not None)


def keep(raw: bytes, sender: str, recipient: str) -> None:
    """Keep the bytes; returns when they are safe."""
    from obliged.acts import incoming
    from obliged.ports import clock

    _reached(lambda: incoming.keep(raw, envelope_from=sender, envelope_to=recipient, now=clock.now()))


def _reached(ask: Callable[[], T]) -> T:
    """What the database answers.

    :raises Unreachable: if it does not
    """
    from django.db import Error

    from obliged.ports.mail.receiver import Unreachable

    with _own_connection():
        try:
            return ask()
        except (Error, OSError) as trouble:
            raise Unreachable(str(trouble)) from trouble


@contextmanager
def _own_connection() -> Iterator[None]:
    """Each hand has a connection of its own; one that broke is not used again."""
    from django.db import close_old_connections

    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
