"""Bytes that came by mail, read into what the domain judges. Nothing in them is trusted, and nothing makes it slow.

The parser of the standard library follows a mail as deep as it goes, one frame of the stack for each level, and a
mail can be three thousand levels deep. Here every walk is bounded, and every step goes through the bytes once.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

from obliged.domain.mails import Address, Mail, Part, Verdict
from obliged.ports.mail.charsets import decoded, text_from
from obliged.ports.mail.html_lines import text_of

LEVELS = 20  # Forwarded five times, with a signed part in each, is ten.
PARTS = 500
HEADERS = 1000
ADDRESSES = 200  # Of more than two hundred people none is the one who matters.
REFERENCES = 200
HEADER_LENGTH = 64_000
TEXT_LENGTH = 2_000_000

_HEADER = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_KNOWN = frozenset(
    b"from to cc subject date received return-path message-id mime-version content-type delivered-to reply-to "
    b"in-reply-to references envelope-to x-original-to sender dkim-signature authentication-results auto-submitted "
    b"content-transfer-encoding list-id x-mailer user-agent".split()
)
_PAGE = re.compile(rb"\s{0,200}<(?:!doctype html|\?xml|html|head|body)\b", re.IGNORECASE)
_META = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_\-]{3,30})", re.IGNORECASE)
_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of letters, which no database takes."""
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,990}>")
_PARAMETER = re.compile(r";\s*([\w!#$%&'+\-.^`|~*]{1,60})\s*=\s*(?:\"((?:[^\"\\]|\\.){0,1000})\"|([^;\s]{0,1000}))")
_ADDRESS = re.compile(r"<\s*([^<>]{0,600}?)\s*>")
_VERDICT = re.compile(r"\b(spf|dkim|dmarc|arc)\s*=\s*(\w{2,12})", re.IGNORECASE)


def read(raw: bytes) -> Mail:
    """The mail in these bytes. Whatever they are, there is an answer: bytes without a heading are words alone."""
    raw = _lined(raw)
    if not has_heading(raw):
        return words(raw, html=bool(_PAGE.match(raw)))
    return _mail(raw, 0, _Budget())


def has_heading(raw: bytes) -> bool:
    """Whether the bytes begin like a mail, with lines such as From and Subject, and not like a letter's words."""
    heading, _ = _divided(_lined(raw[:HEADER_LENGTH]))
    return any(name in _KNOWN for name, _ in heading)


def _lined(raw: bytes) -> bytes:
    """The bytes with line ends: old programs of the Macintosh end a line by the carriage return alone."""
    return raw if b"\n" in raw or b"\r" not in raw else raw.replace(b"\r", b"\n")


def addresses(line: str) -> tuple[Address, ...]:
    """The people in one line, as a heading lists them."""
    return _addresses((line,))


def words(raw: bytes, *, html: bool = False) -> Mail:
    """A mail of which only the words are known."""
    charset = match[1].decode() if html and (match := _META.search(raw[:4000])) else ""
    text = text_from(raw, charset)
    return Mail(text=_clean(text_of(text) if html else text), content_type="text/html" if html else "text/plain")


# --- the tree of parts ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Budget:
    """How many parts may still be opened, for the mail and all mails inside it."""

    parts: int = PARTS


@dataclass(slots=True)
class _Found:
    """What a walk through the parts has come by."""

    texts: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    attached: list[Mail] = field(default_factory=list)


def _mail(raw: bytes, level: int, budget: _Budget) -> Mail:
    heading, body = _divided(raw)
    headers = _headers(heading)
    content_type, options = _content(_first(headers, "content-type") or "text/plain")
    found = _Found()
    _walk(headers, content_type, options, body, level, budget, found)
    senders = _addresses(headers.get("from", ()))
    return Mail(
        sender=senders[0] if senders else None,
        to=_addresses(headers.get("to", ())),
        cc=_addresses(headers.get("cc", ())),
        reply_to=_addresses(headers.get("reply-to", ())),
        subject=_upright(_first(headers, "subject")),
        text=_clean("\n\n".join(text for text in found.texts if text.strip())),
        headers=headers,
        message_id=_id(_first(headers, "message-id")),
        in_reply_to=_id(_first(headers, "in-reply-to")),
        references=tuple(_MESSAGE_ID.findall(" ".join(headers.get("references", ()))))[-REFERENCES:],
        content_type=content_type,
        sent_at=_moment(_first(headers, "date")),
        parts=tuple(found.parts),
        attached=tuple(found.attached),
        verdicts=tuple(_verdicts(headers)),
    )


