"""The pages of Introduce: what is sent is what was read, and nobody is named before they were asked."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import introductions, people, referrals
from obliged.domain.members import Role
from obliged.domain.referrals import Stage
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Member
from obliged.records.letters import Letter
from obliged.records.people import Email, Person
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
NEED = "her bakery insured before the move"
REASONS = {"prospect_reason": "He insures bakeries and is plain.", "provider_reason": "She decides quickly."}


class Visitor:
    """A member at the page: reads it, fills it in as a browser would, presses."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.client = Client()
        self.client.force_login(member.user)
        self.url = f"/f/{member.firm.slug}/introduce/"

    def opens(self, **query: Any) -> Any:
        return self.client.get(self.url, query)

    def fields(self, page: Any) -> dict[str, str]:
        """What a browser would send: the form of the page with its values."""
        form = page.content.decode().partition('<form id="introduce"')[2].partition("</form>")[0]
        return fields(form)

    def presses(self, page: Any, drop: tuple[str, ...] = (), **typed: str) -> Any:
        sent = {k: v for k, v in self.fields(page).items() if k not in drop} | typed
        return self.client.post(self.url, sent)

    def looks(self, page: Any, drop: tuple[str, ...] = (), **typed: str) -> Any:
        sent = {k: v for k, v in self.fields(page).items() if k not in drop} | typed
        return self.client.post(f"{self.url}look/", sent)


def fields(html: str) -> dict[str, str]:
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        kind = re.search(r'type="(\w+)"', tag)
        if kind and kind[1] in {"checkbox", "radio"} and not re.search(r"\schecked", tag):
            continue
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = unescape(value[1]) if value else "on" if kind and kind[1] == "checkbox" else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.DOTALL):
        found[name] = unescape(text).removeprefix("\n").replace("\n", "\r\n")
    return found


def both(by: Member, **fred: Any) -> tuple[Person, Person]:
    return cast.person(by.firm, "sally"), cast.person(by.firm, "fred", **{"serves": "Insures bakeries."} | fred)


def shown(visitor: Visitor) -> Any:
    """The page with both people named by their ids, as other pages link to it."""
    sally, fred = both(visitor.member)
    return visitor.opens(prospect=sally.public_id, provider=fred.public_id, need=NEED)


def test_the_empty_page_asks_for_two_people_and_a_reason() -> None:
    page = Visitor(cast.priya()).opens().content.decode()

    assert all(f'name="{name}"' in page for name in ("prospect", "provider", "need"))
    assert "Show both letters" in page


def test_the_page_shows_what_will_leave_and_who_fits() -> None:
    page = shown(Visitor(cast.priya())).content.decode()

    assert "Fred is a strong fit." in page
    assert "Ask Sally" in page
    assert "Then both letters, once Sally says yes" in page
    assert "fred-lindqvist.vcf" in page


def test_one_press_asks_the_prospect_and_the_other_hears_nothing() -> None:
    visitor = Visitor(cast.priya())

    answer = visitor.presses(shown(visitor))

    referral = Referral.objects.of(visitor.member.firm).get()
    assert answer.headers["Location"].endswith(f"/referrals/{referral.public_id}/introduction/")
    (letter,) = Letter.objects.of(visitor.member.firm)
    assert (letter.to.name, letter.kind) == ("Sally Okafor", "ask_consent")
    assert "/a/" in letter.text


def test_who_expects_it_is_introduced_with_both_letters_at_once() -> None:
    visitor = Visitor(cast.priya())
    page = visitor.looks(shown(visitor), drop=("ask_first",), expects="on", **REASONS)

    answer = visitor.presses(page)

    assert answer.status_code == 302
    letters = Letter.objects.of(visitor.member.firm).order_by("id")
    assert [letter.to.name for letter in letters] == ["Sally Okafor", "Fred Lindqvist"]
    assert len({letter.pair_id for letter in letters}) == 1


def test_without_a_yes_and_without_asking_nobody_is_named() -> None:
    visitor = Visitor(cast.priya())
    page = visitor.looks(shown(visitor), drop=("ask_first",))

    answer = visitor.presses(page)

    assert answer.status_code == 422
    assert "or say that Sally expects it" in answer.content.decode()
    assert not Letter.objects.of(visitor.member.firm).exists()


