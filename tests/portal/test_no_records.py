"""Does every page for outsiders do without records, and would we notice one?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from django.urls import resolve

from obliged import portal
from obliged.acts import firms, introductions, links, understandings
from obliged.acts.links import CHOICES
from obliged.domain.understandings import Expectation
from obliged.portal.urls import urlpatterns
from obliged.records.firms import Firm
from obliged.records.links import Opens, Purpose
from tests import cast
from tests.cast import MONDAY
from tests.portal.conftest import record_in
from tests.portal.test_offers import ANA, KWAME, LATER, TO, link_in, send
from tests.portal.test_stops import automatic, path
from tests.portal.their_page import get, link_of, post

pytestmark = pytest.mark.django_db
# They are pressed and not opened, and lead on to a page that is; or they are no page.
NOT_OPENED = frozenset(
    {
        "portal_close", "portal_word", "portal_report", "portal_wishes", "portal_data",
        "portal_stop", "portal_fresh", "portal_card", "portal_introduce",
    }
)  # fmt: skip
TEMPLATES = Path(portal.__file__).parent / "templates"


def test_every_page_and_every_template_for_outsiders_was_filled_without_a_record(seen_templates: set[str]) -> None:
    priya = cast.priya()
    firms.change(priya.firm, now=MONDAY, public_since=MONDAY)
    referral = cast.ana_sends_kwame(priya)
    given = cast.sally_to_fred(priya, expects_contact=True)
    asked = cast.sally_to_fred(priya, consent_wanted=True)
    introductions.introduced_otherwise(given, by=priya, now=MONDAY, way="in_person")
    opened: list[str] = []

    def open_(address: str, **asked: Any) -> Any:
        opened.append(address.split("?")[0])
        return get(address, **asked)

    for purpose in Purpose:
        of, who, side = {
            Purpose.WISH: (referral, "kwame", "prospect"),
            Purpose.CONSENT: (asked, "sally", "prospect"),
        }.get(purpose, (given, "fred", "provider"))
        if purpose is Purpose.INTERESTED:
            of, who, side = referral, "kwame", "prospect"
        address = links.make(purpose, person=cast.person(priya.firm, who), referral=of, side=side, now=MONDAY)
        address = "/a/" + address.partition("/a/")[2]
        assert open_(address).status_code == 200
        post(address, answer=str(CHOICES[purpose][0]), words="A word.")
        assert open_(address).status_code == 200
    assert open_("/a/nothing/").status_code == 410
    letter = automatic(priya, "luis")
    assert open_(path(letter)).status_code == 200
    for who in ("ana", "kwame", "sally", "fred"):
        page = link_of(cast.person(priya.firm, who))
        assert open_(page).status_code == 200
    browser = Client()
    fresh = link_of(cast.person(priya.firm, "ana"), opens=Opens.MORE)
    assert open_(fresh, client=browser).status_code == 200
    post(fresh, client=browser)
    assert open_("/p/history/", client=browser).status_code == 200
    sides = (Expectation(True, True, "thank"), Expectation(False, True, "say_why"))
    understanding = understandings.write(cast.person(priya.firm, "ana"), sides, by=priya, now=MONDAY)
    expects = "/u/" + understandings.link(understanding, now=MONDAY).partition("/u/")[2]
    assert open_(expects).status_code == 200
    assert open_(TO).status_code == 200
    offered = send(**ANA, **KWAME, agreed="no")
    assert open_(link_in(offered), at=LATER).status_code == 200

    names = {resolve(address).url_name for address in opened}
    assert {str(pattern.name) for pattern in urlpatterns} - NOT_OPENED - names == set(), "a page was not opened"
    there = {str(found.relative_to(TEMPLATES)) for found in TEMPLATES.rglob("*.html")}
    assert there - seen_templates == set(), "a template was not filled"


def test_a_record_that_is_given_to_a_template_is_noticed() -> None:
    firm = cast.priya().firm
    template = engines["django"].from_string("{{ page.firm.name }}")

    with pytest.raises(AssertionError, match="was given a record"):
        template.render({"page": {"firm": firm}})


@pytest.mark.parametrize("deep", [False, True])
def test_a_record_is_found_however_deep_it_lies(deep: bool) -> None:
    firm = cast.priya().firm

    @dataclass(frozen=True)
    class Page:
        lines: tuple[Any, ...]

    assert record_in(Page(({"who": [firm]},) if deep else (firm,)))
    assert record_in({"all": Firm.objects.all()})
    assert not record_in(Page(({"who": [firm.name]},)))
