"""What a member does with what is owed, and how each of it is taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from obliged.acts import courtesies, happenings, playbooks, referrals
from obliged.acts.courtesies import LaterThanWhat, NothingToUndo, NotOwedAnyMore
from obliged.domain.happenings import Kind, Reason
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm
from obliged.records.happenings import GENESIS, Happening
from obliged.records.referrals import Referral
from tests import cast
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db


def row(referral: Referral, rule: str) -> Courtesy:
    found: Courtesy = (
        Courtesy.objects.of(referral.firm)
        .select_related("firm", "to", "referral__firm")
        .get(referral=referral, rule=rule)
    )
    return found


def table(firm: Firm) -> list[tuple[object, ...]]:
    """Everything that the table of courtesies says, but for its own numbers."""
    return list(
        Courtesy.objects.of(firm)
        .order_by("rule", "because_id", "to_id", "occurrence")
        .values_list(
            "rule", "because_id", "to_id", "occurrence", "owner_id", "opens_at", "shows_at", "due_at", "state",
            "settled_by_id",
        )
    )  # fmt: skip


def test_done_in_person_is_done() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    courtesies.done_otherwise(row(referral, "thank_received"), by=priya, now=MONDAY, way="in_person")

    assert row(referral, "thank_received").state == State.SETTLED
    assert Happening.objects.of(priya.firm).get(kind=Kind.THANKED).facts["way"] == "in_person"


def test_undo_restores_exactly() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    before = table(priya.firm)
    courtesies.done_otherwise(row(referral, "thank_received"), by=priya, now=MONDAY, way="in_person")

    courtesies.undo(row(referral, "thank_received"), by=priya, now=MONDAY + timedelta(minutes=1))

    assert table(priya.firm) == before


def test_deriving_again_changes_nothing() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    courtesies.later(row(referral, "answer"), until=MONDAY + timedelta(days=1), by=priya, now=MONDAY)
    before = table(priya.firm)

    playbooks.derive_all_again(priya.firm, now=MONDAY)

    assert table(priya.firm) == before


def test_a_table_that_was_lost_is_rebuilt_with_what_members_did() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    courtesies.later(row(referral, "answer"), until=MONDAY + timedelta(days=1), by=priya, now=MONDAY)
    courtesies.not_needed(row(referral, "call"), reason="he rang us", by=priya, now=MONDAY)
    before = table(priya.firm)
    Courtesy.objects.of(priya.firm).delete()

    happenings.derive_again(referral=referral, person=None, now=MONDAY)

    assert table(priya.firm) == before


def test_later_hides_it_until_then_and_it_stays_owed() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    tomorrow = MONDAY + timedelta(days=1)

    courtesies.later(row(referral, "thank_received"), until=tomorrow, by=priya, now=MONDAY)

    thanks = row(referral, "thank_received")
    assert thanks.state == State.OWED
    assert thanks not in Courtesy.objects.of(priya.firm).open_at(MONDAY)
    assert thanks in Courtesy.objects.of(priya.firm).open_at(tomorrow)


def test_later_needs_a_moment_to_come() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    with pytest.raises(LaterThanWhat):
        courtesies.later(row(referral, "call"), until=MONDAY, by=priya, now=MONDAY)


def test_not_needed_can_be_unsaid() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    courtesies.not_needed(row(referral, "call"), reason="he rang us", by=priya, now=MONDAY)
    assert row(referral, "call").state == State.RELEASED

    courtesies.undo(row(referral, "call"), by=priya, now=MONDAY)

    assert row(referral, "call").state == State.OWED


def test_a_colleague_who_was_quicker_is_not_overruled() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    seen = row(referral, "thank_received")
    courtesies.done_otherwise(seen, by=cast.joel(priya.firm), now=MONDAY, way="call")

    with pytest.raises(NotOwedAnyMore):
        courtesies.done_otherwise(seen, by=priya, now=MONDAY, way="call")


def test_nothing_done_is_nothing_to_undo() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    with pytest.raises(NothingToUndo):
        courtesies.undo(row(referral, "call"), by=priya, now=MONDAY)


def test_a_call_keeps_the_wish_and_the_meeting() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    tuesday = MONDAY + timedelta(days=1)

    courtesies.reached(row(referral, "call"), by=priya, now=MONDAY, may_tell=True, meeting_at=tuesday)

    referral.refresh_from_db()
    assert referral.stage == "contacted"
    assert referral.meeting_at == tuesday
    assert row(referral, "tell_milestone").state == State.OWED
    assert row(referral, "record_meeting").opens_at == tuesday


def test_a_change_of_playbook_moves_what_is_owed_and_not_what_is_settled() -> None:
    priya = cast.priya()
    settled, owed = cast.ana_sends_kwame(priya), cast.ana_sends_kwame(priya)
    courtesies.done_otherwise(row(settled, "thank_received"), by=priya, now=MONDAY, way="call")
    was = row(settled, "thank_received").due_at

    playbooks.change(priya.firm, {"thank_received": {"spans": [2]}}, by=priya, now=MONDAY)

    assert row(settled, "thank_received").due_at == was
    assert row(owed, "thank_received").due_at == MONDAY + timedelta(hours=2)


def test_releasing_the_rest_is_one_act_and_can_be_taken_back() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    before = table(priya.firm)

    keys = courtesies.release_all(
        Courtesy.objects.of(priya.firm).select_related("firm", "referral"), by=priya, now=MONDAY, reason="quiet"
    )
    assert {r.state for r in Courtesy.objects.of(priya.firm)} == {State.RELEASED}
    courtesies.claim_back(keys, by=priya, now=MONDAY)

    assert table(priya.firm) == before
    assert row(referral, "call").state == State.OWED


def test_an_error_takes_everything_with_it() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    referrals.step(referral, Kind.ENTERED_IN_ERROR, by=priya, now=MONDAY)

    assert not Courtesy.objects.of(priya.firm).exists()


def test_a_loss_needs_a_reason() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)

    with pytest.raises(referrals.NeedsAReason):
        referrals.step(referral, Kind.LOST, by=priya, now=MONDAY)
    referrals.step(referral, Kind.LOST, by=priya, now=MONDAY, reason=Reason.TIMING)

    assert row(referral, "explain").state == State.OWED


def test_happenings_form_a_chain() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    referrals.step(referral, Kind.CONTACTED, by=priya, now=MONDAY)

    chain = list(Happening.objects.of(priya.firm).order_by("seq"))

    assert [h.seq for h in chain] == list(range(1, len(chain) + 1))
    assert [h.prev_hash for h in chain] == [GENESIS, *(h.link() for h in chain[:-1])]
    assert all(h.hash == h.hashed() for h in chain)


def test_a_taking_back_can_itself_be_taken_back() -> None:
    priya = cast.priya()
    referral = cast.ana_sends_kwame(priya)
    met = referrals.step(referral, Kind.MET, by=priya, now=MONDAY)
    after = table(priya.firm)
    taken = happenings.take_back(met, by=priya, now=MONDAY)
    referral.refresh_from_db()
    assert referral.stage == "introduced"

    happenings.take_back(taken, by=priya, now=MONDAY)

    referral.refresh_from_db()
    assert referral.stage == "met"
    assert table(priya.firm) == after


def test_a_member_who_leaves_passes_everything_on() -> None:
    from obliged.acts import firms

    priya = cast.priya()
    joel = cast.joel(priya.firm)
    cast.ana_sends_kwame(joel)

    passed = firms.leave(joel, to=priya, by=priya, now=MONDAY)

    assert passed["referrals"] == 1
    assert {r.owner_id for r in Courtesy.objects.of(priya.firm)} == {priya.pk}


def test_the_last_owner_stays() -> None:
    from obliged.acts import firms

    priya = cast.priya()
    joel = cast.joel(priya.firm)

    with pytest.raises(firms.TheLastOwnerStays):
        firms.leave(priya, to=joel, by=priya, now=MONDAY)


def test_another_firm_sees_nothing() -> None:
    priya, grace = cast.priya(), cast.grace()
    cast.ana_sends_kwame(priya)

    assert not Courtesy.objects.seen_by(grace).exists()
    assert not Referral.objects.seen_by(grace).exists()
