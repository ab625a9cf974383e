"""Does a mail introduce somebody, and who introduces whom to whom, for what?

Two kinds do: one whose own words put a person before another, and one that passes on what a person wrote. An answer,
a thank-you for an introduction, news of what came of it and a letter to many do not. What is read is shown and
confirmed by a member; nothing is recorded from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from obliged.domain import captures, contacts, forwards, labelled, news
from obliged.domain import introduction_words as w
from obliged.domain import vocabulary as v
from obliged.domain.contacts import PhoneFinder
from obliged.domain.forwards import Inner
from obliged.domain.kinds import Kind
from obliged.domain.mails import Address, Mail
from obliged.domain.named import (
    COUPLE,
    ROLES,
    House,
    People,
    Person,
    complete,
    couple_name,
    fits_address,
    meet_the_named,
    name_of_address,
    named_in,
    person_at,
    plain,
    tidy_name,
)
from obliged.domain.patterns import Pattern
from obliged.domain.reached import unique, ways_to_reach
from obliged.domain.signed import name_of
from obliged.domain.told import Body, Sentence, body_of, sentences_of, told, unwrapped, weigh
from obliged.domain.wanted import need_behind_number, need_in, need_listed, need_of, need_of_subject


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who puts in the good word, who needs something, who may serve, and how the prospect is reached."""

    introducer: str | None
    prospect: str | None
    provider: str | None
    need: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    reason: str | None = None
    """The sentence in which the introducer says why, where there is one."""


def introduction(mail: Mail, us: tuple[Address, ...], *, phones: PhoneFinder) -> Introduction | None:
    """The introduction that a mail makes, or None.

    :param us: the firm and its members, as they want to be called
    :param phones: finds the telephone numbers in a text
    """
    if mail.sender is None or _is_to_many(mail):
        return None
    house = House(us)
    unfolded = forwards.unfold(mail)
    if forwards.is_passed_on(mail, unfolded):
        return _passed_on(mail, unfolded, house, phones)
    return _said(mail, unfolded.own, house, phones, quoted=unfolded.inner)


def _is_to_many(mail: Mail) -> bool:
    bulk = mail.header("list-unsubscribe") or mail.header("list-id")
    automatic = mail.header("auto-submitted").lower() not in ("", "no")
    many = mail.header("precedence").lower() in ("bulk", "list", "junk")
    return bool(bulk or automatic or many)


def _as_person(sender: Address, own: str, house: House) -> Address:
    """Whoever sends, by the name of the person who writes."""
    return sender if house.called(sender) else Address(name_of(sender, own), sender.address)


# Passed on


def _passed_on(mail: Mail, unfolded: forwards.Unfolded, house: House, phones: PhoneFinder) -> Introduction | None:
    sender = _as_person(mail.sender or Address("", ""), unfolded.own, house)
    ours = house.called(sender)
    recipients = [a for a in (*mail.to, *mail.cc) if not house.called(a)]
    through = frozenset(a for a in (sender.address, *(o.address.lower() for o in house.us)) if a)
    inner = forwards.innermost(mail, unfolded.inner, through)
    if inner is not None and w.PAPERS.search(inner.text) and not w.HINTS.search(unfolded.own):
        return None
    if inner is None or w.PRODUCTS.search(inner.text) or w.PRODUCTS.search(inner.subject):
        return None
    if ours and not recipients:
        return _kept_by_us(mail, unfolded, inner, house, phones)
    people = People(house)
    person = _writer(inner, people)
    if person is None or person.ours or sender.address in person.addresses:
        return _said(mail, unfolded.own, house, phones)
    person.first_at = 0
    people.add(sender, sends=True)
    for other in (*mail.to, *mail.cc):
        people.add(other, headed=True)
    for ours_too in house.us:
        people.add(ours_too)
    provider = (
        tidy_name(recipients[0].name) or name_of_address(recipients[0].address)
        if ours
        else _served_by(mail, house, people, unfolded.own)
    )
    introducer = ours or sender.name or name_of_address(sender.address)
    own = body_of(unfolded.own, introducer)
    name = _better_name(person, inner, own.text)
    person.name = name or person.name
    people._forms = None
    need = _need_of_writer(inner, person, own, people)
    if need is None and (w.THANKS_FOR_IT.search(inner.text) or news.outcome(inner.text) or news.outcome(own.text)):
        return None
    theirs_phones, theirs_emails = ways_to_reach(person, inner.text, people, phones, all_theirs=True)
    more_phones, more_emails = ways_to_reach(person, own.text, people, phones)
    emails = unique([*person.addresses, *theirs_emails, *more_emails])
    return Introduction(
        introducer,
        person.name or None,
        provider,
        need,
        unique([*theirs_phones, *more_phones]),
        emails,
        _reason(own.text),
    )


