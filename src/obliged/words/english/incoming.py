"""What came in by mail, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "unreadable.too_large": "It is larger than we read. It is kept as it came.",
    "unreadable.too_slow": "Reading it took too long, so we stopped. It is kept as it came.",
    "unreadable.too_much_memory": "It is too deep to be read. It is kept as it came.",
    "unreadable.broken": "We could not read it. It is kept as it came.",
    "came_back.gone": "{first}’s address no longer exists.",
    "came_back": ("{first}’s mail server did not take it: {said}.", "{first}’s mail server did not take it."),
    "complained": "{first} marked our letter as unwanted",
    # What a mail suggests
    "suggests.contacted": "{first} writes that they are in touch.",
    "suggests.met": "{first} writes that they have met.",
    "suggests.won": "{first} writes that they work together.",
    "suggests.lost": "{first} writes that it came to nothing.",
    "suggests.declined": "{first} writes that it is not wanted.",
    "suggests.no_contact": "{first} writes that there was no answer yet.",
    "suggests.may_tell": "{first} writes that we may tell how it goes.",
    "suggests.may_not_tell": "{first} writes that we may not tell how it goes.",
    "introduces": (
        "{introducer} introduces {prospect}: {need}.",
        "{introducer} introduces {prospect}.",
        "{prospect} is introduced to you: {need}.",
        "{prospect} is introduced to you.",
    ),
    "introduces.between": (
        "{introducer} introduces {prospect} to {provider}: {need}.",
        "{introducer} introduces {prospect} to {provider}.",
    ),
    "what.human": "wrote",
    "what.bounce": "did not get your letter: it came back",
    "what.complaint": "marked your letter as unwanted. Nothing more is sent to them",
    "step.contacted": "in touch",
    "step.met": "met",
    "step.won": "working together",
    "step.lost": "came to nothing",
    "step.declined": "not wanted",
    "step.no_contact": "not yet",
    "step.may_tell": "may be told",
    "step.may_not_tell": "not to be told",
}
