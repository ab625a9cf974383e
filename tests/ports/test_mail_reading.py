"""Is whatever comes by mail read in bounded time, rightly where it can be, and given up where it cannot?"""

from __future__ import annotations

import base64
import os
import resource
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest

from obliged.domain.mails import Address, Mail
from obliged.ports.mail import reading
from obliged.ports.mail.html_lines import text_of
from obliged.ports.mail.limited import CouldNotRead, Readers

HEAD = b"From: Ana Duarte <ana@duarte.example>\r\nTo: Priya Raman <priya@ramanvale.example>\r\nSubject: Sally\r\n"
PATIENCE = 2.0  # seconds of work, not of waiting for a busy machine
"""Seconds for the worst mail on a slow machine: half of what the limit allows."""


def mail(heading: bytes = b"", body: bytes = b"They met.\r\n") -> Mail:
    return reading.read(HEAD + heading + b"\r\n" + body)


# What is there


def test_a_plain_mail_is_read() -> None:
    read = mail(
        b"Message-ID: <1@duarte.example>\r\nIn-Reply-To: <0@ramanvale.example>\r\nReferences: <a@b.example>\r\n <0@ramanvale.example>\r\n"
    )

    assert read.sender == Address("Ana Duarte", "ana@duarte.example")
    assert read.to == (Address("Priya Raman", "priya@ramanvale.example"),)
    assert read.subject == "Sally"
    assert read.text.strip() == "They met."
    assert (read.message_id, read.in_reply_to) == ("<1@duarte.example>", "<0@ramanvale.example>")
    assert read.references == ("<a@b.example>", "<0@ramanvale.example>")


def test_nobody_writes_backwards_what_they_are_called_or_write_about() -> None:
    read = reading.read(
        "From: \u202eetrauD anA\u202c <ana@duarte.example>\r\nSubject: \u2066Sally\u2069 \u202efdp\r\n\r\nHi".encode()
    )

    assert read.sender == Address("etrauD anA", "ana@duarte.example")
    assert read.subject == "Sally fdp"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
def test_a_line_may_end_in_three_ways(end: bytes) -> None:
    raw = (
        HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nThey met.\r\n\r\nOn Friday.\r\n--b--\r\n'
    ).replace(b"\r\n", end)

    read = reading.read(raw)

    assert read.subject == "Sally"
    assert read.text == "They met.\n\nOn Friday."


def test_the_plain_words_are_taken_before_the_html() -> None:
    message = EmailMessage()
    message["From"] = "ana@duarte.example"
    message.set_content("They met.")
    message.add_alternative("<p>They <b>met</b>, in HTML.</p>", subtype="html")

    assert reading.read(message.as_bytes()).text.strip() == "They met."


def test_html_alone_is_read_as_lines_and_quotes() -> None:
    read = mail(
        b"Content-Type: text/html; charset=utf-8\r\n",
        b"<head><style>p {color: red}</style></head><p>They met.<br>On Friday.</p>"
        b"<div style='display:none'>Not to be seen</div><blockquote type=cite>Did they?</blockquote>",
    )

    assert read.text == "They met.\nOn Friday.\n> Did they?"


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("iso-2022-jp", "会いました"), ("shift_jis", "会いました"), ("gb2312", "他们见面了"), ("koi8-r", "Они встретились"),
        ("windows-1252", "“Café”"), ("iso-8859-1", "Olá"), ("utf-8", "Gặp rồi"), ("utf-7", "Grüße"), ("euc-kr", "만났어요"),
    ],
)  # fmt: skip
def test_the_charset_that_is_said_is_used(charset: str, words: str) -> None:
    body = words.encode(charset)

    assert mail(f"Content-Type: text/plain; charset={charset}\r\n".encode(), body).text == words


@pytest.mark.parametrize(
    "charset", ["us-ascii", "utf-8", "x-unknown", "rot13", "idna", "unicode_escape", "zlib", "", "\x00"]
)
def test_a_wrong_charset_loses_no_letter(charset: str) -> None:
    heading = f"Content-Type: text/plain; charset={charset}\r\n".encode()

    assert mail(heading, "Grüße".encode()).text == "Grüße"
    assert mail(heading, "Grüße".encode("cp1252")).text == "Grüße"


def test_headings_are_decoded_even_where_a_letter_was_cut() -> None:
    read = reading.read(
        b"From: =?utf-8?B?SW7Dqg==?= =?utf-8?B?cyBCb2F0ZW5n?= <ines@boateng.example>\r\n"
        b"Subject: =?utf-8?Q?caf=C3?= =?utf-8?Q?=A9_?=\r\n =?iso-8859-1?q?ol=E1?= now\r\n\r\nx"
    )

    assert read.sender == Address("Inês Boateng", "ines@boateng.example")
    assert read.subject == "café olá now"


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ('"Duarte, Ana" <ana@duarte.example>, luis@ferreira.example', [("Duarte, Ana", "ana@duarte.example"), ("", "luis@ferreira.example")]),
        ("ana@duarte.example (Ana Duarte)", [("Ana Duarte", "ana@duarte.example")]),
        ("Partners: ana@duarte.example, Luis <LUIS@ferreira.example>;", [("", "ana@duarte.example"), ("Luis", "luis@ferreira.example")]),
        ("undisclosed-recipients:;", []),
        ("", []),
    ],
)  # fmt: skip
def test_addresses_are_read_as_they_are_written(line: str, people: list[tuple[str, str]]) -> None:
    assert [(each.name, each.address) for each in reading.addresses(line)] == people


