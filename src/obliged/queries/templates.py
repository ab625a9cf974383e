"""How would a firm's own words for a letter read, and what is wrong with them?

They are shown with the people of our cast, whom nobody can mistake for their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from obliged.domain import letters
from obliged.domain.confidences import Named, ReferralFacts, Sender, Somebody
from obliged.domain.happenings import Reason
from obliged.domain.letters import Trouble
from obliged.domain.referrals import Direction, Stage
from obliged.queries import playbooks
from obliged.records.firms import Firm, Member
from obliged.records.playbooks import Template
from obliged.words import letters as words
from obliged.words import templates as naming
from obliged.words.languages import Locale
from obliged.words.letters import Around, Said, Wording

MOST_TROUBLES = 5  # that are said at once


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as it would read; nothing where something is wrong."""

    subject: str
    text: str
    troubles: tuple[str, ...]  # of subject and text
    of_subject: tuple[str, ...] = ()
    of_text: tuple[str, ...] = ()
    to: str = ""  # Ana
    hush: str = ""  # what the letter keeps to itself, whatever its words


ANA = Somebody(1, "Ana Duarte", pronoun="she", email="ana@duarte.example", phone="503 555 0110")
KWAME = Somebody(2, "Kwame Boateng", pronoun="he", occupation="physiotherapist", phone="503 555 0112")
SALLY = Somebody(
    3, "Sally Okafor", pronoun="she", occupation="baker", phone="503 555 0113", email="sally@risecrumb.example",
    best_time="afternoons", just_send=True,
    how_known="we drew her first shop",
)  # fmt: skip
FRED = Somebody(
    4, "Fred Lindqvist", pronoun="he", occupation="insurance", phone="503 555 0114", email="fred@lindqvist.example",
    how_known="he insures us, too",
)  # fmt: skip


def preview(letter: str, text: str, firm: Firm, *, by: Member, as_of: datetime, subject: str = "") -> Preview:
    """How a template would read, and everything that is wrong with it."""
    here = Locale(firm.tz, firm.language)
    of_text = _amiss(letters.check_template(letter, text), here)
    of_subject = _amiss(letters.check_subject(letter, subject), here)
    if letter not in letters.ALLOWED:
        return Preview("", "", of_text, (), of_text)
    said = _sample_said(letter, firm, by, as_of, Wording(subject.strip(), text))
    facts, _ = _sample(letter, firm, as_of)
    prospect = facts.prospects[0]
    hush = words.hush(said.telling, Named(prospect.name, prospect.first, prospect.pronoun), here)
    to = said.telling.to.first
    if of_text or of_subject:
        return Preview("", "", tuple(dict.fromkeys((*of_subject, *of_text))), of_subject, of_text, to, hush)
    worded = words.write([said], "plain")
    return Preview(worded.subject, worded.text, (), to=to, hush=hush)


def _amiss(troubles: Iterable[Trouble], here: Locale) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.amiss(trouble, here) for trouble in list(troubles)[:MOST_TROUBLES]))


def _sample_said(letter: str, firm: Firm, by: Member, as_of: datetime, own: Wording | None = None) -> Said:
    """A letter to somebody of the cast, as it stands in the middle of a story."""
    facts, to = _sample(letter, firm, as_of)
    around = Around(
        sender=Sender(by.name, firm.name, firm.trade, firm.phone, firm.language),
        as_of=as_of,
        here=Locale(firm.tz, firm.language),
        keeps=frozenset(rule.key for rule in playbooks.of_firm(firm).rules if rule.on),
        own={(letter, "plain"): own} if own else {},
        call_due=as_of,
        is_between=facts.direction is not Direction.RECEIVED,
        tries=3,
        day=as_of,
    )
    return Said(letter, letters.telling(letter, facts, to), around)


