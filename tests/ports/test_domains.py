"""Are mail servers found by an address, and is what vouches for a domain read right and explained?"""

from __future__ import annotations

import socket

import pytest

from obliged.domain import mail_providers
from obliged.domain.sender_records import Finding, Record, State, ToAdd
from obliged.ports import domains, lines
from obliged.ports.nameservers import Dns
from tests.nameserver import Zone, answering, text

DOMAIN = "ramanvale.example"
PRIYA = f"priya@{DOMAIN}"
GOOGLE = "v=spf1 include:_spf.google.com ~all"
ALL_IS_WELL: Zone = {
    (DOMAIN, "MX"): ("1 smtp.google.com.",),
    (DOMAIN, "TXT"): text("google-site-verification=x", GOOGLE),
    ("_spf.google.com", "TXT"): text("v=spf1 ip4:192.0.2.0/24 ~all"),
    (f"google._domainkey.{DOMAIN}", "TXT"): ('"v=DKIM1; k=rsa; " "p=MIIBIjANBg"',),
    (f"_dmarc.{DOMAIN}", "TXT"): text("v=DMARC1; p=quarantine"),
}


def servers(zone: Zone, address: str = PRIYA) -> domains.Servers:
    with answering(zone) as server:
        return domains.servers_of(address, Dns(server.address))


def vouched(zone: Zone, host: str = "smtp.gmail.com", address: str = PRIYA) -> dict[Record, Finding]:
    with answering(zone) as server:
        return {finding.what: finding for finding in domains.vouched(address, host, Dns(server.address))}


# The servers of an address


def test_a_well_known_provider_is_found_without_asking_anybody() -> None:
    with answering({}) as server:
        found = domains.servers_of("priya.raman@GMail.com", Dns(server.address))

    assert (found.smtp.host, found.imap.host, found.ground) == ("smtp.gmail.com", "imap.gmail.com", "provider")
    assert server.asked == 0


def test_a_domain_of_ones_own_is_found_by_who_receives_its_mail() -> None:
    found = servers({(DOMAIN, "MX"): ("10 ramanvale-example.mail.protection.outlook.com.",)})

    assert (found.smtp.host, found.smtp.port, found.smtp.security) == ("smtp.office365.com", 587, "starttls")
    assert found.provider is not None
    assert found.provider.code == "microsoft"


def test_what_a_domain_announces_comes_before_what_its_receiver_suggests() -> None:
    found = servers(
        {
            (DOMAIN, "MX"): ("1 smtp.google.com.",),
            (f"_submissions._tcp.{DOMAIN}", "SRV"): ("20 1 465 second.example.", "10 1 465 out.ramanvale.example."),
            (f"_imap._tcp.{DOMAIN}", "SRV"): ("10 1 143 in.ramanvale.example.",),
        }
    )

    assert (found.smtp.host, found.smtp.port, found.smtp.security) == ("out.ramanvale.example", 465, "tls")
    assert (found.imap.host, found.imap.port, found.imap.security) == ("in.ramanvale.example", 143, "starttls")


def test_a_service_that_a_domain_says_it_does_not_offer_is_not_there() -> None:
    found = servers(
        {(f"_submissions._tcp.{DOMAIN}", "SRV"): ("0 0 0 .",), (f"_imaps._tcp.{DOMAIN}", "SRV"): ("0 0 0 .",)}
    )

    assert found.ground == "guessed"


def test_else_it_is_guessed_by_the_names_that_are_there() -> None:
    found = servers({(f"smtp.{DOMAIN}", "A"): ("192.0.2.1",)})

    assert (found.smtp.host, found.imap.host, found.ground) == (f"smtp.{DOMAIN}", f"mail.{DOMAIN}", "guessed")


@pytest.mark.parametrize(
    "address", ["x@", "@", "", "x@..", f"x@{'a' * 70}.example", "x@\u00fc\u2028.example", "x@exa mple"]
)
def test_whatever_is_typed_something_is_suggested(address: str) -> None:
    assert servers({}, address).ground == "guessed"


def test_a_name_server_that_says_nothing_is_not_waited_for() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        asks = Dns(f"127.0.0.1:{deaf.getsockname()[1]}", patience=0.2)

        assert domains.servers_of(PRIYA, asks).smtp.host == f"mail.{DOMAIN}"
        assert {finding.state for finding in domains.vouched(PRIYA, "smtp.gmail.com", asks)} == {State.UNKNOWN}


def test_every_provider_of_the_table_is_found_again_by_its_server() -> None:
    for provider in mail_providers.PROVIDERS:
        # One is reached through a program on this machine, where any server could be.
        assert mail_providers.by_server(provider.smtp.host) is not None or provider.smtp.host == "127.0.0.1"
        assert provider.smtp.security in {"tls", "starttls"}


# What vouches for a domain


def test_a_domain_where_all_is_well_says_so() -> None:
    found = vouched(ALL_IS_WELL)

    assert {finding.state for finding in found.values()} == {State.FINE}
    assert found[Record.SPF].found == GOOGLE
    assert found[Record.DKIM].facts["name"] == f"google._domainkey.{DOMAIN}"


def test_a_providers_own_domain_is_its_provider_s_affair() -> None:
    with answering({}) as server:
        found = domains.vouched("priya@gmail.com", "smtp.gmail.com", Dns(server.address))

    assert {finding.code for finding in found} == {"spf.theirs", "dkim.theirs", "dmarc.theirs"}
    assert server.asked == 0


