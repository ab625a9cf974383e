"""What do we say to somebody outside who answers by a link?

Made from what they may know and nothing else: a prospect's page speaks of the provider as far as their letter did; a
provider's page names nobody before the prospect agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from obliged.domain.confidences import Named, ProspectTelling, ProviderTelling
from obliged.words import moments
from obliged.words.languages import Locale, say
from obliged.words.letters import line, phrase

_say = partial(say, "portal")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of whom: the question's kind, and what its reader may know."""

    purpose: str  # consent, met, outcome, interested, wish
    telling: ProspectTelling | ProviderTelling
    member: str  # the first name of the member who reads the answer
    phone: str = ""  # the firm's


@dataclass(frozen=True, slots=True)
class Choice:
    """One button."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionWords:
    title: str
    question: str
    beside: str
    need: str
    choices: tuple[Choice, ...]
    line: str
    line_hint: str
    change: str


@dataclass(frozen=True, slots=True)
class ThanksWords:
    thanks: str
    seen: str
    said: str
    next: tuple[str, ...]


def question(asked: Asked, answers: Sequence[str], here: Locale) -> QuestionWords:
    """The question, its answers as buttons, and the one line."""
    side = _side(asked)
    facts = _facts(asked)
    wanted = f"{asked.purpose}.{side}"
    return QuestionWords(
        title=_say(here.language, "title", facts=facts),
        question=_say(here.language, f"question.{wanted}", f"question.{asked.purpose}", facts=facts),
        beside=_say(here.language, f"beside.{wanted}", f"beside.{asked.purpose}", facts=facts),
        need=_say(here.language, "need", facts=facts) if wanted == "consent.prospect" else "",
        choices=tuple(Choice(answer, _say(here.language, f"answer.{answer}")) for answer in answers),
        line=_say(here.language, "line"),
        line_hint=_say(here.language, "line.hint"),
        change=_say(here.language, "change"),
    )


def button(answer: str, language: str) -> str:
    """What stands on a button."""
    return _say(language, f"answer.{answer}")


def thanks(
    asked: Asked, answer: str, *, seen_at: datetime, as_of: datetime, here: Locale, is_done: bool, comes_back: bool
) -> ThanksWords:
    """Thanks, who sees it when, and what they said.

    :param seen_at: when the firm is open next
    :param is_done: they have been introduced since
    :param comes_back: the playbook makes us come back to whoever was treated badly
    """
    facts = _facts(asked) | {"day": moments.on_day(seen_at, as_of, here)}
    codes = [f"said.{answer}.done"] if is_done else []
    codes += [f"said.{answer}.{_side(asked)}", f"said.{answer}"]
    then = []
    if answer == "badly":
        then = [_say(here.language, "next.badly", facts=facts)] if comes_back else []
        then.append(_say(here.language, "next.badly.phone", facts=facts))
    return ThanksWords(
        thanks=_say(here.language, f"thanks.{answer}", "thanks", facts=facts),
        seen="" if is_done else _say(here.language, "seen", facts=facts),
        said=_say(here.language, *codes, facts=facts),
        next=tuple(words for words in then if words),
    )


def ended(language: str = "en-US") -> tuple[str, str]:
    """A link that does not open: the same words, whatever is wrong with it."""
    return _say(language, "ended"), _say(language, "ended.text")


def not_yet(language: str = "en-US") -> tuple[str, str]:
    """A link whose letter is still held."""
    return _say(language, "not_left"), _say(language, "not_left.text")


def _side(asked: Asked) -> str:
    return "prospect" if isinstance(asked.telling, ProspectTelling) else "provider"


def _facts(asked: Asked) -> dict[str, object]:
    telling = asked.telling
    other = _other(telling)
    facts: dict[str, object] = {
        "to": line(telling.to.first),
        "member": line(asked.member),
        "phone": line(asked.phone),
        "other": line(other.first) if other else "",
        "other_name": line(other.name) if other else "",
    }
    if isinstance(telling, ProspectTelling):
        facts |= {"need": phrase(telling.need), "does": phrase(telling.provider_does)}
        facts["introducer"] = line(telling.introducer.first) if telling.introducer else ""
    return facts


def _other(telling: ProspectTelling | ProviderTelling) -> Named | None:
    if isinstance(telling, ProspectTelling):
        return telling.provider
    return telling.prospect if telling.may_name else None


__all__ = ["Asked", "Choice", "QuestionWords", "ThanksWords", "ended", "not_yet", "question", "thanks"]
