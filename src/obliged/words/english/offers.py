"""Introducing somebody to us, in English: what the introducer, the person introduced and the member read."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # The form
    "form.who": "Who you are",
    "form.whom": "Whom you introduce",
    "form.from_name": "Your name",
    "form.from_email": "Your e-mail",
    "form.from_phone": "Your telephone",
    "form.name": "Their name",
    "form.email": "Their e-mail",
    "form.phone": "Their telephone",
    "form.need": "What they need",
    "form.reason": "Why you thought of us",
    "form.agreed": "Have they agreed that you give us their details?",
    "form.agreed.yes": "Yes, they expect to hear from us",
    "form.agreed.no": "Not yet",
    "form.agreed.no.hint": "We then keep nothing but their name, and you get a link to pass on to them.",
    "form.send": "Introduce them",
    "form.errors": "Something is missing",
    "form.leave": "Leave this empty",
    "form.optional": "One of the two is enough.",
    # What is wrong
    "wrong.no_name": "Enter a name.",
    "wrong.no_name.from_name": "Enter your name, so that they know who spoke of them.",
    "wrong.no_name.name": "Enter their name.",
    "wrong.no_way": "Enter an e-mail or a telephone number, so that they can be reached.",
    "wrong.no_way.from_email": "Enter your e-mail or your telephone, so that you can be thanked.",
    "wrong.no_address": "That is not an e-mail address. They read like ana@duarte.example.",
    "wrong.no_number": "Nobody could dial that. Write the number with its area code.",
    "wrong.elsewhere": "Say it without web addresses.",
    "wrong.too_long": "That is longer than anybody reads. A thousand letters are enough.",
    "wrong.not_said": "Say whether they have agreed.",
    "wrong.same": "Nobody is introduced to themselves.",
    # When nothing is wrong and it was not taken
    "again.soon": "That was quick. Look it over, and send it once more.",
    "again.late": "This page lay open for long. Everything is still here. Send it once more.",
    "again.many": (
        "Many introductions came at once. Everything is still here. Try again in an hour, or call {phone}.",
        "Many introductions came at once. Everything is still here. Try again in an hour.",
    ),
    # The public page
    "public.title": "Introduce someone to {firm}",
    "public.lede": "Somebody you know needs what we do? Tell us who, and we take it from there.",
    "public.foot": "What you write here is read by {firm} and by nobody else.",
    "done.title": "Thank you.",
    "done.text": "{firm} has your word and takes it from here. Nobody is written to by a machine.",
    # The link to pass on
    "pass.title": "Thank you. Now it is for {first} to say.",
    "pass.text": "We keep {first}’s name and nothing else. Send them this link: with it they say yes, and how they are "
    "reached, or no. After two weeks it ends, and the name goes too.",
    "pass.label": "The link to pass on",
    "pass.words": "I would like to introduce you to {firm}. With this you say whether you want that: {link}",
    "pass.back": "Introduce somebody else",
    # The person introduced
    "answer.title": "{introducer} would like to introduce you to {firm}",
    "answer.text": (
        "{firm}: {about}. We have your name from {introducer} and nothing else. Do you want to hear from us?",
        "We have your name from {introducer} and nothing else. Do you want to hear from us?",
    ),
    "answer.email": "Your e-mail",
    "answer.phone": "Your telephone",
    "answer.need": "What you need",
    "answer.need.hint": "If you like. It helps us to say whether we are the right people.",
    "answer.yes": "Yes, you may reach me",
    "answer.no": "No, thank you",
    "answer.kept": "If you say no, your name goes, and {introducer} is not told.",
    "agreed.title": "Thank you, {first}.",
    "agreed.text": "You said yes. {firm} reaches you by what you gave, and knows that {introducer} sent you.",
    "agreed.change": "I have changed my mind: no, thank you",
    "declined.title": "You said no, and that is fine.",
    "declined.text": "Your name is gone from here. Nobody reaches you, and nobody is told.",
    "agreement": "Do you want to hear from {firm}? Yes, you may reach me.",
    "agreement.word": "The introducer says that they agreed that {firm} has their details.",
    # What a member reads
    "offered.none": "Nobody is offered to you just now.",
    "offered.one": "One person is offered to you.",
    "offered.other": "{n} people are offered to you.",
    "offered.line": "{who} introduces {whom}",
    "came.themselves": "{when}. They said yes themselves.",
    "came.known": "{when}, on their own page. They say that it was agreed.",
    "came.said": "{when}, on your public page. Who it is and that it was agreed is what they say; nobody has proved it.",
}
