"""Today as it stands on the screen: what is owed, what was done and can be taken back, and what was heard."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from obliged.acts import courtesies, referrals
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.happenings import Words
from obliged.records.links import HeardBack
from tests import cast
from tests.cast import MONDAY
from tests.queries.test_today import many, owed

pytestmark = pytest.mark.django_db
SOON = MONDAY + timedelta(minutes=14)
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture(autouse=True)
def at_fourteen_past_nine() -> Iterator[None]:
    with clock.stopped_at(SOON):
        yield


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


def at(member: Member, *parts: object) -> str:
    return f"/f/{member.firm.slug}/" + "".join(f"{part}/" for part in parts)


def read(page: str) -> str:
    """What stands on the page, without its markup."""
    main = page[page.index("<main") : page.index("</main>")] if "<main" in page else page
    return " ".join(unescape(TAGS.sub(" ", main)).split())


def hears(priya: Member, words: str) -> HeardBack:
    sally = cast.person(priya.firm, "sally")
    text = Words.unscoped.create(firm=priya.firm, text=words, about=sally)
    heard: HeardBack = HeardBack.unscoped.create(firm=priya.firm, person=sally, words=text, what="won", at=MONDAY)
    return heard


# --- the page -------------------------------------------------------------------------------------------------


def test_today_lists_what_is_owed_with_its_reason_and_its_act(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    said = read(desk.get(at(priya)).content.decode())

    assert "Good morning, Priya. Two people to see to." in said
    assert "Call Kwame Boateng , within the hour" in said
    assert "46 min left" in said
    assert "Thank Ana Duarte for Kwame Boateng" in said
    assert "Read draft" in said


def test_a_member_is_greeted_by_the_clocks_that_the_hours_below_go_by(desk: Client, priya: Member) -> None:
    desk.cookies["zone"] = "Asia/Kolkata"

    assert "Good morning, Priya." in read(desk.get(at(priya)).content.decode())


def test_the_number_beside_today_is_that_of_its_title_on_every_page(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)

    for page in (at(priya), at(priya, "mailbox"), at(priya, "still-matters")):
        assert re.search(r'Today<span class="count">2<', desk.get(page).content.decode()), page


def test_a_question_to_both_sides_counts_two_people(desk: Client, priya: Member) -> None:
    referral = cast.sally_to_fred(priya, now=MONDAY - timedelta(days=30))
    referrals.step(referral, Kind.INTRODUCED, by=priya, now=MONDAY - timedelta(days=29))

    said = read(desk.get(at(priya)).content.decode())

    assert "Two people to see to." in said
    assert "Ask Fred and Sally Okafor" in said or "Ask Sally and Fred Lindqvist" in said


def test_every_link_and_form_of_the_page_leads_somewhere(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    cast.sally_to_fred(priya)
    hears(priya, "We start Monday.")
    courtesies.send(owed(priya.firm, "thank_received"), by=priya, now=SOON)

    page = desk.get(at(priya)).content.decode()

    places = {
        place.split("?")[0].split("#")[0] for place in re.findall(r'(?:href|action|hx-get|hx-post)="(/f/[^"]*)"', page)
    }
    assert len(places) > 12
    for place in places:
        resolve(place)


def test_what_is_on_its_way_can_be_undone_and_is_owed_again(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    thanks = owed(priya.firm, "thank_received")
    courtesies.send(thanks, by=priya, now=SOON)
    page = desk.get(at(priya)).content.decode()
    assert "Leaves at 9:24" in read(page)
    assert f'action="{at(priya, "courtesies", thanks.public_id, "undo")}"' in page

    desk.post(at(priya, "courtesies", thanks.public_id, "undo"))

    assert "Leaves at" not in read(desk.get(at(priya)).content.decode())
    assert owed(priya.firm, "thank_received").state == State.OWED


def test_everyones_names_the_colleague(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(cast.joel(priya.firm))

    mine, everyones = desk.get(at(priya)), desk.get(at(priya) + "?whose=everyone")

    assert "Kwame" not in read(mine.content.decode())
    assert '<span class="chip">Joel</span>' in everyones.content.decode()


def test_a_letter_that_did_not_leave_says_so_in_its_row(desk: Client, priya: Member) -> None:
    from obliged.records.letters import Letter, Passage

    cast.ana_sends_kwame(priya)
    letter = courtesies.send(owed(priya.firm, "thank_received"), by=priya, now=SOON)
    Letter.objects.of(priya.firm).filter(pk=letter.pk).update(passage=Passage.REFUSED, trouble="No such mailbox.")
    Courtesy.objects.of(priya.firm).filter(rule="thank_received").update(state=State.OWED)

    assert "The letter did not leave: No such mailbox." in read(desk.get(at(priya)).content.decode())


def test_the_first_day_asks_who_last_sent_you_somebody(desk: Client, priya: Member) -> None:
    page = desk.get(at(priya)).content.decode()

    assert "Who last sent you someone?" in page
    assert f'action="{at(priya, "capture")}"' in page


def test_a_viewer_sees_today_and_is_offered_nothing_to_press(client: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    client.force_login(cast.joel(priya.firm, role=Role.VIEWER).user)

    page = client.get(at(priya) + "?whose=everyone").content.decode()

    assert "Thank" in read(page)
    assert "Read draft" not in read(page)


# --- heard back -----------------------------------------------------------------------------------------------


def test_what_was_heard_is_shown_until_it_was_read(desk: Client, priya: Member) -> None:
    heard = hears(priya, "We start Monday.")
    assert "We start Monday. Sally Okafor : Working together. 14 minutes ago. Read" in read(
        desk.get(at(priya)).content.decode()
    )

    answer = desk.post(at(priya, "heard", heard.pk, "read"), HTTP_HX_REQUEST="true")

    assert answer.content == b""
    assert "We start Monday" not in read(desk.get(at(priya)).content.decode())


def test_without_javascript_read_leads_back_to_today(desk: Client, priya: Member) -> None:
    heard = hears(priya, "We start Monday.")

    assert desk.post(at(priya, "heard", heard.pk, "read")).headers["Location"] == at(priya)


def test_what_another_firm_heard_is_not_ours_to_read(client: Client, priya: Member) -> None:
    heard = hears(priya, "We start Monday.")
    grace = cast.grace()
    client.force_login(grace.user)

    assert client.post(at(grace, "heard", heard.pk, "read")).status_code == 404
    assert HeardBack.objects.of(priya.firm).get().read_at is None


# --- what still matters ---------------------------------------------------------------------------------------


def quiet(priya: Member) -> None:
    Member.objects.of(priya.firm).filter(pk=priya.pk).update(last_acted_at=MONDAY - timedelta(days=30))


def shown_on(page: str) -> list[str]:
    return re.findall(r'name="shown" value="([^"]+)"', page)


def rules(priya: Member) -> set[str]:
    return {row.rule for row in Courtesy.objects.of(priya.firm).open_at(SOON)}


def test_after_ten_quiet_days_the_rest_is_released_in_one_act_and_can_be_taken_back(
    desk: Client, priya: Member
) -> None:
    cast.ana_sends_kwame(priya)
    quiet(priya)
    assert "What still matters?" in read(desk.get(at(priya)).content.decode())
    thanks = owed(priya.firm, "thank_received")
    shown = shown_on(desk.get(at(priya, "still-matters")).content.decode())

    done = desk.post(at(priya, "still-matters"), {"shown": shown, "matters": [str(thanks.public_id)]})

    assert "One courtesy is released." in read(done.content.decode())
    assert rules(priya) == {"thank_received", "answer"}  # one letter does both
    keys = re.findall(r'name="key" value="([^"]+)"', done.content.decode())
    desk.post(at(priya, "still-matters", "undo"), {"key": keys})
    assert rules(priya) == {"thank_received", "answer", "call"}


def test_nothing_is_released_that_was_not_shown(desk: Client, priya: Member) -> None:
    """What somebody saw on the page is what they decide about; what came in meanwhile stays."""
    cast.ana_sends_kwame(priya)
    quiet(priya)
    page = desk.get(at(priya, "still-matters")).content.decode()
    shown = shown_on(page)
    cast.sally_to_fred(priya)

    desk.post(at(priya, "still-matters"), {"shown": shown})

    assert rules(priya) == {"introduce"}


def test_released_twice_is_released_once(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    quiet(priya)
    page = desk.get(at(priya, "still-matters")).content.decode()
    (token,) = set(re.findall(r'name="form_token" value="([^"]+)"', page))
    shown = shown_on(page)

    desk.post(at(priya, "still-matters"), {"form_token": token, "shown": shown})
    cast.sally_to_fred(priya)
    desk.post(at(priya, "still-matters"), {"form_token": token, "shown": shown})

    assert rules(priya) == {"introduce"}


# --- what it costs --------------------------------------------------------------------------------------------


def test_the_page_asks_as_often_for_three_rows_as_for_three_hundred(desk: Client, priya: Member) -> None:
    many(priya, 2)
    desk.get(at(priya))
    with CaptureQueriesContext(connection) as few:
        desk.get(at(priya))

    many(priya, 150)
    with CaptureQueriesContext(connection) as lots:
        page = desk.get(at(priya))

    assert len(lots) <= len(few) <= 12
    assert len(gzip.compress(page.content)) < 25_000
