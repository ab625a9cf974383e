"""The web process dies over a form that was sent, and the browser sends it again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY
from tests.web.test_captures import LINE, at, filled, shown

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
HOUSE = Path(__file__).resolve().parents[2]


def press_and_die(member: Member, form: dict[str, str], dies: str, folder: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "tests.chaos.press", str(connection.settings_dict["NAME"]), str(member.user_id),
         at(member), dies],
        cwd=HOUSE, env=os.environ | {"OBLIGED_DATA": str(folder), "OBLIGED_SECRET_KEY": settings.SECRET_KEY}, input=json.dumps(form),
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == -9, done.stderr
    return done.returncode


@pytest.mark.parametrize(("fault", "dies", "kept"), [(1, "before", 0), (2, "after", 1)])
def test_1_and_2_a_referral_is_there_once_wherever_the_web_process_is_killed(
    client: Client, tmp_path: Path, fault: int, dies: str, kept: int
) -> None:
    priya = cast.priya()
    cast.person(priya.firm, "luis")
    client.force_login(priya.user)
    with clock.stopped_at(MONDAY):
        form = filled(shown(client, priya, LINE))
        press_and_die(priya, form, dies, tmp_path)
        assert Referral.objects.of(priya.firm).count() == kept

        again = client.post(at(priya), form)
        page = client.get(again.headers["Location"])

    assert (again.status_code, page.status_code) == (302, 200)
    assert Referral.objects.of(priya.firm).count() == 1
    assert Person.objects.of(priya.firm).filter(name="Sally Okafor").count() == 1
    assert Courtesy.objects.of(priya.firm).filter(rule="thank_received").count() == 1
