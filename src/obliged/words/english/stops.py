"""What somebody reads who wants no more letters that come by themselves, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "asks.title": "Stop letters that {firm} sends by itself?",
    "asks.text": "Letters that nobody wrote by hand then no longer come to {address}. A person at {firm} can still write to you.",
    "button.stop": "Stop them",
    "stopped.title": "{firm} sends you nothing by itself any more.",
    "stopped.text": "No letter that nobody wrote by hand comes to {address}. A person at {firm} can still write to you.",
    "button.again": "Let them come again",
    "ended.title": "This link does not open anything.",
    "ended.text": "Answer the letter that brought it and say that you want no more; a person reads that.",
    "person.asked": "Gets nothing automatic since {day}: they asked for that. What you write by hand still reaches them.",
    "person.complained": "Gets nothing automatic since {day}: they complained of a letter. Call before you write again.",
    "person.bounced": "Gets nothing automatic since {day}: the mailbox sent a letter back.",
    "person.everything": "Gets no letters since {day}.",
    "foot": "This letter was sent by itself. If you want no more of this kind: {address}",
}
