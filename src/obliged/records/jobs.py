"""What is to be done behind the pages, by whom is it being done, and what keeps failing?

A job is written in the transaction that makes it necessary. Whoever takes it holds it by a lease and a fence: a
number that grows with every taking, so that a worker which fell asleep cannot sign for what another has done since.
An attempt is counted before it begins: a job that kills its worker is put aside after the third death.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q


class State(StrEnum):
    """How far a job is."""

    READY = "ready"
    LEASED = "leased"  # a worker has it
    DONE = "done"
    ASIDE = "aside"  # it failed, or killed its worker, too often: a person looks at it


class Job(models.Model):
    firm = models.ForeignKey("obliged.Firm", on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    once = models.CharField(max_length=120, null=True)
    priority = models.SmallIntegerField(default=0)  # higher goes first
    run_at = models.DateTimeField()
    state = models.CharField(max_length=6, choices=[(s, s) for s in State], default=State.READY)
    attempts = models.PositiveSmallIntegerField(default=0)
    deaths = models.PositiveSmallIntegerField(default=0)  # attempts that nobody ended: the lease ran out
    leased_by = models.CharField(max_length=60, blank=True)
    leased_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "once"], condition=Q(state__in=["ready", "leased"]), name="job_once"
            ),
        ]
        indexes = [
            models.Index(fields=["-priority", "run_at", "id"], condition=Q(state="ready"), name="job_ready"),
            models.Index(fields=["leased_until"], condition=Q(state="leased"), name="job_leased"),
            models.Index(fields=["-ended_at"], condition=Q(state="aside"), name="job_aside"),
            models.Index(fields=["ended_at"], condition=Q(state="done"), name="job_done"),
        ]


class Schedule(models.Model):
    """A line of the timetable: when it comes next, and who is at it. Claimed like a job, so that one worker runs it."""

    name = models.CharField(max_length=60, unique=True)
    next_at = models.DateTimeField()
    leased_by = models.CharField(max_length=60, blank=True)
    leased_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)
    falls = models.PositiveSmallIntegerField(default=0)  # failures in a row; each pushes the next try further away
    last_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=1000, blank=True)

    objects = models.Manager()


class Worker(models.Model):
    """A process that does jobs, and when it last gave a sign of life."""

    name = models.CharField(max_length=60, unique=True)
    since = models.DateTimeField()
    beat_at = models.DateTimeField()

    objects = models.Manager()


class Installation(models.Model):
    """The one row about this copy of the database: whether it is the one that sends, or a restored one that is silent."""

    epoch = models.UUIDField()
    before = models.UUIDField(null=True)  # the epoch that this one followed
    sent = models.PositiveBigIntegerField(default=0)  # letters that ever left, as far as this copy knows
    muted_at = models.DateTimeField(null=True)
    muted_why = models.CharField(max_length=20, blank=True)

    objects = models.Manager()
