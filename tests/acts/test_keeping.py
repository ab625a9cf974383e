"""Does what has been kept long enough go, and nothing else?"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from obliged.acts import courtesies, incoming, keeping, letters, people, privacy, referrals
from obliged.domain.erased import ERASED
from obliged.domain.happenings import Kind, Reason
from obliged.domain.keeping import ADVISED, Keeps, before, days_of
from obliged.queries import keeping as queries
from obliged.records.courtesies import Courtesy, Draft
from obliged.records.firms import Member
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter, Passage
from obliged.records.people import Person
from obliged.records.privacy import Erasure
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY
from tests.mails import mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def after(days: int) -> datetime:
    return MONDAY + timedelta(days=days)


def came_to_nothing(priya: Member) -> Person:
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.LOST, by=priya, now=MONDAY, reason=Reason.TIMING)
    kwame = cast.person(priya.firm, "kwame")
    for row in Courtesy.objects.of(priya.firm).owed().filter(to=kwame).select_related("firm"):
        courtesies.not_needed(row, reason="over", by=priya, now=MONDAY)
    return kwame


def erased(priya: Member) -> list[int]:
    return list(Erasure.objects.of(priya.firm).values_list("person_id", flat=True))


def test_days_are_the_firms_else_as_we_advise() -> None:
    assert days_of({"raw_mail": 7})[Keeps.RAW_MAIL] == 7
    assert days_of({}) == ADVISED
    assert before({"drafts": 0}, Keeps.DRAFTS, as_of=MONDAY) is None
    assert before({}, Keeps.DRAFTS, as_of=MONDAY) == MONDAY - timedelta(days=90)


def test_a_mail_as_it_came_goes_after_its_days_and_its_words_stay(priya: Member) -> None:
    cast.person(priya.firm, "ana")
    incoming.keep(mail(text="The clinic is lovely."), now=MONDAY, firm=priya.firm)
    incoming.read_all_waiting(MONDAY)

    keeping.let_go(now=after(90))
    assert bytes(Incoming.objects.get().raw)
    keeping.let_go(now=after(91))
    row = Incoming.objects.get()
    assert not bytes(row.raw)
    assert "lovely" in row.text
    keeping.let_go(now=after(2191))
    assert Incoming.objects.get().text == ""


def test_the_words_of_a_letter_go_and_that_it_left_stays(priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    letter = letters.write(
        key="x",
        kind="tell",
        to=ana,
        address="ana@duarte.example",
        subject="News",
        text="We have met.",
        by=priya,
        now=MONDAY,
    )
    keeping.let_go(now=after(3000))
    assert Letter.objects.of(priya.firm).get().text == "We have met."  # it has not left yet

    Letter.objects.of(priya.firm).filter(pk=letter.pk).update(passage=Passage.SENT, sent_at=MONDAY)
    keeping.let_go(now=after(2189))
    assert Letter.objects.of(priya.firm).get().text == "We have met."
    keeping.let_go(now=after(2191))
    kept = Letter.objects.of(priya.firm).get()
    assert (kept.text, kept.subject, kept.sent_at, kept.to_address) == (ERASED, ERASED, MONDAY, "ana@duarte.example")


def test_of_whom_nothing_came_is_erased_after_two_years(priya: Member) -> None:
    kwame = came_to_nothing(priya)

    keeping.let_go(now=after(729))
    assert erased(priya) == []
    keeping.let_go(now=after(731))
    assert erased(priya) == [kwame.pk]
    assert Erasure.objects.of(priya.firm).get().ground == "retention"


def test_nobody_goes_with_whom_there_was_a_word_since(priya: Member) -> None:
    kwame = came_to_nothing(priya)
    people.happened(kwame, Kind.TOUCHED, by=priya, now=after(500))

    keeping.let_go(now=after(731))
    assert erased(priya) == []


def test_nobody_goes_who_plays_another_part(priya: Member) -> None:
    kwame = came_to_nothing(priya)
    referrals.receive(
        firm=priya.firm, introducers=[referrals.Known(kwame)], prospects=[referrals.Known(cast.person(priya.firm, "noor"))],
        by=priya, now=MONDAY, need="a shop",
    )  # fmt: skip

    keeping.let_go(now=after(731))
    assert kwame.pk not in erased(priya)


def test_nobody_goes_while_something_goes_on(priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    keeping.let_go(now=after(3000))
    assert erased(priya) == []


def test_whoever_became_a_client_stays(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    for kind in (Kind.CONTACTED, Kind.WON, Kind.COMPLETED):
        referrals.step(referral, kind, by=priya, now=MONDAY)

    keeping.let_go(now=after(3000))
    assert erased(priya) == []


def test_a_legal_hold_keeps_everything(priya: Member) -> None:
    kwame = came_to_nothing(priya)
    referral = Referral.objects.of(priya.firm).get()
    letters.write(
        key="x", kind="tell", to=kwame, address="kwame@boateng.example", referral=referral, subject="s",
        text="We have met.", by=priya, now=MONDAY,
    )  # fmt: skip
    Letter.objects.of(priya.firm).update(passage=Passage.SENT, sent_at=MONDAY)
    privacy.hold(kwame, why="a dispute", now=MONDAY)

    keeping.let_go(now=after(3000))
    assert erased(priya) == []
    assert Letter.objects.of(priya.firm).get().text == "We have met."

    privacy.lift(kwame)
    keeping.let_go(now=after(3000))
    assert erased(priya) == [kwame.pk]
    assert Letter.objects.of(priya.firm).get().text == ERASED


def test_for_ever_is_nought(priya: Member) -> None:
    came_to_nothing(priya)
    Draft.unscoped.create(firm=priya.firm, key="thank:1:2:1", text="Dear", by=priya, at=MONDAY)
    keeping.set_days(priya.firm, {str(keeps): 0 for keeps in Keeps})

    assert keeping.let_go(now=after(9000)) == 0
    keeping.set_days(priya.firm, {"drafts": 90, "prospects": 0})
    assert priya.firm.retention == {"prospects": 0}
    keeping.let_go(now=after(91))
    assert not Draft.objects.of(priya.firm).exists()
    assert erased(priya) == []


def test_another_firms_days_are_its_own(priya: Member) -> None:
    grace = cast.grace()
    for member in (priya, grace):
        Draft.unscoped.create(firm=member.firm, key="thank:1:2:1", text="Dear", by=member, at=MONDAY)
    keeping.set_days(grace.firm, {"drafts": 0})

    keeping.let_go(now=after(91))
    assert not Draft.objects.of(priya.firm).exists()
    assert Draft.objects.of(grace.firm).exists()
    assert queries.goes(grace.firm, Keeps.DRAFTS, as_of=after(91)).count() == 0
