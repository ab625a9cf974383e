"""Which mails lie inside a mail that was forwarded, and whose words are the innermost?

A program writes the heading of the mail that it passes on ("From: … Subject: …") in its own language. What stands
above is the forwarder's; what stands below is the other's, until the next heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from obliged.domain import contacts, replies
from obliged.domain import reply_words as words
from obliged.domain.mails import Address, Mail
from obliged.domain.patterns import Pattern

LIMIT = 40_000
DEEPEST = 8

_PASSED_ON = Pattern(
    r"\s*(?:\[[^\]]{1,30}\]\s*)?(?:fwd?|wg|tr|rv|enc|i|doorst|vs|vb|vl|pd|ilt|fs|továbbítás|转发|轉寄)\s?:",
    re.IGNORECASE,
)
_ANSWERED = Pattern(r"\s*(?:re|aw|antw?|sv|r|res|rif|odp|ynt)\s?(?:\[\d+\])?:", re.IGNORECASE)
_QUOTE_MARKS = Pattern(r"^(?:\s?>)+ ?")
_FORWARDED = Pattern(
    r"forward|weitergeleitet|transf[ée]r|r[ée]exp[ée]di|reenviad|encaminhad|inoltrat|doorgestuurd|vidarebefordr|videresend|przekaz",
    re.IGNORECASE,
)
_MAILTO = Pattern(r"\[(?:mailto:)?([^\s\]]+@[^\s\]]+)\]|<(?:mailto:)?([^\s<>|]+@[^\s<>|]+)[^<>]*>", re.IGNORECASE)
_BESIDES = Pattern(r"\s+(?:on behalf of|im auftrag von|de la part de|via)\s.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inner:
    """A mail as it stands inside another."""

    sender: Address | None
    others: tuple[Address, ...]
    subject: str
    text: str
    passed_on: bool
    """Announced as forwarded, rather than quoted in an answer."""
    has_heading: bool = True
    """Under a heading of its own, rather than under "Ana wrote:"."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """The words of whoever sent the mail, and the mails inside it, outermost first."""

    own: str
    inner: tuple[Inner, ...]


def is_passed_on(mail: Mail, unfolded: Unfolded) -> bool:
    """Whether the mail passes another one on, rather than answering it."""
    if not unfolded.inner:
        return False
    if not unfolded.inner[0].has_heading and not _PASSED_ON.match(mail.subject):
        return False
    if _PASSED_ON.match(mail.subject) or unfolded.inner[0].passed_on:
        return not (_ANSWERED.match(mail.subject) and mail.in_reply_to and not unfolded.inner[0].passed_on)
    return not (mail.in_reply_to or _ANSWERED.match(mail.subject))


def unfold(mail: Mail) -> Unfolded:
    """The mail, taken apart."""
    lines = _lines(mail.text[:LIMIT])
    cuts = _cuts(lines)
    own = "\n".join(lines[: cuts[0].first] if cuts else lines)
    inner = [
        Inner(
            cut.sender,
            cut.others,
            cut.subject,
            _unquoted(lines[cut.after : cuts[n + 1].first if n + 1 < len(cuts) else len(lines)]),
            cut.passed_on,
            cut.has_heading,
        )
        for n, cut in enumerate(cuts)
    ]
    for other in mail.attached[:DEEPEST]:
        deeper = unfold(other)
        inner += [Inner(other.sender, (*other.to, *other.cc), other.subject, deeper.own, True), *deeper.inner]
    return Unfolded(own, tuple(inner))


def innermost(mail: Mail, inner: tuple[Inner, ...], between: frozenset[str]) -> Inner | None:
    """The mail at the bottom of what was passed on; `between` are those through whose hands it went.

    A quote inside an answer is not passed on: its writer is only spoken to.
    """
    found: Inner | None = None
    subject = mail.subject
    for one in inner:
        went_through = found is not None and found.sender is not None and found.sender.address in between
        if found is not None and not (one.passed_on or _PASSED_ON.match(subject) or went_through):
            break
        subject = one.subject or subject
        if found is None or went_through or one.sender is None or one.sender.address not in between:
            found = one
    return found


# Cutting


@dataclass(frozen=True, slots=True)
class _Cut:
    first: int
    after: int
    sender: Address | None
    others: tuple[Address, ...] = ()
    subject: str = ""
    passed_on: bool = False
    has_heading: bool = True


def _lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u202f", " ")
    return [part.rstrip() for line in text.split("\n") for part in _unrolled(line)]


_ROLLED = Pattern(r"(\s*-{3,}[^\n:-]{3,60}-{3,})\s*(\S[^\n]*)$")
_LABELS_INSIDE = Pattern(
    r"(?<=\S)\s*(?=(?:To|Sent|Date|Subject|Cc|An|Gesendet|Datum|Betreff|À|Envoyé|Objet|Para|Enviado|Asunto|Assunto|Aan|Verzonden|Onderwerp|Inviato|Oggetto) ?: ?)"
)


def _unrolled(line: str) -> list[str]:
    """Some programs write the whole heading on the line of its announcement."""
    rolled = _ROLLED.match(line[:2000])
    return [rolled[1], *_LABELS_INSIDE.split(rolled[2]), ""] if rolled and ":" in rolled[2] else [line]


def _unquoted(lines: list[str]) -> str:
    marked = sum(line.startswith(">") for line in lines)
    plain = [_QUOTE_MARKS.sub("", line) for line in lines] if marked * 2 > sum(map(bool, lines)) else lines
    return "\n".join(plain).strip("\n")


def _cuts(lines: list[str]) -> list[_Cut]:
    plain = [_QUOTE_MARKS.sub("", line)[: 2 * words.LONGEST_LINE] for line in lines]
    cuts: list[_Cut] = []
    announced: int | None = None
    passed_on = False
    at = 0
    while at < len(plain) and len(cuts) < DEEPEST:
        line = plain[at]
        if words.ORIGINAL.match(line) or words.BEGIN_FORWARDED.match(line):
            announced, passed_on = at, bool(_FORWARDED.search(line))
        elif cut := _heading(plain, at):
            first = _ruled(plain, announced if announced is not None else at)
            cuts.append(_Cut(first, cut.after, cut.sender, cut.others, cut.subject, passed_on))
            announced, passed_on = None, False
            at = cut.after
            continue
        elif line and (quote := replies.announced(plain, at)):
            joined = " ".join(plain[at : quote.after])
            if sender := _writer(joined):
                cuts.append(_Cut(at, quote.after, sender, has_heading=False))
                at = quote.after
                continue
        elif line.strip() and announced is not None and at - announced > 2:
            announced, passed_on = None, False
        at += 1
    return cuts


def _ruled(lines: list[str], at: int) -> int:
    while at and (not lines[at - 1].strip() or words.RULE.match(lines[at - 1])):
        at -= 1
    return at


def _heading(lines: list[str], at: int) -> _Cut | None:
    """ "From: … To: … Subject: …": the labels of one heading, each with what stands behind it."""
    if _label(lines[at])[0] not in ("from", "date", "subject", "to"):
        return None
    told: dict[str, str] = {}
    last, kind = at, ""
    for here in range(at, min(at + 16, len(lines))):
        line = lines[here].strip()
        if not line:
            if len(told) >= 2 and not _label(lines[here + 1] if here + 1 < len(lines) else "")[0]:
                break
            continue
        label, value = _label(line)
        if label:
            kind = label
            if kind in told and kind == "from":
                break
            told[kind] = f"{told.get(kind, '')} {value}".strip()
        elif kind in ("to", "cc", "subject", "from") and here == last + 1 and (kind == "subject" or "@" in line):
            told[kind] += f" {line}"
        else:
            break
        last = here
    if "from" not in told or not told.keys() & {"date", "to", "subject"} or not told["from"]:
        return None
    if len(told) < 3 and "@" not in told["from"]:
        return None
    others = (*_addresses(told.get("to", "")), *_addresses(told.get("cc", "")))
    return _Cut(at, last + 1, _address(told["from"]), others, told.get("subject", ""))


def _label(line: str) -> tuple[str, str]:
    if not (match := words.LABELLED.match(line[: words.LONGEST_LINE])):
        return "", ""
    kind = words.LABEL_OF.get(" ".join(match[1].replace("’", "'").casefold().split()), "")
    return kind, match[2].strip().strip("*_").strip()


def _addresses(text: str) -> tuple[Address, ...]:
    parts = re.split(r"[;,](?=[^<>]*(?:<|$))(?![^\"]*\"[^\"<]*<)", text[:2000])
    return tuple(a for part in parts if part.strip() and (a := _address(part)))


def _address(text: str) -> Address | None:
    """ "Sally Okafor <sally@…>", "Sally Okafor [mailto:sally@…]", "sally@…", or only a name."""
    text = _BESIDES.sub("", text.replace("*", " ")) if "@" not in text else text.replace("*", " ")
    found = contacts.emails(text[:400])
    address = found[0].text.lower().removeprefix("mailto:") if found else ""
    name = _MAILTO.sub(" ", text)
    if found:
        name = name.replace(found[0].text, " ")
    name = re.sub(r"[<>\[\]()]+|mailto:", " ", name).strip(" \"',;|")
    name = " ".join(name.split())
    return Address("" if "@" in name else name, address) if name or address else None


_ON = Pattern(
    r"^.*?(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: Uhr)?|\b(?:19|20)\d\d)(?: [A-Z]{3,4}| ?[+-]\d{4})?,?",
    re.DOTALL,
)


def _writer(line: str) -> Address | None:
    """Who wrote, in "On Tue, 3 Nov 2026 at 10:02, Sally Okafor <sally@…> wrote:"."""
    found = contacts.emails(line)
    if not found:
        return None
    before = line[: found[0].start].rstrip(" <[(")
    before = before.removesuffix("mailto:")
    while match := _ON.match(before):
        before = before[match.end() :]
    name = re.sub(
        r"^\W+|\W+$", "", re.sub(r"(?i)\b(?:schrieb|a écrit|escribió|escreveu|ha scritto|schreef|wrote)\b", "", before)
    )
    return Address(" ".join(name.split()[-4:]), found[0].text.lower())
