"""What goes wrong, and when? Everything follows from a number: the same seed brings the same faults again.

A worker's life ends as the n-th life of its seed ends. The mail server meets its n-th session, and the n-th try at an
address, in the same way each time. What takes minutes in life is said in minutes of the rig's fast clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

STEPS = (
    "before_claim", "after_claim", "before_connect", "after_data", "after_body", "after_begun", "before_final_dot",
    "after_last_look", "after_final_dot", "after_250", "between_pair", "before_sent_commit", "after_sent_commit",
)  # fmt: skip
LONGEST_LIFE = 2.5  # seconds, then it is killed whatever it was to be killed at
PATIENT_LIFE = 60.0  # of those who are to come to every step once, however busy the machine is


# --- workers ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Life:
    """How a worker ends: killed from outside after so many seconds, or at the n-th passing of a step; or put to sleep."""

    after: float = LONGEST_LIFE
    at: str = ""  # "after_body:3"
    sleeps: float = 0.0  # minutes: it is stopped at the step, and goes on as if nothing had happened

    @property
    def step(self) -> str:
        return self.at.partition(":")[0]


def lives(seed: int) -> Iterator[Life]:
    """First every step once, then whatever comes."""
    chance = Random(f"{seed} lives")
    first = list(STEPS)
    chance.shuffle(first)
    for step in first:
        yield Life(PATIENT_LIFE, at=f"{step}:{chance.randint(1, 3)}")
    while True:
        what = chance.random()
        if what < 0.62:
            yield Life(after=min(LONGEST_LIFE, 0.02 + chance.expovariate(1 / 0.7)))
        elif what < 0.97:
            yield Life(at=f"{chance.choice(STEPS)}:{chance.randint(1, 8)}")
        else:
            yield Life(at=f"{chance.choice(STEPS[2:10])}:{chance.randint(1, 6)}", sleeps=chance.choice((3, 7, 14)))


# --- the mail server --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fault:
    """What the server does at a step of a session.

    say: answers this instead. reset, hang_up: the line breaks. silent: says nothing for longer than anybody waits.
    late: answers well, but after so many minutes. At the dot, `takes` tells whether it takes the letter over first;
    `takes_later` that it does so only minutes after the line broke.
    """

    step: str
    do: str
    words: str = ""
    takes: bool = False
    takes_later: float = 0.0  # minutes
    late: float = 0.0  # minutes

    def __str__(self) -> str:
        when = (
            " after taking" if self.takes else f" and takes {self.takes_later:g} min later" if self.takes_later else ""
        )
        return f"{self.step} {self.do}{when} {self.words[:3]}{f'{self.late:g} min' if self.late else ''}".strip()


OF_A_SESSION = (
    (0.004, Fault("ehlo", "say", "421 4.3.2 closing")),
    (0.002, Fault("ehlo", "reset")),
    (0.004, Fault("mail", "say", "451 4.3.0 try again")),
    (0.002, Fault("mail", "say", "421 4.3.2 closing")),
    (0.001, Fault("mail", "silent")),
    (0.0007, Fault("auth", "say", "535 5.7.8 no")),
)
OF_A_LETTER = (
    (0.012, Fault("rcpt", "say", "450 4.2.1 try again")),
    (0.006, Fault("rcpt", "say", "550 5.1.1 nobody of that name")),
    (0.004, Fault("rcpt", "say", "421 4.3.2 closing")),
    (0.001, Fault("rcpt", "silent")),
    (0.004, Fault("data", "say", "451 4.3.0 try again")),
    (0.003, Fault("data", "say", "421 4.3.2 closing")),
    (0.002, Fault("data", "say", "554 5.3.0 no")),
    (0.001, Fault("data", "silent")),
    (0.006, Fault("body", "reset")),
    (0.004, Fault("body", "hang_up")),
    (0.001, Fault("body", "silent")),
    (0.006, Fault("dot", "say", "451 4.3.0 try again")),
    (0.003, Fault("dot", "say", "421 4.3.2 closing")),
    (0.004, Fault("dot", "say", "554 5.7.1 not this one")),
    (0.008, Fault("dot", "reset")),
    (0.010, Fault("dot", "reset", takes=True)),
    (0.005, Fault("dot", "hang_up", takes=True)),
    (0.003, Fault("dot", "hang_up")),
    (0.001, Fault("dot", "silent")),
    (0.001, Fault("dot", "silent", takes=True)),
    (0.003, Fault("dot", "late", late=1.0)),
    (0.001, Fault("dot", "late", late=8.0)),
    (0.002, Fault("dot", "reset", takes_later=4.0)),
    (0.001, Fault("dot", "reset", takes_later=8.0)),
)


def of_session(seed: int, number: int, share: float = 1.0) -> Fault | None:
    """What the n-th session meets."""
    return _one(OF_A_SESSION, Random(f"{seed} session {number}").random(), share)


def of_letter(seed: int, address: str, time: int, share: float = 1.0) -> Fault | None:
    """What the n-th try at an address meets."""
    return _one(OF_A_LETTER, Random(f"{seed} {address} {time}").random(), share)


def _one(faults: tuple[tuple[float, Fault], ...], drawn: float, share: float) -> Fault | None:
    for chance, fault in faults:
        drawn -= chance * share
        if drawn < 0:
            return fault
    return None
