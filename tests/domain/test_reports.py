"""Does a bounce name whom it is about, whether for good, and the mail that came back?"""

from __future__ import annotations

from pathlib import Path

import pytest

from obliged.domain.mails import Address, Kind, Mail, Part
from obliged.domain.reports import Bounce, bounces, is_permanent, statuses
from obliged.domain.signs import kind_of
from obliged.ports.mail import reading

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "email"
POST = Address("", "mailer-daemon@mx.duarte.example")
US = (Address("", "priya@ramanvale.example"),)
REPORT = """Reporting-MTA: dns; mx.duarte.example
Arrival-Date: Fri, 25 Nov 2022 10:00:00 +0100

Final-Recipient: RFC822; Sally@rise.example
Original-Recipient: rfc822;sally@rise.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <sally@rise.example>: Recipient address
    rejected: User unknown

Final-Recipient: rfc822; luis@ferreira.example
Action: delayed
Status: 4.4.1
"""


def test_each_recipient_of_a_report_has_its_own_fate() -> None:
    read = statuses(Mail(parts=(Part("message/delivery-status", REPORT),)))

    assert [(each.recipient, each.action, each.status) for each in read] == [
        ("sally@rise.example", "failed", "5.1.1"),
        ("luis@ferreira.example", "delayed", "4.4.1"),
    ]


def test_a_bounce_names_who_is_gone_and_the_mail_that_came_back() -> None:
    came = Mail(
        sender=POST,
        to=US,
        parts=(Part("message/delivery-status", REPORT),),
        attached=(Mail(message_id="<7@ramanvale.example>"),),
    )

    assert bounces(came) == (
        Bounce(
            "sally@rise.example",
            True,
            "550 5.1.1 <sally@rise.example>: Recipient address rejected: User unknown",
            "<7@ramanvale.example>",
        ),
    )


def test_a_bounce_in_words_is_read_as_well() -> None:
    text = (
        "Hi. This is the qmail-send program at mx.duarte.example.\nI'm afraid I wasn't able to deliver your message.\n\n"
        "<sally@rise.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 No such user here\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <7@ramanvale.example>\nTo: <other@rise.example>\n"
    )

    (bounce,) = bounces(Mail(sender=POST, to=US, text=text))

    assert (bounce.recipient, bounce.permanent, bounce.original_id) == (
        "sally@rise.example",
        True,
        "<7@ramanvale.example>",
    )
    assert bounce.said == "Remote host said: 550 No such user here"


def test_we_are_never_the_one_who_is_gone() -> None:
    text = "Your message from <priya@ramanvale.example> could not be delivered to <sally@rise.example>: no such user"

    assert [each.recipient for each in bounces(Mail(sender=POST, to=US, text=text))] == ["sally@rise.example"]


def test_a_bounce_without_names_still_says_which_mail() -> None:
    came = Mail(sender=POST, to=US, text="It was not delivered.", in_reply_to="<7@ramanvale.example>")

    assert [(each.recipient, each.original_id) for each in bounces(came)] == [("", "<7@ramanvale.example>")]


@pytest.mark.parametrize(
    ("said", "permanent"),
    [
        ("550 5.1.1 User unknown", True),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", True),
        ("550 No such user here", True),
        ("5.4.4 Host unknown", True),
        ("sally wasn't found at rise.example: the mailbox does not exist", True),
        ("552 5.2.2 Mailbox full", False),
        ("550 Mailbox is full", False),
        ("452 4.2.2 Over quota", False),
        ("550 5.7.1 Message rejected as spam", False),
        ("550 5.7.26 unauthenticated, see SPF and DKIM", False),
        ("5.4.7 Delivery expired", False),
        ("552 5.3.4 Message too big", False),
        ("421 Try again later", False),
        ("", False),
        ("It could not be delivered.", False),
    ],
)  # fmt: skip
def test_only_an_address_that_is_no_more_is_given_up(said: str, permanent: bool) -> None:
    assert is_permanent(said) is permanent


def test_nearly_every_bounce_that_others_collected_names_somebody() -> None:
    if not SHARED.exists():
        pytest.skip(f"The shared data is not here: {SHARED}")
    mails = [reading.read(path.read_bytes()) for path in sorted((SHARED / "bounces" / "bsd").glob("*host-*.eml"))]
    came_back = [mail for mail in mails if kind_of(mail) is Kind.BOUNCE]

    named = [mail for mail in came_back if all("@" in bounce.recipient for bounce in bounces(mail))]

    assert len(named) / len(came_back) >= 0.98
