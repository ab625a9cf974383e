"""What do we say to somebody on their own page? No more than a letter to them would.

Made from tellings: what the prospect did not agree to is not in them, and so cannot be said here. A promise is named
by its day and by whom it is about, since the words in which a member wrote it down are the firm's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from obliged.domain.confidences import IntroducerTelling, Milestone, Named, ProspectTelling, ProviderTelling
from obliged.domain.people import Channel, TellWhat
from obliged.words import moments
from obliged.words.languages import Locale, say
from obliged.words.letters import line, phrase, together

_say = partial(say, "portal_page")
# The furthest is said, and what it includes is not said again.
FURTHEST = (
    Milestone.ENDED, Milestone.COMPLETED, Milestone.WON, Milestone.MET, Milestone.MEETING, Milestone.CONTACTED,
    Milestone.NOT_REACHED,
)  # fmt: skip
GLAD = frozenset({Milestone.WON, Milestone.COMPLETED})
FORMS = ("they", "them")


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody, and what may be said of how it goes."""

    name: str
    text: str
    chip: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class LetterWords:
    subject: str
    text: str


def title(to: str, *, has_sent: bool, language: str) -> str:
    return _say(language, "title.thanks" if has_sent else "title", facts={"to": line(to)})


def lede(*, has_sent: bool, language: str) -> str:
    return _say(language, "lede.thanks" if has_sent else "lede")


def sent(telling: IntroducerTelling, *, as_of: datetime, here: Locale) -> Line:
    """Somebody whom they introduced, and what became of it as far as they may and wish to hear."""
    about = together(telling.prospects, here) or Named("", "")
    furthest = next((m for m in FURTHEST if m in telling.milestones), None)
    facts = _facts(about, here) | {
        "meeting": moments.on_day(telling.meeting_at, as_of, here)
        if telling.meeting_at is not None and telling.meeting_at > as_of
        else "",
        "provider": line(telling.provider.first) if telling.provider else "",
        "handed_to": line(telling.handed_to.name) if telling.handed_to else "",
        "reason": say("letters", here.language, f"reason.{telling.reason}") if telling.reason else "",
    }
    if telling.hears is TellWhat.NOTHING:
        quiet = "unwanted" if "news.unwanted" in telling.withholds else "kept"
        return Line(line(about.name), _say(here.language, f"sent.{quiet}", facts=facts))
    if furthest is None:
        wish = "outcome" if telling.hears is TellWhat.OUTCOME else "every"
        return Line(
            line(about.name), _say(here.language, f"sent.{wish}", facts=facts), _say(here.language, "chip.open")
        )
    code = f"ended.{telling.ended}" if furthest is Milestone.ENDED else str(furthest)
    return Line(
        name=line(about.name),
        text=_say(here.language, f"sent.{code}", f"sent.{furthest}", facts=facts),
        chip=_say(here.language, f"chip.{code}", f"chip.{furthest}", facts=facts),
        tone="pine" if furthest in GLAD else "gold" if furthest is Milestone.MEETING else "",
    )


def met(telling: ProspectTelling | ProviderTelling, here: Locale) -> Line | None:
    """Somebody to whom we introduced them; or, of what they need from us, who spoke of them."""
    if isinstance(telling, ProviderTelling):
        if telling.prospect is None or not telling.may_name:
            return None
        return Line(
            line(telling.prospect.name), _say(here.language, "met.provider", facts=_facts(telling.prospect, here))
        )
    need = {"need": phrase(telling.need)}
    if telling.provider is not None:
        return Line(
            line(telling.provider.name), _say(here.language, "met.prospect", facts=_facts(telling.provider, here))
        )
    by = {"introducer": line(telling.introducer.name)} if telling.introducer else {}
    return Line(_say(here.language, "came.name"), _say(here.language, "came", facts=need | by))


def promised(due: datetime | None, about: Sequence[Named], *, as_of: datetime, here: Locale) -> str:
    """That we promised them something: for when, and about whom; never in the words in which we wrote it down."""
    somebody = together(about, here)
    facts = {
        "due": moments.day_of(due, as_of, here) if due is not None else "",
        "about": line(somebody.first) if somebody else "",
    }
    late = ".late" if due is not None and due < as_of else ""
    return _say(here.language, f"promised{late}", facts=facts)