def test_no_letter_leaves_without_the_reason_of_its_reader() -> None:
    visitor = Visitor(cast.priya())
    page = visitor.looks(shown(visitor), drop=("ask_first",), expects="on", prospect_reason="He insures bakeries.")
    said = page.content.decode()
    assert "A good introduction" not in said
    assert "Send both" not in said
    assert "Write why Fred should meet Sally</button>" in said

    answer = visitor.presses(page, prospect_text="Sally, a word of my own.")

    assert answer.status_code == 422
    said = answer.content.decode()
    assert said.count("Write why Fred should meet Sally. No letter leaves without its reason.") == 2  # above, beside
    assert 'aria-describedby="provider_reason_error"' in said
    assert 'href="#provider_reason"' in said
    assert "Sally, a word of my own." in said
    assert "He insures bakeries." in said
    assert not Letter.objects.of(visitor.member.firm).exists()

    page = visitor.looks(answer, provider_reason="She decides quickly.")
    assert "Send both" in page.content.decode()
    assert visitor.presses(page).status_code == 302
    assert Letter.objects.of(visitor.member.firm).count() == 2


def test_what_is_sent_is_what_was_read() -> None:
    visitor = Visitor(cast.priya())
    page = shown(visitor)

    answer = visitor.presses(page, need="a boat insured")

    assert answer.status_code == 422
    assert "The letters are new. Read them, then send." in answer.content.decode()
    assert "a boat insured" in answer.content.decode()
    assert not Referral.objects.of(visitor.member.firm).exists()


def test_words_that_a_member_typed_stay_when_the_need_changes() -> None:
    visitor = Visitor(cast.priya())
    page = visitor.looks(shown(visitor), question_text="Sally, a word of my own.", need="a boat insured")

    assert visitor.fields(page)["question_text"].strip() == "Sally, a word of my own."


def test_words_about_somebody_go_when_somebody_else_is_named() -> None:
    visitor = Visitor(cast.priya())
    page = shown(visitor)
    cast.person(visitor.member.firm, "hollis")

    page = visitor.looks(page, question_text="Sally, meet Fred, a secret of his.", provider="Hollis Grant")

    assert "a secret of his" not in page.content.decode()
    assert "Hollis" in visitor.fields(page)["question_text"]


def test_the_members_own_words_are_what_leaves() -> None:
    visitor = Visitor(cast.priya())

    visitor.presses(shown(visitor), question_text="Sally, a word of my own.")

    assert Letter.objects.of(visitor.member.firm).get().text == "Sally, a word of my own."


def test_a_form_sent_twice_asks_once() -> None:
    visitor = Visitor(cast.priya())
    page = shown(visitor)

    first, second = visitor.presses(page), visitor.presses(page)

    assert Referral.objects.of(visitor.member.firm).count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_selling_is_marked_under_the_letter() -> None:
    visitor = Visitor(cast.priya())

    page = visitor.looks(shown(visitor), drop=("ask_first",), expects="on")
    page = visitor.looks(page, provider_text="Fred, she will sign, guaranteed, for $500.")

    assert page.content.decode().count('class="due late"') == 3


def test_a_letter_that_speaks_of_money_does_not_say_that_it_does_not() -> None:
    visitor = Visitor(cast.priya())

    page = visitor.looks(shown(visitor), drop=("ask_first",), expects="on")
    assert page.content.decode().count("nothing about money") == 2
    page = visitor.looks(page, provider_text="Fred, she pays $500.")

    assert page.content.decode().count("nothing about money") == 1


def test_somebody_new_is_written_down_with_the_address_beside_the_name() -> None:
    visitor = Visitor(cast.priya())
    cast.person(visitor.member.firm, "fred", just_send=True)
    page = visitor.opens(prospect="Zoe New", provider="Fred Lindqvist", need="her van insured")
    assert "is new to you" in page.content.decode()

    page = visitor.looks(page, prospect_email="zoe@new.example", prospect_phone="503 555 0199")
    answer = visitor.presses(page)

    assert answer.status_code == 302
    zoe = Person.objects.of(visitor.member.firm).get(name="Zoe New")
    assert Email.objects.of(visitor.member.firm).get(person=zoe).address == "zoe@new.example"
    assert Letter.objects.of(visitor.member.firm).get().to == zoe