def _writer(inner: Inner, people: People) -> Person | None:
    """Who wrote the innermost mail; a form on a page writes for somebody, and says for whom."""
    sender = inner.sender
    machine = (
        sender is None
        or not name_of_address(sender.address)
        or bool(re.search(r"no-?reply|donotreply|notif|form|mailer|postmaster", sender.address))
    )
    if machine:
        told = labelled.details(inner.text)
        if told.name or told.address:
            return people.add(Address(told.name, told.address))
        nameless = not sender or all(word in ROLES | v.COMMON for word in plain(tidy_name(sender.name)).split())
        if nameless or re.search(
            r"no-?reply|donotreply|notif|mailer|newsletter|postmaster|daemon",
            f"{sender.name} {sender.address}".casefold() if sender else "",
        ):
            return None
    return people.add(sender) if sender else None


def _better_name(person: Person, inner: Inner, own: str) -> str:
    """The fullest name: of the heading, of the signature, of what the forwarder calls them."""
    best = person.name
    for couple in COUPLE.finditer(f"{own}\n{inner.text}"):
        both = (couple["one"].casefold(), couple["two"].casefold())
        alike = len(best.split()) == 1 or best.split()[-1] == couple["last"].split()[-1]
        if best and alike and plain(best).split()[0] in both:
            return couple_name(couple)
    signed = [line.strip(" *_-–—,") for line in inner.text.split("\n")[-14:]]
    mine = best.casefold().split()
    address = person.addresses[0] if person.addresses else ""
    if len(mine) < 2 or best.islower():
        for line in signed:
            tokens = line.split()
            if (
                1 < len(tokens) < 5
                and all(t[:1].isupper() or t in v.PARTICLES for t in tokens)
                and not any(c.isdigit() for c in line)
            ):
                low = [t.casefold() for t in tokens]
                if (mine and low[0] == mine[0]) or (not mine and fits_address(low, address)):
                    return tidy_name(line)
        for name in named_in(own):
            low = name.casefold().split()
            if len(low) > 1 and ((mine and low[0] == mine[0]) or (not mine and fits_address(low, address))):
                return name
    if not best:
        for line in signed:
            if line.casefold() in address and line[:1].isupper() and line.isalpha():
                return line
        best = name_of_address(address)
    return best


def _need_of_writer(inner: Inner, person: Person, own: Body, people: People) -> str | None:
    best: tuple[float, int, str] | None = None
    body = body_of(inner.text, person.name)
    for n, said in enumerate(sentences_of(body.text)):
        if found := need_in(said, own=True):
            value = found[0], -n, found[1]
            best = max(best, value) if best else value
    for n, said in enumerate(sentences_of(own.text)):
        if found := need_in(said):
            value = found[0] - 2, -n - 100, found[1]
            best = max(best, value) if best else value
    if best and best[0] >= 3:
        return best[2]
    return need_of_subject(inner.subject, people)


def _kept_by_us(
    mail: Mail, unfolded: forwards.Unfolded, inner: Inner, house: House, phones: PhoneFinder
) -> Introduction | None:
    """A member passes on to the firm what somebody wrote to them: an introduction stays what it was."""
    outer = unfolded.inner[0]
    if len(unfolded.inner) > 1 and outer is not inner and outer.sender and not house.called(outer.sender):
        passed = Mail(sender=outer.sender, to=mail.to, subject=f"Fwd: {inner.subject}", text=mail.text)
        return _passed_on(passed, forwards.Unfolded(outer.text, unfolded.inner[1:]), house, phones)
    there = Mail(sender=inner.sender, to=inner.others or mail.to, subject=inner.subject, text=inner.text)
    return _said(there, inner.text, house, phones)


