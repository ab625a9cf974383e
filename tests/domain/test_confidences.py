"""What may an introducer, a prospect and a provider know, and what does a telling not even hold?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from obliged.domain import confidences
from obliged.domain.confidences import RULE, Audience, Class, Milestone, ReferralFacts, Said, Somebody, When
from obliged.domain.happenings import Reason
from obliged.domain.people import TellWhat
from obliged.domain.referrals import Direction, Side, Stage

ANA = Somebody(1, "Ana Duarte", pronoun="she", phone="503 555 0110", email="ana@duarte.example", notes="ANA-NOTES")
KWAME = Somebody(
    2, "Kwame Boateng", pronoun="he", occupation="physiotherapist", phone="503 555 0112", email="kwame@boateng.example",
    notes="KWAME-NOTES", why_us="KWAME-WHY",
)  # fmt: skip
SALLY = Somebody(
    3, "Sally Okafor", pronoun="she", occupation="baker", phone="503 555 0113", email="sally@risecrumb.example",
    how_known="from the Monday market", notes="SALLY-NOTES",
)  # fmt: skip
FRED = Somebody(
    4, "Fred Lindqvist", pronoun="he", occupation="insurance", phone="503 555 0114", email="fred@lindqvist.example",
    notes="FRED-NOTES",
)  # fmt: skip
TUESDAY = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
RECEIVED = ReferralFacts(
    direction=Direction.RECEIVED, introducers=(ANA,), prospects=(KWAME,), need="THE-NEED", words="THE-WORDS",
    notes="THE-NOTES", private_reason="PRIVATE-REASON", steps=frozenset({Stage.INTRODUCED}), stage=Stage.INTRODUCED,
)  # fmt: skip
GIVEN = ReferralFacts(
    direction=Direction.GIVEN, prospects=(SALLY,), providers=(FRED,), need="THE-NEED", consent_wanted=True,
    reason_for_prospect="REASON-FOR-SALLY", reason_for_provider="REASON-FOR-FRED", notes="THE-NOTES",
)  # fmt: skip


def held(value: Any) -> str:
    """Everything that a value holds, however deep, as one text."""
    if is_dataclass(value) and not isinstance(value, type):
        return " ".join(held(getattr(value, f.name)) for f in fields(value))
    if isinstance(value, tuple | frozenset):
        return " ".join(held(v) for v in value)
    return str(value)


# The rule


def test_every_class_says_of_every_audience_when_it_may_know() -> None:
    assert set(RULE) == set(Class)
    assert all(set(row) == set(Audience) for row in RULE.values())


def test_the_public_knows_nothing_and_nobody_reads_a_secret() -> None:
    assert {row[Audience.PUBLIC] for row in RULE.values()} == {When.NEVER}
    assert set(RULE[Class.SECRET].values()) == {When.NEVER}


@pytest.mark.parametrize("audience", [Audience.INTRODUCER, Audience.PROSPECT, Audience.PROVIDER])
def test_our_judgements_never_leave_the_firm(audience: Audience) -> None:
    assert not confidences.may_know(Class.INTERNAL, audience, own=True, said=Said.YES, introduced=True)


def test_a_milestone_reaches_the_introducer_unless_the_prospect_says_no() -> None:
    def hears(said: Said, *, discreet: bool = False) -> bool:
        return confidences.may_know(Class.MILESTONE, Audience.INTRODUCER, said=said, discreet=discreet)

    assert [hears(said) for said in (Said.YES, Said.NOT_ASKED, Said.NO)] == [True, True, False]
    assert [hears(said, discreet=True) for said in (Said.YES, Said.NOT_ASKED, Said.NO)] == [True, False, False]


def test_a_provider_learns_who_it_is_only_by_a_yes() -> None:
    may = [confidences.may_know(Class.OPEN, Audience.PROVIDER, said=said, introduced=True) for said in Said]

    assert dict(zip(Said, may, strict=True)) == {Said.YES: True, Said.NO: False, Said.NOT_ASKED: False}


def test_a_prospect_can_reach_the_provider_once_we_introduce_them() -> None:
    assert confidences.may_know(Class.OPEN, Audience.PROSPECT, introduced=True)
    assert not confidences.may_know(Class.OPEN, Audience.PROSPECT)


def test_a_confidential_thing_is_told_to_whom_it_concerns_and_to_nobody_else() -> None:
    for audience in (Audience.INTRODUCER, Audience.PROSPECT, Audience.PROVIDER):
        assert confidences.may_know(Class.CONFIDENTIAL, audience, own=True)
        assert not confidences.may_know(Class.CONFIDENTIAL, audience, said=Said.YES, introduced=True)


# What each may know, as lines


def keys(facts: ReferralFacts, to: int) -> dict[str, bool]:
    return {line.key: line.allowed for line in confidences.knows(facts, to)}


def test_a_provider_is_told_that_there_is_somebody_until_they_agreed() -> None:
    assert keys(GIVEN, FRED.id)["provider.name"] is False
    assert keys(replace(GIVEN, consent=True), FRED.id) | {"x": True} == {
        "provider.name": True, "provider.contact": False, "provider.details": False, "provider.money": False, "x": True,
    }  # fmt: skip
    introduced = replace(GIVEN, consent=True, steps=frozenset({Stage.INTRODUCED}), stage=Stage.INTRODUCED)
    assert keys(introduced, FRED.id)["provider.contact"] is True


def test_the_lines_of_each_party_agree_with_their_telling() -> None:
    for consent in (None, True, False):
        facts = replace(GIVEN, consent=consent)
        assert keys(facts, FRED.id)["provider.name"] is confidences.to_provider(facts, FRED.id).may_name
    for may_tell in (None, True, False):
        for discreet in (False, True):
            facts = replace(
                RECEIVED, may_tell=may_tell, discreet=discreet, steps=frozenset({Stage.MET}), stage=Stage.MET
            )
            assert bool(confidences.to_introducer(facts, ANA.id).milestones) is keys(facts, ANA.id).get("steps", False)


def test_whoever_has_no_part_in_it_may_know_nothing() -> None:
    assert confidences.knows(RECEIVED, FRED.id) == ()


# The introducer


def test_an_introducer_hears_milestones_and_never_details() -> None:
    met = replace(RECEIVED, steps=frozenset({Stage.INTRODUCED, Stage.CONTACTED, Stage.MET}), stage=Stage.MET)

    telling = confidences.to_introducer(met, ANA.id)

    assert telling.milestones == {Milestone.CONTACTED, Milestone.MET}
    assert telling.tells == ("contacted", "met")
    for private in ("NEED", "WORDS", "NOTES", "PRIVATE", "WHY", "0112", "kwame@", "physiotherapist"):
        assert private not in held(telling)


def test_a_no_of_the_prospect_leaves_thanks_without_news() -> None:
    said_no = replace(RECEIVED, may_tell=False, meeting_at=TUESDAY, steps=frozenset({Stage.CONTACTED, Stage.WON}))

    telling = confidences.to_introducer(said_no, ANA.id)

    assert telling.milestones == frozenset()
    assert telling.meeting_at is None
    assert telling.tells == ()
    assert "news.refused" in telling.withholds


def test_in_law_and_health_nothing_is_told_before_a_yes() -> None:
    spoken = replace(RECEIVED, discreet=True, steps=frozenset({Stage.CONTACTED}), stage=Stage.CONTACTED)

    assert confidences.to_introducer(spoken, ANA.id).milestones == frozenset()
    assert confidences.to_introducer(replace(spoken, may_tell=True), ANA.id).milestones == {Milestone.CONTACTED}


def test_whoever_wants_only_the_outcome_hears_only_the_outcome() -> None:
    ana = replace(ANA, tell_what=TellWhat.OUTCOME)
    won = replace(
        RECEIVED, introducers=(ana,), steps=frozenset({Stage.CONTACTED, Stage.MET, Stage.WON}), stage=Stage.WON
    )

    assert confidences.to_introducer(won, ANA.id).milestones == {Milestone.WON}


def test_a_reason_is_told_from_the_safe_list_and_its_private_words_are_not() -> None:
    lost = replace(RECEIVED, stage=Stage.LOST, ended_reason=Reason.BUDGET)

    telling = confidences.to_introducer(lost, ANA.id)

    assert telling.reason is Reason.BUDGET
    assert telling.tells == ("reason:budget",)
    assert "PRIVATE-REASON" not in held(telling)


def test_who_took_over_is_named_once_they_were_introduced() -> None:
    handed = replace(RECEIVED, stage=Stage.HANDED_ON, handed_to=(FRED,))

    assert confidences.to_introducer(handed, ANA.id).handed_to is None
    named = confidences.to_introducer(replace(handed, handed_over=True), ANA.id).handed_to
    assert named is not None
    assert named.name == "Fred Lindqvist"


def test_a_letter_about_one_step_holds_no_other() -> None:
    won = replace(RECEIVED, steps=frozenset({Stage.CONTACTED, Stage.MET, Stage.WON}), stage=Stage.WON)

    telling = confidences.to_introducer(won, ANA.id, about=frozenset({Milestone.WON}))

    assert telling.tells == ("won",)


def test_the_first_introducer_of_what_was_handed_on_is_an_introducer_still() -> None:
    onward = replace(GIVEN, direction=Direction.ONWARD, parent_introducers=(ANA,))

    assert onward.side_of(ANA.id) is Side.INTRODUCER


# Prospect and provider


def test_nobody_is_named_to_a_provider_before_they_were_asked() -> None:
    telling = confidences.to_provider(GIVEN, FRED.id, introducing=True)

    assert not telling.may_name
    for private in ("Sally", "Okafor", "baker", "THE-NEED", "REASON", "0113", "sally@", "market"):
        assert private not in held(telling)


def test_after_a_yes_the_provider_gets_the_details_and_their_own_reason() -> None:
    telling = confidences.to_provider(replace(GIVEN, consent=True), FRED.id, introducing=True)

    assert telling.contact is not None
    assert telling.contact.phone == "503 555 0113"
    assert telling.reason == "REASON-FOR-FRED"
    assert "REASON-FOR-SALLY" not in held(telling)
    assert "NOTES" not in held(telling)
    assert telling.tells == ("contact_details", "need", "reason")


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        ({"consent_wanted": True}, False),
        ({"consent_wanted": True, "expects_contact": True}, False),
        ({"consent_wanted": True, "consent": True}, True),
        ({"consent": False, "expects_contact": True}, False),
        ({}, False),
        ({"expects_contact": True}, True),
        ({"prospects": (replace(SALLY, just_send=True),)}, True),
        ({"consent_wanted": True, "steps": frozenset({Stage.INTRODUCED})}, True),
    ],
)
def test_who_may_be_named_to_a_provider(facts: dict[str, Any], named: bool) -> None:
    assert confidences.may_be_named(replace(GIVEN, **{"consent_wanted": False} | facts)) is named


def test_a_prospect_who_is_asked_hears_a_name_and_no_number() -> None:
    telling = confidences.to_prospect(GIVEN, SALLY.id)

    assert telling.provider is not None
    assert telling.contact is None
    assert "0114" not in held(telling)
    assert "fred@" not in held(telling)


def test_a_prospect_hears_nothing_of_their_introducer_but_the_name() -> None:
    telling = confidences.to_prospect(RECEIVED, KWAME.id)

    assert telling.introducer is not None
    assert telling.introducer.name == "Ana Duarte"
    for private in ("0110", "ana@", "ANA-NOTES", "THE-WORDS", "KWAME-NOTES"):
        assert private not in held(telling)


# The card


def test_the_card_says_what_an_introducer_may_know() -> None:
    assert {key: allowed for allowed, key in confidences.card(RECEIVED)} == {
        "steps": True, "ended": True, "details": False, "words": False, "money": False,
    }  # fmt: skip
    assert (False, "news.refused") in confidences.card(replace(RECEIVED, may_tell=False))
    assert (False, "news.not_asked") in confidences.card(replace(RECEIVED, discreet=True))
    assert confidences.card(GIVEN) == ()