@pytest.mark.parametrize("typed", ["zoe at new", "zoe@new@x.example y", "x" * 400, "a@b", "\x00@\x00"])
def test_an_address_that_is_none_is_said_beside_the_field_and_kept(typed: str) -> None:
    visitor = Visitor(cast.priya())
    cast.person(visitor.member.firm, "fred")
    page = visitor.opens(prospect="Zoe New", provider="Fred Lindqvist", need="her van insured")

    page = visitor.looks(page, prospect_email=typed)
    answer = visitor.presses(page, prospect_email=typed)

    assert answer.status_code == 422
    assert typed.replace("\x00", "")[:100] in unescape(answer.content.decode())
    assert not Person.objects.of(visitor.member.firm).filter(name="Zoe New").exists()


def test_a_name_that_two_have_is_asked_for_and_never_guessed() -> None:
    visitor = Visitor(cast.priya())
    sally, _ = both(visitor.member)
    people.keep(firm=visitor.member.firm, name="Sally Brandt", now=MONDAY)

    page = visitor.opens(prospect="Sally", provider="Fred Lindqvist", need=NEED)
    answer = visitor.presses(page)

    assert answer.status_code == 422
    assert "Which Sally" in answer.content.decode()
    chosen = visitor.looks(page, prospect_id=str(sally.public_id))
    assert "Ask Sally" in chosen.content.decode()


def test_who_asked_not_to_be_contacted_is_not_introduced() -> None:
    visitor = Visitor(cast.priya())
    sally, fred = both(visitor.member, do_not_contact=True)

    answer = visitor.presses(visitor.opens(prospect=sally.public_id, provider=fred.public_id, need=NEED))

    assert answer.status_code == 422
    assert "Fred Lindqvist asked not to be contacted" in answer.content.decode()


def test_nobody_is_introduced_to_themselves() -> None:
    visitor = Visitor(cast.priya())
    both(visitor.member)

    page = visitor.opens(prospect="Fred Lindqvist", provider="Fred Lindqvist", need=NEED)

    assert "Nobody is introduced to themselves" in page.content.decode()
    assert visitor.presses(page).status_code == 422


def test_a_viewer_reads_and_sends_nothing() -> None:
    priya = cast.priya()
    visitor = Visitor(cast.joel(priya.firm, role=Role.VIEWER))

    page = visitor.opens()

    assert page.status_code == 403
    assert "You read here." in page.content.decode()
    assert visitor.presses(page).status_code == 403


def test_people_of_another_firm_are_nobody_here() -> None:
    theirs = cast.person(cast.grace().firm, "sally")
    visitor = Visitor(cast.priya())

    page = visitor.opens(prospect=theirs.public_id).content.decode()

    assert "Sally" not in page


def test_a_part_of_the_page_is_what_the_page_itself_shows() -> None:
    visitor = Visitor(cast.priya())
    sent = visitor.fields(shown(visitor))

    part = visitor.client.post(f"{visitor.url}look/", sent, headers={"HX-Request": "true"}).content.decode()

    assert part.lstrip().startswith('<div id="beneath"')
    assert "<html" not in part
    assert 'hx-swap-oob="true"' in part


def test_names_are_suggested_while_they_are_typed() -> None:
    visitor = Visitor(cast.priya())
    both(visitor.member)

    found = visitor.client.get(f"{visitor.url}names/", {"prospect": "okaf"}).content.decode()

    assert '<option value="Sally Okafor">' in found
    assert "Fred" not in found


def statements(visitor: Visitor, url: str, **query: Any) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert visitor.client.get(url, query).status_code == 200
    return len(asked)


def test_the_pages_ask_the_database_as_often_however_many_people_there_are() -> None:
    visitor = Visitor(cast.priya())
    firm = visitor.member.firm
    sally, fred = both(visitor.member)
    referral = cast.sally_to_fred(visitor.member, expects_contact=True)
    received = cast.ana_sends_kwame(visitor.member)
    urls = {
        visitor.url: {"prospect": sally.public_id, "provider": fred.public_id, "need": NEED},
        f"/f/{firm.slug}/referrals/{referral.public_id}/introduction/": {},
        f"/f/{firm.slug}/referrals/{received.public_id}/hand-on/": {},
        hand_on_url(cast.ana_sends_kwame(visitor.member, need="a clown")): {},
        nobody_named(visitor)[1]: {},
    }
    people.keep(firm=firm, name="Broker", now=MONDAY, occupation="insurance", serves="bakeries and clinics")
    few = [statements(visitor, url, **query) for url, query in urls.items()]
    for n in range(40):
        people.keep(firm=firm, name=f"Broker {n}", now=MONDAY, occupation="insurance", serves="bakeries and clinics")

    assert [statements(visitor, url, **query) for url, query in urls.items()] == few
    assert max(few) <= 12


