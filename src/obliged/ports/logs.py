"""What may stand in the log? What happened, and never the key of a link.

Somebody's page, an answer, a way to sign in: their addresses are the proof, and whoever could read them in a log could
open what they open. So each line goes out without them, whoever wrote it, and so does what stands under it.
"""

from __future__ import annotations

import logging
import re

# One part of an address, longer than any number of ours: 256 bits, or a signature.
_KEY = re.compile(r"(?<=/)[\w.:~%-]{40,}")


def without_keys(text: str) -> str:
    return _KEY.sub("…", text)


class Line(logging.Formatter):
    """A line of the log and all that stands under it, without keys."""

    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record))


__all__ = ["Line", "without_keys"]
