"""A letter leaves exactly once, whoever dies, sleeps or changes their mind meanwhile. Numbers are those of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from obliged.acts import courtesies, installation, introductions, letters, outbox, people, referrals
from obliged.domain.happenings import Kind
from obliged.ports import clock
from obliged.ports.failpoints import Fell, armed
from obliged.ports.mail import Doubtful, NotLetIn, NotNow, Refused
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.jobs import Installation
from obliged.records.keys import uuid7
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import MailAccount, Suppressed
from tests import cast
from tests.acts.test_letters import LATER, introduce, thank, thanks
from tests.carriers import Carrier
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
SALLY, FRED = "sally@risecrumb.example", "fred@lindqvist.example"


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def carry(carrier: Carrier | None = None, *, at: datetime = LATER, worker: str = "w") -> int:
    return letters.carry(now=at, worker=worker, through=carrier or Carrier())


def fresh(letter: Letter) -> Letter:
    return Letter.unscoped.get(pk=letter.pk)


def passages(firm: Firm) -> dict[str, str]:
    return dict(Letter.objects.of(firm).values_list("to_address", "passage"))


def automatic(by: Member, who: str, *, now: datetime = MONDAY, key: str = "") -> Letter:
    person = cast.person(by.firm, who)
    return letters.write(
        key=key or f"still_interested:{person.pk}", kind="still_interested", to=person, address=cast.PEOPLE[who][2],
        subject="Still interested?", text="Is it still of interest?", by=by, now=now, at_once=True, automatic=True,
    )  # fmt: skip


# --- who has it in hand -----------------------------------------------------------------------------------------


def test_21_of_two_workers_only_one_takes_a_letter_up(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    seen_by_both = fresh(letter)

    first = outbox.claim(seen_by_both, worker="one", now=LATER)
    second = outbox.claim(seen_by_both, worker="two", now=LATER)

    assert [one.pk for one in first] == [letter.pk]
    assert second == []


def test_what_a_dead_worker_had_is_given_back_before_its_time_is_over(priya: Member) -> None:
    """One of an introduction has its letter: nobody waits twelve minutes until a person can see that."""
    introduce(priya)
    with armed("before_sent_commit"), pytest.raises(Fell):
        carry(Carrier(), worker="dead")
    letter = thank(priya, cast.ana_sends_kwame(priya))
    outbox.claim(fresh(letter), worker="alive", now=LATER)

    outbox.give_back(LATER, of="dead")

    assert passages(priya.firm) == {
        SALLY: Passage.IN_DOUBT, FRED: Passage.IN_DOUBT, "ana@duarte.example": Passage.CLAIMED
    }  # fmt: skip


def test_every_taking_up_has_a_number_of_its_own(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))

    for n in (1, 2, 3):
        (claimed,) = outbox.claim(fresh(letter), worker="w", now=LATER)
        assert claimed.fence == fresh(letter).fence == n
        Letter.unscoped.filter(pk=letter.pk).update(passage=Passage.HELD)


def test_22_a_worker_that_fell_asleep_before_the_dot_sends_nothing(priya: Member) -> None:
    """Its lease ended, the letter was given back, and another sent it. Then it wakes up."""
    thank(priya, cast.ana_sends_kwame(priya))
    sleeper, other = Carrier(), Carrier()
    much_later = LATER + outbox.LEASE + timedelta(seconds=1)
    sleeper.meanwhile = lambda: carry(other, at=much_later, worker="awake")

    left = carry(sleeper, worker="asleep")

    assert left == 0
    assert (len(sleeper.carried), len(other.carried)) == (0, 1)
    assert sleeper.given_up == 1


def test_22_the_late_word_of_a_slow_worker_changes_nothing(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    (old,) = outbox.claim(fresh(letter), worker="asleep", now=LATER)
    outbox.give_back(LATER + outbox.LEASE + timedelta(seconds=1))
    (new,) = outbox.claim(fresh(letter), worker="awake", now=LATER + timedelta(minutes=6))

    outbox.turned_away(old, [], "550 no", LATER)
    outbox.try_again(old, "late", LATER)
    assert not outbox.has_left(old, LATER)
    assert not outbox.last_look([old], now=LATER)

    assert (fresh(letter).passage, fresh(letter).fence, fresh(letter).claimed_by) == (
        Passage.CLAIMED,
        new.fence,
        "awake",
    )
    assert not Happening.objects.of(priya.firm).filter(kind=Kind.THANKED).exists()


def test_a_worker_whose_time_ran_out_before_the_dot_does_not_send_it(
    priya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped like a suspended machine, after the last look and before the dot."""
    letter = thank(priya, cast.ana_sends_kwame(priya))
    moments = {"now": LATER}
    monkeypatch.setattr(clock, "going_on", lambda start: lambda: moments["now"])
    carrier = Carrier()

    with armed("after_last_look", lambda: moments.update(now=LATER + outbox.DOT_LEASE)):
        carry(carrier)

    assert carrier.carried == []
    assert fresh(letter).passage == Passage.HELD


