"""Does anything that was typed act where it is shown? Every field of words, every page, forty ways and more.

Every form of every page is filled in by a member who may do everything, those of the outsiders' pages by nobody, and mail
comes in with the same texts. Then every page is read as a browser reads it: no element, attribute or address on it may be
of somebody else's making. XSS=full tries every text in every field by itself.
"""

from __future__ import annotations

import email
import email.policy
import os
import re
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.template import base as templates
from django.template import engines
from django.template.loaders.filesystem import Loader
from django.test import Client
from django.urls import reverse

from obliged.acts import firms, incoming, letters
from obliged.ports import clock
from obliged.records.letters import Arrived
from obliged.records.mail_accounts import MailAccount
from obliged.web import routes
from tests.cast import MONDAY
from tests.mails import HERE, mail
from tests.web import matrix_world
from tests.web.forms import Form, forms_in
from tests.web.matrix_world import World
from tests.web.stored import MARK, PAYLOADS, amiss_in
from tests.web.test_matrix import OF_FIRM, address, lacking, nobody_outside_is_asked

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
__all__ = ["nobody_outside_is_asked"]  # a fixture of the matrix: no mail server is asked
ONE_BY_ONE = os.environ.get("XSS") == "full"
TOGETHER = 1 if ONE_BY_ONE else 12  # texts in one field, if it takes so many letters
ROUNDS = len(PAYLOADS) if ONE_BY_ONE else 4
# Forms that set up a mailbox, or say until when something waits: nothing of them is shown but what was chosen.
LEFT = re.compile(r"/settings/mail/|/find/|/sign-in|/accounts/")


@pytest.fixture
def world(settings: LazySettings) -> World:
    world = matrix_world.build()
    firm = world.members["owner"].firm
    MailAccount.objects.of(firm).delete()  # letters arrive in the house
    firms.change(firm, now=MONDAY, public_since=MONDAY)
    return world


class Sweep:
    """Goes round and round, fills in what there is to fill in, and reads every page that it is shown."""

    def __init__(self, world: World, only: frozenset[str] = frozenset()) -> None:
        self.world, self.now, self.only = world, MONDAY, only
        self.desk, self.stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
        self.desk.force_login(world.members["owner"].user)
        self.found: dict[str, set[str]] = {}
        self.shown: set[str] = set()  # pages on which a text stood
        self.filled: set[tuple[str, str]] = set()  # fields that were kept, or refused in sight
        self.round = 0
        self.next: dict[str, int] = {}  # where each field goes on

    def pages(self) -> Iterator[tuple[str, str, Client]]:
        for name, road, client in self._pages():
            if not self.only or name in self.only:
                yield name, road, client

    def _pages(self) -> Iterator[tuple[str, str, Client]]:
        own = self.world.things["own"]
        yield "palette", f"/f/raman-vale/find/?q={MARK}", self.desk
        for page in OF_FIRM:
            if "GET" in routes.ROUTES[page.name].methods and not lacking(page):
                yield page.name, address(page, own, "raman-vale"), self.desk
        for name in ("person", "person_edit", "person_tellings", "person_file"):
            page = next(page for page in OF_FIRM if page.name == name)
            yield name, address(page, self.world.things["a colleague's"], "raman-vale"), self.desk
        yield "introduce_to", "/to/raman-vale/", self.stranger
        portal = self.world.secrets["portal"]["living"]
        for name in ("portal_page", "portal_introduce", "portal_word", "portal_report", "portal_wishes", "portal_data"):
            yield name, reverse(name, args=[portal]), self.stranger
        for name in ("answer", "stop", "join", "portal_more"):
            yield name, reverse(name, args=[self.world.secrets[name]["living"]]), self.stranger

    def text(self, field: str, most: int) -> str:
        """As many as there is room for; in the next round those that come after them."""
        at = self.next.setdefault(field, 5 * len(self.next))
        text = PAYLOADS[at % len(PAYLOADS)]
        for more in range(1, TOGETHER):
            longer = f"{text} {PAYLOADS[(at + more) % len(PAYLOADS)]}"
            if len(longer) > most:
                break
            text, self.next[field] = longer, at + more
        self.next[field] += 1
        return text

    def read(self, name: str, answer: Any) -> str:
        if "text/html" not in answer.headers.get("Content-Type", ""):
            return ""
        html: str = b"".join(answer).decode()
        assert answer.status_code < 500, (name, html[:200])
        if MARK in html:
            self.shown.add(name)
        if found := amiss_in(html):
            self.found.setdefault(name, set()).update(found)
        return html

    def fill(self, name: str, form: Form, client: Client) -> None:
        """Send it with a text in every field that takes it; what a field refuses is read where it is refused."""
        fields: dict[str, Any] = {**form.fields, "anyway": "1"}
        if "form_token" in fields:
            fields["form_token"] = secrets.token_urlsafe(18)
        typed = {text: self.text(f"{name} {text}", form.most.get(text, 4000)) for text in sorted(form.texts)}
        html = self.read(name, client.post(form.action, fields | typed))
        refused = "".join(re.findall(r"<(?:input|textarea)[^>]*aria-invalid[^>]*", html))
        kept = {field: text for field, text in typed.items() if f'name="{field}"' not in refused}
        if refused and kept:
            html = self.read(name, client.post(form.action, fields | kept))
        for again in forms_in(html, form.action) if html and not refused else ():
            if again.action == form.action and again.method == "post":  # a reading, to be looked at and kept
                self.read(name, client.post(again.action, again.fields))
                break
        self.filled |= {(name, field) for field in typed}

    def mail(self) -> None:
        """Somebody writes, and is called so."""
        who, subject, words = (re.sub(r"[\t\r\n]", " ", self.text(f"mail {at}", 250)) for at in range(3))
        raw = mail(words, by="x@x.example", subject=subject, message_id=f"<{self.round}@x.example>")
        named = raw.replace(b"From: x@x.example", b"From: =?utf-8?q?%s?= <x@x.example>" % _quoted(who))
        firm = self.world.members["owner"].firm
        row = incoming.keep(named, envelope_to="in@in.example", firm=firm, now=self.now)
        incoming.read_waiting(self.now, HERE)
        for kind in ("incoming", "incoming_change", "incoming_reply"):
            self.read(kind, self.desk.get(reverse(kind, args=["raman-vale", row.public_id])))

    def once_round(self) -> None:
        self.now += timedelta(hours=1)
        cache.clear()
        done: set[tuple[str, ...]] = set()
        self.mail()
        for name, road, client in self.pages():
            with clock.stopped_at(self.now):
                html = self.read(name, client.get(road))
            for form in forms_in(html, road):
                mark = (re.sub(r"[0-9a-f-]{36}|\d+", "", form.action), *sorted(form.texts))
                if form.method == "post" and form.texts and mark not in done and not LEFT.search(form.action):
                    done.add(mark)
                    with clock.stopped_at(self.now + timedelta(minutes=1)):
                        self.fill(name, form, client)
        self.letters(self.now + timedelta(hours=2))
        self.round += 1

    def letters(self, now: datetime) -> None:
        """What left: the part of it that a mail program shows as a page."""
        letters.carry(now=now, worker="w")
        for row in Arrived.objects.all():
            message = _read(bytes(row.raw))
            page = message.get_body(("html",))
            assert isinstance(page, EmailMessage)
            text = page.get_content()
            found = [amiss for amiss in amiss_in(text) if "style" not in amiss]  # a mail has its style within
            if MARK in text:
                self.shown.add("letter")
            if found:
                self.found.setdefault("letter", set()).update(found)