def test_a_mail_inside_a_mail_is_a_mail() -> None:
    inner = HEAD + b"Message-ID: <inner@duarte.example>\r\n\r\nSally needs a designer.\r\n"
    read = mail(
        b'Content-Type: multipart/mixed; boundary="b"\r\n',
        b"--b\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--b--\r\n",
    )

    assert read.text.strip() == "See below."
    assert [each.message_id for each in read.attached] == ["<inner@duarte.example>"]
    assert read.attached[0].text.strip() == "Sally needs a designer."


def test_bytes_without_a_heading_are_words() -> None:
    read = reading.read(b"One: it went well.\n\nTwo: they will call.\n")

    assert read.sender is None
    assert read.text.startswith("One: it went well.")


def test_what_a_server_says_of_the_sender_is_kept_with_its_name() -> None:
    read = mail(
        b"Authentication-Results: mx.ramanvale.example; spf=pass smtp.mailfrom=x; dkim=fail reason=y; dmarc=none\r\n"
    )

    assert [(each.by, each.method, each.result) for each in read.verdicts] == [
        ("mx.ramanvale.example", "spf", "pass"), ("mx.ramanvale.example", "dkim", "fail"), ("mx.ramanvale.example", "dmarc", "none"),
    ]  # fmt: skip


# Fault 71 and its kind: what is made to harm


def nested(levels: int) -> bytes:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(levels)
    )
    return HEAD + opening + b"\r\nThey met.\r\n"


def nested_mails(levels: int) -> bytes:
    return (HEAD + b"Content-Type: message/rfc822\r\n\r\n") * levels + HEAD + b"\r\nThey met.\r\n"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "3,000 parts inside each other": lambda: nested(3000),
    "3,000 mails inside each other": lambda: nested_mails(3000),
    "3,000 parts side by side": lambda: HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 3000 + b"--b--\r\n",
    "parts that share the start of a boundary": lambda: HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--bb\r\n" * 200_000,
    "50,000 recipients": lambda: HEAD + b"Cc: " + b",\r\n ".join(b"P%d <p%d@many.example>" % (n, n) for n in range(50_000)) + b"\r\n\r\nx",
    "50,000 headings": lambda: HEAD + b"X-Y: z\r\n" * 50_000 + b"\r\nx",
    "one heading folded 50,000 times": lambda: HEAD + b"X-Y: z\r\n" + b" z\r\n" * 50_000 + b"\r\nx",
    "an encoded word repeated 100,000 times": lambda: HEAD + b"X-Y: " + b"=?utf-8?Q?=41?= " * 100_000 + b"\r\n\r\nx",
    "encoded words never closed": lambda: HEAD + b"Subject: " + b"=?utf-8?Q?" * 100_000 + b"\r\n\r\nx",
    "comments opened and never closed": lambda: HEAD + b"Cc: " + b"(" * 500_000 + b"\r\n\r\nx",
    "quotes and backslashes": lambda: HEAD + b"Cc: " + b'"\\' * 250_000 + b"\r\n\r\nx",
    "parameters without end": lambda: HEAD + b"Content-Type: text/plain" + b'; a="' * 100_000 + b"\r\n\r\nx",
    "1 MB of nested HTML": lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200_000 + b"They met.",
    "1 MB of nested quotes": lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<blockquote>" * 90_000 + b"x<br>" * 20_000,
    "1 MB of opened tags": lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<" * 1_000_000,
    "1 MB of opened tags with quotes": lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b'<a b="' * 160_000,
    "1 MB of opened comments": lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<!--" * 250_000,
    "1 MB of opened style sheets": lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"<style>" * 150_000,
    "1 MB of entities": lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"&amp;&#x1F600;&notanentity" * 40_000,
    "1 MB in one line": lambda: HEAD + b"\r\n" + b"a" * 1_000_000,
    "1 MB of quote marks": lambda: HEAD + b"\r\n" + b">" * 1_000_000,
    "1 MB of lines that begin like an announcement": lambda: HEAD + b"\r\n" + b"On Tuesday, 3 May 2022 at 10:00\n" * 30_000,
    "1 MB of headings in the words": lambda: HEAD + b"\r\n" + b"From: a\nTo: b\n" * 70_000,
    "1 MB of dashes": lambda: HEAD + b"\r\n" + b"-- \n" * 250_000,
    "base64 that is none": lambda: HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=" * 500_000 + b"\xff" * 500_000,
    "NULs": lambda: HEAD + b"X-Y: a\x00b\r\n\r\n" + b"\x00" * 100_000 + b"They met.",
    "a winmail.dat": lambda: HEAD + b'Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + base64.b64encode(os.urandom(100_000)),
    "noise": lambda: os.urandom(1_000_000),
    "noise with a heading": lambda: HEAD + b"\r\n" + os.urandom(1_000_000),
    "nothing": lambda: b"",
    "blank lines": lambda: b"\r\n" * 500_000,
    "halves of letters": lambda: HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-+2AA-",
}  # fmt: skip


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as readers:
        yield readers


