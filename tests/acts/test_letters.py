"""How a letter leaves: held first, once, and only then is somebody thanked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from obliged.acts import courtesies, introductions, letters, people
from obliged.acts.introductions import OneLetter
from obliged.acts.letters import AlreadyOnItsWay, HasLeft, MayNotBeWrittenTo
from obliged.domain.happenings import Kind
from obliged.ports.mail import NotNow, Refused
from obliged.ports.mail.message import Card
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter, Passage, Told
from obliged.records.referrals import Referral
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(minutes=11)


def thanks(referral: Referral) -> Courtesy:
    found: Courtesy = (
        Courtesy.objects.of(referral.firm).select_related("firm", "to", "referral__firm").get(
            referral=referral, rule="thank_received"
        )
    )  # fmt: skip
    return found


def thank(by: Member, referral: Referral) -> Letter:
    row = thanks(referral)
    assert row.to is not None
    return letters.write(
        key=str(row.key), kind=row.rule, to=row.to, address="ana@duarte.example", subject="Kwame, and thank you",
        text="Ana, thank you.", by=by, now=MONDAY, referral=referral, settles=[row.key],
        enclosed=letters.Enclosed(tells=("contacted",), audience="introducer"),
    )  # fmt: skip


def test_sending_is_not_having_sent() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    thank(priya, referral)

    assert thanks(referral).state == State.ON_ITS_WAY
    assert not Happening.objects.of(priya.firm).filter(kind=Kind.THANKED).exists()


def test_only_a_letter_that_has_left_thanks() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    thank(priya, referral)

    left = letters.carry(now=LATER, worker="w", through=Carrier())

    assert left == 1
    assert thanks(referral).state == State.SETTLED
    assert Happening.objects.of(priya.firm).get(kind=Kind.THANKED).concerns.name == "Ana Duarte"
    assert Told.objects.of(priya.firm).get().what == "contacted"


def test_a_held_letter_does_not_leave_before_its_time() -> None:
    priya = cast.priya()
    thank(priya, cast.ana_sends_kwame(priya))

    assert letters.carry(now=MONDAY + timedelta(minutes=9), worker="w", through=Carrier()) == 0


def test_undo_takes_the_letter_back_and_it_is_owed_again() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    letter = thank(priya, referral)

    courtesies.undo(thanks(referral), by=priya, now=MONDAY)

    letter.refresh_from_db()
    assert letter.passage == Passage.CANCELLED
    assert thanks(referral).state == State.OWED
    assert letters.carry(now=LATER, worker="w", through=Carrier()) == 0


def test_the_same_meaning_is_never_queued_twice() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    thank(priya, referral)

    with pytest.raises(AlreadyOnItsWay):
        thank(priya, referral)


def test_after_undo_it_may_be_sent_anew() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    thank(priya, referral)
    courtesies.undo(thanks(referral), by=priya, now=MONDAY)

    thank(priya, referral)

    assert thanks(referral).state == State.ON_ITS_WAY


def test_what_has_left_cannot_be_taken_back() -> None:
    priya = cast.priya()
    letter = thank(priya, cast.ana_sends_kwame(priya))
    letters.carry(now=LATER, worker="w", through=Carrier())

    with pytest.raises(HasLeft):
        letters.cancel(letter, now=LATER, why="taken back")


def test_a_refused_letter_is_owed_again_and_says_why() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    letter = thank(priya, referral)

    letters.carry(now=LATER, worker="w", through=Carrier(ana=Refused("550 no such mailbox")))

    letter.refresh_from_db()
    assert letter.trouble == "550 no such mailbox"
    assert thanks(referral).state == State.OWED


def test_a_letter_that_could_not_leave_is_tried_again_later() -> None:
    priya = cast.priya()
    letter = thank(priya, cast.ana_sends_kwame(priya))
    letters.carry(now=LATER, worker="w", through=Carrier(ana=NotNow("timed out")))
    carrier = Carrier()

    letters.carry(now=LATER + timedelta(minutes=2), worker="w", through=carrier)

    letter.refresh_from_db()
    assert [mail.message_id for mail in carrier.carried] == [letter.message_id]
    assert letter.passage == Passage.SENT


def test_after_the_last_try_it_is_put_before_a_person() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    thank(priya, referral)
    now = LATER
    for _ in range(letters.TRIES):
        now += timedelta(hours=3)
        letters.carry(now=now, worker="w", through=Carrier(ana=NotNow("timed out")))

    assert thanks(referral).state == State.OWED


def test_a_worker_that_died_before_handing_over_gives_its_letter_back() -> None:
    priya = cast.priya()
    letter = thank(priya, cast.ana_sends_kwame(priya))
    Letter.unscoped.filter(pk=letter.pk).update(passage=Passage.CLAIMED, claimed_until=LATER)
    carrier = Carrier()

    letters.carry(now=LATER + letters.LEASE, worker="another", through=carrier)

    assert len(carrier.carried) == 1


def test_nobody_is_written_to_who_asked_not_to_be() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    people.change(ana, version=ana.version, now=MONDAY, do_not_contact=True)

    with pytest.raises(MayNotBeWrittenTo):
        thank(priya, referral)


def test_who_asks_meanwhile_not_to_be_written_to_is_not() -> None:
    priya = cast.priya()
    letter = thank(priya, cast.ana_sends_kwame(priya))
    ana = cast.person(priya.firm, "ana")
    people.change(ana, version=ana.version, now=MONDAY, do_not_contact=True)
    carrier = Carrier()

    letters.carry(now=LATER, worker="w", through=carrier)

    letter.refresh_from_db()
    assert carrier.carried == []
    assert letter.passage == Passage.CANCELLED


def test_a_line_in_the_subject_slips_nothing_into_the_headers() -> None:
    priya = cast.priya()
    letter = thank(priya, cast.ana_sends_kwame(priya))
    Letter.unscoped.filter(pk=letter.pk).update(subject="Thanks\r\nBcc: everybody@else.example")
    carrier = Carrier()

    letters.carry(now=LATER, worker="w", through=carrier)

    assert carrier.carried[0].as_message()["Bcc"] is None


# --- introductions --------------------------------------------------------------------------------------------


def introduce(by: Member) -> Referral:
    referral = cast.sally_to_fred(by)
    sally, fred = cast.person(by.firm, "sally"), cast.person(by.firm, "fred")
    card = (Card("card.vcf", "BEGIN:VCARD\r\nEND:VCARD\r\n"),)
    introductions.introduce(
        referral,
        prospect=OneLetter(sally, "sally@risecrumb.example", "Meet Fred", "Sally, meet Fred.", card),
        provider=OneLetter(fred, "fred@lindqvist.example", "Meet Sally", "Fred, meet Sally.", card),
        by=by,
        now=MONDAY,
    )
    return referral


def test_an_introduction_leaves_as_two_letters() -> None:
    priya = cast.priya()
    referral = introduce(priya)
    carrier = Carrier()

    letters.carry(now=LATER, worker="w", through=carrier)

    assert sorted(mail.to_address for mail in carrier.carried) == ["fred@lindqvist.example", "sally@risecrumb.example"]
    assert Happening.objects.of(priya.firm).filter(kind=Kind.INTRODUCED, referral=referral).count() == 1


def test_when_the_first_is_refused_the_second_does_not_leave() -> None:
    priya = cast.priya()
    referral = introduce(priya)
    carrier = Carrier(sally=Refused("550 unknown"))

    letters.carry(now=LATER, worker="w", through=carrier)

    assert carrier.carried == []
    assert not Happening.objects.of(priya.firm).filter(kind=Kind.INTRODUCED).exists()
    assert Courtesy.objects.of(priya.firm).get(referral=referral, rule="introduce").state == State.OWED


def test_when_the_second_is_refused_the_first_has_not_left() -> None:
    priya = cast.priya()
    referral = introduce(priya)
    carrier = Carrier(fred=Refused("550 unknown"))

    letters.carry(now=LATER, worker="w", through=carrier)

    assert carrier.carried == []
    assert set(Letter.objects.of(priya.firm).values_list("passage", flat=True)) == {Passage.REFUSED, Passage.CANCELLED}
    assert Courtesy.objects.of(priya.firm).get(referral=referral, rule="introduce").state == State.OWED


def test_when_the_second_cannot_be_taken_now_both_wait() -> None:
    priya = cast.priya()
    introduce(priya)
    carrier = Carrier(fred=NotNow("421 later"))

    letters.carry(now=LATER, worker="w", through=carrier)

    assert carrier.carried == []
    assert set(Letter.objects.of(priya.firm).values_list("passage", flat=True)) == {Passage.HELD}


def test_taking_one_letter_back_takes_back_both() -> None:
    priya = cast.priya()
    introduce(priya)
    first = Letter.objects.of(priya.firm).order_by("id").first()

    letters.cancel(first, now=MONDAY, why="taken back")

    assert set(Letter.objects.of(priya.firm).values_list("passage", flat=True)) == {Passage.CANCELLED}


def test_nobody_is_introduced_before_they_were_asked() -> None:
    priya = cast.priya()
    referral = cast.sally_to_fred(priya, consent_wanted=True)
    sally, fred = cast.person(priya.firm, "sally"), cast.person(priya.firm, "fred")

    with pytest.raises(introductions.NotAskedYet):
        introductions.introduce(
            referral,
            prospect=OneLetter(sally, "sally@risecrumb.example", "Meet", "Meet", ()),
            provider=OneLetter(fred, "fred@lindqvist.example", "Meet", "Meet", ()),
            by=priya,
            now=MONDAY,
        )
