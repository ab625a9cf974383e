"""Does any confidence stand on a page that somebody outside opens, or in a file that somebody is given?"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator

import pytest

from obliged.portal.urls import urlpatterns
from tests.discretion import outside, traces
from tests.discretion.planted import Search, found_in, plant
from tests.discretion.surfaces import Sought, leaks
from tests.discretion.worlds import (
    LONG,
    WORLDS,
    World,
    given_asked,
    given_introduced,
    handed_over,
    received_hears_nothing,
    received_met,
)  # fmt: skip

pytestmark = pytest.mark.django_db
WHOLE = (received_hears_nothing, given_asked, handed_over)
TELLS_HOW_IT_GOES = frozenset({"page", "history", "questions", "file"})


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that the product says to its operator, from the smallest word on."""
    (terminal,) = (one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    said = io.StringIO()
    # Put there by hand: `setStream` flushes what stood there, which another test may have closed.
    before, terminal.stream, level = terminal.stream, said, logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    yield said
    logging.getLogger().setLevel(level)
    terminal.stream = before


@pytest.mark.parametrize("begin", WORLDS, ids=lambda world: world.__name__)
def test_no_page_for_outsiders_shows_a_confidence(begin: Callable[[], World], log: io.StringIO) -> None:
    """Everything that can be opened and pressed in some worlds, in every world what tells how it goes."""
    whole = LONG or begin in WHOLE
    with traces.keys_kept() as keys:
        there = outside.filled(begin())
        who = traces.identities(there.by.firm)
        secrets = plant(there.by.firm_id)
        surfaces = (surface for name, surface in outside.SURFACES.items() if whole or name in TELLS_HOW_IT_GOES)
        seen = [thing for surface in surfaces for thing in surface(there)]
        search: Search[Sought] = Search((*secrets, *who, *keys.sought()))

    assert len(secrets) >= 40
    assert leaks(seen, search) == []
    assert [one.field for one in found_in(log.getvalue(), (*secrets, *who))] == []
    assert keys.told_in(log.getvalue()) == []


@pytest.mark.parametrize("begin", [received_met, given_introduced], ids=lambda world: world.__name__)
def test_no_error_page_shows_a_confidence(begin: Callable[[], World]) -> None:
    """Each kind of error, with something private in what went wrong."""
    with traces.keys_kept() as keys:
        there = outside.filled(begin())
        search: Search[Sought] = Search((*plant(there.by.firm_id), *traces.identities(there.by.firm), *keys.sought()))
        seen = list(outside.troubles(there))

    kinds = {int(thing.where.rpartition(" ")[2]) for thing in seen}
    assert kinds >= {400, 403, 404, 405, 413, 429, 500, 503}
    assert leaks(seen, search) == []


def test_every_page_for_outsiders_is_read() -> None:
    """A page that is new is read too, or this says which one is not. There are no feeds and no hooks."""
    there = outside.filled(received_met())
    outside.OPENED.clear()
    statuses = {
        int(thing.where.rpartition(" ")[2])
        for name, surface in outside.SURFACES.items()
        if name not in {"file", "members"}
        for thing in surface(there)
        if thing.where[-1].isdigit()
    }

    assert {str(pattern.name) for pattern in urlpatterns} - outside.OPENED <= NOT_YET
    assert statuses >= {200, 303, 405, 409, 410, 422, 429}


NOT_YET = {"their_understanding"}  # what each of us expects: nothing private is told there


def test_a_member_is_written_to_and_read_too() -> None:
    seen = list(outside.members(received_met()))

    assert [thing.where for thing in seen] == ["morning letter"]
    assert "/courtesies/" in seen[0].text
