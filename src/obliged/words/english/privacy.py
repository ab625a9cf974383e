"""What we keep of people, where it came from, and what becomes of it, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # Where it came from
    "from.member": ("{Fields}: written down by {member}, {day}.", "{Fields}: written down by one of us, {day}."),
    "from.introducer": ("{Fields}: {whose} word, {day}.", "{Fields}: an introducer’s word, {day}."),
    "from.mail": ("{Fields}: from {whose} mail, {day}.", "{Fields}: from a mail, {day}."),
    "from.themselves": "{Fields}: from themselves, {day}.",
    "from.themselves.mail": "{Fields}: from a mail of their own, {day}.",
    "from.import": "{Fields}: read from a file, {day}.",
    "from.public_page": (
        "{Fields}: {person} gave it on our public page, {day}.",
        "{Fields}: from our public page, {day}.",
    ),
    "from.none": "We did not note where this came from.",
    "field.name": "name",
    "field.called": "what they are called",
    "field.pronoun": "how to speak of them",
    "field.language": "language",
    "field.occupation": "what they do",
    "field.best_time": "their best time",
    "field.met_where": "where we met",
    "field.introduced_by": "who introduced them",
    "field.why_us": "why they chose us",
    "field.serves": "whom they serve",
    "field.email": "e-mail address",
    "field.phone": "telephone",
    "field.address": "address",
    "field.organisation": "organisation",
    "field.other": "other facts",
    # Erasure
    "erased.name": "somebody who was erased",
}
