"""Who may know what?

Every stored field has a class, every class says who may know it and when, and whatever leaves the firm is made from a
telling: a frozen value that does not even contain what its reader may not know. The prospect decides what the
introducer hears. Nobody is named to a possible provider before they were asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from obliged.domain.happenings import Reason
from obliged.domain.people import Channel, TellWhat, first_name
from obliged.domain.referrals import RANK, Direction, Side, Stage


class Class(StrEnum):
    """How private a stored field is."""

    OPEN = "open"  # may go in an introduction
    MILESTONE = "milestone"  # where it stands, in words that are safe by construction
    CONFIDENTIAL = "confidential"  # the matter, personal and financial things
    INTERNAL = "internal"  # our judgements and notes, and how we work
    MONEY = "money"  # the terms of the party whom they concern
    SECRET = "secret"  # noqa: S105 - what proves who somebody is; nobody reads it


class Audience(StrEnum):
    """Who would hear it."""

    MEMBER = "member"
    INTRODUCER = "introducer"
    PROSPECT = "prospect"
    PROVIDER = "provider"
    PUBLIC = "public"


class When(StrEnum):
    """On which ground somebody may know a fact of this class. What is their own they may know, but for the last."""

    ALWAYS = "always"
    INTRODUCED = "introduced"  # the other one's: who it is when we ask, how to reach them once we introduce the two
    AGREED = "agreed"  # the other one's: once that one has agreed
    UNLESS_NO = "unless_no"  # the other one's: unless that one says no; in a discreet firm not before a yes
    OWN = "own"  # it concerns themselves, or they said it
    NEVER = "never"


class Said(StrEnum):
    """What the one whom a fact concerns said of somebody else's hearing it."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


ALL_, INTR, AGRD, UNLS, OWN_, ____ = When.ALWAYS, When.INTRODUCED, When.AGREED, When.UNLESS_NO, When.OWN, When.NEVER
RULE: Mapping[Class, Mapping[Audience, When]] = {
    cls: dict(zip(Audience, row, strict=True))
    for cls, row in {
        #                   member introducer prospect provider public
        Class.OPEN:         (ALL_, OWN_,      INTR,    AGRD,    ____),
        Class.MILESTONE:    (ALL_, UNLS,      OWN_,    OWN_,    ____),
        Class.CONFIDENTIAL: (ALL_, OWN_,      OWN_,    OWN_,    ____),
        Class.INTERNAL:     (ALL_, ____,      ____,    ____,    ____),
        Class.MONEY:        (ALL_, OWN_,      OWN_,    OWN_,    ____),
        Class.SECRET:       (____, ____,      ____,    ____,    ____),
    }.items()
}  # fmt: skip


def may_know(
    cls: Class,
    audience: Audience,
    *,
    own: bool = False,
    said: Said = Said.NOT_ASKED,
    introduced: bool = False,
    discreet: bool = False,
) -> bool:
    """Whether a fact of this class may reach this audience.

    :param own: it concerns them themselves, or they said it
    :param said: what the one whom it concerns said of their hearing it
    :param introduced: we introduce the two to each other, or have
    :param discreet: the firm's rule is law's and health's: nothing is told before a yes
    """
    match RULE[cls][audience]:
        case When.ALWAYS:
            return True
        case When.INTRODUCED:
            return own or (introduced and said is not Said.NO)
        case When.AGREED:
            return own or said is Said.YES
        case When.UNLESS_NO:
            return own or said is Said.YES or (said is Said.NOT_ASKED and not discreet)
        case When.OWN:
            return own
        case When.NEVER:
            return False


def as_said(answer: bool | None) -> Said:
    return Said.NOT_ASKED if answer is None else Said.YES if answer else Said.NO


# --- the class of every stored field --------------------------------------------------------------------------

