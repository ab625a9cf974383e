"""Is it found where it lies? With a real IMAP server, and with our own spool."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from obliged.ports.mail import NotLetIn, NotNow, hand_over
from obliged.ports.mail.session import Server
from obliged.ports.mail.spool import Spool, SpoolFolder
from obliged.ports.mail.whereabouts import Folder
from tests.dovecot import Dovecot
from tests.ports.test_smtp import LETTER

JOEL = "joel@ramanvale.example"


def new_id() -> str:
    return f"<{uuid.uuid4()}@ramanvale.example>"


def lies(dovecot: Dovecot, folder: str) -> str:
    """A letter that lies in one of Joel's folders."""
    message_id = new_id()
    dovecot.keep(bytes(replace(LETTER, message_id=message_id).as_message()), JOEL, folder)
    return message_id


def joels(dovecot: Dovecot, name: str = "", **changed: Any) -> Folder:
    server = Server(dovecot.host, dovecot.imaps, "tls", JOEL, dovecot.password, timeout=10)
    return Folder(replace(server, **changed), name)


def test_the_folder_of_sent_mail_is_found_by_its_special_use(dovecot: Dovecot) -> None:
    there, elsewhere, nowhere = lies(dovecot, "Sent"), lies(dovecot, "INBOX"), new_id()

    assert joels(dovecot).found({there, elsewhere, nowhere}) == {there}


def test_another_folder_is_looked_into_by_its_name_in_whatever_script(dovecot: Dovecot) -> None:
    with dovecot.mailbox(JOEL) as line:
        line.create('"Gesendete Gr&APwA3w-e"')
    there = lies(dovecot, '"Gesendete Gr&APwA3w-e"')

    assert joels(dovecot, "Gesendete Grüße").found({there}) == {there}


def test_a_folder_that_is_not_there_holds_nothing(dovecot: Dovecot) -> None:
    assert joels(dovecot, "Nowhere").found({lies(dovecot, "Sent")}) == frozenset()


def test_a_message_id_cannot_ask_for_anything_else(dovecot: Dovecot) -> None:
    lies(dovecot, "Sent")

    assert joels(dovecot).found({'<x" OR ALL "y>', "<a>\r\nA1 DELETE Sent", ""}) == frozenset()


def test_who_is_not_let_in_or_hears_nothing_says_so(dovecot: Dovecot) -> None:
    with pytest.raises(NotLetIn):
        joels(dovecot, secret="wrong").found({new_id()})
    with pytest.raises(NotNow):
        joels(dovecot, port=1).found({new_id()})


# --- the spool --------------------------------------------------------------------------------------------------


@pytest.fixture
def spool(tmp_path: Path, settings: Any) -> Path:
    settings.SPOOL = str(tmp_path / "spool")
    return tmp_path / "spool"


def files(spool: Path, part: str = "new") -> list[Path]:
    return sorted((spool / part).iterdir())


def test_a_letter_lies_in_the_spool_from_its_last_dot(spool: Path) -> None:
    begun = Spool().begin(LETTER)
    assert files(spool) == []

    begun.finish()
    begun.give_up()

    (file,) = files(spool)
    assert files(spool, "tmp") == []
    assert f"Message-ID: {LETTER.message_id}".encode() in file.read_bytes()
    assert b"To: Fred Lindqvist <fred@lindqvist.example>\r\n" in file.read_bytes()


def test_what_is_given_up_leaves_nothing_behind(spool: Path) -> None:
    Spool().begin(LETTER).give_up()

    assert files(spool) == files(spool, "tmp") == []


def test_handed_over_twice_it_is_one_letter_also_once_the_relay_has_it(spool: Path) -> None:
    hand_over(Spool(), LETTER)
    hand_over(Spool(), LETTER)
    assert len(files(spool)) == 1

    os.rename(files(spool)[0], spool / "cur" / f"{files(spool)[0].name}:2,S")
    hand_over(Spool(), LETTER)

    assert (len(files(spool)), len(files(spool, "cur"))) == (0, 1)
    assert SpoolFolder(spool).found({LETTER.message_id, new_id()}) == {LETTER.message_id}


def test_a_spool_that_takes_nothing_is_tried_again(spool: Path, settings: Any) -> None:
    spool.write_text("a file where the folder should be")

    with pytest.raises(NotNow, match="takes nothing"):
        Spool().begin(LETTER)
