"""Which rules does the firm keep, how did they come to be, and which stories does a change of them touch?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from obliged.domain.playbook import Playbook, Rule
from obliged.queries import by_itself, courtesies
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm, Member
from obliged.records.happenings import Happening
from obliged.records.people import Person
from obliged.records.playbooks import PlaybookChange, Reckoning
from obliged.records.reading import Reading
from obliged.records.referrals import Referral
from obliged.words import moments
from obliged.words import playbook as words
from obliged.words.languages import Locale
from obliged.words.playbook import Section

Changes = Mapping[str, Mapping[str, object]]

VERSIONS_SHOWN = 10


def of_firm(firm: Firm | int) -> Playbook:
    for newest in _NEWEST(firm=firm if isinstance(firm, int) else firm.pk):
        playbook: Playbook = newest.as_playbook()
        return playbook
    return Playbook()


_NEWEST = Reading(lambda firm: PlaybookChange.objects.of(firm).order_by("-version")[:1])


def changes_in(firm: Firm, version: int) -> dict[str, dict[str, object]]:
    """What the firm had changed in a version; nothing in the one that we began with."""
    row = PlaybookChange.objects.of(firm).filter(version=version).first()
    return _changes(row) if row else {}


def _changes(row: PlaybookChange) -> dict[str, dict[str, object]]:
    return {key: dict(change) for key, change in row.changes.items()}


# --- the page -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Version:
    """One step of how the playbook came to be: who changed which rules, when, and how they read then."""

    number: int
    by: str
    when: str
    rules: tuple[str, ...]
    is_newest: bool


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    version: int
    sections: tuple[Section, ...]
    changed: frozenset[str]  # rules that the firm has changed
    versions: tuple[Version, ...]
    older: int | None  # the version before which older ones can be read
    is_reckoning: bool  # what is owed still follows an earlier change


def page(member: Member, *, as_of: datetime, before: int | None = None) -> PlaybookPage:
    """The playbook as it stands, and how it came to be. Three statements, and one where a rule goes by itself.

    :param before: only the versions before this one
    """
    firm = member.firm
    here = courtesies.locale(firm)
    standing = of_firm(firm)
    earlier = PlaybookChange.objects.of(firm).filter(version__lt=before or standing.version + 1)
    rows = list(earlier.select_related("by").order_by("-version")[: VERSIONS_SHOWN + 1])
    return PlaybookPage(
        version=standing.version,
        sections=words.sections(standing, here, by_itself.seen(firm)),
        changed=frozenset(now.key for ours, now in pairs(Playbook(), standing) if ours != now),
        versions=tuple(
            _version(row, previous, standing.version, as_of, here)
            for row, previous in zip(rows[:VERSIONS_SHOWN], [*rows[1:], None], strict=False)
        ),
        older=rows[VERSIONS_SHOWN - 1].version if len(rows) > VERSIONS_SHOWN else None,
        is_reckoning=Reckoning.objects.of(firm).filter(done_at=None).exists(),
    )


def _version(
    row: PlaybookChange, previous: PlaybookChange | None, newest: int, as_of: datetime, here: Locale
) -> Version:
    was = previous.as_playbook() if previous else Playbook()
    return Version(
        number=row.version,
        by=row.by.name if row.by else "",
        when=moments.when(row.at, as_of, here),
        rules=tuple(words.change(a, b, here) for a, b in pairs(was, row.as_playbook()) if a != b),
        is_newest=row.version == newest,
    )


def pairs(one: Playbook, other: Playbook) -> Iterable[tuple[Rule, Rule]]:
    """The rules of both, side by side: every playbook has the same."""
    return zip(one.rules, other.rules, strict=True)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What somebody else changed since a page was opened, and what both together would be."""

    theirs: Mapping[str, str]  # by rule, how it reads since
    together: Playbook  # theirs, and mine where I changed a rule


def meanwhile(member: Member, mine: Changes, *, seen: int) -> Meanwhile:
    """Set what I typed, beginning from version `seen`, beside what stands now."""
    firm = member.firm
    here = courtesies.locale(firm)
    base = Playbook().changed(changes_in(firm, seen), seen)
    typed, standing = Playbook().changed(mine, seen), of_firm(firm)
    by = PlaybookChange.objects.of(firm).filter(version=standing.version).select_related("by").first()
    name = by.by.name if by is not None and by.by is not None else ""
    return Meanwhile(
        theirs={now.key: words.theirs(name, now, here) for was, now in pairs(base, standing) if was != now},
        together=Playbook(
            tuple(
                rule if rule != was else now
                for was, rule, now in zip(base.rules, typed.rules, standing.rules, strict=True)
            ),
            standing.version,
        ),
    )


# --- which stories a change touches ---------------------------------------------------------------------------


def switched_on(before: Playbook, after: Playbook) -> frozenset[str]:
    """The kinds of happenings that owe something anew, since their rule was off."""
    return frozenset(str(kind) for was, now in pairs(before, after) if now.on and not was.on for kind in now.when)


def referrals_touched(firm: Firm, *, kinds: Collection[str] = (), rules: Collection[str] = ()) -> Any:
    """The referrals in which something is owed, and those in which one of these happened.

    :param rules: only what is owed by these rules; by all, where none is given
    """
    return Referral.objects.of(firm).filter(_touched(firm, kinds, rules, Q(referral=OuterRef("pk"))))


def people_touched(firm: Firm, *, kinds: Collection[str] = (), rules: Collection[str] = ()) -> Any:
    """The same of people to whom something is owed outside any referral."""
    concerned = Q(referral=None, because__concerns=OuterRef("pk"))
    happened = Q(referral=None, concerns=OuterRef("pk"))
    return Person.objects.of(firm).filter(_touched(firm, kinds, rules, concerned, happened))


def _touched(firm: Firm, kinds: Collection[str], rules: Collection[str], owed: Q, happened: Q | None = None) -> Any:
    owing = Courtesy.objects.of(firm).owed().filter(owed)
    is_touched = Q(Exists(owing.filter(rule__in=rules) if rules else owing))
    if kinds:
        is_touched |= Q(Exists(Happening.objects.of(firm).filter(happened or owed, kind__in=kinds)))
    return is_touched


__all__ = [
    "Changes", "Meanwhile", "PlaybookPage", "Version", "changes_in", "meanwhile", "of_firm", "page", "pairs",
    "people_touched", "referrals_touched", "switched_on",
]  # fmt: skip