def test_a_yes_that_comes_late_still_counts_while_nobody_has_decided(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    carrier = Carrier()
    after = LATER + outbox.DOT_LEASE + timedelta(seconds=1)

    with armed("before_sent_commit", lambda: outbox.give_back(after)):
        carry(carrier)

    assert fresh(letter).passage == Passage.SENT


# --- process death, in one process; tests/acts/test_outbox_kills.py does it with real ones ------------------------


BEFORE_THE_DOT = ("before_claim", "after_claim", "after_begun", "before_final_dot")


@pytest.mark.parametrize("step", BEFORE_THE_DOT)
def test_3_to_5_a_worker_that_dies_before_the_dot_leaves_a_letter_that_leaves_later(priya: Member, step: str) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    dead, alive = Carrier(), Carrier()
    with armed(step), pytest.raises(Fell):
        carry(dead)

    carry(alive, at=LATER + outbox.LEASE + timedelta(seconds=1), worker="another")

    assert (len(dead.carried), len(alive.carried)) == (0, 1)
    assert fresh(letter).passage == Passage.SENT


@pytest.mark.parametrize(("step", "had_left"), [("after_last_look", 0), ("before_sent_commit", 1)])
def test_6_and_7_a_worker_that_dies_after_the_last_look_leaves_a_doubt_and_nothing_is_sent_again(
    priya: Member, step: str, had_left: int
) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = thank(priya, referral)
    dead, alive = Carrier(), Carrier()
    with armed(step), pytest.raises(Fell):
        carry(dead)

    for minutes in (6, 13, 60):
        carry(alive, at=LATER + timedelta(minutes=minutes), worker="another")

    assert (len(dead.carried), len(alive.carried)) == (had_left, 0)
    assert fresh(letter).passage == Passage.IN_DOUBT
    assert thanks(referral).state == State.ON_ITS_WAY


def test_after_the_last_writing_death_changes_nothing(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    alive = Carrier()
    with armed("after_sent_commit"), pytest.raises(Fell):
        carry(Carrier())

    carry(alive, at=LATER + timedelta(hours=1))

    assert alive.carried == []
    assert fresh(letter).passage == Passage.SENT


# --- what the server says ---------------------------------------------------------------------------------------


def test_40_no_answer_to_the_dot_is_a_doubt_and_not_another_try(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    carry(Carrier(dots={"ana": Doubtful("timed out")}))
    again = Carrier()

    carry(again, at=LATER + timedelta(hours=3))

    assert again.carried == []
    assert (fresh(letter).passage, fresh(letter).doubted_at) == (Passage.IN_DOUBT, LATER)


def test_a_no_after_the_dot_is_no_doubt(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = thank(priya, referral)

    carry(Carrier(dots={"ana": NotNow("451 later")}))
    assert (fresh(letter).passage, fresh(letter).attempts) == (Passage.HELD, 1)

    carry(Carrier(dots={"ana": Refused("554 spam")}), at=LATER + timedelta(minutes=2))
    assert fresh(letter).passage == Passage.REFUSED
    assert thanks(referral).state == State.OWED


def test_what_goes_wrong_in_our_own_carrier_before_the_dot_is_tried_again_and_not_for_ever(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))

    carry(Carrier(ana=MemoryError()))

    assert (fresh(letter).passage, fresh(letter).attempts) == (Passage.HELD, 1)


def test_what_goes_wrong_in_our_own_carrier_after_the_dot_is_a_doubt(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))

    carry(Carrier(dots={"ana": RuntimeError("a mistake of ours")}))

    assert fresh(letter).passage == Passage.IN_DOUBT


def account(by: Member, *, of_firm: bool = False) -> MailAccount:
    made: MailAccount = MailAccount.unscoped.create(
        firm=by.firm, member=None if of_firm else by, address=by.email, username=by.email, smtp_host="smtp.example",
        works_since=MONDAY, made_at=MONDAY,
    )  # fmt: skip
    return made


def test_45_an_account_that_is_not_let_in_stops_its_queue_and_burns_no_tries(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    hers = account(priya)
    mine, his = thank(priya, cast.ana_sends_kwame(priya)), thank(joel, cast.ana_sends_kwame(joel))
    shut, open_ = Carrier(ana=NotLetIn("535 bad credentials")), Carrier()
    Letter.unscoped.filter(pk=his.pk).update(leaves_at=LATER + timedelta(hours=1))
    carry(shut)

    Letter.unscoped.filter(pk=his.pk).update(leaves_at=LATER)
    carry(open_, at=LATER + timedelta(hours=1))

    hers.refresh_from_db()
    assert hers.refused_at == LATER
    assert "535" in hers.trouble
    assert (fresh(mine).passage, fresh(mine).attempts) == (Passage.HELD, 0)
    assert [mail.message_id for mail in open_.carried] == [his.message_id]


def test_45_once_the_account_is_mended_its_letters_leave(priya: Member) -> None:
    hers = account(priya)
    letter = thank(priya, cast.ana_sends_kwame(priya))
    carry(Carrier(ana=NotLetIn("535 bad credentials")))
    MailAccount.unscoped.filter(pk=hers.pk).update(refused_at=None)

    carry(at=LATER + timedelta(minutes=1))

    assert fresh(letter).passage == Passage.SENT


def test_45_where_the_installations_relay_does_not_let_us_in_all_its_letters_wait(priya: Member) -> None:
    joel = cast.joel(priya.firm)
    account(joel)
    two = [thank(priya, cast.ana_sends_kwame(priya)) for _ in range(2)]
    his = thank(joel, cast.ana_sends_kwame(joel))

    carry(Carrier(ana=NotLetIn("535 bad credentials")))
    assert [(fresh(one).attempts, fresh(one).leaves_at) for one in two] == [(0, LATER + outbox.RELAY_RESTS)] * 2

    MailAccount.unscoped.update(refused_at=None)
    carry(at=LATER + timedelta(minutes=1))
    assert fresh(his).passage == Passage.SENT


def test_a_letter_that_is_held_again_leaves_by_whatever_account_its_member_has_then(priya: Member) -> None:
    account(priya, of_firm=True)
    letter = thank(priya, cast.ana_sends_kwame(priya))
    carry(Carrier(ana=NotNow("421 later")))
    hers = account(priya)

    carry(at=LATER + timedelta(minutes=2))

    assert (fresh(letter).passage, fresh(letter).account) == (Passage.SENT, hers)


# --- the last look ----------------------------------------------------------------------------------------------


def no_contact(by: Member) -> None:
    ana = cast.person(by.firm, "ana")
    people.change(ana, version=ana.version, now=LATER, do_not_contact=True)


def suppressed(by: Member) -> None:
    Suppressed.unscoped.create(firm=by.firm, normal="ana@duarte.example", everything=True, why="complained", at=LATER)


def entered_in_error(by: Member) -> None:
    from obliged.records.referrals import Referral

    referrals.step(Referral.objects.of(by.firm).select_related("firm").get(), Kind.ENTERED_IN_ERROR, by=by, now=LATER)


def taken_back(by: Member) -> None:
    received = Happening.objects.of(by.firm).select_related("firm", "referral__firm").get(kind=Kind.RECEIVED)
    referrals.take_back(received, by=by, now=LATER)


CHANGES: dict[str, Callable[[Member], None]] = {
    "33: they asked not to be contacted": no_contact,
    "33: the address takes nothing any more": suppressed,
    "34: the referral was entered in error": entered_in_error,
    "34: what it was owed for was taken back": taken_back,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_while_a_letter_is_in_hand_is_seen_before_the_dot(
    priya: Member, change: Callable[[Member], None]
) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    carrier = Carrier()
    carrier.meanwhile = lambda: change(priya)

    assert carry(carrier) == 0

    assert carrier.begun
    assert carrier.carried == []
    assert fresh(letter).passage == Passage.CANCELLED
    assert fresh(letter).cancelled_why


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_before_keeps_it_from_being_taken_up(priya: Member, change: Callable[[Member], None]) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    change(priya)
    carrier = Carrier()

    carry(carrier)

    assert carrier.begun == []
    assert fresh(letter).passage == Passage.CANCELLED


def test_a_letter_can_be_taken_back_until_its_last_dot(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = thank(priya, referral)
    carrier = Carrier()
    carrier.meanwhile = lambda: courtesies.undo(thanks(referral), by=priya, now=LATER)

    carry(carrier)

    assert carrier.carried == []
    assert fresh(letter).passage == Passage.CANCELLED
    assert thanks(referral).state == State.OWED


def test_after_the_last_look_it_cannot_be_taken_back(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = thank(priya, referral)

    with armed("after_last_look"), pytest.raises(Fell):
        carry()

    with pytest.raises(letters.HasLeft):
        letters.cancel(fresh(letter), now=LATER, why="taken back")


def test_34_consent_that_is_withdrawn_while_both_are_in_hand_stops_both(priya: Member) -> None:
    referral = cast.sally_to_fred(priya, consent_wanted=True)
    sally = cast.person(priya.firm, "sally")
    introductions.consent(referral, given=True, person=sally, by=priya, now=MONDAY)
    introductions.send_both(referral, by=priya, now=MONDAY)
    carrier = Carrier()

    def withdraw() -> None:
        if len(carrier.begun) == 2:
            introductions.consent(referral, given=False, person=sally, by=priya, now=LATER)

    carrier.meanwhile = withdraw
    carry(carrier)

    assert carrier.carried == []
    assert set(passages(priya.firm).values()) == {Passage.CANCELLED}


def test_a_firm_that_pauses_keeps_what_is_in_hand(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    carrier = Carrier()
    carrier.meanwhile = lambda: Firm.objects.filter(pk=priya.firm.pk).update(paused_at=LATER, paused_why="word")

    carry(carrier)
    carry(carrier, at=LATER + timedelta(hours=1))

    assert carrier.carried == []
    assert fresh(letter).passage == Passage.HELD


def test_a_muted_copy_of_the_database_sends_nothing(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    carrier = Carrier()
    carrier.meanwhile = lambda: Installation.objects.create(epoch=uuid7(), muted_at=LATER, muted_why="restored")

    carry(carrier)
    carry(carrier, at=LATER + timedelta(hours=1))

    assert carrier.carried == []
    assert fresh(letter).passage == Passage.HELD


# --- how much, and when -----------------------------------------------------------------------------------------


def test_an_automatic_letter_keeps_quiet_hours_and_leaves_in_the_morning(priya: Member) -> None:
    evening = MONDAY + timedelta(hours=9)  # six in the evening
    letter = automatic(priya, "ana", now=evening)

    carry(at=evening)
    assert fresh(letter).leaves_at == MONDAY + timedelta(days=1)

    carry(at=MONDAY + timedelta(days=1))
    assert fresh(letter).passage == Passage.SENT


def test_a_letter_by_hand_leaves_at_any_hour(priya: Member) -> None:
    night = MONDAY + timedelta(hours=14)
    letter = thank(priya, cast.ana_sends_kwame(priya))

    carry(at=night)

    assert fresh(letter).passage == Passage.SENT


def test_35_one_automatic_letter_a_day_comes_to_a_person_and_the_next_one_the_next_day(priya: Member) -> None:
    first, second = automatic(priya, "ana"), automatic(priya, "ana", key="another")
    third = automatic(priya, "luis")

    carry()

    assert fresh(first).passage == fresh(third).passage == Passage.SENT
    assert (fresh(second).passage, fresh(second).leaves_at) == (Passage.HELD, MONDAY + timedelta(days=1))


def test_a_stopped_address_gets_nothing_automatic_and_still_what_is_written_by_hand(priya: Member) -> None:
    Suppressed.unscoped.create(firm=priya.firm, normal="ana@duarte.example", why="asked", at=MONDAY)
    by_itself, by_hand = automatic(priya, "ana"), thank(priya, cast.ana_sends_kwame(priya))

    carry()

    assert fresh(by_itself).passage == Passage.CANCELLED
    assert fresh(by_hand).passage == Passage.SENT


def test_a_suppression_that_was_lifted_holds_nothing_back(priya: Member) -> None:
    Suppressed.unscoped.create(
        firm=priya.firm, normal="ana@duarte.example", everything=True, why="bounced", at=MONDAY, lifted_at=MONDAY
    )
    letter = thank(priya, cast.ana_sends_kwame(priya))

    carry()

    assert fresh(letter).passage == Passage.SENT


def test_no_more_leave_in_an_hour_than_the_firm_says_and_the_rest_follows(priya: Member) -> None:
    Firm.objects.filter(pk=priya.firm.pk).update(letters_an_hour=3)
    for _ in range(5):
        thank(priya, cast.ana_sends_kwame(priya))

    assert carry() == 3
    assert carry(at=LATER + timedelta(minutes=59)) == 0
    assert carry(at=LATER + timedelta(minutes=60)) == 2


def many(by: Member, number: int) -> None:
    ana = cast.person(by.firm, "ana")
    for n in range(number):
        letters.write(
            key=f"word:{n}", kind="word", to=ana, address="ana@duarte.example", subject="A word", text="A word.", by=by,
            now=MONDAY,
        )  # fmt: skip


def test_52_a_storm_pauses_and_asks(priya: Member) -> None:
    many(priya, 61)
    carrier = Carrier()

    carry(carrier)

    priya.firm.refresh_from_db()
    assert carrier.carried == []
    assert (priya.firm.paused_at, priya.firm.paused_why) == (LATER, "storm")


def test_52_a_clock_that_jumps_a_year_makes_no_storm_of_letters(priya: Member) -> None:
    many(priya, 61)
    Letter.unscoped.update(leaves_at=LATER + timedelta(days=300))
    carrier = Carrier()

    carry(carrier, at=LATER + timedelta(days=365))

    assert carrier.carried == []


def test_52_as_many_as_leave_on_busy_days_are_no_storm(priya: Member) -> None:
    many(priya, 61)
    rows = list(Letter.unscoped.values_list("pk", flat=True))
    Letter.unscoped.filter(pk__in=rows[:30]).update(passage=Passage.SENT, sent_at=MONDAY - timedelta(days=3))
    many_more = [f"more:{n}" for n in range(58)]
    ana = cast.person(priya.firm, "ana")
    for key in many_more:
        letters.write(
            key=key,
            kind="word",
            to=ana,
            address="ana@duarte.example",
            subject="A word",
            text="A word.",
            by=priya,
            now=MONDAY,
        )

    carry()

    priya.firm.refresh_from_db()
    assert priya.firm.paused_at is None


def test_52_let_them_leave_lets_them_leave_hour_by_hour(priya: Member) -> None:
    many(priya, 130)
    carry()

    installation.go_on(priya.firm)
    left = [sum(carry(at=LATER + timedelta(minutes=m + n)) for n in range(3)) for m in (1, 63, 125)]

    assert left == [60, 60, 10]
    priya.firm.refresh_from_db()
    assert (priya.firm.paused_at, priya.firm.paused_why) == (None, "")


def test_52_take_them_back_takes_back_what_wanted_to_leave(priya: Member) -> None:
    many(priya, 61)
    later = thank(priya, cast.ana_sends_kwame(priya))
    Letter.unscoped.filter(pk=later.pk).update(leaves_at=LATER + timedelta(days=1))
    carry()

    taken = letters.take_them_back(priya.firm, by=priya, now=LATER)

    priya.firm.refresh_from_db()
    assert (taken, priya.firm.paused_at) == (61, None)
    assert fresh(later).passage == Passage.HELD
    assert Letter.objects.of(priya.firm).filter(passage=Passage.CANCELLED).count() == 61


def test_the_storm_of_one_firm_is_not_another_firms(priya: Member) -> None:
    grace = cast.grace()
    many(priya, 61)
    letter = thank(grace, cast.ana_sends_kwame(grace))

    carry()
    carry(at=LATER + timedelta(seconds=2))

    assert fresh(letter).passage == Passage.SENT


# --- introductions ----------------------------------------------------------------------------------------------


def introduced(firm: Firm) -> int:
    return Happening.objects.of(firm).filter(kind=Kind.INTRODUCED).count()


def test_37_a_4xx_to_one_of_the_two_holds_both(priya: Member) -> None:
    introduce(priya)
    carrier = Carrier(sally=NotNow("450 later"))

    carry(carrier)

    assert carrier.carried == []
    assert passages(priya.firm) == {SALLY: Passage.HELD, FRED: Passage.HELD}


def test_38_a_5xx_to_one_of_the_two_keeps_both_and_it_is_owed_again(priya: Member) -> None:
    referral = introduce(priya)

    carry(Carrier(fred=Refused("550 unknown")))

    assert passages(priya.firm) == {SALLY: Passage.CANCELLED, FRED: Passage.REFUSED}
    assert Courtesy.objects.of(priya.firm).get(referral=referral, rule="introduce").state == State.OWED


def test_no_dot_is_sent_before_both_letters_are_over_but_for_it(priya: Member) -> None:
    introduce(priya)
    carrier = Carrier()
    seen: list[tuple[int, int]] = []

    with armed("after_last_look", lambda: seen.append((len(carrier.begun), len(carrier.carried)))):
        carry(carrier)

    assert seen == [(2, 0)]
    assert len(carrier.carried) == 2
    assert introduced(priya.firm) == 1


def test_8_a_worker_that_dies_between_the_two_leaves_one_sent_and_one_in_doubt(priya: Member) -> None:
    introduce(priya)
    carrier = Carrier()
    with armed("between_pair"), pytest.raises(Fell):
        carry(carrier)
    carry(Carrier(), at=LATER + timedelta(minutes=13))

    assert len(carrier.carried) == 1
    assert passages(priya.firm) == {SALLY: Passage.SENT, FRED: Passage.IN_DOUBT}
    assert introduced(priya.firm) == 0


def test_8_the_missing_half_leaves_alone_and_completes_the_pair(priya: Member) -> None:
    introduce(priya)
    carry(Carrier(dots={"fred": NotNow("451 later")}))
    second = Carrier()

    carry(second, at=LATER + timedelta(minutes=2))

    assert [mail.to_address for mail in second.carried] == [FRED]
    assert introduced(priya.firm) == 1


def test_when_the_first_dot_is_refused_the_second_is_not_sent(priya: Member) -> None:
    introduce(priya)
    carrier = Carrier(dots={"sally": Refused("554 spam")})

    carry(carrier)

    assert carrier.carried == []
    assert passages(priya.firm) == {SALLY: Passage.REFUSED, FRED: Passage.CANCELLED}


def test_while_the_first_is_in_doubt_the_second_waits(priya: Member) -> None:
    introduce(priya)
    carry(Carrier(dots={"sally": Doubtful("reset")}))
    again = Carrier()

    carry(again, at=LATER + timedelta(hours=1))

    assert again.carried == []
    assert passages(priya.firm) == {SALLY: Passage.IN_DOUBT, FRED: Passage.HELD}


def test_when_the_second_dot_is_refused_the_introduction_is_not_complete(priya: Member) -> None:
    introduce(priya)

    carry(Carrier(dots={"fred": Refused("554 spam")}))

    assert passages(priya.firm) == {SALLY: Passage.SENT, FRED: Passage.REFUSED}
    assert introduced(priya.firm) == 0


def test_neither_of_a_pair_leaves_when_one_of_them_may_not_be_written_to(priya: Member) -> None:
    introduce(priya)
    carrier = Carrier()

    def fred_asks() -> None:
        fred = cast.person(priya.firm, "fred")
        if not fred.do_not_contact:
            people.change(fred, version=fred.version, now=LATER, do_not_contact=True)

    carrier.meanwhile = fred_asks
    carry(carrier)

    assert carrier.carried == []
    assert set(passages(priya.firm).values()) == {Passage.CANCELLED}


# --- drafts and members -----------------------------------------------------------------------------------------


def test_a_draft_does_not_leave_before_somebody_said_yes(priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    letter = letters.write(
        key="rule:1", kind="still_interested", to=ana, address="ana@duarte.example", subject="Still?", text="Still?",
        by=priya, now=MONDAY, automatic=True, to_be_seen=True,
    )  # fmt: skip
    carry()
    assert fresh(letter).passage == Passage.DRAFT

    letters.let_leave(letter, now=LATER)

    assert fresh(letter).passage == Passage.SENT


def test_a_letter_to_a_member_keeps_no_quiet_hours_and_tells_nobody(priya: Member) -> None:
    early = MONDAY - timedelta(hours=1, minutes=30)
    letter = letters.write(
        key="morning:2026-11-16", kind="morning", to=priya, address=priya.email, subject="Today", text="Two thanks.",
        by=priya, now=early, automatic=True, at_once=True,
    )  # fmt: skip

    carry(at=early)

    assert fresh(letter).passage == Passage.SENT


def test_the_answer_to_a_mail_says_which_one_it_answers(priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    letters.write(
        key="answer:1", kind="answer", to=ana, address="ana@duarte.example", subject="Re: Kwame", text="Yes.", by=priya,
        now=MONDAY, answers="<q@duarte.example>", thread="<first@duarte.example>",
    )  # fmt: skip
    carrier = Carrier()

    carry(carrier)

    message: Any = carrier.carried[0].as_message()
    assert message["In-Reply-To"] == "<q@duarte.example>"
    assert message["References"] == "<first@duarte.example> <q@duarte.example>"
