"""How do we speak of keeping in touch: how often, since when, by which way?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from obliged.domain.partners import Tier, Way
from obliged.domain.rhythms import A_DAY_AT_MOST, Rhythm, birthday_of
from obliged.words import moments
from obliged.words.languages import Locale, say

_say = partial(say, "rhythms")


def every(days: int, here: Locale) -> str:
    """Every three weeks."""
    return _say(here.language, f"every.{days}", "every", facts={"n": days})


def tier(one: Tier, here: Locale) -> str:
    """A: the closest."""
    return _say(here.language, f"tier.{one}")


def way(one: Way, here: Locale) -> str:
    """a call."""
    return _say(here.language, f"way.{one}")


def this_time(one: Way, last: Way | None, here: Locale) -> str:
    """This time a call. Last time it was a letter."""
    said = _say(here.language, "this_time", facts={"way": way(one, here)})
    return said if last is None else f"{said} {_say(here.language, 'last_time', facts={'way': way(last, here)})}"


def crib(here: Locale) -> tuple[str, ...]:
    """What to speak of, whichever way it is."""
    return tuple(_say(here.language, f"crib.{what}") for what in ("how", "whom", "give"))


def nobody(here: Locale, *, parted: bool = False) -> tuple[str, str]:
    """No rhythm, and why."""
    return _say(here.language, "nobody"), _say(here.language, "parted" if parted else "nobody.why")


def silent(why: str, to: str, here: Locale) -> str:
    """Why nothing reminds us of a partner all the same: they want no such letters, or the rule is off."""
    return _say(here.language, why, facts={"to": to})


def stands(
    to: str,
    *,
    last: datetime | None,
    opens_at: datetime,
    due_at: datetime,
    not_before: date | None,
    as_of: datetime,
    here: Locale,
) -> str:
    """You were last in touch 12 days ago. Next by 30 November."""
    since = "since" if last is not None else "since.never"
    said = [_say(here.language, since, facts={"ago": moments.ago(last, as_of, here) if last else "", "to": to})]
    if not_before is not None and not_before > moments.local(as_of, here).date():
        said.append(_say(here.language, "not_before", facts={"day": _day(not_before, as_of, here), "to": to}))
    code = "next.late" if due_at < as_of else "next.open" if opens_at <= as_of else "next"
    said.append(_say(here.language, code, facts={"day": moments.day_of(due_at, as_of, here)}))
    return " ".join(said)


def _day(day: date, as_of: datetime, here: Locale) -> str:
    return moments.day_of(datetime(day.year, day.month, day.day, 12, tzinfo=here.zone), as_of, here)


def birthday(said: str, here: Locale) -> str:
    """17 April; nothing where none is known."""
    found = birthday_of(said)
    if found is None:
        return ""
    month = moments.month(found[0], here)
    return _say(here.language, "birthday.day", facts={"day": found[1], "month": month})


def slower(times: int, then: Rhythm, here: Locale) -> tuple[str, str]:
    """The offer after the third "later", and its button."""
    said = every(then.ideal(), here)
    facts = {"N": moments.begun(moments.number(times, here)), "slower": said}
    return _say(here.language, "slower", facts=facts), _say(here.language, "slower.do", facts=facts)


def wait(number: int, here: Locale) -> str:
    """That the others wait for another day; nothing where nobody does."""
    if not number:
        return ""
    facts = {
        "N": moments.begun(moments.number(number, here)),
        "Five": moments.begun(moments.number(A_DAY_AT_MOST, here)),
    }  # fmt: skip
    return _say(here.language, "wait.one" if number == 1 else "wait", facts=facts)


def chosen(number: int, here: Locale) -> str:
    """How many are partners."""
    code = "choose.none" if not number else "choose.one" if number == 1 else "choose.some"
    return _say(here.language, code, facts={"n": moments.number(number, here)})


def picked(name: str, days: int, here: Locale, *, moved: bool = False) -> str:
    """Ana is a partner now. Every month."""
    return _say(
        here.language, "choose.moved" if moved else "choose.picked", facts={"name": name, "every": every(days, here)}
    )


def unpicked(name: str, here: Locale) -> str:
    return _say(here.language, "choose.undone", facts={"name": name})


def reasons(sent: int, given: int, happy: bool, here: Locale) -> tuple[str, ...]:
    """Why somebody is worth choosing."""
    said: list[str] = []
    for code, n in (("sent", sent), ("given", given)):
        if n:
            facts = {"n": moments.number(n, here)}
            said.append(_say(here.language, f"reason.{code}.one" if n == 1 else f"reason.{code}", facts=facts))
    return (*said, *([_say(here.language, "reason.happy")] if happy else []))


def happy(here: Locale) -> str:
    """Three happy clients might become partners."""
    return _say(here.language, "happy")


def ways(chosen: Sequence[Way], here: Locale) -> str:
    return moments.listed([way(one, here) for one in chosen], here)


def is_happy(why: Sequence[str], here: Locale) -> bool:
    """Whether these reasons say that they were glad of our work."""
    return _say(here.language, "reason.happy") in why