_FIELDS: Mapping[str, Mapping[Class, str]] = {
    "User": {
        Class.SECRET: "password stamp",
        Class.INTERNAL: "id last_login is_superuser email name is_active is_staff keys_on theme date_joined groups "
        "user_permissions",
    },
    "SignedIn": {
        Class.SECRET: "session_hash",
        Class.INTERNAL: "id user browser address made_at seen_at proved_at ended_at wipes",
    },
    "SignInLink": {Class.SECRET: "token_hash", Class.INTERNAL: "id user made_at expires_at used_at"},
    "Courtesy": {
        Class.INTERNAL: "id firm public_id rule because to occurrence verb referral owner opens_at shows_at warn_at "
        "due_at state settled_by settled_at playbook_version",
    },
    "Handling": {Class.INTERNAL: "id firm key what until reason by at taken_back_at"},
    "Draft": {Class.INTERNAL: "id firm key subject text register by at version"},
    "Firm": {
        Class.OPEN: "name trade phone language treatments zone country subdivision currency public_words band",
        Class.INTERNAL: "id public_id slug hours closed_on hold_minutes letters_an_hour paused_at paused_why by_itself discreet "
        "public_since retention is_sample founded_at",
    },
    "Member": {
        Class.OPEN: "name email phone",
        Class.INTERNAL: "id firm public_id user role hours morning_at morning_on joined_at left_at last_acted_at",
    },
    "Absence": {Class.INTERNAL: "id firm member from_on until_on cover"},
    "Invitation": {
        Class.SECRET: "token_hash",
        Class.INTERNAL: "id firm email name role by made_at expires_at accepted_at withdrawn_at",
    },
    "Words": {Class.CONFIDENTIAL: "text", Class.INTERNAL: "id firm about private_to"},
    "Happening": {
        Class.MILESTONE: "kind at to_the_day",
        Class.CONFIDENTIAL: "facts words",
        Class.INTERNAL: "id firm seq referral recorded_at reported_by concerns recorded_by words_digest prev_hash hash",
    },
    "Chain": {Class.INTERNAL: "id firm seq head"},
    "Pair": {Class.INTERNAL: "id firm referral made_at"},
    "Letter": {
        Class.CONFIDENTIAL: "to to_address subject text cards",
        Class.INTERNAL: "id firm public_id key generation kind referral to_member by tells pair passage automatic answers "
        "thread made_at leaves_at account claimed_by claimed_until fence attempts trouble message_id sent_at doubted_at "
        "resolved resolved_by cancelled_why",
    },
    "Settles": {Class.INTERNAL: "id firm letter key"},
    "Told": {Class.INTERNAL: "id firm referral to audience what ground way letter by at seq prev_hash hash"},
    "Arrived": {
        Class.CONFIDENTIAL: "to_address from_address subject text raw",
        Class.INTERNAL: "id firm message_id at letter",
    },
    "Incoming": {
        Class.CONFIDENTIAL: "raw envelope_from from_name from_address subject text new_words suggests suggestion",
        Class.INTERNAL: "id firm public_id account digest envelope_to came_at reading trouble kind message_id ground letter "
        "person referral member settled_at settled_by settled",
    },
    "Job": {
        Class.INTERNAL: "id firm kind arguments once priority run_at state attempts deaths leased_by leased_until fence "
        "trouble made_at ended_at",
    },
    "Schedule": {Class.INTERNAL: "id name next_at leased_by leased_until fence falls last_at trouble"},
    "Worker": {Class.INTERNAL: "id name since beat_at"},
    "Installation": {Class.INTERNAL: "id epoch before sent muted_at muted_why"},
    "MailAccount": {
        Class.SECRET: "secret",
        Class.INTERNAL: "id firm public_id member address proof username smtp_host smtp_port smtp_security imap_host "
        "imap_port imap_security inbox sent_folder archive_address uid_validity uid_next looked_at works_since refused_at "
        "trouble records made_at",
    },
    "Suppressed": {Class.INTERNAL: "id firm normal everything why letter at lifted_at"},
    "Link": {
        Class.SECRET: "token_hash",
        Class.INTERNAL: "id firm purpose person referral side made_at expires_at answered_at revoked_at",
    },
    "PortalLink": {
        Class.SECRET: "token_hash",
        Class.INTERNAL: "id firm opens person made_at expires_at used_at revoked_at",
    },
    "FormToken": {Class.SECRET: "token", Class.INTERNAL: "id firm answer member at"},
    "HeardBack": {Class.CONFIDENTIAL: "words what", Class.INTERNAL: "id firm person referral mail way at read_at"},
    "Organisation": {Class.OPEN: "name website", Class.INTERNAL: "id firm public_id notes deleted_at made_at"},
    "Person": {
        Class.OPEN: "name called pronoun is_couple language occupation serves best_time",
        Class.CONFIDENTIAL: "met_where introduced_by why_us did_for_them",
        Class.INTERNAL: "id firm public_id channel tell_what just_send notes do_not_contact keeper version made_at "
        "last_touch_at deleted_at private_to hold_since hold_why erased_at name_in_order same_as",
        Class.SECRET: "seal",
    },
    "Consent": {
        Class.CONFIDENTIAL: "what given wording way at expires_at withdrawn_at withdrawn_way",
        Class.INTERNAL: "id firm person referral happening by",
    },
    "Origin": {Class.INTERNAL: "id firm person field source from_person referral mail by at"},
    "PrivacyRequest": {
        Class.CONFIDENTIAL: "what words way at due_at settled_at outcome why",
        Class.INTERNAL: "id firm public_id person settled_by",
    },
    "Erasure": {Class.INTERNAL: "id firm person ground by kept at finished_at"},
    "Offer": {
        Class.CONFIDENTIAL: "from_name from_email from_phone person_name person_email person_phone need reason "
        "says_they_agreed",
        Class.SECRET: "asked_hash",
        Class.INTERNAL: "id firm public_id standing answered_at introducer referral came_at expires_at settled_at settled_by",
    },
    "Override": {Class.INTERNAL: "id firm letter by marks why at"},
    "Affiliation": {Class.OPEN: "person organisation role", Class.INTERNAL: "id firm order"},
    "Email": {Class.OPEN: "address normal", Class.INTERNAL: "id firm person label order bounced_at"},
    "Phone": {Class.OPEN: "typed e164", Class.INTERNAL: "id firm person label order"},
    "Address": {Class.CONFIDENTIAL: "lines", Class.INTERNAL: "id firm person label order"},
    "FindKey": {Class.INTERNAL: "id firm word person organisation"},
    "PlaybookChange": {Class.INTERNAL: "id firm version changes by at"},
    "Reckoning": {Class.INTERNAL: "id firm at kinds referral person done_at"},
    "Template": {Class.INTERNAL: "id firm letter register language subject text by at"},
    "Referral": {
        Class.OPEN: "need when_needed reason_for_prospect reason_for_provider treatments",
        Class.MILESTONE: "direction stage stage_at is_open hold_until meeting_at",
        Class.CONFIDENTIAL: "words",
        Class.INTERNAL: "id firm public_id parent expects_contact consent_wanted ask_both notes responsible version "
        "made_at next_opens_at next_due_at",
    },
    "Party": {Class.OPEN: "person side how_known", Class.INTERNAL: "id firm referral order"},
    "Partnership": {
        Class.INTERNAL: "id firm person tier every_days at_most_days not_before slower_offered_at ways willing asked_on "
        "picked_at wont parted_at made_at version",
        Class.CONFIDENTIAL: "birthday how_to_speak",
    },
    "Profile": {
        Class.OPEN: "does serves phrases places languages shares wants fears how_to_speak",
        Class.INTERNAL: "id firm person not_for room_a_month full_until conflicts learned_at changed_at version",
    },
    "TakeAgain": {Class.CONFIDENTIAL: "person because", Class.INTERNAL: "id firm order made_at"},
    "Testimonial": {
        Class.CONFIDENTIAL: "person words signed allowed_on withdrawn_on",
        Class.INTERNAL: "id firm public_id made_at",
    },
    "Aim": {Class.INTERNAL: "id firm month need waiting_weeks room_weeks plan changed_at version"},
    "CameOtherwise": {Class.INTERNAL: "id firm source day by at taken_back_at"},
    "QualifierAnswer": {Class.INTERNAL: "id firm person question answer words by at"},
    "Understanding": {
        Class.CONFIDENTIAL: "acknowledged_at way their_words",
        Class.SECRET: "token_hash",
        Class.INTERNAL: "id firm public_id person edition made_at by asked_at token_until ended_at",
    },
    "Expectation": {Class.CONFIDENTIAL: "ours will key words", Class.INTERNAL: "id firm understanding order"},
    "Favour": {
        Class.CONFIDENTIAL: "coin ours day words",
        Class.MONEY: "worth_minor currency",
        Class.INTERNAL: "id firm person by at taken_back_at",
    },
    "Judgement": {Class.INTERNAL: "id firm about person said order judged_at"},
    "Judging": {Class.INTERNAL: "id firm seq judged_at wanted_at seconds"},
    "Foretold": {Class.INTERNAL: "id firm made_on said need"},
}
# What is kept for us by the parts that open the doors: second proofs, addresses of accounts, sessions.
_BESIDE: Mapping[str, Mapping[Class, str]] = {
    "mfa.Authenticator": {Class.SECRET: "data", Class.INTERNAL: "id user type created_at last_used_at"},
    "account.EmailAddress": {Class.INTERNAL: "id user email verified primary"},
    "account.EmailConfirmation": {Class.SECRET: "key", Class.INTERNAL: "id email_address created sent"},
    "sessions.Session": {Class.SECRET: "session_key session_data", Class.INTERNAL: "expire_date"},
    "auth.Group": {Class.INTERNAL: "id name permissions"},
    "auth.Permission": {Class.INTERNAL: "id name content_type codename"},
    "contenttypes.ContentType": {Class.INTERNAL: "id app_label model"},
}


