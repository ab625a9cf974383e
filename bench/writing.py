"""What does recording cost, and do readers and writers stand in each other's way?"""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from datetime import timedelta
from urllib.parse import urlencode

from bench import serving
from bench.pages import BARE, session_of
from bench.serving import Server
from obliged.acts import referrals
from obliged.acts.referrals import Known
from obliged.ports import clock
from obliged.records.firms import Member
from obliged.records.people import Person
from obliged.records.referrals import Referral

ROUNDS, TIMES = 5, 20


def recording(member: Member, env: dict[str, str]) -> dict[str, float]:
    """A referral with its courtesies by the Capture form, against one row by the ORM, both through HTTP."""
    with (
        serving.server("bench.bare.wsgi:application", session_of(member, BARE), "bench.bare.settings", env) as bare,
        serving.server("obliged.wsgi:application", session_of(member), "obliged.settings", env) as product,
    ):
        bare.post("/insert/", "name=one")
        one = serving.median_of(ROUNDS, lambda: bare.cost(lambda: bare.post("/insert/", "name=one"), times=TIMES))
        act = _act_cost(member)
        page = _form_cost(product, member)
    return {"one_row_ms": one, "act_ms": act, "form_ms": page, "ratio": page / one}


def _act_cost(member: Member) -> float:
    people = list(Person.objects.of(member.firm).order_by("id")[:2])
    costs = []
    for n in range(30):
        began = time.process_time()
        referrals.receive(
            firm=member.firm, introducers=[Known(people[0])], prospects=[Known(people[1])], by=member,
            now=clock.now() + timedelta(seconds=n), need="plans",
        )  # fmt: skip
        costs.append(time.process_time() - began)
    return statistics.median(costs) * 1000


def _form_cost(product: Server, member: Member) -> float:
    """Capture as it is pressed: a line is read, two people, a referral and what it makes us owe are kept."""
    path = f"/f/{member.firm.slug}/capture/"
    page = product.get(path).decode()
    csrf = page.split('name="csrfmiddlewaretoken" value="', 1)[1].split('"', 1)[0]
    product.cookie += f"; csrftoken={csrf}"
    before = Referral.objects.of(member.firm).order_by("id").count()
    numbers = itertools.count(1)

    def press() -> None:
        n = next(numbers)
        text = f"Odile Marchetti{n} sent us Wim Vandersteen{n}, 503 555 {n % 10000:04d}, needs a clinic laid out by March"
        product.post(path, urlencode({"csrfmiddlewaretoken": csrf, "text": text, "hurry": "yes"}))

    press()
    cost = serving.median_of(ROUNDS, lambda: product.cost(press, times=TIMES))
    kept = Referral.objects.of(member.firm).order_by("id").count() - before
    if kept != ROUNDS * TIMES + 1:
        raise RuntimeError(f"Capture kept {kept} referrals of {ROUNDS * TIMES + 1}")
    return cost


def together(member: Member, *, seconds: float = 10.0) -> dict[str, float]:
    """Eight writers beside eight readers in this process, each on a connection of its own."""
    from django.db import connection

    people = list(Person.objects.of(member.firm).order_by("id")[:40])
    ends = time.monotonic() + seconds
    written, read, troubles = [0] * 8, [0] * 8, []
    slowest = [0.0]

    def write(n: int) -> None:
        try:
            while time.monotonic() < ends:
                began = time.monotonic()
                referrals.receive(
                    firm=member.firm, introducers=[Known(people[n])], prospects=[Known(people[n + 20])], by=member,
                    now=clock.now(), need="plans",
                )  # fmt: skip
                slowest[0] = max(slowest[0], time.monotonic() - began)
                written[n] += 1
        except Exception as trouble:
            troubles.append(str(trouble))
        finally:
            connection.close()

    def look(n: int) -> None:
        from obliged.queries import today

        try:
            while time.monotonic() < ends:
                today.today(member, as_of=clock.now())
                read[n] += 1
        except Exception as trouble:
            troubles.append(str(trouble))
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    threads += [threading.Thread(target=look, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "written": sum(written), "read": sum(read), "slowest_write_s": slowest[0], "troubles": len(troubles),
    }  # fmt: skip
