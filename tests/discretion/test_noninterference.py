"""Does what an outsider sees depend on what they may not know? The same story twice, with only the secret changed.

After Goguen and Meseguer (1982): the view of one who may not know is the same to the letter, whatever the secret is.
Catches what no planted word can: a sentence that is there or not, an order, a count, a length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obliged.domain import confidences
from obliged.domain.confidences import Audience, ReferralFacts, Telling
from obliged.domain.happenings import Kind, Reason
from obliged.records import guards
from obliged.records.scoping import Kept
from tests.discretion import surfaces
from tests.discretion.outside import undone
from tests.discretion.planted import fields
from tests.discretion.worlds import WORLDS, World, received_discreet, received_hears_nothing

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAIRS = 125  # of each world: two thousand together
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


def private(firm: int) -> list[tuple[type[Kept], Any, models.Field[Any, Any]]]:
    """Every private field of every row."""
    return [
        (model, pk, field)
        for model, field, _ in fields()
        if f"{model.__name__}.{field.name}" not in THEIR_OWN
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
