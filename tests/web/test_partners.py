"""Choosing partners, their rhythm, and what helps before we sit together: on the pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import courtesies as seen_to
from obliged.acts import partners, people, referrals
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.domain.partners import Tier
from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.partners import Partnership
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def ana(priya: Member) -> Person:
    return cast.person(priya.firm, "ana")


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.stopped_at(MONDAY):
        yield


def kept(firm: Firm, *, name: str) -> Person:
    return people.keep(firm=firm, name=name, now=MONDAY, reach=people.Reach())


def choose(firm: Firm, *parts: object) -> str:
    return "/".join([f"/f/{firm.slug}/partners/choose", *map(str, parts), ""])


def at(person: Person, page: str) -> str:
    return f"/f/{person.firm.slug}/people/{person.public_id}/{page}/"


def statements(desk: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(url).status_code == 200
    return len(asked)


# --- choosing -------------------------------------------------------------------------------------------------


def test_who_sent_us_somebody_comes_first_and_who_is_only_known_is_not_there(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    cast.person(priya.firm, "mei")

    page = desk.get(choose(priya.firm)).content.decode()

    assert "Ana Duarte" in page
    assert "Sent you somebody." in page
    assert "Mei Tanaka" not in page
    assert "Mei Tanaka" in desk.get(choose(priya.firm), {"q": "mei"}).content.decode()


def test_a_client_who_was_glad_of_our_work_is_worth_choosing(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya)
    for kind in (Kind.CONTACTED, Kind.MET, Kind.WON):
        referrals.step(referral, kind, by=priya, now=MONDAY)
    referrals.step(referral, Kind.COMPLETED, by=priya, now=MONDAY, satisfied=True)

    page = desk.get(choose(priya.firm)).content.decode()

    assert "Kwame Boateng" in page
    assert "Glad of your work." in page


def test_nobody_yet_is_said_kindly(desk: Client, priya: Member) -> None:
    page = desk.get(choose(priya.firm)).content.decode()

    assert "Whom would you miss if they went quiet?" in page
    assert "Who sent you somebody, and whom you sent somebody, shows here first." in page


def test_one_press_picks_another_moves_and_undo_takes_it_back(desk: Client, ana: Person) -> None:
    htmx = {"HX-Request": "true"}
    row = desk.post(choose(ana.firm, ana.public_id), {"tier": "A"}, headers=htmx)
    assert "Ana Duarte is a partner now. Every month." in row.content.decode()
    assert Partnership.objects.of(ana.firm).get(person=ana).tier == "A"

    moved = desk.post(choose(ana.firm, ana.public_id), {"tier": "C"}, headers=htmx).content.decode()
    assert "Ana Duarte moved. Every three months now." in moved

    undone = desk.post(choose(ana.firm, ana.public_id, "undo"), headers=htmx).content.decode()
    assert "Ana Duarte is no partner any more." in undone
    assert not Courtesy.objects.of(ana.firm).filter(rule="keep_in_touch").exists()

    assert desk.post(choose(ana.firm, ana.public_id), {"tier": "A"}).status_code == 302
    assert desk.post(choose(ana.firm, ana.public_id), {"tier": "Z"}).status_code == 404
    assert desk.post(choose(ana.firm, ana.public_id, "undo")).status_code == 302
    assert desk.post(choose(ana.firm, ana.public_id, "undo")).status_code == 409


def test_the_page_takes_as_many_statements_for_one_as_for_many(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    few = statements(desk, choose(priya.firm))

    for n in range(6):
        one = kept(priya.firm, name=f"Neighbour {n}")
        client = kept(priya.firm, name=f"Client {n}")
        referrals.receive(firm=priya.firm, introducers=[Known(one)], prospects=[Known(client)], by=priya, now=MONDAY)
        partners.pick(client, tier=Tier.B, by=priya, now=MONDAY)

    assert statements(desk, choose(priya.firm)) == few <= 10


# --- rhythm ---------------------------------------------------------------------------------------------------


def test_the_persons_page_says_how_often_and_by_when(desk: Client, priya: Member, ana: Person) -> None:
    assert (
        "Nobody keeps in touch by plan with whom nobody picked."
        in desk.get(at(ana, "").rstrip("/") + "/").content.decode()
    )

    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    page = desk.get(f"/f/{ana.firm.slug}/people/{ana.public_id}/").content.decode()

    assert "Every month" in page
    assert "You have not been in touch since you picked Ana. Next by 31 December." in page or "December 31" in page


def test_a_rhythm_of_their_own_is_kept_with_the_birthday(desk: Client, ana: Person) -> None:
    said = {"tier": "B", "every": "21", "ways": ["call", "lunch"], "not_before": "2026-12-01", "birthday": "17 April"}

    page = desk.post(at(ana, "rhythm"), said, follow=True).content.decode()

    assert "Every three weeks" in page
    kept = Partnership.objects.of(ana.firm).get(person=ana)
    assert (kept.every_days, kept.ways, kept.birthday) == (21, ["call", "lunch"], "--04-17")
    assert {row.rule for row in Courtesy.objects.of(ana.firm).owed()} == {"keep_in_touch", "remember"}


@pytest.mark.parametrize(
    ("said", "status", "sentence"),
    [
        ({"tier": "B", "birthday": "the day after"}, 422, "That is not a day. Write it like 17 April."),
        ({"tier": "B", "every": "900"}, 422, "366 is the most."),
        ({"tier": "B", "every": "30", "at_most": "10"}, 409, "is not the sooner of the two"),
        ({}, 422, "Choose how close they are."),
    ],
)
def test_what_is_no_rhythm_is_said_beside_it(
    desk: Client, ana: Person, said: dict[str, str], status: int, sentence: str
) -> None:
    page = desk.post(at(ana, "rhythm"), said)

    assert page.status_code == status
    assert sentence in page.content.decode()
    assert not Partnership.objects.of(ana.firm).exists()


def test_after_the_third_later_a_slower_rhythm_is_offered_and_taken(desk: Client, priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    (word,) = Courtesy.objects.of(ana.firm).owed().filter(rule="keep_in_touch")
    for n in range(3):
        seen_to.later(word, until=MONDAY + (n + 1) * DAY, by=priya, now=MONDAY)

    row = desk.get(f"/f/{ana.firm.slug}/courtesies/{word.public_id}/").content.decode()
    assert "Three times later. Every two months may suit you both better." in row

    assert desk.post(at(ana, "rhythm/slower")).status_code == 302
    assert Partnership.objects.of(ana.firm).get(person=ana).tier == "B"


def test_the_word_is_written_already_and_names_the_way(desk: Client, priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY)
    (word,) = Courtesy.objects.of(ana.firm).owed().filter(rule="keep_in_touch")

    row = desk.get(f"/f/{ana.firm.slug}/courtesies/{word.public_id}/").content.decode()

    assert "This time a call." in row
    assert "It has been a while since we spoke" in row
    assert "You chose Ana as a partner" in row

    done = desk.post(
        f"/f/{ana.firm.slug}/courtesies/{word.public_id}/done/", {"way": "call"}, headers={"HX-Request": "true"}
    )
    assert "Kept in touch" in done.content.decode()


# --- at most five a day ---------------------------------------------------------------------------------------


def test_today_asks_for_five_words_a_day_and_says_that_the_others_wait(desk: Client, priya: Member) -> None:
    someones = [kept(priya.firm, name=f"Partner {n}") for n in range(8)]
    for one in someones:
        partners.pick(one, tier=Tier.A, by=priya, now=MONDAY)
    today = f"/f/{priya.firm.slug}/"
    then = MONDAY + 31 * DAY

    def shown() -> tuple[int, str]:
        page = desk.get(today).content.decode()
        return sum(f"<b>{one.name}</b>" in page.split("Done today")[0] for one in someones), page

    with clock.stopped_at(then):
        desk.force_login(priya.user)
        number, page = shown()
        assert number == 5
        assert "Three others to keep in touch with wait for another day." in page
        assert "Good morning, Priya. Five people to see to." in page

        word = Courtesy.objects.of(priya.firm).owed().filter(rule="keep_in_touch").order_by("due_at", "id")[0]
        seen_to.done_otherwise(word, by=priya, now=then, way="call")
        number, page = shown()
        assert number == 4  # the one that was done counts as one of the five
    with clock.stopped_at(then + DAY):
        assert shown()[0] == 5


# --- before we meet -------------------------------------------------------------------------------------------


def test_before_a_meeting_both_sides_what_is_open_and_whom_to_introduce(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    ana = Person.objects.of(priya.firm).get(name="Ana Duarte")
    sally = cast.person(priya.firm, "sally")
    referrals.receive(
        firm=priya.firm, introducers=[], prospects=[Known(sally)], by=priya, now=MONDAY,
        need="an accountant for her bakery before the tax year ends",
    )  # fmt: skip
    people.promise(ana, words="send her the brochure", due=MONDAY + 3 * DAY, by=priya, now=MONDAY)

    page = desk.get(at(ana, "one-to-one")).content.decode()

    assert "Before you meet Ana" in page
    assert "send her the brochure" in page
    assert "Kwame Boateng" in page
    assert "an accountant for her bakery" in page


def test_notes_become_a_touch_and_promises(desk: Client, priya: Member, ana: Person) -> None:
    partners.pick(ana, tier=Tier.A, by=priya, now=MONDAY - 5 * DAY)

    page = desk.post(
        at(ana, "one-to-one"), {"notes": "Lunch at Rise & Crumb.\n- send her the brochure by Friday"}, follow=True
    ).content.decode()

    assert "1 promise read from it" in page
    touch = Happening.objects.of(ana.firm).get(kind=Kind.TOUCHED)
    assert touch.facts == {"way": "meeting"}
    (word,) = Courtesy.objects.of(ana.firm).owed().filter(rule="keep_promise")
    assert ana.firm.day_of(word.due_at).isoformat() == "2026-11-20"
    (next_word,) = Courtesy.objects.of(ana.firm).owed().filter(rule="keep_in_touch")
    assert next_word.because_id == touch.pk


def test_empty_notes_are_no_meeting(desk: Client, ana: Person) -> None:
    assert desk.post(at(ana, "one-to-one"), {"notes": " \n "}).status_code == 422
    assert not Happening.objects.of(ana.firm).filter(kind=Kind.TOUCHED).exists()


def test_a_meeting_that_is_set_leads_there_from_today(desk: Client, ana: Person) -> None:
    page = desk.post(at(ana, "one-to-one/set"), {"at": "2026-11-18T12:30"}, follow=True).content.decode()
    assert "It is set." in page

    with clock.stopped_at(datetime(2026, 11, 18, 16, tzinfo=UTC)):
        today = desk.get(f"/f/{ana.firm.slug}/").content.decode()
        assert "how it went with <b>Ana Duarte</b>" in today
        (row,) = Courtesy.objects.of(ana.firm).owed().filter(rule="record_meeting")
        opened = desk.get(f"/f/{ana.firm.slug}/courtesies/{row.public_id}/").content.decode()
    assert at(ana, "one-to-one") in opened

    assert desk.post(at(ana, "one-to-one/set"), {"at": "2026-11-10T12:30"}).status_code == 409
    assert desk.post(at(ana, "one-to-one/set"), {"at": "soon"}).status_code == 422


def test_whom_they_look_for_is_answered_from_our_book(desk: Client, priya: Member, ana: Person) -> None:
    cast.person(priya.firm, "fred")

    page = desk.get(at(ana, "one-to-one"), {"need": "insurance for a bakery"}).content.decode()

    assert "Fred Lindqvist" in page


def test_it_takes_as_many_statements_for_little_as_for_much(desk: Client, priya: Member, ana: Person) -> None:
    kwame = cast.person(priya.firm, "kwame")
    referrals.receive(
        firm=priya.firm, introducers=[Known(ana)], prospects=[Known(kwame)], by=priya, now=MONDAY, need="a clinic"
    )
    people.promise(ana, words="a word", due=MONDAY + DAY, by=priya, now=MONDAY)
    few = statements(desk, at(ana, "one-to-one"))
    for n in range(5):
        one = kept(priya.firm, name=f"Client {n}")
        referrals.receive(
            firm=priya.firm, introducers=[Known(ana)], prospects=[Known(one)], by=priya, now=MONDAY, need="taxes"
        )
        people.promise(ana, words=f"word {n}", due=MONDAY + DAY, by=priya, now=MONDAY)

    assert statements(desk, at(ana, "one-to-one")) <= few <= 20


# --- whose ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["rhythm", "one-to-one"])
def test_another_firm_finds_nobody(client: Client, ana: Person, page: str) -> None:
    grace = cast.grace()
    client.force_login(grace.user)

    assert client.get(at(ana, page)).status_code == 404
    assert client.get(at(ana, page).replace(ana.firm.slug, grace.firm.slug)).status_code == 404
    assert client.post(choose(grace.firm, ana.public_id), {"tier": "A"}).status_code == 404


def test_a_viewer_reads_and_presses_nothing_and_who_keeps_the_books_is_not_shown(client: Client, ana: Person) -> None:
    viewer = cast.joins(ana.firm, "Vera Viewer", "vera@ramanvale.example", role=Role.VIEWER)
    client.force_login(viewer.user)
    assert client.get(at(ana, "rhythm")).status_code == 200
    assert client.post(at(ana, "rhythm"), {"tier": "A"}).status_code == 403
    assert client.post(choose(ana.firm, ana.public_id), {"tier": "A"}).status_code == 403

    books = cast.joins(ana.firm, "Bo Keeper", "bo@ramanvale.example", role=Role.BOOKKEEPER)
    client.force_login(books.user)
    assert client.get(at(ana, "rhythm")).status_code == 403
    assert client.get(choose(ana.firm)).status_code == 403
