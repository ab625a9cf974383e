"""What do outsiders see of a firm? Every letter, card, page, header and error that reaches somebody who is no member."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from email.message import EmailMessage
from typing import Any, Protocol

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from obliged.acts import courtesies, introductions, letters, links, meetings
from obliged.domain.confidences import Audience
from obliged.domain.referrals import Direction, Side
from obliged.domain.refusals import Refusal
from obliged.ports import clock
from obliged.queries import drafts
from obliged.records.courtesies import Courtesy
from obliged.records.letters import Arrived, Letter
from obliged.records.links import Purpose
from obliged.records.people import Person
from obliged.records.referrals import Party
from tests.discretion.planted import Search
from tests.discretion.worlds import HELD, LONG, World

OF_SIDE = {Side.INTRODUCER: Audience.INTRODUCER, Side.PROSPECT: Audience.PROSPECT, Side.PROVIDER: Audience.PROVIDER}
ONCE = frozenset({"received_new", "given_introduced"})  # doors do not depend on how it goes
REGISTERS = ("plain", "warm", "short")


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that one outsider sees."""

    where: str
    audience: Audience
    person: int | None
    text: str
    in_file: bool = False  # it is their own file, in which more may stand

    @property
    def body(self) -> str:
        return self.text.partition("\n\n")[2]

    def without(self, *words: str) -> Seen:
        """The same but for what they wrote themselves."""
        text = self.text
        for word in words:
            text = text.replace(word, "…")
        return replace(self, text=text)

    def within(self, begins: str, ends: str) -> Seen:
        """The part of the page that is handed over."""
        _, _, rest = self.text.partition(begins)
        assert rest, f"{self.where} has no {begins}"
        return replace(self, text=rest.partition(ends)[0])

    def plus(self, text: str) -> Seen:
        return replace(self, text=f"{self.text}\n{text}")


class Sought(Protocol):
    """Something private, with whom it may reach."""

    @property
    def field(self) -> str: ...
    @property
    def spelled(self) -> tuple[str, ...]: ...
    def may_reach(self, audience: Audience, person: int | None, *, in_file: bool = False) -> bool: ...


def leaks(seen: Iterable[Seen], secrets: Sequence[Sought] | Search[Sought]) -> list[str]:
    """What somebody saw and may not know."""
    search = secrets if isinstance(secrets, Search) else Search(secrets)
    found = (
        f"{thing.where}: {secret.field} to {thing.audience} {thing.person or ''}".rstrip()
        for thing in seen
        for secret in search.found_in(thing.text)
        if not secret.may_reach(thing.audience, thing.person, in_file=thing.in_file)
    )
    return list(dict.fromkeys(found))


def drafted(world: World) -> Iterator[Seen]:
    """Every letter that is owed, as it would leave, in every register, with its card and its short form."""
    for row in _owed(world):
        for register in REGISTERS:
            draft = drafts.draft_for(row, by=world.by, register=register, as_of=world.now)
            yield Seen(f"draft {row.rule} {register}", audience_of(world, row.to_id), row.to_id, _all_of(draft))


def worded(world: World) -> Iterator[Seen]:
    """The same in one register only, and the letters of an introduction."""
    for row in _owed(world):
        draft = drafts.draft_for(row, by=world.by, as_of=world.now)
        yield Seen(f"draft {row.rule}", audience_of(world, row.to_id), row.to_id, _all_of(draft))
    world.referral.refresh_from_db()
    if world.referral.direction != Direction.RECEIVED:
        for draft in drafts.introduction(world.referral, by=world.by, as_of=world.now):
            yield Seen("introduction", audience_of(world, draft.to_id), draft.to_id, _all_of(draft))


def _all_of(draft: drafts.Draft) -> str:
    return "\n".join((draft.subject, draft.text, draft.message, *draft.offers, *(card.text for card in draft.cards)))


