"""What does a delivery report state of each recipient, and what does a bounce say of whom, for good or for now?

RFC 3464 gives a list of fields for each recipient; RFC 3463 numbers the reasons. Servers that know neither are read
by their words. A bounce can be forged by anyone: it names the mail that it answers, and only who sent that one can say
whether it ever left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from obliged.domain.mails import Mail
from obliged.domain.patterns import Pattern

LONGEST_SAID = 500
RECIPIENTS = 100

_STATUS_TYPES = frozenset({"message/delivery-status", "message/global-delivery-status", "text/delivery-status"})
_FIELD = Pattern(r"([A-Za-z][A-Za-z\-]{2,40})[ \t]*:[ \t]*(.*)")
_ADDRESS = Pattern(r"[^\s<>\"'(),;:\[\]]{1,64}@[^\s<>\"'(),;:\[\]]{1,255}")
_IN_BRACKETS = Pattern(r"<([^<>\s@]{1,200}@[^<>\s]{1,255})>")
_ENHANCED = Pattern(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY = Pattern(r"(?<![\d.])([45])\d\d(?=[ \-#]|$)", re.MULTILINE)
_ORIGINAL_ID = Pattern(r"^[>\s]{0,6}Message-ID:\s{0,80}(<[^<>\s]{1,990}>)", re.IGNORECASE | re.MULTILINE)
_COPY = Pattern(
    r"^(?:-{2,} ?(?:below this line is a copy|this is a copy|original message|the header of the original|the body of|returned message|the original message)|"
    r"original message headers|-{3,} ?original message|bounced e-?mail|received: (?:from|by)|return-path: )",
    re.IGNORECASE | re.MULTILINE,
)
_FULL = Pattern(
    r"(?:mail ?box|inbox|quota|storage|postfach|boîte|buz[óo]n|caixa|casella|postvak|skrzynk)[^\n]{0,60}(?:full|exceed|over|voll|plein|llen|cheia|pien|vol\b|pełn)|over ?quota|容量|満杯|已满|이 초과",
    re.IGNORECASE,
)
_FOR_NOW = Pattern(
    r"temporar|try again|expired|timed? ?out|too long|greylist|deferred|connection (?:refused|reset)|too many|rate limit|not responding|spam|block(?:ed|list)|blacklist|policy|reputation|"
    r"too (?:big|large)|size limit|authentication|dmarc|\bspf\b|\bdkim\b",
    re.IGNORECASE,
)
_GONE = Pattern(
    r"(?:user|recipient|mailbox|account|address|person|alias)[^\n]{0,60}(?:unknown|not exist|n't exist|not found|n't be found|disabled|inactive|no longer|unrouteable|invalid|suspended|closed)|no such|unknown (?:user|recipient|address|mailbox|local)|"
    r"invalid (?:recipient|mailbox|address)|unrouteable|host (?:unknown|not found)|no mx|couldn't find (?:a|any) (?:host|mail exchanger)|bad destination|does(?:n't| not) have an? (?:\S+ )?account|existiert nicht|unbekannt|n'existe pas|no existe|n[ãa]o existe|non esiste|bestaat niet|nie istnieje|не (?:существует|найден)|不存在|存在しません|존재하지",
    re.IGNORECASE,
)
_PASSING = frozenset({(1, 8), (2, 2), (2, 3), (3, 1), (3, 4), (4, 1), (4, 2), (4, 3), (4, 5), (4, 6), (4, 7)})
"""RFC 3463: reasons that are no fault of the address: full, too big, no answer, network, expired, our own sender."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a report states of one recipient."""

    recipient: str
    action: str
    status: str
    said: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """To whom a mail did not come, and why."""

    recipient: str
    permanent: bool
    """The address takes no mail, and trying again is idle. A full mailbox or a refused sender is not that."""
    said: str
    original_id: str
    """The Message-ID of what did not come; empty where the bounce does not show it."""


def statuses(mail: Mail) -> tuple[Status, ...]:
    """The recipients of a delivery report, whether it is a part of its own or stands in the text of a broken one."""
    texts = [part.text for part in mail.parts if part.content_type in _STATUS_TYPES]
    if not texts and re.search(r"^Final-Recipient:", mail.text, re.IGNORECASE | re.MULTILINE):
        texts = [mail.text]
    return tuple(status for text in texts for status in _stated(text))[:RECIPIENTS]


