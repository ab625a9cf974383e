"""Does the door for mails answer each file, whatever it is?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data" / "email"
FIELDS = {"file", "kind", "new_text", "seconds", "introduction", "outcome"}

REPLY = b"""From: Ana Duarte <ana@duarte.example>
To: Priya Raman <priya@ramanvale.example>
Subject: Re: Sally

They met on Friday, and it went well.

On Tue, Nov 15, 2022 at 10:04 AM Priya Raman <priya@ramanvale.example> wrote:
> Did they meet?
"""
BOUNCE = b"""From: Mail Delivery System <mailer-daemon@mx.duarte.example>
To: priya@ramanvale.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied

The mailbox does not exist.
"""
MAILS: Mapping[str, bytes] = {
    "reply.eml": REPLY,
    "deeper/bounce.eml": BOUNCE,
    "words.txt": b"They met.\n\nAm 15.11.22 um 10:04 schrieb Priya Raman:\n> Und?\n",
    "page.html": b"<p>They met.</p><blockquote>Did they?</blockquote>",
    "without": b"They met.\n",
    "noise.eml": bytes(range(256)) * 100,
    "empty.eml": b"",
}
OTHERS: Mapping[str, bytes] = {
    "README.md": b"# Mails",
    "expected.jsonl": b"{}",
    "picture.png": b"\x89PNG",
    ".hidden.eml": REPLY,
}


def run(folder: Path, *more: str) -> dict[str, dict[str, Any]]:
    command = [sys.executable, "bench/mail.py", "--data", str(folder), *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {row["file"]: row for row in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("mails")
    for name, raw in {**MAILS, **OTHERS}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(raw)
    return run(folder, "--us", "Priya Raman <priya@ramanvale.example>", "--us", "Joel Vale <joel@ramanvale.example>")


def test_each_mail_has_its_line_and_nothing_else_has(answered: dict[str, dict[str, Any]]) -> None:
    assert set(answered) == set(MAILS)
    assert all(set(row) == FIELDS for row in answered.values())


def test_an_answer_is_read_to_its_new_words(answered: dict[str, dict[str, Any]]) -> None:
    assert answered["reply.eml"]["kind"] == "human"
    assert answered["reply.eml"]["new_text"] == "They met on Friday, and it went well."
    assert answered["reply.eml"]["outcome"] == "met"


def test_a_bounce_tells_no_outcome_and_introduces_nobody(answered: dict[str, dict[str, Any]]) -> None:
    row = answered["deeper/bounce.eml"]

    assert (row["kind"], row["introduction"], row["outcome"]) == ("bounce", None, None)


@pytest.mark.parametrize("name", ["words.txt", "page.html", "without"])
def test_what_has_no_heading_is_a_persons_words(answered: dict[str, dict[str, Any]], name: str) -> None:
    assert answered[name]["kind"] == "human"
    assert answered[name]["new_text"] == "They met."


def test_noise_is_answered_too(answered: dict[str, dict[str, Any]]) -> None:
    assert {answered["noise.eml"]["kind"], answered["empty.eml"]["kind"]} <= {"human", "unread"}
    assert answered["empty.eml"]["new_text"] == ""


def test_all_mails_that_others_collected_are_read_in_time() -> None:
    if not SHARED.exists():
        pytest.skip(f"The shared data is not here: {SHARED}")

    rows = run(SHARED)

    assert len(rows) > 390
    assert all(row["kind"] != "unread" and row["seconds"] < 2 for row in rows.values())
    assert {row["kind"] for name, row in rows.items() if name.startswith("replies-")} == {"human"}
