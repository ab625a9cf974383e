"""How does English speak of a person: he, she, they, or by name where we do not know?"""

from __future__ import annotations

from dataclasses import dataclass

PRONOUNS = {"he": ("he", "him", "his"), "she": ("she", "her", "her"), "they": ("they", "them", "their")}


@dataclass(frozen=True, slots=True)
class Said:
    """The forms of one person in a sentence. Capital forms begin it."""

    name: str
    first: str
    they: str
    them: str
    their: str
    they_are_many: bool
    is_many: bool

    @property
    def They(self) -> str:  # noqa: N802 - the form that begins a sentence is written as it reads there
        return self._begun(self.they)

    @property
    def Their(self) -> str:  # noqa: N802
        return self._begun(self.their)

    @property
    def firsts(self) -> str:
        """The possessive of the first name."""
        return f"{self.first}’s"

    @property
    def has(self) -> str:
        """Has or have, after They."""
        return "have" if self.they_are_many else "has"

    @property
    def was(self) -> str:
        """Was or were, after They."""
        return "were" if self.they_are_many else "was"

    @property
    def first_is(self) -> str:
        """Is or are, after the first name."""
        return "are" if self.is_many else "is"

    @property
    def first_has(self) -> str:
        return "have" if self.is_many else "has"

    @property
    def first_was(self) -> str:
        return "were" if self.is_many else "was"

    def _begun(self, form: str) -> str:
        # A pronoun takes a capital; a name keeps the letters that its owner gave it.
        return form if form.startswith(self.first) else form[:1].upper() + form[1:]


def said(name: str, first: str, pronoun: str, is_couple: bool, by_name: bool = False) -> Said:
    """Speak of this person by pronoun, or by name where that is unknown or would point at two."""
    they, them, their = PRONOUNS.get("they" if is_couple else pronoun, (first, first, f"{first}’s"))
    if by_name:
        they, them, their = first, first, f"{first}’s"
    return Said(name, first, they, them, their, they_are_many=is_couple or they == "they", is_many=is_couple)


UNDER_TWENTY = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(n: int) -> str:
    """forty-one: a number as a sentence begins with it; figures from a hundred on."""
    if not 0 <= n < 100:
        return str(n)
    if n < 20:
        return UNDER_TWENTY[n]
    tens, ones = divmod(n, 10)
    return TENS[tens] + (f"-{UNDER_TWENTY[ones]}" if ones else "")
