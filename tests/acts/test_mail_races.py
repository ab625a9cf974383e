"""Two workers read at once: one mail has one effect."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection

from obliged.acts import incoming
from obliged.domain.happenings import Kind
from obliged.domain.mails import Mail
from obliged.records.happenings import Happening
from obliged.records.incoming import Incoming, Reading
from obliged.records.links import HeardBack
from tests import cast
from tests.acts.test_incoming import OURS, sent
from tests.cast import MONDAY
from tests.mails import HERE, bounce, mail
from tests.mails import Here as Reader

pytestmark = pytest.mark.django_db(transaction=True)
LATER = MONDAY + timedelta(hours=1)


class Together(Reader):
    """Both have read before either writes."""

    def __init__(self, hands: int) -> None:
        self.barrier = threading.Barrier(hands)

    def read(self, raw: bytes) -> Mail:
        read = HERE.read(raw)
        self.barrier.wait(10)
        return read


def at_once(*rows: Incoming) -> None:
    """Each is read by a worker of its own, at the same moment."""
    readers = Together(len(rows))
    failed: list[BaseException] = []

    def work(row: Incoming) -> None:
        try:
            incoming.read_one(row, now=LATER, readers=readers)
        except BaseException as trouble:
            failed.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failed == []


def kept(raw: bytes, to: str = f"in@{OURS}") -> Incoming:
    row = incoming.keep(raw, envelope_to=to, now=LATER)
    return Incoming.objects.select_related("firm", "account", "member").get(pk=row.pk)


def test_two_copies_that_are_read_at_once_are_heard_once(settings: LazySettings) -> None:
    settings.MAIL_DOMAIN = OURS
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    raw = mail("He is glad.")

    at_once(kept(raw), kept(raw, f"in.{priya.firm.slug}@{OURS}"))

    assert sorted(Incoming.objects.values_list("reading", flat=True)) == [Reading.READ, Reading.TWICE]
    assert HeardBack.objects.of(priya.firm).count() == 1


def test_one_mail_that_two_workers_took_is_heard_once(settings: LazySettings) -> None:
    settings.MAIL_DOMAIN = OURS
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    row = kept(mail("He is glad."))

    at_once(row, row)

    assert HeardBack.objects.of(priya.firm).count() == 1


def test_two_bounces_of_one_letter_have_one_effect(settings: LazySettings) -> None:
    settings.MAIL_DOMAIN = OURS
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    at_once(
        *(kept(bounce(of=letter.message_id, to="ana@duarte.example", message_id=f"<{n}@x.example>")) for n in range(3))
    )

    assert Happening.objects.of(priya.firm).filter(kind=Kind.TAKEN_BACK).count() == 1
