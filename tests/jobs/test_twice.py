"""Whatever is done by itself may be done twice: the second time nothing changes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from obliged.acts import courtesies, jobs
from obliged.jobs.handlers import HANDLERS
from obliged.jobs.timetable import TIMETABLE, Line
from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.jobs import Job, State
from obliged.records.mail_accounts import MailAccount
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(days=30, hours=1)


@pytest.fixture
def priya() -> Member:
    """A firm in which everything has something to do: a letter to send, a hold, silence, a mailbox, a job gone astray."""
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    cast.sally_to_fred(priya)
    thanks = Courtesy.objects.of(priya.firm).select_related("firm", "to", "referral__firm").get(rule="thank_received")
    courtesies.send(thanks, by=priya, now=MONDAY)
    MailAccount.unscoped.create(
        firm=priya.firm, member=priya, address=priya.email, username="priya", smtp_host="mail.ramanvale.example",
        imap_host="mail.ramanvale.example", made_at=MONDAY,
    )  # fmt: skip
    jobs.enqueue("inbox", {"account": 0}, now=LATER + timedelta(days=9), firm=priya.firm)
    Job.objects.create(kind="inbox", state=State.DONE, run_at=MONDAY, made_at=MONDAY, ended_at=MONDAY)
    return priya


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row that we keep."""
    models: list[type[Model]] = list(apps.get_app_config("obliged").get_models())
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("line", TIMETABLE, ids=lambda line: line.name)
def test_a_line_that_runs_twice_leaves_the_same(line: Line, priya: Member) -> None:
    with clock.stopped_at(LATER):
        line.do(LATER, "first")
        once = everything()
        line.do(LATER, "second")

    assert everything() == once


@pytest.mark.parametrize("kind", HANDLERS)
def test_a_job_that_is_done_twice_leaves_the_same(kind: str, priya: Member) -> None:
    job = jobs.enqueue(kind, ARGUMENTS[kind], now=LATER, firm=priya.firm)
    with clock.stopped_at(LATER):
        HANDLERS[kind].do(job, LATER)
        once = everything()
        HANDLERS[kind].do(job, LATER)

    assert everything() == once


# What each kind is told in this test; the inbox of somebody who left is looked into, and nobody minds. An erasure ends
# with the file of the database, which no test inside a transaction can write anew: tests/acts/test_erasing.py.
ARGUMENTS: dict[str, dict[str, Any]] = {"inbox": {"account": 0}, "erase": {"erasure": 0}}


def test_every_line_has_something_to_do_here(priya: Member) -> None:
    """Or running it twice would prove nothing: what of all this changes anything, in the order of the timetable."""
    changed = []
    with clock.stopped_at(LATER):
        for line in TIMETABLE:
            before = everything()
            line.do(LATER, "once")
            if everything() != before:
                changed.append(line.name)

    assert {"letters", "inboxes", "clock", "tidying"} <= set(changed), changed