@pytest.mark.parametrize(
    "typed", ["\x00", "a" * 5000, "<script>", "{{ 7*7 }}", "ﷺ 𝕳 \u202e", "'; DROP TABLE x--", "%00%ff", "-1"]
)
def test_any_string_in_any_field_is_a_plain_page(typed: str) -> None:
    visitor = Visitor(cast.priya())
    page = shown(visitor)
    for name in list(visitor.fields(page)):
        if name == "form_token":
            continue
        assert visitor.looks(page, **{name: typed}).status_code == 200
        assert visitor.presses(page, **{name: typed}).status_code in {302, 422, 409}
    for name in ("prospect", "provider", "need"):
        assert visitor.opens(**{name: typed}).status_code == 200


# --- an introduction that is written down ---------------------------------------------------------------------


class Written(Visitor):
    def __init__(self, member: Member, **fields: Any) -> None:
        super().__init__(member)
        self.referral = cast.sally_to_fred(member, **fields)
        self.url = f"/f/{member.firm.slug}/referrals/{self.referral.public_id}/introduction/"

    def does(self, what: str, **more: str) -> Any:
        return self.client.post(self.url, {"do": what} | more, follow=True)

    @property
    def stage(self) -> str:
        self.referral.refresh_from_db()
        return str(self.referral.stage)


def test_the_question_is_asked_from_the_page_of_the_introduction() -> None:
    page = Written(cast.priya(), consent_wanted=True)

    answer = page.does("ask", question_subject="May I?", question_text="Sally, may I? [your answer link]")

    assert "The question to Sally is on its way." in answer.content.decode()
    assert "/a/" in Letter.objects.of(page.member.firm).get().text


def test_a_yes_by_telephone_is_written_down_and_both_letters_can_leave() -> None:
    page = Written(cast.priya(), consent_wanted=True)

    answer = page.does("yes", words="Gladly.")
    assert "Send both" in answer.content.decode()
    answer = page.does("send")

    assert "Both letters are on their way." in answer.content.decode()
    assert Letter.objects.of(page.member.firm).count() == 2


def test_a_no_by_telephone_ends_it() -> None:
    page = Written(cast.priya(), consent_wanted=True)

    answer = page.does("no")

    assert page.stage == Stage.WITHDRAWN
    assert "This introduction has ended." in answer.content.decode()


def test_both_letters_cannot_be_sent_before_a_yes_whatever_is_posted() -> None:
    for fields in ({"consent_wanted": True}, {}):
        page = Written(cast.priya(), **fields)

        assert page.does("send", prospect_text="x", provider_text="y").status_code == 409
        assert not Letter.objects.of(page.member.firm).exists()


def test_that_they_expect_it_can_be_said() -> None:
    page = Written(cast.priya())
    assert "We do not know whether Sally expects" in page.client.get(page.url).content.decode()

    assert "Send both" in page.does("expects").content.decode()


def test_they_were_introduced_otherwise() -> None:
    page = Written(cast.priya(), expects_contact=True)

    page.does("otherwise", way="in_person")

    assert page.stage == Stage.INTRODUCED
    assert not Courtesy.objects.of(page.member.firm).filter(rule="introduce", state=State.OWED).exists()


def test_a_reason_that_is_written_stands_in_the_letter() -> None:
    page = Written(cast.priya(), expects_contact=True)
    version = str(page.referral.version)

    answer = page.does("reasons", version=version, need="a boat insured", prospect_reason="He sails himself.")

    assert "He sails himself." in answer.content.decode()


