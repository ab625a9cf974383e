"""What do we say when we ring, and what do we leave out?

A crib is advice in a few lines: whom, how, what to say and what not to. At the first call it brings the one question
that decides what the introducer may ever hear: the prospect's wish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from obliged.domain.people import Channel
from obliged.domain.playbook import Verb
from obliged.words import moments
from obliged.words.courtesies import OwedFacts, facts_of, subject_of
from obliged.words.languages import Locale, as_sentence, say
from obliged.words.people import PersonFacts, Said

_say = partial(say, "crib")

MOST_LINES = 9


@dataclass(frozen=True, slots=True)
class Crib:
    """What the caller has before them."""

    whom: str
    how: str
    phone: str  # to press; empty where there is none
    say: tuple[str, ...]
    leave_out: tuple[str, ...]
    wish: str  # the question to ask, or what was answered; empty where there is nobody to tell
    wish_means: str  # what a yes and a no mean; empty where it was answered
    asks_wish: bool


def crib(
    owed: OwedFacts,
    as_of: datetime,
    here: Locale,
    *,
    treatments: Sequence[str] = (),
    may_tell: bool | None = None,
) -> Crib:
    """The crib for this call. `may_tell` is the prospect's wish so far; None: not asked yet."""
    subject = subject_of(owed)
    facts = facts_of(owed, as_of, here) | _more(owed, subject, treatments, here)
    asks = may_tell is None and owed.verb is Verb.CALL and owed.introducer is not None
    known = may_tell is not None and owed.verb is Verb.CALL and owed.introducer is not None
    wish = "wish.ask" if asks else f"wish.{'yes' if may_tell else 'no'}"
    return Crib(
        whom=subject.name if subject else "",
        how=_how(subject, facts, here),
        phone=subject.phone if subject else "",
        say=_lines(owed, "", facts, here),
        leave_out=_lines(owed, "not.", facts, here),
        wish=_say(here.language, wish, facts=facts) if asks or known else "",
        wish_means=_say(here.language, "wish.means", facts=facts) if asks else "",
        asks_wish=asks,
    )


def _more(owed: OwedFacts, subject: PersonFacts | None, treatments: Sequence[str], here: Locale) -> dict[str, object]:
    promised = moments.listed([t.strip().rstrip(".") for t in treatments if t.strip()], here)
    many = "many" if subject is None or subject.is_couple or subject.pronoun == "they" else "one"
    return {
        "treatments": as_sentence(promised),
        "think": _say(here.language, f"think.{many}"),
        "know": _say(here.language, f"know.{many}"),
        "prefer": _say(here.language, f"prefer.{many}"),
    }


def _how(subject: PersonFacts | None, facts: dict[str, object], here: Locale) -> str:
    if subject is None:
        return _say(here.language, "how.nothing", facts=facts)
    best = _say(here.language, "best", facts={"best_time": subject.best_time.strip().rstrip(".")})
    spoken = facts.get("to")
    facts = facts | {
        "phone": subject.phone, "email": subject.email, "Best": best,
        "They": spoken.They if isinstance(spoken, Said) else "",
    }  # fmt: skip
    first = {Channel.TEXT: ["how.text"], Channel.CARD: ["how.card"]}.get(subject.channel, [])
    if not subject.phone:
        return _say(here.language, "how.write", "how.nothing", facts=facts)
    return _say(here.language, *first, "how.call", facts=facts)


def _lines(owed: OwedFacts, part: str, facts: dict[str, object], here: Locale) -> tuple[str, ...]:
    """The lines of the rule; of its verb where the rule has none; of any call where the verb has none."""
    for root in (owed.rule, str(owed.verb), "other"):
        if _say(here.language, f"{root}.{part}1", facts=facts):
            numbered = [f"{root}.{part}{n}" for n in range(1, MOST_LINES + 1)]
            again = owed.occurrence > 1
            codes = [code for base in numbered for code in ([base, f"{base}.again"] if again else [base])]
            return tuple(line for code in codes if (line := _say(here.language, code, facts=facts)))
    return ()
