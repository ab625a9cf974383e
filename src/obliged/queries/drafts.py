"""Which words are ready for a courtesy, to whom and by which way, and what do they keep to themselves?

The facts of a referral are gathered in a fixed number of statements, made into a telling, and worded. What else the
same person is owed now goes into the same letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import OuterRef, Q

from obliged.domain import cards, letters
from obliged.domain.confidences import ENDED, IntroducerTelling, ReferralFacts, Sender, Somebody, may_be_named
from obliged.domain.happenings import Kind
from obliged.domain.letters import Part, Whole
from obliged.domain.people import Channel
from obliged.domain.referrals import Direction, Side, Stage
from obliged.ports.mail.message import Card
from obliged.queries import playbooks, privacy
from obliged.queries.confidences import MayKnow, Reach, facts_of, gathered, may_know, names
from obliged.queries.templates import Preview, preview
from obliged.records import courtesies
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.links import Purpose
from obliged.records.playbooks import Template
from obliged.records.referrals import Referral
from obliged.words import letters as words
from obliged.words import messages
from obliged.words.languages import Locale
from obliged.words.letters import LINK_SHOWN, Around, Said, Wording
from obliged.words.messages import PrintedCard

NEEDS_LINK: Mapping[str, Purpose] = {
    "ask_consent": Purpose.CONSENT,
    "ask_met": Purpose.MET,
    "ask_met_again": Purpose.MET,
    "ask_outcome": Purpose.OUTCOME,
    "ask_outcome_again": Purpose.OUTCOME,
    "ask_proposed": Purpose.INTERESTED,
    "ask_proposed_again": Purpose.INTERESTED,
    "hold_ended": Purpose.INTERESTED,
    "call": Purpose.WISH,
    "call_again": Purpose.WISH,
}
CALLS = frozenset({"call", "call_again"})
ANSWER = "answer"  # the rule by which we say whether we take it
MOST = 60  # of what one person is owed at one time


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that is ready to be sent, and everything that a page shows beside it."""

    to_id: int
    to_name: str
    to_first: str
    address: str  # the best working e-mail, or nothing
    subject: str
    text: str  # where the answer link will stand it shows LINK_SHOWN; the act puts the link in
    register: str = "plain"
    letter: str = ""  # which letter it is, for the template editor
    language: str = "en-US"
    channel: Channel = Channel.EMAIL  # how they like to be told
    channels: tuple[Channel, ...] = ()  # the ways that are open
    message: str = ""  # the same, shorter, as a text message
    offers: tuple[str, ...] = ()  # warm lines that a member may add
    hush: str = ""  # what it keeps to itself
    keys: tuple[str, ...] = ()  # the courtesies that it settles
    audience: str = ""  # the side of whom it is for
    tells: tuple[str, ...] = ()
    withholds: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    needs_link: str = ""  # the purpose of the link that is made when it is sent
    sms_href: str = ""
    whatsapp_href: str = ""
    tel_href: str = ""
    troubles: tuple[str, ...] = ()  # keys: no_address, came_back, do_not_contact, not_asked, nobody
    trouble_sentences: tuple[str, ...] = ()
    selling: tuple[str, ...] = ()  # of an introduction: promises for others, guarantees, prices
    is_saved: bool = False  # a member began to word it
    notice: str = ""  # where we have their details from, as it stands in the text
    further: tuple[int, ...] = ()  # what else it settles besides what was opened, by primary key
    answers: bool = False  # it also says that we take it, which is owed by itself
    may_answer: bool = False  # it would, had the member not taken that out

    @property
    def card(self) -> PrintedCard:
        """The letter as a card to print."""
        return messages.card(self.to_name, self.text)


# --- the draft of a courtesy ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies on the desk while a letter is written."""

    by: Member
    as_of: datetime
    reach: Reach
    facts: Mapping[int, ReferralFacts]  # by referral
    keeps: frozenset[str]
    own: Sequence[Template]
    reader: ReferralFacts | None = None  # of whoever is written to outside any referral
    rows: Mapping[str, Courtesy] = field(default_factory=dict)  # what they are owed, by key
    calls: Mapping[int, Courtesy] = field(default_factory=dict)  # the call that is owed to the prospect, by referral
    untold: frozenset[int] = frozenset()  # who was not told yet where we have their details from

    @property
    def at_home(self) -> Locale:
        return Locale(self.by.firm.tz, self.by.firm.language)

    def facts_for(self, row: Courtesy) -> ReferralFacts:
        """The facts of its referral; of the reader alone, where they have no part in one."""
        facts = self.facts.get(row.referral_id or 0)
        if facts is not None and facts.side_of(row.to_id or 0) is not None:
            return facts
        assert self.reader is not None
        return self.reader


