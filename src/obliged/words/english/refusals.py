"""Why not, in English: what happened, what is still safe, what to do. By the name of the refusal."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    # The playbook
    "NotANumberOfTimes": (
        "A rule’s number is a whole number from 1 to 366. The playbook stays as it was. Write such a number."
    ),
    "UnknownRule": "The playbook has no such rule. Nothing was changed. Choose a rule from the page.",
    "SomebodyChangedThePlaybook": (
        "Somebody else changed the playbook meanwhile. Your numbers are still here. "
        "Look at theirs, then keep yours again."
    ),
    "GivesAway": (
        "Something in this letter is not for {to}. It has not left, and your words are here. "
        "Change what is marked, or send it as it is.",
        "Something in this letter is not for its reader. It has not left, and your words are here. "
        "Change what is marked, or send it as it is.",
    ),
    "NotATemplate": "These words cannot be used as a letter yet. They are still here. Mend what is named beside them.",
    # What each of us expects
    "TooManySentences": (
        "That is more than both of you would keep in mind: {most} sentences at most. Nothing was changed. Leave some out.",
        "That is more than both of you would keep in mind. Nothing was changed. Leave some out.",
    ),
    "SaysNothing": "It needs a sentence of each side. Nothing was changed. Choose one for you and one for them.",
    "NobodyAgreedYet": "Nothing is written down yet. Write down what you expect first.",
    "UnderstandingHasEnded": "This link has ended. Reply to the letter that brought it, and your words will find us.",
    # What we keep of people
    "OnHold": (
        "A legal hold stands on {name}: {why}. Nothing was erased. An owner can lift the hold on the page of {name}.",
        "A legal hold stands on this person. Nothing was erased. An owner can lift it on their page.",
    ),
    "ErasedAlready": "This person was erased already. Nothing of them is left. There is nothing more to do.",
    "AlreadySettled": "Somebody has settled this request meanwhile. It is kept. Look at what was done below.",
    "NeedsAWhy": "This needs a reason, which may be read to them or to a court. Nothing was changed. Write one.",
    # Mail that came in
    "SeenToAlready": "Somebody has seen to this mail meanwhile. It is kept. Open it to see what became of it.",
    "NeedsAReferral": "This mail does not say which referral it is about. Nothing was recorded. Choose one.",
    "NotAnIntroduction": (
        "Not everybody in this mail was understood. Nothing was kept. Change it first, and say who they are."
    ),
    "NobodyToAnswer": "We do not know yet who wrote this. Your words are kept. Say first who it is.",
    # Referrals
    "ReferralIsClosed": ("This referral has ended. Everything is kept. To go on with it, take back how it ended."),
    "HasNotStarted": ("There is nothing yet that this could follow. Nothing was recorded. Record first how it began."),
    "AlreadyTakenBack": (
        "This was taken back already. It counts for nothing now. To count it again, take back the taking-back."
    ),
    "FromTheFuture": (
        "What happened cannot lie ahead. Nothing was recorded. "
        "For a day to come, write down a promise, a meeting or a hold."
    ),
    "NeedsSomebody": "A referral needs somebody who was introduced. Your words are kept. Write at least one name.",
    "KeptToOneself": (
        "So far only you know {name} here. Your words are kept. Share them on their page first: a referral is for the firm.",
        "Somebody in it is kept to one member so far. Your words are kept. Share them on their page first.",
    ),
    "InAReferral": (
        "{name} is part of a referral, which is for the whole firm. Nothing was changed. Keep a note to yourself instead.",
        "They are part of a referral, which is for the whole firm. Nothing was changed. Keep a note to yourself instead.",
    ),
    "NotToThemselves": "Nobody is introduced to themselves. Your words are kept. Choose two people.",
    "NeedsAReason": (
        "A decline, a loss and a withdrawal need a reason from the list. Nothing was recorded. "
        "Choose the one that comes nearest."
    ),
    "MeetingHasPassed": (
        "That moment has passed. Nothing is recorded yet. Say that you met then, or choose a moment still to come."
    ),
    "NeedsADate": "This needs a day that is still to come. Nothing was recorded. Choose a later day.",
    "AlreadyIntroduced": (
        "These two have been introduced, or their letters are on their way. Nothing goes out twice. "
        "The referral shows what was written."
    ),
    "NamedMeanwhile": (
        "Somebody was named here meanwhile. Nothing was changed. The referral’s page shows who, and lets you change it."
    ),
    "NeedsBothReasons": (
        "Each letter carries its own reason, and one is missing. Nothing was sent. Write why each should meet the other."
    ),
    "NotAskedYet": (
        "They wanted to be asked first, and have not said yes. Nobody was named. Ask, or wait for the answer."
    ),
    "NamedTooSoon": (
        "This letter names somebody who has not said yes. Nothing was sent, and your words are kept. "
        "Leave out the name, the firm and the number."
    ),
    "HasNotLeftYet": (
        "The letter with this link has not left yet. Nothing was changed. Answer once the letter has arrived."
    ),
    "LinkHasEnded": (
        "This link has ended. Nothing was changed. Reply to the letter that brought it, and your words will find us."
    ),
    # People
    "NobodyWithoutAName": "A person needs a name. Everything else is kept. One word is enough.",
    "SomebodyElseChangedIt": (
        "Somebody else changed this meanwhile. Their words are saved, and yours are still in the form. "
        "Compare the two, and keep what is right."
    ),
    "NotAPromiseYet": (
        "A promise needs its words and a day that is still to come. What you typed is still there. "
        "Write what you promised, and by when."
    ),
    "SharedFirst": (
        "Only you know {name} here. Nothing was changed. Share them under Change first; then the two can be one.",
        "Only you know one of them here. Nothing was changed. Share them under Change first; then the two can be one.",
    ),
    "NotTheSame": "These two are one already. Nothing was changed. Choose another person.",
    # The firm
    "ThereIsAFirmAlready": (
        "This installation has its firm. Nothing was changed. Whoever operates it can set up another."
    ),
    "TheLastOwnerStays": (
        "{name} is the only owner, and a firm needs one. Nothing was changed. Make somebody else an owner first.",
        "A firm needs an owner. Nothing was changed. Make somebody else an owner first.",
    ),
    "InvitationHasEnded": "This invitation has ended. Nothing was changed. Ask whoever sent it for a fresh one.",
    "AlreadyAMember": (
        "{email} belongs to a member of the firm already. No invitation was sent. Choose another address.",
        "This address belongs to a member of the firm already. No invitation was sent. Choose another address.",
    ),
    # Courtesies
    "NotOwedAnyMore": (
        "This is not owed any more: somebody saw to it, or its reason was taken back. "
        "Nothing went out twice. "
        "The page shows who did what."
    ),
    "NothingToUndo": "There is nothing here that could still be taken back. What was done stays in the log.",
    "LaterThanWhat": ("Later needs a day that is still to come. The courtesy stays where it was. Choose another day."),
    # Letters
    "AlreadyOnItsWay": "This letter is already on its way. It leaves once. To change it, take it back first.",
    "NotInDoubt": (
        "Nobody doubts this letter any more: it was found, or somebody has said. Nothing was sent. "
        "The mailbox shows how it stands."
    ),
    "HasLeft": ("This letter has left, and what it says cannot be unsaid. It stays in the log. You can write another."),
    "MayNotBeWrittenTo": (
        "{name} asked not to be contacted. Nothing was sent. If that has changed, say so on their page.",
        "This person asked not to be contacted. Nothing was sent. If that has changed, say so on their page.",
    ),
    "NoMeetingToInviteTo": (
        "There is no meeting ahead, or no address to send to. Nothing was sent. Set the day of the meeting first."
    ),
    "NoAddress": (
        "There is no email address for {name}. Your words are kept. Add an address, or tell them another way.",
        "There is no email address for this person. Your words are kept. Add an address, or tell them another way.",
    ),
    "EmptyLetter": ("There is nothing in this letter yet. Nothing was sent. Write a line, or take the draft again."),
    # Behind the pages
    "NotAside": "Somebody has seen to this already. Nothing was done twice. The page shows what is left.",
    "IsNotMuted": "This copy sends already. Nothing was changed. What waits leaves at its time.",
    # Calendars
    "NeverOpen": (
        "There are no working hours from which to count. Nothing was changed. Give at least one day its hours."
    ),
    "NotHours": (
        "The hours of {day} cannot be read. The old hours stay. "
        "Give an opening and a closing time, such as 9:00 to 17:00.",
        "These hours cannot be read. The old hours stay. "
        "Give each day an opening and a closing time, such as 9:00 to 17:00.",
    ),
    "NotAWeekday": (
        "“{said}” is not a day of the week. The old hours stay. Name a day from Monday to Sunday.",
        "That is not a day of the week. The old hours stay. Name a day from Monday to Sunday.",
    ),
    "WeekdayTwice": (
        "{day} is given twice. The old hours stay. Put all its hours on one line.",
        "One day of the week is given twice. The old hours stay. Put all its hours on one line.",
    ),
    "NotATimeOfDay": (
        "“{said}” is not a time of day. The old hours stay. Write hours and minutes, such as 9:00.",
        "That is not a time of day. The old hours stay. Write hours and minutes, such as 9:00.",
    ),
    "NoTimeBetween": (
        "The opening and the closing time are the same. The old hours stay. Leave the day empty if it is closed."
    ),
    "HoursOverlap": (
        "Two openings of {day} overlap. The old hours stay. Let one end before the next begins.",
        "Two openings of one day overlap. The old hours stay. Let one end before the next begins.",
    ),
    "BackwardSpan": "Nothing falls due before it began. Nothing was changed. Give a number of one or more.",
    "BeyondTheCalendar": (
        "That lies outside the years that a calendar can count. Nothing was changed. Choose a nearer day."
    ),
    # Keys
    "NoSuchKey": "There is no key of this name in the folder of keys. Nothing was changed. `obliged keys list` names them.",
    "SealsNow": "This key seals what is kept now. It stays. `obliged keys rotate` makes a new one first.",
    "StillMarks": (
        "This key marks addresses of people who were erased and wanted no letters. It stays. Keep it as long as they may be "
        "introduced again."
    ),
    "StillSeals": "This key still seals something. It stays. `obliged keys rotate --go-on` seals that anew.",
    # Mail accounts
    "NotTheirs": (
        "Each member sees to their own mail account, and an owner to the firm’s. Nothing was changed. "
        "Ask whose account it is."
    ),
    # Their own page, and introducing somebody to us
    "PageHasEnded": "This link does not open anything any more. Nothing was changed. Reply to the letter that brought it.",
    "NothingSaid": "There is nothing written yet. Nothing was sent. Write a word first.",
    "TooManyToday": "More introductions have come today than a firm can look at. Nothing was kept. Try again tomorrow, or call.",
    "NotOfferedAnyMore": "Somebody has seen to this introduction meanwhile. It is not offered any more. Look at the page anew.",
    "NotARhythm": "A rhythm is a whole number of days, from 1 to 366, and “at the latest” is not the sooner of the two. Nothing was changed.",
    "NotABirthday": "There is no such day. Write the month and the day. Nothing was changed.",
    "NotAPartner": "Nobody has picked them as a partner. Pick them first; then they have a rhythm.",
    "NoPartnerOfThat": "They asked not to be contacted, or are deleted. Nobody keeps in touch with them. Nothing was changed.",
}
