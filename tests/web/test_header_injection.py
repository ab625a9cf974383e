"""Can anything that somebody types become a header: of a letter, or of an answer? Forty ways to try, in every such field.

What is looked at is what leaves: the bytes of the letter, and the headers of the answer. The names of the firm, of its
members and of people, addresses, subjects, the words of our templates, mail that we answer, what a stranger writes on the
public page, and wherever somebody is to be sent back to.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage, Message
from email.utils import getaddresses
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import LazySettings
from django.core import mail as posted
from django.core.cache import cache
from django.http import response as answers
from django.test import Client
from django.urls import reverse

from obliged.acts import firms, incoming, letters, portal_links
from obliged.ports import clock
from obliged.ports.mail import message
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Member
from obliged.records.incoming import Incoming
from obliged.records.letters import Arrived
from obliged.records.links import Opens
from obliged.web import way_back
from tests import cast
from tests.cast import MONDAY
from tests.mails import HERE, mail
from tests.web.forms import Form, forms_in
from tests.web.test_matrix import undone

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BCC = "Bcc: all@evil.example"
PAYLOADS = (
    # Lines that end, as each system ends them
    f"\r\n{BCC}", f"\n{BCC}", f"\r{BCC}", f"\n\r{BCC}", f"\r\r\n{BCC}", f"\r\n\r\n{BCC}", "\n\n<script>alert(1)</script>",
    # Folded: what goes on is the same header, or is it
    f"\r\n {BCC}", f"\r\n\t{BCC}", f"\n {BCC}\n{BCC}", f"\r\n \r\n{BCC}", f"\r\n\u00a0\r\n{BCC}",
    # Ends of lines that only some know
    f"\x0b{BCC}", f"\x0c{BCC}", f"\x1c{BCC}", f"\x1d{BCC}", f"\x1e{BCC}", f"\x85{BCC}", f"\u2028{BCC}", f"\u2029{BCC}",
    # Letters whose last octet is the end of a line
    f"\u560d\u560a{BCC}", f"\u010d\u010a{BCC}", f"\u240d\u240a{BCC}",
    # Encoded, for whoever decodes once too often
    f"%0d%0a{BCC}", f"%0A{BCC}", f"%E5%98%8D%E5%98%8A{BCC}", f"%250d%250a{BCC}", f"\\r\\n{BCC}", f"&#13;&#10;{BCC}",
    "=?utf-8?q?=0D=0ABcc:_all@evil.example?=", "=?utf-8?b?DQpCY2M6IGFsbEBldmlsLmV4YW1wbGU=?=", f"=0D=0A{BCC}",
    # NUL, and what comes before an address or ends one
    f"\x00{BCC}", f"\x00\r\n{BCC}", "\" <all@evil.example>, \"", ">, <all@evil.example", ", all@evil.example", "; all@evil.example",
    # A whole answer or a whole letter in one
    "\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nSet-Cookie: evil=1", "\r\n.\r\nMAIL FROM:<all@evil.example>\r\nRCPT TO:<all@evil.example>\r\nDATA",
)  # fmt: skip
KNOWN = {
    "message-id", "date", "from", "to", "reply-to", "subject", "in-reply-to", "references", "auto-submitted", "list-unsubscribe",
    "list-unsubscribe-post", "content-type", "content-transfer-encoding", "content-disposition", "mime-version", "content-language",
}  # fmt: skip
LATER = MONDAY + timedelta(hours=2)
HOME = "/f/raman-vale/"


@pytest.fixture(autouse=True)
def at_nine(settings: LazySettings) -> Iterator[None]:
    settings.MAIL_DOMAIN = "in.example"
    with clock.stopped_at(MONDAY):
        yield


@pytest.fixture
def priya() -> Member:
    """Priya's firm, with somebody to thank, a mail to answer and an open door."""
    priya = cast.priya()
    firms.change(priya.firm, now=MONDAY, public_since=MONDAY)
    cast.ana_sends_kwame(priya)
    incoming.keep(mail("When shall we meet?"), envelope_from="a@b.example", envelope_to="in@in.example", now=MONDAY)
    incoming.read_waiting(MONDAY, HERE)
    return priya


@pytest.fixture
def desk(priya: Member) -> Client:
    client = Client()
    client.force_login(priya.user)
    return client


def test_there_are_forty_ways_to_try() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 40


# --- letters -----------------------------------------------------------------------------------------------------------


Forms = dict[str, Form]


def forms(priya: Member, desk: Client) -> Forms:
    """The forms of which something comes to stand in a header, as they stand before anybody fills them in."""
    row = Courtesy.objects.of(priya.firm).owed().get(rule="thank_received")
    came = Incoming.objects.filter(firm=priya.firm).get()
    places = {
        "firm": ("settings/", "/settings/"), "me": (f"settings/members/{priya.public_id}/", f"/{priya.public_id}/"),
        "words": ("settings/letters/thank_received/plain/", "/plain/"), "courtesy": (f"courtesies/{row.public_id}/", "/send/"),
        "reply": (f"mail/{came.public_id}/reply/", "/reply/"), "invite": ("settings/members/", "/members/"),
        "ana": (f"people/{cast.person(priya.firm, 'ana').public_id}/change/", "/change/"),
    }  # fmt: skip
    return {name: form(desk, f"{HOME}{place}", ends) for name, (place, ends) in places.items()}