def draft_for(
    courtesy: Courtesy, *, by: Member, register: str = "plain", as_of: datetime, answering: bool = True
) -> Draft:
    """The letter of a courtesy as things stand, with what else the same person is owed now.

    :param register: plain, warmer or shorter; empty: as it was kept, else plain
    :param answering: whether it may also say that we take it; members can take that out
    """
    firm = by.firm
    row = _with_its_facts(courtesy, firm)
    if row.to is None or not letters.has_letter(row.rule):
        return _nothing(row)
    if row.rule == "introduce" and row.referral is not None:
        return introduction(row.referral, by=by, as_of=as_of, register=register)[0]
    desk = _desk(row, by, as_of)
    whole = _whole(row, desk)
    may_answer = row.rule != ANSWER and any(desk.rows[key].rule == ANSWER for key in whole.keys)
    if may_answer and not answering:
        desk = replace(desk, rows={key: r for key, r in desk.rows.items() if r.rule != ANSWER})
        whole = _whole(row, desk)
    saved = _saved(firm, str(row.key), register) if answering else None
    said = [
        _said(desk.rows[part.key], desk, accepts=part.referral in whole.accepts)
        for part in (whole.lead, *whole.further)
    ]
    lead = desk.rows[whole.lead.key]
    draft = _draft(said, row.to.pk, desk, desk.facts_for(lead), register=register, saved=saved, keys=whole.keys)
    further = tuple(desk.rows[key].pk for key in whole.keys if key != str(row.key) and desk.rows[key].rule != ANSWER)
    return replace(draft, further=further, answers=may_answer and answering, may_answer=may_answer and not answering)


def _with_its_facts(courtesy: Courtesy, firm: Firm) -> Courtesy:
    """The row with what a letter needs of it, read again only where a page has not read that already."""
    wanted = ("to", "because", "referral")
    if courtesy.firm_id == firm.pk and set(wanted) <= set(courtesy._state.fields_cache):
        return courtesy
    row: Courtesy = Courtesy.objects.of(firm).select_related(*wanted).get(pk=courtesy.pk)
    return row


def _nothing(row: Courtesy) -> Draft:
    """It is done, not written."""
    name = row.to.name if row.to else ""
    return Draft(row.to_id or 0, name, name, "", "", "", keys=(str(row.key),))


def _desk(row: Courtesy, by: Member, as_of: datetime) -> _Desk:
    firm = by.firm
    assert row.to is not None
    theirs = Q(to=row.to_id, owner=row.owner_id, shows_at__lte=as_of)
    wanted = theirs | Q(referral=row.referral_id, rule__in=CALLS) if row.referral_id else theirs
    owed = Courtesy.objects.of(firm).filter(wanted, state=State.OWED).select_related("because", "referral")
    told = privacy.told_at(firm, OuterRef("to"))
    found = list(owed.annotate(notice_at=told).order_by("due_at", "id")[:MOST])
    rows = {str(r.key): r for r in [row, *(r for r in found if r.to_id == row.to_id and r.pk != row.pk)]}
    referrals = {r.referral_id: r.referral for r in rows.values() if r.referral is not None}
    known = gathered(firm, referrals.values(), also=[row.to])
    return _Desk(
        by=by,
        as_of=as_of,
        reach=known.reach,
        facts=known.facts,
        keeps=_keeps(firm),
        own=list(Template.objects.of(firm).order_by("id")),
        reader=ReferralFacts(
            direction=Direction.RECEIVED, prospects=(known.reach.people[row.to.pk],), discreet=firm.discreet
        ),
        rows=rows,
        calls={r.referral_id: r for r in found if r.rule in CALLS and r.referral_id},
        untold=frozenset(r.to_id for r in found if r.to_id and r.notice_at is None),
    )


def _keeps(firm: Firm) -> frozenset[str]:
    """The rules that are on: only what they make us do may be promised."""
    return frozenset(rule.key for rule in playbooks.of_firm(firm).rules if rule.on)


def _whole(row: Courtesy, desk: _Desk) -> Whole:
    """The one letter, and what it settles."""
    parts = {key: _part(r, desk) for key, r in desk.rows.items()}
    opened = parts.pop(str(row.key))
    going_on = {pk for pk, facts in desk.facts.items() if letters.is_going_on(facts)}
    return letters.combine(opened, parts.values(), going_on=going_on)


