"""What may somebody mean who types a few letters: a person, a place, something to do?

People first. A verb before a name means what is owed to them ("thank lu"), or what can be done with them; whatever is
understood is offered, and nothing is done by typing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from obliged.domain.people import normal
from obliged.domain.permissions import Act
from obliged.domain.playbook import Verb
from obliged.queries import courtesies, find, firms
from obliged.queries.courtesies import Owing
from obliged.queries.find import Found, Sort
from obliged.queries.today import tel
from obliged.records.courtesies import Courtesy, State
from obliged.records.firms import Firm, Member
from obliged.records.people import Phone
from obliged.records.reading import Reading
from obliged.words import courtesies as words

MOST = 12
OWED = 4
URGENT = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what it says, and the page that it leads to by name; or an address of its own."""

    icon: str
    name: str
    detail: str = ""
    key: str = ""
    page: str = ""
    args: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    href: str = ""


PLACES: tuple[tuple[Offer, str], ...] = (
    (Offer("sunrise", "Today", "what is owed", "G T", "today"), "today courtesies owed"),
    (Offer("arrow-left-right", "Referrals", "who is on the way", "G R", "referrals"), "referrals list"),
    (Offer("users", "People", "whom you know", "G P", "people"), "people contacts"),
    (
        Offer("sprout", "Choose your twenty", "partners, and how often", "", "partners_choose"),
        "partners choose twenty rhythm",
    ),
    (Offer("handshake", "Introduce two people", "", "I", "introduce"), "introduce"),
    (Offer("plus", "Capture", "a referral, a touch, a promise", "C", "capture"), "capture"),
    (Offer("book-open", "Playbook", "the rules that you keep", "", "playbook"), "playbook rules"),
    (Offer("mail", "Mailbox", "what left, and what is held", "", "mailbox"), "mailbox letters outbox sent"),
    (Offer("settings", "Settings", "the firm, its members, you", "", "settings"), "settings firm members hours"),
    (Offer("circle-help", "Help", "keys and words", "?", "help"), "help keys words"),
)
NEEDS: Mapping[str, Act] = {  # what one must be allowed to, for a place to be offered
    "introduce": Act.INTRODUCE, "capture": Act.CAPTURE, "person_new": Act.KEEP_PEOPLE, "referrals": Act.SEE_MATTERS,
    "referral": Act.SEE_MATTERS, "courtesy": Act.SEE_MATTERS, "playbook": Act.SEE_PLAYBOOK, "mailbox": Act.SEE_LETTERS,
    "partners_choose": Act.SEE_MATTERS,
}  # fmt: skip
VERBS: Mapping[str, Verb] = {
    "thank": Verb.THANK, "thanks": Verb.THANK, "call": Verb.CALL, "ring": Verb.CALL, "phone": Verb.CALL,
    "ask": Verb.ASK, "tell": Verb.TELL, "explain": Verb.EXPLAIN, "answer": Verb.ANSWER, "reply": Verb.ANSWER,
    "keep": Verb.KEEP, "return": Verb.RETURN, "apologise": Verb.APOLOGISE, "apologize": Verb.APOLOGISE,
}  # fmt: skip
ICONS: Mapping[Verb, str] = {Verb.CALL: "phone", Verb.KEEP: "check", Verb.RETURN: "gift", Verb.INTRODUCE: "handshake"}
ICON_OF = {Sort.PERSON: "user-round", Sort.ORGANISATION: "building-2", Sort.REFERRAL: "arrow-left-right"}
CAPTURE = re.compile(r"(?:capture|note down|write down)\b[:,]?\s*(.*)", re.IGNORECASE | re.DOTALL)
NEW = re.compile(r"(?:new person|add person|new|add)\s+(.+)", re.IGNORECASE | re.DOTALL)
GO = re.compile(r"(?:go to|go|open|show)\s+(.+)", re.IGNORECASE | re.DOTALL)
INTRODUCE = re.compile(r"introduce\s+(.+)", re.IGNORECASE | re.DOTALL)
BETWEEN = re.compile(r"\s*(?:,|&|\bto\b|\band\b|\bwith\b)\s*", re.IGNORECASE)


def offers(member: Member, text: str, *, as_of: datetime) -> tuple[Offer, ...]:
    """What these letters may mean, the likeliest first; of what this member may. At most eight statements."""
    found = _offers(member, text, as_of)
    return tuple(offer for offer in found if member.may(NEEDS.get(offer.page, Act.SEE_TODAY)))


def _offers(member: Member, text: str, as_of: datetime) -> tuple[Offer, ...]:
    typed = " ".join(text.split())
    if not typed:
        return (*_urgent(member, as_of), *(place for place, _ in PLACES))[:MOST]
    if said := CAPTURE.fullmatch(typed):
        return (_capture(said[1]),)
    if said := GO.fullmatch(typed):
        return _places(said[1]) or _known(member, typed, as_of)
    if said := INTRODUCE.fullmatch(typed):
        return _introduce(member.firm, said[1])
    verb, _, rest = typed.partition(" ")
    if rest and verb.casefold() in VERBS:
        return _owed(member, VERBS[verb.casefold()], rest, as_of) or _known(member, typed, as_of)
    if (said := NEW.fullmatch(typed)) and said[1].casefold() != "person":
        return (_new(said[1]), *_known(member, said[1], as_of))[:MOST]
    return _known(member, typed, as_of)


def _known(member: Member, typed: str, as_of: datetime) -> tuple[Offer, ...]:
    """Whoever and whatever answers to it; then what can be done with the first, else what can be made of the words."""
    found = [_found(one) for one in find.find(member, typed, as_of)]
    people = [one for one in found if one.page == "person"]
    places = _places(typed)
    if people:
        return (*found[: MOST - len(places) - 2], *places, *_with(people[0]))[:MOST]
    return (*found, *places, _new(typed), _capture(typed))[:MOST]


