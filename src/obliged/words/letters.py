"""How do we write to somebody?

A letter is made from a telling, which does not hold what its reader may not know, and from the words of the firm or of
our catalogue. What depends on how things stand (have we spoken, may we tell, what does the playbook promise) is a
sentence of its own, chosen here by facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from obliged.domain import letters
from obliged.domain.confidences import (
    Contact,
    IntroducerTelling,
    Milestone,
    Named,
    ProspectTelling,
    ProviderTelling,
    Sender,
    Telling,
)  # fmt: skip
from obliged.domain.happenings import NOT_US
from obliged.domain.letters import REGISTERS, Trouble
from obliged.domain.people import TellWhat
from obliged.domain.referrals import Stage
from obliged.words import moments
from obliged.words.languages import LANGUAGES, Locale, as_sentence, say, texts

_say = partial(say, "letters")

LINK_SHOWN = "[your answer link]"  # stands for the link, which is made when the letter is sent
PAGE_SHOWN = "[link to your own page]"  # stands for the link to their own page
FIRST_CONTACT = frozenset({"call", "call_again"})  # the reader does not know us yet
MOST_TREATMENT_WORDS = 14  # a letter stays under 80 words
PERSONAL = ("they", "them", "their", "they_are", "they_have")


@dataclass(frozen=True, slots=True)
class Wording:
    """A firm's own words for a letter."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Around:
    """What a letter depends on besides its telling: who writes, when, and what the playbook makes us do."""

    sender: Sender
    as_of: datetime
    here: Locale
    keeps: frozenset[str] = frozenset()  # the rules that are on: only what they make us do is promised
    own: Mapping[tuple[str, str], Wording] = field(default_factory=dict)  # by letter and register
    call_due: datetime | None = None  # the call to the prospect that is owed
    call_is_mine: bool = True
    can_ring: bool = True
    has_met: bool = False
    is_between: bool = False  # between two others
    is_over: bool = False  # it has ended: thanks that come late promise nothing more
    tries: int = 0
    day: datetime | None = None  # of what they did for us, or of what we promised
    accepts: bool = False  # this letter says that we take it
    knows_why: bool = False  # they once told us why they came to us
    gives_notice: bool = False  # they were not told yet where we have their details from


@dataclass(frozen=True, slots=True)
class Said:
    """One letter, or one paragraph of several in one."""

    letter: str
    telling: Telling
    around: Around


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a letter: as mail, and shorter as a text message without a subject."""

    subject: str
    text: str
    message: str
    offers: tuple[str, ...]


def language_for(person: str, firm: str) -> str:
    """In which language we write: the reader's where we have its words, else as the firm spells its own."""
    theirs = person.split("-")[0].lower()
    return person if theirs in LANGUAGES and theirs != firm.split("-")[0].lower() else firm


def write(said: Sequence[Said], register: str) -> Worded:
    """One letter for all of it: the first leads, in this register; the others follow in few words."""
    lead = said[0]
    values = values_of(lead)
    register = register if register in REGISTERS else REGISTERS[0]
    bodies = [body(one, register if n == 0 else "shorter") for n, one in enumerate(said)]
    brief = [body(one, "shorter", link="").replace(PAGE_SHOWN, "") for one in said]
    first = ".first" if lead.letter in FIRST_CONTACT else ""
    language = lead.around.here.language
    frame = {
        code: letters.fill(_text(language, code), values)
        for code in ("greeting", "greeting.text", f"close{first}", f"close.text{first}")
    }
    paragraphs = [frame["greeting"], *(b for b in bodies if b), *notice(lead), frame[f"close{first}"]]
    message = " ".join(
        [frame["greeting.text"], *(b for b in brief if b), *notice(lead, ".text"), frame[f"close.text{first}"]]
    )
    return Worded(
        subject=_subject(lead, register, values),
        text="\n\n".join(paragraphs),
        message=" ".join(message.split()),
        offers=_offers(lead, values) if register == "warmer" else (),
    )


def notice(said: Said, form: str = "") -> tuple[str, ...]:
    """What somebody is owed whose details came from another: from whom, what for, and what they may ask.

    Once, in the first letter to them. The words are ours, whatever the firm's own are: the law asks for them.
    """
    if not gives_notice(said):
        return ()
    return (letters.fill(_text(said.around.here.language, f"notice{form}"), values_of(said)),)


def gives_notice(said: Said) -> bool:
    told_by = isinstance(said.telling, ProspectTelling) and said.telling.introducer is not None
    return said.around.gives_notice and told_by and said.letter in FIRST_CONTACT


