"""What does each page cost at a thousand, a hundred thousand, a million referrals?

CPU milliseconds of the serving process, as ratios to Y (a bare logged-in page) and to the firm of a thousand; SQL
statements and bytes by Django's own test client on the same database.
"""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import serving
from bench.serving import Server
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.referrals import Referral

ROUNDS, TIMES = 5, 30


@dataclass(frozen=True, slots=True)
class Cost:
    page: str
    size: int
    cpu_ms: float
    ratio: float  # to Y
    statements: int
    kilobytes: float
    kilobytes_gz: float


BARE = "django.contrib.auth.backends.ModelBackend"  # how one is signed in at the bare page


def session_of(member: Member, backend: str = "") -> str:
    """A session's cookie, made without signing in."""
    session = SessionStore()
    session[SESSION_KEY] = str(member.user_id)
    session[BACKEND_SESSION_KEY] = backend or settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def pages(member: Member) -> dict[str, str]:
    """The pages that are measured, by name."""
    firm = member.firm
    base = f"/f/{firm.slug}/"
    person = Person.objects.of(firm).order_by("id")[3]
    referral = Referral.objects.of(firm).filter(is_open=True).order_by("id").first()
    return {
        "Today": base,
        "Referrals": f"{base}referrals/",
        "Referral": f"{base}referrals/{referral.public_id}/",
        "People": f"{base}people/",
        "Person": f"{base}people/{person.public_id}/",
        "find": f"{base}find/?q=ana",
        "Capture": f"{base}capture/",
    }


def measure(members: dict[int, Member], env: dict[str, str]) -> tuple[float, list[Cost]]:
    """Y in milliseconds, and the cost of every page at every size, all in one run.

    Y is taken again before each size, since a machine is not the same for minutes on end; the median is Y.
    """
    taken: list[tuple[str, int, float, int, bytes]] = []
    bares: list[float] = []
    first = next(iter(members.values()))
    with (
        serving.server("bench.bare.wsgi:application", session_of(first, BARE), "bench.bare.settings", env) as bare,
        serving.server("obliged.wsgi:application", "", "obliged.settings", env) as product,
    ):
        for size, member in members.items():
            bares.append(_y(bare))
            product.cookie = session_of(member)
            for name, path in pages(member).items():
                taken.append((name, size, _cost(product, path), *_looked_at(member, path)))
        bares.append(_y(bare))
    y = statistics.median(bares)
    return y, [
        Cost(name, size, cpu, cpu / y, asked, len(content) / 1024, len(gzip.compress(content)) / 1024)
        for name, size, cpu, asked, content in taken
    ]


def _y(bare: Server) -> float:
    return _cost(bare, "/bare/")


def _cost(server: Server, path: str) -> float:
    for _ in range(5):
        server.get(path)
    return serving.median_of(ROUNDS, lambda: server.cost(lambda: server.get(path), times=TIMES))


def _looked_at(member: Member, path: str) -> tuple[int, bytes]:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(member.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        content = client.get(path).content
    return len(asked), content