def _found(one: Found) -> Offer:
    return Offer(ICON_OF[one.sort], one.name, one.detail, page=str(one.sort), args=(one.id,))


def _with(person: Offer) -> tuple[Offer, ...]:
    name = person.name
    return (
        Offer("plus", f"Capture a referral from {name}", page="capture", query={"text": f"From {name}: "}),
        Offer("handshake", f"Introduce {name}", "to somebody", page="introduce", query={"prospect": person.args[0]}),
    )


def _places(typed: str) -> tuple[Offer, ...]:
    """Places whose name, or what is found there, begins so."""
    wanted = normal(typed)
    if len(wanted) < 2:
        return ()
    return tuple(place for place, known in PLACES if any(word.startswith(wanted) for word in known.split()))


def _capture(words_: str) -> Offer:
    return Offer(
        "plus", f"Capture “{words_[:80]}”" if words_ else "Capture", "", "C", "capture", query={"text": words_}
    )


def _new(name: str) -> Offer:
    return Offer("user-plus", f"Add {name[:80]}", "to People", page="person_new", query={"name": name[:300]})


# --- what is owed ---------------------------------------------------------------------------------------------


_SOON = Reading(
    lambda firm, owners, as_of: (
        Courtesy.objects.of(firm).filter(owner_id__in=owners).open_at(as_of).values_list(*courtesies.COLUMNS)[:URGENT]
    ),
    Owing,
)
_TO = Reading(
    lambda firm, ids, verb, state: (
        Courtesy.objects.of(firm)
        .filter(to_id__in=ids, verb=verb, state=state)
        .order_by("due_at", "id")
        .values_list(*courtesies.COLUMNS)[:OWED]
    ),
    Owing,
)
_NUMBERS = Reading(
    lambda firm, ids: (
        Phone.objects.of(firm)
        .filter(person_id__in=ids)
        .exclude(e164="")
        .order_by("-order", "-id")
        .values_list("person_id", "typed")
    )
)


def _urgent(member: Member, as_of: datetime) -> tuple[Offer, ...]:
    mine = firms.looks_after(member, on=member.firm.day_of(as_of))
    return _rows(_SOON(firm=member.firm_id, owners=list(mine), as_of=as_of), member, {}, as_of)


def _owed(member: Member, verb: Verb, name: str, as_of: datetime) -> tuple[Offer, ...]:
    """What of this is owed to whoever answers to the name, then they themselves."""
    people = find.people(member.firm, name, MOST // 2, matters=member.may(Act.SEE_MATTERS))
    if not people:
        return ()
    ids = [one.pk for one in people]
    owed = _TO(firm=member.firm_id, ids=ids, verb=str(verb), state=str(State.OWED))
    phones = dict(_NUMBERS(firm=member.firm_id, ids=ids)) if verb is Verb.CALL else {}
    rows = _rows(owed, member, phones, as_of)
    calls = [
        Offer("phone", f"Call {one.name}", phones[one.pk], href=tel(phones[one.pk]))
        for one in people
        if tel(phones.get(one.pk, ""))
    ]
    return (*rows, *calls, *(_found(one) for one in people))[:MOST]


def _rows(rows: Sequence[Owing], member: Member, phones: dict[int, str], as_of: datetime) -> tuple[Offer, ...]:
    here = courtesies.locale(member.firm)
    referrals = {row.referral_id for row in rows if row.referral_id} | {row.child for row in rows} - {0}
    parties = courtesies.parties_of(member.firm, referrals)
    facts = courtesies.facts_of(rows, parties, phones=phones, sent={}, me=member.pk)
    said = [(row, words.row(facts[row.pk], as_of, here)) for row in rows]
    return tuple(
        Offer(
            ICONS.get(Verb(row.verb), "send"), f"{line.verb} {line.text.strip()}", line.due, page="courtesy",
            args=(str(row.public_id),),
        )
        for row, line in said
    )  # fmt: skip


# --- introduce ------------------------------------------------------------------------------------------------


def _introduce(firm: Firm, typed: str) -> tuple[Offer, ...]:
    """Introduce Sally Okafor to Fred Lindqvist: both filled in; where the names are not clear, what is clear."""
    for left, right in _halves(typed):
        prospects, providers = find.people(firm, left, 2), find.people(firm, right, 2)
        pairs = [(a, b) for a in prospects for b in providers if a.pk != b.pk]
        if pairs:
            return tuple(
                Offer(
                    "handshake", f"Introduce {a.name} to {b.name}", page="introduce",
                    query={"prospect": a.id, "provider": b.id},
                )
                for a, b in pairs
            )  # fmt: skip
    return (
        *(
            Offer("handshake", f"Introduce {one.name}", one.detail, page="introduce", query={"prospect": one.id})
            for one in find.people(firm, typed, 6)
        ),
        Offer("handshake", "Introduce two people", "", "I", "introduce"),
    )


def _halves(typed: str) -> list[tuple[str, str]]:
    """Where one name may end and the other begin. Never more than one guess: a guess costs statements."""
    parts = [part for part in BETWEEN.split(typed) if part]
    if len(parts) == 2:
        return [(parts[0], parts[1])]
    names = typed.split()
    if len(parts) == 1 and 2 <= len(names) <= 4:
        middle = (len(names) + 1) // 2 if len(names) != 3 else 1
        return [(" ".join(names[:middle]), " ".join(names[middle:]))]
    return []
