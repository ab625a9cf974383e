"""Is this a proper introduction, and what does it still lack?

A proper referral is a double introduction: both people can be reached, the need is told in the prospect's own terms,
each side has its own reason to meet, the prospect expects the contact, the provider fits, and both know that we would
like to hear what comes of it. A card handed over or a name dropped is not yet an introduction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from obliged.domain.referrals import Direction, Side


class Lack(StrEnum):
    """What is missing."""

    NOBODY_TO_INTRODUCE = "nobody_to_introduce"
    NOBODY_TO_MEET = "nobody_to_meet"
    NO_INTRODUCER = "no_introducer"
    UNREACHABLE = "unreachable"
    MAY_NOT_BE_CONTACTED = "may_not_be_contacted"
    NO_NEED = "no_need"
    NO_REASON = "no_reason"
    NOT_ASKED = "not_asked"  # consent is wanted, and was not asked for
    NO_ANSWER_YET = "no_answer_yet"  # asked, not answered
    SAID_NO = "said_no"
    NOT_EXPECTED = "not_expected"
    DOES_NOT_FIT = "does_not_fit"
    NOBODY_REPORTS = "nobody_reports"  # nobody is asked how it went


class Remedy(StrEnum):
    """What would mend it."""

    NAME_SOMEBODY = "name_somebody"
    ADD_A_CHANNEL = "add_a_channel"
    CHOOSE_ANOTHER = "choose_another"
    WRITE_THE_NEED = "write_the_need"
    WRITE_THE_REASON = "write_the_reason"
    ASK_FIRST = "ask_first"
    WAIT = "wait"
    LEAVE_IT = "leave_it"
    SAY_IT_IS_EXPECTED = "say_it_is_expected"
    ASK_BOTH = "ask_both"


# Without these it is not yet an introduction; the others make it a stronger one.
NEEDED = frozenset(
    {
        Lack.NOBODY_TO_INTRODUCE, Lack.NOBODY_TO_MEET, Lack.UNREACHABLE, Lack.MAY_NOT_BE_CONTACTED, Lack.NO_NEED,
        Lack.NOT_ASKED, Lack.NO_ANSWER_YET, Lack.SAID_NO,
    }
)  # fmt: skip
STRONGEST = 5


@dataclass(frozen=True, slots=True)
class SideFacts:
    """What we know of one side. A channel works until a letter by it came back."""

    is_known: bool = True
    working_channels: int = 0
    may_be_contacted: bool = True
    reason: str = ""  # why this side should meet the other
    how_known: str = ""  # how the introducer knows them
    need_not_be_asked: bool = False  # said: just send


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether the prospect was asked before being named, and what the answer was (None: none yet)."""

    wanted: bool = False
    asked: bool = False
    answer: bool | None = None