def _by_field(records: Mapping[str, Mapping[Class, str]]) -> Mapping[str, Class]:
    return {
        f"{r}.{field}": cls for r, row in records.items() for cls, fields in row.items() for field in fields.split()
    }


CLASSES: Mapping[str, Class] = _by_field(_FIELDS)
BESIDE: Mapping[str, Class] = _by_field(_BESIDE)


# --- what we know ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as the firm knows them, with what is private. It never leaves the firm as a whole."""

    id: int
    name: str
    called: str = ""
    pronoun: str = ""  # he, she, they; empty: not known
    is_couple: bool = False
    occupation: str = ""
    organisation: str = ""
    role: str = ""
    phone: str = ""  # as typed
    e164: str = ""
    email: str = ""
    best_time: str = ""
    how_known: str = ""
    language: str = ""
    channel: Channel = Channel.EMAIL
    tell_what: TellWhat = TellWhat.EVERY_STEP
    just_send: bool = False
    do_not_contact: bool = False
    why_us: str = ""
    notes: str = ""

    @property
    def first(self) -> str:
        return first_name(self.name, self.called)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and for which firm."""

    member: str
    firm: str = ""
    trade: str = ""
    phone: str = ""
    language: str = "en-US"

    @property
    def first(self) -> str:
        return self.member.split(" ")[0]


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """All that we know of a referral and could tell somebody: the private things too."""

    direction: Direction
    introducers: tuple[Somebody, ...] = ()
    prospects: tuple[Somebody, ...] = ()
    providers: tuple[Somebody, ...] = ()
    parent_introducers: tuple[Somebody, ...] = ()  # of the referral that was handed on to become this one
    handed_to: tuple[Somebody, ...] = ()  # the provider of the referral that this one became
    handed_over: bool = False  # those two have been introduced
    need: str = ""
    when_needed: str = ""
    reason_for_prospect: str = ""
    reason_for_provider: str = ""
    treatments: tuple[str, ...] = ()
    expects_contact: bool | None = None
    consent_wanted: bool = False
    consent: bool | None = None  # what the prospect said when asked; None: nothing yet
    may_tell: bool | None = None  # what the prospect said of the introducer's hearing; None: not asked
    discreet: bool = False  # law and health: nothing is told before a yes
    steps: frozenset[Stage] = frozenset()  # reached
    stage: Stage = Stage.RECORDED
    not_reached: int = 0  # calls that nobody answered
    meeting_at: datetime | None = None
    ended_reason: Reason | None = None
    words: str = ""  # the introducer's own, or what was captured
    private_reason: str = ""  # the words beside the reason
    notes: str = ""

    def who(self, person: int) -> Somebody:
        """The party with this id."""
        return next(s for s in (*self.everybody, *self.handed_to) if s.id == person)

    @property
    def everybody(self) -> tuple[Somebody, ...]:
        return (*self.introducers, *self.prospects, *self.providers, *self.parent_introducers)

    def side_of(self, person: int) -> Side | None:
        """Which role somebody plays here; the introducer of the referral before this one is an introducer still."""
        if any(s.id == person for s in (*self.introducers, *self.parent_introducers)):
            return Side.INTRODUCER
        if any(s.id == person for s in self.prospects):
            return Side.PROSPECT
        return Side.PROVIDER if any(s.id == person for s in self.providers) else None


# --- what may be told -----------------------------------------------------------------------------------------


class Milestone(StrEnum):
    """What an introducer may hear: steps in words that are safe by construction, never details."""

    NOT_REACHED = "not_reached"
    CONTACTED = "contacted"
    MEETING = "meeting_on"
    MET = "met"
    WON = "won"
    COMPLETED = "completed"
    ENDED = "ended"


def is_news(code: str) -> bool:
    """Whether what was told, by its code, is news of how it goes, and no mere thanks."""
    return code in set(Milestone) | set(Stage) | {"under_way", "handed_to"} or code.startswith("reason:")


OF_OUTCOME = frozenset({Milestone.WON, Milestone.COMPLETED, Milestone.ENDED})
ALL = frozenset(Milestone)
OF_STAGE: Mapping[Stage, Milestone] = {
    Stage.CONTACTED: Milestone.CONTACTED,
    Stage.MET: Milestone.MET,
    Stage.WON: Milestone.WON,
    Stage.COMPLETED: Milestone.COMPLETED,
}
ENDED = frozenset({Stage.LOST, Stage.DECLINED, Stage.WITHDRAWN, Stage.HANDED_ON, Stage.NO_RESPONSE})


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a letter speaks of them: a name, nothing behind it."""

    name: str
    first: str
    pronoun: str = ""
    is_couple: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """What travels in an introduction: how to reach somebody, and what they do."""

    name: str
    occupation: str = ""
    organisation: str = ""
    role: str = ""
    phone: str = ""
    e164: str = ""
    email: str = ""
    best_time: str = ""


