"""How do we say what two people are to each other: who sent whom, and what came of it?

Counted, never scored. The sentences are for us only: no letter draws on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from obliged.words.english.grammar import in_words
from obliged.words.languages import Locale, say
from obliged.words.moments import begun, listed, number
from obliged.words.people import PersonFacts, speak_of

_say = partial(say, "profiles")
MOST = 99  # counting stops here, in words as in the database


@dataclass(frozen=True, slots=True)
class BalanceFacts:
    """What went either way, and what of it came to be."""

    sent: int = 0  # people whom they introduced to us
    sent_won: int = 0
    given: int = 0  # people whom we introduced to them
    given_won: int = 0


def people_title(people: int, senders: int | None, here: Locale) -> str:
    """Forty-one people. Twelve have sent you someone.

    :param senders: None: whoever reads it does not see who sent whom
    """
    if senders is None:
        return _say(here.language, "people.nobody") if not people else _counted("people", people, here)
    if not people:
        return _say(here.language, "people.none")
    return f"{_counted('people', people, here)} {_counted('senders', senders, here)}"


def found_title(count: int, here: Locale, *, more: bool = False) -> str:
    """Three people answer to it."""
    return _counted("found", MOST + 1 if more else count, here)


def staff(count: int, here: Locale) -> str:
    """Two people there are known to you."""
    return _counted("staff", count, here)


def balance(who: PersonFacts, facts: BalanceFacts, here: Locale) -> str:
    """Ana has sent five. You have sent two."""
    slots = {
        "to": speak_of({"to": who})["to"],
        "sent": counted(facts.sent, here),
        "given": counted(facts.given, here),
    }
    if not facts.sent and not facts.given:
        return _say(here.language, "balance.none")
    theirs = _say(here.language, "balance.sent" if facts.sent else "balance.sent.none", facts=slots)
    ours = _say(here.language, "balance.given" if facts.given else "balance.given.none", facts=slots)
    return f"{theirs} {ours}"


def outcome(who: PersonFacts, facts: BalanceFacts, here: Locale) -> str:
    """Two of hers became clients so far. Both of yours did."""
    said = []
    if facts.sent_won:
        said.append(_became(facts.sent_won, facts.sent, _theirs(who, here), "", here))
    if facts.given_won:
        did = ".did" if said else ""
        said.append(_became(facts.given_won, facts.given, _say(here.language, "yours"), did, here))
    return " ".join(said)


def pair(who: str, sent: int, given: int, here: Locale) -> str:
    """Accountant, five sent, two given: what somebody is, and is to us."""
    parts = [who] if who else []
    if sent:
        parts.append(_say(here.language, "sent.short", facts={"n": counted(sent, here)}))
    if given:
        parts.append(_say(here.language, "given.short", facts={"n": counted(given, here)}))
    return ", ".join(parts)


def reach_heading(who: PersonFacts, here: Locale) -> str:
    """Reach her."""
    return _say(here.language, "reach", facts={"to": speak_of({"to": who})["to"]})


def told_what(code: str, here: Locale) -> str:
    """What a telling told, by its code; an end is told with its reason (`reason:timing`)."""
    return _say(here.language, "told.ended" if code.startswith("reason:") else f"told.{code}", "told.other")


def deletion(who: PersonFacts, referrals: int, owed: int, here: Locale) -> tuple[str, ...]:
    """What deleting somebody takes along, and what it leaves."""
    slots = {
        "to": speak_of({"to": who})["to"],
        "n": begun(counted(referrals, here)),
        "owed": begun(counted(owed, here)),
    }
    codes = ["delete.forgets"]
    if referrals:
        codes.append("delete.referral" if referrals == 1 else "delete.referrals")
    if owed:
        codes.append("delete.owed.one" if owed == 1 else "delete.owed")
    codes.append("delete.undo")
    return tuple(_say(here.language, code, facts=slots) for code in codes)


def deletion_of(name: str, staff: int, has_words: bool, here: Locale) -> tuple[str, ...]:
    """What deleting an organisation takes along, and what it leaves."""
    codes = ["delete.place"]
    if staff:
        codes.append("delete.staff.one" if staff == 1 else "delete.staff")
    if has_words:
        codes.append("delete.place.words")
    codes.append("delete.undo")
    slots = {"name": name, "n": begun(counted(staff, here))}
    return tuple(_say(here.language, code, facts=slots) for code in codes)


def counted(n: int, here: Locale) -> str:
    """five, 12, more than 99."""
    return number(n, here) if n <= MOST else _say(here.language, "more", facts={"n": str(MOST)})


def _counted(code: str, n: int, here: Locale) -> str:
    count = begun(in_words(n) if n <= MOST else counted(n, here))
    return _say(here.language, *([f"{code}.none"] if not n else [f"{code}.one"] if n == 1 else []), f"{code}.other",
                facts={"n": count})  # fmt: skip


def _theirs(who: PersonFacts, here: Locale) -> str:
    pronoun = "they" if who.is_couple else who.pronoun
    return _say(here.language, f"theirs.{pronoun}", "theirs", facts={"to": speak_of({"to": who})["to"]})


def _became(n: int, total: int, whose: str, did: str, here: Locale) -> str:
    slots = {"n": begun(counted(n, here)), "whose": whose, "Whose": begun(whose)}
    which = (
        "only"
        if n == total == 1
        else "both"
        if n == total == 2
        else "all"
        if n == total
        else "one"
        if n == 1
        else "some"
    )
    return _say(here.language, f"became.{which}{did}", facts=slots)


def kept_private(names: Sequence[str], here: Locale) -> str:
    """To an owner: whose notes there are, and not what they say. Nothing, if there are none."""
    if not names:
        return ""
    return _say(
        here.language, f"kept_private.{'one' if len(names) == 1 else 'other'}", facts={"names": listed(names, here)}
    )


__all__ = [
    "MOST", "BalanceFacts", "balance", "counted", "deletion", "deletion_of", "found_title", "kept_private", "outcome", "pair", "people_title",
    "reach_heading", "staff", "told_what",
]  # fmt: skip
