"""What does the house look like on a Friday morning at twenty-four past nine?

The sample firm, served with its clock stopped, so that pictures and tests of pages see the same Today at any hour of
any day. Nothing leaves meanwhile: no worker runs.

    python -m tests.browser.morning --data DIR [--days N]    says where it is, as one line of JSON, and stays
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FRIDAY = datetime(2026, 11, 20, 17, 24, tzinfo=UTC)  # 9:24 in Portland
Application = Callable[[dict[str, Any], Any], Any]


def prepare(data: Path) -> None:
    """An empty house in a folder of its own. Before anything else of Django is loaded."""
    for name in [name for name in os.environ if name.startswith(("OBLIGED_", "DATABASE_URL", "MIGRATION_"))]:
        del os.environ[name]
    os.environ |= {
        "OBLIGED_DATA": str(data),
        "OBLIGED_SAMPLE": "yes",
        "OBLIGED_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "obliged.settings",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright keeps an event loop in our thread
    }
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def furnish(*, days: int | None = None) -> str:
    """Build the sample firm as of that morning; answers with the path that signs its owner in."""
    from obliged.acts import firms, samples
    from obliged.ports import clock

    with clock.stopped_at(FRIDAY):
        priya = samples.build(now=FRIDAY, **({} if days is None else {"days": days}))
        return firms.sign_in_link(priya.user, now=FRIDAY).split("/", 3)[3]


def outside() -> dict[str, str]:
    """Pages for people outside: their names, and fresh links that lead to them."""
    from obliged.acts import firms, links, offers, portal_links
    from obliged.domain.members import Role
    from obliged.ports import clock
    from obliged.records.firms import Member
    from obliged.records.links import Opens, Purpose
    from obliged.records.referrals import Party
    from obliged.records.scoping import scope

    priya = Member.unscoped.select_related("firm").filter(role=Role.OWNER).order_by("id")[0]
    with clock.stopped_at(FRIDAY), scope(priya.firm):
        fred = Party.objects.of(priya.firm).select_related("person", "referral__firm").filter(
            person__name="Fred Lindqvist", side="provider"
        ).order_by("-referral_id")[0]  # fmt: skip
        ana = Party.objects.of(priya.firm).select_related("person__firm").filter(person__name="Ana Duarte")[0]
        prospect = fred.referral.parties.select_related("person").get(side="prospect")

        def asks(purpose: Purpose, party: Party) -> str:
            return links.make(purpose, person=party.person, referral=fred.referral, side=party.side, now=FRIDAY)

        invitation = firms.invite(
            priya.firm, email="rosa@ramanvale.example", name="Rosa Vale", role=Role.MEMBER, by=priya, now=FRIDAY
        )
        addresses = {
            "introduce-to": "http://there/to/raman-vale/",
            "their-page": portal_links.make(ana.person, opens=Opens.PAGE, now=FRIDAY),
            "their-page-more": portal_links.make(ana.person, opens=Opens.MORE, now=FRIDAY),
            "offer": offers.take(priya.firm, offers.Said(
                from_name="Ana Duarte", from_email="ana@duarte.example", name="Noor Haddad", agreed=False
            ), form="picture", now=FRIDAY).link,
            "join": invitation,
            "answer-ended": "http://there/a/nothing-of-that-kind/",
            "answer-consent": asks(Purpose.CONSENT, prospect),
            "answer-outcome": asks(Purpose.OUTCOME, fred),
            "answer-met": asks(Purpose.MET, fred),
        }  # fmt: skip
    return {name: "/" + address.split("/", 3)[3] for name, address in addresses.items()}


def bookkeeper() -> str:
    """The path of an invitation to keep the books."""
    from obliged.acts import firms
    from obliged.domain.members import Role
    from obliged.ports import clock
    from obliged.records.firms import Member

    priya = Member.unscoped.select_related("firm").filter(role=Role.OWNER).order_by("id")[0]
    with clock.stopped_at(FRIDAY):
        link = firms.invite(
            priya.firm, email="bo@ramanvale.example", name="Bo Keeper", role=Role.BOOKKEEPER, by=priya, now=FRIDAY
        )
    return "/" + link.split("/", 3)[3]


def at_that_hour(application: Application) -> Application:
    """The same pages, for which it is always that moment. Each request has a thread, and each thread its own clock."""
    from obliged.ports import clock

    def stopped(environ: dict[str, Any], start: Any) -> Any:
        with clock.stopped_at(FRIDAY):
            return application(environ, start)

    return stopped


@contextmanager
def served(port: int = 0) -> Iterator[str]:
    """The house, open at an address of this machine."""
    from django.conf import settings
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from obliged.wsgi import application

    class Quietly(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Nobody reads along."""

    server = ThreadedWSGIServer(("127.0.0.1", port), Quietly)
    server.set_app(at_that_hour(application))
    address = f"http://127.0.0.1:{server.server_port}"
    settings.BASE_URL = address
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()


def main(arguments: list[str]) -> int:
    reader = argparse.ArgumentParser()
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--days", type=int)
    reader.add_argument("--port", type=int, default=0)
    given = reader.parse_args(arguments)
    prepare(given.data)
    path = furnish(days=given.days)
    with served(given.port) as address:
        told = {"url": f"{address}/", "sign_in": f"{address}/{path}", "outside": outside()}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        sys.stdin.read()  # until whoever started it goes
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