def test_where_nothing_is_there_the_exact_records_are_given() -> None:
    found = vouched({(DOMAIN, "MX"): ("10 in1-smtp.messagingengine.com.",)}, host="smtp.fastmail.com")

    assert found[Record.SPF].add == (ToAdd(DOMAIN, "TXT", "v=spf1 include:spf.messagingengine.com ~all"),)
    assert found[Record.DKIM].add[0] == ToAdd(f"fm1._domainkey.{DOMAIN}", "CNAME", f"fm1.{DOMAIN}.dkim.fmhosted.com")
    assert found[Record.DMARC].add == (ToAdd(f"_dmarc.{DOMAIN}", "TXT", f"v=DMARC1; p=none; rua=mailto:{PRIYA}"),)


@pytest.mark.parametrize(
    ("records", "code", "add"),
    [
        (["v=spf1 mx -all"], "spf.not_named", "v=spf1 mx include:_spf.google.com -all"),
        (
            ["v=spf1 mx redirect=other.example"],
            "spf.not_named",
            "v=spf1 mx include:_spf.google.com redirect=other.example",
        ),
        (["v=spf1 include:_spf.google.com +all"], "spf.open", "v=spf1 include:_spf.google.com ~all"),
        (["v=spf1 include:_spf.google.com all"], "spf.open", "v=spf1 include:_spf.google.com ~all"),
        ([GOOGLE, "v=spf1 mx -all"], "spf.several", "v=spf1 include:_spf.google.com mx ~all"),
        (["v=spf10 x"], "spf.none", "v=spf1 include:_spf.google.com ~all"),
        ([GOOGLE], "spf.fine", ""),
        (["V=SPF1 Include:_SPF.Google.com ?all"], "spf.fine", ""),
    ],
)
def test_spf_is_read_as_receivers_read_it(records: list[str], code: str, add: str) -> None:
    found = vouched({**ALL_IS_WELL, (DOMAIN, "TXT"): text(*records)})[Record.SPF]

    assert found.code == code
    assert [record.value for record in found.add] == ([add] if add else [])


def test_a_record_that_leads_to_too_many_questions_is_not_believed() -> None:
    many = {(f"{n}.spf.example", "TXT"): text(f"v=spf1 a mx include:{n + 1}.spf.example ~all") for n in range(5)}
    zone = {**ALL_IS_WELL, **many, (DOMAIN, "TXT"): text("v=spf1 include:_spf.google.com include:0.spf.example ~all")}

    found = vouched(zone)[Record.SPF]

    assert found.code == "spf.too_many"
    assert found.facts["asked"] == "17"


def test_records_that_bring_in_each_other_end() -> None:
    zone = {**ALL_IS_WELL, ("_spf.google.com", "TXT"): text(f"v=spf1 include:{DOMAIN} ~all")}

    assert vouched(zone)[Record.SPF].state is State.FINE


def test_a_server_of_ones_own_is_named_by_its_name() -> None:
    none = vouched({}, host=f"mail.{DOMAIN}")[Record.SPF]
    named = vouched({(DOMAIN, "TXT"): text("v=spf1 mx -all")}, host=f"mail.{DOMAIN}")[Record.SPF]

    assert none.add[0].value == f"v=spf1 a:mail.{DOMAIN} ~all"
    assert named.state is State.FINE


def test_a_key_that_was_withdrawn_is_no_key() -> None:
    found = vouched({**ALL_IS_WELL, (f"google._domainkey.{DOMAIN}", "TXT"): text("v=DKIM1; p=")})[Record.DKIM]

    assert found.code == "dkim.withdrawn"


def test_a_key_under_a_name_that_nobody_guesses_is_not_called_missing() -> None:
    found = vouched({(DOMAIN, "TXT"): text("v=spf1 mx ~all")}, host=f"mail.{DOMAIN}")[Record.DKIM]

    assert (found.code, found.state) == ("dkim.not_seen", State.LOOK)


@pytest.mark.parametrize(
    ("records", "code"),
    [
        (["v=DMARC1; p=none"], "dmarc.none_yet"),
        (["v=DMARC1;p=reject;rua=mailto:x@y.example"], "dmarc.reject"),
        (["v=DMARC1; rua=mailto:x@y.example"], "dmarc.no_policy"),
        (["v=DMARC1; p=none", "v=DMARC1; p=reject"], "dmarc.several"),
        (["some words"], "dmarc.none"),
    ],
)
def test_dmarc_is_read_as_receivers_read_it(records: list[str], code: str) -> None:
    assert vouched({**ALL_IS_WELL, (f"_dmarc.{DOMAIN}", "TXT"): text(*records)})[Record.DMARC].code == code


def test_a_policy_of_the_domain_above_holds_below() -> None:
    found = vouched(
        {("_dmarc.ramanvale.example", "TXT"): text("v=DMARC1; p=reject")}, address="p@mail.ramanvale.example"
    )

    assert found[Record.DMARC].facts["at"] == DOMAIN


def test_a_finding_can_be_kept_and_read_again() -> None:
    for finding in vouched({}).values():
        assert Finding.from_json(finding.to_json()) == finding


@pytest.mark.parametrize(("host", "inside"), [("127.0.0.1", True), ("localhost", True), ("10.0.0.5", True), ("169.254.169.254", True), ("192.0.2.1", True), ("8.8.8.8", False), ("::1", True), ("nowhere.invalid", False)])  # fmt: skip
def test_where_a_name_leads_is_known(host: str, inside: bool) -> None:
    assert lines.is_inside(host) is inside