def test_both_reasons_are_asked_for_before_the_letters_of_a_page_leave() -> None:
    page = Written(cast.priya(), expects_contact=True, reason_for_provider="")
    said = page.client.get(page.url).content.decode()
    assert "Send both" not in said
    assert "Write why Fred should meet Sally</button>" in said

    worded = {
        "prospect_text": "Sally, a word of my own.",
        "prospect_subject": "Fred",
        "version": str(page.referral.version),
    }
    forced = page.does("send", **worded)
    assert forced.status_code == 409
    assert "Write why Fred should meet Sally. No letter leaves without its reason." in forced.content.decode()
    asked = page.does("reasons", need=NEED, prospect_reason="He is plain.", provider_reason="", **worded)
    assert asked.status_code == 422
    assert "Sally, a word of my own." in asked.content.decode()
    assert "He is plain." in asked.content.decode()
    assert not Letter.objects.of(page.member.firm).exists()

    page.referral.refresh_from_db()
    worded["version"] = str(page.referral.version)
    ready = page.does(
        "reasons", need=NEED, prospect_reason="He is plain.", provider_reason="She decides quickly.", **worded
    )
    assert ready.status_code == 200
    assert "Send both" in ready.content.decode()
    assert "Sally, a word of my own." in ready.content.decode()
    assert "She decides quickly." in fields(ready.content.decode())["provider_text"]


def test_the_second_of_two_who_change_the_reasons_is_told() -> None:
    page = Written(cast.priya(), expects_contact=True)
    page.does("reasons", version="1", need="a boat insured")

    assert page.does("reasons", version="1", need="a bus insured").status_code == 409


def test_an_unknown_act_changes_nothing() -> None:
    page = Written(cast.priya(), consent_wanted=True)

    assert page.does("burn").status_code == 422


def test_another_firms_introduction_does_not_exist() -> None:
    theirs = Written(cast.grace(), consent_wanted=True)
    visitor = Visitor(cast.priya())
    url = theirs.url.replace(theirs.member.firm.slug, visitor.member.firm.slug)

    assert visitor.client.get(url).status_code == 404
    assert visitor.client.post(url, {"do": "yes"}).status_code == 404


# --- not us: somebody better ----------------------------------------------------------------------------------


def hand_on_url(referral: Referral) -> str:
    return f"/f/{referral.firm.slug}/referrals/{referral.public_id}/hand-on/"


def test_not_us_three_who_fit_and_two_presses_until_they_are_asked() -> None:
    visitor = Visitor(cast.priya())
    firm = visitor.member.firm
    hollis = cast.person(firm, "hollis")
    referral = referrals.receive(
        firm=firm, introducers=[referrals.Known(cast.person(firm, "luis"))],
        prospects=[referrals.Known(cast.person(firm, "rashid", pronoun="he"))], by=visitor.member, now=MONDAY,
        need="a large kitchen",
    )  # fmt: skip
    page = visitor.client.get(hand_on_url(referral)).content.decode()
    assert "Find Rashid someone better." in page
    assert "Hand him on to Hollis Grant" in page

    answer = visitor.client.post(hand_on_url(referral), {"to": str(hollis.public_id), "ask_first": "on"}, follow=True)
    assert "Ask Rashid" in answer.content.decode()
    child = Referral.objects.of(firm).get(parent=referral)
    visitor.client.post(f"/f/{firm.slug}/referrals/{child.public_id}/introduction/", {"do": "ask"})

    assert Letter.objects.of(firm).get().to.name == "Rashid Karimi"
    referral.refresh_from_db()
    assert referral.stage == Stage.HANDED_ON


def test_handing_on_to_a_typed_name_finds_or_writes_down_whoever_it_is() -> None:
    visitor = Visitor(cast.priya())
    referral = cast.ana_sends_kwame(visitor.member)

    visitor.client.post(hand_on_url(referral), {"provider": "Zoe New"})

    assert Person.objects.of(visitor.member.firm).filter(name="Zoe New").exists()
    assert Referral.objects.of(visitor.member.firm).get(parent=referral).expects_contact is True


def test_handing_on_to_nobody_or_to_whom_it_came_from_is_refused() -> None:
    visitor = Visitor(cast.priya())
    referral = cast.ana_sends_kwame(visitor.member)
    kwame = cast.person(visitor.member.firm, "kwame")

    assert visitor.client.post(hand_on_url(referral), {"provider": " "}).status_code == 422
    assert visitor.client.post(hand_on_url(referral), {"to": str(kwame.public_id)}).status_code == 409
    referral.refresh_from_db()
    assert referral.is_open


def test_where_nobody_fits_the_page_says_so() -> None:
    visitor = Visitor(cast.priya())
    referral = cast.ana_sends_kwame(visitor.member, need="a clown")

    assert "Nobody whom we know fits this." in visitor.client.get(hand_on_url(referral)).content.decode()


