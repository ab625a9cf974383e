"""What SQLite is told before it has looked: a firm says nothing, a person nearly all."""

from __future__ import annotations

import pytest
from django.db import connection

from obliged.records.estimates import estimate
from obliged.records.people import Phone
from obliged.records.referrals import Party, Referral
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def plan(rows: object) -> str:
    return rows.explain()  # type: ignore[attr-defined,no-any-return]


def test_every_index_of_ours_has_its_statistics() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name LIKE 'obliged_%%'", [])
        indexes = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT idx FROM sqlite_stat1")
        told = {name for (name,) in cursor.fetchall()}

    assert indexes <= told


def test_three_telephones_are_not_found_by_reading_those_of_the_whole_firm() -> None:
    assert "person_id=?" in plan(Phone.objects.of(1).filter(person_id__in=[1, 2, 3]))


def test_the_parties_of_a_referral_are_found_by_it() -> None:
    assert "referral_id=?" in plan(Party.objects.of(1).filter(referral_id__in=[1, 2]).order_by("order", "id"))


def test_our_moves_and_theirs_are_ranges_of_an_index() -> None:
    referrals = Referral.objects.of(1)

    assert "next_opens_at<?" in plan(referrals.our_move(cast.MONDAY).order_by("next_opens_at", "id")[:100])
    assert "next_opens_at>?" in plan(referrals.their_move(cast.MONDAY).order_by("next_opens_at", "id")[:51])
    assert "next_opens_at=?" in plan(referrals.nobodys_move().order_by("-id")[:51])
    assert "referral_settled " in plan(referrals.settled().order_by("-stage_at", "-id")[:51])


def test_a_firm_halves_and_a_person_leaves_twenty() -> None:
    assert estimate(["firm_id", "person_id", "order"]) == "1000000 500000 20 1"
    assert estimate(["firm_id", "owner_id", "due_at"], is_part=True) == "100000 50000 25000 20"