def _facts(about: Named, here: Locale) -> dict[str, object]:
    pronoun = "they" if about.is_couple else about.pronoun
    first = line(about.first)
    forms = {
        form: say("letters", here.language, f"form.{form}.{pronoun}", f"form.{form}", facts={"first": first})
        for form in FORMS
    }
    return {"first": first, "name": line(about.name), **forms}


# --- how they like to be told ---------------------------------------------------------------------------------


def tell_whats(language: str) -> tuple[Option, ...]:
    return tuple(Option(str(t), _say(language, f"tell.{t}"), _say(language, f"tell.{t}.hint")) for t in TellWhat)


def channels(language: str) -> tuple[Option, ...]:
    return tuple(Option(str(c), _say(language, f"channel.{c}")) for c in Channel)


def wished(tell_what: str, channel: str, language: str) -> str:
    """What a member reads of it."""
    facts = {"what": _say(language, f"tell.{tell_what}.short"), "way": _say(language, f"channel.{channel}.short")}
    return _say(language, "wished", facts=facts)


def asked_of_us(what: str, language: str) -> str:
    """What a member reads when they ask about their data."""
    return _say(language, f"asked.{what}")


def stands_until(until: datetime, as_of: datetime, zone: ZoneInfo, language: str) -> str:
    """What a member reads of a link that opens."""
    day = moments.long_day(until, Locale(zone, language))
    return _say(language, "stands", facts={"day": day})


# --- what stands on the page after a press --------------------------------------------------------------------


def done(what: str, *, member: str, language: str) -> str:
    """What was done, where it was; nothing for what no button does."""
    return _say(language, f"done.{what}", facts={"member": line(member)})


def trouble(what: str, language: str) -> str:
    return _say(language, f"trouble.{what}")


def ended(language: str = "en-US") -> tuple[str, str]:
    """A link that does not open: the same words, whatever is wrong with it."""
    return say("portal", language, "ended"), say("portal", language, "ended.text")


def too_often(language: str = "en-US") -> tuple[str, str]:
    """More was pressed than is taken in a day."""
    return _say(language, "often"), _say(language, "often.text")


def fresh_letter(*, to: str, member: str, firm: str, link: str, language: str) -> LetterWords:
    """The letter with the link that opens more."""
    facts = {"to": line(to), "member": line(member), "firm": line(firm), "link": link}
    return LetterWords(_say(language, "fresh.subject", facts=facts), _say(language, "fresh.text", facts=facts))


def more(firm: str, language: str) -> dict[str, str]:
    """The page of a fresh link, before and after the press."""
    facts = {"firm": line(firm)}
    return {
        code: _say(language, f"more.{code}", facts=facts)
        for code in ("title", "text", "button", "open", "until", "close", "letters", "letters_none")
    }


def texts(language: str, **facts: str) -> dict[str, str]:
    """The headings, labels and buttons of the page."""
    return {code.replace(".", "_"): _say(language, f"page.{code}", facts=facts) for code in LABELS}


LABELS = (
    "sent", "sent.none", "discreet", "met", "promised", "asked", "someone", "someone.hint", "their_name", "their_email", "their_phone",
    "need", "why", "agreed", "agreed.hint", "introduce", "word", "word.hint", "word.label", "word.send", "reach", "card",
    "wishes", "wishes.hear", "wishes.way", "wishes.keep", "data", "data.text", "data.see", "data.erase", "stop", "stop.text", "stop.button",
    "again.text", "again.button", "more", "more.text", "more.button", "foot",
)  # fmt: skip


__all__ = [
    "LetterWords",
    "Line",
    "Option",
    "asked_of_us",
    "channels",
    "done",
    "ended",
    "fresh_letter",
    "lede",
    "met",
    "more",
    "promised",
    "sent",
    "stands_until",
    "tell_whats",
    "texts",
    "title",
    "too_often",
    "trouble",
    "wished",
]  # fmt: skip
