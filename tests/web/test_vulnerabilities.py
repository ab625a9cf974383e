"""Which holes did others like us have, and do we have them? Twenty kinds, each tried on the product as it stands.

The kinds are those for which programs of our trade were reported (docs/security.md). Where the product has nothing of
the kind, the nearest true thing is tried, and the test says why. In each the guard is taken away once, and then the same
attack works: a test that could not fail would show nothing. On PostgreSQL a second lock stands behind many of these
guards (tests/records/test_row_security.py); here the first ones are shown, so SQLite it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import LazySettings, settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.template import base as templates
from django.test import Client
from django.urls import reverse

from obliged.acts import firms, incoming, people
from obliged.domain.happenings import Kind
from obliged.domain.members import Role
from obliged.ports import clock, lines, secrets, stop_links
from obliged.queries import incoming as mails
from obliged.queries import people as known
from obliged.queries import portal
from obliged.records import guards
from obliged.records.accounts import User
from obliged.records.firms import Member
from obliged.records.happenings import Happening, Words
from obliged.records.incoming import Incoming
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import Suppressed
from obliged.records.people import Person
from obliged.records.scoping import Unscoped
from obliged.web import accounts, people_forms, routes
from tests import cast
from tests.cast import MONDAY
from tests.mails import HERE, mail
from tests.portal.their_page import link_of
from tests.ports.test_fetching import ASTRAY, dialled
from tests.web import matrix_world
from tests.web.matrix_world import World
from tests.web.test_matrix import EVERY_PAGE, OF_FIRM, _patterns, address, everything, undone

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
SOURCE = Path(settings.PACKAGE)
HOME = "/f/raman-vale/"


@pytest.fixture(autouse=True)
def at_nine(settings: LazySettings) -> Iterator[None]:
    settings.MAIL_DOMAIN = "in.example"
    with clock.stopped_at(MONDAY):
        yield


@pytest.fixture
def world() -> World:
    return matrix_world.build()


@pytest.fixture
def priya() -> Member:
    return cast.priya()


def at_desk(member: Member, **how: Any) -> Client:
    client = Client(raise_request_exception=False, **how)
    client.force_login(member.user)
    return client


def answers_instead(monkeypatch: pytest.MonkeyPatch, name: str, view: Any) -> None:
    """Let a page be answered by something with a hole in it."""
    monkeypatch.setattr(next(found for found, _ in _patterns() if found.name == name), "callback", view)


def road(world: World, name: str, whose: str = "own") -> str:
    page = next(page for page in OF_FIRM if page.name == name)
    return address(page, world.things[whose], "raman-vale")


def python() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")


# --- who may -----------------------------------------------------------------------------------------------------------


def test_01_nothing_is_written_before_it_is_known_who_asks(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write before authorise: a note was pinned, and then refused (EspoCRM, CVE-2026-41160)."""
    viewer = at_desk(world.members["viewer"])
    presses = {
        "person_note": {"what": "note", "words": "pinned"},
        "person_delete": {},
        "referral_step": {"kind": "met"},
    }
    before = everything()

    for name, fields in presses.items():
        for whose in ("own", "another firm's"):
            assert viewer.post(road(world, name, whose), fields).status_code in {403, 404}, name
    assert everything() == before

    monkeypatch.setattr(Member, "may", lambda *_: True)
    viewer.post(road(world, "person_note"), presses["person_note"])
    assert everything() != before


