"""Does any confidence stand on anything that an outsider sees? A secret in every private field, and every surface read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from obliged.domain import confidences, letters
from obliged.domain.confidences import CLASSES, Contact, Named, ReferralFacts, Somebody, Telling
from obliged.words import letters as words
from obliged.words.letters import Said
from tests.discretion import surfaces
from tests.discretion.outside import undone
from tests.discretion.planted import WORKS_BY, fields, found_in, plant
from tests.discretion.surfaces import Seen, leaks
from tests.discretion.worlds import WORLDS, World

pytestmark = pytest.mark.django_db


def test_every_private_field_is_planted_or_says_why_not() -> None:
    planted = {f"{model.__name__}.{field.name}" for model, field, _ in fields()}

    assert set(CLASSES) >= WORKS_BY
    assert {
        "Person.notes",
        "Person.why_us",
        "Words.text",
        "Referral.words",
        "Referral.notes",
        "Organisation.notes",
    } <= planted
    assert not planted & WORKS_BY


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.__name__)
def test_no_outsider_sees_a_confidence(world: Callable[[], World], caplog: pytest.LogCaptureFixture) -> None:
    there = world()
    secrets = plant(there.by.firm_id)

    with caplog.at_level(logging.DEBUG):
        seen = list(surfaces.everything(there))

    assert len(secrets) >= 20
    assert ("BEGIN:VCALENDAR" in "".join(thing.text for thing in seen)) == (there.name == "received_meeting_set")
    assert {thing.where.partition(" ")[0] for thing in seen} >= {"answer", "get"}
    assert leaks(iter(seen), secrets) == []
    assert [secret.field for secret in found_in(caplog.text, secrets)] == []


# --- the control: with a filter taken away, the same look finds what got out --------------------------------------

SINKS = {
    "to_introducer": ("to", "prospects", "provider", "handed_to"),
    "to_prospect": ("to", "introducer", "need", "provider", "provider_does", "reason", "how_known", "contact"),
    "to_provider": ("to", "prospect", "prospect_does", "need", "reason", "how_known", "contact"),
}  # fmt: skip
SOURCES: dict[str, Callable[[ReferralFacts, int], str]] = {
    "our notes about them": lambda facts, to: facts.who(to).notes,
    "our notes about another": lambda facts, to: _other(facts, to).notes,
    "why another chose us": lambda facts, to: _other(facts, to).why_us,
    "the introducer's words": lambda facts, to: facts.words,
    "our notes about the referral": lambda facts, to: facts.notes,
    "all of it": lambda facts, to: f"{facts.words} {facts.notes} {facts.who(to).notes}",
}


@dataclass(frozen=True)
class Leak:
    """A filter that was taken away: what is private stands in a field of a telling."""

    telling: str
    sink: str
    source: str

    def spoils(self, telling: Telling, facts: ReferralFacts, to: int) -> Telling:
        return replace(telling, **{self.sink: _with(getattr(telling, self.sink), SOURCES[self.source](facts, to))})


TELLS: Mapping[str, type[Telling]] = {
    "to_introducer": confidences.IntroducerTelling,
    "to_prospect": confidences.ProspectTelling,
    "to_provider": confidences.ProviderTelling,
    "nobody": type("Nothing", (), {}),
}


def _other(facts: ReferralFacts, to: int) -> Somebody:
    return next(somebody for somebody in facts.everybody if somebody.id != to)


def _with(value: Any, secret: str) -> Any:
    """The value of a telling's field, with a secret in it wherever it has a text."""
    if isinstance(value, tuple):
        return tuple(_with(one, secret) for one in value)
    if isinstance(value, Named):
        return replace(value, name=f"{value.name} {secret}", first=f"{value.first} {secret}")
    if isinstance(value, Contact):
        return replace(value, phone=f"{value.phone} {secret}")
    return f"{value} {secret}" if isinstance(value, str) and value else value


NO_LEAK = Leak("nobody", "", "")
LEAKS = [Leak(telling, sink, source) for telling, sinks in SINKS.items() for sink in sinks for source in SOURCES]


@dataclass(frozen=True)
class Wrote:
    """A letter as it was made: for whom, of which facts, by which telling."""

    seen: Seen
    facts: Mapping[int, ReferralFacts]  # by the telling that was made of them
    said: tuple[Said, ...]

    def again(self, leak: Leak) -> Seen:
        """The same letter, with the filter taken away."""
        spoilt = tuple(
            replace(said, telling=leak.spoils(said.telling, self.facts[id(said.telling)], self.seen.person or 0))
            if isinstance(said.telling, TELLS[leak.telling]) and id(said.telling) in self.facts
            else said
            for said in self.said
        )
        if not spoilt:
            return self.seen  # no letter answers it
        worded = words.write(spoilt, "plain")
        return replace(self.seen, text="\n".join((worded.subject, worded.text, worded.message, *worded.offers)))


def written(world: World) -> list[Wrote]:
    """Every letter of a world, with what it was made of."""
    facts: dict[int, ReferralFacts] = {}
    said: dict[str, tuple[Said, ...]] = {}  # by how the letter begins
    honest, writes = letters.telling, words.write

    def telling(letter: str, known: ReferralFacts, to: int) -> Telling:
        made = honest(letter, known, to)
        facts[id(made)] = known
        return made

    def write(parts: Sequence[Said], register: str) -> Any:
        worded = writes(parts, register)
        said[f"{worded.subject}\n{worded.text}\n"] = tuple(parts)
        return worded

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters, "telling", telling)
        patch.setattr(words, "write", write)
        seen = list(surfaces.worded(world))
    return [
        Wrote(one, facts, next((parts for text, parts in said.items() if one.text.startswith(text)), ()))
        for one in seen
    ]


def test_every_filter_that_is_taken_away_is_missed() -> None:
    """A hundred leaks, each in every letter that there is until one shows it."""
    assert len(LEAKS) >= 100
    unseen = set(LEAKS)
    for world in WORLDS:
        with undone():
            there = world()
            secrets = plant(there.by.firm_id)
            letters_of_it = written(there)
            assert leaks((wrote.again(NO_LEAK) for wrote in letters_of_it), secrets) == []
            unseen -= {leak for leak in unseen if any(leaks(iter([w.again(leak)]), secrets) for w in letters_of_it)}

    assert not unseen, " ".join(sorted({f"{leak.telling}.{leak.sink}" for leak in unseen}))
