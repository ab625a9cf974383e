"""Does any confidence stand on a page that somebody outside opens, or in a file that somebody is given?"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator

import pytest

from tests.discretion import outside, traces
from tests.discretion.planted import found_in, plant
from tests.discretion.surfaces import leaks
from tests.discretion.worlds import WORLDS, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that the product says to its operator, from the smallest word on."""
    (terminal,) = (one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    said = io.StringIO()
    before, level = terminal.setStream(said), logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    yield said
    logging.getLogger().setLevel(level)
    terminal.setStream(before)


@pytest.mark.parametrize("begin", WORLDS, ids=lambda world: world.__name__)
def test_no_page_for_outsiders_shows_a_confidence(begin: Callable[[], World], log: io.StringIO) -> None:
    with traces.keys_kept() as keys:
        there = outside.filled(begin())
        who = traces.identities(there.by.firm)
        secrets = plant(there.by.firm_id)
        seen = [thing for surface in outside.SURFACES.values() for thing in surface(there)]
        sought = (*secrets, *who, *keys.sought())

    assert leaks(seen, sought) == []
    assert [one.field for one in found_in(log.getvalue(), (*secrets, *who))] == []
    assert keys.told_in(log.getvalue()) == []
