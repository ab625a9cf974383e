"""What do we say to somebody who introduces a person to us, to that person, and to the member who looks at it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from obliged.domain.offers import Wrong
from obliged.words import moments
from obliged.words.languages import Locale, as_sentence, say
from obliged.words.letters import line

_say = partial(say, "offers")

FORM = (
    "from_name", "from_email", "from_phone", "name", "email", "phone", "need", "reason", "agreed", "agreed.yes",
    "agreed.no", "agreed.no.hint", "send", "errors", "who", "whom", "leave", "optional",
)  # fmt: skip
ORDER = ("from_name", "from_email", "from_phone", "name", "agreed", "email", "phone", "need", "reason")
PUBLIC = ("public.title", "public.lede", "public.foot", "done.title", "done.text")
PASS_ON = ("pass.title", "pass.text", "pass.label", "pass.words", "pass.back")
ANSWER = (
    "answer.title", "answer.text", "answer.email", "answer.phone", "answer.need", "answer.need.hint", "answer.yes", "answer.no",
    "answer.kept", "agreed.title", "agreed.text", "agreed.change", "declined.title", "declined.text",
)  # fmt: skip


def form(language: str) -> dict[str, str]:
    """The labels of the form."""
    return {code.replace(".", "_"): _say(language, f"form.{code}") for code in FORM}


def errors(wrong: Mapping[str, Wrong], language: str) -> dict[str, str]:
    """What is wrong, by field, in the order of the page."""
    order = [field for field in ORDER if field in wrong]
    return {field: _say(language, f"wrong.{wrong[field]}.{field}", f"wrong.{wrong[field]}") for field in order}


def public(firm: str, language: str) -> dict[str, str]:
    """The page that everybody can open."""
    return _texts(PUBLIC, language, firm=line(firm))


def pass_on(name: str, link: str, firm: str, language: str) -> dict[str, str]:
    """The page with the link to pass on."""
    return _texts(PASS_ON, language, first=line(name).split(" ")[0], name=line(name), link=link, firm=line(firm))


def answer(name: str, introducer: str, firm: str, about: str, language: str) -> dict[str, str]:
    """What the person introduced reads."""
    facts = {
        "first": line(name).split(" ")[0],
        "introducer": line(introducer),
        "firm": line(firm),
        "about": line(about),
    }
    return _texts(ANSWER, language, **facts)


def again(why: str, *, firm: str, phone: str, language: str) -> str:
    """Why a form was not taken yet, though nothing in it is wrong."""
    return _say(language, f"again.{why}", facts={"firm": line(firm), "phone": line(phone)})


def agreement(firm: str, *, by_themselves: bool, language: str) -> str:
    """To which words they said yes."""
    return _say(language, "agreement" if by_themselves else "agreement.word", facts={"firm": line(firm)})


def title(n: int, here: Locale) -> str:
    """How many wait for a member."""
    if n == 0:
        return _say(here.language, "offered.none")
    return _say(
        here.language, "offered.one" if n == 1 else "offered.other", facts={"n": moments.begun(moments.number(n, here))}
    )


def offered(*, who: str, whom: str, here: Locale) -> str:
    """Who introduces whom."""
    return _say(here.language, "offered.line", facts={"who": line(who), "whom": line(whom)})


def came(at: datetime, as_of: datetime, here: Locale, *, by_themselves: bool, is_known: bool) -> str:
    """How it came, and what of it is proved."""
    code = "themselves" if by_themselves else "known" if is_known else "said"
    return _say(here.language, f"came.{code}", facts={"when": moments.begun(moments.ago(at, as_of, here))})


def quote(text: str) -> str:
    return as_sentence(text, most=1000) if text else ""


def _texts(codes: tuple[str, ...], language: str, **facts: str) -> dict[str, str]:
    return {code.partition(".")[2].replace(".", "_") if code.startswith(("public.", "pass.")) else code.replace(".", "_"):
            _say(language, code, facts=facts) for code in codes}  # fmt: skip


__all__ = [
    "again", "agreement", "answer", "came", "errors", "form", "offered", "pass_on", "public", "quote", "title",
]  # fmt: skip
