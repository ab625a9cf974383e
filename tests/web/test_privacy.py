"""What we keep of people, and what they may ask of it: the pages."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import courtesies, erasing, people, privacy, referrals
from obliged.acts.origins import From, Source
from obliged.acts.people import Reach
from obliged.domain.happenings import Kind, Reason
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.queries.files import FORMAT, SECTIONS
from obliged.queries.suppressions import standing
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Words
from obliged.records.jobs import Job
from obliged.records.letters import Told
from obliged.records.people import Person
from obliged.records.privacy import Asked, Erasure, PrivacyRequest
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(hours=1)
LONG_AGO = MONDAY - timedelta(days=60)


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def kwame(priya: Member) -> Person:
    """Whom Ana sent."""
    ana = cast.person(priya.firm, "ana")
    kwame = people.keep(
        firm=priya.firm, name="Kwame Boateng", now=MONDAY, by=priya, notes="pays late",
        reach=Reach(emails=("kwame@boateng.example",), phones=("503 555 0112",)),
        from_=From(Source.INTRODUCER, person=ana), introduced_by=ana,
    )  # fmt: skip
    cast.ana_sends_kwame(priya, words="He keeps asking.", notes="a second clinic may follow")
    return kwame


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    return proved(client, priya)


def proved(client: Client, member: Member) -> Client:
    """Signed in, and the account proved a moment ago: these pages ask for that."""
    client.force_login(member.user)
    return client


def at(member: Member, *parts: object) -> str:
    return f"/f/{member.firm.slug}/" + "".join(f"{part}/" for part in parts)


def read(answer: Any) -> Any:
    return json.loads(b"".join(answer.streaming_content))


# --- a person's file ------------------------------------------------------------------------------------------------


def test_their_file_has_their_part_and_nobody_elses(desk: Client, priya: Member, kwame: Person) -> None:
    people.happened(kwame, Kind.NOTED, by=priya, now=MONDAY, words="likes north light")
    page = desk.get(at(priya, "people", kwame.public_id, "file")).content.decode()

    for said in ("kwame@boateng.example", "pays late", "likes north light", "a clinic laid out by March", "Ana Duarte"):
        assert said in page, said
    for not_theirs in ("ana@duarte.example", "503 555 0110", "Duarte e Filhos"):
        assert not_theirs not in page, not_theirs


def test_a_file_says_how_they_like_to_hear_in_words(desk: Client, priya: Member, kwame: Person) -> None:
    Person.objects.of(priya.firm).filter(pk=kwame.pk).update(tell_what="outcome")

    page = desk.get(at(priya, "people", kwame.public_id, "file")).content.decode()

    assert "Only how it ends" in page


def test_the_file_for_machines_has_every_section(desk: Client, priya: Member, kwame: Person) -> None:
    answer = desk.get(at(priya, "people", kwame.public_id) + "file.json")
    kept = read(answer)

    assert answer["Content-Type"] == "application/json"
    assert kept["format"] == FORMAT
    assert set(kept) == {"format", "made_at", "firm", *SECTIONS}
    assert kept["person"][0]["notes"] == "pays late"
    assert kept["referrals"][0]["need"] == "a clinic laid out by March"
    assert {row["field"]: row["from_person_name"] for row in kept["origins"]}["name"] == "Ana Duarte"


def test_an_introducers_file_has_their_words_and_not_the_need(desk: Client, priya: Member, kwame: Person) -> None:
    ana = cast.person(priya.firm, "ana")
    kept = read(desk.get(at(priya, "people", ana.public_id) + "file.json"))

    assert kept["referrals"][0]["words"] == "He keeps asking."
    assert "a clinic laid out by March" not in json.dumps(kept)
    assert "0112" not in json.dumps(kept)


def test_a_file_takes_as_many_statements_however_much_there_is(desk: Client, priya: Member, kwame: Person) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            read(desk.get(at(priya, "people", kwame.public_id) + "file.json"))
        return len(asked)

    few = statements()
    for n in range(30):
        people.happened(kwame, Kind.NOTED, by=priya, now=MONDAY, words=f"note {n}")
    assert statements() == few <= 26


def test_an_owners_copy_has_private_notes_and_a_members_has_only_their_own(
    client: Client, priya: Member, kwame: Person
) -> None:
    said = people.happened(kwame, Kind.NOTED, by=priya, now=MONDAY, words="I do not trust him yet")
    Words.objects.of(priya.firm).filter(pk=said.words_id).update(private_to=priya)
    joel = cast.joel(priya.firm)
    url = at(priya, "people", kwame.public_id) + "file.json"

    for_joel = read(proved(client, joel).get(url))
    Words.objects.of(priya.firm).filter(pk=said.words_id).update(private_to=joel)
    for_priya = read(proved(client, priya).get(url))

    assert "do not trust" not in json.dumps(for_joel)
    assert "I do not trust him yet" in json.dumps(for_priya)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BOOKKEEPER])
def test_who_only_reads_or_keeps_the_books_opens_no_file(
    client: Client, priya: Member, kwame: Person, role: Role
) -> None:
    proved(client, cast.joel(priya.firm, role=role))

    assert client.get(at(priya, "people", kwame.public_id, "file")).status_code == 403
    assert client.get(at(priya, "people", kwame.public_id) + "file.json").status_code == 403


def test_every_note_field_says_who_may_read_it(desk: Client, priya: Member, kwame: Person) -> None:
    page = desk.get(at(priya, "people", kwame.public_id, "change")).content.decode()

    assert "Whoever asks what you keep of them may read them" in page


# --- erasing ----------------------------------------------------------------------------------------------------------


def test_before_an_erasure_it_says_what_goes_what_stays_and_what_is_open(
    desk: Client, priya: Member, kwame: Person
) -> None:
    page = desk.get(at(priya, "people", kwame.public_id, "erase")).content.decode()

    assert "It cannot be undone" in page
    assert "Of one referral that is about them" in page
    assert "One referral is still open. It is closed as withdrawn." in page
    assert "numbers and codes" in page


def test_an_erasure_asks_for_the_name(desk: Client, priya: Member, kwame: Person) -> None:
    url = at(priya, "people", kwame.public_id, "erase")

    refused = desk.post(url, {"name": "Ana Duarte"})
    assert refused.status_code == 422
    assert "This is another name. Nothing was erased." in refused.content.decode()
    assert not Erasure.objects.of(priya.firm).exists()

    done = desk.post(url, {"name": " kwame  boateng "})
    assert done.status_code == 302
    assert Job.objects.get(kind="erase").arguments == {"erasure": Erasure.objects.of(priya.firm).get().pk}
    kwame.refresh_from_db()
    assert kwame.deleted_at is not None


def test_that_somebody_was_erased_stands_there_without_a_name(desk: Client, priya: Member, kwame: Person) -> None:
    with clock.stopped_at(LATER):
        erasing.begin(kwame, ground="asked", by=priya, now=LATER)
        page = desk.get(at(priya, "privacy")).content.decode()

    assert "Somebody was erased today, by Priya." in page
    assert "Under way" in page
    assert "Kwame" not in page


def test_an_owner_is_told_on_every_page_that_somebody_waits(client: Client, priya: Member, kwame: Person) -> None:
    joel = cast.joel(priya.firm)
    said = "Somebody waits for an answer about their data."
    with clock.stopped_at(LATER):
        privacy.ask(kwame, Asked.SEE, way="phone", words="", by=joel, now=LATER)
        client.force_login(priya.user)
        assert said in client.get(at(priya)).content.decode()
        client.force_login(joel.user)
        assert said not in client.get(at(priya)).content.decode()
        privacy.settle(PrivacyRequest.objects.of(priya.firm).select_related("firm").get(), by=priya, now=LATER)
        client.force_login(priya.user)
        assert said not in client.get(at(priya)).content.decode()


def test_only_an_owner_erases_and_holds(client: Client, priya: Member, kwame: Person) -> None:
    proved(client, cast.joel(priya.firm))

    for page in ("erase", "hold"):
        url = at(priya, "people", kwame.public_id, page)
        assert client.get(url).status_code == 403
        assert client.post(url, {"name": "Kwame Boateng", "why": "x"}).status_code == 403
    assert not Erasure.objects.of(priya.firm).exists()


def test_a_hold_stands_on_the_page_and_refuses_the_erasure(desk: Client, priya: Member, kwame: Person) -> None:
    url = at(priya, "people", kwame.public_id, "hold")
    assert desk.post(url, {"why": " "}).status_code == 422
    desk.post(url, {"why": "a dispute over the deposit"})

    assert "a dispute over the deposit" in desk.get(at(priya, "people", kwame.public_id)).content.decode()
    refused = desk.post(at(priya, "people", kwame.public_id, "erase"), {"name": "Kwame Boateng"})
    assert refused.status_code == 409
    assert "a dispute over the deposit" in refused.content.decode()

    desk.post(url, {"lift": "1"})
    assert desk.post(at(priya, "people", kwame.public_id, "erase"), {"name": "Kwame Boateng"}).status_code == 302


# --- what people ask ----------------------------------------------------------------------------------------------------


def test_what_they_asked_stands_until_it_is_done(desk: Client, priya: Member, kwame: Person) -> None:
    with clock.stopped_at(MONDAY):
        desk.post(
            at(priya, "people", kwame.public_id, "asked"),
            {"what": "see", "way": "phone", "words": "What have you got?"},
        )
        page = desk.get(at(priya, "privacy")).content.decode()
        row = PrivacyRequest.objects.of(priya.firm).get()

        assert "One person waits for an answer about their data." in page
        assert "What have you got?" in page
        desk.post(at(priya, "privacy", row.public_id))
        page = desk.get(at(priya, "privacy")).content.decode()

    assert row.due_at == MONDAY + timedelta(days=30)
    assert "Nobody waits for an answer about their data." in page
    row.refresh_from_db()
    assert (row.outcome, row.settled_by) == ("done", priya)


def test_the_list_takes_as_many_statements_however_many_asked(desk: Client, priya: Member, kwame: Person) -> None:
    def statements(page: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(at(priya, *page.split("/"))).status_code == 200
        return len(asked)

    privacy.ask(kwame, Asked.SEE, way="phone", words="", by=priya, now=MONDAY)
    desk.get(at(priya, "privacy"))
    few = statements("privacy"), statements("settings/keeping")
    ana = cast.person(priya.firm, "ana")
    for n in range(12):
        someone = people.keep(
            firm=priya.firm, name=f"Person {n}", now=LONG_AGO, by=priya, from_=From(Source.INTRODUCER, person=ana)
        )
        privacy.ask(someone, Asked.ERASE, way="phone", words="now", by=priya, now=MONDAY)
    assert (statements("privacy"), statements("settings/keeping")) == few
    assert few[0] <= 12
    assert few[1] <= 16


def test_asked_twice_it_stands_once(priya: Member, kwame: Person) -> None:
    for _ in range(2):
        privacy.ask(kwame, Asked.SEE, way="phone", words="", by=priya, now=MONDAY)

    assert PrivacyRequest.objects.of(priya.firm).count() == 1


def test_who_wants_no_letters_gets_none_by_one_press(desk: Client, priya: Member, kwame: Person) -> None:
    row = privacy.ask(kwame, Asked.STOP, way="email", words="", by=priya, now=MONDAY)
    desk.post(at(priya, "privacy", row.public_id))

    assert standing(priya.firm, ["kwame@boateng.example"]) is not None


def test_a_refusal_has_its_reason(desk: Client, priya: Member, kwame: Person) -> None:
    row = privacy.ask(kwame, Asked.ERASE, way="email", words="", by=priya, now=MONDAY)
    url = at(priya, "privacy", row.public_id)

    assert desk.post(url, {"refuse": "1", "why": ""}).status_code == 422
    assert desk.post(url, {"refuse": "1", "why": "An invoice is unpaid."}).status_code == 302
    assert "Refused: An invoice is unpaid." in desk.get(at(priya, "privacy")).content.decode()
    assert desk.post(url, {"refuse": "1", "why": "Again."}).status_code == 409


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert privacy.a_month_after(MONDAY.replace(month=1, day=31)).date().isoformat() == "2026-02-28"
    assert privacy.a_month_after(MONDAY.replace(month=12, day=24)).date().isoformat() == "2027-01-24"


# --- the notice -----------------------------------------------------------------------------------------------------------


def test_the_page_says_whether_they_know_where_we_have_their_details_from(
    desk: Client, priya: Member, kwame: Person
) -> None:
    url = at(priya, "people", kwame.public_id)
    with clock.stopped_at(LATER):
        assert "Not told yet where you have their details from." in desk.get(url).content.decode()
        desk.post(at(priya, "people", kwame.public_id, "told"))
        desk.post(at(priya, "people", kwame.public_id, "told"))
        assert "Told where you have their details from, today." in desk.get(url).content.decode()
    assert Told.objects.of(priya.firm).filter(what="notice", to=kwame).count() == 1


def test_a_first_call_says_it_and_a_tick_notes_it(desk: Client, priya: Member, kwame: Person) -> None:
    call = Courtesy.objects.of(priya.firm).owed().get(rule="call", to=kwame)
    with clock.stopped_at(LATER):
        page = desk.get(at(priya, "courtesies", call.public_id)).content.decode()
        desk.post(at(priya, "courtesies", call.public_id, "reached"), {"told_notice": "1"})

    assert "Say that you have his number from Ana" in page or "number from Ana, for this only" in page
    assert Told.objects.of(priya.firm).get(what="notice").to == kwame


def test_who_was_not_told_within_a_month_stands_on_the_list(desk: Client, priya: Member, kwame: Person) -> None:
    heading = "Not told where you have their details from"
    with clock.stopped_at(MONDAY + timedelta(days=29)):
        assert heading not in desk.get(at(priya, "privacy")).content.decode()
    with clock.stopped_at(MONDAY + timedelta(days=31)):
        page = desk.get(at(priya, "privacy")).content.decode()
    assert heading in page
    assert "Kwame Boateng" in page
    assert "Ana Duarte" not in page


# --- how long ---------------------------------------------------------------------------------------------------------------


def days(**changed: int) -> dict[str, int]:
    return {
        "raw_mail": 90, "letters": 2190, "mails": 2190, "prospects": 730, "drafts": 90, "offers": 30, "links": 365,
    } | changed  # fmt: skip


def test_an_owner_sets_how_long_things_are_kept(desk: Client, priya: Member) -> None:
    url = at(priya, "settings", "keeping")
    page = desk.get(url).content.decode()
    assert "Mails as they came, with all their headers:" in page
    assert "Nothing goes in the next thirty days." in page

    assert desk.post(url, days(raw_mail=30)).status_code == 302
    assert Firm.objects.get(pk=priya.firm_id).retention == {"raw_mail": 30}
    assert desk.post(url, days(raw_mail=-1)).status_code == 422
    assert desk.post(url, days(raw_mail=99999)).status_code == 422


def came_to_nothing(priya: Member, kwame: Person) -> None:
    referral = Referral.objects.of(priya.firm).select_related("firm").get()
    referrals.step(referral, Kind.LOST, by=priya, now=MONDAY, reason=Reason.TIMING)
    for row in Courtesy.objects.of(priya.firm).owed().filter(to=kwame).select_related("firm"):
        courtesies.not_needed(row, reason="over", by=priya, now=MONDAY)


def test_the_page_says_who_would_be_erased_next(client: Client, priya: Member, kwame: Person) -> None:
    came_to_nothing(priya, kwame)
    with clock.stopped_at(MONDAY + timedelta(days=710)):
        page = proved(client, priya).get(at(priya, "settings", "keeping")).content.decode()

    assert "1 people of whom nothing came" in page or "One" in page
    assert "Kwame Boateng" in page


def test_a_member_reads_how_long_and_changes_nothing(client: Client, priya: Member) -> None:
    proved(client, cast.joel(priya.firm))
    url = at(priya, "settings", "keeping")

    assert "An owner can change this." in client.get(url).content.decode()
    assert client.post(url, days(raw_mail=1)).status_code == 403
