"""What happens by itself, and how often? Each line is safe to repeat, and one worker runs it at a time.

What a line is called on the page stands in words/english/jobs.py under its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, QuerySet

from obliged.acts import (
    by_itself,
    doubts,
    incoming,
    jobs,
    judging,
    keeping,
    letters,
    morning,
    offers,
    passing,
    playbooks,
)
from obliged.records.jobs import Installation
from obliged.records.letters import Letter, Passage
from obliged.records.playbooks import Reckoning
from obliged.records.reading import literally


@dataclass(frozen=True, slots=True)
class Line:
    """A name, and the act that is called.

    :param asks: rows without which there is nothing to do. A line that comes every few seconds is taken only if there
        are some in any of these: the question travels with the one look that a worker takes each second.
    """

    name: str
    every: timedelta
    do: Callable[[datetime, str], object]
    rests: timedelta = timedelta(seconds=5)  # when it was asked for and could do nothing, as when an account is refused
    asks: Callable[[datetime], tuple[QuerySet[Any, Any], ...]] | None = None


def _letters_to_carry(now: datetime) -> tuple[QuerySet[Any, Any], ...]:
    muted = Installation.objects.filter(muted_at__isnull=False)
    due = Letter.unscoped.filter(passage=literally(Passage.HELD), leaves_at__lte=now, firm__paused_at=None)
    in_hand = [literally(passage) for passage in (Passage.CLAIMED, Passage.FINAL_DOT)]
    return due.exclude(Exists(muted)), Letter.unscoped.filter(passage__in=in_hand, claimed_until__lt=now)


def _letters_in_doubt(_: datetime) -> tuple[QuerySet[Any, Any], ...]:
    return (Letter.unscoped.filter(passage=literally(Passage.IN_DOUBT)),)


def _rules_to_derive(_: datetime) -> tuple[QuerySet[Any, Any], ...]:
    return (Reckoning.unscoped.filter(done_at=None),)


def _carry(now: datetime, worker: str) -> object:
    return letters.carry(now=now, worker=worker)


TIMETABLE = (
    # Letters may be carried by as many as there are workers; each lane is a line of its own.
    Line("letters", timedelta(seconds=2), _carry, asks=_letters_to_carry),
    *(
        Line(f"letters {n}", timedelta(seconds=2), _carry, asks=_letters_to_carry)
        for n in range(2, settings.WORKERS + 1)
    ),
    Line("doubts", timedelta(minutes=1), lambda now, _: doubts.resolve(now=now), asks=_letters_in_doubt),
    Line("rules", timedelta(seconds=2), lambda now, _: playbooks.go_on_deriving(now=now), asks=_rules_to_derive),
    Line(
        "mails",
        timedelta(seconds=2),
        lambda now, _: incoming.read_all_waiting(now),
        asks=lambda _: (incoming.waiting(),),
    ),
    Line(
        "inboxes",
        timedelta(seconds=30),
        lambda now, _: incoming.look_into_all(now),
        asks=lambda now: (incoming.to_look_into(now),),
    ),
    Line("clock", timedelta(minutes=1), lambda now, _: jobs.mind_the_clock(now=now)),
    Line("by_itself", timedelta(minutes=1), lambda now, _: by_itself.send(now=now)),
    Line("morning", timedelta(minutes=5), lambda now, _: morning.write(now=now)),
    Line("holds", timedelta(minutes=5), lambda now, _: passing.end_holds(now=now)),
    Line("offers", timedelta(hours=1), lambda now, _: offers.expire(now=now)),
    Line("consents", timedelta(minutes=30), lambda now, _: passing.expire_consents(now=now)),
    Line("silence", timedelta(hours=1), lambda now, _: passing.note_silence(now=now)),
    Line("judgements", timedelta(minutes=10), lambda now, _: judging.judge_all(now=now)),
    Line("keeping", timedelta(days=1), lambda now, _: keeping.let_go(now=now)),
    Line("tidying", timedelta(hours=6), lambda now, _: jobs.tidy(now=now)),
)
