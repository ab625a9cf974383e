"""Where can one look whether a letter has left?

A letter keeps its Message-ID however often it is tried. Whoever took it over may have put it somewhere that we can
look into: our own spool, the sender's folder of sent mail, an archive that gets a copy of each.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol


class Place(Protocol):
    """Somewhere letters lie that have left."""

    @property
    def kind(self) -> str:
        """As the record says how a doubt ended: "spool", "sent_folder", "archive"."""

    @property
    def keeps_all(self) -> bool:
        """Whether what has left lies there at once and always. Elsewhere that must show."""

    def found(self, message_ids: Collection[str]) -> frozenset[str]:
        """Which of these lie there.

        :raises NotNow: if one cannot look this time
        :raises NotLetIn: if one is not let in
        """
