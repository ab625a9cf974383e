"""Mail that comes in by SMTP, from whoever connects."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from obliged.ports.mail import receiver
from obliged.ports.mail.receiver import Receiver, Unreachable
from tests.certificates import Authority
from tests.mails import mail

OURS = "in@in.example"
RAW = mail("Thank you.")


class House:
    """What is kept, and whether it can be."""

    def __init__(self) -> None:
        self.kept: list[tuple[bytes, str, str]] = []
        self.is_down = False

    def is_ours(self, address: str) -> bool:
        if self.is_down:
            raise Unreachable("down")
        return address.lower() == OURS

    def keep(self, raw: bytes, sender: str, recipient: str) -> None:
        if self.is_down:
            raise Unreachable("down")
        self.kept.append((raw, sender, recipient))


@pytest.fixture
def house() -> House:
    return House()


Connect = Callable[[], smtplib.SMTP]


@contextmanager
def listening(house: House, certificate: str = "") -> Iterator[Connect]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    door = Receiver(house.is_ours, house.keep, host="127.0.0.1", port=port, name="in.example", certificate=certificate)
    door.start()
    lines: list[smtplib.SMTP] = []

    def connect() -> smtplib.SMTP:
        lines.append(smtplib.SMTP("127.0.0.1", port, timeout=10))
        return lines[-1]

    try:
        yield connect
    finally:
        for line in lines:
            line.close()
        door.stop()


@pytest.fixture
def connect(house: House) -> Iterator[Connect]:
    with listening(house) as line:
        yield line


def test_mail_to_us_is_kept_byte_for_byte_with_its_envelope(house: House, connect: Connect) -> None:
    connect().sendmail("ana@duarte.example", [OURS], RAW)

    assert house.kept == [(RAW, "ana@duarte.example", OURS)]


def test_a_bounce_has_no_sender_and_is_taken(house: House, connect: Connect) -> None:
    connect().sendmail("", [OURS], RAW)

    assert house.kept[0][1] == ""


@pytest.mark.parametrize(
    "address",
    [
        "stranger@else.example",
        "root@in.example",
        "in@else.example",
        "ana%else.example@in.example",
        "@else.example:in@in.example",
    ],
)
def test_whoever_is_not_ours_is_refused_when_they_are_named(house: House, connect: Connect, address: str) -> None:
    line = connect()
    line.ehlo()
    line.mail("ana@duarte.example")

    code, _ = line.rcpt(address)

    assert code in {550, 553, 501}
    assert house.kept == []


def test_one_stranger_among_the_recipients_keeps_nobody_else_out(house: House, connect: Connect) -> None:
    refused = connect().sendmail("ana@duarte.example", [OURS, "stranger@else.example"], RAW)

    assert list(refused) == ["stranger@else.example"]
    assert len(house.kept) == 1


def test_while_the_database_is_away_it_says_later(house: House, connect: Connect) -> None:
    line = connect()
    line.ehlo()
    line.mail("ana@duarte.example")
    line.rcpt(OURS)
    house.is_down = True

    code, said = line.data(RAW)

    assert code == 451
    assert b"later" in said
    house.is_down = False
    connect().sendmail("ana@duarte.example", [OURS], RAW)
    assert len(house.kept) == 1


def test_what_is_too_large_is_refused_before_it_is_sent(
    house: House, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = connect()
    line.ehlo()

    assert int(line.esmtp_features["size"]) == receiver.LARGEST
    code, _ = line.mail("ana@duarte.example", [f"SIZE={receiver.LARGEST + 1}"])
    assert code == 552


def test_and_while_it_is_sent_where_its_size_was_not_said(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "LARGEST", 2000)
    with listening(house) as connect:
        line = connect()
        line.ehlo()
        line.mail("ana@duarte.example")
        line.rcpt(OURS)

        code, _ = line.data(b"Subject: x\r\n\r\n" + b"0123456789\r\n" * 1000)

    assert code == 552
    assert house.kept == []


def test_nobody_can_log_in_and_send_on(connect: Connect) -> None:
    line = connect()
    line.ehlo()

    assert "auth" not in line.esmtp_features
    assert line.docmd("AUTH", "PLAIN AGEAYg==")[0] >= 500
    assert line.docmd("VRFY", "priya")[0] == 252
    assert line.docmd("EXPN", "staff")[0] >= 500


def test_a_mail_that_is_full_of_recipients_takes_no_more(house: House, connect: Connect) -> None:
    line = connect()
    line.ehlo()
    line.mail("ana@duarte.example")

    codes = [line.rcpt(OURS)[0] for _ in range(receiver.RECIPIENTS + 1)]

    assert codes[-2:] == [250, 452]
    line.data(RAW)
    assert len(house.kept) == 1


def test_one_session_brings_no_more_than_a_hundred_megabytes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "BYTES", 3 * len(RAW))
    with listening(house) as connect:
        line = connect()
        for _ in range(3):
            line.sendmail("ana@duarte.example", [OURS], RAW)

        with pytest.raises(smtplib.SMTPSenderRefused) as later:
            line.sendmail("ana@duarte.example", [OURS], RAW)

        assert later.value.smtp_code == 452
        connect().sendmail("ana@duarte.example", [OURS], RAW)
    assert len(house.kept) == 4


def test_whoever_only_makes_trouble_is_hung_up_on(connect: Connect) -> None:
    line = connect()
    line.ehlo()
    answers = 0
    with suppress(smtplib.SMTPServerDisconnected):
        while answers < receiver.TROUBLES + 5 and line.docmd("NONSENSE")[0] != 421:
            answers += 1

    assert answers <= receiver.TROUBLES


def test_one_address_does_not_take_every_place(connect: Connect) -> None:
    lines = [connect() for _ in range(receiver.SESSIONS_EACH)]

    with pytest.raises(smtplib.SMTPException):
        connect().ehlo_or_helo_if_needed()

    lines[0].quit()
    again = connect()
    assert again.ehlo()[0] == 250


def test_a_mail_that_goes_in_a_circle_is_stopped(house: House, connect: Connect) -> None:
    round_and_round = b"Received: from a by b; x\r\n" * (receiver.PASSED_THROUGH + 1) + RAW

    with pytest.raises(smtplib.SMTPDataError) as refused:
        connect().sendmail("ana@duarte.example", [OURS], round_and_round)

    assert refused.value.smtp_code == 554
    assert house.kept == []


def test_two_mails_in_one_are_not_smuggled_in(house: House, connect: Connect) -> None:
    smuggled = RAW + b"\n.\nMAIL FROM:<evil@x.example>\nRCPT TO:<in@in.example>\nDATA\nSubject: x\n\nevil\n"
    line = connect()
    line.ehlo()
    line.mail("ana@duarte.example")
    line.rcpt(OURS)
    line.putcmd("data")
    line.getreply()
    line.send(smuggled.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n", RAW.count(b"\r\n")) + b"\r\n.\r\n")
    line.getreply()

    assert all(sender == "ana@duarte.example" for _, sender, _ in house.kept)


def test_with_a_certificate_the_line_can_be_made_safe(house: House, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    certificate = authority.certificate("localhost", "127.0.0.1", called="receiver")
    with listening(house, str(certificate)) as connect:
        line = connect()
        line.ehlo()
        assert "starttls" in line.esmtp_features
        line.starttls(context=ssl.create_default_context(cafile=str(authority.file)))
        line.ehlo()
        assert "auth" not in line.esmtp_features

        line.sendmail("ana@duarte.example", [OURS], RAW)

    assert house.kept == [(RAW, "ana@duarte.example", OURS)]


def test_what_was_said_before_the_line_was_safe_counts_for_nothing(house: House, tmp_path: Path) -> None:
    certificate = Authority(tmp_path).certificate("localhost", "127.0.0.1", called="receiver")
    with listening(house, str(certificate)) as connect:
        line = connect()
        line.ehlo()
        assert line.sock is not None
        line.send("STARTTLS\r\nMAIL FROM:<evil@x.example>\r\n")
        assert line.getreply()[0] == 220
        unsafe = ssl.create_default_context()
        unsafe.check_hostname, unsafe.verify_mode = False, ssl.CERT_NONE
        line.sock = unsafe.wrap_socket(line.sock)
        line.file = None
        line.ehlo()

        assert line.rcpt(OURS)[0] == 503
