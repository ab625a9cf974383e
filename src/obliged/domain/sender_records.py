"""Will others believe that a letter comes from our domain, and what do SPF, DKIM and DMARC lack for that?

SPF says who may hand over mail of a domain, DKIM how it is signed, DMARC what becomes of mail that fails both. Judged
here from the records that were found; the sentences are said in `words/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from obliged.domain.mail_providers import Provider

LOOKUPS = 10  # RFC 7208: whoever needs more is not believed at all
COMMON_KEYS = ("default", "mail", "dkim", "google", "selector1", "selector2", "s1", "s2", "k1", "smtp", "key1", "fm1")


class Record(StrEnum):
    SPF = "spf"
    DKIM = "dkim"
    DMARC = "dmarc"


class State(StrEnum):
    FINE = "fine"
    LOOK = "look"
    WRONG = "wrong"
    UNKNOWN = "unknown"  # nobody answered


@dataclass(frozen=True, slots=True)
class ToAdd:
    """A record as it is typed into the domain's settings."""

    name: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Finding:
    what: Record
    state: State
    code: str
    found: str = ""  # the record as it is
    add: tuple[ToAdd, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "what": self.what, "state": self.state, "code": self.code, "found": self.found,
            "add": [[add.name, add.type, add.value] for add in self.add], "facts": dict(self.facts),
        }  # fmt: skip

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Finding:
        return cls(
            Record(said["what"]), State(said["state"]), said["code"], said["found"],
            tuple(ToAdd(*add) for add in said["add"]), said["facts"],
        )  # fmt: skip


def theirs(provider: Provider) -> tuple[Finding, ...]:
    """An address at a provider's own domain: the provider sees to all three."""
    return tuple(Finding(what, State.FINE, f"{what}.theirs", facts={"provider": provider.name}) for what in Record)


def unknown() -> tuple[Finding, ...]:
    return tuple(Finding(what, State.UNKNOWN, f"{what}.unknown") for what in Record)


# --- SPF ------------------------------------------------------------------------------------------------------


def spf_of(texts: Sequence[str]) -> tuple[str, ...]:
    """Those of a domain's texts that are SPF."""
    return tuple(text for text in texts if re.match(r"v=spf1(\s|$)", text, re.IGNORECASE))


def asks_for(record: str) -> tuple[str, ...]:
    """The domains whose records an SPF record brings in: each is a further question."""
    return tuple(found.rstrip(".") for found in re.findall(r"(?:include:|redirect=)(\S+)", record, re.IGNORECASE))


def questions(record: str) -> int:
    """How many questions a record asks by itself."""
    return len(
        re.findall(
            r"(?:^|\s)[-+~?]?(?:include:|a(?=[\s:/]|$)|mx(?=[\s:/]|$)|ptr|exists:)|redirect=", record, re.IGNORECASE
        )
    )


def spf(domain: str, texts: Sequence[str], *, asked: int, provider: Provider | None, host: str) -> Finding:
    """Whether our mail server may hand over mail of this domain.

    :param asked: how many questions the record leads to, with those that it brings in
    """
    records = spf_of(texts)
    wanted = f"include:{provider.spf}" if provider and provider.spf else f"a:{host}"
    facts = {"domain": domain, "host": host, "provider": provider.name if provider else host}
    if not records:
        return _spf(State.WRONG, "none", "", ToAdd(domain, "TXT", f"v=spf1 {wanted} ~all"), facts)
    if len(records) > 1:
        return _spf(State.WRONG, "several", " | ".join(records), ToAdd(domain, "TXT", _joined(records)), facts)
    record = records[0]
    if re.search(r"(?:^|\s)\+?all\b", record, re.IGNORECASE):
        closed = re.sub(r"(^|\s)\+?all\b", r"\1~all", record, flags=re.IGNORECASE)
        return _spf(State.WRONG, "open", record, ToAdd(domain, "TXT", closed), facts)
    if asked > LOOKUPS:
        return _spf(State.WRONG, "too_many", record, None, facts | {"asked": str(asked)})
    if not _names(record, wanted, host, known=bool(provider and provider.spf)):
        return _spf(State.WRONG, "not_named", record, ToAdd(domain, "TXT", _with(record, wanted)), facts)
    return _spf(State.FINE, "fine", record, None, facts)


def _spf(state: State, code: str, found: str, add: ToAdd | None, facts: Mapping[str, str]) -> Finding:
    return Finding(Record.SPF, state, f"spf.{code}", found, (add,) if add else (), facts)


