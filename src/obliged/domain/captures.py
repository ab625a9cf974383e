"""What does a line, written as it was heard, tell us?

Plain words in, a reading out: who sends whom, what is needed, how to reach them, by when. The reading says
where in the text each thing stands, and which words it did not understand: those stay words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from obliged.domain import contacts, kinds, labels, names, needs, roles, sayings, times
from obliged.domain import vocabulary as v
from obliged.domain.contacts import EmailFound, PhoneFinder, PhoneFound
from obliged.domain.kinds import Kind
from obliged.domain.lines import Word, words_of
from obliged.domain.names import Name
from obliged.domain.patterns import Pattern
from obliged.domain.roles import Direction
from obliged.domain.times import WhenFound

__all__ = ["Direction", "Kind", "PhoneFound", "Piece", "Reading", "read"]

LIMIT = 2000
"""What a person says at breakfast is shorter; the rest is kept, unread."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something understood, and where it stands in the text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says, as far as it was understood."""

    kind: Kind
    direction: Direction
    introducer: Piece | None = None
    prospect: Piece | None = None
    provider: Piece | None = None
    organisation: Piece | None = None
    need: Piece | None = None
    phones: tuple[Piece, ...] = ()
    emails: tuple[Piece, ...] = ()
    when: Piece | None = None
    met_where: Piece | None = None
    promise: Piece | None = None
    touched: Piece | None = None
    unread: tuple[str, ...] = ()
    sure: bool = True
    """A sentence says who sends whom. Where not, the parts are guessed from the order of names: ask."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """The text with all that was found in it."""

    text: str
    typed: str
    known: tuple[str, ...]
    words: tuple[Word, ...]
    phones: tuple[PhoneFound, ...]
    emails: tuple[EmailFound, ...]
    whens: tuple[WhenFound, ...]
    people: tuple[Name, ...]
    firms: tuple[Name, ...]
    marks: dict[int, str]

    def piece(self, first: int, last: int) -> Piece:
        start, end = self.words[first].start, self.words[last].end
        return Piece(self.typed[start:end], start, end)

    def actor(self, part: int) -> Name:
        """Who plays a part: a person, or a firm that acts like one."""
        return self.people[part] if part < roles.FIRMS else self.firms[part - roles.FIRMS]

    def named(self, name: Name) -> Piece:
        following = self.words[name.last + 1] if name.last + 1 < len(self.words) else None
        if name.is_organisation and name.owns and not (following and following.is_word):
            # "St Mary's" is the whole name, not what somebody owns.
            start, end = self.words[name.first].start, self.words[name.last].end + 2
            return Piece(self.typed[start:end], start, end)
        return self.piece(name.first, name.last)


def read(
    text: str,
    *,
    phones: PhoneFinder,
    known: tuple[str, ...] = (),
    us: tuple[str, ...] = (),
    kind: Kind | None = None,
) -> Reading:
    """The text as understood.

    :param phones: finds the telephone numbers in a text
    :param known: names of people we know
    :param us: names of the firm and of its members
    :param kind: what the text is, where somebody has said so already
    """
    kept, rest = _cut(text)
    clean = _cleaned(kept)
    seen = _look(clean, kept, phones, known)
    labelled = labels.spans(clean)
    cast = _cast(seen, us)
    pieces = _pieces(seen, cast)
    pieces = _with_labels(pieces, labelled, seen, cast)
    return _judged(seen, cast, pieces, rest, kind)


def _cut(text: str) -> tuple[str, str]:
    if len(text) <= LIMIT:
        return text, ""
    at = max(text.rfind(" ", LIMIT - 100, LIMIT), text.rfind("\n", LIMIT - 100, LIMIT))
    at = at if at > 0 else LIMIT
    return text[:at], text[at:]


def _cleaned(text: str) -> str:
    """The same text, letter for letter, without what no person types: controls, and letters of no script."""
    return "".join(c if (c.isprintable() or c in "\n\r\t") and not "\ue000" <= c <= "\uf8ff" else " " for c in text)


def _look(text: str, typed: str, phones: PhoneFinder, known: tuple[str, ...]) -> _Seen:
    words = words_of(text)
    mails = contacts.emails(text)
    blanked = _blank(text, [(m.start, m.end) for m in mails])
    numbers = tuple(found for found in phones(blanked) if not contacts.counts_something(text, found.start))
    blanked = _blank(blanked, [(p.start, p.end) for p in numbers])
    whens = times.whens(blanked)
    marks: dict[int, str] = {}
    for start, end, mark in (
        *((m.start, m.end, "C") for m in mails),
        *((p.start, p.end, "C") for p in numbers),
        *((w.start, w.end, "W") for w in whens),
        *((m.start(), m.end(), "A") for m in contacts.STREET.finditer(blanked)),
    ):
        marks.update({n: mark for n, word in enumerate(words) if start <= word.start < end})
    found = names.names(words, frozenset(marks), known)
    found = _settled(words, found)
    for name in found:
        opened = name.opened if name.opened >= 0 else name.first
        marks.update(
            dict.fromkeys(range(opened, max(name.last, name.closed) + 1), "O" if name.is_organisation else "P")
        )
    people = tuple(n for n in found if not n.is_organisation)
    return _Seen(
        text, typed, known, words, numbers, mails, whens, people, tuple(n for n in found if n.is_organisation), marks
    )


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Each span as a letter that no rule knows, so that nothing else is read into it."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], "\x1f" * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


_RUNS = v.listed("""
    runs owns own running founded manages opened started owning launched heads leads
    """)


def _settled(words: tuple[Word, ...], found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Names that their place makes a firm: "of Terra Mia", "(Terra Mia)", "Bose Saris" beside Gita Bose."""
    ends = {n.last for n in found if not n.is_organisation}
    surnames = {n.words[-1] for n in found if not n.is_organisation and len(n.words) > 1}
    done: list[Name] = []
    alone = sum(not name.is_organisation for name in found) == 1
    parts = tuple(part for name in found for part in _parted(words, name, alone))
    for name in _with_owned_firms(words, parts):
        if _is_a_street(words, name):
            continue
        if name.is_organisation and _is_called_like_a_firm(words, name):
            name = replace(name, is_organisation=False)
        if not name.is_organisation and not name.titled and _stands_as_firm(words, name, ends, surnames, found):
            name = names.as_organisation(name)
        done.append(name)
    return tuple(done)