@pytest.mark.parametrize("name", HOSTILE)
def test_no_mail_is_slow_or_breaks_the_reading(name: str, readers: Readers) -> None:
    from obliged.domain.replies import new_words
    from obliged.domain.signs import kind_of

    raw = HOSTILE[name]()
    readers.read(b"")

    read = readers.read(raw)

    assert isinstance(read, Mail)
    start = time.process_time()
    kind_of(read)
    new_words(read.text).encode("utf-8")
    judged = time.process_time() - start
    assert judged < PATIENCE, f"Judging it took {judged:.2f} s of work."
    assert "\x00" not in read.text


def test_the_words_of_a_deep_mail_are_not_needed_for_its_heading(readers: Readers) -> None:
    read = readers.read(nested(3000))

    assert isinstance(read, Mail)
    assert read.subject == "Sally"


# The process that reads


def test_the_mail_comes_back_whole_from_the_other_process(readers: Readers) -> None:
    raw = HEAD + b'Date: Fri, 25 Nov 2022 10:00:00 +0100\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n' + HEAD + b"\r\nSally.\r\n--b--\r\n"  # fmt: skip

    assert readers.read(raw) == reading.read(raw)


def test_one_process_reads_many_mails(readers: Readers) -> None:
    readers.read(HEAD)
    assert readers._process is not None
    first = readers._process.pid

    for _ in range(50):
        assert isinstance(readers.read(HEAD + b"\r\nThey met."), Mail)

    assert readers._process.pid == first


def test_a_mail_that_takes_too_long_is_given_up_and_the_next_one_is_read() -> None:
    with Readers(seconds=0.0001) as hasty:
        assert hasty.read(HEAD + b"\r\n" + b"x\n" * 500_000) == CouldNotRead("too_slow")
        hasty.seconds = 2.0
        assert isinstance(hasty.read(HEAD + b"\r\nThey met."), Mail)


def test_a_mail_that_takes_too_much_memory_is_given_up_and_the_next_one_is_read() -> None:
    with Readers(memory=16 * 1024 * 1024) as poor:
        assert poor.read(HEAD + b"\r\n" + b"x" * 40_000_000) == CouldNotRead("too_much_memory")
        assert isinstance(poor.read(HEAD + b"\r\nThey met."), Mail)


def test_a_process_that_died_between_two_mails_is_replaced() -> None:
    with Readers() as readers:
        readers.read(HEAD)
        assert readers._process is not None
        readers._process.kill()
        readers._process.wait()

        assert isinstance(readers.read(HEAD + b"\r\nThey met."), Mail)


def test_a_mail_larger_than_any_provider_takes_is_not_opened(readers: Readers) -> None:
    assert readers.read(b"x" * (64 * 1024 * 1024 + 1)) == CouldNotRead("too_large")


def test_nothing_stays_behind() -> None:
    with Readers() as readers:
        readers.read(HEAD)
        process = readers._process

    assert process is not None
    assert process.poll() is not None


def test_the_largest_usual_mail_stays_within_the_memory(readers: Readers) -> None:
    attachment = base64.encodebytes(bytes(18_000_000))
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nThe plans.\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + attachment + b"--b--\r\n"  # fmt: skip

    read = readers.read(raw)

    assert isinstance(read, Mail)
    assert [part.name for part in read.parts] == ["plan.pdf"]
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY


# HTML


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a < b and c > d", "a < b and c > d"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p class=MsoNormal>One</p><p class=MsoNormal>Two</p>", "One\nTwo"),
        ("One<script>alert(1)</script><style>x{}</style>Two", "OneTwo"),
        ("<ul><li>One<li>Two</ul>", "- One\n- Two"),
        ("Fish &amp; chips&nbsp;now", "Fish & chips now".replace(" now", "\xa0now")),
        ("<blockquote style='margin:0 0 0 40px;border:none'>Only moved in</blockquote>", "Only moved in"),
        ("<blockquote>Old<blockquote>Older</blockquote></blockquote>New", "> Old\n> > Older\nNew"),
        ("Best,<div class='gmail_signature'>Ana<br>Duarte e Filhos</div>", "Best,\n-- \nAna\nDuarte e Filhos"),
        ("<img src='https://track.example/x.gif'><svg><script>alert(1)</script></svg>They met.", "They met."),
    ],
)  # fmt: skip
def test_html_is_read_as_a_person_would(html: str, text: str) -> None:
    assert text_of(html) == text