def form(desk: Client, place: str, ends: str) -> Form:
    return next(form for form in forms_in(desk.get(place).content.decode(), place) if form.action.endswith(ends))


def types(desk: Client, where: Form, **typed: str) -> None:
    """Send a form with this in it; where a field is refused, what it held before goes with the rest."""
    cache.clear()
    answer = desk.post(where.action, {**where.fields, **typed})
    if answer.status_code == 422:
        refused = "".join(re.findall(r"<(?:input|textarea)[^>]*aria-invalid[^>]*", answer.content.decode()))
        left = {name: text for name, text in typed.items() if f'name="{name}"' not in refused}
        answer = desk.post(where.action, {**where.fields, **left})
    assert answer.status_code < 500


def typed_everywhere(priya: Member, desk: Client, into: Forms, text: str) -> None:
    """In every field whose words may come to stand in a header; then whatever is owed is sent."""
    ana = cast.person(priya.firm, "ana")
    types(desk, into["firm"], name=f"Raman Vale{text}", trade=f"designers{text}", phone=text)
    types(desk, into["me"], name=f"Priya Raman{text}", phone=text)
    types(desk, into["ana"], name=f"Ana Duarte{text}", called=f"A{text}", emails=f"ana@duarte.example{text}",
          organisation_0=f"House{text}", role_0=text, occupation=text)  # fmt: skip
    types(desk, into["words"], subject=f"Thank you{text}", text=f"Thank you.{text}")
    types(desk, into["courtesy"], subject=f"Kwame{text}", text="Thank you, Ana.")
    types(desk, into["reply"], subject=f"Re: Kwame{text}", text="On Monday.")
    types(desk, into["invite"], name=f"New{text}", email=f"new@ramanvale.example{text}")
    secret = portal_links.make(ana, opens=Opens.PAGE, now=MONDAY).rstrip("/").split("/")[-1]
    Client().post(f"/p/{secret}/fresh/")
    stranger = Client(HTTP_USER_AGENT=f"Mozilla/5.0{text}")
    for address in (f"priya@ramanvale.example{text}", "priya@ramanvale.example"):
        assert stranger.post(reverse("account_reset_password"), {"email": address}).status_code < 500
    letters.carry(now=LATER, worker="w")


def amiss(raw: bytes, to: str) -> list[str]:
    """What is wrong with a letter on the wire: with its lines, its headers, whom it names."""
    found = []
    head, _, _ = raw.partition(b"\r\n\r\n")
    if b"\r" in head.replace(b"\r\n", b"") or b"\n" in head.replace(b"\r\n", b"") or b"\0" in head:
        found.append("a line of the head ends by itself")
    lines = [line for line in head.split(b"\r\n") if not re.match(rb"[A-Za-z-]+: ?\S|[ \t]+\S|[A-Za-z-]+:$", line)]
    found += [f"not a line of a header: {line[:60]!r}" for line in lines]
    for policy in (email.policy.compat32, email.policy.default):
        read: Message = email.message_from_bytes(raw, policy=policy)
        names = [name.lower() for name in read.keys()]  # noqa: SIM118
        found += [f"a header of its own: {name}" for name in names if name not in KNOWN]
        found += [f"twice: {name}" for name in set(names) if names.count(name) > 1]
        everybody = getaddresses([str(read[name]) for name in ("to", "from", "cc", "bcc") if read[name]])
        if [address for _, address in everybody if "evil" in address]:
            found.append(f"it goes to {everybody}")
        if to not in {address for _, address in getaddresses([str(read["to"])])}:
            found.append(f"it does not go to {to} but to {read['to']}")
    return found


def wrong_in_letters(
    priya: Member, desk: Client, texts: tuple[str, ...] = PAYLOADS
) -> tuple[dict[str, list[str]], int]:
    """By what was typed, what is wrong with what left; and how many letters left."""
    wrong: dict[str, list[str]] = {}
    number, into = 0, forms(priya, desk)
    for text in texts:
        posted.outbox.clear()
        with undone():
            typed_everywhere(priya, desk, into, text)
            left = [(bytes(raw), to) for raw, to in Arrived.objects.values_list("raw", "letter__to_address")]
            left += [(one.message().as_bytes().replace(b"\n", b"\r\n"), one.to[0]) for one in posted.outbox]
            for raw, to in left:
                number += 1
                if found := amiss(raw, to) + (["sent elsewhere"] if "evil" in to else []):
                    wrong.setdefault(repr(text), []).extend(found)
        priya.firm.refresh_from_db()
    return wrong, number


def test_nothing_that_is_typed_becomes_a_header_of_a_letter(priya: Member, desk: Client) -> None:
    wrong, number = wrong_in_letters(priya, desk)

    assert not wrong, "\n".join(f"{text}: {found}" for text, found in wrong.items())
    assert number >= 3 * len(PAYLOADS)