def body(said: Said, register: str, *, link: str = LINK_SHOWN) -> str:
    """What stands between the greeting and the name."""
    own = said.around.own.get((said.letter, register))
    words = own.text if own else _text(said.around.here.language, f"{said.letter}.{register}")
    values = values_of(said)
    return letters.fill(words, values | {"link": link if values["link"] else ""})


def _subject(said: Said, register: str, values: Mapping[str, str]) -> str:
    own = said.around.own.get((said.letter, register))
    words = own.subject if own and own.subject else _text(said.around.here.language, f"{said.letter}.subject")
    return letters.fill(words, values)


def _offers(said: Said, values: Mapping[str, str]) -> tuple[str, ...]:
    """Warm lines that a member may add, since only they know whether they are true."""
    language = said.around.here.language
    codes = [f"{said.letter}.offer"]
    codes += ["offer.why"] if said.around.knows_why else []
    codes += ["offer.obliged"] if said.letter.startswith("thank") else []
    codes += ["offer.page"] if "their_page" in letters.ALLOWED.get(said.letter, ()) else []
    filled = (letters.fill(_text(language, code), values) for code in codes)
    return tuple(line for line in filled if line)


def template(letter: str, register: str, language: str) -> Wording:
    """Our own words for a letter, with their places, as a firm begins to change them."""
    return Wording(_text(language, f"{letter}.subject"), _text(language, f"{letter}.{register}"))


def _text(language: str, code: str) -> str:
    options = texts("letters", language).get(code)
    return options[0] if options else ""


# --- the facts of a letter ------------------------------------------------------------------------------------


def values_of(said: Said) -> dict[str, str]:
    """What may stand in the places of this letter: from its telling, and from nothing else."""
    telling, around = said.telling, said.around
    common = {
        "to": line(telling.to.first),
        "me": line(around.sender.first),
        "me_name": line(around.sender.member),
        "firm": line(around.sender.firm),
        "phone": line(around.sender.phone),
        "their_page": PAGE_SHOWN,
        "tries": moments.times(around.tries, around.here) if around.tries else "",
        "day": moments.on_day(around.day, around.as_of, around.here) if around.day else "",
        "due": moments.day_of(around.day, around.as_of, around.here) if around.day else "",
        "link": LINK_SHOWN if has_link(said) else "",
    }
    match telling:
        case IntroducerTelling():
            return common | _to_introducer(said, telling)
        case ProspectTelling():
            return common | _to_prospect(telling, around)
        case ProviderTelling():
            return common | _to_provider(telling, around)


def has_link(said: Said) -> bool:
    """Whether there is something to answer by a link: in a first letter only what the introducer may hear."""
    return said.letter not in FIRST_CONTACT or (isinstance(said.telling, ProspectTelling) and said.telling.asks_wish)


def _to_introducer(said: Said, telling: IntroducerTelling) -> dict[str, str]:
    around = said.around
    about = together(telling.prospects, around.here)
    values = _forms(about, around.here) | {
        "prospect": about.first if about else "",
        "other": about.first if about else "",
        "provider": line(telling.provider.first) if telling.provider else "",
        "handed_to": line(telling.handed_to.name) if telling.handed_to else "",
        "meeting": _meeting(telling.meeting_at, around),
    }
    sentences = {
        "care": "" if around.is_over else _from("care", values, around),
        "care_whole": "" if around.is_over else _from("care.whole", values, around),
        "treatments": "" if around.is_over else _treatments(telling.treatments, values, around),
        "next_step": "" if around.is_over else _next_step(telling, values, around),
        "best_fit": "" if around.is_over else _best_fit(values, around),
        "news_promise": _news(said, telling),
        "reason": _reason(telling, around),
        "better": _better(telling, values, around),
        "owes": _from("owes", values, around) if "return_favour" in around.keeps and not around.is_between else "",
    }
    return values | sentences


def _to_prospect(telling: ProspectTelling, around: Around) -> dict[str, str]:
    about = telling.provider or telling.introducer
    provider = telling.provider
    values = {
        **_forms(about, around.here),
        "introducer": line(telling.introducer.first) if telling.introducer else "",
        "introducer_name": line(telling.introducer.name) if telling.introducer else "",
        "provider": line(provider.first) if provider else "",
        "provider_name": line(provider.name) if provider else "",
        "other": line(provider.first) if provider else "",
        "does": line(telling.provider_does),
        "need": phrase(telling.need),
        "when": phrase(telling.when_needed),
        "reason": as_sentence(telling.reason, most=240),
        "how_known": phrase(telling.how_known),
        "contact": _contact(telling.contact, provider, around),
    }
    return values | {"treatments": _treatments(telling.treatments, values, around)}