# Said


def _said(
    mail: Mail, own: str, house: House, phones: PhoneFinder, *, quoted: tuple[Inner, ...] = ()
) -> Introduction | None:
    if mail.sender is None or not own.strip():
        return None
    people = People(house)
    sender = _as_person(mail.sender, own, house)
    me = people.add(sender, sends=True)
    if me is None:
        return None
    for other in mail.to:
        people.add(other, headed=True)
    for other in mail.cc:
        people.add(other, headed=True)
    for ours in house.us:
        people.add(ours)
    if not me.name:
        me.name = name_of_address(sender.address)
    body = body_of(own, me.name)
    if listed := _listed(me, own, mail, people, phones):
        return listed
    meet_the_named(body.text, mail.subject, people)
    complete(people)
    if _is_no_introduction(mail, body.text, people):
        return None
    sentences = told(body.text, people)
    weigh(sentences, people)
    answers = bool(mail.in_reply_to) or bool(re.match(r"\s*(?:re|aw|sv|antw|rif|res)\s?:", mail.subject, re.IGNORECASE))
    worth = _worth(mail, body, sentences, people, answers, phones)
    if worth < 3:
        return _said_by_the_prospect(mail, body, sentences, people, house, phones, answers)
    if me.ours:
        return _ours_to_others(mail, me, body, sentences, people, house, phones)
    prospect = _prospect(people, sentences)
    if prospect is None:
        return None
    who = people.all[prospect]
    provider = _provider(mail, house, people, body.text)
    third = _third_party(mail, people, sentences)
    if third is not None:
        prospect, serves = _apart(third, people)
        who, provider = people.all[prospect], people.all[serves].name
    made = _made(me.name, prospect, provider, body, sentences, people, phones)
    made = _with_their_words(made, who, quoted, people, phones)
    return made if made.need else replace(made, need=need_of_subject(mail.subject, people))


def _listed(me: Person, own: str, mail: Mail, people: People, phones: PhoneFinder) -> Introduction | None:
    """The details of somebody in labelled lines: "Name: …  Job: …  Tel: …"."""
    told = labelled.details(own)
    if me.ours or not told.whole:
        return None
    who = people.add(Address(told.name, told.address))
    numbers = phones(told.phone)
    if who is None or who.ours or who.sends or not (numbers or told.address):
        return None
    return Introduction(
        me.name or None,
        tidy_name(told.name),
        _provider(mail, people.house, people, own),
        need_listed(told.need),
        unique([number.text for number in numbers]),
        unique([told.address] if told.address else []),
    )


def _with_their_words(
    made: Introduction, who: Person, quoted: tuple[Inner, ...], people: People, phones: PhoneFinder
) -> Introduction:
    """What the prospect wrote themselves, where the mail answers it: "Ruth's note is below"."""
    theirs = next((one for one in quoted if one.sender and one.sender.address in who.addresses), None)
    if theirs is None:
        return made
    numbers, addresses = ways_to_reach(who, theirs.text, people, phones, all_theirs=True)
    need = made.need or _need_of_writer(theirs, who, Body("", ""), people)
    return replace(made, need=need, phones=unique([*made.phones, *numbers]), emails=unique([*made.emails, *addresses]))


def _made(
    introducer: str | None,
    prospect: int,
    provider: str | None,
    body: Body,
    sentences: list[Sentence],
    people: People,
    phones: PhoneFinder,
) -> Introduction:
    who = people.all[prospect]
    need = need_of(prospect, sentences, people) or _noted(body.text, phones)
    numbers, addresses = ways_to_reach(who, body.text, people, phones)
    name = who.name or (name_of_address(who.addresses[0]) if who.addresses else "")
    return Introduction(
        introducer or None,
        name or None,
        provider,
        need,
        unique(numbers),
        unique([*who.addresses, *addresses]),
        _reason(body.text),
    )


