"""What does a mail server get, and what do we know when it does not answer as it should?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest

from obliged.ports.mail import Doubtful, NotNow, Refused, hand_over
from obliged.ports.mail.message import Mail
from obliged.ports.mail.session import Server
from obliged.ports.mail.smtp import Smtp, on_the_line
from tests.cast import MONDAY
from tests.ports import chaos_smtp
from tests.ports.chaos_smtp import Chaos, HangUp, Reset, Say, Script, Take, Wait

LETTER = Mail(
    "<1@ramanvale.example>", "Priya Raman", "priya@ramanvale.example", "", "Fred Lindqvist", "fred@lindqvist.example",
    "Meet Sally", "Fred, meet Sally.", MONDAY,
)  # fmt: skip


@contextmanager
def server(script: Script | None = None, **more: Any) -> Iterator[tuple[Smtp, Chaos]]:
    with chaos_smtp.running(script, **more) as chaos:
        yield Smtp(Server("127.0.0.1", chaos.port, "none", timeout=0.5), dot_patience=0.8), chaos


def test_a_letter_is_handed_over_with_the_last_dot_and_not_before() -> None:
    with server() as (smtp, chaos):
        begun = smtp.begin(LETTER)
        before = list(chaos.taken)
        begun.finish()
        begun.give_up()

        assert before == []
        assert [taken.message_id for taken in chaos.taken] == [LETTER.message_id]


def test_what_is_given_up_before_the_dot_was_never_taken() -> None:
    with server() as (smtp, chaos):
        smtp.begin(LETTER).give_up()
        smtp.begin(LETTER).give_up()

        assert chaos.taken == []


BEFORE_THE_DOT = {
    "a server that is busy": Script.once(mail=[Say("451 later")]),
    "37: a 4xx on RCPT": Script.once(rcpt=[Say("450 come back later")]),
    "39: 421 in the session": Script.once(rcpt=[Say("421 closing")]),
    "39: 421 at DATA": Script.once(data=[Say("421 closing")]),
    "40: no answer to DATA": Script.once(data=[Wait(0.9)]),
    "42: reset in the body": Script.once(body=[Reset()]),
    "hung up at MAIL": Script.once(mail=[HangUp()]),
    "reset at DATA": Script.once(data=[Reset()]),
}


@pytest.mark.parametrize("script", BEFORE_THE_DOT.values(), ids=BEFORE_THE_DOT)
def test_whatever_goes_wrong_before_the_dot_may_be_tried_again(script: Script) -> None:
    letter = replace(LETTER, text="A long letter.\n" * 200_000) if "body" in script.steps else LETTER
    with server(script) as (smtp, chaos):
        with pytest.raises(NotNow):
            hand_over(smtp, letter)
        hand_over(smtp, LETTER)

        assert len(chaos.taken) == 1


def test_38_a_5xx_on_rcpt_is_a_refusal() -> None:
    with (
        server(Script.once(rcpt=[Say("550 no such mailbox")])) as (smtp, chaos),
        pytest.raises(Refused, match="such mailbox"),
    ):
        hand_over(smtp, LETTER)

    assert chaos.taken == []


@pytest.mark.parametrize(("said", "means"), [("451 later", NotNow), ("421 closing", NotNow), ("554 spam", Refused)])
def test_a_no_after_the_dot_is_a_no(said: str, means: type[Exception]) -> None:
    with server(Script.once(dot=[Say(said)])) as (smtp, chaos), pytest.raises(means):
        hand_over(smtp, LETTER)

    assert chaos.taken == []


AFTER_THE_DOT = {
    "40: no answer": Script.once(dot=[Wait(1.6)]),
    "taken, and no answer": Script.once(dot=[Take(), Wait(1.6), HangUp()]),
    "taken, and reset": Script.once(dot=[Take(), Reset()]),
    "reset": Script.once(dot=[Reset()]),
    "hung up": Script.once(dot=[HangUp()]),
    "neither yes nor no": Script.once(dot=[Say("354 what now")]),
}


@pytest.mark.parametrize("script", AFTER_THE_DOT.values(), ids=AFTER_THE_DOT)
def test_silence_after_the_dot_is_doubt(script: Script) -> None:
    with server(script) as (smtp, _), pytest.raises(Doubtful):
        hand_over(smtp, LETTER)


def test_41_a_server_may_take_its_time_after_the_dot() -> None:
    with server(Script.once(dot=[Wait(0.65)])) as (smtp, chaos):  # longer than every other step may take
        hand_over(smtp, LETTER)

        assert len(chaos.taken) == 1


@pytest.mark.parametrize("goes", [HangUp(), Reset(), Say("421 idle for too long")])
def test_a_server_that_went_during_the_last_look_is_not_sent_the_dot(goes: Any) -> None:
    with server() as (smtp, chaos):
        begun = smtp.begin(LETTER)
        chaos.do_meanwhile(goes)

        with pytest.raises(NotNow):
            begun.finish()
        assert chaos.taken == []


def test_44_a_name_that_nobody_has_is_tried_again() -> None:
    with pytest.raises(NotNow):
        Smtp(Server("mail.nobody.invalid", 25, "starttls", timeout=2)).begin(LETTER)


def test_43_no_letter_goes_over_a_line_that_is_not_safe() -> None:
    with chaos_smtp.running() as chaos:
        with pytest.raises(NotNow, match="STARTTLS"):
            Smtp(Server("127.0.0.1", chaos.port, "starttls", timeout=2)).begin(LETTER)

        assert chaos.came_to["mail"] == 0


def test_the_copy_for_the_archive_has_the_same_message_id() -> None:
    with server() as (smtp, chaos):
        hand_over(replace(smtp, archive="archive@ramanvale.example"), LETTER)

        assert chaos.taken[0].recipients == ("fred@lindqvist.example", "archive@ramanvale.example")
        assert "archive@" not in str(chaos.taken[0].message)


def test_an_archive_that_takes_nothing_keeps_no_letter_back() -> None:
    with server(Script(of_address={"archive": [Say("550 full")]})) as (smtp, chaos):
        hand_over(replace(smtp, archive="archive@ramanvale.example"), LETTER)

        assert chaos.taken[0].recipients == ("fred@lindqvist.example",)


# --- what goes over the line ------------------------------------------------------------------------------------


def plain(text: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = "Plain"
    message.set_content(text)
    return message


def test_a_dot_at_the_beginning_of_a_line_arrives_as_one_dot() -> None:
    with server() as (smtp, chaos):
        hand_over(smtp, replace(LETTER, text=".\n..\n.hidden\nFred, meet Sally."))

        body = chaos.taken[0].message.get_body(("plain",))
        assert body is not None
        assert body.get_content().replace("\r\n", "\n").startswith(".\n..\n.hidden\nFred")


@pytest.mark.parametrize("end", ["\r\n.\r\n", "\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n"])
def test_no_end_of_a_letter_can_be_slipped_into_it(end: str) -> None:
    """SMTP smuggling: what servers take for the end of a letter in the middle of one."""
    message = plain("x")
    message.set_payload(f"one{end}MAIL FROM:<evil@else.example>\r\ntwo")

    raw = on_the_line(message)

    assert b"\r\n.\r\n" not in raw
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")


def test_49_a_line_of_a_thousand_characters_arrives_whole() -> None:
    long = "never ends " * 400
    with server() as (smtp, chaos):
        hand_over(smtp, replace(LETTER, text=long))

        body = chaos.taken[0].message.get_body(("plain",))
        assert body is not None
        assert body.get_content().strip() == long.strip()


def test_49_a_line_that_mail_cannot_carry_is_refused() -> None:
    message = plain("x")
    message.set_payload("y" * 1200)

    with pytest.raises(Refused, match="998"):
        on_the_line(message)


def test_49_letters_beyond_ascii_arrive_with_and_without_8bitmime() -> None:
    message = plain("Inês, Grüße, 木村, Здравствуйте")

    for eight in (True, False):
        raw = on_the_line(message, eight=eight)
        assert eight or raw.isascii()
        with server() as (_, chaos):
            assert chaos.taken == []
    with server() as (smtp, chaos):
        hand_over(smtp, replace(LETTER, text="Inês, Grüße, 木村", from_name="Inês Boateng", subject="Grüße"))

        assert chaos.taken[0].message["Subject"] == "Grüße"
        assert "木村" in str(chaos.taken[0].message.get_body(("plain",)).get_content())


def test_49_an_address_in_its_own_script_leaves_where_the_server_knows_such() -> None:
    with server() as (smtp, chaos):
        hand_over(smtp, replace(LETTER, to_address="用户@例え.example"))

        assert "SMTPUTF8" in chaos.taken[0].options


def test_49_an_address_in_its_own_script_is_refused_where_the_server_does_not() -> None:
    with server(enable_SMTPUTF8=False) as (smtp, chaos):
        with pytest.raises(Refused, match="cannot carry an address"):
            hand_over(smtp, replace(LETTER, to_address="用户@lindqvist.example"))

        assert chaos.came_to["rcpt"] == 0


def test_a_domain_in_its_own_script_needs_no_such_server() -> None:
    with server(enable_SMTPUTF8=False) as (smtp, chaos):
        hand_over(smtp, replace(LETTER, to_address="fred@bäckerei.example"))

        assert chaos.taken[0].recipients == ("fred@xn--bckerei-5wa.example",)


def test_48_no_name_subject_or_message_id_slips_a_header_or_a_recipient_in() -> None:
    evil = "x\r\nBcc: everybody@else.example\r\n\r\nhello"
    with server() as (smtp, chaos):
        hand_over(smtp, replace(LETTER, subject=evil, from_name=evil, to_name=evil))

        (taken,) = chaos.taken
        assert taken.recipients == ("fred@lindqvist.example",)
        assert taken.message["Bcc"] is None
        assert taken.message.get_body(("plain",)).get_content().startswith("Fred, meet Sally.")


@pytest.mark.parametrize(
    "address", ["fred@lindqvist.example>\r\nRCPT TO:<everybody@else.example", "fred@lindqvist.example\r\nDATA\r\n"]
)
def test_48_no_address_slips_a_command_in(address: str) -> None:
    with server() as (smtp, chaos):
        with pytest.raises((Refused, NotNow, ValueError)):
            hand_over(smtp, replace(LETTER, to_address=address))

        assert chaos.taken == []
        assert chaos.came_to["data"] == 0


@pytest.mark.parametrize(
    "words",
    [
        '<img src="https://else.example/p.gif"><a href="https://else.example">press</a>',
        '<base href="https://else.example"><div style="display:none">hidden</div>',
        "<!--[if mso]><v:rect>x</v:rect><![endif]-->",
        "{{ settings.SECRET_KEY }} {% debug %} {0.__class__} %(x)s ${x}",
    ],
)
def test_50_and_51_whatever_somebody_writes_arrives_as_their_words(words: str) -> None:
    with server() as (smtp, chaos):
        hand_over(smtp, replace(LETTER, text=words))

        message = chaos.taken[0].message
        assert words in message.get_body(("plain",)).get_content()
        page = message.get_body(("html",)).get_content()
        assert not re.search(r"<(img|base|v:rect|div style)|<!--\[if", page)
        assert 'href="https://else.example' not in page
