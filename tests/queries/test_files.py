"""What may stand in somebody's file, and what in it would be another one's affair?"""

from __future__ import annotations

import io
import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from obliged.acts import letters, portal_links, referrals
from obliged.domain.happenings import Kind
from obliged.ports import clock, logs
from obliged.queries import files
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from obliged.records.links import Opens
from obliged.records.offers import Offer, Standing
from obliged.records.people import Person
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def referral(priya: Member) -> Referral:
    return cast.ana_sends_kwame(priya)


@pytest.fixture
def ana(referral: Referral) -> Person:
    return cast.person(referral.firm, "ana")


def file_of(person: Person, by: Member) -> Any:
    return json.loads("".join(files.as_json(person, reader=by, all_notes=True, made_at=MONDAY)))


def wrote(to: Person, text: str, passage: Passage, by: Member) -> None:
    letter = letters.write(
        key=f"{passage}:{to.pk}", kind="tell_met", to=to, address="x@x.example", subject="We met", text=text, by=by,
        now=MONDAY,
    )  # fmt: skip
    Letter.objects.of(by.firm).filter(pk=letter.pk).update(passage=passage)


def test_an_introducers_file_does_not_say_how_it_goes(priya: Member, referral: Referral, ana: Person) -> None:
    referrals.wish(referral, may_tell=False, person=cast.person(priya.firm, "kwame"), by=priya, now=MONDAY)
    before = file_of(ana, priya)["referrals"]
    for kind in (Kind.CONTACTED, Kind.MET, Kind.WON):
        referrals.step(referral, kind, by=priya, now=MONDAY)

    assert file_of(ana, priya)["referrals"] == before
    assert "stage" not in before[0]
    assert file_of(cast.person(priya.firm, "kwame"), priya)["referrals"][0]["stage"] == "won"


@pytest.mark.parametrize("passage", [Passage.HELD, Passage.CANCELLED, Passage.REFUSED, Passage.BOUNCED])
def test_what_never_reached_them_stands_there_without_its_words(priya: Member, ana: Person, passage: Passage) -> None:
    """A no of the prospect takes back what was held: it must not reach the introducer by their file."""
    wrote(ana, "We have met Kwame.", passage, priya)

    (row,) = file_of(ana, priya)["letters"]

    assert (row["kind"], row["passage"]) == ("tell_met", passage)
    assert not {"subject", "text"} & set(row)


def test_what_reached_them_stands_there_whole(priya: Member, ana: Person) -> None:
    wrote(ana, "We have met Kwame.", Passage.SENT, priya)

    assert file_of(ana, priya)["letters"][0]["text"] == "We have met Kwame."


def test_whoever_introduced_is_not_told_by_their_file_what_was_answered(priya: Member, ana: Person) -> None:
    for standing in (Standing.ASKED, Standing.DECLINED, Standing.KEPT):
        Offer.objects.of(priya.firm).delete()
        Offer.unscoped.create(
            firm=priya.firm, standing=standing, introducer=ana, person_email="noor@haddad.example", came_at=MONDAY,
            expires_at=MONDAY + timedelta(days=14),
        )  # fmt: skip
        assert "standing" not in file_of(ana, priya)["offers"][0]

    noor = cast.person(priya.firm, "noor")
    assert file_of(noor, priya)["offers"][0]["standing"] == Standing.KEPT


def test_no_key_of_a_link_stands_in_a_file(priya: Member, ana: Person) -> None:
    """It is printed and passed from hand to hand."""
    page = portal_links.make(ana, opens=Opens.PAGE, now=MONDAY)
    wrote(ana, f"Your page: {page}\nAnd https://nytimes.example/{'long-' * 10}read/", Passage.SENT, priya)

    text = file_of(ana, priya)["letters"][0]["text"]

    assert page.split("/")[-2] not in text
    assert "/p/…/" in text
    assert f"https://nytimes.example/{'long-' * 10}read/" in text


# --- and in the log -----------------------------------------------------------------------------------------------


def roads(found: Any = None, before: str = "/") -> list[str]:
    """Every address that carries a key in it, with one put in."""
    key = "k" * 43
    paths = []
    for one in (found or get_resolver()).url_patterns:
        road = before + str(one.pattern)
        if isinstance(one, URLResolver):
            paths += roads(one, road)
        elif isinstance(one, URLPattern) and ("<str:secret>" in road or "<str:token>" in road):
            paths.append(road.replace("<str:secret>", key).replace("<str:token>", key))
    return paths


def test_a_line_of_the_log_leads_nowhere() -> None:
    for road in roads():
        assert "kkk" not in logs.without_keys(f"Gone: {road}"), road
    assert len(roads()) >= 10


def test_the_log_says_what_was_refused_and_not_by_which_key(ana: Person) -> None:
    """A page that was opened wrongly is still a page that opens."""
    said = io.StringIO()
    (terminal,) = (one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    before, terminal.stream = terminal.stream, said  # `setStream` flushes what another test may have closed
    path = "/" + portal_links.make(ana, opens=Opens.PAGE, now=MONDAY).split("/", 3)[3]

    with clock.stopped_at(MONDAY + timedelta(minutes=1)):
        Client().post(f"{path}word/", {"words": ""})
    terminal.stream = before

    assert "Unprocessable Entity: /p/…/word/" in said.getvalue()
    assert path.split("/")[2] not in said.getvalue()
