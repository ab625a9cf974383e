"""How many mails that came in are kept, and how many read and placed, in a second; and does the worker grow while it does?

    python -m bench.incoming [NUMBER]

Answers of a few hundred people to letters of ours, each with what it quotes; one in ten a bounce or an absence. Every
commit is on the disk before it counts. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from datetime import timedelta

PEOPLE = 300
WORDS = (
    "We met on Tuesday and I like the plans.",
    "Thank you, he is glad to hear from you. She asks whether you have room before March.",
    "I have left two messages and heard nothing yet.",
    "They went with somebody else in the end. Thank you all the same.",
    "Can you send me the drawing again? The file would not open here.",
)
QUOTED = "\r\n\r\nOn Mon, 16 Nov 2026 at 9:00, Priya Raman <priya@ramanvale.example> wrote:\r\n> Thank you for Kwame.\r\n> Priya\r\n"


def mail(number: int) -> bytes:
    """The mail of this number: from somebody whom we know, in their own words."""
    who = f"person{number % PEOPLE}@people.example"
    head = f"From: Person {number % PEOPLE} <{who}>\r\nTo: priya@ramanvale.example\r\nMessage-ID: <{number}@people.example>\r\n"
    head += "Date: Mon, 16 Nov 2026 10:00:00 -0800\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    if number % 10 == 9:
        away = "Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nI am away until Monday.\r\n"
        return (head + away).encode()
    return f"{head}Subject: Re: Kwame {number}\r\n\r\n{WORDS[number % len(WORDS)]} {number}{QUOTED}".encode()


def main(number: int) -> None:
    with tempfile.TemporaryDirectory(prefix="obliged-bench-") as folder:
        os.environ.setdefault("OBLIGED_DATA", folder)
        os.environ.update(DJANGO_SETTINGS_MODULE="obliged.settings", OBLIGED_MAIL_DOMAIN="in.example")
        import django

        django.setup()

        from tests import roles

        roles.migrate()
        print(json.dumps(measure(number)))


def measure(number: int) -> dict[str, float]:
    """Keep them all, then read them all."""
    from obliged.acts import firms, incoming, people, referrals
    from obliged.acts.people import Reach
    from obliged.acts.referrals import Known
    from obliged.ports import clock
    from obliged.ports.mail.limited import Readers

    now = clock.now()
    by = firms.set_up(
        name="Raman Vale", owner="Priya Raman", email="priya@ramanvale.example", password="a chair by the window",  # noqa: S106
        now=now, further=True, zone="America/Los_Angeles", country="US",
    )  # fmt: skip
    for n in range(PEOPLE):
        reach = Reach(emails=(f"person{n}@people.example",))
        person = people.keep(firm=by.firm, name=f"Person {n}", now=now, reach=reach)
        referrals.receive(firm=by.firm, introducers=[], prospects=[Known(person)], by=by, now=now, need="a clinic")

    began = time.perf_counter()
    for n in range(number):
        incoming.keep(mail(n), envelope_from="x@people.example", envelope_to="in@in.example", now=now)
    kept = time.perf_counter() - began
    with Readers() as readers:
        first = incoming.read_waiting(now, readers, most=min(100, number))
        before = _megabytes()
        began, worked = time.perf_counter(), time.process_time()
        read = 0
        while some := incoming.read_waiting(now + timedelta(minutes=1), readers, most=500):
            read += some
        seconds, work = time.perf_counter() - began, time.process_time() - worked
    return {
        "mails": number,
        "kept_a_second": round(number / kept, 1),
        "read_a_second": round(read / seconds, 1) if read else 0.0,
        "cpu_ms_a_mail": round(1000 * work / max(1, read), 1),
        "grew_mb": round(_megabytes() - before, 1),
        "first": first,
    }


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
