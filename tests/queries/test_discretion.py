"""What is confidential in a letter of ours, and does any letter that we draft ourselves give it away?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from obliged.acts import samples
from obliged.domain.courtesies import Key
from obliged.ports import clock
from obliged.queries import discretion, drafts, opened
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm
from obliged.records.people import Person
from obliged.records.referrals import Referral
from obliged.words.languages import Locale
from tests.cast import MONDAY, ana_sends_kwame, person, priya, sally_to_fred

pytestmark = pytest.mark.django_db


def test_no_draft_of_ours_gives_anything_away() -> None:
    """Of a firm with half a year behind it: whatever is owed, in each register, and whatever it has sent."""
    owner = samples.build(now=MONDAY, days=200)
    firm: Firm = owner.firm
    here = Locale(firm.tz, firm.language)
    looked_at, marked = 0, []
    later = MONDAY + timedelta(days=3)
    with clock.stopped_at(later):
        for row in (
            Courtesy.objects.of(firm)
            .filter(state=State.OWED, to__isnull=False)
            .select_related("firm", "to", "referral")
        ):
            for register in opened.REGISTERS:
                draft = drafts.draft_for(row, by=owner, register=register, as_of=later)
                if not draft.text:
                    continue
                rows = discretion.around(row.referral, [Key.read(key) for key in draft.keys], firm)
                secret = discretion.confidential(row.to, rows, by=owner)
                found = discretion.weigh(draft.subject, draft.text, row.to, secret, here)
                looked_at += 1
                marked += [(row.rule, draft.text, shown) for shown in found.shown]

    assert looked_at > 50
    assert marked == []


def test_a_letter_that_names_somebody_of_another_matter_is_marked() -> None:
    """Ana sent Kwame and was never told of Sally: Sally's whole name is a mark; "Sally" alone could be anybody."""
    owner = priya()
    sent, other = ana_sends_kwame(owner), sally_to_fred(owner)
    ana, sally = person(owner.firm, "ana"), person(owner.firm, "sally")
    here = Locale(owner.firm.tz, owner.firm.language)

    def marked(text: str, to: Person = ana, about: Referral = sent) -> list[str]:
        secret = discretion.confidential(to, [about], by=owner)
        return [one.piece for one in discretion.weigh("", text, to, secret, here).shown]

    assert marked("Sally Okafor is with us too.") == ["Sally Okafor"]
    assert marked("Kwame Boateng is with us. Raman Vale thanks you; Sally Rides is a fine song.") == []
    assert marked("Dear Sally Okafor, it goes well.", sally, other) == []
    sally.private_to = owner
    sally.save()
    assert marked("Sally Okafor is with us too.") == []  # a mark would tell a colleague that somebody knows her
