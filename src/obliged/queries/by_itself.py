"""Which letters leave without a press, and which does a member see first?

A firm may let a rule go by itself. Its first letters are sent by a member all the same, so that somebody has seen how
they read; after that the rule writes what opens, if the letter needs nobody's judgement: the person takes letters, there
is an address that works, nobody has begun to word it otherwise, and none was taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Q

from obliged.domain.people import Channel
from obliged.domain.playbook import SEEN_FIRST
from obliged.queries import calendars, drafts
from obliged.queries.drafts import Draft
from obliged.records import courtesies as records
from obliged.records.courtesies import Courtesy
from obliged.records.firms import Firm
from obliged.records.letters import Letter, Passage

MOST = 20  # in one round, of one firm


def firms(*, as_of: datetime) -> Iterator[Firm]:
    """Firms that let rules go by themselves and are at work: what leaves can be seen, and taken back."""
    for firm in Firm.objects.exclude(by_itself={}).filter(paused_at=None).order_by("pk"):
        if calendars.of_firm(firm).is_open(as_of):
            yield firm


def seen(firm: Firm) -> dict[str, int]:
    """Of each rule that goes by itself, how many letters members have sent since it was allowed to."""
    if not firm.by_itself:
        return {}
    since = Q()
    for rule, at in firm.by_itself.items():
        since |= Q(kind=rule, made_at__gte=datetime.fromisoformat(at))
    sent = Letter.objects.of(firm).filter(since, passage=Passage.SENT)
    return dict(sent.values_list("kind").order_by("kind").annotate(number=Count("id")))


def open_now(firm: Firm, *, as_of: datetime) -> list[Courtesy]:
    """What is open by rules of which enough was seen, and for which nobody has written or begun a letter."""
    known = seen(firm)
    rules = [rule for rule in firm.by_itself if known.get(rule, 0) >= SEEN_FIRST]
    if not rules:
        return []
    rows = Courtesy.objects.of(firm).open_at(as_of).filter(rule__in=rules, to__isnull=False, owner__left_at=None)
    found = list(rows.select_related("firm", "owner__firm", "referral__firm", "to", "because")[: MOST * 5])
    keys = [str(row.key) for row in found]
    written = set(Letter.objects.of(firm).filter(key__in=keys).values_list("key", flat=True))
    begun = set(records.Draft.objects.of(firm).filter(key__in=keys).values_list("key", flat=True))
    return [row for row in found if str(row.key) not in written | begun][:MOST]


def needs_nobody(draft: Draft, firm: Firm) -> bool:
    """Whether a letter can go as it is: by e-mail, to an address that works, about nothing but such rules."""
    alone = all(key.split(":")[0] in firm.by_itself for key in draft.keys)
    return alone and bool(draft.text and draft.address) and draft.channel is Channel.EMAIL and not draft.troubles


def draft(row: Courtesy, *, as_of: datetime) -> Draft:
    return drafts.draft_for(row, by=row.owner, as_of=as_of)
