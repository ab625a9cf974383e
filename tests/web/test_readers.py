"""Whoever only reads: no form, no button that would be refused, and a plain sentence at the door of what is not theirs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from obliged.acts import courtesies
from obliged.domain.members import Role
from obliged.domain.permissions import may
from obliged.ports import clock
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.people import Organisation
from obliged.web import urls
from obliged.web.routes import ROUTES
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
OTHERS = {"settings_member", "portal_link"}  # what is one's own to change, and what somebody outside presses


def reads(client: Client, member: Member) -> Client:
    client.force_login(member.user)
    return client


def addresses(member: Member) -> dict[str, str]:
    """Every page of the firm that can be opened, with something that is there."""
    received, given = cast.ana_sends_kwame(member), cast.sally_to_fred(member)
    rows = Courtesy.objects.of(member.firm).owed()
    courtesies.send(
        rows.select_related("firm", "to", "referral__firm").get(rule="thank_received"), by=member, now=MONDAY
    )
    facts: dict[str, Any] = {
        "firm": member.firm.slug, "courtesy": rows.filter(rule="call")[0].public_id, "referral": received.public_id,
        "person": cast.person(member.firm, "ana").public_id, "member": member.public_id, "letter": "thank_received",
        "organisation": Organisation.objects.of(member.firm).order_by("id")[0].public_id, "register": "plain",
    }  # fmt: skip
    found = {}
    for pattern in urls.urlpatterns:
        wanted = set(pattern.pattern.converters)
        if "firm" in wanted and wanted <= set(facts):
            try:
                found[str(pattern.name)] = reverse(str(pattern.name), kwargs={key: facts[key] for key in wanted})
            except NoReverseMatch:
                continue
    return found | {"given": reverse("referral", args=[member.firm.slug, given.public_id])}


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BOOKKEEPER])
def test_no_page_offers_what_would_be_refused(client: Client, role: Role) -> None:
    priya = cast.priya()
    pages = addresses(priya)
    reads(client, cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=role))
    theirs = {pages[name] for name in ("capture", "introduce", "person_new")}

    with clock.stopped_at(MONDAY):
        for name, address in pages.items():
            answer = client.get(address)
            page = answer.content.decode()
            look = ROUTES[name].look if name in ROUTES else None
            if look and not may(role, look) and name not in OTHERS:
                assert answer.status_code == 403, name
                assert ("You read here." if role is Role.VIEWER else "You keep the books here.") in page, name
            if answer.status_code != 200:
                continue
            main = page.partition('<main id="main"')[2].partition("</main>")[0]
            if name not in OTHERS:
                assert 'method="post"' not in main, f"{name}: {re.findall('<form[^>]*>', main)}"
            links = set(re.findall(r'href="([^"?#]*)', page))
            if name != "capture":
                assert not links & theirs, name


def test_a_press_that_is_not_theirs_is_answered_with_the_same_sentence(client: Client) -> None:
    priya = cast.priya()
    pages = addresses(priya)
    reads(client, cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER))

    answer = client.post(pages["person_new"], {"name": "Mei Tanaka"})

    assert answer.status_code == 403
    assert "You read here." in answer.content.decode()


def test_an_empty_today_offers_a_reader_nothing_to_do(client: Client) -> None:
    priya = cast.priya()
    reads(client, cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER))

    page = client.get(f"/f/{priya.firm.slug}/").content.decode()

    assert "Introduce" not in page
    assert "Who last sent you someone?" not in page
    assert "What is owed shows here" in page


def test_a_member_reads_how_the_firm_is_set_up_without_a_form(client: Client) -> None:
    priya = cast.priya()
    reads(client, cast.joel(priya.firm))

    page = client.get(f"/f/{priya.firm.slug}/settings/").content.decode()

    assert "An owner can change this." in page
    assert "America/Los_Angeles" in page
    assert 'name="zone"' not in page


def test_the_palette_offers_a_reader_only_what_can_be_read(client: Client) -> None:
    priya = cast.priya()
    cast.person(priya.firm, "ana")
    reads(client, cast.joins(priya.firm, "Vi Ewer", "vi@ramanvale.example", role=Role.VIEWER))

    for typed in ("", "Ana", "new Mei", "introduce Ana", "capture lunch"):
        page = client.get(f"/f/{priya.firm.slug}/find/", {"q": typed}).content.decode()
        assert not re.search(r"/(introduce|capture|people/new)/", page), typed