def _to_provider(telling: ProviderTelling, around: Around) -> dict[str, str]:
    prospect = telling.prospect
    return {
        **_forms(prospect, around.here),
        "prospect": line(prospect.first) if prospect else "",
        "prospect_name": line(prospect.name) if prospect else "",
        "other": line(prospect.first) if prospect else "",
        "does": line(telling.prospect_does),
        "need": phrase(telling.need),
        "when": phrase(telling.when_needed),
        "reason": as_sentence(telling.reason, most=240),
        "how_known": phrase(telling.how_known),
        "contact": _contact(telling.contact, prospect, around),
        "best_time": phrase(telling.contact.best_time) if telling.contact else "",
    }


def line(text: str) -> str:
    """One line without characters that no name has."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def phrase(text: str, most: int = 120) -> str:
    """Words that somebody typed, as part of a sentence that ends itself."""
    words = line(text)
    if len(words) > most:
        words = words[:most].rsplit(" ", 1)[0]
    return words.rstrip(" .,;:!?…")


def together(people: Sequence[Named], here: Locale) -> Named | None:
    """Several people as a letter speaks of them: Yusuf and Lena, they."""
    if len(people) < 2:
        return people[0] if people else None
    names, firsts = [line(p.name) for p in people], [line(p.first) for p in people]
    return Named(moments.listed(names, here), moments.listed(firsts, here), "they", is_couple=True)


def _forms(person: Named | None, here: Locale) -> dict[str, str]:
    """The pronouns of one person, and the same with a capital."""
    if person is None:
        return {}
    pronoun = "they" if person.is_couple else person.pronoun
    first = line(person.first)
    forms = {}
    for form in PERSONAL:
        said = _say(here.language, f"form.{form}.{pronoun}", f"form.{form}", facts={"first": first})
        forms[form] = said
        # A pronoun takes a capital; a name keeps the letters that its owner gave it.
        forms[form[:1].upper() + form[1:]] = said if said.startswith(first) else said[:1].upper() + said[1:]
    return forms


def _from(code: str, values: Mapping[str, str], around: Around, **more: str) -> str:
    return letters.fill(_text(around.here.language, code), {**values, **more})


def _meeting(moment: datetime | None, around: Around) -> str:
    return moments.on_day(moment, around.as_of, around.here) if moment and moment > around.as_of else ""


def _treatments(ticked: Iterable[str], values: Mapping[str, str], around: Around) -> str:
    """As many as fit: the letter stays short, and what is promised stays whole."""
    chosen: list[str] = []
    for treatment in map(phrase, ticked):
        if treatment and len(" ".join([*chosen, treatment]).split()) <= MOST_TREATMENT_WORDS:
            chosen.append(treatment)
    return _from("treatments", values, around, list="; ".join(chosen)) if chosen else ""


def _next_step(telling: IntroducerTelling, values: Mapping[str, str], around: Around) -> str:
    """What was done, as far as it may be told; before anything was, when we call."""
    done = telling.milestones
    if Milestone.MET in done:
        return _from("next.met", values, around)
    if Milestone.MEETING in done and values["meeting"]:
        return _from("next.meeting_on", values, around)
    if Milestone.CONTACTED in done:
        return _from("next.contacted", values, around)
    if Milestone.NOT_REACHED in done:
        return _from("next.not_reached", values, around) if "call_again" in around.keeps else ""
    if around.call_due is None or telling.hears is TellWhat.NOTHING:
        return ""
    day = moments.on_day(max(around.call_due, around.as_of), around.as_of, around.here)
    code = "next.call" if around.can_ring else "next.write"
    return _from(code if around.call_is_mine else f"{code}.we", values, around, day=day)


def _best_fit(values: Mapping[str, str], around: Around) -> str:
    if around.accepts:
        return _from("best_fit.accepts", values, around)
    return _from("best_fit.find" if "find_better" in around.keeps else "best_fit", values, around)


def _news(said: Said, telling: IntroducerTelling) -> str:
    """What they will hear, as far as the prospect agreed, they wish, and the playbook sees to it."""
    around = said.around
    tells_end = {"thank_won", "explain"} <= around.keeps
    if telling.hears is TellWhat.NOTHING:
        return ""
    if said.letter == "under_way_working":
        tells = telling.hears is TellWhat.EVERY_STEP and "tell_milestone" in around.keeps
        return _from("news.done", {}, around) if tells else ""
    if telling.hears is TellWhat.OUTCOME or around.has_met or around.is_between:
        return _from("news.outcome", {}, around) if tells_end else ""
    return _from("news.met", {}, around) if "tell_milestone" in around.keeps else ""


def _reason(telling: IntroducerTelling, around: Around) -> str:
    if telling.reason is None:
        return ""
    return _say(around.here.language, f"{'between' if around.is_between else 'reason'}.{telling.reason}")


def _better(telling: IntroducerTelling, values: Mapping[str, str], around: Around) -> str:
    """Who is better for it, once they have met; before that, that we are seeing to it."""
    if telling.ended is Stage.HANDED_ON:
        return _from("better.handed" if values["handed_to"] else "better.handing", values, around)
    looking = telling.reason in NOT_US and telling.ended is Stage.DECLINED
    return _from("better.looking", values, around) if looking and "find_better" in around.keeps else ""


def _contact(contact: Contact | None, person: Named | None, around: Around) -> str:
    if contact is None or person is None:
        return ""
    ways = ", ".join(way for way in (line(contact.phone), line(contact.email)) if way)
    return _from("contact", {}, around, first=line(person.first), ways=ways) if ways else ""


# --- beside the letter ----------------------------------------------------------------------------------------


def tells(said: Said) -> tuple[str, ...]:
    """The codes of what this letter tells, for the log of tellings."""
    further = ("under_way",) if said.letter == "under_way" else ("notice",) if gives_notice(said) else ()
    return (*said.telling.tells, *further)


def hush(telling: Telling, prospect: Named | None, here: Locale) -> str:
    """What the letter keeps to itself, in one or two sentences."""
    facts: dict[str, object] = {"to": line(telling.to.first)}
    if prospect is not None:
        facts |= {"prospect": line(prospect.first), "prospects": f"{line(prospect.first)}’s"}
    match telling:
        case IntroducerTelling():
            news = [w for w in telling.withholds if w.startswith("news.") or w == "steps"]
            return _say(here.language, *(f"hush.introducer.{w}" for w in news), "hush.introducer", facts=facts)
        case ProspectTelling():
            if telling.provider is not None:
                facts["provider"] = line(telling.provider.first)
                return _say(here.language, "hush.prospect.between", facts=facts)
            facts["introducer"] = line(telling.introducer.first) if telling.introducer else ""
            return _say(here.language, "hush.prospect", "hush.prospect.us", facts=facts)
        case ProviderTelling():
            code = "hush.provider" if telling.may_name else "hush.provider.name"
            return _say(here.language, code, facts=facts)


def knows(allowed: bool, key: str, to: str, prospect: Named | None, here: Locale) -> str:
    """A line of the card: what the introducer may know, or may not."""
    name = line(prospect.first) if prospect else ""
    facts: dict[str, object] = {"to": to, "prospect": name, "prospects": f"{name}’s" if name else ""}
    code = f"know.{key}"
    return _say(here.language, *([] if allowed else [f"{code}.no"]), code, facts=facts)


def amiss(trouble: Trouble, here: Locale) -> str:
    """What is wrong with a template."""
    return _say(here.language, f"amiss.{trouble.what}", facts={"words": trouble.words})


def selling(text: str, names: Iterable[str], here: Locale) -> tuple[str, ...]:
    """What an introduction had better leave out: promises for others, guarantees, prices."""
    found = letters.marks(text, names)
    sentences = (_say(here.language, f"selling.{m.what}", facts={"words": text[m.start : m.end]}) for m in found)
    return tuple(dict.fromkeys(sentences))


def trouble(key: str, to: str, prospect: str, here: Locale) -> str:
    """What stands in the way of a letter."""
    return _say(here.language, f"trouble.{key}", facts={"to": to, "prospect": prospect})


__all__ = [
    "FIRST_CONTACT",
    "LINK_SHOWN",
    "PAGE_SHOWN",
    "Around",
    "Said",
    "Worded",
    "Wording",
    "amiss",
    "body",
    "gives_notice",
    "hush",
    "knows",
    "language_for",
    "selling",
    "tells",
    "template",
    "together",
    "trouble",
    "values_of",
    "write",
]  # fmt: skip
