"""From a first referral to a partner: picked, reminded, spoken to, and the rhythm begins anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_ana_is_picked_spoken_to_and_her_rhythm_begins_anew(client: Client) -> None:
    priya = cast.priya()
    cast.ana_sends_kwame(priya)
    ana = Person.objects.of(priya.firm).get(name="Ana Duarte")
    home = f"/f/{priya.firm.slug}/"

    def word() -> Courtesy:
        (found,) = Courtesy.objects.of(priya.firm).owed().filter(to=ana, rule="keep_in_touch")
        return found

    with clock.stopped_at(MONDAY):
        client.force_login(priya.user)
        assert "Ana Duarte" in client.get(f"{home}partners/choose/").content.decode()
        client.post(f"{home}partners/choose/{ana.public_id}/", {"tier": "A"})
    with clock.stopped_at(MONDAY + 20 * DAY):
        client.force_login(priya.user)
        assert "Keep in touch" not in client.get(home).content.decode()
    with clock.stopped_at(MONDAY + 31 * DAY):
        client.force_login(priya.user)
        assert "Keep in touch" in client.get(home).content.decode()
        notes = "She looks for a dentist.\nsend her the plan by Friday"
        client.post(f"{home}people/{ana.public_id}/one-to-one/", {"notes": notes})
        today = client.get(home).content.decode()
        assert "Kept in touch" in today
        assert "Every month" in client.get(f"{home}people/{ana.public_id}/").content.decode()
    assert word().opens_at > MONDAY + 60 * DAY
    assert Courtesy.objects.of(priya.firm).owed().filter(to=ana, rule="keep_promise").count() == 1