_STREETS = v.listed("street road lane avenue terrace crescent")
_ALONG_A_STREET = v.listed("on in off from near down along up")


def _is_a_street(words: tuple[Word, ...], name: Name) -> bool:
    """ "The café on Mill Street"."""
    before = words[name.first - 1].low if name.first else ""
    return len(name.words) > 1 and name.words[-1] in _STREETS and before in _ALONG_A_STREET


def _is_called_like_a_firm(words: tuple[Word, ...], name: Name) -> bool:
    """ "Her landlord Bernard Keys" is a person."""
    after_relation = name.first > 0 and words[name.first - 1].low in v.RELATIONS
    return after_relation and len(name.words) == 2 and name.words[0] in v.FIRST_NAMES


_GAVE = v.listed("gave give giving sent send texted handed offered emailed")
_CARRIED = v.listed("card number details name email contact phone info")


def _parted(words: tuple[Word, ...], name: Name, alone: bool) -> tuple[Name, ...]:
    """ "Gave Tony Inga's card" names two people."""
    size = name.last - name.first + 1
    before = words[name.first - 1].low if name.first else ""
    after = words[name.last + 1].low if name.last + 1 < len(words) else ""
    if not (name.owns and size in (2, 4) and before in _GAVE and after in _CARRIED) or name.is_organisation:
        return (name,)
    middle = name.first + size // 2
    if not alone and words[middle].low not in v.FIRST_NAMES:
        return (name,)
    first = tuple(w.low for w in words[name.first : middle])
    second = tuple(w.low for w in words[middle : name.last + 1])
    return Name(name.first, middle - 1, first), Name(middle, name.last, second, owns=True)


