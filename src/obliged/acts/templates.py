"""How does a firm put a letter into its own words, and go back to ours?"""

from __future__ import annotations

from datetime import datetime

from obliged.acts.people import SomebodyElseChangedIt
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


def word(
    firm: Firm,
    *,
    letter: str,
    register: str,
    subject: str,
    text: str,
    by: Member,
    now: datetime,
    seen: str | None = None,
) -> Template:
    """Keep the firm's own wording of a letter in one register.

    :param seen: when the wording was kept that whoever changes had before them, as ISO 8601; empty where it was ours
    :raises NotATemplate: with everything that is wrong with it
    :raises SomebodyElseChangedIt: if another wording was kept since
    """
    subject, text = " ".join(subject.replace("\x00", "").split()), text.replace("\x00", "")
    troubles = letters.check_template(letter, text) + letters.check_subject(letter, subject)
    if troubles or register not in letters.REGISTERS:
        raise NotATemplate(troubles=troubles)
    with scope(firm):
        Firm.objects.select_for_update().get(pk=firm.pk)
        named = {"letter": letter, "register": register, "language": firm.language}
        standing = Template.objects.of(firm).filter(**named).first()
        if standing is not None and (standing.subject, standing.text) == (subject, text):
            return standing
        if seen is not None and (standing.at.isoformat() if standing else "") != seen:
            raise SomebodyElseChangedIt()
        template = standing or Template(firm=firm, **named)
        template.subject, template.text, template.by, template.at = subject, text, by, now
        template.save()
        return template


def back_to_ours(firm: Firm, *, letter: str, register: str) -> None:
    """Forget the firm's own wording."""
    with scope(firm):
        Template.objects.of(firm).filter(letter=letter, register=register, language=firm.language).delete()
