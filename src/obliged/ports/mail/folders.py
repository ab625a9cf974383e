"""How is a mail folder called where it is asked for? (RFC 3501, section 5.1.3)"""

from __future__ import annotations

import re


def quoted(folder: str) -> str:
    """A folder's name as IMAP takes it: in its own UTF-7, between quotes."""
    plain = "".join(letter for letter in folder if letter.isprintable())
    encoded = "".join(_shifted(piece) for piece in re.findall(r"[ -~]+|[^ -~]+", plain))
    return '"' + encoded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shifted(piece: str) -> str:
    if piece[0] < "\x7f":
        return piece.replace("&", "&-")
    utf7 = piece.encode("utf-7").decode("ascii")
    return "&" + utf7.strip("+-").replace("/", ",") + "-"
