"""Would the search find what gets out? With a filter taken away, or a private field put where a page tells something."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from importlib import import_module
from typing import Any

import pytest
from django.http import HttpResponse

from obliged.domain import confidences
from obliged.domain.confidences import ReferralFacts, Telling
from obliged.domain.referrals import Side
from obliged.queries import files
from obliged.records.letters import Told
from obliged.records.links import Link, PortalLink
from obliged.records.origins import Origin
from obliged.records.people import Person
from obliged.records.referrals import Party
from tests.discretion import outside, traces
from tests.discretion.outside import SURFACES, undone
from tests.discretion.planted import Search, Secret, plant
from tests.discretion.surfaces import Seen, Sought, leaks
from tests.discretion.test_canaries import SINKS, SOURCES, Leak
from tests.discretion.worlds import World, given_introduced, handed_over, received_met

pytestmark = pytest.mark.django_db

# Each private field as one could see it: as it is, and in what it can be turned into.
WRITTEN: dict[str, Callable[[Secret], str]] = {
    "Person.notes": lambda s: s.word,
    "Referral.notes": lambda s: s.word.upper(),
    "Words.text": lambda s: base64.b64encode(f"so {s.word}.".encode()).decode(),
    "Person.why_us": lambda s: s.word.encode().hex(),
    "Organisation.notes": lambda s: hashlib.sha256(s.word.encode()).hexdigest(),
    "Address.lines": lambda s: f"{s.amount:,}",
    "Referral.words": lambda s: s.word[::-1],
}


@dataclass(frozen=True)
class There:
    """A world in which everything private is known."""

    world: World
    secrets: tuple[Secret, ...]
    search: Search[Sought]


def there(begin: Callable[[], World]) -> There:
    with traces.keys_kept() as keys:
        world = outside.filled(begin())
        who = traces.identities(world.by.firm)
        secrets = plant(world.by.firm_id)
        return There(world, secrets, Search((*secrets, *who, *keys.sought())))


def missed(it: There, surface: str, seeded: set[str]) -> set[str]:
    """What was let out and not found: the fields of the secrets, until all were seen."""
    left = set(seeded)
    with undone():
        for seen in SURFACES[surface](it.world):
            left -= {leak.split(": ")[1].split(" to ")[0] for leak in leaks([seen], it.search)}
            if not left:
                break
    return left


# --- a private field in what a page tells -------------------------------------------------------------------------

HOLES: tuple[tuple[str, str], ...] = (
    # the surface, and what on it is filled
    ("page", "obliged.words.portal_page.title"),
    ("page", "obliged.words.portal_page.lede"),
    ("page", "obliged.words.portal_page.sent"),
    ("page", "obliged.words.portal_page.met"),
    ("page", "obliged.words.portal_page.promised"),
    ("page", "obliged.words.portal_page.texts"),
    ("page", "obliged.words.portal_page.tell_whats"),
    ("page", "obliged.words.portal_page.done"),
    ("page", "obliged.words.portal.question"),
    ("page", "obliged.queries.portal.band"),
    ("page", "obliged.acts.offers.stamp"),
    ("page", "obliged.words.offers.form"),
    ("card", "obliged.queries.portal.card"),
    ("card", "obliged.domain.cards.file_name"),
    ("history", "obliged.words.portal_page.more"),
    ("history", "obliged.words.portal_page.sent"),
    ("history", "obliged.acts.portal_links.proof"),
    ("history", "obliged.acts.portal_links.open_more"),
    ("presses", "obliged.words.portal_page.trouble"),
    ("presses", "obliged.words.portal_page.too_often"),
    ("presses", "obliged.words.portal_page.fresh_letter"),
    ("presses", "obliged.portal.pages._back"),
    ("reports", "obliged.portal.pages._back"),
    ("introduces", "obliged.words.offers.pass_on"),
    ("introduces", "obliged.words.offers.errors"),
    ("introduces", "obliged.words.offers.again"),
    ("over", "obliged.words.portal_page.ended"),
    ("questions", "obliged.words.portal.question"),
    ("questions", "obliged.words.portal.thanks"),
    ("questions", "obliged.words.portal.ended"),
    ("questions", "obliged.words.portal.not_yet"),
    ("stops", "obliged.words.stops.page"),
    ("stops", "obliged.words.stops.ended"),
    ("public", "obliged.words.offers.public"),
    ("public", "obliged.words.offers.answer"),
    ("public", "obliged.words.offers.again"),
    ("public", "obliged.web.qr.svg"),
)


def spoiled(value: Any, text: str) -> Any:
    """What a page is given, with more in it than it should have."""
    if isinstance(value, str):
        return f"{value} {text}"
    if isinstance(value, dict):
        return {key: spoiled(inner, text) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(spoiled(inner, text) for inner in value)
    if isinstance(value, HttpResponse):
        value["Location"] += f"&{text.replace(' ', '+')}"
        return value
    if is_dataclass(value) and not isinstance(value, type):
        texts = {f.name: getattr(value, f.name) for f in fields(value) if isinstance(getattr(value, f.name), str)}
        return replace(value, **{name: spoiled(said, text) for name, said in texts.items()})
    return value


def let_out(secrets: tuple[Secret, ...]) -> tuple[str, set[str]]:
    """Something of every private field, each written in another way; and which fields those are."""
    chosen = {s.field: s for s in reversed(secrets) if s.field in WRITTEN}
    return " ".join(WRITTEN[field](secret) for field, secret in chosen.items()), set(chosen)


@pytest.mark.parametrize("begin", [received_met])
def test_a_private_field_on_a_page_is_found(begin: Callable[[], World], monkeypatch: pytest.MonkeyPatch) -> None:
    it = there(begin)
    text, seeded = let_out(it.secrets)
    assert len(seeded) == len(WRITTEN)
    unseen = {}
    for surface, place in HOLES:
        module, _, name = place.rpartition(".")
        honest = getattr(import_module(module), name)
        with monkeypatch.context() as patch:
            patch.setattr(place, lambda *a, honest=honest, **k: spoiled(honest(*a, **k), text))
            if left := missed(it, surface, seeded):
                unseen[f"{surface}: {place}"] = left

    assert unseen == {}, list(unseen)
    assert len(HOLES) * len(seeded) >= 200


# --- a telling that holds more than its reader may know -----------------------------------------------------------

ON_THE_PAGE = {"to_introducer": ("prospects", "handed_to"), "to_prospect": ("introducer", "need", "provider"), "to_provider": ("prospect",)}  # fmt: skip
TELLING_LEAKS = [
    Leak(telling, sink, source) for telling, sinks in ON_THE_PAGE.items() for sink in sinks for source in SOURCES
]


def test_a_telling_that_holds_too_much_is_found_on_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The filter of each field is taken away, as for letters; what fills it is another one's, or ours."""
    assert set(ON_THE_PAGE) == set(SINKS)
    unseen = set(TELLING_LEAKS)
    for begin in (received_met, given_introduced, handed_over):
        with undone():
            it = there(begin)
            for leak in sorted(unseen, key=TELLING_LEAKS.index):
                with monkeypatch.context() as patch:
                    patch.setattr(confidences, leak.telling, _leaking(leak))
                    found = any(leaks([seen], it.search) for seen in _pages(it.world))
                unseen -= {leak} if found else set()

    assert not unseen, sorted(f"{leak.telling}.{leak.sink}: {leak.source}" for leak in unseen)


