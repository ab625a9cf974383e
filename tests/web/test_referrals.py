"""The pages of referrals: what is written down makes us owe, can be taken back where it stands, and is never lost."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import courtesies, happenings, people, referrals
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter, Passage
from obliged.records.people import Email, Person, Phone
from obliged.records.referrals import Party, Referral
from tests import cast
from tests.cast import MONDAY
from tests.naughty import NAUGHTY

pytestmark = pytest.mark.django_db
NOON = MONDAY + timedelta(hours=3)


@pytest.fixture(autouse=True)
def it_is_noon() -> Iterator[None]:
    with clock.stopped_at(NOON):
        yield


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


@pytest.fixture
def kwame(priya: Member) -> Referral:
    return cast.ana_sends_kwame(priya, expects_contact=True)


def at(referral: Referral, *parts: object) -> str:
    slug = Firm.objects.get(pk=referral.firm_id).slug
    return f"/f/{slug}/referrals/{referral.public_id}/" + "".join(f"{part}/" for part in parts)


def text(page: Any) -> str:
    return " ".join(page.content.decode().split())


def step(desk: Client, referral: Referral, kind: str, **fields: str) -> Any:
    return desk.post(at(referral, "step"), {"kind": kind, **fields})


def last(referral: Referral) -> Happening:
    found: Happening = Happening.objects.of(referral.firm_id).filter(referral=referral).order_by("-id")[0]
    return found


def owed(referral: Referral) -> list[tuple[str, State]]:
    rows = Courtesy.objects.of(referral.firm_id).filter(referral=referral).order_by("rule", "occurrence", "to_id")
    return [(row.rule, State(row.state)) for row in rows]


def fresh(referral: Referral) -> Referral:
    found: Referral = Referral.objects.of(referral.firm_id).select_related("firm", "responsible").get(pk=referral.pk)
    return found


# --- the list -------------------------------------------------------------------------------------------------


def test_the_list_leads_to_the_referral_and_to_its_courtesy(desk: Client, priya: Member, kwame: Referral) -> None:
    page = text(desk.get(f"/f/{priya.firm.slug}/referrals/"))
    call = Courtesy.objects.of(priya.firm).get(referral=kwame, rule="call")

    assert "One move is ours. None is theirs." in page
    assert f'href="{at(kwame)}"' in page
    assert f'href="/f/{priya.firm.slug}/courtesies/{call.public_id}/"' in page


def test_an_empty_list_has_one_sentence_and_one_act(desk: Client, priya: Member) -> None:
    page = text(desk.get(f"/f/{priya.firm.slug}/referrals/"))

    assert "Nobody on the way. Who might you introduce?" in page
    assert "Introduce two people" in page


@pytest.mark.parametrize(
    "query", ["which=nonsense", "which=settled", "which=held", "whose=mine", "after=%00", "after=o.x.y"]
)
def test_any_question_to_the_list_is_answered(desk: Client, priya: Member, kwame: Referral, query: str) -> None:
    assert desk.get(f"/f/{priya.firm.slug}/referrals/?{query}").status_code == 200


def test_fifty_rows_are_a_light_page(desk: Client, priya: Member) -> None:
    for _ in range(52):
        cast.ana_sends_kwame(priya)

    page = desk.get(f"/f/{priya.firm.slug}/referrals/")

    assert page.content.decode().count("data-row") == 50
    assert len(gzip.compress(page.content)) < 25_000


# --- one referral ---------------------------------------------------------------------------------------------


def test_the_page_says_who_introduced_whom_where_it_stands_and_what_is_next(desk: Client, kwame: Referral) -> None:
    page = text(desk.get(at(kwame)))

    assert "<h1>Ana Duarte introduced Kwame Boateng</h1>" in page
    assert "A clinic laid out by March. Today, 9:00." in page
    assert "Call" in page
    assert "Ana introduced Kwame." in page
    assert "either way, Ana hears why" in page


def test_another_firms_referral_does_not_exist(client: Client, kwame: Referral) -> None:
    grace = cast.grace()
    client.force_login(grace.user)

    for path in ("", "change/", "who/", "responsible/", "promise/", "step/?kind=met"):
        assert client.get(f"/f/{grace.firm.slug}/referrals/{kwame.public_id}/{path}").status_code == 404


def test_a_viewer_reads_and_finds_nothing_to_press(client: Client, priya: Member, kwame: Referral) -> None:
    viewer = cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER)
    client.force_login(viewer.user)

    page = text(client.get(at(kwame)))

    assert "Take back" not in page
    assert at(kwame, "step") not in page
    assert step(client, kwame, "met").status_code == 403


def test_what_is_missing_stands_beside_its_remedy(desk: Client, kwame: Referral) -> None:
    page = text(desk.get(at(kwame)))

    assert "Why Kwame should meet us is not written down." in page
    assert f'href="{at(kwame, "change")}#id_reason_for_prospect"' in page


def test_every_remedy_leads_to_a_page(desk: Client, priya: Member, kwame: Referral) -> None:
    firm = priya.firm
    Party.objects.of(firm).filter(referral=kwame, side="introducer").delete()
    Email.objects.of(firm).delete()
    Phone.objects.of(firm).delete()
    given = cast.sally_to_fred(priya, need="", reason_for_prospect="", consent_wanted=True, ask_both=False)
    people.change(cast.person(firm, "fred"), version=1, now=NOON, do_not_contact=True)

    for referral in (kwame, given):
        page = desk.get(at(referral))
        assert page.context["lacks"]
        for lack in page.context["lacks"]:
            assert desk.get(lack.url.partition("#")[0]).status_code == 200, lack


def test_an_introduction_by_us_says_that_it_has_not_been_made_yet(desk: Client, priya: Member) -> None:
    page = text(desk.get(at(cast.sally_to_fred(priya))))

    assert "We mean to introduce Sally Okafor to Fred Lindqvist" in page


# --- what happened --------------------------------------------------------------------------------------------


def test_each_button_opens_a_form_that_works_by_itself(desk: Client, priya: Member, kwame: Referral) -> None:
    for referral in (kwame, cast.sally_to_fred(priya)):
        for recording in desk.get(at(referral)).context["page"].recordings:
            page = desk.get(at(referral, "step") + f"?kind={recording.kind}")
            assert page.status_code == 200
            assert f'name="kind" value="{recording.kind}"' in text(page)


def test_htmx_gets_the_form_alone(desk: Client, kwame: Referral) -> None:
    page = desk.get(at(kwame, "step") + "?kind=met", headers={"HX-Request": "true"})

    assert text(page).startswith('<form id="record"')


def test_a_step_makes_us_owe_and_comes_back_to_the_page(desk: Client, kwame: Referral) -> None:
    answer = step(desk, kwame, "met", words="He has the keys.")

    assert answer.headers["Location"] == at(kwame) + "#happened"
    assert ("tell_milestone", State.OWED) in owed(kwame)
    assert "He has the keys." in text(desk.get(at(kwame)))


def test_where_nothing_is_told_before_a_yes_the_page_of_an_ended_referral_says_why(desk: Client, priya: Member) -> None:
    for discreet in (False, True):
        Firm.objects.filter(pk=priya.firm_id).update(discreet=discreet)
        referral = cast.ana_sends_kwame(Member.objects.of(priya.firm_id).select_related("firm").get(pk=priya.pk))
        step(desk, referral, "lost", reason="chose_other")

        assert (("explain", State.OWED) in owed(referral)) is not discreet
        assert ("is owed no word of how it ended" in text(desk.get(at(referral)))) is discreet

    desk.post(at(referral, "wish"), {"may_tell": "yes"})
    assert ("explain", State.OWED) in owed(referral)


def test_when_it_happened_may_be_a_day(desk: Client, priya: Member) -> None:
    referral = cast.ana_sends_kwame(priya, now=MONDAY, at=MONDAY - timedelta(days=7))
    step(desk, referral, "contacted", on="2026-11-12")

    assert last(referral).to_the_day
    assert priya.firm.day_of(last(referral).at).isoformat() == "2026-11-12"


def test_when_it_happened_may_be_a_minute(desk: Client, priya: Member, kwame: Referral) -> None:
    step(desk, kwame, "contacted", on="2026-11-16", clock="09:41")

    assert not last(kwame).to_the_day
    assert last(kwame).at == MONDAY + timedelta(minutes=41)
    assert "within 41 minutes" in text(desk.get(at(kwame)))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"on": "2026-11-17"}, "That day is still to come."),
        ({"clock": "23:00"}, "That time is still to come."),
        ({"on": "0001-01-01"}, "Choose a day from 1900 to 2046."),
        ({"on": "the other day"}, "That is not a day."),
        ({"clock": "late"}, "That is not a time of day."),
    ],
)
def test_a_moment_that_cannot_be_is_said_beside_its_field(
    desk: Client, kwame: Referral, fields: dict[str, str], sentence: str
) -> None:
    page = step(desk, kwame, "met", words="We met at his unit.", **fields)

    assert page.status_code == 422
    assert sentence in text(page)
    assert "We met at his unit." in text(page)
    assert last(kwame).kind == Kind.RECEIVED


@pytest.mark.parametrize("kind", ["declined", "lost", "withdrawn"])
def test_an_end_needs_its_reason(desk: Client, kwame: Referral, kind: str) -> None:
    page = step(desk, kwame, kind, words="His lease is in arrears.")

    assert page.status_code == 422
    assert "Choose the reason that comes nearest." in text(page)
    assert "His lease is in arrears." in text(page)
    assert fresh(kwame).is_open


def test_an_end_with_its_reason_owes_the_introducer_an_explanation(desk: Client, kwame: Referral) -> None:
    step(desk, kwame, "lost", reason="budget", words="He has 48,000 and not a cent more.")

    assert fresh(kwame).stage == "lost"
    assert ("explain", State.OWED) in owed(kwame)


def test_a_meeting_needs_its_moment_and_a_hold_its_day(desk: Client, kwame: Referral) -> None:
    assert "A meeting has a day and a time." in text(step(desk, kwame, "meeting_set"))
    assert "That is not a day with a time." in text(step(desk, kwame, "meeting_set", moment="Tuesday"))
    assert "Say until when." in text(step(desk, kwame, "held"))
    assert "That day has come already." in text(step(desk, kwame, "held", until="2026-11-16"))


def test_a_meeting_whose_moment_has_passed_is_asked_about_and_then_took_place(desk: Client, kwame: Referral) -> None:
    past = {"moment": "2026-11-10T10:00", "words": "about the lease"}

    page = step(desk, kwame, "meeting_set", **past)

    assert page.status_code == 422
    assert "That moment has passed. Did the meeting take place?" in text(page)
    assert "We met then" in text(page)
    assert "about the lease" in text(page)
    assert not Happening.objects.of(kwame.firm).filter(kind__in=[Kind.MET, Kind.MEETING_SET]).exists()

    assert step(desk, kwame, "meeting_set", took_place="1", **past).status_code == 302
    assert Happening.objects.of(kwame.firm).get(kind=Kind.MET).at.day == 10
    assert not Happening.objects.of(kwame.firm).filter(kind=Kind.MEETING_SET).exists()


def test_a_meeting_shows_its_day_on_the_firms_clocks(desk: Client, kwame: Referral) -> None:
    step(desk, kwame, "meeting_set", moment="2026-11-24T10:00")

    assert "Tue 24 Nov, 10:00" in text(desk.get(at(kwame)))


def test_a_hold_waits_and_can_be_released(desk: Client, kwame: Referral) -> None:
    step(desk, kwame, "held", until="2026-12-01")
    assert fresh(kwame).stage == "on_hold"

    step(desk, kwame, "hold_ended")
    assert fresh(kwame).stage == "introduced"


def test_completed_and_glad_asks_for_further_introductions(desk: Client, kwame: Referral) -> None:
    step(desk, kwame, "won")
    step(desk, kwame, "completed", satisfied="yes")

    assert "ask_further" in {rule for rule, _ in owed(kwame)}


def test_between_two_others_one_of_them_may_have_said_so(desk: Client, priya: Member) -> None:
    referral = cast.sally_to_fred(priya)
    step(desk, referral, "introduced", way="in_person")
    step(desk, referral, "met", who=str(cast.person(priya.firm, "fred").public_id))

    assert last(referral).reported_by == cast.person(priya.firm, "fred")
    assert "Fred says that they have met." in text(desk.get(at(referral)))


@pytest.mark.parametrize("kind", ["", "received", "thanked", "taken_back", "nonsense"])
def test_nothing_else_can_be_written_down_by_the_step_form(desk: Client, kwame: Referral, kind: str) -> None:
    assert step(desk, kwame, kind).status_code == 422
    assert desk.get(at(kwame, "step") + f"?kind={kind}").status_code == 404
    assert last(kwame).kind == Kind.RECEIVED


def test_a_stale_page_hears_what_a_colleague_did(desk: Client, priya: Member, kwame: Referral) -> None:
    joel = cast.joel(priya.firm)
    referrals.step(kwame, Kind.WON, by=joel, now=NOON - timedelta(minutes=1))
    referrals.step(kwame, Kind.COMPLETED, by=joel, now=NOON - timedelta(minutes=1))

    page = step(desk, kwame, "met", words="We met.")

    assert page.status_code == 409
    assert "Joel moved this to Complete a minute ago." in text(page)
    assert "We met." in text(page)


def test_a_form_that_is_sent_twice_acts_once(desk: Client, kwame: Referral) -> None:
    for _ in range(2):
        step(desk, kwame, "noted", words="Rang about the keys.", form_token="once-and-only")

    assert Happening.objects.of(kwame.firm_id).filter(kind=Kind.NOTED).count() == 1


# --- taking back ----------------------------------------------------------------------------------------------


def test_taking_back_from_the_page_restores_what_was_owed(desk: Client, kwame: Referral) -> None:
    before = owed(kwame)
    step(desk, kwame, "lost", reason="timing")
    assert owed(kwame) != before

    desk.post(at(kwame, "happenings", last(kwame).pk, "take-back"))

    assert owed(kwame) == before
    assert fresh(kwame).stage == "introduced"


def test_a_taking_back_says_by_whom_and_can_be_taken_back(desk: Client, priya: Member, kwame: Referral) -> None:
    step(desk, kwame, "met")
    met = last(kwame)
    desk.post(at(kwame, "happenings", met.pk, "take-back"))
    page = text(desk.get(at(kwame)))
    assert "<s>You met Kwame." in page
    assert "You took this back just now." in page

    desk.post(at(kwame, "happenings", last(kwame).pk, "take-back"))

    assert "<b>You met Kwame.</b>" in text(desk.get(at(kwame)))
    assert fresh(kwame).stage == "met"


def test_taking_back_twice_says_that_it_was_taken_back(desk: Client, kwame: Referral) -> None:
    step(desk, kwame, "met")
    url = at(kwame, "happenings", last(kwame).pk, "take-back")
    desk.post(url)

    page = desk.post(url)

    assert page.status_code == 409
    assert "This was taken back already." in text(page)


def test_how_it_began_is_not_taken_back(desk: Client, kwame: Referral) -> None:
    assert desk.post(at(kwame, "happenings", last(kwame).pk, "take-back")).status_code == 404


def test_a_happening_of_another_referral_is_not_taken_back_here(desk: Client, priya: Member, kwame: Referral) -> None:
    other = cast.sally_to_fred(priya)
    step(desk, other, "noted", words="x")

    assert desk.post(at(kwame, "happenings", last(other).pk, "take-back")).status_code == 404


def test_a_letter_that_was_held_for_it_does_not_leave(desk: Client, priya: Member, kwame: Referral) -> None:
    step(desk, kwame, "met")
    met = last(kwame)
    row = (
        Courtesy.objects.of(priya.firm)
        .select_related("firm", "to", "referral__firm")
        .get(because=met, rule="tell_milestone")
    )
    letter = courtesies.send(row, by=priya, now=NOON)

    desk.post(at(kwame, "happenings", met.pk, "take-back"))

    assert Letter.objects.of(priya.firm).get(pk=letter.pk).passage == Passage.CANCELLED


def test_what_was_entered_in_error_owes_nothing_until_that_is_taken_back(desk: Client, kwame: Referral) -> None:
    before = owed(kwame)

    desk.post(at(kwame, "error"))
    assert owed(kwame) == []
    assert "Entered in error." in text(desk.get(at(kwame)))

    desk.post(at(kwame, "happenings", last(kwame).pk, "take-back"))
    assert owed(kwame) == before


# --- the wish, promises, treatments ---------------------------------------------------------------------------


def test_a_no_of_the_prospect_stops_the_news_that_is_held(desk: Client, priya: Member, kwame: Referral) -> None:
    step(desk, kwame, "met")
    row = Courtesy.objects.of(priya.firm).select_related("firm", "to", "referral__firm").get(
        referral=kwame, rule="tell_milestone"
    )  # fmt: skip
    letter = courtesies.send(row, by=priya, now=NOON)

    desk.post(at(kwame, "wish"), {"may_tell": "no"})

    assert Letter.objects.of(priya.firm).get(pk=letter.pk).passage == Passage.CANCELLED
    assert "tell_milestone" not in {rule for rule, state in owed(kwame) if state == State.OWED}
    assert "Kwame asked for this." in text(desk.get(at(kwame)))


def test_the_wish_can_be_changed(desk: Client, kwame: Referral) -> None:
    desk.post(at(kwame, "wish"), {"may_tell": "no"})
    desk.post(at(kwame, "wish"), {"may_tell": "yes"})

    assert "Kwame agreed." in text(desk.get(at(kwame)))
    assert desk.post(at(kwame, "wish"), {"may_tell": "perhaps"}).status_code == 422


def test_a_promise_is_owed_by_its_day_and_can_be_taken_back_with_a_word(
    desk: Client, priya: Member, kwame: Referral
) -> None:
    to = str(cast.person(priya.firm, "kwame").public_id)
    desk.post(at(kwame, "promise"), {"promised": "A sketch of the front desk", "to": to, "due": "2026-11-20"})
    promised = last(kwame)
    assert ("keep_promise", State.OWED) in owed(kwame)
    assert "A sketch of the front desk" in text(desk.get(at(kwame)))

    assert desk.post(at(kwame, "promises", promised.pk, "release"), {"words": " "}).status_code == 422
    desk.post(at(kwame, "promises", promised.pk, "release"), {"words": "He has his own now."})

    assert ("keep_promise", State.OWED) not in owed(kwame)
    assert "taken back with a word" in text(desk.get(at(kwame)))


def test_one_promise_taken_back_leaves_the_other(desk: Client, priya: Member, kwame: Referral) -> None:
    to = str(cast.person(priya.firm, "kwame").public_id)
    for words in ("A sketch", "A price"):
        desk.post(at(kwame, "promise"), {"promised": words, "to": to, "due": "2026-11-20"})

    desk.post(at(kwame, "promises", last(kwame).pk, "release"), {"words": "Not yet."})

    assert [state for rule, state in owed(kwame) if rule == "keep_promise"].count(State.OWED) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"promised": "", "due": "2026-11-20"}, "A promise needs its words."),
        ({"promised": "A sketch", "due": ""}, "A promise needs its day."),
        ({"promised": "A sketch", "due": "2026-11-15"}, "That day has passed."),
        ({"promised": "A sketch", "due": "9999-12-31"}, "Choose a day from 1900 to 2046."),
    ],
)
def test_a_promise_that_is_none_is_said_beside_its_field(
    desk: Client, priya: Member, kwame: Referral, fields: dict[str, str], sentence: str
) -> None:
    to = str(cast.person(priya.firm, "kwame").public_id)

    page = desk.post(at(kwame, "promise"), {"to": to, **fields})

    assert page.status_code == 422
    assert sentence in text(page)


def test_treatments_are_ticked_from_what_the_firm_does(desk: Client, priya: Member) -> None:
    Firm.objects.filter(pk=priya.firm_id).update(
        treatments=["they are called the same day", "the first sketch is free"]
    )
    referral = cast.ana_sends_kwame(priya)

    desk.post(at(referral, "treatments"), {"version": "1", "treatment": ["the first sketch is free", "a car"]})

    assert fresh(referral).treatments == ["the first sketch is free"]


def test_whoever_looks_after_it_has_it_on_their_today(desk: Client, priya: Member, kwame: Referral) -> None:
    joel = cast.joel(priya.firm)

    desk.post(at(kwame, "responsible"), {"version": "1", "responsible": str(joel.public_id)})

    assert {row.owner for row in Courtesy.objects.of(priya.firm).filter(referral=kwame)} == {joel}


def test_nobody_who_may_not_act_can_look_after_it(desk: Client, priya: Member, kwame: Referral) -> None:
    viewer = cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER)

    page = desk.post(at(kwame, "responsible"), {"version": "1", "responsible": str(viewer.public_id)})

    assert page.status_code == 422
    assert fresh(kwame).responsible == priya


# --- its words ------------------------------------------------------------------------------------------------


def typed(page: Any) -> dict[str, Any]:
    return {bound.html_name: bound.value() or "" for bound in page.context["form"]}


def test_what_we_wrote_of_it_can_be_changed(desk: Client, priya: Member, kwame: Referral) -> None:
    form = typed(desk.get(at(kwame, "change")))
    party = Party.objects.of(priya.firm).get(referral=kwame, side="prospect")

    answer = desk.post(
        at(kwame, "change"),
        form | {"need": "A clinic by May", "expects_contact": "no", f"how_{party.pk}": "his patient"},
    )

    assert answer.status_code == 302
    assert (fresh(kwame).need, fresh(kwame).expects_contact, fresh(kwame).version) == ("A clinic by May", False, 2)
    assert Party.objects.of(priya.firm).get(pk=party.pk).how_known == "his patient"


def test_the_second_editor_sees_both_texts_and_chooses(desk: Client, priya: Member, kwame: Referral) -> None:
    form = typed(desk.get(at(kwame, "change")))
    referrals.change(kwame, version=1, now=NOON, need="A clinic by May", notes="Joel was here")

    page = desk.post(at(kwame, "change"), form | {"need": "A clinic by April", "notes": "mine"})

    assert page.status_code == 409
    for words in ("A clinic by May", "A clinic by April", "Joel was here", "mine"):
        assert words in text(page)
    assert fresh(kwame).need == "A clinic by May"

    again = typed(page) | {"need": "A clinic by April", "notes": "mine", "theirs": ["notes"]}
    assert desk.post(at(kwame, "change"), again).status_code == 302
    assert (fresh(kwame).need, fresh(kwame).notes) == ("A clinic by April", "Joel was here")


def test_words_that_are_too_long_are_kept_in_the_form(desk: Client, kwame: Referral) -> None:
    form = typed(desk.get(at(kwame, "change"))) | {"need": "n" * 501, "notes": "o" * 1_000_000}

    page = desk.post(at(kwame, "change"), form)

    assert page.status_code == 422
    assert "This is 501 characters long; 500 fit." in text(page)
    assert "n" * 501 in text(page)


# --- who is in it ---------------------------------------------------------------------------------------------


def test_a_second_introducer_comes_to_light(desk: Client, priya: Member, kwame: Referral) -> None:
    cast.person(priya.firm, "luis")

    asked = desk.post(at(kwame, "who"), {"side": "introducer", "name": "Luis Ferreira"})
    assert asked.status_code == 409
    assert "Same person?" in text(asked)
    desk.post(
        at(kwame, "who"),
        {"side": "introducer", "name": "Luis Ferreira", "person": str(cast.person(priya.firm, "luis").public_id)},
    )

    assert "Ana Duarte and Luis Ferreira introduced Kwame Boateng" in text(desk.get(at(kwame)))


def test_somebody_new_is_kept_by_their_name(desk: Client, priya: Member, kwame: Referral) -> None:
    desk.post(at(kwame, "who"), {"side": "prospect", "name": "Inês Boateng"})

    assert Person.objects.of(priya.firm).filter(name="Inês Boateng").exists()


def test_the_last_prospect_stays(desk: Client, priya: Member, kwame: Referral) -> None:
    party = Party.objects.of(priya.firm).get(referral=kwame, side="prospect")

    page = desk.post(at(kwame, "who"), {"side": "prospect", "remove": str(party.pk)})

    assert page.status_code == 409
    assert "A referral needs somebody who was introduced." in text(page)


def test_nobody_is_introduced_to_themselves(desk: Client, priya: Member, kwame: Referral) -> None:
    kwames = str(cast.person(priya.firm, "kwame").public_id)

    page = desk.post(at(kwame, "who"), {"side": "introducer", "name": "Kwame Boateng", "person": kwames})

    assert page.status_code == 409
    assert "Nobody is introduced to themselves." in text(page)


def test_whoever_left_it_is_still_named_in_what_happened(desk: Client, priya: Member, kwame: Referral) -> None:
    step(desk, kwame, "met")
    cast.person(priya.firm, "rosa")
    desk.post(at(kwame, "who"), {"side": "prospect", "name": "Somebody Else"})
    party = Party.objects.of(priya.firm).get(referral=kwame, side="prospect", person=cast.person(priya.firm, "kwame"))

    desk.post(at(kwame, "who"), {"side": "prospect", "remove": str(party.pk)})

    assert "You met Kwame." in text(desk.get(at(kwame)))


# --- price and bad input --------------------------------------------------------------------------------------


def test_the_page_costs_the_same_after_five_happenings_and_after_two_hundred(
    desk: Client, priya: Member, kwame: Referral
) -> None:
    url = at(kwame)

    def cost() -> int:
        desk.get(url)
        with CaptureQueriesContext(connection) as asked:
            page = desk.get(url)
        assert len(gzip.compress(page.content)) < 25_000
        return len(asked)

    def happen(number: int) -> None:
        for n in range(number):
            kind = (Kind.NOTED, Kind.MET, Kind.WROTE, Kind.PROMISED)[n % 4]
            facts = {"due": NOON + timedelta(days=9)} if kind is Kind.PROMISED else {}
            happenings.record(
                kind, firm=priya.firm, now=NOON, referral=kwame, by=priya, facts=facts, words=f"happening {n}", derive=n % 40 == 39,
                person=cast.person(priya.firm, "kwame"),
            )  # fmt: skip

    happen(5)
    few = cost()
    happen(195)

    assert cost() == few
    assert few <= 12


def test_older_happenings_stand_on_the_pages_after(desk: Client, priya: Member, kwame: Referral) -> None:
    for n in range(60):
        happenings.record(
            Kind.NOTED, firm=priya.firm, now=NOON, referral=kwame, by=priya, words=f"note {n:02}", derive=False
        )

    first = desk.get(at(kwame))
    assert "note 59" in text(first)
    assert "note 05" not in text(first)

    second = text(desk.get(at(kwame) + f"?before={first.context['page'].older}"))
    assert "note 05" in second
    assert "Ana introduced Kwame." in second


@pytest.mark.parametrize("before", ["x", "-1", "99999999999999999999999", "٣", "%00"])
def test_a_page_of_happenings_that_is_none_is_harmless(desk: Client, kwame: Referral, before: str) -> None:
    assert desk.get(at(kwame) + f"?before={before}").status_code == 200


def test_no_string_breaks_a_form_or_is_shown_unescaped(desk: Client, priya: Member, kwame: Referral) -> None:
    """All of them, some at a time, through every text field."""
    form = typed(desk.get(at(kwame, "change")))
    fields = [name for name in form if name not in {"version", "expects_contact"}]
    kwames = str(cast.person(priya.firm, "kwame").public_id)
    for start in range(0, len(NAUGHTY), 12):
        some = [NAUGHTY[(start + n) % len(NAUGHTY)] for n in range(12)]
        said = dict(zip(fields, some, strict=False))
        answers = [
            desk.post(at(kwame, "change"), form | said | {"version": str(fresh(kwame).version)}),
            step(desk, kwame, "noted", words=some[0], on="", clock=""),
            step(desk, kwame, "met", words=some[1], on=some[2][:200], clock=some[3][:200], way=some[4][:200]),
            step(desk, kwame, "meeting_set", moment=some[5], words=some[6]),
            desk.post(at(kwame, "promise"), {"promised": some[7], "to": kwames, "due": some[8]}),
            desk.post(at(kwame, "who"), {"side": "introducer", "name": some[9], "person": "new"}),
            desk.get(at(kwame), {"before": some[10]}),
            desk.get(f"/f/{priya.firm.slug}/referrals/", {"which": some[11], "after": some[0]}),
        ]
        assert {answer.status_code for answer in answers} <= {200, 302, 409, 422}, some
    page = desk.get(at(kwame))
    assert page.status_code == 200
    assert "<script>alert" not in text(page)