def test_02_a_mail_is_not_read_by_its_number(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects by their number: e-mails and attachments of others (Fat Free CRM GHSA-9pm8-vwc5-w2hm, Krayin 2624)."""
    priya = at_desk(world.members["owner"])
    theirs = [
        road(world, name, "another firm's") for name in ("incoming", "incoming_source", "courtesy", "organisation")
    ]

    assert {priya.get(place).status_code for place in theirs} == {404}

    def whoevers(member: Member, public_id: UUID) -> Incoming:
        row: Incoming = Incoming.objects.select_related("firm", "person").get(public_id=public_id)
        return row

    monkeypatch.setattr(mails, "found", whoevers)
    assert b"A word for rosa" in priya.get(theirs[1]).content


def test_03_what_is_done_to_many_at_once_is_done_by_who_may_to_what_is_theirs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bulk acts that looked at the firm only (Django-CRM 745 and 698)."""
    joel, grace = at_desk(world.members["who looks after it"]), at_desk(world.members["owner of another firm"])
    many = ("letters_take_back", "letters_let_leave", "letters_pause", "letters_go_on")
    before = everything()

    for name in many:
        assert joel.post(road(world, name)).status_code == 403, name
        assert grace.post(road(world, name)).status_code == 404, name
    assert everything() == before
    held = Letter.objects.of(world.members["owner"].firm).filter(passage=Passage.HELD)
    with clock.stopped_at(MONDAY + timedelta(hours=1)):  # all of them want to leave by now
        there = held.count()
        assert grace.post("/f/adeyemi-books/mailbox/take-them-back/").status_code == 302
        assert held.count() == there > 0

        monkeypatch.setattr(Member, "may", lambda *_: True)
        joel.post(road(world, "letters_take_back"))
        assert held.count() < there


def test_04_nobody_is_made_mighty_by_how_their_address_ends(priya: Member) -> None:
    """Super-admin by the ending of an e-mail address (Django-CRM 708). A role comes from an owner's invitation alone.

    No guard can be taken away, since nothing reads the address: that is what the second half looks at.
    """
    firm = priya.firm
    for name in ("admin@ramanvale.example", "root@obliged.example", "priya+owner@ramanvale.example", "x@admin.example"):
        link = firms.invite(firm, email=name, name="New", role=Role.VIEWER, by=priya, now=MONDAY)
        more = {"role": "owner", "is_staff": "on", "is_superuser": "on", "email": "priya@ramanvale.example"}
        Client().post(f"/join/{link.rstrip('/').split('/')[-1]}/", {"name": "New", "password": cast.PASSWORD} | more)
        member = Member.objects.of(firm).get(user__email=name)
        assert (member.role, member.user.is_staff, member.user.is_superuser) == ("viewer", False, False)

    judged = re.compile(r"email\w*\.(lower\(\)\.)?endswith|(is_staff|is_superuser)\s*=(?!=|\s*(models|False))")
    assert [where for where, code in python() if judged.search(code)] == []
    assert judged.search('user.is_superuser = user.email.endswith("@ours.example")')


def test_05_a_persons_file_is_for_who_asked_for_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports by their number (pretix, CVE-2026-9712). Ours are written into the answer, and lie nowhere."""
    priya, viewer = at_desk(world.members["owner"]), at_desk(world.members["viewer"])
    theirs = road(world, "person_file_json", "another firm's")

    assert priya.get(theirs).status_code == 404
    assert viewer.get(road(world, "person_file_json")).status_code == 403
    assert Client().get(road(world, "person_file_json")).status_code == 302
    assert priya.get(road(world, "capture_kept", "another firm's")).status_code == 404
    files = {path for path in Path(settings.DATA).rglob("*") if path.is_file()}
    assert b"".join(priya.get(road(world, "person_file_json"))).startswith(b"{")
    assert {path for path in Path(settings.DATA).rglob("*") if path.is_file()} <= files

    monkeypatch.setattr(
        known, "person", lambda _, public_id: Person.unscoped.select_related("firm").get(public_id=public_id)
    )
    assert b"Rosa Quintero" in b"".join(priya.get(theirs))


def test_06_a_new_list_shows_nothing_until_it_says_whose(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new list that showed everybody's (pretix, CVE-2026-5600)."""
    priya = at_desk(world.members["owner"])

    def everybodys(request: HttpRequest, **_: Any) -> HttpResponse:
        return HttpResponse(",".join(person.name for person in Person.objects.all()))

    def with_the_guard_gone(request: HttpRequest, **_: Any) -> HttpResponse:
        return HttpResponse(",".join(person.name for person in Person.unscoped.all()))

    with pytest.raises(Unscoped):
        everybodys(HttpRequest())
    answers_instead(monkeypatch, "people", everybodys)
    assert (priya.get(f"{HOME}people/").status_code, b"Rosa" in priya.get(f"{HOME}people/").content) == (500, False)
    with monkeypatch.context() as forgotten:
        forgotten.delitem(routes.ROUTES, "people")
        assert priya.get(f"{HOME}people/").status_code == 404

    answers_instead(monkeypatch, "people", with_the_guard_gone)
    assert b"Rosa Quintero" in priya.get(f"{HOME}people/").content


def test_07_what_we_say_ourselves_no_form_says(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fields of the server's own, sent along (monetr, CVE-2026-39901); and what was told, changed behind the pages."""
    desk = at_desk(priya)
    chosen = "01999999-9999-7999-8999-999999999999"
    typed = {"name": "Mei Tanaka", "channel": "email", "tell_what": "every", "public_id": chosen, "made_at": "2001-01-01",
             "deleted_at": "2026-01-01", "firm": "2", "seal": "0"}  # fmt: skip

    desk.post(f"{HOME}people/new/", typed)
    mei = Person.objects.of(priya.firm).get(name="Mei Tanaka")
    assert (str(mei.public_id) == chosen, mei.deleted_at, mei.firm_id) == (False, None, priya.firm_id)
    for method in ("PUT", "PATCH", "DELETE"):
        assert desk.generic(method, f"{HOME}people/{mei.public_id}/", b'{"made_at": "2001-01-01"}').status_code in {
            403,
            405,
        }
    people.happened(mei, Kind.NOTED, by=priya, now=MONDAY, words="x")
    with pytest.raises(DatabaseError), undone():
        Happening.unscoped.filter(firm=priya.firm).update(recorded_at=MONDAY - timedelta(days=9))

    with guards.lifted():
        assert Happening.unscoped.filter(firm=priya.firm).update(recorded_at=MONDAY - timedelta(days=9))
    kept = people_forms.PersonShape.kept
    monkeypatch.setattr(
        people_forms.PersonShape, "kept", lambda form, by: kept(form, by) | {"public_id": form.data["public_id"]}
    )
    assert desk.post(f"{HOME}people/new/", typed | {"name": "Noor Haddad"}).status_code == 500  # the act refuses too
    monkeypatch.setattr(people, "_allowed", lambda fields: fields)
    desk.post(f"{HOME}people/new/", typed | {"name": "Noor Haddad"})
    assert str(Person.objects.of(priya.firm).get(name="Noor Haddad").public_id) == chosen


def test_08_a_letter_of_ours_leads_to_us_whatever_the_request_calls_us(
    priya: Member, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    """The Host of a request in the link of a mail (Monica, CVE-2026-26747)."""
    asks: dict[str, Any] = {
        "data": {"email": priya.email}, "headers": {"Host": "evil.example", "X-Forwarded-Host": "evil.example"},
    }  # fmt: skip
    place = reverse("account_reset_password")

    assert Client().post(place, **asks).status_code == 400
    settings.ALLOWED_HOSTS = ["*"]
    Client().post(place, **asks)
    assert "evil.example" not in str(mailoutbox.pop().body)

    def as_it_comes(self: Any, prefix: str, email: str, said: dict[str, Any], request: Any) -> Any:
        return self.render_mail(prefix, email, {"request": request, "email": email} | said)

    monkeypatch.setattr(accounts.Accounts, "_render", as_it_comes)
    assert issubclass(accounts.Accounts, DefaultAccountAdapter)
    Client().post(place, **asks)
    assert "evil.example" in str(mailoutbox.pop().body)


# --- what comes in -----------------------------------------------------------------------------------------------------

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(document.domain)"/>'
TAKES_A_FILE = re.compile(r'type="file"|multipart/form-data|request\.FILES|FileField\(|ImageField\(|MEDIA_(ROOT|URL)')


def test_09_no_page_takes_a_file(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures that act, types checked by the browser only (Krayin 1001, 1671, 2617, 2618, 2622).

    Nothing takes a file yet, so nothing has to look into one: every form is sent one, and none is anywhere afterwards.
    """
    told_why = {"web/shapes.py"}  # the sentences for a field that no form has
    code = [where for where, text in python() if TAKES_A_FILE.search(text) and where not in told_why]
    pages = [path.name for path in SOURCE.rglob("*.html") if TAKES_A_FILE.search(path.read_text(encoding="utf-8"))]
    assert (code, pages) == ([], [])

    owner = at_desk(world.members["owner"])

    def kept(name: str) -> bool:
        before = {path for path in Path(settings.DATA).rglob("*") if path.is_file()}
        with undone():
            file = SimpleUploadedFile("me.png", SVG, content_type="image/png")
            answer = owner.post(road(world, name), {"file": file, "avatar": file, "logo": file, "name": file})
        new = {path for path in Path(settings.DATA).rglob("*") if path.is_file()} - before
        for path in new:
            path.unlink()
        return bool(new) or answer.status_code >= 500 or b"onload=" in b"".join(answer)

    for page in OF_FIRM:
        if "POST" in routes.ROUTES[page.name].methods:
            assert not kept(page.name), page.name

    def takes_it(request: HttpRequest, **_: Any) -> HttpResponse:
        (Path(settings.DATA) / "me.svg").write_bytes(request.FILES["file"].read())  # type: ignore[union-attr]
        return HttpResponse()

    answers_instead(monkeypatch, "person_new", takes_it)
    assert kept("person_new")


ASKED_IN_SQL = (
    "' OR '1'='1", "' OR 1=1 --", "%' OR name LIKE '%", "\") OR 1=1 --", "'; DROP TABLE obliged_person; --", "' UNION SELECT email FROM obliged_user --",
    "1) OR (1=1", "\\' OR 1=1 #", "%", "_", "*", "x' AND sqlite_version() --", "x' || (SELECT pg_sleep(9)) || '",
)  # fmt: skip


def test_10_what_is_asked_of_a_list_is_no_sql(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQL in the filter of a list: `rotten_lead[in]` (Krayin, reported with 2584)."""
    owner = at_desk(world.members["owner"])

    def shown(text: str) -> int:
        answer = owner.get(f"{HOME}people/", {"q": text})
        assert answer.status_code == 200, text
        return answer.content.decode().count("Noor Haddad")

    assert shown("Noor") > 0
    for text in ASKED_IN_SQL:
        assert shown(text) == 0, text
        for where in ("people/", "find/", "referrals/", "mailbox/", "mail/"):
            asked = dict.fromkeys(
                ("q", "letter", "after", "before", "page", "rotten_lead[in]", "id__in", "order_by"), text
            )
            assert owner.get(f"{HOME}{where}", asked).status_code == 200, (where, text)

    def by_hand(request: HttpRequest, **_: Any) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT name FROM obliged_person WHERE name = '{request.GET['q']}'")
            return HttpResponse(",".join(name for (name,) in cursor.fetchall()))

    answers_instead(monkeypatch, "people", by_hand)
    assert shown("' OR '1'='1") > 0


def test_11_no_address_that_a_member_types_leads_into_the_house(
    priya: Member, dialled: list[Any], monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    """Addresses that our server is made to fetch (Krayin 2584, EspoCRM's host checks of March 2026).

    There are no webhooks and no pictures by address; where a member's mail servers are is what can be typed.
    """
    settings.MAIL_INSIDE = False
    desk = at_desk(priya)

    def types(host: str) -> int:
        fields = {"address": "priya@ramanvale.example", "proof": "password", "secret": "s", "smtp_host": host, "smtp_port": "587",
                  "smtp_security": "starttls", "imap_host": host, "imap_port": "993", "imap_security": "tls"}  # fmt: skip
        return desk.post(f"{HOME}settings/mail/own/", fields).status_code

    for host in (*ASTRAY, "127.0.0.1", "169.254.169.254", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]"):
        assert types(host) == 422, host
    assert dialled == []

    monkeypatch.setattr(lines, "is_inside", lambda *_: False)
    monkeypatch.setattr(lines, "is_outside", lambda *_: True)
    types("metadata.google.internal")
    assert dialled[0][0] == "169.254.169.254"


def test_12_no_file_of_ours_or_of_a_mail_is_served_by_how_it_is_called(priya: Member) -> None:
    """Endings in capitals, archives that act (SuiteCRM 7.11.19). Nothing runs here by its ending, and nothing is served but
    what belongs to the product. What was attached to a mail stays in its bytes, which are saved as a text.
    """
    there = Client().get("/static/obliged/js/trusted.js")
    assert there.status_code == 200
    out = ("../settings.py", "../../../settings.py", "..%2f..%2f..%2fsettings.py", "%2e%2e/%2e%2e/settings.py", "....//settings.py",
           "trusted.js%00.png", "/etc/passwd", "..\\..\\settings.py", "shell.pHp", "x.phar/../trusted.py")  # fmt: skip
    for name in out:
        for root in ("/static/obliged/js/", "/media/", "/files/", "/data/", "/"):
            answer = Client(raise_request_exception=False).get(f"{root}{name}")
            assert answer.status_code in {400, 404}, (root, name)

    raw = mail("See the file.").replace(b"Content-Type: text/plain", b"X-Was: text/plain")
    raw = raw.replace(b"X-Was", b'Content-Type: application/x-php; name="../../shell.pHp"\r\nX-Was', 1)
    before = {path for path in Path(settings.DATA).rglob("*") if path.is_file()}
    row = incoming.keep(raw, envelope_from="a@b.example", envelope_to="in@in.example", now=MONDAY)
    incoming.read_waiting(MONDAY, HERE)
    desk = at_desk(priya)
    assert b'shell.pHp"' not in desk.get(f"{HOME}mail/{row.public_id}/").content
    source = desk.get(f"{HOME}mail/{row.public_id}/source/")
    assert source["Content-Disposition"] == f'attachment; filename="mail-{row.public_id}.txt"'
    assert (source["Content-Type"], source["X-Content-Type-Options"]) == ("text/plain; charset=utf-8", "nosniff")
    assert {path for path in Path(settings.DATA).rglob("*") if path.is_file()} == before


# --- what goes out -----------------------------------------------------------------------------------------------------

SPOKEN = {"text/html", "text/plain", "text/vcard", "text/calendar", "application/json"}


def test_13_nothing_is_spoken_that_a_spreadsheet_would_reckon(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Formulas in CSV (EspoCRM, June 2026). No page speaks CSV or a spreadsheet's own tongue, so that a name which begins
    with = is a name everywhere, and stands in a person's file as they spell it.
    """
    owner = at_desk(world.members["owner"])

    def tongues() -> set[str]:
        found = set()
        for page in OF_FIRM:
            if "GET" in routes.ROUTES[page.name].methods:
                answer = owner.get(road(world, page.name))
                found.add(answer.get("Content-Type", "text/html").partition(";")[0])
        for page in EVERY_PAGE:
            if "secret" in page.needs:
                secret = world.secrets.get(page.name, world.secrets["portal"]).get("living", "x" * 43)
                found.add(
                    Client().get(reverse(page.name, args=[secret])).get("Content-Type", "text/html").partition(";")[0]
                )
        return found

    assert {"text/html", "application/json", "text/vcard"} <= tongues() <= SPOKEN

    answers_instead(monkeypatch, "people", lambda request, **_: HttpResponse("=1+1", content_type="text/csv"))
    assert "text/csv" in tongues()


def test_14_who_holds_a_link_reads_nothing_from_inside(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """A portal in which the inner stream could be followed (EspoCRM, September 2024)."""
    cast.ana_sends_kwame(priya, words="inner-4711", notes="inner-4711")
    ana = cast.person(priya.firm, "ana")
    people.happened(ana, Kind.NOTED, by=priya, now=MONDAY, words="inner-4711")
    Person.objects.of(priya.firm).update(notes="inner-4711", why_us="inner-4711")
    holder, link = Client(), link_of(ana)

    def reads() -> str:
        return holder.get(link).content.decode() + holder.get(f"{link}card.vcf").content.decode()

    assert "Kwame" in reads()
    assert "inner-4711" not in reads()
    for page in OF_FIRM:
        if not page.needs:
            assert holder.get(reverse(page.name, args=["raman-vale"])).status_code == 302, page.name

    shown = portal.page
    monkeypatch.setattr(portal, "page", lambda *a, **k: _with_words_of(ana, shown(*a, **k)))
    assert "inner-4711" in reads()


def _with_words_of(person: Person, page: Any) -> Any:
    person.refresh_from_db()
    return replace(page, lede=f"{page.lede} {person.notes}")


# --- sessions, errors, scripts, other sites ----------------------------------------------------------------------------


def test_15_a_new_password_ends_whatever_the_old_one_opened(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens that outlived a reset (Django-CRM 708, Vaultwarden 7031). A session carries what became of the password."""
    thief = at_desk(priya)
    assert thief.get(HOME).status_code == 200

    priya.user.set_password("another chair by the door")
    priya.user.save()
    assert thief.get(HOME).status_code == 302

    monkeypatch.setattr(User, "_get_session_auth_hash", lambda *_, **__: "always the same")
    thief = at_desk(priya)
    priya.user.set_password("a third chair in the hall")
    priya.user.save()
    assert thief.get(HOME).status_code == 200


def test_16_no_answer_says_what_went_wrong_inside(
    priya: Member, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    """The text of an exception in an answer (Django-CRM 1058ca85)."""

    def falls(request: HttpRequest, **_: Any) -> HttpResponse:
        raise ValueError("SELECT stamp FROM obliged_user -- inner-4711")

    for name in ("people", "palette", "person_new"):
        answers_instead(monkeypatch, name, falls)
    desk = at_desk(priya)
    for headers in ({}, {"HX-Request": "true"}, {"Accept": "application/json"}):
        for place in ("people/", "find/", "people/new/"):
            answer = desk.get(f"{HOME}{place}", headers=headers)
            assert answer.status_code == 500
            assert not re.search(rb"inner-4711|ValueError|Traceback|obliged_user", answer.content)

    settings.DEBUG = True
    assert b"inner-4711" in desk.get(f"{HOME}people/").content


def test_17_a_name_is_a_text(priya: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts in names and comments (X2CRM, DayByDay, ERPNext). All fields: tests/web/test_stored_xss.py."""
    acts = "<img src=x onerror=alert(4711)>"
    someone = people.keep(firm=priya.firm, name=acts, now=MONDAY, by=priya, notes=acts)
    people.happened(someone, Kind.NOTED, by=priya, now=MONDAY, words=acts)
    desk = at_desk(priya)
    places = (f"{HOME}people/", f"{HOME}people/{someone.public_id}/", f"{HOME}find/?q=img")

    assert not [place for place in places if acts.encode() in desk.get(place).content]

    monkeypatch.setattr(templates, "conditional_escape", lambda text: text)
    assert [place for place in places if acts.encode() in desk.get(place).content]


BY_NAME = re.compile(r"getattr\([^,]+, *request|globals\(\)\[|(?<![.\w])(eval|exec)\(|methodcaller\(")


def test_18_nobody_calls_an_act_by_its_name(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Public methods that ran with all rights (Odoo, talk of 2025). Acts are reached through pages alone: nothing looks one
    up by what a request says, and no header makes one method another.
    """
    assert [where for where, code in python() if BY_NAME.search(code)] == []
    viewer = at_desk(world.members["viewer"])
    before = everything()
    calls = {
        "_method": "DELETE",
        "method": "delete",
        "action": "erase",
        "model": "Person",
        "args": "[1]",
        "call": "people.delete",
    }
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        for name in ("person", "people", "referral"):
            assert viewer.post(road(world, name), calls, headers={header: "DELETE"}).status_code in {403, 405}
    for place in (
        "/rpc",
        "/jsonrpc",
        "/xmlrpc",
        "/web/dataset/call_kw",
        "/api/",
        "/graphql",
        f"{HOME}acts/people/delete/",
    ):
        assert viewer.post(place, calls).status_code == 404
    assert everything() == before

    def calls_it(request: HttpRequest, **_: Any) -> HttpResponse:
        getattr(people, request.POST["method"])(Person.unscoped.select_related("firm").first(), now=MONDAY)
        return HttpResponse()

    assert BY_NAME.search('getattr(people, request.POST["method"])')
    answers_instead(monkeypatch, "settings_keys", calls_it)
    viewer.post(road(world, "settings_keys"), calls)
    assert everything() != before


def test_19_what_comes_from_outside_proves_itself_before_it_is_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Webhooks that anybody could call (TypeBot, CVE-2026-39969). What calls us here is mail, and the press of a mail program
    that stops letters; both carry an address that we have signed.
    """
    Letter.objects.of(world.members["owner"].firm).update(passage=Passage.SENT)
    letter = Letter.objects.of(world.members["owner"].firm).first()
    forged = f"/stop/{letter.public_id.hex}.{'0' * stop_links.DIGITS}/"
    press = {"List-Unsubscribe": "One-Click"}
    before = everything()

    assert Client().post(forged, press).status_code == 410
    assert incoming.whereto(f"re.{letter.public_id.hex}.{'0' * 16}@in.example") is None
    with pytest.raises(LookupError):
        incoming.keep(mail("Yes."), envelope_to=f"re.{letter.public_id.hex}.{'0' * 16}@in.example", now=MONDAY)
    assert everything() == before

    monkeypatch.setattr(secrets, "is_signed", lambda *_: True)
    Client().post(forged, press)
    assert Suppressed.objects.of(world.members["owner"].firm).exists()


def test_20_no_other_site_presses_for_a_member(world: World) -> None:
    """Forms that any site could send (Django-CRM 68, Krayin 779): every one of ours, without its token."""
    owner = at_desk(world.members["owner"], enforce_csrf_checks=True)
    forms = [page for page in OF_FIRM if "POST" in routes.ROUTES[page.name].methods]
    before = everything()

    assert len(forms) > 60
    for page in forms:
        for headers in ({}, {"Origin": "https://evil.example"}, {"HX-Request": "true"}):
            assert owner.post(road(world, page.name), {"name": "x"}, headers=headers).status_code == 403, page.name
    assert everything() == before

    at_desk(world.members["owner"]).post(road(world, "person_note"), {"what": "note", "words": "pressed elsewhere"})
    assert Words.unscoped.filter(text="pressed elsewhere").exists()


__all__ = ["dialled"]  # a world in which every address is known, and nobody answers
