"""How do we say who may know what, and who was told what?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from obliged.domain.confidences import RULE, Audience, Class, Knows
from obliged.domain.members import Role
from obliged.domain.permissions import POLICY, Act
from obliged.words import moments
from obliged.words.languages import Locale, say
from obliged.words.letters import line

_say = partial(say, "tellings")


def asked(what: str, other: str, language: str) -> str:
    """May we tell Ana how it goes? The question to which somebody said yes or no."""
    return _say(language, f"asked.{what}", facts={"other": line(other)})


@dataclass(frozen=True, slots=True)
class Around:
    """The first names of whom a line may speak."""

    to: str = ""
    introducer: str = ""
    prospect: str = ""
    provider: str = ""

    def facts(self) -> Mapping[str, object]:
        return {"to": self.to, "introducer": self.introducer, "prospect": self.prospect, "provider": self.provider}


def may(knows: Knows, around: Around, here: Locale) -> tuple[str, str]:
    """One thing that somebody may know or may not, and why."""
    facts = around.facts()
    about = {
        "to": around.to,
        "prospect": around.prospect,
        "prospects": f"{around.prospect}’s" if around.prospect else "",
    }
    codes = [f"know.{knows.key}"] if knows.allowed else [f"know.{knows.key}.no", f"know.{knows.key}"]
    sentence = _say(here.language, f"may.{knows.key}", facts=facts) or say(
        "letters", here.language, *codes, facts=about
    )
    return sentence, _say(here.language, f"why.{knows.why}", facts=facts)


def title_of_referral(prospect: str, here: Locale) -> str:
    return _say(here.language, "title.referral", facts={"prospect": prospect})


def title_of_person(first: str, here: Locale) -> str:
    return _say(here.language, "title.person", facts={"to": first})


def side(which: str, here: Locale) -> str:
    return _say(here.language, f"side.{which}")


def told_by(member: str, here: Locale) -> str:
    """by Priya Raman. · by itself."""
    return _say(here.language, "by", facts={"member": member}) if member else _say(here.language, "by.itself")


def consent(what: str, given: bool, other: str, here: Locale) -> str:
    """May be introduced. · Ana is not to hear how it goes."""
    return _say(here.language, f"consent.{what}.{'yes' if given else 'no'}", facts={"other": other})


def consent_way(way: str, here: Locale) -> str:
    return _say(here.language, f"consent.way.{way}", "consent.way")


def consent_ends(
    *, withdrawn_at: datetime | None, way: str, expires_at: datetime | None, as_of: datetime, here: Locale
) -> str:
    """When and how it was taken back, or until when it holds; nothing while it simply stands."""
    if withdrawn_at is not None:
        facts = {"day": moments.day_of(withdrawn_at, as_of, here), "way": consent_way(way, here)}
        return _say(here.language, *(["consent.mistake"] if way == "mistake" else []), "consent.ended", facts=facts)
    if expires_at is None:
        return ""
    code = "consent.expired" if expires_at <= as_of else "consent.expires"
    return _say(here.language, code, facts={"day": moments.day_of(expires_at, as_of, here)})


# --- the rule, as a table that people read ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words: what stands above the columns, and each row with what it is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def rule(language: str) -> Table:
    """Who may know what, and when: each class of what is kept, and each who might hear it."""
    return Table(
        tuple(_say(language, f"audience.{audience}") for audience in Audience),
        tuple(
            (_say(language, f"class.{cls}"), tuple(_say(language, f"when.{RULE[cls][a]}") for a in Audience))
            for cls in Class
        ),
    )


SEES = (Act.SEE_PEOPLE, Act.SEE_MATTERS, Act.READ_LETTERS, Act.SEE_MONEY, Act.READ_PRIVATE)


def roles(language: str) -> Table:
    """What each member of the firm sees, by their role."""
    return Table(
        tuple(_say(language, f"role.{role}") for role in Role),
        tuple(
            (_say(language, f"sees.{act}"), tuple(_say(language, f"reach.{reach}") for reach in POLICY[act]))
            for act in SEES
        ),
    )


__all__ = [
    "Around", "Table", "asked", "consent", "consent_ends", "consent_way", "may", "roles", "rule", "side",
    "title_of_person", "title_of_referral", "told_by",
]  # fmt: skip