@dataclass(frozen=True, slots=True)
class IntroducerTelling:
    """What an introducer may hear: whom it is about, milestones as far as the prospect agreed, and a safe reason."""

    to: Named
    prospects: tuple[Named, ...]
    provider: Named | None = None  # who serves them, where that is not us and they have met by our word
    handed_to: Named | None = None
    milestones: frozenset[Milestone] = frozenset()
    meeting_at: datetime | None = None
    reason: Reason | None = None
    ended: Stage | None = None
    treatments: tuple[str, ...] = ()  # what we do for whoever is sent to us: ours to tell
    hears: TellWhat = TellWhat.EVERY_STEP  # how much they may and wish to hear
    tells: tuple[str, ...] = ()
    withholds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProspectTelling:
    """What a prospect may hear: their own need, who spoke of them, and whom they will meet."""

    to: Named
    introducer: Named | None = None
    need: str = ""
    when_needed: str = ""
    treatments: tuple[str, ...] = ()
    provider: Named | None = None
    provider_does: str = ""
    reason: str = ""
    how_known: str = ""
    contact: Contact | None = None  # the provider's
    meeting_at: datetime | None = None
    asks_wish: bool = False  # they were not asked yet what whoever spoke of us may hear
    tells: tuple[str, ...] = ()
    withholds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderTelling:
    """What a provider may hear: before the prospect agreed, that there is somebody; afterwards who, and why."""

    to: Named
    may_name: bool
    prospect_does: str = ""
    prospect: Named | None = None
    need: str = ""
    when_needed: str = ""
    reason: str = ""
    how_known: str = ""
    contact: Contact | None = None  # the prospect's
    tells: tuple[str, ...] = ()
    withholds: tuple[str, ...] = ()


