"""The page of mail accounts: what leaves from where, whether it works and why not; and no secret is ever shown again."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.test import Client

from obliged.acts import firms, letters, mail_accounts
from obliged.acts.mail_accounts import WORKS
from obliged.domain.mail_providers import Place
from obliged.domain.members import Role
from obliged.ports import clock, secrets
from obliged.ports.mail import NotNow
from obliged.ports.mail.tokens import Grant
from obliged.queries import mail_accounts as queries
from obliged.records.firms import Member
from obliged.records.letters import Letter, Passage
from obliged.records.mail_accounts import MailAccount, Proof
from tests import cast
from tests.cast import MONDAY
from tests.certificates import Authority
from tests.dovecot import Dovecot
from tests.mailservers import MailServer, mail_server
from tests.nameserver import answering, text

pytestmark = pytest.mark.django_db

PRIYA = "priya@ramanvale.example"
SECRET = "a table near the oven"


@pytest.fixture(autouse=True)
def nobody_outside_is_asked(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.KEYS, settings.KEYS_FOLDER = "", tmp_path / "keys"
    with answering({("ramanvale.example", "MX"): ("1 smtp.google.com.",)}) as server:
        settings.NAMESERVERS = server.address
        yield


@pytest.fixture
def priya() -> Member:
    return cast.priya()


@pytest.fixture
def desk(client: Client, priya: Member) -> Client:
    client.force_login(priya.user)
    return client


@pytest.fixture
def server(authority: Authority) -> Iterator[MailServer]:
    with mail_server(authority, PRIYA, SECRET) as running:
        yield running


def at(member: Member, rest: str = "") -> str:
    return f"/f/{member.firm.slug}/settings/mail/{rest}"


def words(response: Any) -> str:
    html = re.sub(r"<small[^>]*>|</small>|<br>", " ", response.content.decode())
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("&#x27;", "’").replace("&amp;", "&").split())


def said(server: MailServer, **more: Any) -> dict[str, Any]:
    return {
        "address": PRIYA, "username": "", "proof": "password", "secret": SECRET, "smtp_host": server.host,
        "smtp_port": server.port, "smtp_security": "starttls", "imap_host": "", "imap_port": "", "imap_security": "tls",
    } | more  # fmt: skip


def own(member: Member) -> MailAccount:
    found = mail_accounts.of(member.firm, member)
    assert found is not None
    return found


# Adding


def test_a_new_firm_is_told_that_its_letters_stay_in_the_house(desk: Client, priya: Member) -> None:
    page = words(desk.get(at(priya)))

    assert "Your letters stay in the house." in page
    assert "Add your account" in page
    assert "Add the firm’s account" in page


def test_an_address_is_asked_first_and_its_servers_are_found(desk: Client, priya: Member) -> None:
    assert f'value="{PRIYA}"' in desk.get(at(priya, "own/")).content.decode()

    form = desk.get(at(priya, "own/"), {"address": PRIYA}).content.decode()

    assert 'value="smtp.gmail.com"' in form
    assert 'value="imap.gmail.com"' in form
    assert "Google receives mail for ramanvale.example" in form
    assert "https://myaccount.google.com/apppasswords" in form


def test_who_takes_no_passwords_is_said_before_one_is_typed(desk: Client, priya: Member) -> None:
    form = desk.get(at(priya, "own/"), {"address": "priya@outlook.com"})

    assert "Outlook.com takes no passwords from programs any more" in words(form)
    assert "https://login.microsoftonline.com/consumers/oauth2/v2.0/token" in form.content.decode()


@pytest.mark.parametrize("address", ["priya", "a@b@c", "x\r\ny@z.example", "<script>@x.example", "\x00"])
def test_what_is_no_address_is_said_beside_it(desk: Client, priya: Member, address: str) -> None:
    assert desk.get(at(priya, "own/"), {"address": address}).status_code == 422


def test_an_account_is_kept_and_tried_in_one_press_and_sends_nothing(
    desk: Client, priya: Member, server: MailServer, dovecot: Dovecot
) -> None:
    with mail_imap(dovecot) as imap:
        page = words(desk.post(at(priya, "own/"), said(server, **imap), follow=True))

    assert "Your letters leave from priya@ramanvale.example." in page
    assert "Sending works: localhost lets us in. Nothing was sent." in page
    assert "Reading works: localhost lets us in. Nothing was read." in page
    assert server.taken == []
    assert own(priya).works_since is not None


class mail_imap:  # noqa: N801 - reads like the fields that it is
    """The reading half of a form, through the real server."""

    def __init__(self, dovecot: Dovecot) -> None:
        self.fields = {"imap_host": dovecot.host, "imap_port": dovecot.imaps, "imap_security": "tls"}

    def __enter__(self) -> dict[str, Any]:
        return self.fields

    def __exit__(self, *_: object) -> None:
        return None


def test_a_letter_leaves_through_the_account_of_whoever_wrote_it(
    desk: Client, priya: Member, server: MailServer, authority: Authority
) -> None:
    desk.post(at(priya, "own/"), said(server))
    letter = letters.write(
        key="thank:1", kind="thank_received", to=cast.person(priya.firm, "ana"), address="ana@duarte.example", by=priya,
        subject="Thank you", text="Ana, thank you.", now=MONDAY, at_once=True,
    )  # fmt: skip

    letters.let_leave(letter, now=MONDAY)

    (envelope,) = server.taken
    assert envelope.mail_from == PRIYA
    assert b"From: Priya Raman <priya@ramanvale.example>" in envelope.content
    letter.refresh_from_db()
    assert letter.passage == Passage.SENT


def test_a_member_without_an_account_writes_through_the_firms_and_is_answered_themselves(
    priya: Member, server: MailServer
) -> None:
    joel = cast.joel(priya.firm)
    kept(priya, None, server, address="hello@ramanvale.example")
    letter = Letter(firm=priya.firm, by=joel, to=cast.person(priya.firm, "ana"))

    sender = mail_accounts.sender_of(letter)

    assert (sender.name, sender.address, sender.reply_to) == (
        "Joel Vale",
        "hello@ramanvale.example",
        "joel@ramanvale.example",
    )


def test_answers_come_to_a_checked_address_where_mail_comes_to_us(priya: Member, settings: Any) -> None:
    settings.MAIL_DOMAIN = "in.ramanvale.example"
    letter = Letter(firm=priya.firm, by=priya, to=cast.person(priya.firm, "ana"))

    assert re.fullmatch(
        r"r\.[0-9a-f]{32}\.[0-9a-f]{16}@in\.ramanvale\.example", mail_accounts.sender_of(letter).reply_to
    )


def kept(by: Member, member: Member | None, server: MailServer, **more: Any) -> MailAccount:
    return mail_accounts.keep(
        by.firm, member,
        mail_accounts.Said(**{"address": PRIYA, "username": PRIYA, "secret": SECRET,
                              "smtp": Place(server.host, server.port, "starttls")} | more),
        by=by, now=MONDAY,
    )  # fmt: skip


# What is wrong, in words


def tried(desk: Client, priya: Member, server: MailServer, **more: Any) -> str:
    return words(desk.post(at(priya, "own/"), said(server, **more), follow=True))


def test_a_wrong_password_is_said_with_what_usually_helps(desk: Client, priya: Member, server: MailServer) -> None:
    page = tried(desk, priya, server, secret="wrong")

    assert "localhost does not take this user name and password." in page
    assert "a password made for programs" in page
    assert "It has not let us in yet, so it carries nothing." in page
    assert "Your letters stay in the house." in page


def test_what_a_provider_asks_is_said_by_its_name(desk: Client, priya: Member, server: MailServer) -> None:
    page = desk.post(at(priya, "own/"), said(server, secret="wrong", address="priya@gmail.com"), follow=True)

    assert "Google wants an app password" in words(page)
    assert 'href="https://myaccount.google.com/apppasswords"' in page.content.decode()


@pytest.mark.parametrize(("address", "said"), [("priya@proton.me", True), ("priya@ramanvale.example", False)])
def test_a_bridge_is_spoken_of_only_to_whoever_has_one(address: str, said: bool) -> None:
    provider = queries.provider_of(address, "127.0.0.1")

    assert (provider is not None and provider.code == "proton") is said


def test_a_name_that_no_machine_has_is_said(desk: Client, priya: Member, server: MailServer) -> None:
    page = tried(desk, priya, server, smtp_host="smtp.ramanvale.invalid")

    assert "No machine is called smtp.ramanvale.invalid." in page


def test_a_port_where_nobody_listens_is_said(desk: Client, priya: Member, server: MailServer) -> None:
    assert "nobody listens at port 1." in tried(desk, priya, server, smtp_port=1)


def test_tls_where_there_is_none_yet_is_said(desk: Client, priya: Member, server: MailServer) -> None:
    page = tried(desk, priya, server, smtp_security="tls")

    assert "does not begin with TLS. Choose STARTTLS for it" in page
    assert server.knocked == 0


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ({"ended": True}, "The certificate of localhost has ended"),
        ({"names": ("mail.elsewhere.example",)}, "shows a certificate for another name"),
    ],
)
def test_why_a_certificate_is_not_trusted_is_said(
    desk: Client, priya: Member, authority: Authority, made: dict[str, Any], says: str
) -> None:
    context = authority.for_servers(*made.pop("names", ()), called="bad-page", **made)
    with mail_server(authority, PRIYA, SECRET, context=context) as running:
        page = tried(desk, priya, running)

    assert says in page
    assert "No password was said." in page
    assert running.knocked == 0


def test_nobody_whom_we_know_vouches_for_it_is_said(
    desk: Client, priya: Member, authority: Authority, tmp_path: Path
) -> None:
    strange = Authority(tmp_path, "Somebody else").for_servers()
    with mail_server(authority, PRIYA, SECRET, context=strange) as running:
        page = tried(desk, priya, running)

    assert "Nobody whom we trust vouches for localhost" in page


def test_a_mailbox_that_does_not_let_us_in_is_said_beside_what_works(
    desk: Client, priya: Member, server: MailServer, dovecot: Dovecot
) -> None:
    page = tried(desk, priya, server, imap_host=dovecot.host, imap_port=dovecot.imap, imap_security="tls")

    assert "Sending works" in page
    assert f"Port {dovecot.imap} of localhost does not begin with TLS." in page


def test_one_that_worked_and_does_not_any_more_makes_its_letters_wait(
    desk: Client, priya: Member, server: MailServer
) -> None:
    tried(desk, priya, server)
    server.password = "changed meanwhile"

    page = words(desk.post(at(priya, "own/try/"), follow=True))

    assert "Your letters wait: localhost does not let us in." in page
    assert "localhost does not take this user name and password." in page
    assert own(priya).refused_at is not None

    server.password = SECRET
    assert "Your letters leave from" in words(desk.post(at(priya, "own/try/"), follow=True))


def test_a_server_that_is_busy_stops_nothing(priya: Member, server: MailServer) -> None:
    account = kept(priya, priya, server)
    mail_accounts.try_it(account, now=MONDAY)
    server.password, server.refuses = "x", "454 4.7.0 come back later"

    outcome = mail_accounts.try_it(account, now=MONDAY)

    assert outcome["smtp"].what == "later"
    assert own(priya).refused_at is None


def test_a_key_that_is_gone_is_a_sentence_and_not_an_accident(
    desk: Client, priya: Member, server: MailServer, settings: Any, tmp_path: Path
) -> None:
    tried(desk, priya, server)
    settings.KEYS_FOLDER = tmp_path / "another"

    page = words(desk.post(at(priya, "own/try/"), follow=True))

    assert "Type the password again." in page
    form = desk.get(at(priya, "own/"))
    assert form.status_code == 200
    refused = desk.post(at(priya, "own/"), said(server, secret=""))
    assert refused.status_code == 422


def test_a_trial_ends_after_ten_seconds(monkeypatch: pytest.MonkeyPatch, priya: Member, server: MailServer) -> None:
    never, ended = Event(), Event()

    def says_nothing(_: Any) -> Any:
        never.wait(5)
        ended.set()
        raise NotNow("no answer in time", "silent")

    monkeypatch.setattr(mail_accounts, "LONGEST", 0.2)
    monkeypatch.setattr(mail_accounts.session, "smtp", says_nothing)

    outcome = mail_accounts.try_it(kept(priya, priya, server), now=MONDAY)
    assert not ended.is_set()
    never.set()
    ended.wait(5)

    assert outcome["smtp"].what == "silent"


# Secrets


def test_a_secret_is_never_shown_again_or_logged(
    desk: Client, priya: Member, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    pages = [desk.post(at(priya, "own/"), said(server, secret=f"{SECRET} wrong", smtp_port="x"))]
    pages += [desk.post(at(priya, "own/"), said(server), follow=True), desk.get(at(priya, "own/")), desk.get(at(priya))]

    assert all(SECRET not in page.content.decode() for page in pages)
    assert SECRET not in caplog.text
    account = own(priya)
    assert SECRET.encode() not in bytes(account.secret)
    assert SECRET not in repr(account.__dict__)
    assert SECRET not in repr(mail_accounts.smtp_server(account))


def test_an_empty_password_keeps_the_one_that_is_kept(desk: Client, priya: Member, server: MailServer) -> None:
    tried(desk, priya, server)

    page = tried(desk, priya, server, secret="", archive_address="archive@ramanvale.example")

    assert "Sending works" in page
    assert own(priya).archive_address == "archive@ramanvale.example"


def test_a_first_account_needs_a_password(desk: Client, priya: Member, server: MailServer) -> None:
    answer = desk.post(at(priya, "own/"), said(server, secret=""))

    assert answer.status_code == 422
    assert "Type the password; it is sealed and never shown again." in words(answer)


def test_a_sealed_password_moved_to_another_row_opens_nothing(priya: Member, server: MailServer) -> None:
    joel = cast.joel(priya.firm)
    mine, theirs = kept(priya, priya, server), kept(joel, joel, server, secret="Joel's own")

    MailAccount.objects.of(priya.firm).filter(pk=theirs.pk).update(secret=bytes(mine.secret))

    assert mail_accounts.lets_in(own(joel)) == ""
    assert mail_accounts.try_it(own(joel), now=MONDAY)["smtp"].what == "unreadable"


# Tokens

GOOGLES = (
    '{"refresh_token": "1//r", "client_id": "id.apps", "client_secret": "cs", "token": "ya29",'
    ' "token_uri": "https://oauth2.googleapis.com/token", "expiry": "2026-11-16T18:00:00Z"}'
)


def test_a_token_is_read_from_what_the_providers_tool_wrote(desk: Client, priya: Member, server: MailServer) -> None:
    desk.post(at(priya, "own/"), said(server, proof="xoauth2", secret="", token=GOOGLES))

    grant = Grant.read(mail_accounts.lets_in(own(priya)))
    assert (grant.refresh_token, grant.client_id, grant.client_secret) == ("1//r", "id.apps", "cs")
    assert grant.endpoint == "https://oauth2.googleapis.com/token"
    page = desk.get(at(priya, "own/")).content.decode()
    assert "id.apps" in page
    assert "1//r" not in page
    assert 'value="cs"' not in page


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"token": ""}, "Paste the token"),
        ({"token": "{broken"}, "neither a token nor the JSON"),
        ({"token": '["a"]'}, "neither a token nor the JSON"),
        ({"token": "{}", "endpoint": "https://x.example/t"}, "There is no token in it."),
        ({"token": "r", "endpoint": "http://x.example/t"}, "an address that begins with https://"),
        ({"token": "r"}, "an address that begins with https://"),
        ({"token": "[" * 5000}, "neither a token nor the JSON"),
    ],
)
def test_a_token_that_cannot_be_used_is_said_beside_it(
    desk: Client, priya: Member, server: MailServer, more: dict[str, str], says: str
) -> None:
    answer = desk.post(at(priya, "own/"), said(server, proof="xoauth2", secret="", **more))

    assert answer.status_code == 422
    assert says in words(answer)


# Whose it is


def test_only_an_owner_sees_to_the_firms_account(client: Client, priya: Member, server: MailServer) -> None:
    joel = cast.joel(priya.firm)
    kept(priya, None, server)
    client.force_login(joel.user)

    page = words(client.get(at(joel)))

    assert "The firm’s account" in page
    for path in ("firm/", "firm/remove/"):
        assert client.get(at(joel, path)).status_code == 403
    for path in ("firm/", "firm/try/", "firm/domain/", "firm/remove/"):
        assert client.post(at(joel, path), said(server)).status_code == 403
    assert server.knocked == 0
    assert mail_accounts.of(priya.firm, None) is not None


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BOOKKEEPER])
def test_who_does_not_write_has_no_account_here(client: Client, priya: Member, server: MailServer, role: Role) -> None:
    reader = cast.joel(priya.firm, role=role)
    client.force_login(reader.user)

    assert client.get(at(reader)).status_code == 200
    for path in ("own/", "own/try/", "firm/", "own/remove/"):
        assert client.post(at(reader, path), said(server)).status_code == 403
    assert not MailAccount.objects.of(priya.firm).exists()


def test_nobody_of_another_firm_finds_it(client: Client, priya: Member, server: MailServer) -> None:
    kept(priya, priya, server)
    client.force_login(cast.grace().user)

    for path in ("", "own/", "firm/"):
        assert client.get(at(priya, path)).status_code == 404


def test_an_account_that_is_not_there_cannot_be_tried(desk: Client, priya: Member) -> None:
    for path in ("own/try/", "firm/domain/", "own/remove/", "another/try/"):
        assert desk.post(at(priya, path)).status_code == 404


def test_trying_is_a_press_and_never_a_visit(desk: Client, priya: Member, server: MailServer) -> None:
    kept(priya, priya, server)

    assert desk.get(at(priya, "own/try/")).status_code == 405
    assert desk.get(at(priya, "own/domain/")).status_code == 405
    assert server.knocked == 0


# The inner network


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "10.0.0.7", "0.0.0.0", "2130706433"])
def test_the_inner_network_is_closed_unless_the_operator_opens_it(
    desk: Client, priya: Member, server: MailServer, settings: Any, host: str
) -> None:
    settings.MAIL_INSIDE = False

    answer = desk.post(at(priya, "own/"), said(server, smtp_host=host))

    assert answer.status_code == 422
    assert "OBLIGED_MAIL_INSIDE" in words(answer)
    assert server.knocked == 0


@pytest.mark.parametrize("host", ["https://smtp.example", "a b", "x/../y", "user@host", "", "smtp.example:465"])
def test_a_server_is_named_by_its_name(desk: Client, priya: Member, server: MailServer, host: str) -> None:
    assert desk.post(at(priya, "own/"), said(server, smtp_host=host)).status_code == 422


# Removing


def test_removing_says_what_goes_with_it(desk: Client, priya: Member, server: MailServer) -> None:
    account = kept(priya, priya, server, imap=Place("localhost", 993, "tls"))
    for n, passage in enumerate((Passage.HELD, Passage.HELD, Passage.IN_DOUBT)):
        letter = letters.write(
            key=f"k{n}", kind="thank_received", to=cast.person(priya.firm, "ana"), address="ana@duarte.example", by=priya,
            subject="S", text="T", now=MONDAY,
        )  # fmt: skip
        Letter.objects.of(priya.firm).filter(pk=letter.pk).update(passage=passage, account=account)

    page = words(desk.get(at(priya, "own/remove/")))

    assert "Remove your account priya@ramanvale.example?" in page
    assert "The 2 letters that wait for it leave another way" in page
    assert "The letter of it may have been sent." in page
    assert "Answers are no longer read." in page
    assert mail_accounts.of(priya.firm, priya) is not None

    desk.post(at(priya, "own/remove/"))
    assert mail_accounts.of(priya.firm, priya) is None
    assert Letter.objects.of(priya.firm).filter(account=None).count() == 3


# What vouches for the domain


def test_what_is_missing_for_the_domain_is_shown_with_the_record_to_add(
    desk: Client, priya: Member, server: MailServer, settings: Any
) -> None:
    kept(priya, priya, server, smtp=Place("smtp.fastmail.com", 465, "tls"))
    with answering({("ramanvale.example", "TXT"): text("v=spf1 mx -all")}) as names:
        settings.NAMESERVERS = names.address
        page = words(desk.post(at(priya, "own/domain/"), follow=True))

    assert "SPF does not name Fastmail" in page
    assert "v=spf1 mx include:spf.messagingengine.com -all" in page
    assert "fm1.ramanvale.example.dkim.fmhosted.com" in page
    assert "v=DMARC1; p=none; rua=mailto:priya@ramanvale.example" in page


def test_the_page_is_read_without_asking_anybody(desk: Client, priya: Member, server: MailServer) -> None:
    kept(priya, priya, server)
    with clock.stopped_at(MONDAY + timedelta(days=2)):
        page = desk.get(at(priya))

    assert page.status_code == 200
    assert "Not asked yet." in words(page)
    assert server.knocked == 0


def test_an_old_password_of_another_proof_is_not_taken_for_a_token(
    desk: Client, priya: Member, server: MailServer
) -> None:
    tried(desk, priya, server)

    answer = desk.post(at(priya, "own/"), said(server, proof="xoauth2", secret="", endpoint="https://x.example/t"))

    assert answer.status_code == 422
    assert own(priya).proof == Proof.PASSWORD
    assert secrets.unseal(bytes(own(priya).secret), mail_accounts.place(own(priya))) == SECRET
    assert own(priya).records["tried"]["smtp"][0] == WORKS


# Around it


def test_who_leaves_takes_their_mailbox_with_them(priya: Member, server: MailServer) -> None:
    joel = cast.joel(priya.firm)
    kept(joel, joel, server)

    firms.leave(joel, to=priya, by=priya, now=MONDAY)

    assert not MailAccount.objects.of(priya.firm).exists()


def test_one_that_never_let_us_in_is_no_alarm(desk: Client, priya: Member, server: MailServer) -> None:
    tried(desk, priya, server, secret="wrong")

    assert "A mail account does not let us in" not in words(desk.get(at(priya)))


def test_a_code_that_cannot_be_sent_is_a_sentence_to_everybody_alike(
    client: Client, priya: Member, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "obliged.ports.mail.account.Backend"
    settings.LETTERS = "obliged.ports.mail.smtp.Smtp"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, True

    known = client.post("/accounts/login/code/", {"email": PRIYA})
    unknown = Client().post("/accounts/login/code/", {"email": "nobody@else.example"})

    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert "The mail server does not take our letters just now." in words(Client().get("/accounts/login/code/"))