def _with_owned_firms(words: tuple[Word, ...], found: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "Mabel Tran of Mabel's Blooms": the owner's name and what follows it are the firm's."""
    done: list[Name] = []
    for name in found:
        last = done[-1] if done else None
        before = words[last.first - 1].low if last and last.first else ""
        if (
            last
            and last.owns
            and name.first == last.last + 1
            and before in _RUNS | {"of", "at", "(", "from", "@", "with"}
            and len(last.words) == 1
            and words[name.first].is_capital
        ):
            done[-1] = Name(last.first, name.last, (*last.words, *name.words), True, name.owns)
        else:
            done.append(name)
    return tuple(done)


_OPENED = v.ORG_NOUNS - v.RELATIONS | {"school", "church"}
_SEATS = v.listed("hall manor park court lodge priory grange")
_SPEAKING = v.SENDING | v.listed("says said told thinks mentioned knows asked rang called")


def _stands_as_firm(
    words: tuple[Word, ...], name: Name, ends: set[int], surnames: set[str], found: tuple[Name, ...]
) -> bool:
    before = words[name.first - 1].low if name.first else ""
    before2 = words[name.first - 2].low if name.first > 1 else ""
    if (
        len(name.words) > 1
        and name.words[0] in surnames
        and not any(o is not name and set(name.words) <= set(o.words) for o in found)
    ):
        return not any(w in v.FIRST_NAMES for w in name.words[1:])
    if before == '"' and before2 in v.ORG_NOUNS:
        return True
    following = words[name.last + 1].low if name.last + 1 < len(words) else ""
    if before in v.ORG_NOUNS and before not in v.RELATIONS and following not in _SPEAKING:
        return not name.owns
    if before in _RUNS or (before == "@" and words[name.first - 1].end < words[name.first].start):
        return True
    if before == "," and before2 in _OPENED and following in (",", ".", ""):
        return not name.owns and name.words[0] not in v.FIRST_NAMES  # "opening a nursery school, Little Acorns"
    if before == "the" and (len(name.words) > 1 or before2 in ("of", "from", "at")):
        return not name.owns and name.words[0] not in v.FIRST_NAMES  # "the Copper Pan", "Abi Noon of the Gazette"
    if before == "at" and (name.words[0] == "the" or (len(name.words) > 1 and name.words[-1] in _SEATS)):
        return not name.owns  # "at the Lions", "at Millbrook Hall"
    if before == "at":
        return (
            name.first > 1
            and not name.owns
            and (
                name.first - 2 in ends
                or (name.first - 4 in ends and words[name.first - 3].low == "in")
                or before2
                in v.ROLES_AT_WORK
                | {"works", "working", "work", "is", "over", "he's", "she's", "they're", "who's", "now"}
            )
        )
    if before == "(" and before2 in v.ORG_NOUNS and words[name.first - 2].text.islower():
        return name.words[0] not in v.FIRST_NAMES  # "her clinic (Lifeline Diagnostics)"
    if before == "of":
        return name.first - 2 in ends or before2 in v.ROLES_AT_WORK
    hinted = name.words[0] in v.FIRST_NAMES
    others = [
        n
        for n in found
        if n is not name and not n.is_organisation and n.last != name.first - 2 and not set(n.words) & set(name.words)
    ]
    closed = name.last + 1 < len(words) and words[name.last + 1].low in (")", ",")
    if before == "(" and closed and name.first - 2 in ends:
        return not hinted and (len(name.words) > 1 or bool(others))
    if before == "from" and name.first - 2 in ends:
        return not hinted and len(name.words) > 1 and bool(others)
    return False


@dataclass(frozen=True, slots=True)
class _Cast:
    """The people, their parts, and the rewritten line that the parts were read from."""

    line: str
    roles: roles.Roles
    same: dict[int, int]


def _cast(seen: _Seen, us: tuple[str, ...]) -> _Cast:
    spots = [
        (n.opened if n.opened >= 0 else n.first, max(n.last, n.closed), chr(sayings.PERSON_BASE + k))
        for k, n in enumerate(seen.people[:1000])
    ]
    spots += [(n.first, n.last, chr(sayings.FIRM_BASE + k)) for k, n in enumerate(seen.firms[:1000])]
    spots += [(at, at, "") for at, mark in seen.marks.items() if mark in "CW" and mark != "W"]
    line = _line(seen, spots)
    same = {
        k: j
        for k, j in _same(seen.people).items()
        if not (seen.people[k].titled and _is_kin(seen.words, seen.people[j]))  # "Mrs Roe … her daughter Alice Roe"
    }
    ours = frozenset(k for k, n in enumerate(seen.people) if _is_us(n, us))
    addressed = _addressed(line, len({same.get(k, k) for k in range(len(seen.people))}))
    if addressed is not None:
        ours |= {k for k in range(len(seen.people)) if same.get(k, k) == same.get(addressed, addressed)}
    kin = frozenset(k for k, n in enumerate(seen.people) if _is_kin(seen.words, n))
    owners = frozenset(k for k, n in enumerate(seen.people) if _owns_kin(seen.words, n))
    full = tuple(len(n.words) > 1 or n.titled for n in seen.people)
    return _Cast(line, roles.read(line, min(len(seen.people), 1000), full, ours, same, kin, owners), same)


def _is_kin(words: tuple[Word, ...], name: Name) -> bool:
    """ "Her nephew Jerome" is brought up by somebody else."""
    opened = name.opened if name.opened >= 0 else name.first
    before = [w.low for w in words[max(0, opened - 3) : opened]]
    if {"by", "from", "via", "to", "through"} & set(before):
        return False
    related = (before[-1:] == [","] and before[-2:-1] and before[-2] in v.RELATIONS) or (
        before[-1:] and before[-1] in v.RELATIONS
    )
    return bool(related and {"her", "his", "their", "a", "an", "-"} & set(before))


def _owns_kin(words: tuple[Word, ...], name: Name) -> bool:
    """ "Luis's mother-in-law told her": the one who told is not Luis."""
    return name.owns and name.last + 1 < len(words) and words[name.last + 1].low in v.RELATIONS


def _line(seen: _Seen, spots: list[tuple[int, int, str]]) -> str:
    lows = []
    owners = {max(n.last, n.closed) for n in (*seen.people, *seen.firms) if n.owns}
    for _at, word in enumerate(seen.words):
        low = word.low + (" 's" if word.owns else "")
        lows.append(low)
    spots = [(first, last, letter + (" 's" if last in owners else "")) for first, last, letter in spots]
    return sayings.rendered(lows, spots)


def _is_us(name: Name, us: tuple[str, ...]) -> bool:
    said = " ".join(name.words)
    return any(said == ours.lower() or (len(name.words) == 1 and said in ours.lower().split()) for ours in us)


def _addressed(line: str, people: int) -> int | None:
    """Who is spoken to ("Joel, Fred has a client …") plays no part, where there are enough others to play them."""
    if people < 3 or sayings.PRESENTED.match(line):
        return None
    called = (m for m in sayings.ADDRESSED.finditer(line) if _is_called(m, line[m.end() :]))
    first = next(called, None)
    return ord(first["whom"]) - sayings.PERSON_BASE if first else None


def _is_called(match: re.Match[str], rest: str) -> bool:
    if match["greeted"]:
        return bool(match["pause"]) or match["greeted"] == "@ "
    if match["pause"] == ":":
        return rest.startswith(("please", "can you", "could you"))
    return match["pause"] == "," and (rest.startswith("\n") or _speaks_on(rest))


def _speaks_on(rest: str) -> bool:
    return bool(sayings.SPEAKS_ON.match(rest))


def _initialled(people: tuple[Name, ...], k: int) -> int | None:
    """Who signs with one letter is who was named by it before: "P." is Pauline."""
    mine = people[k].words
    if len(mine) != 1 or len(mine[0].rstrip(".")) != 1:
        return None
    earlier = [j for j, other in enumerate(people[:k]) if other.words[0][0] == mine[0][0] and len(other.words[0]) > 1]
    return earlier[0] if len(earlier) == 1 else None


def _compared(name: Name) -> frozenset[str]:
    """What a name is told by: "the Nguyens" are of one name with Linh Nguyen."""
    if name.words[0] == "the" and len(name.words) == 2:
        return frozenset({name.words[1].removesuffix("s")})
    return frozenset(w for w in name.words if w not in ("and", "&", "the"))


def _same(people: tuple[Name, ...]) -> dict[int, int]:
    """A shorter mention of somebody named in full elsewhere, and a second mention of the same name."""
    same: dict[int, int] = {}
    sets = [_compared(n) for n in people[:200]]
    couple = [any(w in ("and", "&") for w in n.words) for n in people[:200]]
    for k, mine in enumerate(sets):
        if (whole_name := _initialled(people, k)) is not None:
            same[k] = whole_name
            continue
        whole = [
            j
            for j, other in enumerate(sets)
            if j != k and not couple[j] and (mine < other or (mine == other and j < k))
        ]
        full = {sets[j] for j in whole if mine < sets[j]}
        if len(full) > 1 or not mine:
            continue
        if full:
            same[k] = min(j for j in whole if sets[j] in full)
        elif whole:
            same[k] = min(whole)
    return {k: same.get(j, j) for k, j in same.items()}


@dataclass(frozen=True, slots=True)
class _Pieces:
    direction: Direction
    introducer: Piece | None
    prospect: Piece | None
    provider: Piece | None
    organisation: Piece | None
    need: Piece | None
    when: Piece | None
    needs_outright: bool = False
    """The need follows a verb of needing: it is not just the piece of the line that looks most like one."""


def _pieces(seen: _Seen, cast: _Cast) -> _Pieces:
    part = cast.roles

    def named(k: int | None) -> Piece | None:
        if k is None:
            return None
        name = seen.actor(k)
        playing = {part.introducer, part.prospect, part.provider}
        for first in (k, k - 1):
            beside = first + 1 if first == k else first
            other = _joined_by_and(seen, first) if 0 <= beside < len(seen.people) and beside not in playing else None
            if other:
                return seen.piece(seen.people[first].first, other.last)
        return seen.named(name)

    behind = seen.people[part.prospect].last if part.prospect is not None else -1
    spot = needs.need(seen.words, seen.marks, served=part.direction is Direction.GIVEN, behind=behind)
    spot = spot or _left_over(seen, part)
    need = seen.piece(spot.first, spot.last) if spot else None
    return _Pieces(
        part.direction,
        named(part.introducer),
        named(part.prospect),
        named(part.provider),
        _organisation(seen, cast),
        need,
        _when(seen, need, part.direction),
        spot is not None and spot.weight >= 3,
    )


def _left_over(seen: _Seen, part: roles.Roles) -> needs.Spot | None:
    """ "Bronwen Hughes. Woodworm. Gareth.": what stands alone, is no given name and plays no part, is the need."""
    for k, name in enumerate(seen.people):
        alone = len(name.words) == 1 and not name.titled and not name.owns and name.words[0] not in v.FIRST_NAMES
        if not alone or k in (part.introducer, part.prospect, part.provider):
            continue
        before = seen.words[name.first - 1].low if name.first else "."
        after = seen.words[name.last + 1].low if name.last + 1 < len(seen.words) else "."
        if before in _PAUSING and after in _PAUSING:
            return needs.Spot(name.first, name.last, 0.0)
    return None


_PAUSING = frozenset({".", ",", ";", ":", "-", "/", "\n", "(", ")", "->", "<-"})


def _joined_by_and(seen: _Seen, first: int) -> Name | None:
    """ "Ling Xu and Mark Ferris": who stands beside somebody and plays no other part, plays theirs."""
    name, other = seen.people[first], seen.people[first + 1]
    opened = other.opened if other.opened >= 0 else other.first
    between = [w.low for w in seen.words[name.last + 1 : opened]]
    return other if between in (["and"], ["&"]) and not name.owns and (len(other.words) > 1 or other.titled) else None


def _organisation(seen: _Seen, cast: _Cast) -> Piece | None:
    """The firm that stands nearest to the prospect, unless it stands nearer to somebody else."""
    prospect = cast.roles.prospect
    acting = {seen.actor(k) for k in cast.roles.firms}
    if not seen.firms:
        return None
    plays = {seen.actor(k) for k in (cast.roles.introducer, cast.roles.provider) if k is not None}
    for firm in seen.firms:
        if firm in plays:
            continue
        if (
            prospect is not None
            and len(seen.people[prospect].words) > 1
            and seen.people[prospect].words[-1] in firm.words
            and not _shares_a_name(seen, firm, prospect)
        ):
            return seen.named(firm)  # "Oakes Outdoor" is Brendan Oakes's, whoever stands nearer
        if firm in acting:
            continue
        owner = _nearest(seen, firm)
        if owner is None or prospect is None:
            if cast.roles.prospect is None or owner is None:
                return seen.named(firm)
            continue
        if cast.same.get(owner, owner) == prospect:
            return seen.named(firm)
    return None


def _shares_a_name(seen: _Seen, firm: Name, prospect: int) -> bool:
    """ "Edwina Carr at Carr & Sons … her cousin Piers Carr": the firm is hers who stands before it."""
    before = [n for n in seen.people if 0 < firm.first - n.last <= 2]
    mine = seen.people[prospect]
    return any(n is not mine and len(n.words) > 1 and n.words[-1] == mine.words[-1] for n in before)


def _nearest(seen: _Seen, firm: Name) -> int | None:
    """Who a firm belongs to: whom it follows in the same breath, else who follows it."""
    before = [k for k, n in enumerate(seen.people) if n.last < firm.first]
    after = [k for k, n in enumerate(seen.people) if n.first > firm.last]
    last = seen.people[before[-1]] if before else None
    if after and firm.owns and seen.people[after[0]].first == firm.last + 1:
        return after[0]
    gap_before = _gap(seen, last.last, firm.first) if last else 99
    gap_after = _gap(seen, firm.last, seen.people[after[0]].first) if after else 99
    if gap_before == gap_after == 99:
        return None
    lead = [w.low for w in seen.words[max(0, firm.first - 2) : firm.first]]
    if after and (not v.SENDING.isdisjoint(lead[-1:]) or lead in (["us", "to"], ["me", "to"])):
        return after[0]
    if after and gap_after < 12 and _says_whom_to_ask(seen, firm.last, seen.people[after[0]].first):
        return after[0]
    if before and gap_before <= gap_after + 2:
        return before[-1]
    return after[0]


_WHOM_TO_ASK = v.listed("contact there speak ask warden verger") | v.ROLES_AT_WORK


def _says_whom_to_ask(seen: _Seen, last: int, first: int) -> bool:
    """ "The photos at Otterburn Mill. The person there is Lewis"."""
    return any(w.low in _WHOM_TO_ASK for w in seen.words[last + 1 : first])


def _gap(seen: _Seen, last: int, first: int) -> int:
    """Words between, with a full stop counted as several."""
    between = seen.words[last + 1 : first]
    return sum(_PAUSES.get(w.low, 1) for w in between)


_PAUSES = {".": 5, "!": 5, "?": 5, ";": 5, "\n": 5, ":": 7}


_PAST_VERBS = v.listed("""
    bought was were used worked did had been opened moved started joined helped went knew
    met rang called phoned spoke saw sent told introduced referred recommended had got texted emailed mentioned
    suggested advised urged full busy booked swamped passed heard came ran asked gave lunched talked bumped dropped reached chatted
    """)


def _when(seen: _Seen, need: Piece | None, direction: Direction) -> Piece | None:
    """By when, rather than when we heard of it."""
    best: tuple[float, WhenFound] | None = None
    for found in seen.whens:
        if (
            found.past
            or _tells_of_us(seen, found)
            or _WROTE.match(seen.text, found.end)
            or (found.event and any(0 < w.start - found.end <= 4 for w in seen.whens))
        ):
            # "Before her launch on 3 October": the date says it.
            continue
        weight = 1.5 if found.bounds and found.event else 2.0 if found.bounds else 1.0
        weight += (
            1.5 if need and need.end <= found.start and not _stop_between(seen.text, need.end, found.start) else 0.0
        )
        if not _looks_ahead(found) and _past_before(seen, found, need):
            if direction is Direction.RECEIVED:
                continue
            weight -= 0.6
        if found.text.lower() in ("today", "this morning", "tonight"):
            weight -= 0.8
            if direction is Direction.RECEIVED and not (need and need.end <= found.start):
                continue
        if best is None or weight > best[0]:
            best = weight, found
    return _span(seen, best[1].start, best[1].end) if best else None


def _span(seen: _Seen, start: int, end: int) -> Piece:
    return Piece(seen.typed[start:end], start, end)


def _stop_between(text: str, start: int, end: int) -> bool:
    return any(c in ".;!?\n" for c in text[start:end])


_WE_DO = v.listed("i'll we'll owe remember remind reminder")
_WE = v.listed("i we")
_PAST_TELLING = v.listed("""
    rang called phoned emailed texted wrote messaged told said mentioned introduced recommended sent referred suggested
    promised passed met gave asked
    """)
_AFTER = v.listed(
    "per after following from had nice good great our lunch coffee chat call met meeting breakfast dinner"
)
_MEETINGS = v.listed("chat call lunch coffee meeting breakfast conversation catch-up met")


def _tells_of_us(seen: _Seen, found: WhenFound) -> bool:
    """ "I'll text her tonight", "remember for Monday:", "after her visit today I told her …": when we do something."""
    if found.bounds and not (found.event and found.text.lower().startswith("after")):
        return False
    clause: list[str] = []
    after: list[str] = []
    for word in seen.words:
        if word.start < found.start:
            clause = [] if word.low in _STOPPING else [*clause, word.low]
        elif word.start >= found.end and len(after) < 6:
            after.append(word.low)
    if not clause and not _PAST_TELLING.isdisjoint(after) and not {",", "."} & set(after[:1]):
        return True  # "On 4 April Ken rang about …"
    if clause[:1] and clause[0] in _AFTER and not _MEETINGS.isdisjoint(clause) and "with" in {*clause, *after[:1]}:
        return True
    return not _WE_DO.isdisjoint(clause) or (len(after) > 1 and after[0] in _WE and after[1] in _PAST_VERBS)


_STOPPING = frozenset({".", ";", "!", "?", "\n"})

# The head of a letter that is quoted tells when it came.
_WROTE = Pattern(r"[^\n]{0,60}\bwrote ?:")
_OPENS_A_CLAUSE = v.listed("who and because needs wants whether if that could would can should will")


def _looks_ahead(found: WhenFound) -> bool:
    return found.bounds and found.text.lower().startswith(("by ", "before ", "starting ", "beginning ", "within "))


def _past_before(seen: _Seen, found: WhenFound, need: Piece | None) -> bool:
    """The nearest verb in front, in the same sentence, tells of what is over."""
    clause: list[str] = []
    for word in seen.words:
        if word.start >= found.start:
            break
        if need and need.start <= word.start < need.end:
            continue
        clause = (
            []
            if word.low in (".", ";", "!", "?", "\n", ":", ",", "-", "/", "(", "->") or word.low in _OPENS_A_CLAUSE
            else [*clause, word.low]
        )
    return any(low in _PAST_VERBS for low in clause)


_NOBODY = v.listed("? - n/a none unknown nobody tbc tbd us me self")


def _with_labels(pieces: _Pieces, spans: dict[str, tuple[int, int]], seen: _Seen, cast: _Cast) -> _Pieces:
    spans = {part: span for part, span in spans.items() if not _only_reaches(seen, span)}
    if not spans:
        return pieces
    if "need" in spans and "prospect" not in spans and _is_a_name(seen, spans["need"]):
        spans = {"prospect" if part == "need" else part: span for part, span in spans.items()}  # "Re: Paul Simmons"
    given = "provider" in spans and "introducer" not in spans
    people = {
        part: _labelled_name(seen, spans[part]) for part in ("introducer", "prospect", "provider") if part in spans
    }
    rest = [
        p
        for p in (pieces.prospect, pieces.introducer, pieces.provider)
        if p and p.value not in {x.value for x in people.values() if x}
    ]
    prospect = people["prospect"] if "prospect" in people else (rest[0] if rest else None)
    introducer = people.get(
        "introducer", None if given or pieces.introducer is None or pieces.introducer == prospect else pieces.introducer
    )
    direction = Direction.GIVEN if given else Direction.RECEIVED if "introducer" in spans else pieces.direction
    if direction is Direction.GIVEN:
        introducer = None
    return _Pieces(
        direction,
        introducer,
        prospect,
        people["provider"]
        if given
        else pieces.provider
        if direction is Direction.GIVEN and "provider" not in spans
        else None,
        _labelled_words(seen, spans["organisation"]) if "organisation" in spans else pieces.organisation,
        _labelled_need(seen, spans["need"]) if "need" in spans else pieces.need,
        _labelled_when(seen, spans["when"]) if "when" in spans else pieces.when,
        "need" in spans or pieces.needs_outright,
    )


def _only_reaches(seen: _Seen, span: tuple[int, int]) -> bool:
    """ "From: dara@whitlock.example" gives an address, and no name."""
    inside = [n for n, w in enumerate(seen.words) if span[0] <= w.start and w.end <= span[1] and w.is_word]
    return bool(inside) and all(seen.marks.get(n) == "C" for n in inside)


def _is_a_name(seen: _Seen, span: tuple[int, int]) -> bool:
    """Whether somebody's full name opens what stands there."""
    return any(
        n.last > n.first and 0 <= seen.words[n.first].start - span[0] <= 1 and span[1] >= seen.words[n.last].end
        for n in seen.people
    )


def _labelled_name(seen: _Seen, span: tuple[int, int]) -> Piece | None:
    inside = [n for n in seen.people if span[0] <= seen.words[n.first].start and seen.words[n.last].end <= span[1]]
    if inside:
        return seen.named(inside[0])
    return _labelled_words(seen, span)


def _labelled_words(seen: _Seen, span: tuple[int, int]) -> Piece | None:
    words = [
        n
        for n, w in enumerate(seen.words)
        if span[0] <= w.start and w.end <= span[1] and seen.marks.get(n) not in ("C", "W")
    ]
    while words and (seen.words[words[0]].low in v.TITLES | {"."} or not seen.words[words[0]].is_word):
        words.pop(0)
    for k, n in enumerate(words):
        if seen.words[n].low in ("(", ",", ";", "<") or (k and n != words[k - 1] + 1):
            words = words[:k]
            break
    if not words or seen.text[span[0] : span[1]].strip().lower() in _NOBODY:
        return None
    return seen.piece(words[0], words[-1])


def _labelled_need(seen: _Seen, span: tuple[int, int]) -> Piece | None:
    first = next((n for n, w in enumerate(seen.words) if w.start >= span[0]), len(seen.words))
    last = max((n for n, w in enumerate(seen.words) if w.end <= span[1]), default=-1)
    part = seen.words[: last + 1]
    free = {n: mark for n, mark in seen.marks.items() if mark in ("C", "W")}
    spot = needs.from_label(part, free, first)
    return seen.piece(spot.first, spot.last) if spot else None


def _labelled_when(seen: _Seen, span: tuple[int, int]) -> Piece | None:
    for found in seen.whens:
        if span[0] - 4 <= found.start and found.end <= span[1] + 1:
            return _span(seen, found.start, found.end)
    return _span(seen, *span) if seen.text[span[0] : span[1]].strip() else None


def _judged(seen: _Seen, cast: _Cast, pieces: _Pieces, rest: str, said: Kind | None) -> Reading:
    given = pieces.direction is Direction.GIVEN
    kind = said or kinds.kind(
        cast.line,
        kinds.Told(
            pair=bool(pieces.prospect and (pieces.provider if given else pieces.introducer)),
            sure=cast.roles.sure,
            sender=pieces.introducer is not None,
            prospect=pieces.prospect is not None,
            need=pieces.need is not None,
            needs_outright=pieces.needs_outright,
            known=any(_is_known(seen, name) for name in seen.people),
        ),
    )
    if kind not in (Kind.REFERRAL, Kind.NEED) and not pieces.needs_outright:
        pieces = replace(pieces, need=None)
    if kind not in (Kind.REFERRAL, Kind.NEED) and not cast.roles.sure:
        pieces = replace(pieces, introducer=None)
    phones = tuple(_span(seen, p.start, p.end) for p in seen.phones)
    emails = tuple(_span(seen, m.start, m.end) for m in seen.emails)
    where = _met_where(seen) if kind in (Kind.MET, Kind.REFERRAL) else None
    touched = seen.named(seen.people[0]) if kind in _TOUCHING and seen.people else None
    promise = _promise(seen, touched) if kind is Kind.PROMISE else None
    if promise:
        pieces = replace(pieces, when=_when_promised(seen, promise) or pieces.when)
    parts = (pieces.introducer, pieces.prospect, pieces.provider, pieces.organisation, pieces.need, pieces.when, where)
    unread = _unread(seen, [piece for piece in (*parts, promise, *phones, *emails) if piece])
    return Reading(
        kind=kind,
        direction=pieces.direction,
        introducer=pieces.introducer,
        prospect=pieces.prospect,
        provider=pieces.provider,
        organisation=pieces.organisation,
        need=pieces.need,
        phones=phones,
        emails=emails,
        when=pieces.when,
        met_where=where,
        promise=promise,
        touched=touched,
        unread=(*unread, rest) if rest else unread,
        sure=cast.roles.sure or not (pieces.introducer or pieces.provider),
    )


_TOUCHING = (Kind.TOUCH, Kind.MET, Kind.NEWS, Kind.PROMISE)


def _is_known(seen: _Seen, name: Name) -> bool:
    """Whether it is, or may be, one of the people we know: "Sally" may be Sally Okafor."""
    return any(set(name.words) <= set(known.lower().split()) for known in seen.known)


def _promise(seen: _Seen, whom: Piece | None) -> Piece | None:
    """What is promised, without the person it is promised to."""
    match = sayings.PROMISE_WORDS.search(seen.text)
    if not match:
        return None
    start, end = match.span("what")
    if whom and whom.start == start:
        start = whom.end
    while start < end and seen.text[start] in " ,:-":
        start += 1
    while end > start and seen.text[end - 1] in " ,":
        end -= 1
    return _span(seen, start, end) if end > start else None


def _when_promised(seen: _Seen, promise: Piece) -> Piece | None:
    inside = [w for w in seen.whens if promise.start <= w.start and w.end <= promise.end and not w.past]
    return _span(seen, inside[-1].start, inside[-1].end) if inside else None


def _met_where(seen: _Seen) -> Piece | None:
    match = sayings.WHERE.search(seen.text)
    if not match:
        return None
    start = match.start("where")
    where = sayings.WHERE_ENDS.split(match["where"])[0].rstrip()
    return _span(seen, start, start + len(where)) if where else None


_UNDERSTOOD = (
    v.SENDING | v.TITLES | _PAST_VERBS
    | v.listed("""
    a an the and or of to in on at by for from with via per she he they her his their him them i we us me my our
    it is are was were be been has had have needs need wants want wanted looking would could will like who
    that this re about tel phone mobile cell email because so but new call also just says said referral
    through thanks thank after before
    """)
)  # fmt: skip


def _unread(seen: _Seen, taken: list[Piece]) -> tuple[str, ...]:
    """The stretches that no piece holds, without the small words at their ends."""
    covered = [any(p.start <= w.start < p.end for p in taken) for w in seen.words]
    found, run = [], list[int]()
    for at, word in enumerate(seen.words):
        if not covered[at] and word.is_word:
            run.append(at)
            continue
        found += _stretch(seen, run)
        run = []
    return (*found, *_stretch(seen, run))


def _stretch(seen: _Seen, run: list[int]) -> list[str]:
    while run and seen.words[run[0]].low in _UNDERSTOOD:
        run = run[1:]
    while run and seen.words[run[-1]].low in _UNDERSTOOD:
        run = run[:-1]
    return [seen.typed[seen.words[run[0]].start : seen.words[run[-1]].end]] if run else []
