"""Does what an outsider sees depend on what they may not know? The same story twice, with only the secret changed.

After Goguen and Meseguer (1982): the view of one who may not know is the same to the letter, whatever the secret is.
Catches what no planted word can: a sentence that is there or not, an order, a count, a length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obliged.domain import confidences
from obliged.domain.confidences import Audience, ReferralFacts, Telling
from obliged.domain.happenings import Kind, Reason
from obliged.ports import clock
from obliged.queries import files
from obliged.queries import portal as queries
from obliged.records import guards
from obliged.records.links import Opens
from obliged.records.people import Person
from obliged.records.scoping import Kept
from tests import cast
from tests.discretion import outside, surfaces
from tests.discretion.outside import Browser, undone
from tests.discretion.planted import Theirs, fields
from tests.discretion.surfaces import Seen
from tests.discretion.worlds import (
    LONG,
    WORLDS,
    World,
    given_asked,
    given_introduced,
    handed_over,
    received_discreet,
    received_hears_nothing,
    received_won,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAIRS = 125 if LONG else 10  # of each world: two thousand together, where all are tried
PAGES = 120 if LONG else 4  # the same for pages and files, which take longer
# What is one's own may be said to oneself: it is no secret from its owner, who is the addressee of these letters.
THEIR_OWN = {"Person.why_us", "Consent.wording"}
SECRETS = st.one_of(
    st.text(max_size=200).map(lambda text: text.replace("\x00", "")),
    st.sampled_from(
        ("", "$18,400", "insolvent", "10 %", "{to.first}", "%(name)s", "<b>x</b>", "Kwame", "a\nb", "х" * 900)
    ),
    st.integers(0, 10**9).map(lambda amount: f"fee {amount:,}"),
)


def view(world: World) -> list[tuple[str, Audience, str]]:
    """What outsiders see, without what differs each time it is looked at."""
    return [(seen.where, seen.audience, _normal(seen.text)) for seen in surfaces.worded(world)]


def _normal(text: str) -> str:
    return re.sub(r"/[a-z]+/[\w-]{43}/", "/…/", text)


def private(
    firm: int, *, but: frozenset[str] = frozenset(THEIR_OWN)
) -> list[tuple[type[Kept], Any, models.Field[Any, Any]]]:
    """Every private field of every row."""
    return [
        (model, pk, field)
        for model, field, _ in fields()
        if f"{model.__name__}.{field.name}" not in but
        for pk in model._base_manager.filter(firm_id=firm).values_list("pk", flat=True)
    ]


@pytest.mark.parametrize("begin", WORLDS, ids=lambda world: world.__name__)
def test_what_outsiders_see_does_not_depend_on_what_they_may_not_know(begin: Callable[[], World]) -> None:
    world = begin()
    places = private(world.by.firm_id)
    before = view(world)

    @settings(max_examples=PAIRS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.integers(0, len(places) - 1), SECRETS), min_size=1, max_size=6))
    def differs_in_nothing(changes: list[tuple[int, str]]) -> None:
        with undone(), guards.lifted():
            for place, secret in changes:
                model, pk, field = places[place]
                model._base_manager.filter(pk=pk).update(**{field.attname: secret[: field.max_length or None]})
            assert view(world) == before

    differs_in_nothing()


def test_a_look_at_a_secret_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: one word more in a letter where our notes say that somebody pays late."""
    world = WORLDS[0]()
    honest = confidences.to_introducer

    def looks(facts: ReferralFacts, to: int, **how: Any) -> Telling:
        telling = honest(facts, to, **how)
        return replace(telling, treatments=()) if "late" in facts.notes else telling

    monkeypatch.setattr(confidences, "to_introducer", looks)
    type(world.referral)._base_manager.filter(pk=world.referral.pk).update(treatments=["priority"])
    before = view(world)
    type(world.referral)._base_manager.filter(pk=world.referral.pk).update(notes="pays late")

    assert view(world) != before


# --- their pages, and the files of others -------------------------------------------------------------------------


def pages(world: World, *, files_may_differ: frozenset[int] = frozenset()) -> list[tuple[str, int | None, str]]:
    """Their pages and what a fresh link opens, the public page; and the files of those of whom nothing was changed."""
    seen = (thing for surface in SHOWN.values() for thing in surface(world))
    return [
        (thing.where, thing.person, _unnumbered(thing.text))
        for thing in seen
        if not (thing.in_file and thing.person in files_may_differ)
    ]