Telling = IntroducerTelling | ProspectTelling | ProviderTelling


def hears(facts: ReferralFacts, introducer: Somebody) -> TellWhat:
    """How much this introducer may and wishes to hear of how it goes."""
    if may_know(Class.MILESTONE, Audience.INTRODUCER, said=as_said(facts.may_tell), discreet=facts.discreet):
        return introducer.tell_what
    return TellWhat.NOTHING


def may_be_named(facts: ReferralFacts) -> bool:
    """Whether the prospect may be named to the provider: they agreed, expect it, said just send, or have met."""
    if RANK.get(facts.stage, 0) >= RANK[Stage.INTRODUCED] or Stage.INTRODUCED in facts.steps:
        return True
    if facts.consent is not None:
        return facts.consent
    if facts.consent_wanted:
        return False
    return bool(facts.expects_contact) or any(s.just_send for s in facts.prospects[:1])


def to_introducer(facts: ReferralFacts, to: int, *, about: frozenset[Milestone] = ALL) -> IntroducerTelling:
    """The telling for an introducer.

    :param about: the milestones that the letter speaks of; the telling holds no others
    """
    person = facts.who(to)
    wish = hears(facts, person)
    reached = _milestones(facts) & about & _heard(wish)
    meeting = facts.meeting_at if Milestone.MEETING in reached else None
    ended = facts.stage if Milestone.ENDED in reached else None
    given_over = facts.providers if facts.direction is not Direction.RECEIVED and may_be_named(facts) else ()
    handed = facts.handed_to if ended is Stage.HANDED_ON and facts.handed_over else ()
    return IntroducerTelling(
        to=_named(person),
        prospects=tuple(_named(s) for s in facts.prospects),
        provider=_named(given_over[0]) if given_over and reached else None,
        handed_to=_named(handed[0]) if handed else None,
        milestones=reached,
        meeting_at=meeting,
        reason=facts.ended_reason if ended else None,
        ended=ended,
        treatments=facts.treatments,
        hears=wish,
        tells=_codes(facts, reached, bool(handed)),
        withholds=_from_introducer(facts, wish),
    )


