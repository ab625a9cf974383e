"""Which letters press what, and what do our words mean? The one table; keys.js presses what it says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is printed, as templates name it in `data-key`, and what it does."""

    shown: tuple[str, ...]
    named: str
    does: str


KEYS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    (
        "Everywhere",
        (
            Key(("Ctrl", "K"), "", "Find a person or do something. On a Mac: Cmd K"),
            Key(("C",), "c", "Capture a referral, a touch, a promise"),
            Key(("I",), "i", "Introduce two people"),
            Key(("G", "T"), "g t", "Go to Today"),
            Key(("G", "R"), "g r", "Go to Referrals"),
            Key(("G", "P"), "g p", "Go to People"),
            Key(("?",), "?", "This page"),
        ),
    ),
    (
        "In a list",
        (
            Key(("J",), "", "The next row"),
            Key(("K",), "", "The row before"),
            Key(("Enter",), "enter", "Open the row; in an open row, send its letter"),
            Key(("F",), "f", "Find in the list"),
        ),
    ),
    (
        "In a row of Today",
        (
            Key(("E",), "e", "Change the words; on a person, change what you keep"),
            Key(("R",), "r", "Word it another way: plain, warmer, shorter"),
            Key(("L",), "l", "Later"),
            Key(("D",), "d", "Done otherwise"),
            Key(("Z",), "z", "Undo the newest"),
            Key(("Ctrl", "Enter"), "mod+enter", "Send or keep, from inside a field"),
            Key(("Escape",), "", "Out of the letter, back to its row"),
        ),
    ),
    (
        "On a page",
        (
            Key(("N",), "n", "Note something; in People, add a person"),
            Key(("W",), "w", "Write to this person"),
            Key(("S",), "s", "Say how far a referral is"),
            Key(("X",), "x", "Not us: find somebody better"),
        ),
    ),
)

WORDS: tuple[tuple[str, str], ...] = (
    ("Referral", "Somebody told somebody about somebody: one need and the people around it."),
    ("Introducer", "Whose word it is. Their name is on the line as well as yours."),
    ("Prospect", "Who has the need. They decide what the introducer hears."),
    ("Provider", "Who can serve it: you, or somebody better."),
    ("Happening", "One dated fact. It is never changed; a mistake is taken back, and both stay readable."),
    ("Courtesy", "What good manners owe, to one person, by a moment: thank, call, tell, ask, explain, answer, keep."),
    ("Playbook", "The rules by which courtesies fall due. Each is a sentence whose numbers you can change."),
    ("Confidence", "What was told to you and is not yours to tell. Letters are made without it."),
    ("Telling", "What one person may hear of a referral, and what they were told, when."),
    ("Introduction", "Two letters that leave together or not at all, each with its own reason."),
    ("Held", "A letter waits some minutes before it leaves. As long as it waits, it can be taken back."),
    ("On its way", "Sent by you, not yet gone. Only a letter that has left counts as done."),
)