def _is_no_introduction(mail: Mail, text: str, people: People) -> bool:
    answers = bool(mail.in_reply_to) or mail.subject.lower().startswith("re:")
    if w.PRODUCTS.search(text) or w.PRODUCTS.search(mail.subject):
        return True
    together = any(p.headed and not p.ours and not p.sends for p in people.all)
    if not together and w.ASKS_FOR_ONE.search(people.lettered(unwrapped(text))):
        return True
    if w.THANKS_FOR_IT.search(people.lettered(unwrapped(text))):
        return True
    return (
        answers
        and not w.INTRODUCES.search(_spelled_out(people.lettered(unwrapped(text))))
        and news.outcome(text) is not None
    )


def _worth(
    mail: Mail, body: Body, sentences: list[Sentence], people: People, answers: bool, phones: PhoneFinder
) -> float:
    """How much speaks for an introduction."""
    lettered = _spelled_out(people.lettered(unwrapped(body.text), but_sender=True))
    if _spoken_of_both(mail, lettered, people, answers):
        return 4.0
    strong = bool(w.INTRODUCES.search(lettered)) or any(p.ours and p.headed and p.serving for p in people.all)
    strong = strong or (
        not answers and len(lettered) < _LONGEST_NOTE and bool(w.NOTED.search(_reachable(lettered, phones)))
    )
    hints = len({m[0].casefold() for m in w.HINTS.finditer(lettered)})
    subject = not answers and bool(w.SUBJECT.search(people.lettered(mail.subject)))
    others = [p for p in people.all if not p.ours and not p.sends and (p.headed or not p.greeted)]
    mentioned = [p for p in others if p.first_at < 1 << 30]
    worth = 3.0 * strong + min(hints, 2) + 2.0 * subject
    pair = sum(p.headed for p in mentioned) > 1
    named = bool(
        re.fullmatch(
            r"\W*(?:mr|mrs|ms|dr|miss)?\W*[\ue000-\ue7ff]\W*",
            people.lettered(mail.subject, but_sender=True),
            re.IGNORECASE,
        )
    )
    worth += 1.0 * any(p.headed for p in mentioned) + 1.0 * pair + 0.5 * named
    worth += 1.5 * (any(p.needing for p in mentioned) and not w.OUR_WORK.search(lettered))
    worth += 1.5 * bool(mentioned and (phones(body.text) or contacts.emails(body.text)))
    sent = not hints and _needs_and_is_reached(mentioned, body.text, people, phones)
    worth += sent
    if not mentioned and not any(p.headed for p in others):
        return 0.0
    if answers:
        told = any(p.needing for p in mentioned) and bool(phones(body.text) or contacts.emails(body.text))
        return worth - 1 if strong or (hints and told) or sent else 0.0
    return worth if strong or hints or subject or pair or sent else 0.0


_LONGEST_NOTE = 400
_THUMBED = Pattern(r"\b(?:ur|u|hes|shes|theyre|gonna|youre|im|ive)\b", re.IGNORECASE)
_SPELLED = {
    "ur": "you're", "u": "you", "hes": "he's", "shes": "she's", "theyre": "they're", "gonna": "going to",
    "youre": "you're", "im": "i'm", "ive": "i've",
}  # fmt: skip


def _spelled_out(text: str) -> str:
    """What is typed with a thumb, as it is written elsewhere."""
    return _THUMBED.sub(lambda match: _SPELLED[match[0].casefold()], text)


def _needs_and_is_reached(mentioned: list[Person], text: str, people: People, phones: PhoneFinder) -> bool:
    """Somebody by their whole name needs something, and the mail says how they are reached: why else would it?"""
    if w.OUR_WORK.search(people.lettered(text)):
        return False
    wanting = [p for p in mentioned if p.needing and len(p.words) > 1]
    return any(any(ways_to_reach(person, text, people, phones)) for person in wanting)


def _reachable(text: str, phones: PhoneFinder) -> str:
    """The text with one sign for each number and address."""
    spots = [(m.start, m.end) for m in contacts.emails(text)]
    spots += [(p.start, p.end) for p in phones(text) if not any(a <= p.start < b for a, b in spots)]
    for start, end in sorted(spots, reverse=True):
        text = f"{text[:start]}{w.REACHED}{text[end:]}"
    return text