def _walk(
    headers: Mapping[str, tuple[str, ...]],
    content_type: str,
    options: Mapping[str, str],
    body: bytes,
    level: int,
    budget: _Budget,
    found: _Found,
) -> None:
    if level > LEVELS or budget.parts <= 0:
        return
    budget.parts -= 1
    if content_type.startswith("multipart/") and options.get("boundary"):
        _walk_parts(content_type, options["boundary"], body, level, budget, found)
        return
    name = decoded(options.get("name") or _content(_first(headers, "content-disposition"))[1].get("filename", ""))
    attachment = _first(headers, "content-disposition").lstrip().lower().startswith("attachment")
    if content_type in {
        "message/rfc822",
        "message/global",
        "text/rfc822-headers",
        "text/rfc822-header",
        "message/rfc822-headers",
    }:
        plain = _plain(body, _first(headers, "content-transfer-encoding"))
        found.attached.append(_mail(plain, level + 1, budget))
        found.parts.append(Part(content_type, "", name))
        return
    if content_type.startswith(("text/", "message/")):
        data = _plain(body[: 4 * TEXT_LENGTH], _first(headers, "content-transfer-encoding"))
        text = text_from(data, options.get("charset", ""))[:TEXT_LENGTH]
        if content_type == "text/html" and not attachment:
            found.texts.append(text_of(text))
        elif content_type == "text/plain" and not attachment:
            found.texts.append(text)
        else:
            found.parts.append(Part(content_type, _clean(text), name))
        return
    found.parts.append(Part(content_type, "", name))


def _walk_parts(content_type: str, boundary: str, body: bytes, level: int, budget: _Budget, found: _Found) -> None:
    alternatives: list[tuple[str, _Found]] = []
    for piece in _pieces(body, boundary):
        if budget.parts <= 0:
            break
        heading, inner = _divided(piece, part=True)
        headers = _headers(heading)
        kind, options = _content(_first(headers, "content-type") or "text/plain")
        here = _Found()
        _walk(headers, kind, options, inner, level + 1, budget, here)
        found.parts += here.parts
        found.attached += here.attached
        alternatives.append((kind, here))
    if not alternatives:
        # The boundary is another one than was said: what is there is shown as it is.
        found.texts.append(text_from(body[:TEXT_LENGTH], ""))
    elif content_type == "multipart/alternative":
        found.texts += _best(alternatives)
    else:
        for _, here in alternatives:
            found.texts += here.texts


def _best(alternatives: list[tuple[str, _Found]]) -> list[str]:
    """The plain words where there are some, else the first alternative that has any."""
    spoken = [(kind, here.texts) for kind, here in alternatives if any(text.strip() for text in here.texts)]
    for kind, texts in spoken:
        if kind == "text/plain":
            return texts
    return spoken[0][1] if spoken else []


def _pieces(body: bytes, boundary: str) -> Iterator[bytes]:
    """The parts between the lines that hold the boundary. The last one may lack its end."""
    mark = b"--" + boundary.encode("utf-8", "surrogateescape")
    body = b"\n" + body
    start = -1
    at = _next(body, mark, 0)
    while at != -1:
        if start != -1:
            yield body[start:at].removesuffix(b"\n").removesuffix(b"\r")
        after = at + len(mark)
        if body[after : after + 2] == b"--":
            return
        line_end = body.find(b"\n", after)
        if line_end == -1:
            return
        start = line_end + 1
        at = _next(body, mark, line_end)
    if start != -1:
        yield body[start:]


def _next(body: bytes, mark: bytes, start: int) -> int:
    """Where the next line begins that is this boundary and no longer one."""
    at = body.find(b"\n" + mark, start)
    while at != -1:
        rest = body[at + 1 + len(mark) : at + 1 + len(mark) + 2]
        if not rest or rest[:1] in b" \t\r\n" or rest == b"--":
            return at + 1
        at = body.find(b"\n" + mark, at + 1)
    return -1


def _plain(body: bytes, encoding: str) -> bytes:
    """The bytes without the encoding of the way; broken encodings give what can be had."""
    match encoding.strip().lower():
        case "base64":
            kept = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
            kept = kept[: len(kept) - (1 if len(kept) % 4 == 1 else 0)]
            return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
        case "quoted-printable":
            return binascii.a2b_qp(body)
        case _:
            return body


# --- headings ------------------------------------------------------------------------------------------------------


