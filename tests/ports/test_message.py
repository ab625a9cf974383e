"""Is a letter well made on the wire, whatever words and names are put into it?"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32
from email.utils import parseaddr
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from obliged.ports.mail.message import CALENDAR, Card, Mail, one_line
from tests.cast import MONDAY
from tests.naughty import NAUGHTY

LETTER = Mail(
    message_id="<0190@obliged.ramanvale.example>",
    from_name="Priya Raman",
    from_address="priya@ramanvale.example",
    reply_to="",
    to_name="Ana Duarte",
    to_address="ana@duarte.example",
    subject="Thank you for Kwame",
    text="Hi Ana,\n\nthank you. We spoke at 9:10.\n\nPriya\nRaman Vale\n",
    at=MONDAY,
)


def sent(**said: Any) -> EmailMessage:
    """The letter as whoever gets it reads it."""
    raw = replace(LETTER, **said).as_message().as_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def words(message: EmailMessage) -> str:
    found = message.get_body(("plain",))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")


def page(message: EmailMessage) -> str:
    found = message.get_body(("html",))
    assert found is not None
    return str(found.get_content())


class Elements(HTMLParser):
    """What a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "background", "action"}]

    def handle_data(self, data: str) -> None:
        self.text += data


OURS = {"html", "head", "meta", "style", "body", "main", "p", "br", "a"}


# The whole of it


def test_plain_text_comes_first_and_says_the_same_as_the_page() -> None:
    message = sent()

    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert words(message) == LETTER.text
    assert "thank you. We spoke at 9:10." in Elements(page(message)).text


def test_the_page_has_no_picture_no_table_and_nothing_that_is_fetched() -> None:
    made = Elements(page(sent()))

    assert set(made.tags) <= OURS
    assert made.links == []
    assert "url(" not in page(sent())
    assert "@import" not in page(sent())


def test_the_page_leaves_its_colours_to_the_reader() -> None:
    html = page(sent())

    assert 'content="light dark"' in html
    assert "background" not in html
    assert not re.search(r"[^-]color\s*:", html)


def test_every_try_sends_the_same_bytes_but_for_the_seam() -> None:
    """Message-ID, Date and words: who gets it twice sees once."""

    def without_seam(raw: bytes) -> bytes:
        return re.sub(rb"=====+\d+==", b"seam", raw)

    assert without_seam(LETTER.as_message().as_bytes()) == without_seam(LETTER.as_message().as_bytes())


def test_the_date_is_that_of_the_writers_clock() -> None:
    portland = MONDAY.astimezone(ZoneInfo("America/Los_Angeles"))

    assert sent(at=portland)["Date"] == "Mon, 16 Nov 2026 09:00:00 -0800"


def test_a_letter_that_answers_says_to_what() -> None:
    message = sent(answers="<3@duarte.example>", thread="<1@duarte.example> <2@ramanvale.example>")

    assert message["In-Reply-To"] == "<3@duarte.example>"
    assert message["References"] == "<1@duarte.example> <2@ramanvale.example> <3@duarte.example>"


def test_a_long_thread_keeps_its_beginning_and_its_end() -> None:
    before = [f"<{n}@duarte.example>" for n in range(200)]

    kept = sent(answers=before[-1], thread=" ".join(before))["References"].split()

    assert kept == [before[0], *before[-19:]]


def test_a_thread_made_by_somebody_else_slips_nothing_in() -> None:
    message = sent(
        answers="<a@b.example>\r\nBcc: all@evil.example", thread="nonsense\r\n\r\n<html> <\x00x@y> <ü@x.example>"
    )

    assert message["Bcc"] is None
    assert message["In-Reply-To"] == "<a@b.example>"
    assert message["References"] == "<html> <a@b.example>"


@pytest.mark.parametrize(
    "subject", ["x" * 250, "é" * 250, "word " * 50 + "end", "=?utf-8?q?typed?=", " a  b ", "🔑 und 安"]
)
def test_a_subject_is_read_as_it_was_typed(subject: str) -> None:
    assert sent(subject=subject)["Subject"] == " ".join(subject.split())


