"""What would a change of the playbook do to what is owed now?

The domain judges the stories that it touches by the new rules, and what differs from what is kept is told. What then
happens is the same judgement, kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from obliged.domain import courtesies as domain
from obliged.domain.courtesies import Key
from obliged.domain.members import Role
from obliged.domain.playbook import Playbook, Rule
from obliged.domain.referrals import Story
from obliged.domain.rhythms import RULES
from obliged.queries import calendars, courtesies, stories
from obliged.queries.playbooks import Changes, of_firm, pairs, people_touched, referrals_touched, switched_on
from obliged.records.courtesies import Courtesy, Handling
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.letters import LIVE, Settles
from obliged.records.people import Person
from obliged.words import courtesies as saying
from obliged.words import playbook as words

LOOKED_AT = 200  # stories of each sort
NAMED = 10


@dataclass(frozen=True, slots=True)
class Preview:
    title: str  # This would move four courtesies that are owed now.
    moved: tuple[str, ...]  # Thank Ana Duarte for Kwame, due Friday 13:00 instead of Friday 11:00
    further: int  # how many more than are named
    bounds: str  # what was looked at, where that is not all
    leaving: tuple[str, ...] = ()  # the rules whose letters would leave by themselves, or not any more
    seen_first: str = ""  # what is still shown before it leaves

    @property
    def count(self) -> int:
        return len(self.moved) + self.further


@dataclass(frozen=True, slots=True)
class Move:
    """One courtesy that a change would move, bring or take away."""

    key: Key
    was: datetime | None  # when it is due now; nothing where it is not owed
    would_be: datetime | None  # when it would be due; nothing where it would not be owed

    @property
    def due(self) -> datetime:
        due = self.would_be or self.was
        assert due is not None
        return due


def preview(member: Member, changes: Changes, *, as_of: datetime) -> Preview:
    """What a change would do to what is owed now, by the domain over the stories that it touches.

    The number of statements does not grow with what is owed.

    :raises NotANumberOfTimes: if a number is out of range
    :raises UnknownRule: if a rule is not in the playbook
    """
    firm = member.firm
    here = courtesies.locale(firm)
    look = _Look(firm, of_firm(firm), Playbook().changed(changes, 0))
    moves = look.moves()
    named = look.named(moves[:NAMED], member, as_of)
    brings = sum(move.was is None for move in moves)
    takes = sum(move.would_be is None for move in moves)
    alone = look.leaving()
    title, leaving = words.leaving(alone, bool(moves), here)
    return Preview(
        title=title or words.moves(len(moves) - brings - takes, brings, takes, here),
        leaving=leaving,
        seen_first=words.seen_first(look.owed_by([r.key for r, on in alone if on]), here)
        if any(on for _, on in alone)
        else "",
        moved=tuple(words.moved(named[move.key], move.was, move.would_be, as_of, here) for move in moves[:NAMED]),
        further=len(moves) - len(named),
        bounds="" if look.saw_all else words.bounds(LOOKED_AT, here),
    )


class _Look:
    """The stories that a change touches, as many as a preview goes through, the newest first."""

    def __init__(self, firm: Firm, now: Playbook, then: Playbook) -> None:
        self.firm = firm
        self.before, self.after = now, then
        self.rules = sorted(rule.key for rule, other in pairs(now, then) if rule != other)
        self.then = Playbook(tuple(rule for rule in then.rules if rule.key in self.rules), then.version)
        touched: dict[str, Any] = {"kinds": sorted(switched_on(now, then)), "rules": self.rules}
        self.saw_all = True
        self.referrals = self._some(referrals_touched(firm, **touched).select_related("firm", "responsible"))
        self.people = self._some(people_touched(firm, **touched).select_related("keeper"))
        self.owners: dict[Key, Member] = {}

    def leaving(self) -> list[tuple[Rule, bool]]:
        """The rules whose letters would leave by themselves though they do not now, or the other way round."""
        return [
            (then, then.by_itself)
            for now, then in pairs(self.before, self.after)
            if then.on and (now.by_itself and now.on) != then.by_itself
        ]

    def owed_by(self, rules: Sequence[str]) -> int:
        owed: int = Courtesy.objects.of(self.firm).owed().filter(rule__in=rules).count()
        return owed

    def _some(self, found: Any) -> list[Any]:
        if not self.rules:
            return []
        some = list(found.order_by("-pk")[: LOOKED_AT + 1])
        self.saw_all = self.saw_all and len(some) <= LOOKED_AT
        return some[:LOOKED_AT]

    def moves(self) -> list[Move]:
        """Everything that would be owed otherwise than it is, the first to fall due first."""
        was = self._owed_now()
        would_be = self._owed_then(was)
        found = [
            Move(key, was.get(key), would_be.get(key)) for key in {*was, *would_be} if was.get(key) != would_be.get(key)
        ]
        return sorted(found, key=lambda move: (move.due, str(move.key)))

    def _owed_now(self) -> dict[Key, datetime]:
        of_these = Q(referral_id__in=[r.pk for r in self.referrals])
        of_these |= Q(referral_id=None, because__concerns_id__in=[p.pk for p in self.people])
        of_these &= ~Q(rule__in=RULES)
        of_these |= Q(to_id__in=[p.pk for p in self.people], rule__in=RULES)
        rows = Courtesy.objects.of(self.firm).owed().filter(of_these, rule__in=self.rules)
        return {
            Key(rule, because, to or 0, occurrence): due
            for rule, because, to, occurrence, due in rows.values_list(
                "rule", "because_id", "to_id", "occurrence", "due_at"
            )
        }

    def _owed_then(self, now: Collection[Key]) -> dict[Key, datetime]:
        found: dict[Key, datetime] = {}
        for story, owner in self._stories():
            for courtesy in domain.owed(story, self.then, calendars.of_firm(self.firm, owner)):
                found[courtesy.key] = courtesy.due_at
                self.owners[courtesy.key] = owner
        for key in self._seen_to([key for key in found if key not in now]):
            del found[key]
        return found

    def _stories(self) -> Iterable[tuple[Story, Member]]:
        """Each story with the member by whose hours it runs: the responsible one, else the firm's owner."""
        owner = Member.objects.of(self.firm).filter(role=Role.OWNER, left_at=None).order_by("id")[0]
        of_referrals = stories.of_referrals(self.firm, self.referrals)
        of_people = stories.of_people(self.firm, self.people)
        for referral in self.referrals:
            yield of_referrals[referral.pk], referral.responsible if referral.responsible.is_here else owner
        for person in self.people:
            yield of_people[person.pk], person.keeper if person.keeper and person.keeper.is_here else owner

    def _seen_to(self, keys: Sequence[Key]) -> list[Key]:
        """What would not be owed though its rule says so: a letter is on its way, or somebody said: not needed."""
        names = {str(key): key for key in keys}
        if not names:
            return []
        said = Handling.objects.of(self.firm).filter(key__in=list(names), what="not_needed", taken_back_at=None)
        letters = Settles.objects.of(self.firm).filter(key__in=list(names), letter__passage__in=[str(p) for p in LIVE])
        return [names[name] for name in {*said.values_list("key", flat=True), *letters.values_list("key", flat=True)}]

    def named(self, moves: Sequence[Move], member: Member, as_of: datetime) -> dict[Key, str]:
        """What each of these is, as Today would say it."""
        here = courtesies.locale(self.firm)
        rows = self._rows(moves)
        facts = courtesies.facts(rows, self.firm, me=member.pk, as_of=as_of)
        said = {row.key: saying.row(facts[row.pk], as_of, here) for row in rows}
        return {key: f"{row.verb} {row.text}" for key, row in said.items()}

    def _rows(self, moves: Sequence[Move]) -> list[Courtesy]:
        because = {move.key.because for move in moves}
        wanted = {move.key for move in moves}
        kept = Courtesy.objects.of(self.firm).owed().filter(because_id__in=because, rule__in=self.rules)
        rows = {row.key: row for row in kept.select_related(*courtesies.RELATED) if row.key in wanted}
        new = [move for move in moves if move.key not in rows]
        happened = Happening.objects.of(self.firm).filter(pk__in={move.key.because for move in new})
        reasons = happened.select_related("words", "recorded_by", "reported_by", "concerns").in_bulk() if new else {}
        people = Person.objects.of(self.firm).filter(pk__in={m.key.to for m in new}).in_bulk() if new else {}
        referrals = {referral.pk: referral for referral in self.referrals}
        for n, move in enumerate(new, start=1):
            key, reason = move.key, reasons[move.key.because]
            rows[key] = Courtesy(
                pk=-n, firm=self.firm, rule=key.rule, because=reason, to=people.get(key.to), occurrence=key.occurrence,
                verb=domain.VERBS[key.rule], referral=referrals.get(reason.referral_id), owner=self.owners[key],
                opens_at=move.due, due_at=move.due,
            )  # fmt: skip
        return list(rows.values())


__all__ = ["LOOKED_AT", "NAMED", "Preview", "preview"]
