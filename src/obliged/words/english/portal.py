"""What outsiders read when they answer, in English. They read it once: a question, buttons, thanks."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # The questions
    "question.consent.prospect": (
        "May {member} introduce you to {other_name}?",
        "May {member} introduce you to somebody who can help?",
    ),
    "question.consent.provider": "May {member} introduce somebody to you?",
    "question.met": ("Did you and {other} manage to meet?", "Did you manage to meet?"),
    "question.interested": "Shall we go on?",
    "question.wish": ("May we tell {introducer} how it goes?", "May we tell whoever spoke of us how it goes?"),
    "question.outcome": ("What came of it with {other}?", "What came of it?"),
    "beside.consent.prospect": (
        "{other} does this: {does}. {other} hears nothing until you say yes, and a no is fine.",
        "{other} hears nothing until you say yes, and a no is fine.",
        "Nobody hears of you until you say yes, and a no is fine.",
    ),
    "beside.consent.provider": "It is somebody who may need what you do. A no is fine.",
    "beside.met": "Not yet is a fine answer. Only {member} reads it.",
    "beside.interested": "Each is a fine answer. Only {member} reads it.",
    "beside.wish": (
        "{introducer} spoke of us to you. A yes means steps only: that we met, that we work together, that it is over; never "
        "what about. A no means thanks without news. You can change it here at any time.",
        "A yes means steps only: that we met, that we work together, that it is over; never what about. You can change it "
        "here at any time.",
    ),
    "beside.outcome": "Good or bad, {member} would like to know. Only {member} reads it.",
    "need": "What {member} heard that you need: {need}",
    # The answers, as buttons
    "answer.yes": "Yes, introduce us",
    "answer.no": "No, thank you",
    "answer.met": "Yes, we met",
    "answer.not_yet": "Not yet",
    "answer.not_for_me": "It is not for me",
    "answer.working": "We are working together",
    "answer.undecided": "It is not decided yet",
    "answer.not_working": "It did not work out",
    "answer.badly": "I was not treated well",
    "answer.still": "Yes, let us go on",
    "answer.later": "Not now, ask me later",
    "answer.no_longer": "No, it is settled for me",
    "answer.may_tell": "Yes, you may",
    "answer.may_not_tell": "No, keep it between us",
    # What stands on the page afterwards
    "thanks": "Thank you, {to}.",
    "thanks.badly": "Thank you for saying so, {to}.",
    "seen": "{member} will see this {day}.",
    "said.yes": (
        "You said yes. {member} introduces you, and {other} gets your details then.",
        "You said yes. {member} introduces you.",
    ),
    "said.yes.provider": "You said yes. Once they have said yes too, {member} introduces you.",
    "said.yes.done": ("You said yes, and you and {other} have been introduced.", "You said yes, and it is done."),
    "said.no": (
        "You said no. {other} hears nothing, and {member} will not ask again.",
        "You said no, and that is that.",
    ),
    "said.no.provider": "You said no, and that is fine.",
    "said.met": ("You said that you and {other} have met.", "You said that you have met."),
    "said.not_yet": "You said: not yet.",
    "said.not_for_me": "You said that it is not for you.",
    "said.working": ("You said that you and {other} are working together.", "You said that you are working together."),
    "said.undecided": "You said that it is not decided yet.",
    "said.not_working": "You said that it did not work out.",
    "said.still": "You said yes. {member} comes back to you.",
    "said.later": "You said: not now. {member} asks again when the time is better.",
    "said.no_longer": "You said no, and that is that. Nobody will press you.",
    "said.may_tell": (
        "You said yes. {introducer} hears of steps, and of nothing else.",
        "You said yes. They hear of steps, and of nothing else.",
    ),
    "said.may_not_tell": (
        "You said no. {introducer} hears our thanks and no news.",
        "You said no. They hear our thanks and no news.",
    ),
    "said.badly": "You said that you were not treated well. That is not how anybody should be treated on our word.",
    "next.badly": ("{member} will come back to you about it.",),
    "next.badly.phone": "If you would rather talk now: {phone}.",
    "change": "Change the answer",
    "line": "A word, if you like",
    "line.hint": "It goes along with the answer that you press.",
    "title": "For {to}",
    # A link that does not open
    "not_left": "The letter with this link has not left yet",
    "not_left.text": "Nothing was changed. Once the letter has left, whoever it is written to can answer here.",
    "ended": "This link has been retired",
    "ended.text": "Nothing was changed. Reply to the letter that brought it, and your words will find whoever wrote it.",
}
