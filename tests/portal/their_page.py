"""How does a test open the page of somebody outside?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.test import Client

from obliged.acts import portal_links
from obliged.ports import clock
from obliged.records.links import Opens
from obliged.records.people import Person
from tests.cast import MONDAY


def link_of(person: Person, *, opens: Opens = Opens.PAGE, now: datetime = MONDAY) -> str:
    """The path of a new link."""
    return "/" + portal_links.make(person, opens=opens, now=now).split("/", 3)[3]


def get(path: str, at: datetime = MONDAY, client: Client | None = None) -> Any:
    with clock.stopped_at(at):
        return (client or Client()).get(path)


def post(path: str, at: datetime = MONDAY, client: Client | None = None, **fields: str) -> Any:
    """A press, with the check of tokens on, as a browser without a cookie makes it."""
    with clock.stopped_at(at):
        return (client or Client(enforce_csrf_checks=True)).post(path, fields)


def text(answer: Any) -> str:
    return str(answer.content.decode())
