"""Can anything that somebody types, or a program makes up, break a page? Every form and every address, with whatever.

Every page that answers is asked by a member who may do everything, and by nobody. The names of the fields are those that
stand in the forms of the product itself; what is in them comes from Hypothesis, from the list of strings that have hurt
other programs, and from other things of the house. FUZZ=20000 looks longer.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.naughty import NAUGHTY
from tests.web import matrix_world
from tests.web.matrix_world import World
from tests.web.test_matrix import EVERY_PAGE, NAMES, Page, _patterns, nobody_outside_is_asked, undone

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
__all__ = ["nobody_outside_is_asked"]  # a fixture of the matrix: no mail server is asked, and the morning stands still
LOOKS = int(os.environ.get("FUZZ", "600"))
NAME = re.compile(r'name="([\w.:-]+)"')
# Ends the session, or begins another: the next look would ask as nobody.
LEAVES = frozenset({"account_logout", "session_end_all", "sign_in", "join", "account_login", "set_up", "look_around"})
HARD = (
    "", "0", "-1", "9" * 400, "1e309", "NaN", "null", "true", "[]", "{}", "\x00", "a\x00b", "\ud800", "\u202e", "a" * 70_000,
    "2026-13-45", "0001-01-01", "9999-12-31T23:59", "24:61", "' OR 1=1 --", "<script>alert(1)</script>", "{{7*7}}", "%s%n",
    "../../etc/passwd", "a\r\nBcc: x@x.example", "00000000-0000-0000-0000-000000000000", "é" * 3000, "=1+1",
)  # fmt: skip


def fields_of(client: Client, world: World) -> tuple[str, ...]:
    """The names of all fields that stand in a form of any page."""
    found = {"form_token", "version", "next", "answer", "words", "person", "to", "q", "page", "after"}
    for page in EVERY_PAGE:
        road = road_of(page, world, "own")
        if road is not None and page.name not in LEAVES:
            found |= set(NAME.findall(b"".join(client.get(road)).decode(errors="replace")))
    return tuple(sorted(found - {"csrfmiddlewaretoken", "viewport", "theme-color", "referrer", "htmx-config"}))


def road_of(page: Page, world: World, whose: str) -> str | None:
    """The address of a page with somebody's things in it, or with a living secret."""
    secrets = world.secrets.get(page.name, {}) or world.secrets.get("portal", {})
    known: dict[str, Any] = {**world.things[whose], "secret": secrets.get("living"), "token": secrets.get("living")}
    facts = {key: known.get(NAMES.get((page.name, key), key), "x") for key in page.needs}
    slug = {"firm": world.members["owner"].firm.slug}
    for more in (slug, {}):
        try:
            return reverse(page.name, kwargs={**more, **facts})
        except NoReverseMatch:
            continue
    return None


def values(world: World) -> st.SearchStrategy[str]:
    ids = [str(value) for things in world.things.values() for value in things.values()]
    return st.one_of(
        st.sampled_from(HARD), st.sampled_from(NAUGHTY), st.sampled_from(ids), st.text(max_size=300),
        st.integers().map(str), st.datetimes().map(str), st.dates().map(str), st.emails(),
    )  # fmt: skip


def typed(text: str) -> str:
    """What a browser can send: half a pair of surrogates it cannot."""
    return text.encode("utf-8", "replace").decode()


def broken(world: World, client: Client, looks: int = LOOKS, only: str = "") -> Mapping[str, str]:
    """The pages that fell, each with how. They are asked in turn, each as often as the others."""
    names = fields_of(client, world)
    pages = [page for page in EVERY_PAGE if page.name not in LEAVES and road_of(page, world, "own")]
    turns = itertools.cycle([page for page in pages if only in {"", page.name}])
    fell: dict[str, str] = {}
    value = values(world)

    @settings(
        max_examples=looks, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(
        st.sampled_from(("POST", "POST", "POST", "GET")), st.sampled_from(tuple(world.things)),
        st.dictionaries(st.sampled_from(names), st.lists(value, min_size=1, max_size=2), max_size=8), st.booleans(),
    )  # fmt: skip
    def stands(method: str, whose: str, said: dict[str, list[str]], as_part: bool) -> None:
        page = next(turns)
        road = road_of(page, world, whose)
        assert road is not None
        cache.clear()
        data = {name: [typed(text) for text in texts] for name, texts in said.items()}
        headers = {"HX-Request": "true"} if as_part else {}
        with undone():
            answer = _asked(client, method, road, data, headers)
        if answer.status_code >= 500:
            fell.setdefault(page.name, f"{method} {road}: {answer.status_code} with {str(data)[:600]}")

    stands()
    return fell


def _asked(client: Client, method: str, road: str, data: Any, headers: Any) -> Any:
    return client.get(road, data, headers=headers) if method == "GET" else client.post(road, data, headers=headers)


@pytest.fixture
def world() -> World:
    return matrix_world.build()


@pytest.fixture
def owner(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.members["owner"].user)
    return client


def test_nothing_that_an_owner_can_send_breaks_a_page(world: World, owner: Client) -> None:
    fell = broken(world, owner)

    assert not fell, "\n".join(fell.values())


def test_nothing_that_nobody_can_send_breaks_a_page(world: World) -> None:
    fell = broken(world, Client(raise_request_exception=False), LOOKS // 4)

    assert not fell, "\n".join(fell.values())


def test_a_page_with_a_bug_would_be_found(world: World, owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the same look, at a product in which one page takes what comes for a number."""

    def falls(request: HttpRequest, **_: Any) -> HttpResponse:
        return HttpResponse(str(int(next(iter(request.GET.values()), "0"))))

    found = next(pattern for pattern, _ in _patterns() if pattern.name == "people")
    monkeypatch.setattr(found, "callback", falls)

    assert "people" in broken(world, owner, 60, only="people")
