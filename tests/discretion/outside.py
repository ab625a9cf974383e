"""What do people outside see besides letters? Their page and all that they press there, the page for everybody, errors.

Every page is read as it comes: status, headers, cookies, body. What is pressed is undone afterwards, so that each person
finds the world as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import time, timedelta
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import OperationalError, transaction
from django.test import Client
from django.urls import reverse

from obliged.acts import letters, links, morning, offers, people, portal_links
from obliged.domain.confidences import Audience
from obliged.ports import clock, limits, stop_links
from obliged.queries import portal as pages
from obliged.records.firms import Firm, Member
from obliged.records.incoming import Incoming
from obliged.records.letters import Arrived, Letter, Passage
from obliged.records.links import Opens, Purpose
from obliged.records.mail_accounts import Suppressed
from obliged.records.offers import Offer, Standing
from obliged.records.people import Address, Email, Person
from obliged.records.privacy import PrivacyRequest
from obliged.records.referrals import Referral
from obliged.records.scoping import scope
from tests.discretion.surfaces import Seen, audience_of, read, shown
from tests.discretion.worlds import World

Surface = Callable[[World], Iterator[Seen]]
SOMEBODY = {"name": "Noor Haddad", "email": "noor@haddad.example", "need": "a shop front", "reason": "you are patient"}
OPENED: set[str] = set()  # the names of all pages that were read
DONE = ("said", "reported", "introduced", "wishes", "data", "stop", "again", "fresh", "nothing")


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside has not happened afterwards."""
    mark = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(mark)


def everybody(world: World) -> list[Person]:
    """Everybody whom the firm knows: those who play a part, and those who play none."""
    return list(Person.objects.of(world.by.firm).select_related("firm", "keeper").order_by("id"))


def filled(world: World) -> World:
    """The same world, in which everybody has left and asked for something of every kind."""
    with scope(world.by.firm):
        return _filled(world)


def _filled(world: World) -> World:
    firm, now = world.by.firm, world.now
    Firm.objects.filter(pk=firm.pk).update(public_since=now)
    firm.refresh_from_db()
    for n, person in enumerate(everybody(world)):
        people.promise(person, words="x", due=now + timedelta(days=3), by=world.by, now=now)
        Address.unscoped.create(firm=firm, person=person, lines="x", label="home", order=0)
        PrivacyRequest.unscoped.create(
            firm=firm, person=person, what="see", way="email", at=now, due_at=now + timedelta(days=30),
            words=None, why="x", settled_at=now, settled_by=world.by, outcome="refused",
        )  # fmt: skip
        Offer.unscoped.create(
            firm=firm, standing=Standing.NEW, from_name="x", person_name="x", need="x", reason="x", introducer=person,
            came_at=now, expires_at=now + timedelta(days=9),
        )  # fmt: skip
        for address in Email.objects.of(firm).filter(person=person).values_list("normal", flat=True):
            Suppressed.unscoped.create(firm=firm, normal=address, why="asked", at=now, lifted_at=now)
        Incoming.objects.create(
            firm=firm, digest=f"{world.name}{n}", raw=b"x", came_at=now, person=person, from_name=person.name,
            subject=f"A word of {person.name}", text=f"Your {person.name}",
        )  # fmt: skip
    return world


# --- what a browser gets ------------------------------------------------------------------------------------------


class Browser:
    """Somebody at a page, who reads all that comes."""

    def __init__(self, world: World, audience: Audience, person: int | None) -> None:
        self.world, self.audience, self.person = world, audience, person
        self.client = Client(raise_request_exception=False, enforce_csrf_checks=True)

    def get(self, where: str, path: str, **how: Any) -> Seen:
        return self._seen(where, self.client.get(path, **how))

    def post(self, where: str, path: str, **said: str) -> Seen:
        return self._seen(where, self.client.post(path, said))

    def _seen(self, where: str, answer: Any) -> Seen:
        if answer.status_code != 404:
            OPENED.add(str(answer.resolver_match.url_name) if answer.resolver_match else "")
        seen = shown(f"{where} {answer.status_code}", self.audience, self.person, answer)
        assert not {"etag", "last-modified"} & {name.lower() for name in answer.headers}, where
        length = answer.headers.get("Content-Length")
        assert length is None or answer.request["REQUEST_METHOD"] == "HEAD" or int(length) == len(answer.content), where
        return seen


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def path_of(world: World, person: Person, opens: Opens = Opens.PAGE) -> str:
    """The path of a new link of somebody's."""
    return _path(portal_links.make(person, opens=opens, now=world.now))


