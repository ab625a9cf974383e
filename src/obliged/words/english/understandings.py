"""What each will and won't do, in English: sentences that both can read over each other's shoulder.

`ours` and `theirs` speak to the partner; each is read by both, so it is said the way one would say it at a table.
"""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # What we will
    "call_soon": "We call whoever you introduce within a working day.",
    "best_for_them": "We take somebody on only if we are the best for them.",
    "say_who_is_better": "Where somebody else is better, we say so and help to find them.",
    "tell_how": "We tell you how it goes, as far as they agree.",
    "thank": "We thank you whatever comes of it.",
    "ask_first": "We ask people before we name them to you.",
    "think_of_you": "We think of you when somebody needs what you do.",
    # What we will not
    "no_details": "We do not tell you what anybody pays, or why they came.",
    "no_pay": "We do not pay for introductions.",
    "no_promise": "We do not promise to take everybody on.",
    "no_passing_on": "We do not pass on the names of your clients.",
    "no_score": "We do not keep score.",
    # What they will
    "say_why": "You tell both sides why they should meet.",
    "expect_call": "You let people know that we will call.",
    "say_no": "You say so when somebody is not for you.",
    "answer_us": "You answer when we ask how it went.",
    "tell_mistakes": "You tell us when we got something wrong.",
    # What they will not
    "chase": "You do not chase people for us.",
    "report": "You do not report back to us.",
    "be_asked": "You do not ask your clients for further names.",
    "be_nudged": "You do not want letters to keep in touch.",
    "favours_back": "You want nothing in return.",
    "take_money": "You do not take money for introductions.",
    "take_gifts": "You do not take gifts.",
    "gatherings": "You do not come to gatherings.",
    "be_reviewed": "You do not need to look at this again each year.",
    "name_clients": "You do not name your clients.",
    # What follows from what they will not do
    "leaves.chase": "Nobody asks {to} for help in reaching people, or writes to {to} about a proposal.",
    "leaves.report": "Nobody asks {to} whether they met, or what came of it.",
    "leaves.be_asked": "Nobody asks {to} for further introductions.",
    "leaves.be_nudged": "No letter comes only to keep in touch with {to}.",
    "leaves.favours_back": "No favour in return is owed to {to}.",
    "leaves.take_money": "Nothing is paid to {to} for introductions.",
    "leaves.take_gifts": "No gift to {to} is suggested.",
    "leaves.gatherings": "{to} is not asked to gatherings.",
    "leaves.be_reviewed": "This is not looked at again after a year.",
    "leaves.name_clients": "{to} is never asked for names.",
    # Headings over the four lists
    "head.ours.will": "We will",
    "head.ours.wont": "We will not",
    "head.theirs.will": "{to} will",
    "head.theirs.wont": "{to} will not",
    "head.yours.will": "You will",
    "head.yours.wont": "You will not",
    # Where it stands
    "stands.none": "Nothing is agreed with {to} yet.",
    "stands.draft": "Written down {when}, not sent to {to} yet.",
    "stands.asked": "Sent to {to} {when}. No answer yet.",
    "stands.agreed": "{to} agreed {when}.",
    "stands.newer": "{to} agreed to an earlier edition {when}; this one is newer.",
    "stands.parted": "You parted as friends.",
    "edition": "Edition {number}",
    "way.link": "by link",
    "way.reply": "by mail",
    "way.in_person": "in person",
    "no_contract": "It is no contract, and either of us can change it at any time.",
    # The letter
    "letter.subject": "What we expect of each other",
    "letter.text": "{to},\n\nso that we both know what to expect of each other, I have written down how I see it.\n\n"
    "{sentences}\n\nIt is no contract, and either of us can change it at any time. If you see it the same way, one press "
    "says so: {link}\n\nIf you see it differently, reply with how.\n\n{member}",
    # Their page
    "page.title": "What we expect of each other",
    "page.lede": "{member} of {firm} wrote this down, so that we both know. It is no contract, and either of us can change "
    "it at any time.",
    "page.yes": "I see it the same way",
    "page.no": "I see it differently",
    "page.line": "Anything to add, or how you see it",
    "page.line_hint": "{member} reads it.",
    "page.thanks.yes": "Thank you. That is how we will do it.",
    "page.thanks.no": "Thank you for saying so.",
    "page.said.yes": "You agreed {when}. {member} has been told.",
    "page.said.no": "{member} reads what you wrote and comes back to you.",
    "page.change": "Change your answer",
    "page.need_words": "Write a line on how you see it, so that {member} can change it.",
    # Said to us
    "heard.agreed": "{to} agreed to what each of you expects.",
}