def _opened(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """What is opened and not pressed; a fresh link as far as it leads."""
    yield they.get("page", outside.path_of(world, person))
    fresh = outside.path_of(world, person, Opens.MORE)
    yield they.get("more", fresh)
    yield they.post("more pressed", fresh)
    yield they.get("history", "/p/history/")
    yield they.get("card", f"{outside.path_of(world, person)}card.vcf")
    yield from outside.questions(world, person, they)


def _in_public(world: World) -> Iterator[Seen]:
    with outside.undone(), clock.stopped_at(world.now):
        yield Browser(world, Audience.PUBLIC, None).get("public", f"/to/{world.by.firm.slug}/")


SHOWN: dict[str, outside.Surface] = {
    "opened": outside.each(_opened),
    "file": outside.each(outside.file),
    "public": _in_public,
}
_KEYS = re.compile(
    r"[\w-]{43}(?=/)|(?<=name=\"form\" value=\")[^\"]+|(?<=name=\"proof\" value=\")[^\"]+|(?<=portal=)[^;]+"
    r"|Expires: .*|expires=[^;]+|sessionid=\w+|csrftoken=\w+|(?<=csrfmiddlewaretoken\" value=\")\w+"
)


def _unnumbered(text: str) -> str:
    return _KEYS.sub("…", text)


SOME = (received_won, received_hears_nothing, received_discreet, given_asked, given_introduced, handed_over)


@pytest.mark.parametrize("begin", WORLDS if LONG else SOME, ids=lambda world: world.__name__)
def test_no_page_depends_on_what_its_reader_may_not_know(begin: Callable[[], World]) -> None:
    world = outside.filled(begin())
    theirs = Theirs(world.by.firm_id)
    places = [(model, pk, field) for model, pk, field in private(world.by.firm_id, but=frozenset())]
    before = pages(world)
    assert {where for where, _, _ in before} >= {"page 200", "history 200", "card 200", "file", "json", "public 200"}

    @settings(max_examples=PAGES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.integers(0, len(places) - 1), SECRETS), min_size=1, max_size=6))
    def differs_in_nothing(changes: list[tuple[int, str]]) -> None:
        changed: set[int] = set()
        with undone():
            with guards.lifted():
                for place, secret in changes:
                    model, pk, field = places[place]
                    changed |= theirs.files_with(model._base_manager.get(pk=pk), field.name)
                    model._base_manager.filter(pk=pk).update(**{field.attname: secret[: field.max_length or None]})
            same = [thing for thing in before if thing[0].split()[0] not in {"file", "json"} or thing[1] not in changed]
            assert pages(world, files_may_differ=frozenset(changed)) == same

    differs_in_nothing()


def test_a_page_that_looks_at_a_secret_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a page one letter longer, and a file with one row less, where our notes say that somebody pays late."""
    world = outside.filled(WORLDS[0]())
    before, who = pages(world), type(world.referral)._base_manager.filter(pk=world.referral.pk)
    band, offered = queries.band, files.SECTIONS["offers"]

    def is_late() -> bool:
        return "late" in who.values_list("notes", flat=True)[0]

    monkeypatch.setattr(queries, "band", lambda firm: replace(band(firm), about=f"{firm.trade}{'.' * is_late()}"))
    monkeypatch.setitem(files.SECTIONS, "offers", lambda asked: islice(offered(asked), 0 if is_late() else None))
    assert pages(world) == before
    who.update(notes="pays late")

    differ = {one[0] for one, other in zip(before, pages(world), strict=True) if one != other}
    assert differ >= {"page 200", "history 200", "json"}


# --- who hears nothing cannot tell how it goes -------------------------------------------------------------------

WAYS: dict[str, tuple[tuple[Kind, dict[str, Any]], ...]] = {
    "nothing happened": (),
    "they met": ((Kind.MET, {}),),
    "working together": ((Kind.MET, {}), (Kind.WON, {})),
    "lost": ((Kind.MET, {}), (Kind.LOST, {"reason": Reason.BUDGET})),
    "withdrawn": ((Kind.WITHDRAWN, {"reason": Reason.NO_NEED}),),
}


@pytest.mark.parametrize("begin", [received_hears_nothing, received_discreet], ids=lambda world: world.__name__)
def test_whoever_is_to_hear_nothing_cannot_tell_how_it_goes(begin: Callable[[], World]) -> None:
    """Every letter to them reads the same however it goes, and no letter exists only because it went somewhere."""
    said: dict[str, set[str]] = {}
    for steps in WAYS.values():
        with undone():
            world = begin()
            for kind, facts in steps:
                world.step(kind, **facts)
            world.now = world.now.replace(day=20, hour=17)
            for where, audience, text in view(world):
                if audience is Audience.INTRODUCER and "Luis" not in text:
                    said.setdefault(where, set()).add(text)

    assert {where: len(texts) for where, texts in said.items()} == {"draft thank_received": 1, "draft answer": 1}, said


@pytest.mark.parametrize("begin", [received_hears_nothing, received_discreet], ids=lambda world: world.__name__)
def test_nor_by_their_page_or_their_file(begin: Callable[[], World]) -> None:
    said: dict[str, set[str]] = {}
    for steps in WAYS.values():
        with undone():
            world = begin()
            for kind, facts in steps:
                world.step(kind, **facts)
            world.now = world.now.replace(day=20, hour=17)
            ana = cast.person(world.by.firm, "ana")
            for where, person, text in pages(world):
                if person == ana.pk:
                    said.setdefault(where, set()).add(_UNLIKE.sub("…", text))

    assert set(said) >= {"page 200", "history 200", "file", "json"}, sorted(said)
    assert {where: len(texts) for where, texts in said.items() if len(texts) > 1} == {}


# Each story has people of its own; and a file says when it was made.
_UNLIKE = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|Content-Length: \d+")
