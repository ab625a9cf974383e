"""Which telephone numbers and addresses in a mail are the prospect's?

A mail that introduces two people gives numbers of both, and its writer signs with a third. A number goes to whom the words
before it name.
"""

from __future__ import annotations

import re

from obliged.domain import contacts
from obliged.domain.contacts import PhoneFinder
from obliged.domain.mails import Address
from obliged.domain.named import People, Person, fits_address
from obliged.domain.patterns import Pattern
from obliged.domain.told import unwrapped

_FAX = Pattern(r"\b(?:fax|telefax|f)\b[ .:]*$", re.IGNORECASE)
_MINE = Pattern(r"\b(?:me|my|mine|i'm|i am|call us|reach us|our)\b[^.\n]{0,30}$", re.IGNORECASE)


def ways_to_reach(
    prospect: Person, text: str, people: People, phones: PhoneFinder, *, all_theirs: bool = False
) -> tuple[list[str], list[str]]:
    """Telephone numbers and addresses of the prospect in a text.

    :param all_theirs: the prospect wrote the text
    """
    text = unwrapped(text)
    mails = contacts.emails(text)
    blanked = text
    for mail in mails:
        blanked = blanked[: mail.start] + "\x1f" * (mail.end - mail.start) + blanked[mail.end :]
    mentions = [m for m in people.mentions(text) if _counts(people.all[m[2]])]
    mentions = [m for n, m in enumerate(mentions) if not _is_spoken_to(text, m, mentions[n - 1] if n else None)]
    numbers = [
        phone.text
        for phone in phones(blanked)
        if not _FAX.search(text[max(0, phone.start - 10) : phone.start])
        and _is_theirs(prospect, text, phone.start, phone.end, mentions, people, all_theirs)
    ]
    others = {a for p in people.all if p is not prospect for a in p.addresses}
    addresses = []
    for mail in mails:
        address = mail.text.rstrip(".").removeprefix("mailto:")
        if address.lower() in others or people.house.called(Address("", address.lower())):
            continue
        if address.lower() in prospect.addresses or _is_theirs(
            prospect, text, mail.start, mail.end, mentions, people, all_theirs, address
        ):
            addresses.append(address)
    return numbers, addresses


_OWNS = Pattern(r"^['’]s?\s[\w ’'-]{2,24},\s$")


def _is_spoken_to(text: str, mention: tuple[int, int, int], before: tuple[int, int, int] | None) -> bool:
    """ "Wendy's mobile, Carl: 07700 900 829" is Wendy's."""
    return before is not None and bool(_OWNS.match(text[before[1] : mention[0]])) and text[mention[1] :][:1] in ":,-–"


def _counts(person: Person) -> bool:
    """Whether somebody is more than a word that was taken for a name."""
    return person.ours or person.sends or person.headed or bool(person.put) or len(person.words) > 1


def _is_theirs(
    prospect: Person,
    text: str,
    start: int,
    end: int,
    mentions: list[tuple[int, int, int]],
    people: People,
    all_theirs: bool,
    address: str = "",
) -> bool:
    if address and prospect.name and fits_address(list(prospect.words), address.lower()):
        return True
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    paragraph = text.rfind("\n\n", 0, start) + 1
    before = [m for m in mentions if paragraph <= m[0] and m[1] <= start]
    on_line = [m for m in before if m[0] >= line_start]
    after = [m for m in mentions if m[0] >= end and m[1] <= line_end]
    if _MINE.search(text[line_start:start]):
        return all_theirs
    if _of_whom_is_told(prospect, text[paragraph:start], paragraph, before, people):
        return True
    nearest = on_line or ([] if after else before) or after
    if not nearest:
        return True
    who = nearest[-1][2] if nearest is not after else nearest[0][2]
    between = text[nearest[-1][1] : start]
    spoken = (
        nearest is not after
        and re.match(r"\s*[,–—-]\s*(?:his|hers?|theirs?|he|she|they|you)\b", between, re.IGNORECASE) is not None
        and re.search(r"(?:^|[.!?\n]\s*)$", text[: nearest[-1][0]]) is not None
    )
    person = people.all[who]
    if spoken:  # "Jess, his number is …" is not Jess's
        return person is not prospect
    return person is prospect or (all_theirs and not person.ours and not person.sends)


_SAYS_THEY = Pattern(r"(?:^|[.!?\n]\s*)(?:she|he|they|her|his|their)\b[^.!?\n]{0,70}$", re.IGNORECASE)


def _of_whom_is_told(prospect: Person, words: str, at: int, before: list[tuple[int, int, int]], people: People) -> bool:
    """ "She expects his call: 617 555 0161": she is whom the words are about, whoever was named in passing."""
    says = _SAYS_THEY.search(words[-100:])
    if says is None:
        return False
    begins = at + max(0, len(words) - 100) + says.start()
    told = [
        who for start, _end, who in before if start < begins and (people.all[who] is prospect or people.all[who].headed)
    ]
    named = any(start >= begins for start, _end, _who in before)
    others = [who for who in told if not people.all[who].ours]
    return not named and bool(others) and people.all[others[-1]] is prospect


def unique(values: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for value in values:
        seen.setdefault(re.sub(r"[\s().-]", "", value.lower()) if "@" not in value else value.lower(), value)
    return tuple(seen.values())
