"""How we speak of keeping in touch, in English."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # How often
    "every.1": "Every day",
    "every.7": "Every week",
    "every.14": "Every two weeks",
    "every.21": "Every three weeks",
    "every.30": "Every month",
    "every.60": "Every two months",
    "every.90": "Every three months",
    "every.180": "Twice a year",
    "every.365": "Once a year",
    "every.366": "Once a year",
    "every": "Every {n} days",
    "tier.A": "A: the closest",
    "tier.B": "B: close",
    "tier.C": "C: steady",
    "tier.D": "D: from time to time",
    "nobody": "No rhythm",
    "nobody.why": "Nobody keeps in touch by plan with whom nobody picked.",
    "parted": "You parted as friends. Nothing reminds you.",
    # Where it stands
    "since": "You were last in touch {ago}.",
    "since.never": "You have not been in touch since you picked {to}.",
    "next": "Next by {day}.",
    "next.open": "A word is welcome now, and late after {day}.",
    "next.late": "A word was due by {day}.",
    "not_before": "Quiet until {day}, as {to} asked.",
    "wont": "{to} wants no letters only to keep in touch. Nothing reminds you.",
    "off": "The playbook’s rule is off. Nothing reminds you.",
    "birthday": "Birthday: {day}",
    "birthday.day": "{day} {month}",
    # By which way
    "way.call": "a call",
    "way.letter": "a letter",
    "way.lunch": "a lunch",
    "way.meeting": "a meeting",
    "way.gathering": "a gathering",
    "way.note": "a note by hand",
    "this_time": "This time {way}.",
    "last_time": "Last time it was {way}.",
    # What to speak of
    "crib.how": "How they are, and what they are working on",
    "crib.whom": "Whom they would like to meet at the moment, in their own words",
    "crib.give": "What you could do for them: a name, a hint, an invitation",
    # Slower
    "slower": "{N} times later. {slower} may suit you both better.",
    "slower.do": "{slower} instead",
    # The most for a day
    "wait": "{N} others to keep in touch with wait for another day. {Five} words a day are enough, and nothing is lost.",
    "wait.one": "One other to keep in touch with waits for another day. {Five} words a day are enough, and nothing is lost.",
    # Choose your twenty
    "choose": "Choose your twenty",
    "choose.some": "You have chosen {n}.",
    "choose.one": "You have chosen one.",
    "choose.none": "Whom would you miss if they went quiet?",
    "choose.picked": "{name} is a partner now. {every}.",
    "choose.moved": "{name} moved. {every} now.",
    "choose.undone": "{name} is no partner any more. Nothing reminds you.",
    "reason.sent": "Sent you {n}",
    "reason.sent.one": "Sent you somebody",
    "reason.given": "You sent {n}",
    "reason.given.one": "You sent somebody",
    "reason.happy": "Glad of your work",
    "happy": "Three happy clients might become partners: they can say whom you serve, for they know.",
}
