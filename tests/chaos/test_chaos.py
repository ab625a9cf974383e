"""The quick part of `make chaos`: every step once, some kills at random, every answer that a mail server can give.

The numbers are those of the catalogue of faults. Workers and servers are real processes; only the clock goes faster.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial

import pytest
from django.db import connection

from obliged.records.letters import Letter, Passage, Resolved
from tests.chaos import plan, rig
from tests.chaos.plan import Fault, Life
from tests.chaos.rig import Rig
from tests.conftest import missing
from tests.dovecot import HOW_TO_GET_IT, binary

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SEED, SPEED = 7, 100.0
LETTERS, KILLS = 80, 22

# What the mail server does to the first try at an address that begins so, and what is to become of the letter.
ANSWERS = {
    "ana.37": Fault("rcpt", "say", "450 4.2.1 try again"),
    "ana.38": Fault("rcpt", "say", "550 5.1.1 nobody of that name"),
    "fred.38": Fault("rcpt", "say", "550 5.1.1 nobody of that name"),
    "ana.39a": Fault("rcpt", "say", "421 4.3.2 closing"),
    "ana.39b": Fault("data", "say", "421 4.3.2 closing"),
    "ana.39c": Fault("dot", "say", "421 4.3.2 closing"),
    "ana.40a": Fault("rcpt", "silent"),
    "ana.40b": Fault("data", "silent"),
    "ana.40c": Fault("body", "silent"),
    "ana.40d": Fault("dot", "silent"),
    "ana.40e": Fault("dot", "silent", takes=True),
    "ana.41": Fault("dot", "late", late=8.0),
    "ana.42a": Fault("body", "reset"),
    "ana.42b": Fault("body", "hang_up"),
    "ana.42c": Fault("dot", "reset"),
    "ana.42d": Fault("dot", "reset", takes=True),
    "ana.42e": Fault("dot", "reset", takes_later=8.0),
    "fred.42": Fault("dot", "reset", takes=True),
}


@pytest.fixture(autouse=True)
def imap() -> None:
    if binary() is None:
        missing(HOW_TO_GET_IT)
    return


@pytest.fixture
def running() -> partial[AbstractContextManager[Rig]]:
    return partial(rig.running, seed=SEED, speed=SPEED, workers=1 if connection.vendor == "sqlite" else 2)


def test_whoever_dies_wherever_each_letter_arrives_once_or_is_shown(
    running: partial[AbstractContextManager[Rig]],
) -> None:
    """1 to 8, 20 to 22 and 37 to 42, as they come."""
    with running() as chaos:
        chaos.office.write(LETTERS // 2)
        chaos.be_killed(KILLS, letters=LETTERS // 2, at_most=300)
        chaos.come_to_rest(at_most=300)
        verdict, counted = chaos.verdict(), chaos.counted

    assert verdict.breaches == []
    assert (verdict.letters, counted.kills >= KILLS, counted.fell) == (LETTERS, True, 0)
    assert set(counted.at_steps) == set(plan.STEPS)
    assert verdict.doubted >= 3


@pytest.mark.sqlite
def test_37_to_42_whatever_the_mail_server_answers_each_letter_arrives_once_or_is_shown(
    running: partial[AbstractContextManager[Rig]],
) -> None:
    with running(share=0, always=ANSWERS) as chaos:
        for called in ("a", "b", "c"):  # witnesses: where letters lie that surely left
            chaos.office.thank(chaos.office.priya, called)
            chaos.office.thank(chaos.office.joel, f"{called}{called}")
        for n, address in enumerate(ANSWERS):
            who, called = address.split(".")
            by = (chaos.office.priya, chaos.office.joel)[n % 2]
            (chaos.office.introduce if who == "fred" else chaos.office.thank)(by, called)
        chaos.come_to_rest(at_most=300)
        verdict, firm = chaos.verdict(), chaos.office.firm

    became = {letter.to_address.split("@")[0]: letter for letter in Letter.objects.of(firm)}
    assert verdict.breaches == []
    assert {address for address, letter in became.items() if letter.passage != Passage.SENT} == {
        "ana.38", "fred.38", "sally.38",
    }  # fmt: skip
    assert became["fred.38"].passage == Passage.REFUSED
    assert became["sally.38"].passage == Passage.CANCELLED  # not the one without the other
    found = {Resolved.ARCHIVE, Resolved.SENT_FOLDER}
    assert {name for name, letter in became.items() if letter.resolved in found} == {
        "ana.40e", "ana.42d", "ana.42e", "fred.42",
    }  # fmt: skip
    assert {name for name, letter in became.items() if letter.resolved == Resolved.NOWHERE} == {
        "ana.40c", "ana.40d", "ana.42c",
    }  # fmt: skip
    assert became["ana.41"].doubted_at is None


# Which guard is taken away, how a worker lives then, and what the checker has to see.
WITHOUT = {
    "phases": (Life(60, at="after_250"), "twice"),
    "after": (Life(60, at="after_last_look"), "lost"),
    "fence": (Life(30, at="before_final_dot", sleeps=15), "twice"),
    "look": (None, "twice"),
}


@pytest.mark.sqlite
def test_without_any_of_its_guards_the_checker_turns_red(running: partial[AbstractContextManager[Rig]]) -> None:
    with running(share=0, always={"ana.look": Fault("dot", "reset", takes=True)}) as chaos:
        seen = {guard: _without(guard, chaos) for guard in WITHOUT}

    assert seen == {guard: {what} for guard, (_, what) in WITHOUT.items()}


def _without(guard: str, chaos: Rig) -> set[str]:
    """What the checker sees. A machine that stops a worker may stop it in the middle of a write; then once more."""
    life, _ = WITHOUT[guard]
    chaos.without, chaos.workers = guard, 2 if guard == "fence" else 1
    for n in range(3):
        before = chaos.verdict()
        chaos.office.thank(chaos.office.priya, f"{guard}.{n}" if n else guard, hold=4 if guard == "fence" else 1)
        if life is not None:
            chaos.live(life, beside=guard == "fence", until=partial(_shows, chaos, guard))
        chaos.come_to_rest(at_most=120)
        after = chaos.verdict()
        seen = {what for what in ("twice", "lost") if len(getattr(after, what)) > len(getattr(before, what))}
        if seen:
            break
    return seen


def _shows(chaos: Rig, guard: str) -> bool:
    """Whether enough has happened: it came twice, or it is thought to have left."""
    return any(chaos.came(f"ana.{guard}{n}@chaos.example") > 1 for n in ("", ".1", ".2")) or (
        guard == "after" and not chaos.waiting()
    )


def test_the_same_seed_brings_the_same_faults_again() -> None:
    def drawn(seed: int) -> list[object]:
        lives = plan.lives(seed)
        return [
            *(next(lives) for _ in range(200)),
            *(plan.of_session(seed, n) for n in range(500)),
            *(plan.of_letter(seed, f"ana.{n}@chaos.example", 1) for n in range(500)),
        ]

    assert drawn(3) == drawn(3)
    assert drawn(3) != drawn(4)
    assert {life.step for life in drawn(3)[: len(plan.STEPS)]} == set(plan.STEPS)  # type: ignore[attr-defined]
