"""Do a rule's letters leave by themselves once somebody has seen ten, and never where a person has to judge?"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from obliged.acts import by_itself, courtesies, letters, people, playbooks, referrals
from obliged.domain.people import Channel
from obliged.domain.playbook import SEEN_FIRST, Playbook
from obliged.ports.mail.kept import Kept
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.letters import Arrived, Letter, Passage
from obliged.records.people import Person
from tests import cast

pytestmark = pytest.mark.django_db
TUESDAY = cast.MONDAY + timedelta(days=1)  # nine in the morning


@pytest.fixture
def priya() -> Member:
    priya = cast.priya()
    playbooks.change(priya.firm, {"thank_received": {"by_itself": True}}, by=priya, now=cast.MONDAY)
    return Member.unscoped.select_related("firm").get(pk=priya.pk)


def _comes(priya: Member, n: int, now: datetime) -> Courtesy:
    """Ana sends somebody new; answers with the thanks that are owed."""
    referral = referrals.receive(
        firm=priya.firm,
        introducers=[referrals.Known(_introducer(priya.firm, n))],
        prospects=[referrals.Known(people.keep(firm=priya.firm, name=f"Somebody New {n}", now=now))],
        by=priya,
        now=now,
        need="plans",
    )
    row: Courtesy = (
        Courtesy.objects.of(priya.firm).select_related("firm", "to").get(referral=referral, rule="thank_received")
    )
    return row


def _introducer(firm: Firm, n: int) -> Person:
    return people.keep(
        firm=firm, name=f"Good Friend {n}", now=cast.MONDAY, reach=people.Reach(emails=(f"friend{n}@friends.example",))
    )


def _seen(priya: Member, number: int = SEEN_FIRST) -> None:
    """Members have sent so many themselves."""
    for n in range(number):
        courtesies.send(_comes(priya, 100 + n, cast.MONDAY), by=priya, now=cast.MONDAY)
    letters.carry(now=cast.MONDAY + timedelta(minutes=11), worker="w", through=Kept())


def _by_itself() -> list[Letter]:
    return list(Letter.unscoped.filter(automatic=True).order_by("id"))


def test_the_first_ten_wait_for_a_member(priya: Member) -> None:
    _seen(priya, SEEN_FIRST - 1)
    _comes(priya, 1, TUESDAY)
    assert by_itself.send(now=TUESDAY) == 0

    courtesies.send(_comes(priya, 2, TUESDAY), by=priya, now=TUESDAY)
    letters.carry(now=TUESDAY + timedelta(minutes=11), worker="w", through=Kept())

    assert by_itself.send(now=TUESDAY + timedelta(minutes=12)) == 1


def test_what_leaves_by_itself_can_be_taken_back_and_then_is_left_to_us(priya: Member) -> None:
    _seen(priya)
    thanks = _comes(priya, 1, TUESDAY)
    assert by_itself.send(now=TUESDAY) == 1
    letter = _by_itself()[0]
    assert (letter.passage, letter.leaves_at) == (Passage.HELD, TUESDAY + timedelta(minutes=10))

    letters.cancel(letter, now=TUESDAY + timedelta(minutes=1), why="Priya writes herself", by=priya)

    assert by_itself.send(now=TUESDAY + timedelta(minutes=2)) == 0
    thanks.refresh_from_db()
    assert thanks.state == "owed"


def test_it_thanks_once_it_has_left(priya: Member) -> None:
    _seen(priya)
    thanks = _comes(priya, 1, TUESDAY)
    by_itself.send(now=TUESDAY)
    before = Arrived.objects.count()

    letters.carry(now=TUESDAY + timedelta(minutes=11), worker="w", through=Kept())

    thanks.refresh_from_db()
    assert thanks.state == "settled"
    mail = Arrived.objects.order_by("-id")[0]
    assert Arrived.objects.count() == before + 1
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in bytes(mail.raw)


@pytest.mark.parametrize(
    "at", [TUESDAY + timedelta(hours=12), TUESDAY + timedelta(days=5)], ids=["at night", "on a Sunday"]
)
def test_nothing_is_written_while_nobody_is_there_to_see_it(priya: Member, at: datetime) -> None:
    _seen(priya)
    _comes(priya, 1, TUESDAY)

    assert by_itself.send(now=at) == 0


def test_who_likes_to_be_told_otherwise_or_has_no_address_is_left_to_us(priya: Member) -> None:
    _seen(priya)
    for n, change in enumerate(({"channel": Channel.CALL}, {"do_not_contact": True})):
        row = _comes(priya, n, TUESDAY)
        Person.objects.of(priya.firm).filter(pk=row.to_id).update(**change)
    row = _comes(priya, 5, TUESDAY)
    row.to.emails.of(priya.firm).delete()

    assert by_itself.send(now=TUESDAY) == 0


def test_words_that_somebody_began_are_theirs(priya: Member) -> None:
    _seen(priya)
    row = _comes(priya, 1, TUESDAY)
    courtesies.keep_draft(row, subject="Kwame", text="Ana, I", register="plain", by=priya, now=TUESDAY)

    assert by_itself.send(now=TUESDAY) == 0


def test_bad_news_never_leaves_by_itself(priya: Member) -> None:
    changed = Playbook().changed({"explain": {"by_itself": True}, "apologise": {"by_itself": True}}, 1)

    assert not any(rule.by_itself for rule in changed.rules)


def test_a_rule_that_waits_again_sends_nothing(priya: Member) -> None:
    _seen(priya)
    playbooks.change(priya.firm, {}, by=priya, now=TUESDAY)
    _comes(priya, 1, TUESDAY)

    assert by_itself.send(now=TUESDAY) == 0