def _noted(text: str, phones: PhoneFinder) -> str | None:
    """ "Geoff Barlow, 07700 900233, roof leaking at his shop": what stands behind the number."""
    behind = _reachable(" ".join(text.split())[:_LONGEST_NOTE], phones).rpartition(w.REACHED)[2]
    return need_behind_number(behind)


def _spoken_of_both(mail: Mail, text: str, people: People, answers: bool) -> bool:
    """Two read the mail, one of us and another, and it speaks of him and of her without their names."""
    others = [p for p in people.all if p.headed and not p.ours and not p.sends]
    ours = any(p.ours and p.headed for p in people.all)
    both = len(others) == 1 and ours and not answers
    return both and bool(w.TO_BOTH.search(text)) and bool(w.ONE_NEEDS.search(text))


def _prospect(people: People, sentences: list[Sentence]) -> int | None:
    """Whom the words put before us: of those in the heading the first, else of whom most speaks."""
    others = [n for n, p in enumerate(people.all) if not p.ours and not p.sends and (p.headed or not p.greeted)]
    mentioned = [n for n in others if people.all[n].first_at < 1 << 30]
    headed = [n for n in mentioned if people.all[n].headed]
    put = [n for n in mentioned if people.all[n].put and (people.all[n].headed or people.all[n].needing)]
    if headed and (first := put or headed):
        return min(first, key=lambda n: people.all[n].first_at)
    if mentioned:
        return max(mentioned, key=lambda n: (_speaks_for(n, people, sentences), -people.all[n].first_at))
    return next((n for n in others if people.all[n].headed), None)


def _speaks_for(who: int, people: People, sentences: list[Sentence]) -> float:
    """How much of what is told fits one who is sent to us, rather than one of the writer's own."""
    person = people.all[who]
    about = [sentence for sentence in sentences if sentence.about == who]
    sent = any(w.HINTS.search(sentence.lettered) for sentence in about)
    reached = any("@" in sentence.text or w.NUMBERED.search(sentence.text) for sentence in about)
    kin = any(re.search(rf"{w.KIN},? {chr(0xE000 + who)}", sentence.lettered, re.IGNORECASE) for sentence in sentences)
    return (
        1.5 * bool(person.put)
        + 2.0 * bool(person.needing)
        + 1.0 * (len(person.words) > 1)
        + 1.0 * sent
        + 2.0 * reached
        - 2.0 * kin
    )


def _provider(mail: Mail, house: House, people: People, text: str) -> str | None:
    """Which of us: whom the words name, else to whom the mail went."""
    ours = [p for p in people.all if p.ours]
    named = {who for _s, _e, who in people.mentions(text)}
    called = [p for n, p in enumerate(people.all) if p.ours and n in named]
    if called:
        return called[0].name
    headed = [p for p in ours if p.headed]
    return headed[0].name if headed else house.default


def _served_by(mail: Mail, house: House, people: People, own: str) -> str | None:
    """Who is to serve whom the mail passes on: we, or whoever it went to while we only got a copy."""
    first = mail.to[0] if mail.to else None
    ours = [said for said in sentences_of(own) if any(people.all[who].ours for _s, _e, who in people.mentions(said))]
    if first is None or house.called(first) or not all(_COPIED.search(said) for said in ours):
        return _provider(mail, house, people, own)
    return tidy_name(first.name) or name_of_address(first.address)


_COPIED = Pattern(
    r"\b(?:cop(?:y|ied|ying|ie|ia)|cópia|kopie|cc\w*|cc'\w+|bcc\w*|looped|loop|fyi|kept in the loop|posted|(?:just )?so (?:that )?you(?:'re| are)? know|just so|for (?:your )?(?:info|information|reference)|heads[- ]up|nothing for you to do|no action)\b",
    re.IGNORECASE,
)