def bounces(mail: Mail) -> tuple[Bounce, ...]:
    """Whom this bounce is about. Where it names nobody that can be found, one without a recipient."""
    original = original_id(mail)
    failed = [status for status in statuses(mail) if status.action == "failed"]
    if failed:
        return tuple(
            Bounce(status.recipient, is_permanent(f"{status.status} {status.said}"), status.said, original)
            for status in failed
        )
    told = mail.text[: copy.start()] if (copy := _COPY.search(mail.text)) else mail.text[:4000]
    recipients = list(_named(mail, told)) or [""]
    return tuple(Bounce(each, is_permanent(told), _reason(told, each), original) for each in recipients[:RECIPIENTS])


def original_id(mail: Mail) -> str:
    """The mail that came back: shown as an attachment, in the text, or answered by the bounce."""
    for inner in mail.attached:
        if inner.message_id:
            return inner.message_id
    for text in (mail.text, *(part.text for part in mail.parts)):
        if match := _ORIGINAL_ID.search(text):
            return match[1]
    return mail.in_reply_to or (mail.references[-1] if mail.references else "")


def is_permanent(said: str) -> bool:
    """Whether a server's words mean that the address is no more."""
    if match := _ENHANCED.search(said):
        family, subject, detail = int(match[1]), int(match[2]), int(match[3])
        if family != 5 or subject in {6, 7} or (subject, detail) in _PASSING:
            return False
        if subject or detail:
            return True
    if _FULL.search(said):
        return False
    if _GONE.search(said):
        return True
    if _FOR_NOW.search(said):
        return False
    match = _REPLY.search(said)
    return bool(match and match[1] == "5")


def _stated(text: str) -> Iterator[Status]:
    """The groups of fields that name a recipient; the first group is about the message."""
    for group in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))[: 2 * RECIPIENTS]:
        fields = _fields(group)
        recipient = (
            fields.get("final-recipient") or fields.get("original-recipient") or fields.get("x-actual-recipient", "")
        )
        action = (fields.get("action", "").split() or [""])[0].lower()
        if not recipient and not action:
            continue
        status = match[0] if (match := _ENHANCED.search(fields.get("status", ""))) else ""
        if action not in {"failed", "delayed", "delivered", "relayed", "expanded"}:
            action = {"5": "failed", "4": "delayed", "2": "delivered"}.get(status[:1], "failed" if action else "")
        if not action:
            continue
        said = " ".join(fields.get("diagnostic-code", "").split(";", 1)[-1].split())[:LONGEST_SAID]
        yield Status(_bare(recipient), action, status, said or status)


def _fields(group: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in group.split("\n")[:200]:
        if line[:1] in " \t" and name:
            fields[name] += " " + line.strip()[:LONGEST_SAID]
        elif match := _FIELD.match(line[:2000]):
            name = match[1].lower()
            fields.setdefault(name, match[2].strip())
    return fields


def _bare(recipient: str) -> str:
    match = _ADDRESS.search(recipient.split(";", 1)[-1][:600])
    return match[0].strip(".").lower() if match else recipient.split(";", 1)[-1].strip()[:320]


def _named(mail: Mail, told: str) -> Iterator[str]:
    """Addresses in the server's words, without our own, to whom the bounce is written."""
    failed = mail.header("x-failed-recipients")
    ours = {address.address for address in mail.to} | ({mail.sender.address} if mail.sender else set())
    seen: set[str] = set()
    found = _ADDRESS.findall(failed) if failed else (_IN_BRACKETS.findall(told) or _ADDRESS.findall(told))
    for address in found[:RECIPIENTS]:
        bare = address.removeprefix("mailto:").strip(".").lower()
        if bare not in seen and bare not in ours:
            seen.add(bare)
            yield bare
            if not failed and len(seen) >= 10:
                return


def _reason(told: str, recipient: str) -> str:
    """The line with the server's number in it, else the line after the recipient, else nothing."""
    lines = [" ".join(line.split()) for line in told.split("\n")]
    for line in lines:
        if _REPLY.search(line) or _ENHANCED.search(line):
            return line[:LONGEST_SAID]
    for at, line in enumerate(lines):
        if recipient and recipient in line.lower():
            rest = [each for each in lines[at + 1 :] if each]
            return rest[0][:LONGEST_SAID] if rest else ""
    return next((line for line in lines if _GONE.search(line) or _FULL.search(line)), "")[:LONGEST_SAID]
