"""What does the house read out of mails that came in? A folder in, JSON lines out.

    bench/mail.py --data FOLDER [--us "Name <address>"]...

For each mail in the folder and below: {"file", "kind", "new_text", "seconds", "introduction", "outcome"}. A file that
begins with the lines of a heading is a mail; another one is taken for the words of a mail that a person wrote. Each is
read in a process with limits of time and memory; what breaks them gets the kind "unread".
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from obliged.domain import introduced, news
from obliged.domain.mails import Address, Kind, Mail
from obliged.domain.replies import new_words
from obliged.domain.signs import kind_of
from obliged.ports import phones
from obliged.ports.mail import reading
from obliged.ports.mail.limited import CouldNotRead, Readers

MAILS = frozenset({"", ".eml", ".txt", ".html", ".htm", ".msg", ".mail", ".mbox"})
NOT_MAILS = frozenset({"readme", "license", "licence", "copying", "expected", "notice", "changelog"})


def mails_in(folder: Path) -> list[Path]:
    """The files that are mails, in order."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix.lower() in MAILS
        and not path.name.startswith(".")
        and path.stem.lower() not in NOT_MAILS
    )


def answer(mail: Mail, us: tuple[Address, ...]) -> dict[str, object]:
    """What the door says of a mail. Only a person introduces somebody, or tells what came of it; nobody does both at once."""
    kind = kind_of(mail)
    new_text = new_words(mail.text, mail.sender)
    human = kind is Kind.HUMAN
    made = _introduction(mail, us) if human else None
    return {
        "kind": str(kind),
        "new_text": new_text,
        "introduction": made,
        "outcome": news.outcome(new_text) if human and made is None else None,
    }


def answers(folder: Path, us: tuple[Address, ...]) -> Iterator[dict[str, object]]:
    with Readers() as readers:
        for path in mails_in(folder):
            raw = path.read_bytes()
            start = time.perf_counter()
            read = readers.read(raw, html=path.suffix.lower() in {".html", ".htm"})
            if isinstance(read, CouldNotRead):
                said: dict[str, object] = {"kind": "unread", "new_text": "", "introduction": None, "outcome": None}
            else:
                said = answer(read, us)
            seconds = round(time.perf_counter() - start, 4)
            yield {
                "file": path.relative_to(folder).as_posix(),
                "kind": said["kind"],
                "new_text": said["new_text"],
                "seconds": seconds,
                "introduction": said["introduction"],
                "outcome": said["outcome"],
            }


def _introduction(mail: Mail, us: tuple[Address, ...]) -> dict[str, object] | None:
    found = introduced.introduction(mail, us, phones=phones.find)
    if found is None:
        return None
    return {key: getattr(found, key) for key in ("introducer", "prospect", "provider", "need", "phones", "emails")}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", required=True, type=Path, help="folder of mails")
    parser.add_argument("--us", action="append", default=[], help='who we are: "Name <address>"; may be given again')
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    us = tuple(address for each in given.us for address in reading.addresses(each))
    for line in answers(given.data, us):
        print(json.dumps(line, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
