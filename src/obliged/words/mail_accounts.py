"""What do we say of a mail account: whether it works, what is in the way, and whether others believe its address?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from obliged.domain.mail_providers import Provider
from obliged.domain.sender_records import Finding
from obliged.words.languages import Locale, say

_say = partial(say, "mail_accounts")

KINDS = {"smtp": "SMTP", "imap": "IMAP"}
ABOUT_PASSWORDS = frozenset({"password", "app_password", "no_way_in"})


def line(code: str, here: Locale, **facts: object) -> str:
    """One of the page's own sentences."""
    return _say(here.language, code, facts=facts)


def outcome(
    door: str, what: str, said: str, here: Locale, *, host: str, port: int, proof: str, provider: Provider | None
) -> str:
    """What came of knocking: in a sentence, with what the provider asks for where that may be it."""
    facts = {"host": host, "port": port, "kind": KINDS[door]}
    codes = (
        f"{door}.{what}",
        f"{what}.{door}",
        f"{what}.{proof}",
        _certificate(said) if what == "certificate" else what,
        what,
    )
    sentence = _say(here.language, *codes, facts=facts)
    return (
        f"{sentence} {remedy(provider, here)}".strip() if what in ABOUT_PASSWORDS and proof == "password" else sentence
    )


def _certificate(said: str) -> str:
    """Which of the reasons it is, by the words of the library that looked."""
    words = said.lower()
    for sign, code in (
        ("expired", "ended"),
        ("mismatch", "name"),
        ("not valid for", "name"),
        ("self", "self"),
        ("issuer", "issuer"),
    ):
        if sign in words:
            return f"certificate.{code}"
    return "certificate"


def remedy(provider: Provider | None, here: Locale) -> str:
    """What this provider wants from programs; what most want, where it is not known."""
    facts: Mapping[str, object] = {"provider": provider.name} if provider else {}
    code = f"remedy.{provider.remedy}" if provider and provider.remedy else "remedy"
    return _say(here.language, code, facts=facts)


def remedy_link(provider: Provider | None, here: Locale) -> tuple[str, str]:
    """Where what the provider wants is made or switched on, and what to call it; nothing where it is not known."""
    if provider is None or not provider.made_at:
        return "", ""
    return provider.made_at, _say(here.language, "remedy.link", facts={"provider": provider.name})


def vouched(finding: Finding, here: Locale) -> str:
    """What one of SPF, DKIM and DMARC says, and what to do."""
    return _say(here.language, finding.code, facts=finding.facts)


def letters(n: int, here: Locale) -> str:
    return _say(here.language, "remove.letter" if n == 1 else "remove.letters", facts={"n": n})
