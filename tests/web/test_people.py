"""The pages of people: whatever is typed is kept, said plainly, or shown beside what a colleague wrote."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from obliged.acts import people
from obliged.acts.people import Reach
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.happenings import Happening, Words
from obliged.records.people import Address, Email, Organisation, Person, Phone
from tests import cast
from tests.cast import MONDAY
from tests.naughty import NAUGHTY

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


def at(priya: Member, *parts: object) -> str:
    return f"/f/{priya.firm.slug}/" + "".join(f"{part}/" for part in parts)


def typed(page: Any) -> dict[str, Any]:
    """The form as the page shows it, ready to be sent back."""
    form = page.context["form"]
    said = {bound.html_name: bound.value() for bound in form}
    said |= {"was": page.context.get("was", "")}
    return {name: value for name, value in said.items() if value not in (None, False)}


def change(desk: Client, priya: Member, someone: Person, **fields: str) -> Any:
    url = at(priya, "people", someone.public_id, "change")
    return desk.post(url, typed(desk.get(url)) | fields)


def test_the_form_says_how_our_letters_speak_of_whom_we_do_not_know(desk: Client, priya: Member) -> None:
    """Who it is stands by name; after that a letter says them. The form promises nothing else."""
    page = desk.get(at(priya, "people", "new")).content.decode()

    assert "Not known: by name, else “them”" in page
    assert "repeated" not in page


# --- the list -------------------------------------------------------------------------------------------------


def test_an_empty_list_says_one_sentence_and_offers_one_act(desk: Client, priya: Member) -> None:
    page = desk.get(at(priya, "people")).content.decode()

    assert "Nobody yet. Who last sent you someone?" in page
    assert page.count("Add a person") >= 1


def test_the_list_is_found_within_by_whatever_is_typed(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "ana")
    cast.person(priya.firm, "fred")

    page = desk.get(at(priya, "people"), {"q": "duart"}).content.decode()
    part = desk.get(at(priya, "people"), {"q": "duart"}, headers={"HX-Request": "true"}).content.decode()

    for shown in (page, part):
        assert "Ana Duarte" in shown
        assert "Fred Lindqvist" not in shown
    assert "<html" in page
    assert "<html" not in part


@pytest.mark.parametrize(
    "query", ["?after=x", "?before=" + "0" * 40, "?letter=%00", "?letter=é", "?q=%00", "?after=", "?deleted=1"]
)
def test_no_address_breaks_the_list(desk: Client, priya: Member, query: str) -> None:
    cast.person(priya.firm, "ana")

    assert desk.get(at(priya, "people") + query).status_code == 200


def test_a_full_page_is_light_and_takes_few_statements(desk: Client, priya: Member) -> None:
    for n in range(60):
        people.keep(
            firm=priya.firm, name=f"Name {n} von und zu Ostfriesland", now=MONDAY, occupation="accountant",
            organisations=((f"Organisation {n}", "owner"),),
        )  # fmt: skip

    with CaptureQueriesContext(connection) as statements:
        page = desk.get(at(priya, "people"))

    assert len(statements) <= 12
    assert len(gzip.compress(page.content)) < 25_000
    assert page.content.count(b"data-row") == 50


# --- one person -----------------------------------------------------------------------------------------------


def test_a_person_is_shown_with_what_went_either_way_and_how_to_reach_her(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")

    with clock.stopped_at(MONDAY + timedelta(hours=1)), CaptureQueriesContext(connection) as statements:
        page = desk.get(at(priya, "people", ana.public_id)).content.decode()

    assert "Ana has sent one. You have sent nobody yet." in page
    assert 'href="tel:+15035550110"' in page
    assert 'href="mailto:ana@duarte.example"' in page
    assert "Thank" in page
    assert len(statements) <= 14  # of these, one for the rhythm in which we keep in touch


def test_another_firms_people_do_not_exist(desk: Client, priya: Member) -> None:
    ana = cast.person(cast.grace().firm, "ana")

    for parts in (("people", ana.public_id), ("people", ana.public_id, "change"), ("people", ana.public_id, "delete")):
        assert desk.get(at(priya, *parts)).status_code == 404
    assert desk.post(at(priya, "people", ana.public_id, "delete")).status_code == 404
    assert desk.post(at(priya, "people", ana.public_id, "notes"), {"what": "note", "words": "x"}).status_code == 404


def test_a_viewer_reads_and_changes_nothing(client: Client, priya: Member) -> None:
    viewer = cast.joel(priya.firm, role=Role.VIEWER)
    ana = cast.person(priya.firm, "ana")
    client.force_login(viewer.user)

    page = client.get(at(priya, "people", ana.public_id))

    assert page.status_code == 200
    assert b"Write it down" not in page.content
    assert client.post(at(priya, "people", ana.public_id, "delete")).status_code == 403


# --- adding and changing --------------------------------------------------------------------------------------


def test_a_name_is_enough(desk: Client, priya: Member) -> None:
    answer = desk.post(at(priya, "people", "new"), typed(desk.get(at(priya, "people", "new"))) | {"name": "Ngũgĩ"})

    someone = Person.objects.of(priya.firm).get()
    assert answer.headers["Location"].startswith(at(priya, "people", someone.public_id))
    assert someone.name == "Ngũgĩ"


def test_no_name_is_said_beside_the_field_and_the_rest_stays(desk: Client, priya: Member) -> None:
    page = desk.post(
        at(priya, "people", "new"),
        typed(desk.get(at(priya, "people", "new"))) | {"name": "  ", "notes": "met at Expatriate"},
    )

    assert page.status_code == 422
    assert "A name is needed. One word is enough." in page.content.decode()
    assert "met at Expatriate" in page.content.decode()


def test_everything_that_was_typed_is_kept_and_shown_again(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    luis = cast.person(priya.firm, "luis")
    fields = {
        "name": "Ana María Duarte e Silva", "called": "Ana", "pronoun": "she", "occupation": "accountant",
        "emails": "ana@duarte.example\nana@home.example", "phones": "503 555 0110\ncall the office", "channel": "call",
        "addresses": "12 Alder Street\nPortland\n\nCaixa postal 3\nLisboa", "tell_what": "outcome",
        "best_time": "before ten", "met_where": "the breakfast", "introduced_by": "Luis Ferreira",
        "why_us": "We answered first", "did_for_them": "Her office", "serves": "Owners", "notes": "Likes tea",
        "organisation_0": "Duarte e Filhos", "role_0": "partner", "organisation_1": "Rotary, Portland", "role_1": "treasurer",
        "just_send": "on", "keeper": str(priya.public_id),
    }  # fmt: skip

    assert change(desk, priya, ana, **fields).status_code == 302

    shown = typed(desk.get(at(priya, "people", ana.public_id, "change")))
    assert {name: shown[name] for name in fields if name != "just_send"} == {
        name: value for name, value in fields.items() if name != "just_send"
    }
    assert shown["just_send"] is True
    ana.refresh_from_db()
    assert ana.introduced_by == luis
    numbers = Phone.objects.of(priya.firm).filter(person=ana).order_by("order")
    assert [(p.typed, p.e164) for p in numbers] == [("503 555 0110", "+15035550110"), ("call the office", "")]
    page = desk.get(at(priya, "people", ana.public_id)).content.decode()
    assert "Kept as typed; it cannot be read as a number." in page


def test_what_is_no_address_is_said_in_a_sentence_and_nothing_is_lost(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")

    page = change(desk, priya, ana, emails="ana@duarte.example\nana at home", notes="new words")

    said = page.content.decode()
    assert page.status_code == 422
    assert "“ana at home” is not an email address." in said
    assert "ana at home" in said
    assert "new words" in said
    assert Email.objects.of(priya.firm).filter(person=ana).count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("introduced_by", "Nobody Known", "Nobody in People is called “Nobody Known”."),
        ("notes", "x" * 1_000_000, "This is 1,000,000 characters long; 10,000 fit. Shorten it."),
        ("name", "x" * 301, "A name has 300 characters at most."),
        ("emails", "\n".join(f"a{n}@b.example" for n in range(21)), "20 email addresses fit."),
        ("phones", "5" * 81, "A telephone number has 80 characters at most."),
    ],
)
def test_what_does_not_fit_says_so(desk: Client, priya: Member, field: str, value: str, sentence: str) -> None:
    page = change(desk, priya, cast.person(priya.firm, "ana"), **{field: value})

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_whoever_may_be_the_same_is_offered_before_a_second_one_is_kept(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "sally")
    url = at(priya, "people", "new")
    fields = typed(desk.get(url)) | {"name": "Sally Okafor", "notes": "two bakeries"}

    page = desk.post(url, fields)

    assert page.status_code == 409
    assert "You know a Sally Okafor. Same person?" in page.content.decode()
    assert "two bakeries" in page.content.decode()
    assert desk.post(url, fields | {"anyway": "1"}).status_code == 302
    assert Person.objects.of(priya.firm).filter(name="Sally Okafor").count() == 2


def test_a_form_that_is_sent_twice_keeps_one_person(desk: Client, priya: Member) -> None:
    url = at(priya, "people", "new")
    page = desk.get(url)
    token = re.search(r'name="form_token" value="([^"]+)"', page.content.decode())
    assert token is not None
    fields = typed(page) | {"name": "Mei Tanaka", "form_token": token[1]}

    first, second = desk.post(url, fields), desk.post(url, fields)

    assert Person.objects.of(priya.firm).count() == 1
    assert first.headers["Location"] == second.headers["Location"]


# --- two members ----------------------------------------------------------------------------------------------


def test_the_second_of_two_members_sees_both_texts_and_chooses(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    url = at(priya, "people", ana.public_id, "change")
    fields = typed(desk.get(url))
    joels = Client()
    joels.force_login(cast.joel(priya.firm).user)
    joels.post(
        url, typed(joels.get(url)) | {"notes": "Joel: prefers mornings", "best_time": "before ten", "just_send": "on"}
    )

    page = desk.post(url, fields | {"notes": "Priya: prefers tea", "best_time": "noon", "occupation": "bookkeeper"})

    said = page.content.decode()
    assert page.status_code == 409
    assert "Somebody else changed this meanwhile." in said
    for words in ("Joel: prefers mornings", "Priya: prefers tea", "before ten", "noon"):
        assert words in said
    ana.refresh_from_db()
    assert ana.notes == "Joel: prefers mornings"

    assert desk.post(url, typed(page) | {"theirs": ["best_time"]}).status_code == 302

    ana.refresh_from_db()
    assert (ana.notes, ana.best_time, ana.occupation) == ("Priya: prefers tea", "before ten", "bookkeeper")
    assert ana.just_send


def test_what_only_one_of_two_members_changed_is_brought_together(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    url = at(priya, "people", ana.public_id, "change")
    fields = typed(desk.get(url))
    joels = Client()
    joels.force_login(cast.joel(priya.firm).user)
    joels.post(url, typed(joels.get(url)) | {"notes": "Joel: prefers mornings", "emails": "ana@new.example"})

    answer = desk.post(url, fields | {"occupation": "bookkeeper"})

    assert answer.status_code == 302
    ana.refresh_from_db()
    assert (ana.notes, ana.occupation) == ("Joel: prefers mornings", "bookkeeper")
    assert Email.objects.of(priya.firm).get(person=ana).address == "ana@new.example"


def test_an_organisation_that_a_colleague_changed_shows_both(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "ana")
    filhos = Organisation.objects.of(priya.firm).get()
    url = at(priya, "organisations", filhos.public_id)
    fields = typed(desk.get(url))
    desk.post(url, fields | {"website": "duarte.example"})

    page = desk.post(url, fields | {"website": "filhos.example"})

    assert page.status_code == 409
    assert "duarte.example" in page.content.decode()
    assert desk.post(url, typed(page)).status_code == 302
    filhos.refresh_from_db()
    assert filhos.website == "filhos.example"


def test_people_are_found_by_the_new_name_of_their_organisation(desk: Client, priya: Member) -> None:
    cast.person(priya.firm, "ana")
    filhos = Organisation.objects.of(priya.firm).get()
    url = at(priya, "organisations", filhos.public_id)

    desk.post(url, typed(desk.get(url)) | {"name": "Casa das Contas"})

    assert "Ana Duarte" in desk.get(at(priya, "people"), {"q": "casa"}).content.decode()
    assert "Ana Duarte" not in desk.get(at(priya, "people"), {"q": "filhos"}).content.decode()


# --- deleting -------------------------------------------------------------------------------------------------


def test_deleting_says_what_it_takes_along_and_can_be_undone(desk: Client, priya: Member) -> None:
    cast.ana_sends_kwame(priya)
    ana = cast.person(priya.firm, "ana")
    url = at(priya, "people", ana.public_id, "delete")

    asked = desk.get(url).content.decode()
    assert "One referral names Ana. It stays as it is." in asked
    assert "owed to" in asked

    after = desk.post(url, follow=True).content.decode()
    assert "is deleted" in after
    assert "Undo" in after
    assert "Ana Duarte" not in desk.get(at(priya, "people"), {"q": "ana"}).content.decode()

    desk.post(at(priya, "people", ana.public_id, "restore"))
    assert "Ana Duarte" in desk.get(at(priya, "people"), {"q": "ana"}).content.decode()


def test_deleting_a_place_says_what_it_takes_along_and_can_be_undone(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    filhos = Organisation.objects.of(priya.firm).get()
    place = at(priya, "organisations", filhos.public_id)
    hers = at(priya, "people", ana.public_id)
    assert f"{place}delete/" in desk.get(place).content.decode()

    asked = desk.get(f"{place}delete/").content.decode()
    assert "Duarte e Filhos is no longer in Find, nor on anybody’s page." in asked
    assert "One person whom you know there stays in People." in asked

    after = desk.post(f"{place}delete/", follow=True).content.decode()
    assert "Duarte e Filhos is deleted." in after
    assert "Undo" in after
    assert "Keep it" not in after
    for page in (hers, at(priya, "people"), at(priya, "people") + "?q=ana", at(priya, "find") + "?q=filhos"):
        assert "Duarte e Filhos" not in desk.get(page).content.decode(), page
    assert "Ana Duarte" not in desk.get(at(priya, "people"), {"q": "filhos"}).content.decode()
    assert desk.post(place, {"name": "Filhos"}).status_code == 404
    change(desk, priya, ana, called="Aninha")

    desk.post(f"{place}restore/")
    assert "Duarte e Filhos" in desk.get(hers).content.decode()
    assert "Ana Duarte" in desk.get(at(priya, "people"), {"q": "filhos"}).content.decode()
    assert "Duarte e Filhos" in desk.get(at(priya, "find"), {"q": "filhos"}).content.decode()


def test_making_two_one_leads_from_the_one_to_the_other(desk: Client, priya: Member) -> None:
    sally = cast.person(priya.firm, "sally")
    other = people.keep(firm=priya.firm, name="S. Okafor", now=MONDAY, reach=Reach(phones=("503 555 0113",)))

    page = desk.get(at(priya, "people", sally.public_id)).content.decode()
    assert "Same person?" in page
    desk.post(at(priya, "people", sally.public_id, "same"), {"other": str(other.public_id)})

    moved = desk.get(at(priya, "people", other.public_id))
    assert moved.headers["Location"].startswith(at(priya, "people", sally.public_id))
    assert "Also written down as" in desk.get(at(priya, "people", sally.public_id)).content.decode()


# --- between us -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "verb"),
    [("note", ""), ("met", ""), ("spoke", ""), ("wrote", "answer"), ("rang", "answer"), ("helped", "thank")],
)
def test_what_was_written_down_owes_what_manners_owe(desk: Client, priya: Member, what: str, verb: str) -> None:
    ana = cast.person(priya.firm, "ana")

    desk.post(at(priya, "people", ana.public_id, "notes"), {"what": what, "words": "Lunch at Expatriate", "on": ""})

    owed = Courtesy.objects.of(priya.firm).owed().filter(to=ana)
    assert [row.verb for row in owed] == ([verb] if verb else [])
    assert "Lunch at Expatriate" in desk.get(at(priya, "people", ana.public_id)).content.decode()


def test_a_lunch_of_an_earlier_day_is_a_touch_of_that_day(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")

    with clock.stopped_at(MONDAY):
        desk.post(at(priya, "people", ana.public_id, "notes"), {"what": "met", "words": "", "on": "2026-11-10"})

    happening = Happening.objects.of(priya.firm).get(concerns=ana)
    assert happening.to_the_day
    assert priya.firm.day_of(happening.at).isoformat() == "2026-11-10"
    ana.refresh_from_db()
    assert ana.last_touch_at == happening.at


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"what": "note", "words": "", "on": ""}, "A note needs its words."),
        ({"what": "met", "words": "", "on": "2999-01-01"}, "That day is still to come."),
        ({"what": "met", "words": "", "on": "0001-01-01"}, "That is too long ago."),
        ({"what": "met", "words": "", "on": "31 June"}, "That is not a day."),
    ],
)
def test_a_note_that_cannot_be_kept_says_why_on_the_same_page(
    desk: Client, priya: Member, fields: dict[str, str], sentence: str
) -> None:
    ana = cast.person(priya.firm, "ana")

    page = desk.post(at(priya, "people", ana.public_id, "notes"), fields)

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_promise_is_owed_until_it_is_kept(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")

    with clock.stopped_at(MONDAY):
        desk.post(
            at(priya, "people", ana.public_id, "promises"), {"promised": "The plans of the clinic", "due": "2026-11-20"}
        )
        late = desk.post(at(priya, "people", ana.public_id, "promises"), {"promised": "x", "due": "2026-11-15"})

    (row,) = Courtesy.objects.of(priya.firm).filter(to=ana)
    assert row.verb == "keep"
    assert priya.firm.day_of(row.due_at).isoformat() == "2026-11-20"
    assert late.status_code == 422
    assert "That day has passed." in late.content.decode()


def test_what_was_noted_is_taken_back_in_its_line_and_stays_readable(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    desk.post(at(priya, "people", ana.public_id, "notes"), {"what": "helped", "words": "Advice on the lease", "on": ""})
    happening = Happening.objects.of(priya.firm).get(kind="helped")
    url = at(priya, "people", ana.public_id, "happenings", happening.pk, "take-back")

    desk.post(url)

    page = desk.get(at(priya, "people", ana.public_id)).content.decode()
    assert not Courtesy.objects.of(priya.firm).owed().exists()
    assert "You took this back" in page
    assert "Advice on the lease" in page
    assert desk.post(url).status_code == 409


# --- whatever anybody can type --------------------------------------------------------------------------------

TEXTS = (
    "called", "occupation", "best_time", "met_where", "why_us", "did_for_them", "serves", "notes", "addresses",
    "organisation_0", "role_0",
)  # fmt: skip


def plain(text: str) -> str:
    """As any form keeps it: without NUL, lines ended alike, nothing around it."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