def _milestones(facts: ReferralFacts) -> frozenset[Milestone]:
    reached = {OF_STAGE[stage] for stage in facts.steps | {facts.stage} if stage in OF_STAGE}
    if facts.not_reached and not reached:
        reached.add(Milestone.NOT_REACHED)
    if facts.meeting_at is not None and Milestone.MET not in reached:
        reached |= {Milestone.MEETING, Milestone.CONTACTED}
    if facts.stage in ENDED:
        reached.add(Milestone.ENDED)
    return frozenset(reached)


def _heard(wish: TellWhat) -> frozenset[Milestone]:
    if wish is TellWhat.NOTHING:
        return frozenset()
    return OF_OUTCOME if wish is TellWhat.OUTCOME else ALL


def _codes(facts: ReferralFacts, reached: frozenset[Milestone], named: bool) -> tuple[str, ...]:
    codes = [str(m) for m in Milestone if m in reached and m is not Milestone.ENDED]
    if Milestone.ENDED in reached:
        codes.append(f"reason:{facts.ended_reason}" if facts.ended_reason else str(facts.stage))
        codes += ["handed_to"] if named else []
    return tuple(codes)


def _from_introducer(facts: ReferralFacts, wish: TellWhat) -> tuple[str, ...]:
    if wish is TellWhat.NOTHING:
        return (_no_news(facts), "details", "money")
    return (*(("steps",) if wish is TellWhat.OUTCOME else ()), "details", "money")