def each(surface: Callable[[World, Person, Browser], Iterator[Seen]]) -> Surface:
    """A surface of every person, with the clock stopped, and nothing done afterwards."""

    def of_all(world: World) -> Iterator[Seen]:
        for person in everybody(world):
            with undone(), clock.stopped_at(world.now):
                yield from surface(world, person, Browser(world, audience_of(world, person.pk), person.pk))

    return of_all


# --- their page ---------------------------------------------------------------------------------------------------


def page(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """The page, as it stands and after each press; to a head and to what it does not know."""
    path = path_of(world, person)
    yield they.get("page", path)
    yield they._seen("page head", they.client.head(path))
    yield they._seen("page put", they.client.put(path))
    for done in DONE:
        yield they.get(f"page {done}", f"{path}?done={done}")


def card(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    yield they.get("card", f"{path_of(world, person)}card.vcf")


def history(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """The fresh link: shown, pressed, what it opens, pressed again, closed, and when it is over."""
    path = path_of(world, person, Opens.MORE)
    yield they.get("more", path)
    yield they.post("more pressed", path)
    opened = they.get("history", "/p/history/")
    yield opened
    yield they.get("more used", path)
    yield they.post("more used pressed", path)
    yield they.post("history closed by another", "/p/history/close/", proof="?")
    proof = re.findall(r'name="proof" value="([^"]+)"', opened.text)
    yield they.post("history closed", "/p/history/close/", proof=proof[0] if proof else "")
    yield they.get("history over", "/p/history/")


def presses(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """Every form, as it is meant and as it is not."""
    path = path_of(world, person)
    yield they.post("word", f"{path}word/", words="A better number.")
    yield they.post("word empty", f"{path}word/", words="")
    for tell in ("every", "outcome", "nothing", "?"):
        yield they.post("wishes", f"{path}wishes/", tell_what=tell, channel="email")
        yield they.get("page afterwards", path)
    for what in ("see", "erase", "?"):
        yield they.post("data", f"{path}data/", what=what)
    yield they.post("stop", f"{path}stop/", do="stop")
    yield they.get("page stopped", path)
    yield they.post("stop again", f"{path}stop/", do="again")
    yield they.post("fresh", f"{path}fresh/")
    for letter in Letter.objects.of(world.by.firm).filter(to=person, kind="portal_more"):
        yield Seen("fresh letter", they.audience, person.pk, f"{letter.subject}\n\n{letter.text}")
    with patch.object(limits, "passes", return_value=False):
        yield they.post("word too often", f"{path}word/", words="Once more.")


def reports(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """What happened: of every referral, those of others too."""
    path = path_of(world, person)
    yield they.post("report of nothing", f"{path}report/", referral="?", answer="met")
    for referral in Referral.objects.of(world.by.firm).order_by("id"):
        for answer in ("met", "working", "still", "may_not_tell", "?"):
            said = {"referral": str(referral.public_id), "answer": answer, "words": "As I said."}
            yield they.post("report", f"{path}report/", **said)
        yield they.get("page afterwards", path)


def introduces(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """They introduce somebody: with a yes, without one, with nothing, too often; of somebody known, too."""
    path = path_of(world, person)
    to = f"{path}introduce/"
    known = {"name": "Luis Ferreira", "email": "luis@ferreira.example", "need": "x", "reason": "x"}
    for agreed in ("yes", "no", ""):
        yield they.post(f"introduce {agreed}", to, **SOMEBODY, agreed=agreed, form=_stamp(world))
    if "Luis" not in person.name:
        asked = they.post("introduce known", to, **known, agreed="no", form=_stamp(world))
        yield asked.without("Luis Ferreira", "Luis")  # they wrote the name themselves
    yield they.post("introduce nobody", to)
    with patch.object(limits, "passes", lambda what, *_, **__: what != "portal_introduce"):
        yield they.post("introduce too often", to, **SOMEBODY, agreed="no", form=_stamp(world))


def over(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """Links that are over: revoked, old, somebody else's kind; each with what stands under it."""
    for why in ("revoked", "expired", "wrong kind", "held"):
        path = path_of(world, person)
        secret = path.rstrip("/").rpartition("/")[2]
        with undone():
            match why:
                case "revoked":
                    portal_links.revoke(person, now=world.now)
                case "held":
                    _held(world, person, f"{settings.BASE_URL}{path}")
            if why == "wrong kind":
                path = f"/p/more/{secret}/"
            with clock.stopped_at(world.now + timedelta(days=200 if why == "expired" else 0)):
                yield they.get(f"page {why}", path)
                for part in ("card.vcf", "introduce/", "word/", "report/", "data/"):
                    yield they.post(f"page {why} {part}", f"{path}{part}")
    other = _path(links.make(Purpose.WISH, person=person, referral=world.referral, side="prospect", now=world.now))
    yield they.get("answer opened as page", other.replace("/a/", "/p/"))


def _held(world: World, person: Person, link: str, referral: Referral | None = None) -> Letter:
    return letters.write(
        key=f"held:{person.pk}", kind="portal_page", to=person, address="x@x.example", subject="Your page", text=link,
        by=world.by, now=world.now, referral=referral,
    )  # fmt: skip


def questions(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """A link of a letter: not sent yet, asked, answered, changed, and over."""
    side = next((s for _, s in _parts(world, person) if s != "introducer"), "")
    if not side:
        return
    address = links.make(Purpose.WISH, person=person, referral=world.referral, side=side, now=world.now)
    with undone():
        _held(world, person, address, world.referral)
        yield they.get("answer not sent yet", _path(address))
    yield they.get("answer of nobody", "/a/nobody/")
    yield they.get("answer", _path(address))
    for pressed in ("may_tell", "may_not_tell", "?"):
        yield they.post(f"answer {pressed}", _path(address), answer=pressed, words="As I said.")
        yield they.get(f"answer after {pressed}", _path(address))
    with clock.stopped_at(world.now + timedelta(days=400)):
        yield they.get("answer expired", _path(address))


def _parts(world: World, person: Person) -> list[tuple[int, str]]:
    return [(p.referral_id, p.side) for p in world.referral.parties.all() if p.person_id == person.pk]


def stops(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """The link under letters that come by themselves."""
    letter = letters.write(
        key=f"by itself:{person.pk}", kind="still_interested", to=person, address="somebody@home.example", by=world.by,
        subject="Still interested?", text="Do you still look for it?", now=world.now,
    )  # fmt: skip
    Letter.objects.of(world.by.firm).filter(pk=letter.pk).update(
        automatic=True, passage=Passage.SENT, sent_at=world.now
    )
    path = _path(stop_links.of_letter(letter.public_id))
    yield they.get("stop of nobody", "/stop/nobody/")
    yield they.get("stop", path)
    for do in ("stop", "again", "?"):
        yield they.post(f"stop {do}", path, do=do)
        yield they.get(f"stop after {do}", path)


# --- their file ---------------------------------------------------------------------------------------------------


def file(world: World, person: Person, they: Browser) -> Iterator[Seen]:
    """What is handed to them when they ask: as a page, and for machines; an owner's copy, which holds most."""
    owner = Client()
    owner.force_login(world.by.user)
    for where, name in (("file", "person_file"), ("json", "person_file_json")):
        answer = owner.get(reverse(name, args=[world.by.firm.slug, person.public_id]))
        assert answer.status_code == 200, where
        seen = shown(where, audience_of(world, person.pk), person.pk, answer, in_file=True)
        yield seen.within("<main", "</main>") if where == "file" else seen.plus(json.dumps(json.loads(seen.body)))


# --- everybody ----------------------------------------------------------------------------------------------------


def public(world: World) -> Iterator[Seen]:
    """The page for everybody and its forms, the page of the person introduced, the card to print."""
    firm = world.by.firm
    they, path = Browser(world, Audience.PUBLIC, None), f"/to/{firm.slug}/"
    with undone(), clock.stopped_at(world.now), patch.object(limits, "passes", return_value=True):
        yield they.get("public", path)
        yield they.get("public done", f"{path}?done")
        who = {"from_name": "Rosa Quintero", "from_email": "rosa@quintero.example"}
        for agreed in ("yes", "no", ""):
            asked = they.post(f"public {agreed}", path, **who, **SOMEBODY, agreed=agreed, form=_stamp(world))
            yield asked
        yield they.post("public robot", path, **who, **SOMEBODY, agreed="no", form=_stamp(world), website="x")
        yield they.post("public too late", path, **who, **SOMEBODY, agreed="no", form="?")
        yield they.post("public empty", path)
        with patch.object(limits, "passes", return_value=False):
            yield they.post("public too often", path, **who, **SOMEBODY, agreed="no", form=_stamp(world))
        # Somebody whom we know is introduced by somebody whom nobody knows: the answer is the same as for a stranger.
        for known in Person.objects.of(firm).order_by("id"):
            fields = {**SOMEBODY, "name": known.name, "email": "x@x.example"}
            answer = they.post("public known", path, **who, **fields, agreed="no", form=_stamp(world))
            yield answer.without(known.name, known.name.split()[0])
        yield from _offered(world, they)
        yield from printed(world)
        Firm.objects.filter(pk=firm.pk).update(public_since=None)
        yield they.get("public closed", path)


def _stamp(world: World) -> str:
    """What a form carries that was opened a minute ago."""
    return offers.stamp(world.by.firm, now=world.now - timedelta(minutes=1))


def _offered(world: World, they: Browser) -> Iterator[Seen]:
    """The person introduced opens the link that was passed on: shown, said yes wrongly, yes, changed to no, over."""
    who = {"from_name": "Rosa Quintero", "from_email": "rosa@quintero.example"}
    asked = they.client.post(f"/to/{world.by.firm.slug}/", {**who, **SOMEBODY, "agreed": "no", "form": _stamp(world)})
    path = "/o/" + re.findall(r"/o/([\w-]+)/", asked.content.decode())[0] + "/"
    assert they.client.get(path).status_code in {200, 410}
    yield they.get("offer", path)
    yield they.post("offer without a way", path, answer="yes")
    yield they.post("offer yes", path, answer="yes", phone="503 555 0118", need="a shop front")
    yield they.get("offer agreed", path)
    yield they.post("offer no", path, answer="no")
    yield they.get("offer over", path)


def printed(world: World) -> Iterator[Seen]:
    """The card with the code, which a member prints and lays on a counter."""
    owner = Client()
    owner.force_login(world.by.user)
    answer = owner.get(reverse("public_page_card", args=[world.by.firm.slug]))
    assert answer.status_code == 200
    yield shown("printed card", Audience.PUBLIC, None, answer).within("<main", "</main>")


def troubles(world: World) -> Iterator[Seen]:
    """Each kind of error page, with something private close to where it went wrong."""
    firm = world.by.firm
    person = everybody(world)[0]
    they = Browser(world, Audience.PUBLIC, None)
    with undone(), clock.stopped_at(world.now):
        path = path_of(world, person)
        yield they._seen("400", they.client.get("/", headers={"Host": "else.where.example"}))
        yield they._seen("403", they.client.post(reverse("account_login"), {"login": "priya@ramanvale.example"}))
        yield they.get("404", f"/f/{firm.slug}/people/{person.public_id}/nothing/")
        yield they._seen("405", they.client.delete(path))
        much = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        yield they.post("413", f"/to/{firm.slug}/", need=much)
        yield they.post("413 on their page", f"{path}word/", words=much)
        private = f"{person.notes} {world.referral.notes} {person.name}"
        for status, broken in ((500, RuntimeError), (503, OperationalError)):
            with patch.object(pages, "page_of", side_effect=broken(private)):
                yield they.get(f"{status} on their page", path)
            with patch.object(offers, "open_to_all", side_effect=broken(private)):
                yield they.get(f"{status} in public", f"/to/{firm.slug}/")
        they.client.handler.enforce_csrf_checks = False
        for _ in range(12):
            answer = they.client.post(reverse("account_login"), {"login": world.by.email, "password": "?"})
        yield they._seen("429", answer)


# --- members --------------------------------------------------------------------------------------------------------


def members(world: World) -> Iterator[Seen]:
    """A member is nobody outside; but no letter of theirs may hold what opens a door that is not theirs."""
    firm = world.by.firm
    with undone():
        Member.objects.of(firm).update(morning_at=time(8, 30))
        until = world.now + timedelta(days=7)
        while not morning.write(now=world.now) and world.now < until:
            world.now += timedelta(hours=1)
        letters.carry(now=world.now, worker="w")
        for arrived in Arrived.objects.filter(letter__to_member__isnull=False).order_by("pk"):
            yield Seen("morning letter", Audience.MEMBER, None, read(bytes(arrived.raw)))


# --- all of them ----------------------------------------------------------------------------------------------------

THEIRS: Mapping[str, Surface] = {
    "page": each(page), "card": each(card), "history": each(history), "presses": each(presses), "reports": each(reports),
    "introduces": each(introduces), "over": each(over), "questions": each(questions), "stops": each(stops),
}  # fmt: skip
FILES: Mapping[str, Surface] = {"file": each(file)}
EVERYBODY: Mapping[str, Surface] = {"public": public}
SURFACES: Mapping[str, Surface] = {**THEIRS, **FILES, **EVERYBODY, "members": members}

__all__ = [
    "EVERYBODY",
    "FILES",
    "SURFACES",
    "THEIRS",
    "Browser",
    "Member",
    "everybody",
    "filled",
    "path_of",
    "questions",
    "troubles",
    "undone",
]