def _sample(letter: str, firm: Firm, as_of: datetime) -> tuple[ReferralFacts, int]:
    """The facts with which a letter is shown, and to whom."""
    given = ReferralFacts(
        direction=Direction.GIVEN, prospects=(SALLY,), providers=(FRED,), need="cover for a fit-out in March", when_needed="March",
        reason_for_prospect="He insures bakeries and is plain about what you do not need.",
        reason_for_provider="She moves in March and wants one person to ask.",
        steps=frozenset({Stage.INTRODUCED}), stage=Stage.INTRODUCED,
    )  # fmt: skip
    if letter.endswith("_between"):
        stage = Stage.LOST if "explain" in letter else Stage.WON if "won" in letter else Stage.COMPLETED
        steps = frozenset({Stage.INTRODUCED, Stage.CONTACTED, Stage.MET, stage})
        onward = replace(given, direction=Direction.ONWARD, parent_introducers=(ANA,), steps=steps, stage=stage)
        onward = replace(onward, ended_reason=Reason.CHOSE_OTHER if stage is Stage.LOST else None)
        return onward, ANA.id
    if letter in {"ask_provider", "introduce_provider"}:
        return given, FRED.id
    if letter in {"introduce_prospect", "ask_consent", "ask_met", "ask_met_again", "ask_outcome", "ask_outcome_again",
                  "ask_account"}:  # fmt: skip
        return given, SALLY.id
    received = ReferralFacts(
        direction=Direction.RECEIVED, introducers=(ANA,), prospects=(KWAME,), need="a clinic laid out by March", when_needed="March",
        treatments=tuple(str(t) for t in firm.treatments[:2]),
    )  # fmt: skip
    stage = _SAMPLE_STAGE.get(letter, Stage.INTRODUCED)
    steps = frozenset({Stage.INTRODUCED} if stage is Stage.INTRODUCED else {Stage.INTRODUCED, Stage.CONTACTED, stage})
    meeting = as_of + timedelta(days=2) if letter == "contacted" else None
    tried = 3 if letter == "tell_not_reached" else 0
    received = replace(received, steps=steps, stage=stage, not_reached=tried, meeting_at=meeting)
    if letter.startswith("explain"):
        received = replace(received, ended_reason=Reason.TOO_LARGE, handed_to=(FRED,), handed_over=True)
    return received, KWAME.id if letter in _TO_KWAME else ANA.id


_TO_KWAME = frozenset(
    {"call", "call_again", "ask_proposed", "ask_proposed_again", "hold_ended", "ask_further", "apologise"}
)
_SAMPLE_STAGE: Mapping[str, Stage] = {
    "contacted": Stage.CONTACTED, "met": Stage.MET, "completed": Stage.COMPLETED, "thank_won": Stage.WON,
    "under_way_working": Stage.WON, "explain": Stage.DECLINED, "explain_handed_on": Stage.HANDED_ON,
    "explain_silent": Stage.NO_RESPONSE,
}  # fmt: skip


# --- the editor's pages ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listed:
    letter: str
    name: str
    own: tuple[str, ...]  # the registers that the firm has put into its own words


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    letters: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a fact, and what would stand there in the letter that is shown."""

    name: str
    example: str


@dataclass(frozen=True, slots=True)
class Edited:
    """One letter in one register, as the editor shows it."""

    letter: str
    name: str
    register: str
    registers: tuple[tuple[str, str], ...]  # code and name
    subject: str
    text: str
    is_own: bool
    ours: Wording
    kept_at: datetime | None = None  # of the firm's own wording
    by: str = ""


def listed(firm: Firm) -> tuple[Group, ...]:
    """Every letter under its heading, with what the firm has reworded. One statement."""
    own: dict[str, list[str]] = {}
    rows = Template.objects.of(firm).filter(language=firm.language).order_by("letter", "register", "id")
    for letter, register in rows.values_list("letter", "register"):
        own.setdefault(letter, []).append(naming.register(register, firm.language))
    return tuple(
        Group(
            naming.heading(group, firm.language),
            tuple(Listed(n, naming.name(n, firm.language), tuple(own.get(n, ()))) for n in names),
        )
        for group, names in naming.groups().items()
    )


def edited(firm: Firm, letter: str, register: str) -> Edited | None:
    """The wording that holds: the firm's own, else ours. None where there is no such letter."""
    if letter not in letters.ALLOWED or register not in letters.REGISTERS:
        return None
    ours = words.template(letter, register, firm.language)
    found = Template.objects.of(firm).filter(letter=letter, register=register, language=firm.language)
    own = found.select_related("by").first()
    return Edited(
        letter=letter,
        name=naming.name(letter, firm.language),
        register=register,
        registers=tuple((code, naming.register(code, firm.language)) for code in letters.REGISTERS),
        subject=(own.subject if own else "") or ours.subject,
        text=own.text if own else ours.text,
        is_own=own is not None,
        ours=ours,
        kept_at=own.at if own else None,
        by=own.by.name if own else "",
    )


def places(letter: str, firm: Firm, *, by: Member, as_of: datetime) -> tuple[Place, ...]:
    """The places of a letter, each with an example. People and the letter's own sentences come before the pronouns."""
    values = words.values_of(_sample_said(letter, firm, by, as_of))
    names = sorted(letters.ALLOWED[letter], key=lambda name: (name.lower() in words.PERSONAL, name.casefold(), name))
    return tuple(Place(name, values.get(name, "")) for name in names)


__all__ = ["Edited", "Group", "Listed", "Place", "Preview", "edited", "listed", "places", "preview"]
