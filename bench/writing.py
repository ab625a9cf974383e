"""What does recording cost, and do readers and writers stand in each other's way?"""

from __future__ import annotations

import itertools
import multiprocessing
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db import connection

from bench import serving
from bench.pages import BARE, session_of
from bench.serving import Server
from obliged.acts import referrals
from obliged.acts.referrals import Known
from obliged.ports import clock
from obliged.queries import today
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
        press = _capture(product, member)
        insert = partial(bare.post, "/insert/", "name=one")
        insert()
        press()
        before = _number(member)
        rounds = [(bare.cost(insert, times=TIMES), product.cost(press, times=TIMES)) for _ in range(ROUNDS)]
        if (kept := _number(member) - before) != ROUNDS * TIMES:
            raise RuntimeError(f"Capture kept {kept} referrals of {ROUNDS * TIMES}")
    return {
        "one_row_ms": statistics.median(one for one, _ in rounds),
        "form_ms": statistics.median(form for _, form in rounds),
        "ratio": statistics.median(form / one for one, form in rounds),
        "act_ms": _act_cost(member),
    }


def _number(member: Member) -> int:
    number: int = Referral.objects.of(member.firm).order_by("id").count()
    return number


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


def _capture(product: Server, member: Member) -> Callable[[], object]:
    """Capture as it is pressed: a line is read, two people, a referral and what it makes us owe are kept."""
    path = f"/f/{member.firm.slug}/capture/"
    page = product.get(path).decode()
    csrf = page.split('name="csrfmiddlewaretoken" value="', 1)[1].split('"', 1)[0]
    product.cookie += f"; csrftoken={csrf}"
    numbers = itertools.count(1)

    def press() -> bytes:
        n = next(numbers)
        text = (
            f"Odile Marchetti{n} sent us Wim Vandersteen{n}, 503 555 {n % 10000:04d}, needs a clinic laid out by March"
        )
        return product.post(path, urlencode({"csrfmiddlewaretoken": csrf, "text": text, "hurry": "yes"}))

    return press


def together(member: Member, *, seconds: float = 10.0, each: int = 8) -> dict[str, float]:
    """Eight writers beside eight readers, each a process of its own with its own connection: more than one house has."""
    people = [person.pk for person in Person.objects.of(member.firm).order_by("id")[: each * 2]]
    # As in a house that has been open for a while: what is composed and laid out once is there when they begin.
    _receive(member, *Person.objects.of(member.firm).order_by("id")[:2])
    today.today(member, as_of=clock.now())
    connection.close()
    begins = time.monotonic() + 1
    context = multiprocessing.get_context("fork")
    told: multiprocessing.Queue[tuple[str, int, float, str]] = context.Queue()
    writers = [
        context.Process(target=_write, args=(told, member.pk, people[n], people[n + each], begins, seconds))
        for n in range(each)
    ]
    readers = [context.Process(target=_look, args=(told, member.pk, begins, seconds)) for _ in range(each)]
    for process in (*writers, *readers):
        process.start()
    said = [told.get(timeout=seconds + 60) for _ in range(each * 2)]
    for process in (*writers, *readers):
        process.join()
    return {
        "written": sum(n for what, n, _, _ in said if what == "wrote"),
        "read": sum(n for what, n, _, _ in said if what == "read"),
        "slowest_write_s": max(slowest for what, _, slowest, _ in said if what == "wrote"),
        "troubles": sum(bool(trouble) for _, _, _, trouble in said),
    }


Told = Any


def _write(told: Told, by: int, introducer: int, prospect: int, begins: float, seconds: float) -> None:
    member = Member.unscoped.select_related("firm").get(pk=by)
    known = Person.unscoped.in_bulk([introducer, prospect])

    _over_and_over(told, "wrote", lambda: _receive(member, known[introducer], known[prospect]), begins, seconds)


def _receive(member: Member, introducer: Person, prospect: Person) -> None:
    referrals.receive(
        firm=member.firm, introducers=[Known(introducer)], prospects=[Known(prospect)], by=member, now=clock.now(),
        need="plans",
    )  # fmt: skip


def _look(told: Told, by: int, begins: float, seconds: float) -> None:
    member = Member.unscoped.select_related("firm").get(pk=by)
    _over_and_over(told, "read", lambda: today.today(member, as_of=clock.now()), begins, seconds)


def _over_and_over(told: Told, what: str, act: Callable[[], object], begins: float, seconds: float) -> None:
    number, slowest, trouble = 0, 0.0, ""
    time.sleep(max(0.0, begins - time.monotonic()))
    try:
        while time.monotonic() < begins + seconds:
            began = time.monotonic()
            act()
            slowest = max(slowest, time.monotonic() - began)
            number += 1
    except Exception as wrong:
        trouble = str(wrong)
    told.put((what, number, slowest, trouble))