def _no_news(facts: ReferralFacts) -> str:
    """Why an introducer hears no news: the prospect said no, was not asked yet, or they do not wish to."""
    if facts.may_tell is False:
        return "news.refused"
    return "news.not_asked" if facts.may_tell is None and facts.discreet else "news.unwanted"


def to_prospect(facts: ReferralFacts, to: int, *, introducing: bool = False) -> ProspectTelling:
    """The telling for a prospect; the provider's details and their reason only where we introduce them."""
    between = facts.direction is not Direction.RECEIVED
    provider = facts.providers[0] if between and facts.providers else None
    received = facts.direction is Direction.RECEIVED
    introducer = facts.introducers[0] if received and facts.introducers else None
    details = provider is not None and may_know(Class.OPEN, Audience.PROSPECT, introduced=introducing)
    return ProspectTelling(
        to=_named(facts.who(to)),
        introducer=_named(introducer) if introducer else None,
        need=facts.need,
        when_needed=facts.when_needed,
        treatments=facts.treatments,
        provider=_named(provider) if provider else None,
        provider_does=provider.occupation if provider else "",
        reason=facts.reason_for_prospect if details else "",
        how_known=provider.how_known if details and provider else "",
        contact=_contact(provider) if details and provider else None,
        meeting_at=facts.meeting_at if received else None,
        asks_wish=introducer is not None and facts.may_tell is None,
        tells=_to_prospect(provider, introducer, details, facts),
        withholds=("provider_notes", "money") if between else ("notes", "introducer"),
    )


def _to_prospect(
    provider: Somebody | None, introducer: Somebody | None, details: bool, facts: ReferralFacts
) -> tuple[str, ...]:
    codes = ["introducer"] if introducer else []
    codes += ["provider"] if provider and not details else []
    codes += ["contact_details"] if details else []
    return (*codes, *(("reason",) if details and facts.reason_for_prospect else ()))


def to_provider(facts: ReferralFacts, to: int, *, introducing: bool = False) -> ProviderTelling:
    """The telling for a provider. Before the prospect agreed it names nobody and says nothing that would tell who."""
    person = _named(facts.who(to))
    prospect = facts.prospects[0] if facts.prospects else None
    agreed = may_know(Class.OPEN, Audience.PROVIDER, said=as_said(may_be_named(facts)))
    if prospect is None or not agreed:
        return ProviderTelling(to=person, may_name=False, tells=(), withholds=("name", "details", "money"))
    return ProviderTelling(
        to=person,
        may_name=True,
        prospect_does=prospect.occupation,
        prospect=_named(prospect),
        need=facts.need if introducing else "",
        when_needed=facts.when_needed if introducing else "",
        reason=facts.reason_for_provider if introducing else "",
        how_known=prospect.how_known if introducing else "",
        contact=_contact(prospect) if introducing else None,
        tells=("contact_details", "need", *(("reason",) if facts.reason_for_provider else ())) if introducing else (),
        withholds=("details", "money"),
    )


def _named(s: Somebody) -> Named:
    return Named(s.name, s.first, s.pronoun, s.is_couple)


def _contact(s: Somebody) -> Contact:
    return Contact(s.name, s.occupation, s.organisation, s.role, s.phone, s.e164, s.email, s.best_time)


# --- what each may know, as lines -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Knows:
    """One thing that a party may know, or may not, and why, as keys of sentences."""

    allowed: bool
    key: str
    why: str


