"""Who fits, in English: a sentence with its reasons."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "fit.strong": "{first} is a strong fit.",
    "fit.good": "{first} is a good fit.",
    "fit.perhaps": "{first} may fit.",
    "fit.none": "Nothing that we know of {first} speaks of this need. You may know better.",
    "fit.refuses": "{first} is not for this, as far as we know: {words}.",
    "nobody": "Nobody whom we know fits this.",
    "nobody.why": "No name is better than a wrong one. Say what they do on a person’s page, and they are found here.",
    "reason.does": "Does this: {what}.",
    "reason.serves": "Serves this, by their own words: {words}.",
    "reason.firm": "Their firm’s name says it: {what}.",
    "reason.noted": "You noted: {words}.",
    "reason.near": "Near: {words}.",
    "reason.went_well.1": "One person whom you sent works with {first}.",
    "reason.went_well": "{N} people whom you sent work with {first}.",
    "reason.new": "New to us: no outcomes yet.",
    "reason.new.1": "One person introduced so far; nothing came of it yet.",
    "reason.new.some": "{N} people introduced so far; nothing came of it yet.",
    "ask_both": ("{day}, if you hear nothing.", "If you hear nothing."),
    "hold": "You can take it back for {minutes} minutes.",
    "hold.0": "It leaves at once.",
    "hold.both": "You can take them back for {minutes} minutes.",
    "hold.both.0": "They leave at once.",
}
