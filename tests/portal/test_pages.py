"""Their own page: what a letter to them would say and no more, and what they can do there without an account."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from obliged.acts import courtesies, introductions, letters, people, portal_links, referrals, templates
from obliged.acts.people import Reach
from obliged.domain.happenings import Kind, Reason
from obliged.domain.people import TellWhat
from obliged.queries import drafts, stories, suppressions
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.records.letters import Letter
from obliged.records.links import HeardBack, Opens, PortalLink
from obliged.records.people import Person
from obliged.records.privacy import PrivacyRequest
from obliged.records.referrals import Referral
from obliged.words.letters import PAGE_SHOWN
from tests import cast
from tests.carriers import Carrier
from tests.cast import MONDAY
from tests.portal.their_page import get, link_of, post, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def kwame(priya: Member) -> Referral:
    """Ana sent us Kwame."""
    return cast.ana_sends_kwame(priya, words="His landlord owes him 12,000", notes="Bankrupt in 2019")


@pytest.fixture
def ana(kwame: Referral) -> Person:
    return cast.person(kwame.firm, "ana")


def goes_on(referral: Referral, *kinds: Kind, by: Member, reason: Reason | None = None) -> None:
    for kind in kinds:
        referrals.step(referral, kind, by=by, now=MONDAY, reason=reason)


# --- what stands there ------------------------------------------------------------------------------------------


def test_an_introducer_sees_whom_they_sent_and_how_far_it_is(priya: Member, kwame: Referral, ana: Person) -> None:
    goes_on(kwame, Kind.CONTACTED, Kind.MET, by=priya)

    page = text(get(link_of(ana)))

    assert "Thank you, Ana." in page
    assert "We have met Kwame." in page
    assert "Raman Vale" in page


def test_nothing_private_stands_on_the_page(priya: Member, kwame: Referral, ana: Person) -> None:
    referrals.step(
        kwame, Kind.LOST, by=priya, now=MONDAY, reason=Reason.BUDGET, words="He offered 4,711 and cannot pay"
    )
    people.change(ana, version=ana.version, now=MONDAY, notes="Talks too much")

    page = text(get(link_of(ana)))

    assert "It is not the right moment." in page
    assert not [secret for secret in ("12,000", "Bankrupt", "4,711", "Talks", "clinic laid out") if secret in page]


def test_after_a_no_of_the_prospect_there_are_thanks_without_news(priya: Member, kwame: Referral, ana: Person) -> None:
    before = text(get(link_of(ana)))
    goes_on(kwame, Kind.CONTACTED, by=priya)
    referrals.wish(kwame, may_tell=False, person=cast.person(priya.firm, "kwame"), by=priya, now=MONDAY)

    page = text(get(link_of(ana)))

    assert "nothing new to tell yet" in before
    assert "Thank you for Kwame." in page
    assert "We have spoken" not in page


def test_in_a_discreet_firm_nothing_is_told_before_a_yes() -> None:
    priya = cast.priya(discreet=True)
    referral = cast.ana_sends_kwame(priya)
    goes_on(referral, Kind.CONTACTED, Kind.MET, by=priya)

    page = text(get(link_of(cast.person(priya.firm, "ana"))))

    assert "We have met" not in page
    assert "How it goes stays between us and them" in page


def test_nobody_is_named_to_a_possible_provider_before_they_agreed(priya: Member) -> None:
    referral = cast.sally_to_fred(priya, consent_wanted=True)
    fred = cast.person(priya.firm, "fred")
    empty = text(get(link_of(cast.person(priya.firm, "hollis")))).replace("Hollis", "Fred")

    page = text(get(link_of(fred)))

    assert "Sally" not in page
    assert _without_secrets(page) == _without_secrets(empty)  # a referral that one may not see looks like none
    introductions.introduced_otherwise(referral, by=priya, now=MONDAY, way="in_person")
    assert "Sally Okafor" in text(get(link_of(fred)))


def _without_secrets(page: str) -> str:
    return re.sub(r"/p/[\w-]+/|value=\"[\w-]{20,}:?[\w:-]*\"", "", page)


def test_a_referral_entered_in_error_is_not_there(priya: Member, kwame: Referral, ana: Person) -> None:
    goes_on(kwame, Kind.ENTERED_IN_ERROR, by=priya)

    assert "Kwame" not in text(get(link_of(ana)))


def test_of_a_promise_the_day_is_said_and_not_the_words(priya: Member, kwame: Referral, ana: Person) -> None:
    due = MONDAY + timedelta(days=3)
    referrals.promise(kwame, to=ana, words="Tell her what Kwame pays", due=due, by=priya, now=MONDAY)

    page = text(get(link_of(ana)))

    assert "We promised you something about Kwame. It is due Thursday." in page
    assert "pays" not in page


def test_a_promise_that_was_kept_or_released_is_no_longer_there(priya: Member, ana: Person) -> None:
    promise = people.promise(ana, words="The plan", due=MONDAY + timedelta(days=3), by=priya, now=MONDAY)
    assert "We promised you something." in text(get(link_of(ana)))

    referrals.release_promise(promise, words="Not any more", by=priya, now=MONDAY)

    assert "We promised you something." not in text(get(link_of(ana)))


def test_whoever_sent_nobody_is_in_no_hurry(priya: Member) -> None:
    page = text(get(link_of(cast.person(priya.firm, "hollis"))))

    assert "You have not sent us anyone lately, and there is no hurry." in page


def test_the_number_of_statements_does_not_grow(priya: Member, ana: Person) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        path = link_of(ana)
        with CaptureQueriesContext(connection) as statements:
            get(path)
        return len(statements)

    few = asked()
    for who in ("rashid", "noor", "bao", "dara"):
        referrals.receive(
            firm=priya.firm, introducers=[referrals.Known(ana)],
            prospects=[referrals.Known(cast.person(priya.firm, who))], by=priya, now=MONDAY,
        )  # fmt: skip

    assert asked() <= few + 1


# --- how the page behaves ---------------------------------------------------------------------------------------


def test_nobody_keeps_finds_or_follows_the_page_and_nothing_runs_on_it(ana: Person) -> None:
    answer = get(link_of(ana))

    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "script" not in answer.headers["Content-Security-Policy"]
    assert "<script" not in text(answer)
    assert not answer.cookies


def test_the_page_has_no_door_into_the_house_and_loads_nothing_from_elsewhere(ana: Person) -> None:
    page = text(get(link_of(ana)))

    assert "/f/raman-vale/" not in page
    assert "https://" not in page
    assert "http://" not in page
    assert "ana@duarte.example" not in page


def test_a_link_lasts_half_a_year(ana: Person) -> None:
    path = link_of(ana)

    assert get(path, at=MONDAY + timedelta(days=179)).status_code == 200
    assert get(path, at=MONDAY + timedelta(days=181)).status_code == 410


def test_our_card_is_kept_with_one_press(ana: Person) -> None:
    answer = get(link_of(ana) + "card.vcf")

    assert answer.headers["Content-Type"].startswith("text/vcard")
    assert "FN:Priya Raman" in text(answer)
    assert "ORG:Raman Vale" in text(answer)


# --- what they do there -----------------------------------------------------------------------------------------


def test_a_word_is_heard_back_and_owed_an_answer(priya: Member, ana: Person) -> None:
    path = link_of(ana)

    answer = post(path + "word/", words="Kwame has moved to Salem.")
    post(path + "word/", words="Kwame has moved to Salem.")

    assert answer.status_code == 303
    assert [row.words.text for row in HeardBack.objects.of(priya.firm)] == ["Kwame has moved to Salem."]
    assert Courtesy.objects.of(priya.firm).owed().filter(to=ana, verb="answer").exists()
    assert "Thank you. Priya reads this." in text(get(path + "?done=said"))


def test_no_word_is_said_beside_the_field(priya: Member, ana: Person) -> None:
    answer = post(link_of(ana) + "word/", words="  ")

    assert answer.status_code == 422
    assert "Write a word first." in text(answer)


def test_what_happened_is_the_same_answer_as_by_the_link_of_a_letter(priya: Member) -> None:
    referral = cast.sally_to_fred(priya, expects_contact=True)
    introductions.introduced_otherwise(referral, by=priya, now=MONDAY, way="in_person")
    path = link_of(cast.person(priya.firm, "fred"))
    assert "Did you and Sally manage to meet?" in text(get(path))

    answer = post(path + "report/", referral=str(referral.public_id), answer="met", words="On Friday.")
    post(path + "report/", referral=str(referral.public_id), answer="met", words="On Friday.")

    assert answer.status_code == 303
    said = [str(h.kind) for h in stories.of_referral(referral).standing() if h.fact("link")]
    assert said == ["met"]
    assert "What came of it with Sally?" in text(get(path))


def test_nobody_reports_of_a_referral_in_which_they_have_no_part(priya: Member) -> None:
    referral = cast.sally_to_fred(priya, expects_contact=True)
    introductions.introduced_otherwise(referral, by=priya, now=MONDAY, way="in_person")
    path = link_of(cast.person(priya.firm, "hollis"))

    theirs = post(path + "report/", referral=str(referral.public_id), answer="met")
    nobodys = post(path + "report/", referral="01930000-0000-7000-8000-000000000000", answer="met")

    assert (theirs.status_code, theirs.content) == (nobodys.status_code, nobodys.content)
    assert theirs.status_code == 410
    assert not Happening.objects.of(priya.firm).filter(kind=Kind.MET).exists()


def test_the_prospect_decides_on_their_page_what_the_introducer_hears(priya: Member, kwame: Referral) -> None:
    goes_on(kwame, Kind.CONTACTED, by=priya)
    path = link_of(cast.person(priya.firm, "kwame"))
    assert "May we tell Ana how it goes?" in text(get(path))

    answer = post(path + "report/", referral=str(kwame.public_id), answer="may_not_tell")

    assert answer.status_code == 303
    assert "Thank you for Kwame." in text(get(link_of(cast.person(priya.firm, "ana"))))
    assert 'aria-pressed="true"' in text(get(path))


def test_how_they_like_to_be_told_is_kept_and_a_member_reads_it(priya: Member, ana: Person) -> None:
    path = link_of(ana)

    post(path + "wishes/", tell_what="outcome", channel="call")
    post(path + "wishes/", tell_what="outcome", channel="call")

    ana.refresh_from_db()
    assert (ana.tell_what, ana.channel) == (TellWhat.OUTCOME, "call")
    assert [row.words.text for row in HeardBack.objects.of(priya.firm)] == [
        "Wishes to hear only how it ends, by telephone."
    ]


def test_their_data_is_asked_for_once_and_due_within_a_month(priya: Member, ana: Person) -> None:
    path = link_of(ana)
    post(path + "data/", what="see")
    post(path + "data/", what="see")
    post(path + "data/", what="erase")

    asked = PrivacyRequest.objects.of(priya.firm).order_by("id")
    assert [(row.what, row.way, row.due_at) for row in asked] == [
        ("see", "portal", MONDAY + timedelta(days=30)), ("erase", "portal", MONDAY + timedelta(days=30)),
    ]  # fmt: skip
    assert HeardBack.objects.of(priya.firm).count() == 2


def test_they_stop_letters_and_let_them_come_again(priya: Member, ana: Person) -> None:
    path = link_of(ana)

    post(path + "stop/", do="stop")
    assert suppressions.standing(priya.firm, ["ana@duarte.example"]) is not None
    assert "Let letters come again" in text(get(path))
    post(path + "stop/", do="again")

    assert suppressions.standing(priya.firm, ["ana@duarte.example"]) is None


# --- how a link ends --------------------------------------------------------------------------------------------


def test_a_link_ends_when_its_address_is_taken_away_and_stays_when_one_is_added(priya: Member, ana: Person) -> None:
    path = link_of(ana)
    both = Reach(("ana@duarte.example", "ana@home.example"), ("503 555 0110",))
    people.change(ana, version=1, now=MONDAY, reach=both)
    assert get(path).status_code == 200

    people.change(ana, version=2, now=MONDAY, reach=Reach(("ana@home.example",), ("503 555 0110",)))

    assert get(path).status_code == 410


def test_a_link_ends_when_two_people_become_one(priya: Member, ana: Person) -> None:
    luis = cast.person(priya.firm, "luis")
    paths = [link_of(ana), link_of(luis)]

    people.merge(ana, luis, now=MONDAY)

    assert [get(path).status_code for path in paths] == [410, 410]


def test_no_more_than_a_dozen_links_open_one_page(ana: Person) -> None:
    paths = [link_of(ana) for _ in range(14)]

    assert [get(path).status_code for path in paths].count(200) == 12
    assert get(paths[-1]).status_code == 200


def test_only_the_hash_of_a_link_is_kept(ana: Person) -> None:
    secret = link_of(ana).split("/")[2]

    assert secret not in str(list(PortalLink.unscoped.values()))


# --- more than a letter would say -------------------------------------------------------------------------------


def asks_for_more(path: str) -> Letter:
    post(path + "fresh/")
    found: Letter = Letter.unscoped.get(kind="portal_more")
    letters.carry(now=MONDAY, worker="w", through=Carrier())
    return found


def fresh_path(letter: Letter) -> str:
    return "/p/more/" + letter.text.partition("/p/more/")[2].partition("/")[0] + "/"


def test_a_fresh_link_goes_to_the_address_that_we_have_and_opens_more_once(
    priya: Member, kwame: Referral, ana: Person
) -> None:
    letter = asks_for_more(link_of(ana))
    assert letter.to_address == "ana@duarte.example"
    path, browser = fresh_path(letter), Client()

    shown = text(get(path, client=browser))
    answer = post(path, client=browser)

    assert "Open it" in shown
    assert "Kwame" not in shown
    assert answer.status_code == 303
    cookie = answer.cookies["portal"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == ("/p/", True, "Strict", 600)
    assert "Kwame Boateng" in text(get("/p/history/", client=browser))
    assert post(path).status_code == 410
    assert get(path).status_code == 410


def test_what_a_fresh_link_opened_closes_after_ten_minutes_or_at_once(ana: Person) -> None:
    for ending in ("late", "pressed"):
        browser = Client()
        post(link_of(ana, opens=Opens.MORE), client=browser)
        if ending == "late":
            assert get("/p/history/", at=MONDAY + timedelta(minutes=11), client=browser).status_code == 410
            continue
        assert post("/p/history/close/", client=browser).status_code == 410  # without the proof nothing happens
        page = get("/p/history/", client=browser)
        assert page.status_code == 200
        proof = text(page).partition('name="proof" value="')[2].partition('"')[0]
        post("/p/history/close/", client=browser, proof=proof)
        assert get("/p/history/", client=browser).status_code == 410


def test_a_fresh_link_is_mailed_seldom_and_the_answer_is_always_the_same(priya: Member, ana: Person) -> None:
    nobody = people.keep(firm=priya.firm, name="No Address", now=MONDAY)
    answers = []
    for person in (ana, ana, nobody):
        path = link_of(person)
        answer = post(path + "fresh/")
        answers.append((answer.status_code, answer["Location"].replace(path, "")))

    assert set(answers) == {(303, "?done=fresh")}
    assert Letter.unscoped.filter(kind="portal_more").count() == 1


def test_the_press_of_somebody_outside_is_no_act_of_a_member(priya: Member, ana: Person) -> None:
    Member.objects.of(priya.firm).update(last_acted_at=None)

    post(link_of(ana) + "fresh/")

    priya.refresh_from_db()
    assert priya.last_acted_at is None


def test_a_page_link_in_a_letter_opens_once_the_letter_has_left(priya: Member, ana: Person) -> None:
    address = portal_links.make(ana, opens=Opens.PAGE, now=MONDAY)
    letter = letters.write(
        key="k", kind="thank_received", to=ana, address="ana@duarte.example", subject="s", text=f"See {address}",
        by=priya, now=MONDAY,
    )  # fmt: skip
    path = "/" + address.split("/", 3)[3]

    assert get(path).status_code == 410
    letters.let_leave(letter, now=MONDAY)
    assert get(path).status_code == 200


# --- in a letter ------------------------------------------------------------------------------------------------


def test_a_thank_you_letter_offers_the_page_and_carries_it_where_a_member_wants_it(
    priya: Member, kwame: Referral, ana: Person
) -> None:
    row = Courtesy.objects.of(priya.firm).select_related("firm", "to").get(referral=kwame, rule="thank_received")
    plain = drafts.draft_for(row, by=priya, as_of=MONDAY)
    warm = drafts.draft_for(row, by=priya, register="warmer", as_of=MONDAY)
    offered = [line for line in warm.offers if PAGE_SHOWN in line]

    letter = courtesies.send(row, by=priya, now=MONDAY, text=f"{warm.text}\n{offered[0]}")

    assert PAGE_SHOWN not in plain.text + warm.text  # off by default
    assert PAGE_SHOWN not in letter.text
    path = "/p/" + letter.text.partition("/p/")[2].partition("/")[0] + "/"
    assert get(path).status_code == 410
    letters.let_leave(letter, now=MONDAY)
    assert "Thank you, Ana." in text(get(path))


def test_a_firms_own_words_may_have_a_place_for_the_page(priya: Member, kwame: Referral) -> None:
    templates.word(
        priya.firm, letter="thank_received", register="plain", subject="Thank you",
        text="Thank you for {prospect}. Your page: {their_page}", by=priya, now=MONDAY,
    )  # fmt: skip
    row = Courtesy.objects.of(priya.firm).select_related("firm", "to").get(referral=kwame, rule="thank_received")

    letter = courtesies.send(row, by=priya, now=MONDAY)

    assert "/p/" in letter.text
    assert PortalLink.objects.of(priya.firm).count() == 1


def test_more_presses_than_a_person_means_in_a_day_do_nothing(
    priya: Member, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("obliged.portal.pages.PRESSES_A_DAY", 3)
    path = link_of(ana)

    codes = [post(path + "word/", words=f"Word {n}").status_code for n in range(5)]

    assert codes == [303, 303, 303, 429, 429]
    assert HeardBack.objects.of(priya.firm).count() == 3
    assert get(path).status_code == 200