def _divided(raw: bytes, *, part: bool = False) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The lines of the heading, unfolded, and what follows the blank line."""
    heading: list[tuple[bytes, bytes]] = []
    at = 0
    while not part and raw[at : at + 1] in (b"\n", b"\r"):
        at += 1
    start = at
    while at < len(raw):
        end = raw.find(b"\n", at)
        end = len(raw) if end == -1 else end
        line = raw[at:end].rstrip(b"\r")
        if not line.strip():
            return heading, raw[end + 1 :]
        if line[:1] in b" \t" and heading:
            name, value = heading[-1]
            if len(value) < 32 * HEADER_LENGTH:
                heading[-1] = (name, b"\n".join((value, line))) if len(value) < HEADER_LENGTH else (name, value)
        elif match := _HEADER.match(line):
            if len(heading) < HEADERS:
                heading.append((match[1].lower(), line[match.end() :]))
        elif not (at == start and line.startswith(b"From ")) and not line.startswith(b">From "):
            # A line that no heading has: what follows are words, even without a blank line before them.
            return heading, raw[at:]
        at = end + 1
    return heading, b""


def _headers(heading: list[tuple[bytes, bytes]]) -> dict[str, tuple[str, ...]]:
    headers: dict[str, list[str]] = {}
    for name, value in heading:
        key = name.decode("ascii", "replace")
        headers.setdefault(key, []).append(_unfolded(value))
    return {key: tuple(values) for key, values in headers.items()}


def _unfolded(value: bytes) -> str:
    plain = text_from(re.sub(rb"\r?\n[ \t]*", b" ", value[:HEADER_LENGTH]), "").strip()
    return _clean(decoded(plain))


def _first(headers: Mapping[str, tuple[str, ...]], name: str) -> str:
    values = headers.get(name, ())
    return values[0] if values else ""


def _content(value: str) -> tuple[str, dict[str, str]]:
    """A content type and its parameters, with those that were cut in pieces (RFC 2231) put together."""
    kind = value.split(";", 1)[0].strip().lower()
    options: dict[str, str] = {}
    for match in _PARAMETER.finditer(value[:8000]):
        name = re.sub(r"\*\d*\*?$", "", match[1].lower())
        piece = re.sub(r"\\(.)", r"\1", match[2]) if match[2] is not None else match[3]
        options[name] = options.get(name, "") + piece if "*" in match[1] else piece
    return kind or "text/plain", options


def _id(value: str) -> str:
    match = _MESSAGE_ID.search(value)
    return (
        match[0]
        if match
        else (f"<{value.strip()}>" if re.fullmatch(r"\s*[^\s<>]{1,900}@[^\s<>]{1,200}\s*", value) else "")
    )


def _addresses(values: tuple[str, ...]) -> tuple[Address, ...]:
    found: list[Address] = []
    for value in values:
        for piece in _listed(value):
            if address := _address(piece):
                found.append(address)
            if len(found) >= ADDRESSES:
                return tuple(found)
    return tuple(found)


def _listed(value: str) -> Iterator[str]:
    """The pieces between the commas that stand outside of quotes, brackets and comments."""
    piece: list[str] = []
    quoted, escaped, depth = False, False, 0
    for letter in value:
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
        elif not quoted and letter in "(<":
            depth += 1
        elif not quoted and letter in ")>":
            depth = max(0, depth - 1)
        elif not quoted and not depth and letter in ",;":
            yield "".join(piece)
            piece = []
            continue
        piece.append(letter)
    yield "".join(piece)


def _address(piece: str) -> Address | None:
    piece = piece[:2000].strip()
    if not piece:
        return None
    match = _ADDRESS.search(piece)
    if match:
        name, address = piece[: match.start()], match[1]
        if not name.strip():
            name = piece[match.end() :]
    else:
        bare = re.sub(r"\(([^()]{0,500})\)", "", piece).strip()
        comment = re.search(r"\(([^()]{0,500})\)", piece)
        name, address = (comment[1] if comment else ""), bare
        if ":" in address:  # "undisclosed-recipients:" opens a group.
            address = address.rsplit(":", 1)[1].strip()
        if "@" not in address and not comment:
            return Address(_upright(piece), "") if address else None
    name = re.sub(r"\\(.)", r"\1", name.strip().strip('"').strip("'").strip())
    return Address(_upright(name), _upright(address).strip("'\"").lower())


def _moment(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _verdicts(headers: Mapping[str, tuple[str, ...]]) -> Iterator[Verdict]:
    for value in headers.get("authentication-results", ())[:20]:
        by = value.split(";", 1)[0].strip().split(" ")[0]
        for match in _VERDICT.finditer(value[:8000]):
            yield Verdict(by, match[1].lower(), match[2].lower())


def _upright(text: str) -> str:
    """On one line, without the signs that turn letters around: a name is never read as somebody wants it to appear."""
    return " ".join(_TURNED.sub("", text).split())


def _clean(text: str) -> str:
    return _LONE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))
