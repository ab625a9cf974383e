"""What does a courtesy show when it is opened? Its letter ready to send, or its crib, and the whole of its because."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from obliged.domain.happenings import Kind
from obliged.domain.playbook import UnknownRule, Verb
from obliged.queries import calendars, courtesies, drafts, firms, playbooks, rhythms, today
from obliged.queries.drafts import Draft
from obliged.queries.rhythms import Nudge
from obliged.queries.today import Row
from obliged.records.courtesies import Courtesy, Handling, State
from obliged.records.firms import Member
from obliged.records.happenings import Happening
from obliged.words import courtesies as words
from obliged.words import crib
from obliged.words.crib import Crib

locale = courtesies.locale
REGISTERS = ("plain", "warmer", "shorter")
WRITTEN = frozenset(
    {
        Verb.THANK, Verb.TELL, Verb.EXPLAIN, Verb.ASK, Verb.ANSWER, Verb.APOLOGISE, Verb.RETURN, Verb.KEEP, Verb.CALL,
        Verb.KEEP_IN_TOUCH,
    }
)  # fmt: skip
FORMS = {
    Verb.RECORD: "courtesies/meeting.html",
    Verb.REVIEW: "courtesies/review.html",
    Verb.INTRODUCE: "courtesies/introduce.html",
    Verb.KEEP: "courtesies/keep.html",
    Verb.RETURN: "courtesies/return.html",
}
FORMS_OF_RULES = {"keep_in_touch": "courtesies/in_touch.html", "review_understanding": "courtesies/understanding.html"}
SLOWER_AFTER = 3


@dataclass(frozen=True, slots=True)
class Opened(Row):
    """A row with everything that it opens to."""

    letter: Draft | None = None
    crib: Crib | None = None
    because: tuple[str, ...] = ()
    form: str = ""
    next_register: str = "warmer"
    slower: bool = False
    promise: str = ""
    nudge: Nudge | None = None  # by which way this time, and what to speak of
    sits_with: str = ""  # with whom a meeting outside of any referral was set
    send: str = ""  # the button: it names the answer where the letter gives one
    further: tuple[str, ...] = ()  # what else the letter settles, as Today says it
    typed: str = ""  # what somebody typed for a courtesy that a colleague saw to meanwhile


def closed(row: Courtesy, *, member: Member, as_of: datetime) -> Row:
    """The row as it stands in a list."""
    fresh = _read(row)
    firm = member.firm
    facts = courtesies.facts([fresh], firm, me=member.pk, as_of=as_of)
    letters = today.letters_of([str(fresh.key)], firm)
    if fresh.state != State.OWED:
        return today.row_done(fresh, facts[fresh.pk], firm, as_of, letters)
    mine = firms.looks_after(member, on=firm.day_of(as_of))
    return today.rows_of([fresh], facts, firm, as_of=as_of, mine=mine, letters=letters)[0]


def opened(
    row: Courtesy,
    *,
    member: Member,
    as_of: datetime,
    register: str = "",
    typed: tuple[str, str] | None = None,
    answering: bool = True,
) -> Opened:
    """The row, opened.

    :param register: plain, warmer or shorter; empty: as it was kept, else plain
    :param typed: subject and text that a refused form brought; nothing typed is lost
    :param answering: whether the letter may also say that we take it
    """
    fresh = _read(row)
    firm = member.firm
    facts = courtesies.facts([fresh], firm, me=member.pk, as_of=as_of)[fresh.pk]
    base = closed(fresh, member=member, as_of=as_of)
    verb = Verb(fresh.verb)
    is_owed = fresh.state == State.OWED
    letter = None
    if is_owed and fresh.to is not None and verb in WRITTEN:
        letter = drafts.draft_for(fresh, by=member, register=register, as_of=as_of, answering=answering)
        if typed is not None:
            letter = replace(letter, subject=typed[0], text=typed[1])
    said = letter.register if letter is not None else "plain"
    here = courtesies.locale(firm)
    return Opened(
        **{field: getattr(base, field) for field in Row.__dataclass_fields__},
        send=words.send_and_answer(verb, here) if letter is not None and letter.answers else base.words.send,
        further=_further(letter, member, as_of),
        letter=None if verb is Verb.CALL and letter is not None and not letter.text else letter,
        crib=crib.crib(
            facts, as_of, here, treatments=fresh.referral.treatments if fresh.referral else (), may_tell=_wish(fresh)
        )
        if verb is Verb.CALL and is_owed
        else None,
        because=_because(fresh, facts, member, as_of),
        form=FORMS_OF_RULES.get(fresh.rule) or FORMS.get(verb, "") if is_owed else "",
        next_register=REGISTERS[(REGISTERS.index(said) + 1) % len(REGISTERS)] if said in REGISTERS else "plain",
        slower=Handling.objects.of(firm).filter(key=str(fresh.key), what="later").count() >= SLOWER_AFTER,
        typed=typed[1] if typed is not None and letter is None else "",
        nudge=rhythms.nudge(fresh) if fresh.rule == rhythms.RULE and is_owed else None,
        sits_with=_sits_with(fresh),
        promise=fresh.because.words.text if verb is Verb.KEEP and fresh.because.words else "",
    )


def _further(letter: Draft | None, member: Member, as_of: datetime) -> tuple[str, ...]:
    """Tell Ana that we met Kwame: what else the letter settles, the answer apart, which has its own line."""
    if letter is None or not letter.further:
        return ()
    rows = Courtesy.objects.of(member.firm).filter(pk__in=letter.further).select_related(*courtesies.RELATED)
    facts = courtesies.facts(rows, member.firm, me=member.pk, as_of=as_of)
    said = [words.row(one, as_of, courtesies.locale(member.firm)) for one in facts.values()]
    return tuple(f"{one.verb} {one.text}" for one in said)


def _read(row: Courtesy) -> Courtesy:
    found: Courtesy = (
        Courtesy.objects.of(row.firm_id).select_related(*courtesies.RELATED, "owner", "firm").get(pk=row.pk)
    )
    return found


def _sits_with(row: Courtesy) -> str:
    whom = row.because.concerns if row.verb == Verb.RECORD and row.referral_id is None else None
    return str(whom.public_id) if whom is not None else ""


def _wish(row: Courtesy) -> bool | None:
    said = (
        Happening.objects.of(row.firm_id)
        .filter(referral_id=row.referral_id, kind__in=[Kind.MAY_TELL, Kind.MAY_NOT_TELL])
        .order_by("-id")
        .first()
        if row.referral_id
        else None
    )
    return said.kind == Kind.MAY_TELL if said is not None else None


def _because(row: Courtesy, facts: words.OwedFacts, member: Member, as_of: datetime) -> tuple[str, ...]:
    try:
        rule = playbooks.of_firm(member.firm).rule(row.rule)
    except UnknownRule:
        return ()
    return words.because(facts, rule, calendars.of_firm(member.firm, row.owner), as_of, courtesies.locale(member.firm))
