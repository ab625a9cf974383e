"""A firm's own words: places that it may use, and nothing that a letter should not say."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from obliged.acts import templates as acts
from obliged.domain.letters import LETTERS
from obliged.domain.members import Role
from obliged.queries import drafts
from obliged.queries import templates as queries
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.playbooks import Template
from obliged.words import letters as words
from tests import cast
from tests.cast import MONDAY
from tests.naughty import NAUGHTY

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(client: Client) -> Member:
    member = cast.priya()
    client.force_login(member.user)
    return member


def path(member: Member, letter: str = "thank_received", register: str = "plain") -> str:
    return f"/f/{member.firm.slug}/settings/letters/{letter}/{register}/"


def drafted(member: Member) -> str:
    cast.ana_sends_kwame(member)
    row = Courtesy.objects.of(member.firm).get(rule="thank_received")
    return drafts.draft_for(row, by=member, as_of=MONDAY).text


def test_every_letter_is_listed_under_a_name(client: Client, priya: Member) -> None:
    page = client.get(f"/f/{priya.firm.slug}/settings/letters/").content.decode()

    named = dict(re.findall(r'letters/(\w+)/plain/">([^<]+)</a>', page))
    assert set(named) == set(LETTERS)
    assert not any("_" in name for name in named.values())
    assert len(set(named.values())) == len(LETTERS)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_can_be_read_with_people_of_the_cast(client: Client, priya: Member, letter: str) -> None:
    page = client.get(path(priya, letter))

    assert page.status_code == 200
    assert "How it reads" in page.content.decode()


def test_the_firms_own_words_are_what_is_drafted(client: Client, priya: Member) -> None:
    client.post(path(priya), {"subject": "For {prospect}", "text": "Obliged to you for {prospect}.", "act": "keep"})

    assert "Obliged to you for Kwame." in drafted(priya)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{0.__class__}", "These braces are not a place for a fact: {0.__class__}"),
        ("{{ settings.SECRET_KEY }}", "These braces are not a place for a fact: {{ settings.SECRET_KEY }}"),
        ("{% now %}", "These braces are not a place for a fact: {% now %}"),
        ("{need}", "{need} is not a place that this letter has."),
        ("", "There is nothing in it yet."),
        ("   ", "There is nothing in it yet."),
        ("{prospect", "These braces are not a place for a fact: {prospect"),
        ("Thanks [for {prospect}", "A bracket has no partner: ["),
        ("x" * 19_000, "It is too long. 2000 characters are the most."),
    ],
)
def test_what_a_letter_may_not_hold_is_said_beside_it_and_kept_out(
    client: Client, priya: Member, text: str, said: str
) -> None:
    """Fault 51 of the catalogue: places are on a list, and nothing else is filled in."""
    answer = client.post(path(priya), {"subject": "Thanks", "text": text, "act": "keep"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'<p class="error">{escape(said)}</p>' in page
    assert f">\n{escape(text)}</textarea>" in page
    assert not Template.objects.of(priya.firm).exists()


@pytest.mark.parametrize(
    ("subject", "said"),
    [("{need}", "{need} is not a place"), ("{{ x }}", "{{ x }}"), ("x" * 201, "200 characters are the most")],
)
def test_a_subject_is_checked_too(client: Client, priya: Member, subject: str, said: str) -> None:
    answer = client.post(path(priya), {"subject": subject, "text": "Thank you.", "act": "keep"})

    assert answer.status_code == 422
    assert said in answer.content.decode().split('id="subject_error"')[1].split("</div>")[0]
    assert not Template.objects.of(priya.firm).exists()


def test_a_subject_is_one_line(client: Client, priya: Member) -> None:
    client.post(path(priya), {"subject": "For you\r\nBcc: all@x.example", "text": "Thank you.", "act": "keep"})

    assert Template.objects.of(priya.firm).get().subject == "For you Bcc: all@x.example"


def test_without_a_subject_ours_is_taken(client: Client, priya: Member) -> None:
    client.post(path(priya), {"subject": " ", "text": "Obliged for {prospect}.", "act": "keep"})

    assert 'value="{prospect}, and thank you"' in client.get(path(priya)).content.decode()


def test_a_letter_that_needs_its_link_is_not_kept_without_it(client: Client, priya: Member) -> None:
    answer = client.post(path(priya, "ask_met"), {"subject": "S", "text": "Did you meet?", "act": "keep"})

    assert answer.status_code == 422
    assert "This letter needs {link} to do what it is for." in answer.content.decode()


def test_whatever_anybody_types_no_letter_has_a_hole(client: Client, priya: Member) -> None:
    for typed in NAUGHTY:
        answer = client.post(path(priya), {"subject": typed, "text": typed, "act": "keep", "seen": typed})
        assert answer.status_code in {302, 409, 422}, typed
        answer = client.post(path(priya), {"subject": typed, "text": "{to}, " + typed, "act": "keep"})
        assert answer.status_code in {302, 422}, typed
        looked = client.post(path(priya), {"subject": typed, "text": typed}, headers={"HX-Request": "true"})
        assert looked.status_code == 200, typed
        if answer.status_code == 302:
            kept = Template.objects.of(priya.firm).get()
            letter = queries.preview(
                "thank_received", kept.text, priya.firm, by=priya, as_of=MONDAY, subject=kept.subject
            )
            assert not letter.troubles
            assert not re.search("[{}]", letter.subject + letter.text), typed


def test_places_can_be_pressed_and_say_what_would_stand_there(client: Client, priya: Member) -> None:
    page = client.get(path(priya)).content.decode()

    assert 'data-insert="{prospect}"' in page
    assert "{prospect}</button> <span>Kwame</span>" in page


def test_the_editor_says_what_the_letter_keeps_to_itself(client: Client, priya: Member) -> None:
    page = client.get(path(priya)).content.decode()

    assert "Says nothing about Kwame’s affairs or about money." in page


def test_typing_shows_how_it_reads(client: Client, priya: Member) -> None:
    part = client.post(
        path(priya), {"subject": "S", "text": "Obliged for {prospect}."}, headers={"HX-Request": "true"}
    ).content.decode()

    assert part.startswith('<div id="reads"')
    assert "Obliged for Kwame." in part
    assert 'id="text_error" hx-swap-oob="true"></div>' in part


def test_back_to_ours_and_back_again(client: Client, priya: Member) -> None:
    client.post(path(priya), {"subject": "S", "text": "Obliged for {prospect}.\n\nTruly.", "act": "keep"})

    page = client.post(path(priya) + "ours/", follow=True).content.decode()
    assert not Template.objects.of(priya.firm).exists()
    assert "These are our words again." in page
    client.post(path(priya), undo(page))

    kept = Template.objects.of(priya.firm).get()
    assert (kept.subject, kept.text) == ("S", "Obliged for {prospect}.\n\nTruly.")


def test_keeping_can_be_undone(client: Client, priya: Member) -> None:
    client.post(path(priya), {"subject": "S", "text": "First.", "act": "keep"})
    page = client.post(path(priya), {"subject": "S", "text": "Second.", "act": "keep"}, follow=True).content.decode()

    client.post(path(priya), undo(page))

    assert Template.objects.of(priya.firm).get().text == "First."


def undo(page: str) -> dict[str, str]:
    """What the Undo button sends."""
    form = page.split('data-key="z"')[0].split("<form")[-1]
    found = re.search(r'name="subject" value="([^"]*)".*<textarea[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    assert found
    return {"act": "keep", "subject": found[1], "text": found[2]}


def test_the_second_of_two_owners_sees_both_wordings(client: Client, priya: Member) -> None:
    joel = cast.joel(priya.firm, role=Role.OWNER)
    acts.word(
        priya.firm, letter="thank_received", register="plain", subject="S", text="Joel’s words.", by=joel, now=MONDAY
    )

    answer = client.post(path(priya), {"subject": "S", "text": "Priya’s words.", "act": "keep", "seen": ""})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Joel Vale wrote:" in page
    assert "Joel’s words." in page
    assert ">\nPriya’s words.</textarea>" in page
    assert Template.objects.of(priya.firm).get().text == "Joel’s words."


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
def test_whoever_is_no_owner_reads(client: Client, priya: Member, role: Role) -> None:
    client.force_login(cast.joel(priya.firm, role=role).user)

    page = client.get(path(priya)).content.decode()

    assert "How it reads" in page
    assert 'name="text"' not in page
    assert client.post(path(priya), {"subject": "S", "text": "T", "act": "keep"}).status_code == 403
    assert client.post(path(priya) + "ours/").status_code == 403
    assert not Template.objects.of(priya.firm).exists()


@pytest.mark.parametrize("more", ["", "thank_received/plain/"])
def test_the_pages_ask_as_often_whatever_is_in_own_words(client: Client, priya: Member, more: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/f/{priya.firm.slug}/settings/letters/{more}")
        return len(asked)

    statements()
    few = statements()
    for letter in LETTERS:
        wording = words.template(letter, "plain", "en-US")
        acts.word(
            priya.firm, letter=letter, register="plain", subject=wording.subject, text=wording.text + " Truly.",
            by=priya, now=MONDAY,
        )  # fmt: skip

    assert statements() == few <= 12


def test_looking_keeps_nothing(client: Client, priya: Member) -> None:
    page = client.post(path(priya), {"subject": "S", "text": "Obliged for {prospect}.", "act": "look"}).content.decode()

    assert "Obliged for Kwame." in page
    assert not Template.objects.of(priya.firm).exists()


@pytest.mark.parametrize(("letter", "register"), [("nothing", "plain"), ("thank_received", "loud")])
def test_a_letter_that_does_not_exist_is_not_found(client: Client, priya: Member, letter: str, register: str) -> None:
    assert client.get(path(priya, letter, register)).status_code == 404


def test_another_firms_words_stay_theirs(client: Client, priya: Member) -> None:
    grace = cast.grace()
    client.post(path(priya), {"subject": "S", "text": "Obliged for {prospect}.", "act": "keep"})

    assert "Obliged for" not in drafted(grace)