def test_a_letter_whose_headers_are_written_by_hand_would_be_found(
    priya: Member, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: words kept as they came, and headers put together as one puts together a text."""

    def by_hand(self: message.Mail) -> Any:
        head = f"Message-ID: {self.message_id}\r\nFrom: {self.from_name} <{self.from_address}>\r\nTo: {self.to_name} <{self.to_address}>"
        return _Raw(f"{head}\r\nSubject: {self.subject}\r\n\r\n{self.text}")

    monkeypatch.setattr(message.Mail, "as_message", by_hand)
    monkeypatch.setattr(letters, "one_line", lambda text: text)

    wrong, _ = wrong_in_letters(priya, desk, PAYLOADS[:3])

    assert len(wrong) == 3


class _Raw(EmailMessage):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def as_bytes(self, *_: Any, **__: Any) -> bytes:
        return self._text.encode()


# --- answers -----------------------------------------------------------------------------------------------------------


def asked(priya: Member, desk: Client, me: Form, text: str) -> Iterator[tuple[str, Any]]:
    """Every way in which what somebody sends may come to stand in a header of the answer."""
    row = Courtesy.objects.of(priya.firm).owed().get(rule="thank_received")
    query = {"next": text, "q": text, "deleted": text, "again": text, "kept": text, "letter": text}
    stranger = Client(raise_request_exception=False)
    yield "sent to sign in", stranger.get(HOME, query)
    yield (
        "signed in",
        stranger.post(f"{reverse('account_login')}", {"login": priya.email, "password": cast.PASSWORD, "next": text}),
    )
    yield "signed out", stranger.post(reverse("account_logout"), {"next": text})
    for back in (text, f"{HOME}{text}", f"/{text}"):
        yield "sessions", desk.post(reverse("session_end_others"), {"next": back})
    with undone():
        yield (
            "courtesy",
            desk.post(f"{HOME}courtesies/{row.public_id}/later/", {"until": "2026-11-20", "next": f"{HOME}{text}"}),
        )
    if text in AWAY:
        return
    for place in ("people/", "find/"):
        yield place, desk.get(f"{HOME}{place}", query, headers={"HX-Request": "true", "HX-Current-URL": "/"})
    with undone():
        types(desk, me, name=f"Priya Raman{text}")
        ana = cast.person(priya.firm, "ana")
        secret = portal_links.make(ana, opens=Opens.PAGE, now=MONDAY).rstrip("/").split("/")[-1]
        yield "card", stranger.get(f"/p/{secret}/card.vcf")
        note = {"what": "note", "words": text}
        yield "note", desk.post(f"{HOME}people/{ana.public_id}/notes/", note, headers={"HX-Request": "true"})
        yield (
            "done",
            desk.post(
                f"{HOME}courtesies/{row.public_id}/done/",
                {"way": "call", "words": text},
                headers={"HX-Request": "true"},
            ),
        )


def wrong_with(answer: Any) -> str:
    if answer.status_code >= 500:
        return str(answer.status_code)
    for name, value in answer.headers.items():
        if re.search(r"[\r\n\x00\x85\u2028\u2029]", f"{name}{value}") or name.lower() in {"bcc", "set-cookie"}:
            return f"{name}: {value!r}"
    if any(cookie.key == "evil" for cookie in answer.cookies.values()):
        return "a cookie of its own"
    there = urlsplit(urljoin("http://testserver/x/", answer.headers.get("Location", "").replace("\\", "/")))
    return "" if (there.scheme, there.netloc) == ("http", "testserver") else f"it leads to {there.geturl()}"


AWAY = (
    "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "https:evil.example", "///evil.example",
    "javascript:alert(1)", " //evil.example", "\t//evil.example", f"{HOME}\r\nLocation: //evil.example", "/%09/evil.example",
    "http://testserver@evil.example/", "//evil.example/f/raman-vale/", "data:text/html,x", f"{HOME}@evil.example", "/\t/evil.example",
)  # fmt: skip


def wrong_in_answers(priya: Member, desk: Client, texts: tuple[str, ...]) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    me = forms(priya, desk)["me"]
    for text in texts:
        cache.clear()
        with undone():
            for where, answer in asked(priya, desk, me, text):
                if said := wrong_with(answer):
                    wrong.setdefault(repr(text), []).append(f"{where}: {said}")
    return wrong


def test_nothing_that_is_sent_becomes_a_header_of_an_answer_or_leads_away(priya: Member, desk: Client) -> None:
    wrong = wrong_in_answers(priya, desk, PAYLOADS + AWAY)

    assert not wrong, "\n".join(f"{text}: {found}" for text, found in wrong.items())


def test_an_answer_with_a_header_too_many_or_a_way_out_would_be_found(
    priya: Member, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: nobody looks where it leads, nor what is in it."""
    monkeypatch.setattr(way_back, "is_ours", lambda _: True)
    assert wrong_in_answers(priya, desk, ("//evil.example",))
    monkeypatch.setattr(answers, "iri_to_uri", lambda text: text)
    monkeypatch.setattr(answers.ResponseHeaders, "_convert_to_charset", lambda self, value, *_, **__: value)
    assert wrong_in_answers(priya, desk, PAYLOADS[:1])
