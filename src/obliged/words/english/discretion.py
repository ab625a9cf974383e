"""What words give away, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "title.one": "One thing here is not for {to}.",
    "title": "Some of this is not for {to}.",
    "amount": "An amount. {to} is told no sums.",
    "amount.of": "An amount that {of} gave in confidence.",
    "percentage": "A share from which an amount can be reckoned.",
    "percentage.of": "A share from which an amount of {of}’s can be reckoned.",
    "name": "Somebody of whom {to} is not told.",
    "name.of": "{of}, of whom {to} is not told.",
    "number": "An account or identity number.",
    "number.of": "A number of {of}’s, which is not for others.",
    "phrase": "These words stand in a note of ours.",
    "phrase.of": "These words stand in what is kept of {of}.",
    "kind.amount": "an amount",
    "kind.percentage": "a share",
    "kind.name": "a name",
    "kind.number": "a number",
    "kind.phrase": "words of a note",
    "overridden": (
        "{by} sent a letter to {to} as it was, {day}. Marked was {kinds}.",
        "{by} sent a letter as it was, {day}. Marked was {kinds}.",
    ),
}
