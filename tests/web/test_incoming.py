"""Mail that came in, as a member sees it and answers it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import incoming, referrals
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.domain.referrals import Side, Stage
from obliged.ports import clock
from obliged.ports.mail.limited import CouldNotRead
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter
from obliged.records.links import HeardBack
from obliged.records.mail_accounts import MailAccount
from obliged.records.people import Email, Person, Phone
from obliged.records.referrals import Party, Referral
from tests import cast
from tests.acts.test_incoming import OURS, comes, introduced, sent
from tests.cast import MONDAY
from tests.mails import HERE, bounce, complaint, mail
from tests.web.test_today import at, read

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(hours=2)

INTRODUCTION = mail(
    "Hi Priya,\n\nI'd like to introduce you to Kwame Boateng, a physiotherapist. He needs plans for a clinic.\n"
    "kwame@boateng.example, 503 555 0112\n\nBest,\nAna",
    subject="Introduction: Kwame Boateng",
)


@pytest.fixture(autouse=True)
def at_eleven(settings: LazySettings) -> Iterator[None]:
    settings.MAIL_DOMAIN = OURS
    with clock.stopped_at(SOON):
        yield


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


def seen(desk: Client, priya: Member, *parts: object) -> str:
    return read(desk.get(at(priya, *parts)).content.decode())


def press(desk: Client, priya: Member, came: Incoming, what: str, **fields: str) -> str:
    """Press a button of a mail; answers with the page that follows."""
    answer = desk.post(at(priya, "mail", came.public_id, what), fields, follow=True)
    return read(answer.content.decode())


# --- heard back ---------------------------------------------------------------------------------------------------


def test_what_somebody_wrote_is_heard_back_on_today_the_referral_and_the_person(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya)
    came = comes(mail("He is glad.\n\nOn Mon, 16 Nov 2026, Priya wrote:\n> Thank you", References=letter.message_id))

    today = desk.get(at(priya)).content.decode()

    assert "He is glad. Ana Duarte wrote. An hour ago" in read(today)
    assert "Thank you" not in read(today)[read(today).index("Heard back") :]
    assert at(priya, "mail", came.public_id) in today
    assert "He is glad." in seen(desk, priya, "referrals", referral.public_id)
    assert "He is glad." in seen(desk, priya, "people", letter.to.public_id)
    assert "> Thank you" in seen(desk, priya, "mail", came.public_id)


def test_one_press_records_what_they_wrote_in_their_words(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya)
    came = comes(mail("We met on Tuesday. I like the plans.", by="kwame@boateng.example", References=letter.message_id))
    assert "Kwame writes that they have met." in seen(desk, priya)

    press(desk, priya, came, "record")

    referral.refresh_from_db()
    assert referral.stage == Stage.MET
    page = seen(desk, priya, "referrals", referral.public_id)
    assert "I like the plans." in page
    assert Courtesy.objects.of(priya.firm).filter(rule="tell_milestone", to__name="Ana Duarte").exists()
    assert "writes that they have met" not in seen(desk, priya)


def test_a_no_records_nothing_and_the_mail_stays_on_the_referral(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    came = comes(mail("We met on Tuesday.", by="kwame@boateng.example"))

    press(desk, priya, came, "read")

    referral.refresh_from_db()
    assert referral.stage == Stage.INTRODUCED
    assert not HeardBack.objects.of(priya.firm).filter(read_at=None).exists()
    assert "We met on Tuesday." in seen(desk, priya, "referrals", referral.public_id)


def test_a_second_press_says_that_somebody_has_seen_to_it(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    came = comes(mail("We met on Tuesday.", by="kwame@boateng.example"))
    press(desk, priya, came, "record")

    answer = desk.post(at(priya, "mail", came.public_id, "record"))

    assert answer.status_code == 409
    assert "Somebody has seen to this mail meanwhile." in read(answer.content.decode())


def test_in_several_referrals_the_member_says_which(desk: Client, priya: Member) -> None:
    first = cast.ana_sends_kwame(priya)
    second = cast.ana_sends_kwame(priya, need="signs for the clinic")
    came = comes(mail("We met on Tuesday.", by="kwame@boateng.example"))
    assert "Which referral?" in seen(desk, priya)
    assert desk.post(at(priya, "mail", came.public_id, "record")).status_code == 409

    press(desk, priya, came, "record", referral=str(second.public_id))

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stage, second.stage) == (Stage.INTRODUCED, Stage.MET)


def test_of_an_ended_referral_nothing_is_recorded_and_it_says_why(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    came = comes(mail("We met on Tuesday.", by="kwame@boateng.example"))
    referrals.step(referral, Kind.NO_RESPONSE, by=priya, now=SOON)

    answer = desk.post(at(priya, "mail", came.public_id, "record"))

    assert answer.status_code == 409
    assert "This referral has ended." in read(answer.content.decode())


# --- introductions ------------------------------------------------------------------------------------------------


def test_an_introduction_is_kept_in_one_press_and_taken_back_in_one(desk: Client, priya: Member) -> None:
    came = comes(INTRODUCTION)
    assert "Ana introduces Kwame Boateng: plans for a clinic." in seen(desk, priya)

    press(desk, priya, came, "keep")

    referral = Referral.objects.of(priya.firm).get()
    parties = {party.side: party.person for party in Party.objects.of(priya.firm).select_related("person")}
    assert parties[Side.INTRODUCER].name == "Ana Duarte"
    assert parties[Side.PROSPECT].name == "Kwame Boateng"
    assert referral.need == "plans for a clinic"
    assert "He needs plans for a clinic" in referral.words
    addresses = Email.objects.of(priya.firm).values_list("person__name", "normal")
    assert set(addresses) == {("Ana Duarte", "ana@duarte.example"), ("Kwame Boateng", "kwame@boateng.example")}
    assert Phone.objects.of(priya.firm).get(person__name="Kwame Boateng").typed == "503 555 0112"

    press(desk, priya, came, "undo")

    referral.refresh_from_db()
    assert referral.stage == Stage.IN_ERROR
    assert not Person.objects.of(priya.firm).known().exists()
    assert "Ana introduces Kwame Boateng: plans for a clinic." in seen(desk, priya)


def test_an_introducer_whom_we_know_is_not_written_down_twice(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    came = comes(INTRODUCTION)

    press(desk, priya, came, "keep")

    assert Party.objects.of(priya.firm).get(side=Side.INTRODUCER).person == ana
    assert Person.objects.of(priya.firm).filter(name="Ana Duarte").count() == 1


def test_it_can_be_put_right_first(desk: Client, priya: Member) -> None:
    came = comes(INTRODUCTION)
    page = desk.get(at(priya, "mail", came.public_id, "change")).content.decode()
    assert 'value="Kwame Boateng"' in page
    assert 'value="plans for a clinic"' in page
    fields = {
        "text": came.new_words, "shown_sort": "received", "read_sort": "received", "sort": "received",
        "who": "Kwame Boateng", "was_who": "", "introducer": "Ana Duarte", "was_introducer": "",
        "need": "a clinic with two rooms", "was_need": "", "join_introducer": "new", "join_introducer_of": "Ana Duarte",
    }  # fmt: skip

    answer = desk.post(at(priya, "mail", came.public_id, "change"), fields)

    assert answer.status_code == 302
    assert Referral.objects.of(priya.firm).get().need == "a clinic with two rooms"
    came.refresh_from_db()
    assert came.settled == "confirmed"


def test_not_a_referral_keeps_nothing(desk: Client, priya: Member) -> None:
    came = comes(INTRODUCTION)

    press(desk, priya, came, "read")

    assert not Referral.objects.of(priya.firm).exists()
    assert "Ana introduces" not in seen(desk, priya)


def test_a_member_forwards_an_introduction_and_the_one_who_wrote_it_is_the_introducer(
    desk: Client, priya: Member
) -> None:
    came = comes(
        mail(
            "FYI\n\n---------- Forwarded message ---------\nFrom: Ana Duarte <ana@duarte.example>\n"
            "Date: Mon, 16 Nov 2026 at 09:00\nSubject: Kwame\nTo: Priya Raman <priya@ramanvale.example>\n\n"
            "Hi Priya, please meet Kwame Boateng. He needs plans for a clinic and can be reached at kwame@boateng.example.\n\nAna",
            by="Priya Raman <priya@ramanvale.example>",
            subject="Fwd: Kwame",
        )
    )
    assert came.person is None

    press(desk, priya, came, "keep")

    assert Party.objects.of(priya.firm).get(side=Side.INTRODUCER).person.name == "Ana Duarte"


# --- who is it ----------------------------------------------------------------------------------------------------


def test_mail_from_nobody_whom_we_know_waits_until_somebody_says_who_it_is(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    came = comes(mail("We met on Tuesday.", by="K. Boateng <kwame@home.example>"))
    assert "We met on Tuesday." not in seen(desk, priya)
    assert "K. Boateng" in seen(desk, priya, "mail")
    kwame = cast.person(priya.firm, "kwame")
    page = desk.get(at(priya, "mail", came.public_id) + "?who=kwame").content.decode()
    assert str(kwame.public_id) in page

    press(desk, priya, came, "who", person=str(kwame.public_id))

    assert "Kwame writes that they have met." in seen(desk, priya)
    assert "K. Boateng" not in seen(desk, priya, "mail")
    later = comes(
        mail("Thank you.", by="kwame@home.example", message_id="<9@x.example>", date="Mon, 16 Nov 2026 12:00:00 -0800")
    )
    assert (later.person, later.referral) == (kwame, referral)


def test_a_mail_without_a_sender_is_called_so(desk: Client, priya: Member) -> None:
    came = comes(mail("Do you have room in May?", by="Rosa Quintero <rosa@quintero.example>"))
    Incoming.objects.filter(pk=came.pk).update(from_name="", from_address="")

    assert "No sender" in seen(desk, priya, "mail")
    page = seen(desk, priya, "mail", came.public_id)
    assert "Somebody wrote." in page
    assert "No sender" in page


def test_somebody_new_is_written_down_from_their_mail(desk: Client, priya: Member) -> None:
    came = comes(mail("Do you have room in May?", by="Rosa Quintero <rosa@quintero.example>"))

    press(desk, priya, came, "who", new="1", name="Rosa Quintero")

    assert Email.objects.of(priya.firm).get(normal="rosa@quintero.example").person.name == "Rosa Quintero"
    assert "Do you have room in May?" in seen(desk, priya)


def test_the_page_says_where_introductions_come_in(desk: Client, priya: Member, settings: LazySettings) -> None:
    assert f"forward to in@{OURS} are read" in seen(desk, priya, "mail")
    cast.grace()
    assert f"forward to in.{priya.firm.slug}@{OURS} are read" in seen(desk, priya, "mail")
    settings.MAIL_DOMAIN = ""
    assert "are read" not in seen(desk, priya, "mail")


def test_what_is_put_aside_is_shown_no_more(desk: Client, priya: Member) -> None:
    came = comes(mail("Buy our lamps.", by="lamps@x.example"))

    press(desk, priya, came, "aside")

    assert "Every mail has found its place." in seen(desk, priya, "mail")


def test_what_lies_in_a_colleagues_own_mailbox_is_theirs(desk: Client, priya: Member, client: Client) -> None:
    joel = cast.joel(priya.firm)
    account = MailAccount.unscoped.create(
        firm=priya.firm, member=joel, address="joel@ramanvale.example", username="joel", smtp_host="x", made_at=MONDAY
    )
    came = incoming.keep(mail("Dinner on Friday?", by="friend@x.example"), account=account, now=MONDAY)
    incoming.read_waiting(MONDAY, HERE)

    assert "Dinner" not in seen(desk, priya, "mail")
    assert desk.get(at(priya, "mail", came.public_id)).status_code == 404
    client.force_login(joel.user)
    assert "Dinner on Friday?" in seen(client, priya, "mail")


def test_what_somebody_whom_we_know_writes_to_a_colleague_is_theirs_until_it_is_recorded(
    desk: Client, priya: Member, client: Client
) -> None:
    joel = cast.joel(priya.firm)
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya)
    account = MailAccount.unscoped.create(
        firm=priya.firm, member=joel, address="joel@ramanvale.example", username="joel", smtp_host="x", made_at=MONDAY
    )
    private = incoming.keep(
        mail("Squash on Friday? By the way, we met on Tuesday.", by="kwame@boateng.example"),
        account=account,
        now=MONDAY,
    )
    incoming.keep(
        mail("An answer to you all.", message_id="<2@x.example>", References=letter.message_id),
        account=account,
        now=MONDAY,
    )
    incoming.read_waiting(MONDAY, HERE)
    pages = ((), ("referrals", referral.public_id), ("people", private_of(private)))

    for page in pages:
        assert "Squash" not in seen(desk, priya, *page)
    assert "An answer to you all." in seen(desk, priya)
    assert desk.get(at(priya, "mail", private.public_id)).status_code == 404
    assert desk.post(at(priya, "mail", private.public_id, "record")).status_code == 404

    client.force_login(joel.user)
    assert "Squash on Friday?" in seen(client, priya)
    client.post(at(priya, "mail", private.public_id, "record"))
    client.force_login(priya.user)
    assert "Squash on Friday?" in seen(client, priya, "referrals", referral.public_id)


def private_of(mail_: Incoming) -> object:
    mail_.refresh_from_db()
    assert mail_.person is not None
    return mail_.person.public_id


def test_another_firms_mail_does_not_exist(desk: Client, priya: Member) -> None:
    grace = cast.grace()
    cast.ana_sends_kwame(grace)
    came = comes(mail("We met."), f"in.{grace.firm.slug}@{OURS}")

    for what in ("", "source", "reply", "change"):
        assert desk.get(at(priya, "mail", came.public_id, *filter(None, [what]))).status_code == 404, what
    for what in ("record", "keep", "read", "undo", "who", "aside", "reply"):
        assert desk.post(at(priya, "mail", came.public_id, what)).status_code == 404, what


def test_whoever_only_reads_sees_that_a_mail_came_and_none_of_its_words(
    desk: Client, priya: Member, client: Client
) -> None:
    sent = cast.ana_sends_kwame(priya)
    came = comes(mail("He is glad.\n\nOn Mon, 16 Nov 2026, Priya wrote:\n> a secret"))
    reader = cast.joel(priya.firm, role=Role.VIEWER)
    client.force_login(reader.user)

    pages = [(), ("mail", came.public_id), ("referrals", sent.public_id)]
    pages.append(("people", came.person.public_id) if came.person else ("mail",))
    for page in pages:
        text = seen(client, priya, *page)
        assert "wrote" in text, page
        assert "He is glad" not in text, page
        assert "a secret" not in text, page
    assert client.get(at(priya, "mail", came.public_id, "source")).status_code == 403
    assert client.post(at(priya, "mail", came.public_id, "read")).status_code == 403


def test_how_many_could_not_be_placed_is_said_on_today_and_only_then(desk: Client, priya: Member) -> None:
    counted = at(priya, "mail", "count")
    assert f'hx-get="{counted}"' in desk.get(at(priya)).content.decode()
    assert desk.get(counted).content.strip() == b""
    comes(mail("Do you have room in May?", by="one@x.example"))
    assert "One mail that we could not place" in desk.get(counted).content.decode()
    comes(mail("And in June?", by="two@x.example", message_id="<2@x.example>"))
    assert "2 mails that we could not place" in desk.get(counted).content.decode()


def test_what_could_not_be_read_lies_there_too_to_be_downloaded(desk: Client, priya: Member) -> None:
    class Broken:
        def read(self, raw: bytes) -> CouldNotRead:
            return CouldNotRead("too_slow")

    came = incoming.keep(b"From: a@x.example\n\nbomb", envelope_to=f"in@{OURS}", now=MONDAY)
    incoming.read_waiting(MONDAY, Broken())

    assert "Reading it took too long" in seen(desk, priya, "mail")
    page = seen(desk, priya, "mail", came.public_id)
    assert "We could not read this mail." in page
    assert "Download as text" in page
    assert desk.get(at(priya, "mail", came.public_id, "source")).content == b"From: a@x.example\n\nbomb"


def test_an_absence_stands_small_beside_its_letter(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya)
    comes(mail("Back on Monday.", subject="Out of office", References=letter.message_id, Auto_Submitted="auto-replied"))

    assert "An automatic reply from Ana Duarte: Out of office" in seen(desk, priya, "mailbox")
    assert "An automatic reply from Ana Duarte: Out of office" in seen(desk, priya, "referrals", referral.public_id)
    assert "Out of office" not in seen(desk, priya)


# --- harm ---------------------------------------------------------------------------------------------------------


def test_fault_50_and_71_a_mails_markup_is_shown_as_text_and_never_run(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    evil = '<base href="https://evil.example/"><img src=x onerror=alert(1)> hello </textarea><script>alert(2)</script>'
    came = comes(mail(evil, subject="<script>alert(3)</script>", by='"<b>Ana</b>" <ana@duarte.example>'))

    for place in (at(priya), at(priya, "mail", came.public_id), at(priya, "mail", came.public_id, "reply")):
        page = desk.get(place).content.decode()
        assert "<script>alert" not in page, place
        assert "<img src=x" not in page, place
        assert "<base href" not in page, place
    source = desk.get(at(priya, "mail", came.public_id, "source"))
    assert source["Content-Type"].startswith("text/plain")
    assert source["Content-Disposition"].startswith("attachment")
    assert source["X-Content-Type-Options"] == "nosniff"
    assert source.content == bytes(came.raw)


# --- answers ------------------------------------------------------------------------------------------------------


def test_an_answer_goes_into_their_thread(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    letter = sent(priya)
    came = comes(mail("Can he call?", References=letter.message_id, message_id="<q@duarte.example>"))

    answer = desk.post(at(priya, "mail", came.public_id, "reply"), {"subject": "Re: Kwame", "text": "He calls today."})

    assert answer.status_code == 302
    ours = Letter.objects.of(priya.firm).get(kind="reply")
    assert (ours.to, ours.to_address, ours.referral) == (letter.to, "ana@duarte.example", referral)
    assert ours.answers == "<q@duarte.example>"
    assert ours.thread.split() == [letter.message_id, "<q@duarte.example>"]
    assert not ours.automatic
    assert "Can he call?" not in seen(desk, priya)


def test_an_empty_answer_is_not_sent_and_nothing_is_lost(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    came = comes(mail("Can he call?"))

    answer = desk.post(at(priya, "mail", came.public_id, "reply"), {"subject": "My own subject", "text": " "})

    assert answer.status_code == 409
    assert "My own subject" in answer.content.decode()


# --- bounces ------------------------------------------------------------------------------------------------------


def test_a_letter_that_came_back_says_so_in_its_row_and_on_the_person(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    comes(bounce(of=letter.message_id, to="ana@duarte.example"))

    assert "The letter came back: Ana’s address no longer exists." in seen(desk, priya)
    person = desk.get(at(priya, "people", letter.to.public_id)).content.decode()
    assert "due late" in person[person.index("ana@duarte.example") :][:300]


def test_a_complaint_is_told_without_the_machines_words(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    letter = sent(priya)

    came = comes(complaint(of=letter.message_id, to="ana@duarte.example"))

    today = seen(desk, priya)
    assert "Ana Duarte marked your letter as unwanted. Nothing more is sent to them." in today
    assert "abuse report" not in today
    assert "Reply" not in today
    assert "Ana Duarte marked your letter as unwanted." in seen(desk, priya, "mail", came.public_id)


def test_what_came_back_told_nobody_anything(desk: Client, priya: Member) -> None:
    referral, (to_sally, _) = introduced(priya)
    of_it, of_her = ("referrals", referral.public_id), ("people", to_sally.to.public_id)
    nothing = "Nothing about anybody, by letter."
    assert "Sally Okafor :" in seen(desk, priya, *of_it)
    assert nothing not in seen(desk, priya, *of_her)

    comes(bounce(of=to_sally.message_id, to=to_sally.to_address))

    assert "Sally Okafor :" not in seen(desk, priya, *of_it)
    assert "Fred Lindqvist :" in seen(desk, priya, *of_it)
    assert nothing in seen(desk, priya, *of_her)


# --- figures ------------------------------------------------------------------------------------------------------


def test_today_takes_no_further_statement_for_mail(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    with CaptureQueriesContext(connection) as before:
        desk.get(at(priya))
    for n in range(6):
        comes(
            mail(f"We met on day {n}.", by="kwame@boateng.example", message_id=f"<{n}@x.example>", subject=f"Re: {n}")
        )

    with CaptureQueriesContext(connection) as asked:
        desk.get(at(priya))

    assert len(asked) == len(before)
