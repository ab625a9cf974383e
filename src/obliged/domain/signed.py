"""By what name does the writer of a mail go, where the heading does not say?

A heading may carry only an address of numbers, or the name of a club in whose name a person writes. That person tells who
they are in the first lines ("it's Joanna from plot 12") or signs below.
"""

from __future__ import annotations

from obliged.domain import vocabulary as v
from obliged.domain.mails import Address
from obliged.domain.named import ROLES, name_of_address, plain, tidy_name
from obliged.domain.patterns import Pattern

_SAYS_WHO = Pattern(
    r"\b(?i:this is|it is|it's|it’s|its|my name is|i am|i'm|i’m)(?i: only| me,)? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})(?= (?:from|at|of|in|here|on|who|again|next)\b|[.,!;(])"
)
_LINES_OF_A_SIGNATURE = 12
_LONGEST_NAME = 45
_OF_CLUBS = v.ORG_ENDS | v.listed("""
    club society association circle council network chamber committee guild federation forum union women men traders
    office secretary team parish school trust charity community hub group board
    """)


def name_of(sender: Address, text: str) -> str:
    """The sender's name as a person: of the heading where it names one, else as the words say, else of the address."""
    headed = tidy_name(sender.name)
    if headed and not _is_body_of_people(headed, sender.address):
        return headed
    return _signed(text, headed) or (not headed and _told(text)) or headed or _spoken_name(sender.address)


def _told(text: str) -> str:
    match = _SAYS_WHO.search(text[:600])
    return match["name"] if match else ""


def _spoken_name(address: str) -> str:
    """ "jt4471@" names nobody."""
    name = name_of_address(address)
    return name if any(letter in "aeiouy" for letter in name.casefold()) else ""


def _is_body_of_people(name: str, address: str) -> bool:
    words = plain(name).split()
    local = address.partition("@")[0]
    if words[0] in v.FIRST_NAMES and len(words) < 4:
        return False
    return any(word in _OF_CLUBS for word in words) or (local in ROLES | _OF_CLUBS and len(words) > 1)


def _signed(text: str, headed: str) -> str:
    """The first line below the words that is a person's name."""
    lines = [line.strip(" \t*_-–—,.") for line in text.rstrip().split("\n")]
    long = max((at for at, line in enumerate(lines) if len(line) > _LONGEST_NAME), default=0)
    for line in lines[max(long + 1, len(lines) - _LINES_OF_A_SIGNATURE) :]:
        name = line.partition(",")[0]
        if _reads_as_name(name) and not set(plain(name).split()) & set(plain(headed).split()):
            return tidy_name(name)
    return ""


def _reads_as_name(line: str) -> bool:
    words = line.split()
    if not 1 < len(words) < 5 or any(c.isdigit() or c in "@:|/" for c in line):
        return False
    first = words[0].casefold()
    capital = all(word[:1].isupper() or word.casefold() in v.PARTICLES for word in words)
    return capital and (first in v.FIRST_NAMES or (first not in v.COMMON and words[-1].casefold() not in _OF_CLUBS))