def _leaking(leak: Leak) -> Callable[..., Telling]:
    honest = getattr(confidences, leak.telling)

    def telling(facts: ReferralFacts, to: int, **how: Any) -> Telling:
        return leak.spoils(honest(facts, to, **how), facts, to)

    return telling


def _pages(world: World) -> Iterator[Seen]:
    """Each page once, as it is opened."""
    for person in outside.everybody(world):
        yield next(
            outside.each(lambda w, p, they, one=person: outside.page(w, p, they) if p == one else iter(()))(world)
        )


# --- a file that holds what is not theirs -------------------------------------------------------------------------


def test_a_file_with_anothers_rows_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Section by section, the rows of everybody instead of theirs."""
    it = there(handed_over)
    everybody = tuple(Person.objects.of(it.world.by.firm).values_list("pk", flat=True))
    unfound = []
    for key, honest in files.SECTIONS.items():
        with monkeypatch.context() as patch:
            rows = lambda asked, honest=honest: honest(replace(asked, ids=everybody))  # noqa: E731
            patch.setattr(files, "SECTIONS", {**files.SECTIONS, key: rows})
            with undone():
                unfound += [] if any(leaks([seen], it.search) for seen in SURFACES["file"](it.world)) else [key]

    assert unfound == WITHOUT_WORDS, unfound


# Codes and moments, in which nobody is named. That these rows are theirs is shown by their number.
WITHOUT_WORDS = ["origins", "tellings", "told_of_them", "links"]


def test_what_names_nobody_is_theirs_by_number() -> None:
    it = there(handed_over)
    firm = it.world.by.firm
    for person in outside.everybody(it.world):
        told, parts = Told.objects.of(firm), Party.objects.of(firm).filter(person=person, side=Side.PROSPECT)
        theirs = {
            "origins": Origin.objects.of(firm).filter(person=person).count(),
            "tellings": told.filter(to=person).count(),
            "told_of_them": told.filter(referral__in=parts.values("referral")).exclude(to=person).count(),
            "links": Link.objects.of(firm).filter(person=person).count()
            + PortalLink.objects.of(firm).filter(person=person).count(),
        }
        there_is = {s.key: len(list(s.rows)) for s in files.sections(person, reader=it.world.by, all_notes=True)}

        assert {key: there_is[key] for key in WITHOUT_WORDS} == theirs