def _part(row: Courtesy, desk: _Desk) -> Part:
    facts = desk.facts_for(row)
    side = facts.side_of(row.to_id or 0)
    letter = letters.letter_of(row.rule, Kind(row.because.kind), facts, side=side, occurrence=row.occurrence)
    return Part(str(row.key), row.rule, letter, row.referral_id)


def _said(row: Courtesy, desk: _Desk, *, accepts: bool) -> Said:
    facts = desk.facts_for(row)
    letter = _part(row, desk).letter
    return Said(letter, letters.telling(letter, facts, row.to_id or 0), _around(row, desk, facts, accepts))


def _around(row: Courtesy, desk: _Desk, facts: ReferralFacts, accepts: bool) -> Around:
    call = desk.calls.get(row.referral_id or 0)
    reader = facts.who(row.to_id or 0)
    happened = row.because.as_happening()
    promised = happened.fact("due") if row.rule == "keep_promise" else None
    return replace(
        _sending(desk, reader, facts),
        call_due=call.due_at if call else None,
        call_is_mine=call is None or call.owner_id == desk.by.pk,
        can_ring=any(s.phone for s in facts.prospects),
        tries=facts.not_reached,
        day=row.because.at if row.rule == "thank_help" else promised,
        accepts=accepts and row.rule != "answer",
        knows_why=bool(reader.why_us),
        gives_notice=row.to_id in desk.untold,
    )


def _sending(desk: _Desk, reader: Somebody, facts: ReferralFacts) -> Around:
    firm = desk.by.firm
    language = words.language_for(reader.language, firm.language)
    quiet = letters.is_quiet(facts) and facts.side_of(reader.id) is Side.INTRODUCER
    return Around(
        sender=Sender(desk.by.name, firm.name, firm.trade, desk.by.phone or firm.phone, firm.language),
        as_of=desk.as_of,
        here=Locale(firm.tz, language),
        keeps=desk.keeps,
        own=_wordings(desk.own, language),
        has_met=Stage.MET in facts.steps and not quiet,
        is_between=facts.direction is not Direction.RECEIVED,
        is_over=facts.stage in ENDED and not quiet,
    )


def _wordings(own: Iterable[Template], language: str) -> dict[tuple[str, str], Wording]:
    """The firm's own words in this language, as far as they can be filled."""
    spoken = language.split("-")[0].lower()
    return {
        (t.letter, t.register): Wording(t.subject, t.text)
        for t in own
        if t.language.split("-")[0].lower() == spoken and not letters.check_template(t.letter, t.text)
    }


def _saved(firm: Firm, key: str, register: str) -> courtesies.Draft | None:
    """What a member began to word, unless another register was asked for."""
    kept: courtesies.Draft | None = courtesies.Draft.objects.of(firm).filter(key=key).first()
    return kept if kept is not None and register in {"", kept.register} else None


def _draft(
    said: Sequence[Said],
    to: int,
    desk: _Desk,
    facts: ReferralFacts,
    *,
    register: str,
    saved: courtesies.Draft | None,
    keys: tuple[str, ...],
    enclosed: tuple[Card, ...] = (),
) -> Draft:
    lead = said[0]
    person = desk.reach.people[to]
    register = saved.register if saved else register
    register = register if register in letters.REGISTERS else letters.REGISTERS[0]
    worded = words.write(said, register)
    subject, text = (saved.subject or worded.subject, saved.text) if saved else (worded.subject, worded.text)
    message = saved.text if saved else worded.message
    about = words.together(names(facts), desk.at_home)
    troubles = _troubles(person, desk.reach, facts, lead)
    return Draft(
        to_id=to,
        to_name=person.name,
        to_first=person.first,
        address=person.email,
        subject=subject,
        text=text,
        register=register,
        letter=lead.letter,
        language=lead.around.here.language,
        channel=person.channel,
        channels=_channels(person),
        message=message,
        offers=worded.offers,
        hush=words.hush(lead.telling, about, desk.at_home),
        keys=keys,
        audience=str(facts.side_of(to) or ""),
        tells=tuple(dict.fromkeys(code for one in said for code in words.tells(one))),
        withholds=lead.telling.withholds,
        cards=enclosed,
        needs_link=str(NEEDS_LINK.get(lead.letter, "")) if words.has_link(lead) else "",
        sms_href=messages.sms(person.phone, person.e164, message),
        whatsapp_href=messages.whatsapp(person.e164, message),
        tel_href=messages.tel(person.phone, person.e164),
        troubles=troubles,
        trouble_sentences=tuple(
            words.trouble(key, person.first, about.first if about else "", desk.at_home) for key in troubles
        ),
        is_saved=saved is not None,
        notice=next(iter(words.notice(lead)), ""),
    )


