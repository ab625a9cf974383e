"""Meetings and their invitations, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "about": ("{firm} and {name}",),
    "subject": "Our meeting on {day}",
    "text": (
        "{first},\n\nHere is our meeting for your calendar: {day} at {clock}. If that hour stops suiting you, answer this "
        "letter and I will find another.\n\n{member}"
    ),
    "coming.accepted": "{name} accepted the meeting.",
    "coming.declined": "{name} declined the meeting.",
    "coming.tentative": "{name} may come to the meeting.",
}
