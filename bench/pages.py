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

    Each round asks the bare page and then ours, and a ratio is the median over the rounds: what else the machine does
    weighs on both alike.
    """
    costs: list[Cost] = []
    bares: list[float] = []
    first = next(iter(members.values()))
    with (
        serving.server("bench.bare.wsgi:application", session_of(first, BARE), "bench.bare.settings", env) as bare,
        serving.server("obliged.wsgi:application", "", "obliged.settings", env) as product,
    ):
        for size, member in members.items():
            product.cookie = session_of(member)
            for name, path in pages(member).items():
                print(f"{name} of {size:,} …", flush=True)
                rounds = _rounds(bare, product, path)
                bares += [y for y, _ in rounds]
                asked, content = _looked_at(member, path)
                costs.append(
                    Cost(
                        page=name,
                        size=size,
                        cpu_ms=statistics.median(cost for _, cost in rounds),
                        ratio=statistics.median(cost / y for y, cost in rounds),
                        statements=asked,
                        kilobytes=len(content) / 1024,
                        kilobytes_gz=len(gzip.compress(content)) / 1024,
                    )
                )
    return statistics.median(bares), costs


def _rounds(bare: Server, product: Server, path: str) -> list[tuple[float, float]]:
    for _ in range(5):
        bare.get("/bare/")
        product.get(path)
    return [
        (
            bare.cost(lambda: bare.get("/bare/"), times=TIMES),
            product.cost(lambda: product.get(path), times=TIMES),
        )
        for _ in range(ROUNDS)
    ]


def _looked_at(member: Member, path: str) -> tuple[int, bytes]:
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(member.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        content = client.get(path).content
    return len(asked), content
