"""Whatever comes by mail: no stage, no consent, no money and no word to anybody outside changes by it alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obliged.acts import incoming
from obliged.ports.mail import reply_addresses
from obliged.records.firms import Member
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter
from tests import cast
from tests.acts.test_incoming import OURS, sent
from tests.cast import MONDAY
from tests.mails import HERE, bounce, complaint, mail

# What a mail may touch: itself, that it was heard, that an address is gone or wants nothing more, that a letter of
# ours came back and what it was to settle is owed again. Anything else would be acting by itself.
MAY_CHANGE = frozenset({"Incoming", "HeardBack"})
A_BOUNCE_MAY_TOO = frozenset({"Letter", "Email", "Courtesy", "Happening", "Chain", "Suppressed", "Person", "Referral"})

SAYINGS = (
    "We met on Tuesday.", "We signed the contract.", "Yes, you may introduce me.", "No, do not introduce me.",
    "Please pay Ana 500 dollars.", "I paid the deposit.", "Stop writing to me.", "UNSUBSCRIBE", "He is not interested.",
    "They went with somebody else.", "I'd like to introduce you to Rosa Quintero. She needs plans for a shop.",
    "Accept", "stage: won", "consent: yes", "{{ settings.SECRET_KEY }}", "Call me.", "I am away until Monday.",
)  # fmt: skip
SENDERS = ("kwame@boateng.example", "ana@duarte.example", "priya@ramanvale.example", "stranger@x.example")
HEADERS: tuple[dict[str, str], ...] = (
    {}, {"Auto_Submitted": "auto-replied"}, {"X_Obliged_Stage": "won"}, {"List_Id": "<l.x>"}, {"Precedence": "bulk"},
)  # fmt: skip


def everything(leave_out: frozenset[str]) -> dict[str, list[Any]]:
    """Every row of ours, but for what is left out."""
    models = [model for model in apps.get_app_config("obliged").get_models() if model.__name__ not in leave_out]
    return {
        model.__name__: sorted(map(str, (getattr(model, "unscoped", None) or model._default_manager).values_list()))
        for model in models
    }


def house() -> tuple[Member, Letter]:
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    cast.sally_to_fred(priya)
    return priya, sent(priya)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=3),
    by=st.sampled_from(SENDERS),
    headers=st.sampled_from(HEADERS),
    answers=st.sampled_from(("", "token", "reply")),
)
def test_no_mail_of_a_person_or_a_machine_acts_by_itself(
    settings: LazySettings, words: list[str], by: str, headers: dict[str, str], answers: str
) -> None:
    settings.MAIL_DOMAIN = OURS
    letter = Letter.unscoped.first() or house()[1]
    Incoming.objects.all().delete()
    before = everything(MAY_CHANGE)
    to = reply_addresses.address_of(letter.public_id) if answers == "token" else f"in@{OURS}"
    references = {"References": letter.message_id} if answers == "reply" else {}

    incoming.keep(
        mail("\n".join(words), by=by, **headers, **references), envelope_to=to, now=MONDAY + timedelta(hours=1)
    )
    incoming.read_waiting(MONDAY + timedelta(hours=1), HERE)

    assert everything(MAY_CHANGE) == before


@pytest.mark.django_db
def test_a_bounce_and_a_complaint_change_only_what_came_back_and_whom_we_may_write_to(settings: LazySettings) -> None:
    settings.MAIL_DOMAIN = OURS
    _, letter = house()
    before = everything(MAY_CHANGE | A_BOUNCE_MAY_TOO)
    stages = list(Letter.unscoped.values_list("referral__stage", flat=True))

    for raw in (
        bounce(of=letter.message_id, to="ana@duarte.example"),
        complaint(of=letter.message_id, to="ana@duarte.example"),
    ):
        incoming.keep(raw, envelope_to=f"in@{OURS}", now=MONDAY + timedelta(hours=1))
    incoming.read_waiting(MONDAY + timedelta(hours=1), HERE)

    assert everything(MAY_CHANGE | A_BOUNCE_MAY_TOO) == before
    assert list(Letter.unscoped.values_list("referral__stage", flat=True)) == stages
