"""Who may know what, and who was told what, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # As it is asked
    "asked.introduce": ("May we introduce you to {other}?", "May we introduce you to somebody who can help?"),
    "asked.news": ("May we tell {other} how it goes?", "May we tell whoever spoke of us how it goes?"),
    "asked.contact": "May we call you, or write to you?",
    "asked.quote": "May we repeat what you said of us?",
}