def knows(facts: ReferralFacts, to: int) -> tuple[Knows, ...]:
    """What one party may know and may not as things stand; nothing where they have no part in it."""
    match facts.side_of(to):
        case Side.INTRODUCER:
            return _introducer_knows(facts, facts.who(to))
        case Side.PROSPECT:
            return _prospect_knows(facts)
        case Side.PROVIDER:
            return _provider_knows(facts)
        case None:
            return ()


def card(facts: ReferralFacts) -> tuple[tuple[bool, str], ...]:
    """What the introducer may know and may not, as keys of sentences."""
    introducers = facts.introducers or facts.parent_introducers
    return tuple((line.allowed, line.key) for line in _introducer_knows(facts, introducers[0])) if introducers else ()


def _introducer_knows(facts: ReferralFacts, introducer: Somebody) -> tuple[Knows, ...]:
    agreed = {Said.YES: "agreed", Said.NO: "refused", Said.NOT_ASKED: "nobody_said_no"}[as_said(facts.may_tell)]
    kept = (Knows(False, "details", "of_prospect"), Knows(False, "words", "ours"), Knows(False, "money", "of_prospect"))
    thanks = Knows(True, "thanks", "manners")
    match hears(facts, introducer):
        case TellWhat.NOTHING:
            news = _no_news(facts)
            return (thanks, Knows(False, news, news.removeprefix("news.")), *kept)
        case TellWhat.OUTCOME:
            return (thanks, Knows(True, "outcome", agreed), Knows(False, "steps", "outcome_only"), *kept)
        case _:
            return (Knows(True, "steps", agreed), Knows(True, "ended", agreed), *kept)


def _prospect_knows(facts: ReferralFacts) -> tuple[Knows, ...]:
    own = Knows(True, "prospect.own", "own")
    if facts.direction is Direction.RECEIVED:
        spoke = (Knows(True, "prospect.introducer", "spoke_of_you"),) if facts.introducers else ()
        theirs = (Knows(False, "prospect.introducers_affairs", "of_introducer"),) if facts.introducers else ()
        return (own, *spoke, *theirs, Knows(False, "prospect.notes", "ours"), Knows(False, "prospect.money", "terms"))
    if not facts.providers:
        return (own, Knows(False, "prospect.notes", "ours"), Knows(False, "prospect.money", "terms"))
    met = _are_introduced(facts)
    return (
        own,
        Knows(True, "prospect.provider", "to_decide"),
        Knows(met, "prospect.contact", "introduced" if met else "not_introduced"),
        Knows(False, "prospect.notes", "ours"),
        Knows(False, "prospect.money", "terms"),
    )


def _provider_knows(facts: ReferralFacts) -> tuple[Knows, ...]:
    kept = (Knows(False, "provider.details", "of_prospect"), Knows(False, "provider.money", "of_prospect"))
    if not facts.prospects or not may_be_named(facts):
        why = "not_named_refused" if facts.consent is False else "not_named"
        return (Knows(True, "provider.somebody", "to_decide"), Knows(False, "provider.name", why), *kept)
    met = _are_introduced(facts)
    return (
        Knows(True, "provider.name", "named_agreed" if facts.consent else "named_expected"),
        Knows(met, "provider.contact", "introduced" if met else "not_introduced"),
        *kept,
    )


def _are_introduced(facts: ReferralFacts) -> bool:
    return Stage.INTRODUCED in facts.steps or RANK.get(facts.stage, 0) >= RANK[Stage.INTRODUCED]


__all__ = [
    "CLASSES", "RULE", "Audience", "Class", "Contact", "IntroducerTelling", "Knows", "Milestone", "Named",
    "ProspectTelling", "ProviderTelling", "ReferralFacts", "Said", "Sender", "Somebody", "Telling", "When", "as_said",
    "card", "hears", "is_news", "knows", "may_be_named", "may_know", "to_introducer", "to_prospect", "to_provider",
]  # fmt: skip
