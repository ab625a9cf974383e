"""Where are the mail servers of an address, as far as everybody knows, and what does its provider ask of programs?

A table of those that most people have, found by the address itself or by who receives mail for its domain. It saves
typing and is always shown for correction; whoever is not in it is looked up or guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Remedy(StrEnum):
    """What a provider asks of programs that say a password."""

    APP_PASSWORD = "app_password"  # noqa: S105 - one made for programs, where sign-in has two steps
    SWITCH = "switch"  # programs are let in once that is switched on
    TOKEN = "token"  # noqa: S105 - no password at all, only OAuth
    BRIDGE = "bridge"  # only through a program on this machine


@dataclass(frozen=True, slots=True)
class Place:
    """A server, as a form shows it."""

    host: str
    port: int
    security: str  # "tls", "starttls"


@dataclass(frozen=True, slots=True)
class Provider:
    code: str
    name: str
    smtp: Place
    imap: Place
    domains: frozenset[str] = frozenset()
    receives_at: tuple[str, ...] = ()  # how the names of its receiving servers end
    remedy: Remedy | None = None
    made_at: str = ""  # where that password or switch is
    endpoint: str = ""  # where its OAuth tokens are refreshed
    spf: str = ""  # what an SPF record includes for it
    dkim: tuple[str, ...] = ()  # names under which it keeps its keys
    dkim_points_to: str = ""  # where such a name leads, with {name} and {domain}


def _tls(host: str) -> Place:
    return Place(host, 465, "tls")


def _starttls(host: str) -> Place:
    return Place(host, 587, "starttls")


def _imap(host: str) -> Place:
    return Place(host, 993, "tls")


def _domains(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "google", "Google", _tls("smtp.gmail.com"), _imap("imap.gmail.com"),
        _domains("gmail.com googlemail.com"), (".google.com", ".googlemail.com"),
        Remedy.APP_PASSWORD, "https://myaccount.google.com/apppasswords", "https://oauth2.googleapis.com/token",
        "_spf.google.com", ("google",),
    ),
    Provider(
        "outlook", "Outlook.com", _starttls("smtp-mail.outlook.com"), _imap("outlook.office365.com"),
        _domains(
            "outlook.com hotmail.com live.com msn.com outlook.de outlook.fr outlook.es outlook.it outlook.pt hotmail.co.uk "
            "hotmail.fr hotmail.de hotmail.es hotmail.it live.co.uk live.fr live.nl"
        ),
        (), Remedy.TOKEN, "", "https://login.microsoftonline.com/consumers/oauth2/v2.0/token",
    ),
    Provider(
        "microsoft", "Microsoft 365", _starttls("smtp.office365.com"), _imap("outlook.office365.com"),
        frozenset(), (".mail.protection.outlook.com", ".mx.microsoft"),
        Remedy.TOKEN, "", "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "spf.protection.outlook.com", ("selector1", "selector2"),
    ),
    Provider(
        "yahoo", "Yahoo", _tls("smtp.mail.yahoo.com"), _imap("imap.mail.yahoo.com"),
        _domains("yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.ca yahoo.com.br ymail.com rocketmail.com"),
        (".yahoodns.net",), Remedy.APP_PASSWORD, "https://login.yahoo.com/account/security",
    ),
    Provider(
        "aol", "AOL", _tls("smtp.aol.com"), _imap("imap.aol.com"), _domains("aol.com aim.com"), (),
        Remedy.APP_PASSWORD, "https://login.aol.com/account/security",
    ),
    Provider(
        "icloud", "iCloud", _starttls("smtp.mail.me.com"), _imap("imap.mail.me.com"),
        _domains("icloud.com me.com mac.com"), (".mail.icloud.com",),
        Remedy.APP_PASSWORD, "https://account.apple.com", "", "icloud.com", ("sig1",),
    ),
    Provider(
        "fastmail", "Fastmail", _tls("smtp.fastmail.com"), _imap("imap.fastmail.com"),
        _domains("fastmail.com fastmail.fm fastmail.co.uk sent.com"), (".messagingengine.com",),
        Remedy.APP_PASSWORD, "https://app.fastmail.com/settings/security/integrations", "",
        "spf.messagingengine.com", ("fm1", "fm2", "fm3"), "{name}.{domain}.dkim.fmhosted.com",
    ),
    Provider(
        "zoho", "Zoho Mail", _tls("smtp.zoho.com"), _imap("imap.zoho.com"), _domains("zoho.com zohomail.com"),
        (".zoho.com",), Remedy.APP_PASSWORD, "https://accounts.zoho.com/home#security/app_password", "",
        "zohomail.com", ("zmail", "zoho"),
    ),
    Provider(
        "zoho_eu", "Zoho Mail", _tls("smtp.zoho.eu"), _imap("imap.zoho.eu"), _domains("zohomail.eu"),
        (".zoho.eu",), Remedy.APP_PASSWORD, "https://accounts.zoho.eu/home#security/app_password", "",
        "zohomail.eu", ("zmail", "zoho"),
    ),
    Provider(
        "gmx", "GMX", _starttls("mail.gmx.net"), _imap("imap.gmx.net"), _domains("gmx.de gmx.net gmx.at gmx.ch"),
        (".gmx.net",), Remedy.SWITCH, "https://www.gmx.net",
    ),
    Provider(
        "gmx_com", "GMX", _starttls("mail.gmx.com"), _imap("imap.gmx.com"), _domains("gmx.com gmx.us gmx.co.uk"), (),
        Remedy.SWITCH, "https://www.gmx.com",
    ),
    Provider(
        "web_de", "WEB.DE", _starttls("smtp.web.de"), _imap("imap.web.de"), _domains("web.de"), (".web.de",),
        Remedy.SWITCH, "https://web.de",
    ),
    Provider(
        "mail_com", "mail.com", _starttls("smtp.mail.com"), _imap("imap.mail.com"), _domains("mail.com email.com"), (),
        Remedy.SWITCH, "https://www.mail.com",
    ),
    Provider(
        "t_online", "Telekom", _tls("securesmtp.t-online.de"), _imap("secureimap.t-online.de"),
        _domains("t-online.de magenta.de"), (".t-online.de",), Remedy.APP_PASSWORD, "https://account.idm.telekom.com",
    ),
    Provider(
        "mailbox_org", "mailbox.org", _tls("smtp.mailbox.org"), _imap("imap.mailbox.org"), _domains("mailbox.org"),
        (".mailbox.org",), None, "", "", "mailbox.org", ("mbo0001", "mbo0002", "mbo0003", "mbo0004"),
    ),
    Provider(
        "posteo", "Posteo", _tls("posteo.de"), _imap("posteo.de"), _domains("posteo.de posteo.net posteo.org"), ()
    ),
    Provider(
        "proton", "Proton Mail", Place("127.0.0.1", 1025, "starttls"), Place("127.0.0.1", 1143, "starttls"),
        _domains("proton.me protonmail.com pm.me"), (".protonmail.ch",), Remedy.BRIDGE, "https://proton.me/mail/bridge", "",
        "_spf.protonmail.ch", ("protonmail", "protonmail2", "protonmail3"),
    ),
    Provider(
        "ionos", "IONOS", _tls("smtp.ionos.com"), _imap("imap.ionos.com"), frozenset(),
        (".ionos.com", ".perfora.net", ".1and1.com"), None, "", "", "_spf-us.ionos.com",
        ("s1-ionos", "s2-ionos"),
    ),
    Provider(
        "ionos_de", "IONOS", _tls("smtp.ionos.de"), _imap("imap.ionos.de"), frozenset(),
        (".kundenserver.de", ".ionos.de"), None, "", "", "_spf-eu.ionos.com", ("s1-ionos", "s2-ionos"),
    ),
    Provider(
        "strato", "Strato", _tls("smtp.strato.de"), _imap("imap.strato.de"), frozenset(), (".rzone.de",), None, "", "",
        "smtp.rzone.de", ("strato-dkim-0002",),
    ),
    Provider(
        "ovh", "OVHcloud", _tls("ssl0.ovh.net"), _imap("ssl0.ovh.net"), frozenset(), (".mail.ovh.net",), None, "", "",
        "mx.ovh.com",
    ),
    Provider(
        "gandi", "Gandi", _tls("mail.gandi.net"), _imap("mail.gandi.net"), frozenset(), (".mail.gandi.net",), None, "", "",
        "_mailcust.gandi.net", ("gm1", "gm2", "gm3"), "{name}.gandimail.net",
    ),
    Provider(
        "infomaniak", "Infomaniak", _tls("mail.infomaniak.com"), _imap("mail.infomaniak.com"), _domains("ik.me"),
        (".infomaniak.ch", ".infomaniak.com"), Remedy.APP_PASSWORD, "https://config.infomaniak.com", "",
        "spf.infomaniak.ch",
    ),
    Provider(
        "migadu", "Migadu", _tls("smtp.migadu.com"), _imap("imap.migadu.com"), frozenset(), (".migadu.com",), None, "", "",
        "spf.migadu.com", ("key1", "key2", "key3"), "{name}.{domain}._domainkey.migadu.com",
    ),
    Provider(
        "private_email", "Namecheap Private Email", _tls("mail.privateemail.com"), _imap("mail.privateemail.com"),
        frozenset(), (".privateemail.com",), None, "", "", "spf.privateemail.com", ("default",),
    ),
    Provider(
        "titan", "Titan", _tls("smtp.titan.email"), _imap("imap.titan.email"), frozenset(), (".titan.email",),
        Remedy.SWITCH, "https://app.titan.email", "", "spf.titan.email", ("titan1",),
    ),
    Provider(
        "yandex", "Yandex", _tls("smtp.yandex.com"), _imap("imap.yandex.com"), _domains("yandex.com yandex.ru ya.ru"),
        (".yandex.net",), Remedy.APP_PASSWORD, "https://id.yandex.com/security/app-passwords", "", "_spf.yandex.net",
        ("mail",),
    ),
)  # fmt: skip
BY_CODE = {provider.code: provider for provider in PROVIDERS}
BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains}


def by_domain(domain: str) -> Provider | None:
    """Whose addresses end so: everybody there has their provider's name in the address."""
    return BY_DOMAIN.get(domain.lower().rstrip("."))


def by_receivers(hosts: tuple[str, ...]) -> Provider | None:
    """Who receives mail for a domain, by the names of the servers, the preferred one first."""
    for host in hosts:
        for provider in PROVIDERS:
            if any(f".{host.lower().rstrip('.')}".endswith(end) for end in provider.receives_at):
                return provider
    return None


def by_server(host: str) -> Provider | None:
    """Whose server it is that hands our letters over."""
    named = host.lower().rstrip(".")
    # A server on this very machine may be anybody's.
    return next((p for p in PROVIDERS if named in {p.smtp.host, p.imap.host} and p.remedy is not Remedy.BRIDGE), None)


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().lower().rstrip(".")
