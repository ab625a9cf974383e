"""What does somebody say who introduces a person to us on a page, and may it be taken as it stands?

Names are cleaned until nothing is left in them that is no name; words are words, without addresses of other places.
Until the person introduced has agreed, nothing is kept of them but a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_NAME = 60
LONGEST_WORDS = 1000
LONGEST_ADDRESS = 254
LONGEST_NUMBER = 40
ASKED_FOR = timedelta(days=14)  # then what is kept of somebody who never answered goes
SEEN_FOR = timedelta(days=60)  # in which a member looks at it
UNDONE_FOR = timedelta(days=14)  # what was set aside can come back so long
MOST_A_DAY = 60  # of one firm
SOONEST, LATEST = timedelta(seconds=3), timedelta(hours=2)  # from opening the form to sending it

_IN_NAMES = frozenset(" -'’.·,&")
_ADDRESS = re.compile(r"[^\s@,;:<>\"()\[\]\\]{1,64}@[^\s@,;:<>\"()\[\]\\]+\.[^\s@,;:<>\"()\[\]\\.]{2,}")
_NUMBER = re.compile(r"[+(]?\d[\d ()./\-–]{4,}\d(?: ?(?:x|ext\.?) ?\d{1,6})?", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|\bt\.me/|\b[\w-]+\.(?:com|net|org|info|ru|cn|top|xyz|io|me)\b)", re.IGNORECASE
)


class Wrong(StrEnum):
    """What is wrong with a field."""

    NO_NAME = "no_name"
    NO_WAY = "no_way"  # nobody could be reached by it
    NO_ADDRESS = "no_address"
    NO_NUMBER = "no_number"
    ELSEWHERE = "elsewhere"  # addresses of other places
    TOO_LONG = "too_long"
    NOT_SAID = "not_said"  # whether they agreed
    SAME = "same"


class When(StrEnum):
    """Whether a form came in the time in which people send one."""

    WELL = "well"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody filled in."""

    from_name: str = ""
    from_email: str = ""
    from_phone: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    need: str = ""
    reason: str = ""
    agreed: bool | None = None

    def but_a_name(self) -> Said:
        """What may be kept before the person introduced agreed."""
        return replace(self, email="", phone="", need="", reason="")


FIELDS = ("from_name", "from_email", "from_phone", "name", "email", "phone", "need", "reason")


def read(fields: Mapping[str, str], *, introducer_known: bool) -> tuple[Said, Mapping[str, Wrong]]:
    """What was said, cleaned; and what is wrong, by field.

    :param introducer_known: they came by their own page, so who they are need not be said
    """
    typed = {field: _plain(fields.get(field, "")) for field in FIELDS}
    agreed = {"yes": True, "no": False}.get(fields.get("agreed", ""))
    said = Said(
        from_name=name_of(typed["from_name"]),
        from_email=typed["from_email"].strip(),
        from_phone=typed["from_phone"].strip(),
        name=name_of(typed["name"]),
        email=typed["email"].strip(),
        phone=typed["phone"].strip(),
        need=typed["need"].strip(),
        reason=typed["reason"].strip(),
        agreed=agreed,
    )
    wrong: dict[str, Wrong] = {}
    if not introducer_known:
        _judge_reach(wrong, "from_email", "from_phone", said.from_email, said.from_phone, needed=True)
        if not said.from_name:
            wrong["from_name"] = Wrong.NO_NAME
    if not said.name:
        wrong["name"] = Wrong.NO_NAME
    if agreed is None:
        wrong["agreed"] = Wrong.NOT_SAID
    _judge_reach(wrong, "email", "phone", said.email, said.phone, needed=agreed is True)
    for field in ("need", "reason"):
        words = typed[field]
        if len(words) > LONGEST_WORDS:
            wrong[field] = Wrong.TOO_LONG
        elif _ELSEWHERE.search(words):
            wrong[field] = Wrong.ELSEWHERE
    return said, wrong


def reach(email: str, phone: str) -> tuple[str, str, Mapping[str, Wrong]]:
    """How somebody who agreed is to be reached: one way at least."""
    wrong: dict[str, Wrong] = {}
    email, phone = _plain(email).strip(), _plain(phone).strip()
    _judge_reach(wrong, "email", "phone", email, phone, needed=True)
    return email, phone, wrong


def _judge_reach(wrong: dict[str, Wrong], mail: str, tel: str, email: str, phone: str, *, needed: bool) -> None:
    if email and (len(email) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(email)):
        wrong[mail] = Wrong.NO_ADDRESS
    if phone and (len(phone) > LONGEST_NUMBER or not _NUMBER.fullmatch(phone)):
        wrong[tel] = Wrong.NO_NUMBER
    if needed and not email and not phone:
        wrong[mail] = Wrong.NO_WAY


def name_of(typed: str) -> str:
    """A name as it may stand in a sentence: letters and what stands between them, nothing that could be an address."""
    kept = "".join(
        c if c in _IN_NAMES or unicodedata.category(c)[0] in "LM" else " "
        for c in unicodedata.normalize("NFC", _plain(typed))
    )
    kept = re.sub(r"\.(?=\S)", " ", kept)  # "J. Smith" and no "example.com"
    return " ".join(kept.split())[:LONGEST_NAME].strip(" -'’.,&")


def words_of(typed: str) -> str:
    """Words as they are kept; none where they lead elsewhere."""
    words = _plain(typed).strip()[:LONGEST_WORDS]
    return "" if _ELSEWHERE.search(words) else words


def _plain(typed: str) -> str:
    """Without what no person types: NUL, control characters, and signs that turn the line around."""
    return "".join(c for c in typed[: LONGEST_WORDS * 2] if c in "\n\t" or unicodedata.category(c)[0] != "C")


def when(opened: datetime, now: datetime) -> When:
    """Whether a form that was opened then may be sent now."""
    if now - opened < SOONEST:
        return When.SOON
    return When.LATE if now - opened > LATEST else When.WELL


__all__ = [
    "ASKED_FOR", "LATEST", "LONGEST_NAME", "LONGEST_WORDS", "MOST_A_DAY", "SEEN_FOR", "SOONEST", "UNDONE_FOR", "Said",
    "When", "Wrong", "name_of", "reach", "read", "when", "words_of",
]  # fmt: skip
