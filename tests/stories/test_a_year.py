"""A firm's year, day by day: nothing owed is ever out of sight, and nobody gets two letters where one would do.

The year is lived through the same acts that a member presses (`acts/samples`), with a colleague who goes on leave
without a cover, comes back, and later leaves for good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from obliged.acts import firms, playbooks
from obliged.acts.samples import House
from obliged.domain.courtesies import owed
from obliged.domain.rhythms import RULES
from obliged.queries import calendars, stories
from obliged.queries import firms as team
from obliged.queries import playbooks as rules
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.partners import Partnership
from obliged.records.referrals import Referral

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


class Watched(House):
    """The sample house, watched by somebody who looks at every desk every morning."""

    mornings = 0
    leaves_on: datetime

    def _desk(self, moment: datetime) -> None:
        self.mornings += 1
        if self.mornings == 40:
            day = self.priya.firm.day_of(moment)
            firms.away(self.joel, from_on=day, until_on=day + timedelta(days=12), cover=None, now=moment)
        if self.mornings == 150:
            firms.leave(self.joel, to=self.priya, by=self.priya, now=moment)
            self.joel = self.priya
            self.leaves_on = moment
        if self.mornings % 5 == 0:
            self._everything_owed_is_on_a_today(moment)
        super()._desk(moment)

    def _everything_owed_is_on_a_today(self, moment: datetime) -> None:
        firm = self.priya.firm
        seen: set[int] = set()
        for member in Member.objects.of(firm).filter(left_at=None):
            seen |= set(team.looks_after(member, on=firm.day_of(moment)))
        hidden = Courtesy.objects.of(firm).owed().exclude(owner_id__in=seen)
        assert not hidden.exists(), list(hidden.values_list("rule", "owner__name"))


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Watched]:
    """Lived once for all tests of this file, in a transaction that is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        house = Watched(now=NOW, seed=11, begins=NOW - timedelta(days=364))
        house.live()
        yield house
        transaction.set_rollback(True)


def test_a_year_loses_nothing(year: Watched) -> None:
    """The table says exactly what the domain derives from what happened, after a year of acts."""
    firm = year.priya.firm
    assert year.mornings > 200

    for referral in Referral.objects.of(firm).select_related("firm", "responsible"):
        story = stories.of_referral(referral)
        derived = {str(c.key) for c in owed(story, rules.of_firm(firm), calendars.of_firm(firm, referral.responsible))}
        kept = Courtesy.objects.of(firm).filter(
            referral=referral, state__in=[State.OWED, State.ON_ITS_WAY, State.RELEASED]
        )
        assert {str(row.key) for row in kept.exclude(rule__in=RULES)} == derived

    for partnership in Partnership.objects.of(firm).select_related("person__firm", "person__keeper"):
        theirs = owed(
            stories.of_person(partnership.person), rules.of_firm(firm),
            calendars.of_firm(firm, partnership.person.keeper),
        )  # fmt: skip
        kept = Courtesy.objects.of(firm).filter(
            to=partnership.person, rule__in=RULES, state__in=[State.OWED, State.ON_ITS_WAY, State.RELEASED]
        )
        assert {str(row.key) for row in kept} == {str(c.key) for c in theirs if c.key.rule in RULES}


def test_everybody_who_sent_somebody_was_thanked_or_is_owed_thanks(year: Watched) -> None:
    firm = year.priya.firm

    for referral in Referral.objects.of(firm).filter(direction="received").exclude(stage="in_error"):
        thanks = Courtesy.objects.of(firm).filter(referral=referral, rule="thank_received")
        assert thanks.filter(state__in=[State.SETTLED, State.OWED, State.ON_ITS_WAY]).exists()


def test_nobody_gets_two_letters_where_one_would_do(year: Watched) -> None:
    """No two letters about one referral to one person from one sitting at the desk."""
    sittings = Counter(
        Letter.objects.of(year.priya.firm).filter(pair=None).exclude(passage="cancelled").values_list(
            "referral_id", "to_id", "made_at"
        )
    )  # fmt: skip

    assert sittings
    assert max(sittings.values()) == 1


def test_whoever_leaves_leaves_nothing_behind(year: Watched) -> None:
    firm = year.priya.firm
    gone = Member.objects.of(firm).filter(left_at__isnull=False)

    assert gone.exists()
    assert not Courtesy.objects.of(firm).owed().filter(owner__in=gone).exists()
    assert not Referral.objects.of(firm).under_way().filter(responsible__in=gone).exists()


def test_deriving_the_whole_firm_again_changes_nothing(year: Watched) -> None:
    firm = year.priya.firm
    before = list(Courtesy.objects.of(firm).order_by("id").values_list("id", "state", "due_at", "shows_at", "owner_id"))

    playbooks.derive_all_again(firm, now=NOW)

    after = list(Courtesy.objects.of(firm).order_by("id").values_list("id", "state", "due_at", "shows_at", "owner_id"))
    assert after == before
