"""Which rules does the firm keep, how did they come to be, and what would a change do to what is owed now?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from obliged.domain import courtesies as domain
from obliged.domain.playbook import DEFAULT, Playbook
from obliged.queries import calendars, courtesies, stories
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.playbooks import PlaybookChange
from obliged.records.reading import Reading
from obliged.records.referrals import Referral
from obliged.words import moments
from obliged.words import playbook as words
from obliged.words.courtesies import OwedFacts
from obliged.words.courtesies import row as row_words
from obliged.words.playbook import Section

LOOKED_AT = 200  # open referrals that a preview goes through
NAMED = 10
VERSIONS_SHOWN = 12


def of_firm(firm: Firm | int) -> Playbook:
    for newest in _NEWEST(firm=firm if isinstance(firm, int) else firm.pk):
        playbook: Playbook = newest.as_playbook()
        return playbook
    return Playbook()


_NEWEST = Reading(lambda firm: PlaybookChange.objects.of(firm).order_by("-version")[:1])


def changes_of(firm: Firm | int) -> dict[str, dict[str, object]]:
    """What the firm has changed against what we began with."""
    newest = PlaybookChange.objects.of(firm).order_by("-version").first()
    return {key: dict(change) for key, change in newest.changes.items()} if newest else {}


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    by: str
    when: str
    rules: tuple[str, ...]  # the rules that differ from what we began with
    is_newest: bool


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    version: int
    sections: tuple[Section, ...]
    changed: frozenset[str]  # rules that the firm has changed
    versions: tuple[Version, ...]


def page(member: Member, *, as_of: datetime) -> PlaybookPage:
    """The playbook as it stands, and how it came to be. One statement."""
    firm = member.firm
    here = courtesies.locale(firm)
    rows = list(PlaybookChange.objects.of(firm).select_related("by").order_by("-version")[:VERSIONS_SHOWN])
    playbook = rows[0].as_playbook() if rows else Playbook()
    return PlaybookPage(
        version=playbook.version,
        sections=words.sections(playbook, here),
        changed=frozenset(rows[0].changes) if rows else frozenset(),
        versions=tuple(
            Version(
                number=row.version,
                by=row.by.name if row.by else "",
                when=moments.when(row.at, as_of, here),
                rules=tuple(words.text(row.as_playbook().rule(key), here) for key in row.changes),
                is_newest=row is rows[0],
            )
            for row in rows
        ),
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """One courtesy that a change would move, bring or take away."""

    text: str  # "Thank Ana Duarte for Kwame"
    was: str  # when it is due now; nothing where it is new
    would_be: str  # when it would be due; nothing where it would go


@dataclass(frozen=True, slots=True)
class Preview:
    moved: tuple[Moved, ...]
    further: int  # how many more than are named
    looked_at: int
    all_of_them: bool  # whether every open referral was looked at

    @property
    def count(self) -> int:
        return len(self.moved) + self.further


def preview(member: Member, changes: Mapping[str, Mapping[str, object]], *, as_of: datetime) -> Preview:
    """What a change would do to what is owed now, by the domain over the firm's open referrals.

    :raises NotANumberOfTimes: if a number is out of range
    :raises UnknownRule: if a rule is not in the playbook
    """
    firm = member.firm
    now, then = of_firm(firm), Playbook().changed(changes, -1)
    open_ones = list(
        Referral.objects.of(firm)
        .filter(courtesies__state=State.OWED)
        .select_related("firm", "responsible")
        .distinct()
        .order_by("-id")[: LOOKED_AT + 1]
    )
    found: list[tuple[domain.Key, datetime | None, datetime | None]] = []
    for referral in open_ones[:LOOKED_AT]:
        story, calendar = stories.of_referral(referral), calendars.of_firm(firm, referral.responsible)
        before = {c.key: c.due_at for c in domain.owed(story, now, calendar)}
        after = {c.key: c.due_at for c in domain.owed(story, then, calendar)}
        found += [
            (key, before.get(key), after.get(key))
            for key in sorted({*before, *after}, key=str)
            if before.get(key) != after.get(key)
        ]
    named = _named(firm, member, found[:NAMED], as_of)
    return Preview(
        moved=named,
        further=len(found) - len(named),
        looked_at=min(len(open_ones), LOOKED_AT),
        all_of_them=len(open_ones) <= LOOKED_AT,
    )


def _named(
    firm: Firm, member: Member, found: list[tuple[domain.Key, datetime | None, datetime | None]], as_of: datetime
) -> tuple[Moved, ...]:
    here = courtesies.locale(firm)
    rows = {
        row.key: row
        for row in Courtesy.objects.of(firm)
        .filter(because_id__in=[key.because for key, _, _ in found])
        .select_related(*courtesies.RELATED)
    }
    facts = courtesies.facts(rows.values(), firm, me=member.pk, as_of=as_of)

    def said(key: domain.Key) -> str:
        row = rows.get(key)
        facts_of_row: OwedFacts | None = facts.get(row.pk) if row is not None else None
        if facts_of_row is None:
            rule = next(rule for rule in DEFAULT if rule.key == key.rule)
            return words.text(rule, here)
        sentence = row_words(facts_of_row, as_of, here)
        return f"{sentence.verb} {sentence.text}"

    return tuple(
        Moved(
            said(key),
            moments.at_moment(was, as_of, here) if was else "",
            moments.at_moment(would_be, as_of, here) if would_be else "",
        )
        for key, was, would_be in found
    )


def changes_in(firm: Firm, version: int) -> dict[str, dict[str, object]]:
    """What the firm had changed in a version; nothing in the one that we began with."""
    row = PlaybookChange.objects.of(firm).filter(version=version).first()
    return {key: dict(change) for key, change in row.changes.items()} if row else {}