def sent(world: World) -> Iterator[Seen]:
    """Every letter that can be sent now, as it arrives: all headers, all parts, all cards."""
    before = set(Arrived.objects.values_list("pk", flat=True))
    for row in _owed(world):
        try:
            courtesies.send(row, by=world.by, now=world.now)
        except Refusal:
            continue
    for asks in (introductions.ask, introductions.ask_provider, introductions.send_both):
        try:
            world.referral.refresh_from_db()
            asks(world.referral, by=world.by, now=world.now)
        except Refusal:
            continue
    with suppress(Refusal):
        meetings.invite(world.referral, by=world.by, now=world.now, lasts=timedelta(hours=1))
    letters.carry(now=world.now + HELD, worker="w")
    people = {letter.pk: letter.to_id for letter in Letter.objects.of(world.by.firm)}
    for arrived in Arrived.objects.exclude(pk__in=before):
        person = people.get(arrived.letter_id or 0)
        yield Seen(f"mail {arrived.subject}", audience_of(world, person), person, read(bytes(arrived.raw)))


def read(raw: bytes) -> str:
    """A mail with everything that is in it, as it travels and as it is shown."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    parts = [raw.decode("utf-8", "replace"), *(f"{name}: {value}" for name, value in message.items())]
    for part in message.walk():
        if not part.is_multipart():
            parts += [str(part.get_filename()), str(part.get_content())]
    return "\n".join(parts)


def answered(world: World) -> Iterator[Seen]:
    """Every question that could be asked of every party: the page, and the page after a press."""
    for party in _parties(world):
        audience = OF_SIDE[Side(party.side)]
        if audience is Audience.INTRODUCER:
            continue  # no letter of ours asks them by link
        for purpose in Purpose:
            address = links.make(
                purpose, person=party.person, referral=world.referral, side=party.side, now=world.now
            ).partition("://")[2]
            place = f"/{address.partition('/')[2]}"
            with clock.stopped_at(world.now):
                yield shown(f"answer {purpose}", audience, party.person_id, Client().get(place))
                yield shown(
                    f"answer {purpose} pressed", audience, party.person_id, Client().post(place, {"answer": "?"})
                )


def doors(world: World) -> Iterator[Seen]:
    """What somebody sees who has no link and no account: doors, errors, refusals."""
    firm = world.by.firm.slug
    with clock.stopped_at(world.now):
        for place in (
            "/", "/nowhere/", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/.well-known/security.txt", "/feed/", "/a/wrong/", "/stop/wrong/", "/sign-in/wrong/", "/join/wrong/", f"/f/{firm}/",
            reverse("referral", args=[firm, world.referral.public_id]), reverse("account_login"), "/accounts/signup/",
            "/accounts/password/reset/", "/accounts/login/code/", "/accounts/email/", f"/to/{firm}/", "/p/wrong/", "/o/wrong/",
        ):  # fmt: skip
            for method in ("get", "post", "put", "options") if LONG or world.name in ONCE else ("get",):
                response = getattr(Client(raise_request_exception=False), method)(place)
                yield shown(f"{method} {place}", Audience.PUBLIC, None, response)


def everything(world: World) -> Iterator[Seen]:
    yield from drafted(world)
    yield from answered(world)
    yield from doors(world)
    yield from sent(world)


def shown(where: str, audience: Audience, person: int | None, response: HttpResponse, *, in_file: bool = False) -> Seen:
    """An answer with all that comes with it: headers, cookies, body."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    cookies = response.cookies.output()
    body = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    text = f"{headers}\n{cookies}\n\n{body.decode('utf-8', 'replace')}"
    return Seen(where, audience, person, text, in_file)


def _owed(world: World) -> list[Courtesy]:
    rows = Courtesy.objects.of(world.by.firm).owed().filter(to__isnull=False)
    return list(rows.select_related("firm", "to", "referral__firm", "because", "owner").order_by("id"))


def _parties(world: World) -> list[Any]:
    return list(Party.objects.of(world.by.firm).filter(referral=world.referral).select_related("person").order_by("id"))


def audience_of(world: World, person: int | None) -> Audience:
    """What somebody is to the firm, for the strictest rule that may apply to them."""
    if person is None:
        return Audience.MEMBER
    sides = Party.objects.of(world.by.firm).filter(person_id=person).values_list("side", flat=True)
    return next((OF_SIDE[Side(side)] for side in sides), Audience.PUBLIC)


__all__ = ["Person", "Seen", "answered", "audience_of", "doors", "drafted", "everything", "leaks", "sent", "shown"]
