"""How does a firm put a letter into its own words, and go back to ours?"""

from __future__ import annotations

from datetime import datetime

from obliged.domain import letters
from obliged.domain.letters import Trouble
from obliged.domain.refusals import Refusal
from obliged.records.firms import Firm, Member
from obliged.records.playbooks import Template
from obliged.records.scoping import scope


class NotATemplate(Refusal):
    """This wording cannot be used as a letter yet."""

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        found = self.facts.get("troubles", ())
        assert isinstance(found, tuple)
        return found


def word(firm: Firm, *, letter: str, register: str, subject: str, text: str, by: Member, now: datetime) -> Template:
    """Keep the firm's own wording of a letter in one register.

    :raises NotATemplate: with everything that is wrong with it
    """
    troubles = letters.check_template(letter, text)
    troubles += tuple(t for t in letters.check_template(letter, subject or "-") if t.what in letters.IN_A_LINE)
    if troubles or register not in letters.REGISTERS:
        raise NotATemplate(troubles=troubles)
    with scope(firm):
        template, _ = Template.objects.of(firm).update_or_create(
            letter=letter,
            register=register,
            language=firm.language,
            defaults={"firm": firm, "subject": subject[:300], "text": text, "by": by, "at": now},
        )
        return template


def back_to_ours(firm: Firm, *, letter: str, register: str) -> None:
    """Forget the firm's own wording."""
    with scope(firm):
        Template.objects.of(firm).filter(letter=letter, register=register, language=firm.language).delete()