@dataclass(frozen=True, slots=True)
class IntroductionFacts:
    """Everything from which it follows whether an introduction is proper. The side that is us is always reachable."""

    direction: Direction
    prospect: SideFacts
    provider: SideFacts
    has_introducer: bool = True
    need: str = ""
    expects_contact: bool | None = None
    consent: Consent = Consent()
    fits: bool | None = None  # unknown is fine
    asks_both: bool = True
    introduced: bool = False  # both letters left, or both were told together

    @property
    def between_two(self) -> bool:
        """Whether both sides are somebody else."""
        return self.direction is not Direction.RECEIVED


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, on which side, and what mends it."""

    key: Lack
    remedy: Remedy
    side: Side | None = None

    @property
    def is_needed(self) -> bool:
        return self.key in NEEDED


def proper(facts: IntroductionFacts) -> tuple[Missing, ...]:
    """Everything that is missing, in the order in which one would mend it; nothing where it is proper."""
    return (*_people(facts), *_reasons(facts), *_leave(facts), *_fit(facts))


def is_proper(facts: IntroductionFacts) -> bool:
    return not proper(facts)


def _people(facts: IntroductionFacts) -> tuple[Missing, ...]:
    found = []
    if not facts.has_introducer:
        found.append(Missing(Lack.NO_INTRODUCER, Remedy.NAME_SOMEBODY, Side.INTRODUCER))
    found.extend(_side(facts.prospect, Side.PROSPECT, Lack.NOBODY_TO_INTRODUCE))
    if facts.between_two:
        found.extend(_side(facts.provider, Side.PROVIDER, Lack.NOBODY_TO_MEET))
    return tuple(found)


def _side(person: SideFacts, side: Side, nobody: Lack) -> tuple[Missing, ...]:
    if not person.is_known:
        return (Missing(nobody, Remedy.NAME_SOMEBODY, side),)
    if not person.may_be_contacted:
        return (Missing(Lack.MAY_NOT_BE_CONTACTED, Remedy.CHOOSE_ANOTHER, side),)
    if not person.working_channels:
        return (Missing(Lack.UNREACHABLE, Remedy.ADD_A_CHANNEL, side),)
    return ()


def _reasons(facts: IntroductionFacts) -> tuple[Missing, ...]:
    found = []
    if not facts.need.strip():
        found.append(Missing(Lack.NO_NEED, Remedy.WRITE_THE_NEED, Side.PROSPECT))
    for person, side in ((facts.prospect, Side.PROSPECT), (facts.provider, Side.PROVIDER)):
        if not person.reason.strip():
            found.append(Missing(Lack.NO_REASON, Remedy.WRITE_THE_REASON, side))
    return tuple(found)


def _leave(facts: IntroductionFacts) -> tuple[Missing, ...]:
    """Whether the prospect said yes, where they are asked first; else whether they expect the contact."""
    consent = facts.consent
    if consent.answer is False:
        return (Missing(Lack.SAID_NO, Remedy.LEAVE_IT, Side.PROSPECT),)
    if consent.answer:
        return ()
    if consent.wanted:
        if consent.asked:
            return (Missing(Lack.NO_ANSWER_YET, Remedy.WAIT, Side.PROSPECT),)
        return (Missing(Lack.NOT_ASKED, Remedy.ASK_FIRST, Side.PROSPECT),)
    if facts.expects_contact or (facts.expects_contact is None and facts.prospect.need_not_be_asked):
        return ()
    remedy = Remedy.ASK_FIRST if facts.between_two else Remedy.SAY_IT_IS_EXPECTED
    return (Missing(Lack.NOT_EXPECTED, remedy, Side.PROSPECT),)


def _fit(facts: IntroductionFacts) -> tuple[Missing, ...]:
    found = []
    if facts.fits is False:
        found.append(Missing(Lack.DOES_NOT_FIT, Remedy.CHOOSE_ANOTHER, Side.PROVIDER))
    if facts.between_two and not facts.asks_both:
        found.append(Missing(Lack.NOBODY_REPORTS, Remedy.ASK_BOTH))
    return tuple(found)


def level(facts: IntroductionFacts) -> int:
    """How strongly it was positioned: 0 is not yet an introduction, 5 is all that an introducer can do.

    Each thing that was really done counts one: a reason for each side, a contact that is expected, a word on how the
    introducer knows both, and both told at the same time and asked to report. Never typed in. Between two others a side
    without its reason has been given a name, and whatever else was done makes no introduction of it.
    """
    lacks = proper(facts)
    if any(missing.is_needed for missing in lacks):
        return 0
    missing = {lack.key for lack in lacks}
    if facts.between_two and Lack.NO_REASON in missing:
        return 1
    done = (
        Lack.NO_REASON not in missing,
        Lack.NOT_EXPECTED not in missing,
        _knows_both(facts),
        facts.introduced and Lack.NOBODY_REPORTS not in missing,
    )
    return min(STRONGEST, 1 + sum(done))


def _knows_both(facts: IntroductionFacts) -> bool:
    """How the introducer knows us needs no telling; how they know everybody else does."""
    provider = facts.provider.how_known.strip() if facts.between_two else "us"
    return bool(facts.prospect.how_known.strip() and provider)
