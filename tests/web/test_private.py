"""What one member keeps to themselves: a note or a person that no colleague finds, on any page, in any list or count."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from obliged.acts import firms, happenings, people, referrals
from obliged.acts.people import Reach
from obliged.acts.referrals import Known
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.ports import clock
from obliged.records import asking
from obliged.records.accounts import SignedIn
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.happenings import Happening, Words
from obliged.records.incoming import Incoming, Reading
from obliged.records.mail_accounts import MailAccount
from obliged.records.people import Person
from tests import cast
from tests.cast import MONDAY
from tests.web.matrix_world import NEVER_WAS
from tests.web.test_matrix import OF_FIRM, address

pytestmark = pytest.mark.django_db
SECRET = "Zelda Quillfeather"
WHISPER = "He drinks more than he says, and I fear for the lease"


@pytest.fixture(autouse=True)
def at_nine() -> Any:
    with clock.stopped_at(MONDAY):
        yield


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def joel(priya: Member) -> Member:
    return cast.joel(priya.firm)


def zelda(joel: Member) -> Person:
    """Somebody whom only Joel knows, at the house where Ana works, with a promise that is owed to her."""
    found = people.keep(
        firm=joel.firm, name=SECRET, now=MONDAY, by=joel, reach=Reach(emails=("zelda@quill.example",), phones=("503 555 0199",)),
        organisations=[("Duarte e Filhos", "partner")], occupation="notary", private_to=joel, keeper=joel,
    )  # fmt: skip
    people.promise(found, words="The quill catalogue", due=MONDAY + timedelta(hours=4), by=joel, now=MONDAY)
    incoming_of(joel, found)
    return found


def incoming_of(joel: Member, somebody: Person) -> None:
    Incoming.objects.create(
        firm=joel.firm, digest="z", raw=b"Subject: quill\n\nquill", envelope_from="zelda@quill.example", envelope_to="in@in.example",
        came_at=MONDAY, reading=Reading.READ, kind="human", from_name=SECRET, from_address="zelda@quill.example", subject="quill",
        text="About the quill", new_words="About the quill", person=somebody, ground="token",
    )  # fmt: skip


def whispered(joel: Member, about: Person) -> Happening:
    return people.happened(about, Kind.NOTED, by=joel, now=MONDAY, words=WHISPER, only_for=joel)


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def everywhere(client: Client, firm: Any, **facts: Any) -> str:
    """All that this member can open, search and have read, as one text."""
    found = []
    for page in OF_FIRM:
        # What the law gives to the person, an owner may make for them: docs/decisions/0016.
        if set(page.needs) <= set(facts) and not (facts.get("but_files") and page.name.startswith("person_file")):
            answer = client.get(address(page, facts, firm.slug))
            found.append(f"== {page.name}\n{answer.getvalue().decode(errors='replace')}")
    at = reverse("palette", args=[firm.slug])
    listed, names = reverse("people", args=[firm.slug]), reverse("introduce_names", args=[firm.slug])
    for typed in (
        "Zelda",
        "quill",
        "zelda@quill.example",
        "503 555 0199",
        "thank zelda",
        "call Zelda",
        "introduce Zelda to Ana",
    ):
        for where, asked in ((at, {"q": typed}), (listed, {"q": typed}), (names, {"q": typed, "prospect": typed})):
            found.append(client.get(where, asked).content.decode())
    found.append(client.get(reverse("today", args=[firm.slug]), {"whose": "everyone"}).content.decode())
    return "\n".join(found)


# --- people -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["owner", "colleague", "bookkeeper", "viewer"])
def test_nobody_else_finds_whom_a_member_keeps_to_themselves(priya: Member, joel: Member, who: str) -> None:
    secret = zelda(joel)
    ana = cast.person(priya.firm, "ana", introduced_by=secret)
    role = {"colleague": Role.MEMBER, "bookkeeper": Role.BOOKKEEPER, "viewer": Role.VIEWER}.get(who)
    me = cast.joins(priya.firm, "Thu Pham", "thu@ramanvale.example", role=role) if role else priya
    house = secret.affiliations.get().organisation.public_id

    said = everywhere(
        signed_in(me),
        priya.firm,
        person=ana.public_id,
        organisation=house,
        member=me.public_id,
        but_files=who == "owner",
    )

    found = [
        line.strip()[:160]
        for line in said.splitlines()
        if re.search("quillfeather|notary|catalogue", line, re.IGNORECASE)
    ]
    assert not found, found


def test_they_themselves_find_them_everywhere(priya: Member, joel: Member) -> None:
    secret = zelda(joel)
    house = secret.affiliations.get().organisation.public_id
    with asking.nobody():
        said = everywhere(signed_in(joel), priya.firm, person=secret.public_id, organisation=house)

    for page in ("people", "person", "organisation", "today"):
        part = said.partition(f"== {page}\n")[2].partition("\n== ")[0]
        assert SECRET in part, page
    assert "Only you know them here." in said


def test_the_page_of_somebody_private_is_not_there_for_others_as_if_it_never_was(priya: Member, joel: Member) -> None:
    secret = zelda(joel)
    client = signed_in(priya)

    theirs = client.get(reverse("person", args=["raman-vale", secret.public_id]))
    nobodys = client.get(reverse("person", args=["raman-vale", NEVER_WAS]))

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.content == nobodys.content


def test_a_line_that_names_them_is_read_as_of_somebody_new(priya: Member, joel: Member) -> None:
    secret = zelda(joel)
    reading = reverse("capture_reading", args=["raman-vale"])

    known = signed_in(joel).post(reading, {"text": f"lunch with {SECRET}"}).content.decode()
    new = signed_in(priya).post(reading, {"text": f"lunch with {SECRET}"}).content.decode()

    assert str(secret.public_id) in known
    assert str(secret.public_id) not in new


def test_one_is_not_told_that_a_colleague_knows_them_already(priya: Member, joel: Member) -> None:
    zelda(joel)

    answer = signed_in(priya).post(
        reverse("person_new", args=["raman-vale"]),
        {"name": SECRET, "emails": "zelda@quill.example", "channel": "email", "tell_what": "every"},
    )

    assert answer.status_code == 302
    with asking.nobody():
        assert Person.objects.of(priya.firm).filter(name=SECRET).count() == 2


def test_whoever_is_private_is_shared_before_they_are_part_of_a_referral(priya: Member, joel: Member) -> None:
    secret = zelda(joel)
    ana = cast.person(priya.firm, "ana")

    with pytest.raises(referrals.KeptToOneself):
        referrals.receive(
            firm=priya.firm, introducers=[Known(ana, "")], prospects=[Known(secret, "")], by=joel, now=MONDAY
        )


def test_they_are_kept_and_shared_by_the_form(priya: Member, joel: Member) -> None:
    client = signed_in(joel)
    form = {"name": SECRET, "channel": "email", "tell_what": "every"}
    client.post(reverse("person_new", args=["raman-vale"]), form | {"only_for_me": "on"})
    secret = Person.objects.of(priya.firm).get(name=SECRET)
    assert secret.private_to == joel
    assert secret.keeper == joel

    client.post(reverse("person_edit", args=["raman-vale", secret.public_id]), form | {"version": str(secret.version)})

    secret.refresh_from_db()
    assert secret.private_to is None
    assert signed_in(priya).get(reverse("person", args=["raman-vale", secret.public_id])).status_code == 200


def test_whom_the_firm_knows_is_not_made_one_with_whom_a_member_keeps_to_themselves(
    priya: Member, joel: Member
) -> None:
    """Else one press would hide Priya's Zelda from everybody, or tell them of Joel's."""
    hidden = zelda(joel)
    seen = people.keep(firm=priya.firm, name=SECRET, now=MONDAY, by=priya, reach=Reach(emails=("zelda@quill.example",)))
    client = Client()
    client.force_login(joel.user)

    for one, other in ((hidden, seen), (seen, hidden)):
        answer = client.post(reverse("person_same", args=[priya.firm.slug, one.public_id]), {"other": other.public_id})
        assert answer.status_code == 422
        assert "Share them under Change first" in answer.content.decode()
    assert not Person.objects.of(priya.firm).filter(same_as__isnull=False).exists()


def test_who_is_part_of_a_referral_cannot_be_hidden(priya: Member, joel: Member) -> None:
    referral = cast.ana_sends_kwame(joel)
    ana = cast.person(priya.firm, "ana")
    before = Person.objects.of(priya.firm).get(pk=ana.pk)

    answer = signed_in(joel).post(
        reverse("person_edit", args=["raman-vale", ana.public_id]),
        {
            "name": "Ana Duarte",
            "channel": "email",
            "tell_what": "every",
            "only_for_me": "on",
            "version": str(before.version),
        },
    )

    assert answer.status_code == 409
    assert "part of a referral" in answer.content.decode()
    ana.refresh_from_db()
    assert ana.private_to is None
    assert referral.firm == priya.firm


# --- notes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["owner", "colleague", "viewer"])
def test_nobody_else_reads_a_note_that_is_only_for_its_author(priya: Member, joel: Member, who: str) -> None:
    ana = cast.person(priya.firm, "ana")
    referral = cast.ana_sends_kwame(joel)
    whispered(joel, ana)
    happenings.record(
        Kind.NOTED, firm=priya.firm, now=MONDAY, referral=referral, person=ana, by=joel, words=WHISPER, only_for=joel
    )
    role = {"colleague": Role.MEMBER, "viewer": Role.VIEWER}.get(who)
    me = cast.joins(priya.firm, "Thu Pham", "thu@ramanvale.example", role=role) if role else priya
    facts = {
        "person": ana.public_id,
        "referral": referral.public_id,
        "courtesy": Courtesy.objects.of(priya.firm)[0].public_id,
    }

    said = everywhere(signed_in(me), priya.firm, **facts, but_files=who == "owner")

    assert "fear for the lease" not in said
    assert ("Joel Vale keeps a note of this person to themselves." in said) is (who == "owner")
    assert "fear for the lease" in everywhere(signed_in(joel), priya.firm, **facts)


def test_a_note_for_oneself_is_written_on_the_page(priya: Member, joel: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    form = {"what": "note", "words": WHISPER, "only_for_me": "on"}

    signed_in(joel).post(reverse("person_note", args=["raman-vale", ana.public_id]), form)

    assert Words.objects.of(priya.firm).get(text=WHISPER).private_to == joel
    page = signed_in(joel).get(reverse("person", args=["raman-vale", ana.public_id])).content.decode()
    assert "Only for you." in page


def test_a_note_for_oneself_is_written_on_the_page_of_a_referral(priya: Member, joel: Member) -> None:
    referral = cast.ana_sends_kwame(joel)
    at = reverse("referral_step", args=["raman-vale", referral.public_id])
    page = reverse("referral", args=["raman-vale", referral.public_id])
    assert "Only for me" in signed_in(joel).get(at, {"kind": "noted"}).content.decode()
    assert "Only for me" not in signed_in(joel).get(at, {"kind": "met"}).content.decode()

    signed_in(joel).post(at, {"kind": "noted", "words": WHISPER, "only_for_me": "on"})

    mine, theirs = (signed_in(who).get(page).content.decode() for who in (joel, priya))
    assert WHISPER in mine
    assert "Only for you." in mine
    assert "fear for the lease" not in theirs
    assert "Only for you." not in theirs

    note = Happening.objects.of(priya.firm).get(words__text=WHISPER)
    back = reverse("referral_take_back", args=["raman-vale", referral.public_id, note.pk])
    assert signed_in(priya).post(back).status_code == 404
    assert signed_in(joel).post(back).status_code == 302
    assert "fear for the lease" not in signed_in(priya).get(page).content.decode()


def test_what_happened_is_for_the_firm(priya: Member, joel: Member) -> None:
    ana = cast.person(priya.firm, "ana")

    answer = signed_in(joel).post(
        reverse("person_note", args=["raman-vale", ana.public_id]),
        {"what": "met", "words": "Lunch", "only_for_me": "on"},
    )

    assert answer.status_code == 422


def test_a_private_note_cannot_be_taken_back_by_others(priya: Member, joel: Member) -> None:
    ana = cast.person(priya.firm, "ana")
    note = whispered(joel, ana)
    at = reverse("person_take_back", args=["raman-vale", ana.public_id, note.pk])

    assert signed_in(priya).post(at).status_code == 404
    assert signed_in(joel).post(at).status_code == 302


def test_where_nothing_is_private_no_page_asks_for_more(priya: Member, joel: Member) -> None:
    cast.ana_sends_kwame(joel)

    signed_in(priya).get(reverse("today", args=["raman-vale"]))

    assert asking.hidden_from() is None


def test_the_guard_is_what_hides_them(priya: Member, joel: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    zelda(joel)
    monkeypatch.setattr(asking, "BELONGS", {})
    monkeypatch.setattr(asking, "from_now_on", lambda member: None)

    assert SECRET in signed_in(priya).get(reverse("people", args=["raman-vale"])).content.decode()


# --- who leaves ---------------------------------------------------------------------------------------------------


def test_whoever_leaves_passes_all_of_it_on_in_one_act(priya: Member, joel: Member) -> None:
    secret, ana = zelda(joel), cast.person(priya.firm, "ana")
    referral = cast.ana_sends_kwame(joel)
    note = whispered(joel, ana)
    thu = cast.joins(priya.firm, "Thu Pham", "thu@ramanvale.example", role=Role.MEMBER)
    browser = signed_in(joel)
    browser.get(reverse("today", args=["raman-vale"]))

    page = signed_in(priya).get(reverse("settings_member", args=["raman-vale", joel.public_id])).content.decode()
    assert "1 person whom only they know here." in page
    assert "1 note that only they read." in page
    assert "cannot be undone" in page
    assert SECRET not in page
    signed_in(priya).post(reverse("settings_leave", args=["raman-vale", joel.public_id]), {"to": str(thu.public_id)})

    for row in (secret, referral, note.words):
        row.refresh_from_db()
    assert secret.private_to == thu
    assert secret.keeper == thu
    assert referral.responsible == thu
    assert note.words.private_to == thu
    assert not Courtesy.objects.of(priya.firm).filter(owner=joel, state="owed").exists()
    assert not MailAccount.objects.of(priya.firm).filter(member=joel).exists()
    assert browser.get(reverse("today", args=["raman-vale"])).status_code in {302, 404}
    assert not SignedIn.objects.filter(user=joel.user, ended_at=None).exists()
    assert signed_in(priya).get(reverse("person", args=["raman-vale", secret.public_id])).status_code == 404
    assert signed_in(thu).get(reverse("person", args=["raman-vale", secret.public_id])).status_code == 200


def test_work_passes_on_to_nobody_who_could_not_do_it(priya: Member, joel: Member) -> None:
    reader = cast.joins(priya.firm, "Vera View", "vera@view.example", role=Role.VIEWER)
    books = cast.joins(priya.firm, "Bea Counter", "bea@counter.example", role=Role.BOOKKEEPER)
    desk = signed_in(priya)

    page = desk.get(reverse("settings_member", args=["raman-vale", joel.public_id])).content.decode()
    for one in (reader, books):
        assert str(one.public_id) not in page
        answer = desk.post(reverse("settings_leave", args=["raman-vale", joel.public_id]), {"to": str(one.public_id)})
        assert answer.status_code == 404
    assert Member.objects.of(priya.firm).get(pk=joel.pk).left_at is None


def test_who_works_for_another_firm_too_stays_signed_in_there(priya: Member, joel: Member) -> None:
    grace = cast.grace()
    Member.unscoped.create(
        firm=grace.firm, user=joel.user, name="Joel", email=joel.email, role=Role.MEMBER, joined_at=MONDAY
    )
    browser = signed_in(joel)

    firms.leave(joel, to=priya, by=priya, now=MONDAY)

    assert browser.get(reverse("today", args=[grace.firm.slug])).status_code == 200
