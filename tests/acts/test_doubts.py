"""A letter that may have left is looked for; where nothing can tell, a member says. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

import pytest

from obliged.acts import doubts, letters, mail_accounts
from obliged.acts.doubts import NotInDoubt
from obliged.domain.happenings import Kind
from obliged.ports import secrets
from obliged.ports.failpoints import Fell, armed
from obliged.ports.mail import Doubtful, NotNow, Refused
from obliged.ports.mail.kept import Kept
from obliged.ports.mail.spool import Spool
from obliged.records.courtesies import State
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter, Passage, Resolved
from obliged.records.mail_accounts import MailAccount
from tests import cast
from tests.acts.test_letters import LATER, introduce, thank, thanks
from tests.acts.test_outbox import FRED, SALLY, account, carry, fresh, introduced, passages
from tests.carriers import Carrier, Shelf
from tests.cast import MONDAY
from tests.dovecot import Dovecot

pytestmark = pytest.mark.django_db
SOON, IN_TIME = LATER + timedelta(minutes=9), LATER + timedelta(minutes=12)
LOST_VOICE = Doubtful("reset by peer")


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def hers(priya: Member) -> MailAccount:
    return account(priya)


def doubtful(by: Member) -> Letter:
    """Ana's thanks: the dot went out, and no answer came."""
    letter = thank(by, cast.ana_sends_kwame(by))
    carry(Carrier(dots={"ana": LOST_VOICE}))
    return fresh(letter)


def witness(by: Member, number: int = 3) -> list[str]:
    """Letters that surely left by the same account a while ago."""
    made = []
    for _ in range(number):
        letter = thank(by, cast.ana_sends_kwame(by))
        made.append(letter)
    carry()
    Letter.unscoped.filter(pk__in=[one.pk for one in made]).update(sent_at=LATER - timedelta(hours=1))
    return [one.message_id for one in made]


def look(monkeypatch: pytest.MonkeyPatch, *shelves: Shelf) -> None:
    monkeypatch.setattr(doubts, "places", lambda account: shelves)