def _quoted(text: str) -> bytes:
    return b"".join(b"=%02X" % octet for octet in text.encode())


def _read(raw: bytes) -> EmailMessage:
    found = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_there_are_forty_ways_to_try() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 40
    assert [text for text in PAYLOADS if MARK not in text] == []


def test_nothing_that_was_typed_acts_where_it_is_shown(world: World) -> None:
    sweep = Sweep(world)
    for _ in range(ROUNDS + 1):  # the last round shows what the one before it kept
        sweep.once_round()

    assert not sweep.found, "\n".join(f"{name}: {sorted(found)}" for name, found in sweep.found.items())
    assert len(sweep.filled) >= 120
    assert len(sweep.shown) >= 45


LEAKS = {
    "a note": ("people/person.html", "{{ someone.notes }}", {"person_edit", "person"}),
    "what somebody wrote": ("incoming/mail.html", "{{ page.new_words }}", {"incoming"}),
    "the firm's name, to outsiders": ("portal/letterhead.html", "{{ firm.name }}", {"settings", "portal_page"}),
    "a sender, in an attribute": ("incoming/mail.html", 'placeholder="{{ page.name }}"', {"incoming"}),
}  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS)
def test_one_place_that_does_not_escape_would_be_found(
    world: World, leak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a template that believes what was typed."""
    template, says, pages = LEAKS[leak]
    reads = Loader.get_contents

    def with_a_hole(self: Loader, origin: Any) -> str:
        text: str = reads(self, origin)
        return text.replace(says, says.replace(" }}", "|safe }}")) if origin.template_name == template else text

    monkeypatch.setattr(Loader, "get_contents", with_a_hole)
    _forget_templates()
    sweep = Sweep(world, frozenset(pages))
    for _ in range(ROUNDS):
        sweep.once_round()
    monkeypatch.undo()
    _forget_templates()

    assert sweep.found


def _forget_templates() -> None:
    for loader in engines["django"].engine.template_loaders:  # type: ignore[attr-defined]
        loader.reset()


def test_pages_without_any_escaping_would_be_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "conditional_escape", lambda text: text)
    sweep = Sweep(world)
    sweep.once_round()

    assert len(sweep.found) >= 20