def test_long_identifiers_stay_as_they_are() -> None:
    long = f"<{'a' * 120}@{'b' * 60}.example>"
    raw = (
        replace(LETTER, message_id=long, answers=long, stop=f"http://127.0.0.1:8000/stop/{'c' * 90}/")
        .as_message()
        .as_bytes()
    )

    assert raw.count(long.encode()) == 3
    assert b"=?" not in raw


def test_what_is_automatic_says_so_and_how_to_stop_it() -> None:
    message = sent(automatic=True, stop="http://127.0.0.1:8000/stop/0190.ab/")

    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == "<http://127.0.0.1:8000/stop/0190.ab/>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_a_member_sent_is_no_list() -> None:
    message = sent()

    assert not {"Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "Precedence"} & set(message)


def test_answers_go_where_they_are_read() -> None:
    assert sent()["Reply-To"] is None
    assert sent(reply_to=LETTER.from_address)["Reply-To"] is None
    assert sent(reply_to="r.0190.ab@in.example")["Reply-To"] == "Priya Raman <r.0190.ab@in.example>"


def test_a_card_travels_along() -> None:
    card = Card("Fred Lindqvist.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Fred Lindqvist\r\nEND:VCARD\r\n")

    (attached,) = sent(cards=(card,)).iter_attachments()

    assert attached.get_content_type() == "text/vcard"
    assert attached.get_filename() == "Fred Lindqvist.vcf"
    assert attached.get_content() == card.text


def test_an_invitation_is_one_that_calendars_understand() -> None:
    invitation = Card("meeting.ics", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", CALENDAR)

    message = sent(cards=(invitation,))

    calendars = [part for part in message.walk() if part.get_content_type() == CALENDAR]
    assert [part.get_param("method") for part in calendars] == ["REQUEST", "REQUEST"]
    assert [part.get_content_disposition() for part in calendars] == [None, "attachment"]
    assert words(message) == LETTER.text


# Nothing is slipped in behind a header


@pytest.mark.parametrize("field", ["from_name", "to_name", "subject"])
@pytest.mark.parametrize(
    "slip",
    ["\r\nBcc: all@evil.example", "\nBcc: all@evil.example", "\rBcc: all@evil.example", "\x85Bcc: all@evil.example",
     "\u2028Bcc: all@evil.example", "\x0bBcc: all@evil.example", "\r\n\r\n<script>alert(1)</script>",
     "=?utf-8?q?=0D=0ABcc:_all@evil.example?="],
)  # fmt: skip
def test_nothing_is_slipped_in_behind_a_header(field: str, slip: str) -> None:
    """Fault 48 of the catalogue."""
    raw = replace(LETTER, **{field: f"Ana{slip}"}).as_message().as_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)

    assert message["Bcc"] is None
    assert message["From"].addresses[0].addr_spec == LETTER.from_address
    assert [address.addr_spec for address in message["To"].addresses] == [LETTER.to_address]
    assert not re.search(rb"(?m)^(Bcc|<script)", raw)


@pytest.mark.parametrize(
    "name",
    ["Duarte, Ana", 'Ana "the books" Duarte', "Ana <ana@evil.example>", "ana@evil.example", "Ana (accounts)", "Ana\\",
     "Inês Boateng", "安娜", "Thu Trang Phạm", "أنا دوارتي", "Ana; Bcc: all@evil.example", "x" * 300, "é" * 300, ""],
)  # fmt: skip
def test_a_name_is_only_ever_a_name(name: str) -> None:
    (to,) = sent(to_name=name)["To"].addresses
    raw = message_from_bytes(replace(LETTER, to_name=name).as_message().as_bytes(), policy=compat32)
    read, address = parseaddr(str(raw["To"]))

    assert to.addr_spec == address == LETTER.to_address
    assert str(make_header(decode_header(read))) == name


@pytest.mark.parametrize(
    "turned", ["Ana \u202eetraud\u202c", "Ana\u2066 Duarte\u2069", "A\u200bna", "\ufeffAna", "Ana\u00ad"]
)
def test_a_name_cannot_be_turned_around_or_hide_letters(turned: str) -> None:
    """Fault 49 of the catalogue: what a reader sees is what is there."""
    assert not re.search("[\u200b\u202a-\u202e\u2066-\u2069\ufeff\u00ad]", str(sent(to_name=turned, subject=turned)))


def test_joiners_that_a_script_needs_stay() -> None:
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize("text", NAUGHTY)
def test_whatever_people_paste_the_letter_is_still_one(text: str) -> None:
    message = sent(from_name=text, to_name=text, subject=text, text=text)

    assert message["From"].addresses[0].addr_spec == LETTER.from_address
    assert [address.addr_spec for address in message["To"].addresses] == [LETTER.to_address]
    assert set(Elements(page(message)).tags) <= OURS


@given(st.text(), st.text(), st.text(max_size=2000))
@effort(max_examples=150, deadline=None)
def test_any_words_arrive_as_words(name: str, subject: str, text: str) -> None:
    message = sent(to_name=name, subject=subject, text=text)

    assert [address.addr_spec for address in message["To"].addresses] == [LETTER.to_address]
    assert set(Elements(page(message)).tags) <= OURS
    assert message["Subject"] == one_line(subject)


# Names and addresses in other scripts, long lines


def test_a_domain_in_its_own_script_is_spelled_as_every_server_knows_it() -> None:
    message = sent(to_address="ana@büro.example")

    assert message["To"].addresses[0].addr_spec == "ana@xn--bro-hoa.example"


def test_an_address_in_its_own_script_stays_whole_where_the_server_can_carry_it() -> None:
    """The session asks for SMTPUTF8, and writes headers as UTF-8."""
    message = replace(LETTER, to_name="Inês", to_address="inês@boateng.example").as_message()
    raw = message.as_bytes(policy=message.policy.clone(utf8=True))

    assert "inês@boateng.example".encode() in raw


@pytest.mark.parametrize("long", ["x" * 5000, "word " * 2000, "é" * 3000, "🔑" * 2000, "\t" * 1500])
def test_no_line_is_longer_than_mail_can_carry(long: str) -> None:
    """Fault 49 of the catalogue."""
    raw = replace(LETTER, text=long, subject=long[:250], to_name=long[:250]).as_message().as_bytes()

    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()
    assert words(email.message_from_bytes(raw, policy=email.policy.default)).rstrip("\n") == long  # type: ignore[arg-type]


def test_lines_that_mean_something_to_mail_servers_arrive_as_typed() -> None:
    text = ".\n..\nFrom now on\n.\r\nThe end\n"

    assert words(sent(text=text)) == text.replace("\r\n", "\n")


# Nobody's note becomes markup


HOSTILE = """<img src="https://evil.example/pixel.gif"> <a href="https://evil.example">Click</a>
<base href="https://evil.example/"> <style>body{display:none}</style><!--[if mso]><v:rect><![endif]-->
<script>alert(1)</script> <div style="display:none">hidden</div> &lt;b&gt; <svg/onload=alert(1)>
</p></main><form action="https://evil.example"><input name="password"> \u202egnp.x"""


def test_a_hostile_note_is_shown_as_text() -> None:
    """Fault 50 of the catalogue."""
    message = sent(text=HOSTILE)
    made = Elements(page(message))

    assert set(made.tags) <= OURS
    assert made.links == []
    assert '<a href="https://evil.example">Click</a>' in made.text
    assert "<!--[if mso]>" in made.text


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See http://127.0.0.1:8000/a/AbC-_9/ now.", ["http://127.0.0.1:8000/a/AbC-_9/"]),
        ("(http://127.0.0.1:8000/a/x/?y=1&z=2).", ["http://127.0.0.1:8000/a/x/?y=1&z=2"]),
        ("http://127.0.0.1:8000", ["http://127.0.0.1:8000"]),
        ("https://evil.example/a/x/", []),
        ("http://127.0.0.1:8000.evil.example/", []),
        ("http://127.0.0.1:8000@evil.example/", []),
        ("http://127.0.0.1:80001/", []),
        ("https://evil.example/?http://127.0.0.1:8000/", []),
        ('http://127.0.0.1:8000/a/"onmouseover="alert(1)', ["http://127.0.0.1:8000/a/"]),
        ("javascript:alert(1)", []),
    ],
)
def test_only_what_leads_to_us_is_a_link(text: str, links: list[str]) -> None:
    assert Elements(page(sent(text=text))).links == links


def test_a_moment_without_a_zone_is_no_date() -> None:
    assert sent(at=datetime.fromisoformat("2026-11-16T17:00:00+00:00"))["Date"].endswith("+0000")
