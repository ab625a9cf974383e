"""Does a test turn red when a guard is taken away? For each guard of the outsiders' pages, the one that stands for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from obliged.acts import firms
from obliged.domain.offers import When
from obliged.records.firms import Member
from obliged.records.links import Opens, PortalLink
from tests import cast
from tests.cast import MONDAY
from tests.portal import test_misuse as misuse
from tests.portal import test_offers as offered
from tests.portal import test_pages as theirs

pytestmark = pytest.mark.django_db


def _whatever_became_of_them() -> Any:
    return PortalLink.unscoped.select_related("firm", "person__firm", "person__keeper")


def _spoiled(kind: str, why: str) -> Callable[[Member], None]:
    return lambda priya: misuse.test_a_link_that_is_over_is_answered_as_one_that_never_was(priya, kind, why)


def _with_ana(test: Callable[..., None]) -> Callable[[Member], None]:
    def run(priya: Member) -> None:
        cast.ana_sends_kwame(priya)
        test(priya, cast.person(priya.firm, "ana"))

    return run


def _public(test: Callable[..., None], *args: Any) -> Callable[[Member], None]:
    def run(priya: Member) -> None:
        firms.change(priya.firm, now=MONDAY, public_since=MONDAY)
        test(priya, *args)

    return run


# the guard, what stands in its place when it is gone, and the test that must notice
GUARDS: dict[str, tuple[str, object, Callable[[Member], None]]] = {
    "a link lives from when its letter left": (
        "obliged.acts.portal_links._has_left", lambda *_: True, _spoiled("page", "its letter still held"),
    ),
    "who is gone has no page": (
        "obliged.acts.portal_links._live", _whatever_became_of_them, _spoiled("page", "person deleted"),
    ),
    "a link that was revoked is over": (
        "obliged.acts.portal_links._live", _whatever_became_of_them, _spoiled("page", "revoked"),
    ),
    "a link ends": (
        "obliged.acts.portal_links.LASTS", {opens: timedelta(days=4000) for opens in Opens}, _with_ana(lambda _, ana: theirs.test_a_link_lasts_half_a_year(ana)),
    ),
    "a link ends with the address to which it went": (
        "obliged.acts.portal_links.revoke_with_answers", lambda *_, **__: None, _spoiled("answer", "address taken away"),
    ),
    "a link ends when two become one": (
        "obliged.acts.portal_links.revoke", lambda *_, **__: None, _with_ana(theirs.test_a_link_ends_when_two_people_become_one),
    ),
    "what a fresh link opened closes": (
        "obliged.acts.portal_links.STAYS_OPEN", timedelta(days=1), _with_ana(lambda _, ana: theirs.test_what_a_fresh_link_opened_closes_after_ten_minutes_or_at_once(ana)),
    ),
    "nobody else closes it": (
        "obliged.acts.portal_links.is_proof", lambda *_: True, _with_ana(lambda _, ana: theirs.test_what_a_fresh_link_opened_closes_after_ten_minutes_or_at_once(ana)),
    ),
    "nothing runs on the page": (
        "obliged.portal.discreet.POLICY", "default-src 'self'", _with_ana(lambda _, ana: theirs.test_nobody_keeps_finds_or_follows_the_page_and_nothing_runs_on_it(ana)),
    ),
    "a person presses so often in a day": (
        "obliged.ports.limits.passes", lambda *_, **__: True, _public(lambda priya: offered.test_from_one_address_come_six_in_an_hour(priya)),
    ),
    "a name and nothing else before a yes": (
        "obliged.domain.offers.Said.but_a_name", lambda said: said, _public(offered.test_of_who_has_not_agreed_a_name_is_kept_and_nothing_else),
    ),
    "a form comes in the time in which people send one": (
        "obliged.acts.offers.stamped", lambda *_, **__: When.WELL, _public(offered.test_a_form_comes_neither_at_once_nor_after_hours, timedelta(seconds=1), "That was quick."),
    ),
    "a field that people do not see": (
        "obliged.portal.offers.TRAP", "nothing", _public(offered.test_a_field_that_people_do_not_see_catches_robots),
    ),
}  # fmt: skip


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_that_is_taken_away_is_missed(priya: Member, guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, gone, notices = GUARDS[guard]
    monkeypatch.setattr(where, gone)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        notices(priya)
