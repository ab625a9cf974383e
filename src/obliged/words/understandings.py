"""How do we say what each will and won't do: to the partner, to a member, in a letter, on a page?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from obliged.domain.understandings import BY_KEY, LIBRARY, Expectation
from obliged.words import moments
from obliged.words.languages import Locale, as_sentence, say
from obliged.words.letters import line

_say = partial(say, "understandings")
LINK_SHOWN = "(their link)"
ORDER = (("ours", True), ("ours", False), ("theirs", True), ("theirs", False))
PAGE = ("title", "lede", "yes", "no", "line", "line_hint", "change", "need_words")


@dataclass(frozen=True, slots=True)
class Group:
    """One of the four lists: what one side will, or will not, do."""

    code: str  # ours_will, ours_wont, theirs_will, theirs_wont
    head: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence of the library, to be chosen."""

    key: str
    text: str
    chosen: bool
    leaves_out: str = ""  # what follows from it


@dataclass(frozen=True, slots=True)
class Choices:
    """One of the four lists of the form: the library's sentences, and those in one's own words, one a line."""

    code: str
    head: str
    library: tuple[Choice, ...]
    own: str


def sentence(expectation: Expectation, language: str) -> str:
    """One sentence as both read it."""
    return _say(language, expectation.key) if expectation.key else as_sentence(expectation.words, 500)


def groups(lines: Sequence[Expectation], to: str, language: str, *, to_them: bool) -> tuple[Group, ...]:
    """The four lists, without the empty ones.

    :param to_them: they read it themselves: "You will", not "Ana will"
    """
    found = []
    for side, will in ORDER:
        said = tuple(sentence(x, language) for x in lines if x.ours is (side == "ours") and x.will is will)
        if said:
            found.append(Group(_code(side, will), _head(side, will, to, language, to_them), said))
    return tuple(found)


def choices(lines: Sequence[Expectation], to: str, language: str) -> tuple[Choices, ...]:
    """The four lists of the form."""
    chosen = {line_.key for line_ in lines if line_.key}
    return tuple(
        Choices(
            _code(side, will),
            _head(side, will, to, language, to_them=False),
            tuple(
                Choice(s.key, _say(language, s.key), s.key in chosen, leaves_out(s.key, to, language))
                for s in LIBRARY
                if s.ours is (side == "ours") and s.will is will
            ),
            "\n".join(x.words for x in lines if not x.key and x.ours is (side == "ours") and x.will is will),
        )
        for side, will in ORDER
    )


def _code(side: str, will: bool) -> str:
    return f"{side}_{'will' if will else 'wont'}"


def _head(side: str, will: bool, to: str, language: str, to_them: bool) -> str:
    whose = "yours" if to_them and side == "theirs" else side
    return _say(language, f"head.{whose}.{'will' if will else 'wont'}", facts={"to": line(to)})


def leaves_out(key: str, to: str, language: str) -> str:
    """What nobody asks of them because of this sentence; nothing, where nothing follows."""
    known = BY_KEY.get(key)
    return _say(language, f"leaves.{key}", facts={"to": line(to)}) if known and known.leaves_out else ""


def left_out(keys: Iterable[str], to: str, language: str) -> tuple[str, ...]:
    return tuple(said for key in keys if (said := leaves_out(key, to, language)))


def stands(code: str, to: str, at: datetime | None, as_of: datetime, here: Locale) -> str:
    """Where it stands: not written down, written down, sent, agreed."""
    when = moments.on_day(at, as_of, here) if at is not None else ""
    return _say(here.language, f"stands.{code}", facts={"to": line(to), "when": when})


def edition(number: int, language: str) -> str:
    return _say(language, "edition", facts={"number": number})


def no_contract(language: str) -> str:
    return _say(language, "no_contract")


@dataclass(frozen=True, slots=True)
class LetterWords:
    subject: str
    text: str


def letter(lines: Sequence[Expectation], *, to: str, member: str, language: str) -> LetterWords:
    """The letter that sends it, with a mark where the link will stand."""
    said = "\n\n".join(
        "\n".join([f"{group.head}:", *(f"- {sentence_}" for sentence_ in group.sentences)])
        for group in groups(lines, to, language, to_them=True)
    )
    facts = {"to": line(to), "member": line(member), "sentences": said, "link": LINK_SHOWN}
    return LetterWords(_say(language, "letter.subject"), _say(language, "letter.text", facts=facts))


def page(*, member: str, firm: str, language: str) -> dict[str, str]:
    """The headings and buttons of their page."""
    facts = {"member": line(member), "firm": line(firm)}
    return {code: _say(language, f"page.{code}", facts=facts) for code in PAGE}


def thanks(answer: str, *, member: str, at: datetime | None, as_of: datetime, here: Locale) -> tuple[str, str]:
    """What stands there once they have answered `yes` or `no`."""
    facts = {"member": line(member), "when": moments.on_day(at, as_of, here) if at else ""}
    return _say(here.language, f"page.thanks.{answer}"), _say(here.language, f"page.said.{answer}", facts=facts)


__all__ = [
    "LINK_SHOWN", "Choice", "Choices", "Group", "choices", "edition", "groups", "leaves_out", "left_out", "letter",
    "no_contract", "page", "sentence", "stands", "thanks",
]  # fmt: skip