@pytest.mark.slow
def test_every_naughty_string_is_kept_as_it_was_typed_in_every_field(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    url = at(priya, "people", ana.public_id, "change")
    fields = typed(desk.get(url))
    for text in NAUGHTY:
        if not one_line(text):
            continue
        ana.refresh_from_db()
        said = dict.fromkeys(TEXTS, text[:110]) | {"name": text[:300], "version": str(ana.version)}

        assert desk.post(url, fields | said).status_code == 302, text

        ana.refresh_from_db()
        assert ana.name == one_line(text)[:300]
        for field in ("called", "occupation", "best_time", "met_where", "why_us", "did_for_them", "serves", "notes"):
            assert getattr(ana, field) == plain(text[:110]), (field, text)
        assert desk.get(at(priya, "people", ana.public_id)).status_code == 200, text
    assert all(address.lines for address in Address.objects.of(priya.firm))


@pytest.mark.slow
def test_no_naughty_string_breaks_a_field_of_another_shape(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    url = at(priya, "people", ana.public_id, "change")
    fields = typed(desk.get(url))
    odd = ("emails", "phones", "introduced_by", "pronoun", "channel", "tell_what", "keeper", "version")
    for text in NAUGHTY:
        answer = desk.post(url, fields | dict.fromkeys(odd, text))
        assert answer.status_code in {302, 409, 422}, text
    ana.refresh_from_db()
    assert ana.version == 1


@pytest.mark.slow
def test_every_naughty_note_is_kept_in_its_own_words(desk: Client, priya: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    for text in NAUGHTY:
        desk.post(at(priya, "people", ana.public_id, "notes"), {"what": "note", "words": text, "on": ""})
        if plain(text):
            kept = Words.objects.of(priya.firm).order_by("-id")[0]
            assert kept.text == plain(text)
    page = desk.post(at(priya, "people", ana.public_id, "promises"), {"promised": "".join(NAUGHTY)[:9000], "due": "1"})
    assert page.status_code == 422
    assert desk.get(at(priya, "people", ana.public_id)).status_code == 200