def test_where_nobody_fits_those_whom_we_know_can_be_chosen() -> None:
    visitor = Visitor(cast.priya())
    firm = visitor.member.firm
    referral = cast.ana_sends_kwame(visitor.member, need="a clown")
    noor, hollis = cast.person(firm, "noor"), cast.person(firm, "hollis")
    cast.person(firm, "rosa", do_not_contact=True)

    page = visitor.client.get(hand_on_url(referral)).content.decode()

    offered = re.findall(r'name="to" value="([^"]+)">Hand', page)
    assert offered == [str(hollis.public_id), str(noor.public_id)]  # neither who is in it, nor who wants no letter
    answer = visitor.client.post(hand_on_url(referral), {"to": str(noor.public_id), "ask_first": "on"})
    assert answer.status_code == 302
    assert Referral.objects.of(firm).get(parent=referral).parties.get(side="provider").person == noor


def nobody_named(visitor: Visitor) -> tuple[Referral, str]:
    referral = referrals.give(
        firm=visitor.member.firm, prospects=[referrals.Known(cast.person(visitor.member.firm, "sally"))], providers=[],
        by=visitor.member, now=MONDAY, need=NEED,
    )  # fmt: skip
    return referral, f"/f/{visitor.member.firm.slug}/referrals/{referral.public_id}/introduction/"


@pytest.mark.parametrize("who", ["fred", "new"])
def test_where_nobody_is_named_yet_the_page_of_the_introduction_names_somebody(who: str) -> None:
    visitor = Visitor(cast.priya())
    fred = cast.person(visitor.member.firm, "fred", serves="Insures bakeries.")
    referral, url = nobody_named(visitor)
    page = visitor.client.get(url).content.decode()
    assert "Introduce Sally to Fred Lindqvist" in page
    assert 'name="provider"' in page

    said = {"to": str(fred.public_id)} if who == "fred" else {"provider": "Zoe New"}
    answer = visitor.client.post(url, {"do": "name"} | said, follow=True)

    assert referral.parties.get(side="provider").person.name == ("Fred Lindqvist" if who == "fred" else "Zoe New")
    assert "Nobody is named yet" not in answer.content.decode()


def test_whom_we_name_is_asked_for_and_never_guessed() -> None:
    visitor = Visitor(cast.priya())
    for name in ("Fred Lindqvist", "Fred Vale"):
        people.keep(firm=visitor.member.firm, name=name, now=MONDAY)
    referral, url = nobody_named(visitor)

    nothing = visitor.client.post(url, {"do": "name", "provider": " "})
    two = visitor.client.post(url, {"do": "name", "provider": "Fred"})
    herself = visitor.client.post(url, {"do": "name", "provider": "Sally Okafor"})

    assert (nothing.status_code, two.status_code, herself.status_code) == (422, 422, 409)
    assert "Write a name." in nothing.content.decode()
    assert "Which Fred do you mean?" in two.content.decode()
    assert "Nobody is introduced to themselves." in herself.content.decode()
    assert not referral.parties.filter(side="provider").exists()


def test_whom_a_colleague_named_meanwhile_is_not_replaced() -> None:
    visitor = Visitor(cast.priya())
    _, fred = both(visitor.member)
    referral, url = nobody_named(visitor)
    visitor.client.post(url, {"do": "name", "to": str(fred.public_id)})

    late = visitor.client.post(url, {"do": "name", "provider": "Zoe New"})

    assert late.status_code == 409
    assert "Somebody was named here meanwhile." in late.content.decode()
    assert referral.parties.get(side="provider").person == fred
    assert not Person.objects.of(visitor.member.firm).filter(name="Zoe New").exists()


def test_the_provider_can_be_asked_too_without_a_name() -> None:
    page = Written(cast.priya(), consent_wanted=True)

    page.does("ask_provider")
    (letter,) = Letter.objects.of(page.member.firm)
    assert "Sally" not in letter.text
    assert "Fred is being asked" in page.client.get(page.url).content.decode()
    page.does("provider_yes")

    assert "Fred was asked, and said yes." in page.client.get(page.url).content.decode()
    with pytest.raises(introductions.NotAskedYet):
        introductions.send_both(page.referral, by=page.member, now=MONDAY)