def test_a_letter_that_is_found_has_left_and_settles_what_it_answers(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = doubtful(priya)
    look(monkeypatch, Shelf({letter.message_id}, kind="sent_folder"))

    assert doubts.resolve(now=SOON) == 1

    assert (fresh(letter).passage, fresh(letter).resolved) == (Passage.SENT, Resolved.SENT_FOLDER)
    assert Happening.objects.of(priya.firm).filter(kind=Kind.THANKED).count() == 1


def test_not_found_where_letters_do_not_always_lie_says_nothing(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = doubtful(priya)
    look(monkeypatch, Shelf(set()))

    assert doubts.resolve(now=IN_TIME) == 0
    assert doubts.resolve(now=IN_TIME + timedelta(days=3)) == 0

    assert fresh(letter).passage == Passage.IN_DOUBT


def test_not_found_where_all_of_the_last_ones_lie_means_that_it_had_not_left_once_it_had_its_time(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = witness(priya)
    letter = doubtful(priya)
    look(monkeypatch, Shelf(set(sure)))
    again = Carrier()

    assert doubts.resolve(now=SOON) == 0
    assert doubts.resolve(now=IN_TIME) == 1
    carry(again, at=IN_TIME)

    assert [mail.message_id for mail in again.carried] == [letter.message_id]
    assert (fresh(letter).passage, fresh(letter).resolved) == (Passage.SENT, Resolved.NOWHERE)


def test_one_witness_that_is_missing_too_makes_the_place_say_nothing(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = witness(priya)
    letter = doubtful(priya)
    look(monkeypatch, Shelf(set(sure[1:])))

    assert doubts.resolve(now=IN_TIME) == 0
    assert fresh(letter).passage == Passage.IN_DOUBT


def test_a_place_that_could_not_be_looked_into_keeps_the_doubt(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = witness(priya)
    letter = doubtful(priya)
    look(monkeypatch, Shelf(set(), trouble=NotNow("no answer")), Shelf(set(sure)))

    assert doubts.resolve(now=IN_TIME) == 0
    assert fresh(letter).passage == Passage.IN_DOUBT


def test_found_in_one_place_it_does_not_matter_that_another_cannot_be_looked_into(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = doubtful(priya)
    look(monkeypatch, Shelf(set(), trouble=NotNow("no answer")), Shelf({letter.message_id}))

    assert doubts.resolve(now=SOON) == 1
    assert fresh(letter).resolved == Resolved.ARCHIVE


def test_the_copy_that_came_into_the_archive_says_that_it_left(priya: Member, hers: MailAccount) -> None:
    letter = doubtful(priya)
    Incoming.objects.create(firm=priya.firm, digest="0" * 64, raw=b"", came_at=SOON, message_id=letter.message_id)

    doubts.resolve(now=SOON)

    assert (fresh(letter).passage, fresh(letter).resolved) == (Passage.SENT, Resolved.ARCHIVE)


def test_an_answer_to_it_says_that_it_arrived(priya: Member, hers: MailAccount) -> None:
    letter = doubtful(priya)
    Incoming.objects.create(
        firm=priya.firm, digest="0" * 64, raw=b"", came_at=SOON, message_id="<a@duarte.example>", letter=letter
    )

    doubts.resolve(now=SOON)

    assert fresh(letter).passage == Passage.SENT


def test_what_a_slow_worker_says_after_the_doubt_was_resolved_is_too_late(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = witness(priya)
    letter = doubtful(priya)
    look(monkeypatch, Shelf(set(sure)))
    doubts.resolve(now=IN_TIME)

    from obliged.acts import outbox

    assert not outbox.has_left(letter, IN_TIME)
    assert fresh(letter).passage == Passage.HELD


# --- in the house, and in the spool -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "resolved"), [("after_last_look", Resolved.NOWHERE), ("after_final_dot", Resolved.NOWHERE),
                           ("after_250", Resolved.SPOOL), ("before_sent_commit", Resolved.SPOOL)]
)  # fmt: skip
def test_without_a_mail_server_every_doubt_ends_at_once(
    priya: Member, settings: Any, step: str, resolved: Resolved
) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))
    with armed(step), pytest.raises(Fell):
        letters.carry(now=LATER, worker="w", through=Kept())
    after = LATER + timedelta(minutes=13)
    letters.carry(now=after, worker="v", through=Kept())

    doubts.resolve(now=after)
    letters.carry(now=after, worker="v", through=Kept())

    from obliged.records.letters import Arrived

    assert (fresh(letter).passage, fresh(letter).resolved) == (Passage.SENT, resolved)
    assert Arrived.objects.filter(message_id=letter.message_id).count() == 1


@pytest.mark.parametrize(
    ("step", "resolved"), [("after_last_look", Resolved.NOWHERE), ("after_final_dot", Resolved.SPOOL),
                           ("after_250", Resolved.SPOOL), ("before_sent_commit", Resolved.SPOOL)]
)  # fmt: skip
def test_with_a_spool_every_doubt_ends_at_once(
    priya: Member, settings: Any, tmp_path: Any, step: str, resolved: Resolved
) -> None:
    settings.SPOOL, settings.LETTERS = str(tmp_path), "obliged.ports.mail.spool.Spool"
    letter = thank(priya, cast.ana_sends_kwame(priya))
    with armed(step), pytest.raises(Fell):
        letters.carry(now=LATER, worker="w", through=Spool())
    after = LATER + timedelta(minutes=13)
    letters.carry(now=after, worker="v", through=Spool())

    doubts.resolve(now=after)
    letters.carry(now=after, worker="v", through=Spool())

    assert (fresh(letter).passage, fresh(letter).resolved) == (Passage.SENT, resolved)
    assert len(list((tmp_path / "new").iterdir())) == 1


# --- a member says ----------------------------------------------------------------------------------------------


def test_it_was_sent_settles_it(priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = thank(priya, referral)
    carry(Carrier(dots={"ana": LOST_VOICE}))

    doubts.say_sent(letter, by=priya, now=IN_TIME)

    said = fresh(letter)
    assert (said.passage, said.resolved, said.resolved_by) == (Passage.SENT, Resolved.SAID_SENT, priya)
    assert thanks(referral).state == State.SETTLED


def test_send_it_again_sends_it_once_more_under_the_same_name(priya: Member) -> None:
    letter = doubtful(priya)
    again = Carrier()

    doubts.say_again(letter, by=priya, now=IN_TIME)
    carry(again, at=IN_TIME)

    assert [mail.message_id for mail in again.carried] == [letter.message_id]
    assert (fresh(letter).passage, fresh(letter).resolved, fresh(letter).generation) == (
        Passage.SENT, Resolved.SAID_AGAIN, 2
    )  # fmt: skip


def test_23_pressed_twice_it_is_sent_once(priya: Member) -> None:
    letter = doubtful(priya)
    doubts.say_again(letter, by=priya, now=IN_TIME)

    with pytest.raises(NotInDoubt):
        doubts.say_again(letter, by=priya, now=IN_TIME)
    with pytest.raises(NotInDoubt):
        doubts.say_sent(letter, by=priya, now=IN_TIME)


def test_nobody_says_anything_of_a_letter_that_is_not_in_doubt(priya: Member) -> None:
    letter = thank(priya, cast.ana_sends_kwame(priya))

    for say in (doubts.say_sent, doubts.say_again):
        with pytest.raises(NotInDoubt):
            say(letter, by=priya, now=LATER)


# --- introductions ----------------------------------------------------------------------------------------------


def test_when_the_doubtful_half_is_found_the_other_follows_and_the_pair_is_complete(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    introduce(priya)
    carry(Carrier(dots={"sally": LOST_VOICE}))
    sallys = Letter.objects.of(priya.firm).get(to_address=SALLY)
    look(monkeypatch, Shelf({sallys.message_id}))
    second = Carrier()

    doubts.resolve(now=SOON)
    carry(second, at=SOON)

    assert [mail.to_address for mail in second.carried] == [FRED]
    assert introduced(priya.firm) == 1


def test_when_the_doubtful_half_had_not_left_both_leave_together(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = witness(priya)
    introduce(priya)
    carry(Carrier(dots={"sally": LOST_VOICE}))
    look(monkeypatch, Shelf(set(sure)))
    both = Carrier()

    doubts.resolve(now=IN_TIME)
    carry(both, at=IN_TIME)

    assert [mail.to_address for mail in both.carried] == [SALLY, FRED]
    assert introduced(priya.firm) == 1


def test_a_refused_half_can_be_sent_again_once_the_other_has_left(priya: Member) -> None:
    introduce(priya)
    carry(Carrier(dots={"fred": Refused("554 spam")}))
    freds = Letter.objects.of(priya.firm).get(to_address=FRED)

    doubts.say_again(freds, by=priya, now=IN_TIME)
    carry(at=IN_TIME)

    assert passages(priya.firm) == {SALLY: Passage.SENT, FRED: Passage.SENT}
    assert introduced(priya.firm) == 1


def test_a_refused_half_that_heard_otherwise_completes_the_pair(priya: Member) -> None:
    introduce(priya)
    carry(Carrier(dots={"fred": Refused("554 spam")}))

    doubts.say_sent(Letter.objects.of(priya.firm).get(to_address=FRED), by=priya, now=IN_TIME)

    assert introduced(priya.firm) == 1


def test_a_refused_letter_of_a_pair_that_never_left_is_written_anew_and_not_said(priya: Member) -> None:
    introduce(priya)
    carry(Carrier(fred=Refused("550 unknown")))

    with pytest.raises(NotInDoubt):
        doubts.say_again(Letter.objects.of(priya.firm).get(to_address=FRED), by=priya, now=IN_TIME)


class Counted:
    """A place that remembers how often it was looked into."""

    kind, keeps_all = "archive", False

    def __init__(self) -> None:
        self.looks = 0

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        self.looks += 1
        return frozenset()


def test_a_doubt_that_lasts_is_looked_into_once_an_hour(
    priya: Member, hers: MailAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubtful(priya)
    place = Counted()
    monkeypatch.setattr(doubts, "places", lambda account: (place,))

    for minute in range(180):
        doubts.resolve(now=LATER + timedelta(hours=5, minutes=minute))

    assert place.looks == 3


# --- with a mail server and a mailbox of its own ------------------------------------------------------------------


@pytest.fixture
def mailbox(priya: Member, dovecot: Dovecot, settings: Any) -> MailAccount:
    settings.MAIL_INSIDE = True
    kept = MailAccount.unscoped.create(
        firm=priya.firm, member=priya, address=priya.email, username=priya.email, smtp_host="localhost", works_since=MONDAY,
        imap_host=dovecot.host, imap_port=dovecot.imaps, made_at=MONDAY,
    )  # fmt: skip
    kept.secret = secrets.seal(dovecot.password, mail_accounts.place(kept))
    kept.save()
    return kept


def sends(letter: Letter, dovecot: Dovecot) -> None:
    """What a provider does that files each letter which it takes."""
    dovecot.keep(bytes(mail_accounts.mail_of(fresh(letter), now=LATER).as_message()), "priya@ramanvale.example")


def test_a_doubtful_letter_is_found_in_the_senders_own_folder_of_sent_mail(
    priya: Member, mailbox: MailAccount, dovecot: Dovecot
) -> None:
    letter = doubtful(priya)
    sends(letter, dovecot)

    assert doubts.resolve(now=SOON) == 1

    assert (fresh(letter).passage, fresh(letter).resolved) == (Passage.SENT, Resolved.SENT_FOLDER)


def test_where_the_provider_files_each_letter_one_that_is_missing_had_not_left(
    priya: Member, mailbox: MailAccount, dovecot: Dovecot
) -> None:
    witness(priya)
    for sure in Letter.objects.of(priya.firm).filter(passage=Passage.SENT):
        sends(sure, dovecot)
    letter = doubtful(priya)

    assert doubts.resolve(now=IN_TIME) == 1

    assert (fresh(letter).passage, fresh(letter).resolved) == (Passage.HELD, Resolved.NOWHERE)


def test_where_the_provider_files_nothing_a_member_is_asked(priya: Member, mailbox: MailAccount) -> None:
    witness(priya)
    letter = doubtful(priya)

    assert doubts.resolve(now=IN_TIME) == 0

    assert fresh(letter).passage == Passage.IN_DOUBT
