"""The morning letter, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "subject.call.one": "Call {who} today",
    "subject.call.other": "Call {who} first, then {others} more",
    "subject.owed.one": "{who} is owed a word today",
    "subject.owed.other": "{n} people are owed a word today",
    "subject.own": "What is to do today",
    "subject.heard.one": "{who} wrote back",
    "subject.heard.other": "{n} people wrote back",
    "subject.offered.one": "One person is offered to you",
    "subject.offered.other": "{n} people are offered to you",
    "part.calls": "Call",
    "part.letters": "Each with its letter already written",
    "part.own": "Among ourselves",
    "part.heard": "Heard back",
    "part.offered": "Offered to us",
    "offered.one": "One person waits for your yes or no.",
    "offered.other": "{n} people wait for your yes or no.",
    "row": "{verb} {text}",
    "call": "{verb} {text}: {number}",
    "beside": "{why} {due}.",
    "due": "{due}.",
    "heard": "{who}: {words}",
    "heard.nothing": "{who}: {what}.",
    "more": "And more on Today.",
    "all": "All of it on one page:",
    "ends": "You get this letter on working days at {clock}, and only when something is owed, was heard, or waits for you. Change the hour, or have none:",
}