def _third_party(mail: Mail, people: People, sentences: list[Sentence]) -> list[int] | None:
    """Two others are introduced to each other, and we are told: we are only named as copied, or not at all."""
    if mail.to and people.house.called(mail.to[0]):
        return None
    for sentence in sentences:
        ours = any(people.all[who].ours for _s, _e, who in sentence.mentions)
        if ours and not _COPIED.search(sentence.text):
            return None
    others = [n for n, p in enumerate(people.all) if p.headed and not p.ours and not p.sends and p.first_at < 1 << 30]
    others.sort(key=lambda n: people.all[n].first_at)
    if not others:
        others = [n for n, p in enumerate(people.all) if p.headed and not p.ours and not p.sends][:1]
    if len(others) == 1:
        needing = [n for n, p in enumerate(people.all) if p.needing and not (p.headed or p.ours or p.sends)]
        others += sorted(needing, key=lambda n: -_speaks_for(n, people, sentences))
    return others[:2] if len(others) > 1 else None


def _apart(two: list[int], people: People) -> tuple[int, int]:
    """Who of two needs, and who serves."""

    def wants(n: int) -> float:
        return people.all[n].needing - 1.2 * people.all[n].serving

    one, other = two
    return (other, one) if wants(other) > wants(one) else (one, other)


def _ours_to_others(
    mail: Mail,
    me: Person,
    body: Body,
    sentences: list[Sentence],
    people: People,
    house: House,
    phones: PhoneFinder,
) -> Introduction | None:
    """We put two people together."""
    others = [n for n, p in enumerate(people.all) if not p.ours]
    headed = [n for n in others if people.all[n].headed]
    named = sorted(
        (n for n in others if people.all[n].first_at < 1 << 30 and n not in headed),
        key=lambda n: (-_speaks_for(n, people, sentences), people.all[n].first_at),
    )
    if not headed:
        return _noted_by_us(body.text, house, phones)
    headed.sort(key=lambda n: people.all[n].first_at)
    two = [*headed, *named][:2]
    if len(two) < 2:
        return None
    prospect, serves = _apart(two, people)
    provider = people.all[serves].name or name_of_address(people.all[serves].addresses[0])
    made = _made(me.name, prospect, provider, body, sentences, people, phones)
    return made if made.need else replace(made, need=need_of_subject(mail.subject, people))


def _noted_by_us(text: str, house: House, phones: PhoneFinder) -> Introduction | None:
    """A member writes down for the firm who sent whom."""
    ours = tuple(o.name for o in house.us if o.name)
    read = captures.read(" ".join(text.split()), phones=phones, us=ours, kind=Kind.REFERRAL)
    if not (read.prospect and (read.introducer or read.provider) and read.sure):
        return None
    given = read.direction is captures.Direction.GIVEN
    return Introduction(
        house.default if given else read.introducer.value if read.introducer else None,
        read.prospect.value,
        read.provider.value if given and read.provider else house.default,
        read.need.value if read.need else None,
        tuple(p.value for p in read.phones),
        tuple(p.value for p in read.emails),
    )


def _said_by_the_prospect(
    mail: Mail,
    body: Body,
    sentences: list[Sentence],
    people: People,
    house: House,
    phones: PhoneFinder,
    answers: bool,
) -> Introduction | None:
    """ "Luis Ferreira gave me your name": the prospect writes, and the introducer is whose word brought them."""
    match = w.INTRODUCES_SELF.search(people.lettered(unwrapped(body.text)))
    if answers or match is None:
        return None
    sent_by = people.all[person_at(match["who"] or match["from"])]
    me = next(p for p in people.all if p.sends)
    if me.ours or sent_by.ours or sent_by is me:
        return None
    best: tuple[float, int, str] | None = None
    for n, sentence in enumerate(sentences):
        if found := need_in(sentence.text, own=True):
            value = found[0], -n, found[1]
            best = max(best, value) if best else value
    numbers, addresses = ways_to_reach(me, body.text + "\n\n" + body.below, people, phones, all_theirs=True)
    return Introduction(
        sent_by.name,
        me.name,
        _provider(mail, house, people, body.text),
        best[2] if best else need_of_subject(mail.subject, people),
        unique(numbers),
        unique([*me.addresses, *addresses]),
        None,
    )


_WHY = Pattern(
    r"\b(?:because|thought of you|trust|known|knows?|worked with|recommend|perfect|great fit|good fit|right person|would get on|reminded|looked after|best|since)\b",
    re.IGNORECASE,
)


def _reason(text: str) -> str | None:
    return next((said for said in sentences_of(text) if _WHY.search(said) and len(said) < 300), None)