def _names(record: str, wanted: str, host: str, *, known: bool) -> bool:
    """Whether a record brings in whom we hand letters to. Of a server that we do not know, as well as words can say."""
    parts = {part.lstrip("+").rstrip(".").lower() for part in record.lower().split()}
    if wanted.lower() in parts or f"redirect={wanted.partition(':')[2]}".lower() in parts:
        return True
    if known:
        return False
    family = ".".join(host.lower().split(".")[-2:])
    return bool({"a", "mx"} & parts) or any(family in part for part in parts) or any(p.startswith("ip") for p in parts)


def _with(record: str, wanted: str) -> str:
    """The same record with one more mechanism, before whatever ends it."""
    parts = record.split()
    at = next(
        (n for n, part in enumerate(parts) if re.match(r"[-~?+]?all$|redirect=", part, re.IGNORECASE)), len(parts)
    )
    return " ".join([*parts[:at], wanted, *parts[at:]])


def _joined(records: Sequence[str]) -> str:
    """Several records as the one that there may be."""
    parts = dict.fromkeys(part for record in records for part in record.split()[1:])
    ends = [part for part in parts if re.match(r"[-~?+]?all$", part, re.IGNORECASE)]
    return " ".join(["v=spf1", *(part for part in parts if part not in ends), *(ends[:1] or ["~all"])])


# --- DKIM -----------------------------------------------------------------------------------------------------


def key_names(provider: Provider | None) -> tuple[str, ...]:
    """Under which names a domain's keys may lie: its provider's, then those that are usual."""
    return tuple(dict.fromkeys((provider.dkim if provider else ()) + COMMON_KEYS))


def dkim(domain: str, keys: Mapping[str, Sequence[str]], *, provider: Provider | None) -> Finding:
    """Whether letters of this domain are signed, as far as the names of its keys can be guessed."""
    facts = {"domain": domain, "provider": provider.name if provider else ""}
    there = {name: _key(texts) for name, texts in keys.items()}
    good = [name for name, key in there.items() if key]
    if good:
        return Finding(Record.DKIM, State.FINE, "dkim.fine", facts=facts | {"name": f"{good[0]}._domainkey.{domain}"})
    gone = [name for name, key in there.items() if key == ""]
    if gone:
        return Finding(
            Record.DKIM, State.WRONG, "dkim.withdrawn", facts=facts | {"name": f"{gone[0]}._domainkey.{domain}"}
        )
    if provider and provider.dkim_points_to:
        add = tuple(
            ToAdd(f"{name}._domainkey.{domain}", "CNAME", provider.dkim_points_to.format(name=name, domain=domain))
            for name in provider.dkim
        )
        return Finding(Record.DKIM, State.WRONG, "dkim.none", add=add, facts=facts)
    if provider and provider.dkim:
        return Finding(Record.DKIM, State.WRONG, "dkim.switch_on", facts=facts)
    return Finding(Record.DKIM, State.LOOK, "dkim.not_seen", facts=facts)


def _key(texts: Sequence[str]) -> str | None:
    """The key in these texts; empty where it was withdrawn, nothing where there is none."""
    for text in texts:
        tags = _tags(text)
        if "p" in tags and tags.get("v", "DKIM1").upper() == "DKIM1":
            return tags["p"].replace(" ", "")
    return None


# --- DMARC ----------------------------------------------------------------------------------------------------


def dmarc_of(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if re.match(r"v\s*=\s*DMARC1\s*(;|$)", text, re.IGNORECASE))


def dmarc(domain: str, texts: Sequence[str], *, at: str, address: str) -> Finding:
    """What becomes of mail that only pretends to come from this domain.

    :param at: the name under which the texts were found, the domain's own or one above it
    """
    records, facts = dmarc_of(texts), {"domain": domain, "at": at}
    advised = ToAdd(f"_dmarc.{domain}", "TXT", f"v=DMARC1; p=none; rua=mailto:{address}")
    if not records:
        return Finding(Record.DMARC, State.WRONG, "dmarc.none", add=(advised,), facts=facts)
    if len(records) > 1:
        return Finding(Record.DMARC, State.WRONG, "dmarc.several", " | ".join(records), facts=facts)
    policy = _tags(records[0]).get("p", "").lower()
    if policy not in {"none", "quarantine", "reject"}:
        return Finding(Record.DMARC, State.WRONG, "dmarc.no_policy", records[0], (advised,), facts)
    code = "dmarc.none_yet" if policy == "none" else f"dmarc.{policy}"
    return Finding(Record.DMARC, State.FINE, code, records[0], facts=facts)


def _tags(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}
