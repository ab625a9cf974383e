"""How do bytes become letters, where a mail says which alphabet it uses, and is wrong as often as right?"""

from __future__ import annotations

import binascii
import codecs
import re

_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_.:\-]{1,40}", re.IGNORECASE)
_FAMILIES = re.compile(
    r"(?:utf[-_]?(?:7|8|16|32)|us[-_]?ascii|ascii|iso[-_]?8859|iso[-_]?2022|latin|windows[-_]?\d|cp\d|ibm\d|koi8|gb|hz|big5|"
    r"euc|shift|sjis|ms932|johab|ks_c|ksc|cp949|uhc|tis|mac|viscii|ptcp|kz1048)"
)
"""The alphabets. Python knows other codecs, some of which are slow on purpose; none of those is in a mail."""

_SAID_OTHERWISE = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "sjis": "cp932", "iso-2022-jp": "iso2022_jp_ext", "unicode-1-1-utf-7": "utf-7", "x-unknown": "",
    "tis-620": "cp874", "iso-8859-11": "cp874", "iso-8859-8-i": "iso-8859-8", "x-euc-jp": "euc_jp", "big5": "big5hkscs",
}  # fmt: skip
"""What programs write, and what they mean: a name for fewer letters than they use."""

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,4000})\?=")
_BETWEEN = re.compile(r"(\?=)\s+(=\?)")


def charset_of(name: str) -> str:
    """The codec for a charset as a mail names it; empty where it is none that mails use."""
    name = name.strip().strip("'\"").lower().split("*")[0]
    name = _SAID_OTHERWISE.get(name, name)
    if not _PLAIN_NAME.fullmatch(name) or not _FAMILIES.match(name):
        return ""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def text_from(data: bytes, charset: str) -> str:
    """The letters, by the charset said, else by the one that fits: UTF-8 is hardly ever met by accident."""
    codec = charset_of(charset)
    if codec and codec != "ascii":
        try:
            return data.decode(codec)
        except (UnicodeError, ValueError):
            if codec != "utf-8" and not codec.startswith("cp125"):
                return data.decode(codec, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8" if _mostly_utf8(data) else "cp1252", errors="replace")


def decoded(value: str) -> str:
    """A header's value with its encoded words (RFC 2047) read. Those side by side may have cut a letter in two."""
    if "=?" not in value:
        return value
    value = _BETWEEN.sub(r"\1\2", value)
    pieces: list[str] = []
    pending, charset, at = b"", "", 0
    for match in _WORD.finditer(value):
        word = _bytes(match[2], match[3])
        if match.start() != at or match[1].lower() != charset:
            pieces.append(text_from(pending, charset))
            pieces.append(value[at : match.start()])
            pending, charset = b"", match[1].lower()
        pending += word
        at = match.end()
    pieces += [text_from(pending, charset), value[at:]]
    return "".join(pieces)


def _bytes(encoding: str, text: str) -> bytes:
    if encoding in "qQ":
        return binascii.a2b_qp(text.replace("_", "=20").encode("utf-8", "replace"), header=False)
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", text.encode("ascii", "ignore"))
    kept = kept[: len(kept) - (1 if len(kept) % 4 == 1 else 0)]
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are mainly pairs and triples as UTF-8 makes them: one cut letter spoils a page."""
    sample = data[:20_000]
    wrong = sample.decode("utf-8", errors="replace").count("\ufffd")
    high = sum(byte >= 0x80 for byte in sample)
    return high > 0 and wrong * 5 < high