def _channels(person: Somebody) -> tuple[Channel, ...]:
    ways = [Channel.EMAIL] if person.email else []
    ways += [Channel.TEXT, Channel.CALL] if person.phone else []
    return (*ways, Channel.CARD)


def _troubles(person: Somebody, known: Reach, facts: ReferralFacts, lead: Said) -> tuple[str, ...]:
    found = []
    if person.do_not_contact:
        found.append("do_not_contact")
    if not person.email:
        found.append("came_back" if person.id in known.came_back else "no_address")
    if lead.letter in {"introduce_prospect", "introduce_provider", "ask_provider"} and not may_be_named(facts):
        found.append("not_asked")
    return tuple(found)


# --- the two letters of an introduction -----------------------------------------------------------------------


def introduction(referral: Referral, *, by: Member, as_of: datetime, register: str = "plain") -> tuple[Draft, Draft]:
    """Both letters, each with the other's card and its own reason.

    Before the prospect agreed, the letter to the provider names nobody and carries no card: it asks whether somebody
    may be introduced, and both drafts say what is missing.
    """
    firm = by.firm
    known = gathered(firm, [referral], with_work=True)
    facts = known.facts[referral.pk]
    rows = Courtesy.objects.of(firm).filter(referral=referral, rule="introduce", state=State.OWED)
    keys = tuple(str(row.key) for row in rows.order_by("id"))
    own = list(Template.objects.of(firm).order_by("id"))
    desk = _Desk(by, as_of, known.reach, {referral.pk: facts}, _keeps(firm), own)
    to_provider = "introduce_provider" if may_be_named(facts) else "ask_provider"
    return (
        _one_of_two("introduce_prospect", facts.prospects, facts, desk, register, keys, f"introduce:{referral.pk}"),
        _one_of_two(to_provider, facts.providers, facts, desk, register, (), f"introduce:{referral.pk}"),
    )


def foreseen(
    wanted: Sequence[tuple[str, ReferralFacts]], *, by: Member, as_of: datetime, came_back: frozenset[int] = frozenset()
) -> tuple[Draft, ...]:
    """The letters of an introduction that is not written down yet, as they would read.

    :param wanted: ask_consent, ask_provider, introduce_prospect or introduce_provider, each with its facts
    """
    own = list(Template.objects.of(by.firm).order_by("id"))
    keeps = _keeps(by.firm)
    made = []
    for letter, facts in wanted:
        side = facts.providers if letter.endswith("_provider") else facts.prospects
        desk = _Desk(by, as_of, Reach({s.id: s for s in facts.everybody}, came_back), {}, keeps, own)
        made.append(_one_of_two(letter, side, facts, desk, "plain", (), ""))
    return tuple(made)


def _one_of_two(
    letter: str,
    side: Sequence[Somebody],
    facts: ReferralFacts,
    desk: _Desk,
    register: str,
    keys: tuple[str, ...],
    saved_as: str,
) -> Draft:
    if not side:
        sentence = words.trouble("nobody", "", "", desk.at_home)
        return Draft(0, "", "", "", "", "", troubles=("nobody",), trouble_sentences=(sentence,))
    reader = side[0]
    telling = letters.telling(letter, facts, reader.id)
    saved = _saved(desk.by.firm, f"{saved_as}:{reader.id}", register) if saved_as else None
    assert not isinstance(telling, IntroducerTelling)
    other = telling.contact
    draft = _draft(
        [Said(letter, telling, _sending(desk, reader, facts))],
        reader.id,
        desk,
        facts,
        register=register,
        saved=saved,
        keys=keys,
        enclosed=(Card(cards.file_name(other), cards.vcard(other)),) if other else (),
    )
    firsts = [s.first for s in (*facts.prospects, *facts.providers)]
    return replace(draft, selling=words.selling(draft.text, firsts, desk.at_home))


__all__ = [
    "LINK_SHOWN", "Draft", "MayKnow", "Preview", "draft_for", "facts_of", "foreseen", "introduction", "may_know",
    "preview",
]  # fmt: skip
