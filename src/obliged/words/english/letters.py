"""The letters, in English, each in three registers: plain, warmer, shorter.

Under 80 words. The first line is the thing itself. A draft states only what a happening holds, promises only what the
playbook makes us do, and says nothing private. What is warm and not written down anywhere is offered, never default.
`[…]` is said only where its facts are there; `[… | …]` says the first that can be said.
"""

from __future__ import annotations

from collections.abc import Mapping

FRAME: Mapping[str, str] = {
    "greeting": "{to},",
    "greeting.text": "Hello {to}.",
    "close": "{me}",
    "close.first": "{me_name}\n{firm}",
    "close.text": "{me}",
    "close.text.first": "{me_name}, {firm}",
    # How somebody is spoken of. Where we do not know, the name stands as the subject.
    "form.they": "{first}", "form.they.he": "he", "form.they.she": "she", "form.they.they": "they",
    "form.them": "them", "form.them.he": "him", "form.them.she": "her",
    "form.their": "their", "form.their.he": "his", "form.their.she": "her",
    "form.they_are": "{first} is", "form.they_are.he": "he is", "form.they_are.she": "she is",
    "form.they_are.they": "they are",
    "form.they_have": "{first} has", "form.they_have.he": "he has", "form.they_have.she": "she has",
    "form.they_have.they": "they have",
    # Sentences that depend on how things stand
    "treatments": "What we do for {them}: {list}.",
    "next.call": "I am calling {them} {day}.",
    "next.call.we": "We are calling {them} {day}.",
    "next.write": "I am writing to {them} {day}.",
    "next.write.we": "We are writing to {them} {day}.",
    "next.not_reached": "We have tried to reach {them} and will try again.",
    "next.contacted": "We have spoken with {them}.",
    "next.meeting_on": "We have spoken with {them} and meet {meeting}.",
    "next.met": "We have met {them}.",
    "care.whole": "We will look after {them} as we would look after you.",
    "care": "we will look after {them} as we would look after you",
    "best_fit": "We take it only if we are best for it.",
    "best_fit.find": "We take it only if we are best for it; if not, I will find {them} somebody who is.",
    "best_fit.accepts": "We take it, and are glad to.",
    "news.met": "I will tell you once we have met.",
    "news.outcome": "I will tell you what comes of it.",
    "news.done": "I will tell you when it is done.",
    "owes": "I owe you one, and I am looking.",
    "contact": "{first}: {ways}.",
    "better.handed": "{handed_to} is better for it and has {them} in hand.",
    "better.handing": "We are introducing {them} to somebody who is better for it.",
    "better.looking": "I am looking for somebody who is better for it.",
    "offer.why": "You once told me why you came to us. I have not forgotten it.",
    "offer.obliged": "Much obliged,",
    "offer.page": "How it goes stands on a page of your own: {their_page}",
    # Why it did not come to be: safe by construction. The means and the moment are told in the same words.
    "reason.not_best_fit": "It is not what we do best.",
    "reason.too_large": "The work is larger than we do well.",
    "reason.too_small": "The work is smaller than we do well.",
    "reason.too_far": "It is too far away for us to do it well.",
    "reason.no_room": "We have no room to do it well just now.",
    "reason.conflict": "It would not be right for us to take it.",
    "reason.chose_other": "Somebody else was chosen, and that is fair.",
    "reason.timing": "It is not the right moment.",
    "reason.budget": "It is not the right moment.",
    "reason.no_need": "The need has gone.",
    "reason.other": "",
    "between.chose_other": "Somebody else was chosen, and that is fair.",
    "between.timing": "It is not the right moment.",
    "between.budget": "It is not the right moment.",
    "between.no_need": "The need has gone.",
}  # fmt: skip

TO_INTRODUCERS: Mapping[str, str] = {
    "thank_received.subject": "{prospect}, and thank you",
    "thank_received.plain": "Thank you for sending {prospect} to us. Your name is on the line as well as ours"
    "[, and {care}].\n\n{treatments} {next_step} {best_fit} {news_promise}",
    "thank_received.warmer": "Thank you for sending {prospect} to us, and for putting your name beside ours. "
    "{care_whole}\n\n{treatments} {next_step} {best_fit} {news_promise}",
    "thank_received.shorter": "Thank you for sending {prospect} to us. {care_whole} "
    "{next_step} {best_fit} {news_promise}",
    "tell_not_reached.subject": "A word about {prospect}",
    "tell_not_reached.plain": "We have called {prospect} {tries} and have not reached {them} yet. Is there a better "
    "number, or a better hour? We keep trying meanwhile.",
    "tell_not_reached.warmer": "I had hoped to have news of {prospect} by now. We have called {tries} and have not "
    "reached {them} yet. If you know a better number, or a better hour, tell me. We keep trying meanwhile.",
    "tell_not_reached.shorter": "We have called {prospect} {tries} without reaching {them}. Is there a better number "
    "or hour?",
    "answer.subject": "About {prospect}: yes",
    "answer.plain": "About {prospect}: yes, we take it, and are glad to. {next_step} Thank you again for {them}. "
    "{news_promise}",
    "answer.warmer": "About {prospect}: yes. We take it, and we are glad that you thought of us. {next_step} Thank "
    "you again for {them}, and for your word. {news_promise}",
    "answer.shorter": "{prospect}: yes, we take it. {next_step} Thank you again.",
    "answer_discreet.subject": "Thank you for thinking of us",
    "answer_discreet.plain": "Thank you again for thinking of us. This is work that we do, and we are glad to be "
    "asked. How it goes stays between us and whoever comes, as it would if it were you.",
    "answer_discreet.warmer": "Thank you again for thinking of us, and for your word. This is work that we do, and "
    "we are glad to be asked. How it goes stays between us and whoever comes. If it were you, you would want it so.",
    "answer_discreet.shorter": "Thank you again for thinking of us. This is work that we do. How it goes stays "
    "between us and whoever comes.",
    "under_way.subject": "A word about {prospect}",
    "under_way.plain": "A short word about {prospect}: it is in hand, and there is nothing new to tell yet. "
    "{news_promise}",
    "under_way.warmer": "You have not heard from me, so here is a short word: {prospect} is in hand with us, and "
    "there is nothing new to tell yet. Thank you again for {them}. {news_promise}",
    "under_way.shorter": "{prospect} is in hand. Nothing new to tell yet. {news_promise}",
    "under_way_working.subject": "A word about {prospect}",
    "under_way_working.plain": "A short word about {prospect}: we are working together still, and all of it began "
    "with you. {news_promise}",
    "under_way_working.warmer": "I thought of you. The work with {prospect} goes on, and all of it began with you. "
    "Thank you again for {them}. {news_promise}",
    "under_way_working.shorter": "The work with {prospect} goes on. It began with you. {news_promise}",
    "contacted.subject": "A word about {prospect}",
    "contacted.plain": "A short word: we have spoken with {prospect}[ and meet {meeting}]. Thank you again for "
    "{them}. {news_promise}",
    "contacted.warmer": "A short word, since it began with you: we have spoken with {prospect}[ and meet {meeting}]. "
    "Thank you again for {them}, and for speaking of us. {news_promise}",
    "contacted.shorter": "We have spoken with {prospect}[ and meet {meeting}]. Thank you again. {news_promise}",
    "contacted.offer": "We understood each other from the first word.",
    "met.subject": "A word about {prospect}",
    "met.plain": "A short word: we have met {prospect}. Thank you again for {them}. {news_promise}",
    "met.warmer": "A short word, since it began with you: we have met {prospect}. Thank you again for {them}, and "
    "for your word. {news_promise}",
    "met.shorter": "We have met {prospect}. Thank you again. {news_promise}",
    "met.offer": "It was a good meeting.",
    "completed.subject": "{prospect}: it is done",
    "completed.plain": "The work for {prospect} is complete. It began with your word, and I have not forgotten that. "
    "Thank you.",
    "completed.warmer": "The work for {prospect} is complete. You spoke of us once, and all of this came of it. I "
    "have not forgotten that. Thank you, and from everybody here.",
    "completed.shorter": "The work for {prospect} is complete. It began with you. Thank you.",
    "completed.offer": "It was a pleasure from the first day.",
    "contacted_between.subject": "A word about {prospect}",
    "contacted_between.plain": "A short word: [{prospect} and {provider} have spoken|{prospect} is in touch with "
    "somebody who can help]. Thank you again for {them}. {news_promise}",
    "contacted_between.warmer": "A short word, since it began with you: [{prospect} and {provider} have "
    "spoken|{prospect} is in touch with somebody who can help]. Thank you again for {them}. {news_promise}",
    "contacted_between.shorter": "[{prospect} and {provider} have spoken|{prospect} is in touch with somebody who "
    "can help]. Thank you again.",
    "met_between.subject": "A word about {prospect}",
    "met_between.plain": "A short word: [{prospect} and {provider} have met|{prospect} has met somebody who can "
    "help]. Thank you again for {them}. {news_promise}",
    "met_between.warmer": "A short word, since it began with you: [{prospect} and {provider} have met|{prospect} has "
    "met somebody who can help]. Thank you again for {them}. {news_promise}",
    "met_between.shorter": "[{prospect} and {provider} have met|{prospect} has met somebody who can help]. Thank you "
    "again.",
    "completed_between.subject": "{prospect}: it is done",
    "completed_between.plain": "[What {provider} did for {prospect}|What was to be done for {prospect}] is complete. "
    "It began with your word. Thank you.",
    "completed_between.warmer": "[What {provider} did for {prospect}|What was to be done for {prospect}] is "
    "complete. You spoke of us once, and all of this came of it. Thank you.",
    "completed_between.shorter": "[What {provider} did for {prospect}|What was to be done for {prospect}] is "
    "complete. Thank you.",
    "explain.subject": "About {prospect}",
    "explain.plain": "We will not be working with {prospect}. {reason} {better}\n\nThank you for thinking of us. It "
    "was your word, and I wanted you to hear it from me.",
    "explain.warmer": "I wanted you to hear it from me: we will not be working with {prospect}. {reason} {better}\n\n"
    "Thank you for thinking of us, and for your word. Neither was wasted.",
    "explain.shorter": "We will not be working with {prospect}. {reason} {better} Thank you for thinking of us.",
    "explain.offer": "Do not let it keep you from thinking of us again.",
    "explain_handed_on.subject": "About {prospect}",
    "explain_handed_on.plain": "We are not the best people for {prospect}. {reason} {better}\n\nThank you for "
    "thinking of us. It was your word, and I wanted you to hear it from me.",
    "explain_handed_on.warmer": "I wanted you to hear it from me: we are not the best people for {prospect}. "
    "{reason} {better}\n\nThank you for thinking of us, and for your word.",
    "explain_handed_on.shorter": "We are not the best people for {prospect}. {better} Thank you for thinking of us.",
    "explain_silent.subject": "About {prospect}",
    "explain_silent.plain": "We have not been able to reach {prospect}, and leave it there for now. If you hear from "
    "{them}, the door is open. Thank you for thinking of us.",
    "explain_silent.warmer": "I had hoped to tell you more: we have not been able to reach {prospect}, and leave it "
    "there for now. If you hear from {them}, the door is open. Thank you for thinking of us, and for your word.",
    "explain_silent.shorter": "We have not reached {prospect}, and leave it there for now. Thank you for thinking "
    "of us.",
    "explain_between.subject": "About {prospect}",
    "explain_between.plain": "[It did not come to be between {prospect} and {provider}|What we hoped for {prospect} "
    "did not come to be]. {reason}\n\nThank you again for {them}. I wanted you to hear it from me.",
    "explain_between.warmer": "I wanted you to hear it from me: [it did not come to be between {prospect} and "
    "{provider}|what we hoped for {prospect} did not come to be]. {reason}\n\nThank you again for {them}, and for "
    "your word.",
    "explain_between.shorter": "[It did not come to be between {prospect} and {provider}|What we hoped for "
    "{prospect} did not come to be]. {reason} Thank you again.",
    "explain_silent_between.subject": "About {prospect}",
    "explain_silent_between.plain": "[We introduced {prospect} to {provider}|We introduced {prospect}] and asked "
    "both what came of it. We have not heard, and leave it there. Thank you again for {them}.",
    "explain_silent_between.warmer": "I had hoped to tell you more. [We introduced {prospect} to {provider}|We "
    "introduced {prospect}] and asked both what came of it. We have not heard, and leave it there. Thank you again "
    "for {them}, and for your word.",
    "explain_silent_between.shorter": "[We introduced {prospect} to {provider}|We introduced {prospect}] and have "
    "not heard what came of it. Thank you again.",
    "thank_won.subject": "Good news about {prospect}",
    "thank_won.plain": "Good news: {prospect} and we are working together, and it is your doing. Thank you. {owes}",
    "thank_won.warmer": "Good news: {prospect} and we are working together. It is your doing: you spoke of us, and "
    "your word was enough. Thank you. {owes}",
    "thank_won.shorter": "{prospect} and we are working together. It is your doing. Thank you. {owes}",
    "thank_won.offer": "It is a pleasure to work with {them}.",
    "thank_won_between.subject": "Good news about {prospect}",
    "thank_won_between.plain": "Good news: [{prospect} and {provider} are working together|{prospect} has found the "
    "right people], and it began with you. Thank you. {owes}",
    "thank_won_between.warmer": "Good news: [{prospect} and {provider} are working together|{prospect} has found the "
    "right people]. It began with you: you spoke of us, and one word led to the next. Thank you. {owes}",
    "thank_won_between.shorter": "[{prospect} and {provider} are working together|{prospect} has found the right "
    "people]. It began with you. Thank you. {owes}",
    "return_favour.subject": "Whom would you like to meet?",
    "return_favour.plain": "[You sent us {prospect}, and I would like to do as much for you.|I would like to return "
    "a favour.] Whom would you like to meet just now? One sentence is enough.",
    "return_favour.warmer": "[You sent us {prospect}, and I have not forgotten it. I would like to do as much for "
    "you.|I have not forgotten what I owe you.] Whom would you like to meet just now? Tell me in one sentence, and "
    "what I would hear somebody say who needs you.",
    "return_favour.shorter": "[You sent us {prospect}; I would like to do as much for you.|I would like to return a "
    "favour.] Whom would you like to meet?",
}

TO_PROSPECTS: Mapping[str, str] = {
    "call.subject": "[{introducer_name} gave me your name|A word from {firm}]",
    "call.plain": "[{introducer_name} gave me your name.][ What I heard: {need}.] May I call you? Name an hour that "
    "suits you[, or ring me on {phone}].[ May we tell {introducer} how it goes? You decide, here: {link}]",
    "call.warmer": "[{introducer_name} gave me your name and said that I may be of use.][ What I heard: {need}.] I "
    "would rather hear it from you. May I call? Name an hour that suits you[, or ring me on {phone}].[ May we tell "
    "{introducer} how it goes? You decide, here: {link}]",
    "call.shorter": "[{introducer_name} gave me your name.] May I call you[ about this: {need}]? Name an hour.[ "
    "What may {introducer} hear? You decide: {link}]",
    "call_again.subject": "[From {introducer_name}|A word from {firm}]",
    "call_again.plain": "I tried to call you and did not reach you.[ {introducer_name} gave me your name.][ It is "
    "about this: {need}.] Which hour would suit you? A line is enough[, or ring me on {phone}].[ May we tell "
    "{introducer} how it goes? You decide, here: {link}]",
    "call_again.warmer": "I tried to call you and did not reach you; it may have been a poor hour.[ "
    "{introducer_name} gave me your name.][ It is about this: {need}.] Which hour would suit you? A line is "
    "enough[, or ring me on {phone}].[ May we tell {introducer} how it goes? You decide, here: {link}]",
    "call_again.shorter": "I tried to call you.[ {introducer_name} gave me your name.] Which hour would suit you?[ What "
    "may {introducer} hear? You decide: {link}]",
    # What somebody is owed whose details came from another. It stands in the first letter, below what it is about.
    "notice": "{introducer_name} gave us your name and how to reach you, so that we can talk about this. {firm} keeps that "
    "for this and nothing else. You may see it, correct it, object, or have it erased at any time: a reply is enough. You "
    "may also complain to your data protection authority.",
    "notice.text": "{introducer_name} gave us your details for this only; reply and we erase them.",
    "ask_proposed.subject": "Our proposal",
    "ask_proposed.plain": "Have you had time to look at our proposal? If something in it is unclear, ask me. If it "
    "is not for you, say so; that is a good answer too. Just reply, or press an answer here: {link}",
    "ask_proposed.warmer": "I have been wondering how our proposal reads to you. If something in it is unclear, ask "
    "me, and take the time that it needs. If it is not for you, say so; that is a good answer too. Just reply, or press "
    "an answer here: {link}",
    "ask_proposed.shorter": "Have you had time to look at our proposal? A yes, a no and a question are all welcome: {link}",
    "ask_proposed_again.subject": "Our proposal",
    "ask_proposed_again.plain": "I asked about our proposal, and ask this once more: is it a yes, a no, or not yet? "
    "Each is a fine answer. I will not press you. Just reply, or press it here: {link}",
    "ask_proposed_again.warmer": "Proposals get buried, so I ask this once more: is it a yes, a no, or not yet? "
    "Each is a fine answer, and one word is enough. I will not press you. Just reply, or press it here: {link}",
    "ask_proposed_again.shorter": "Our proposal: yes, no, or not yet? Each is a fine answer: {link}",
    "hold_ended.subject": "Is this the time?",
    "hold_ended.plain": "We said that we would speak again about now.[ It was about this: {need}.] Is this the "
    "time? If not, name a better one[, or ring me on {phone}]. Or press an answer here: {link}",
    "hold_ended.warmer": "We said that we would speak again about now, and I have kept the date.[ It was about this: "
    "{need}.] Is this the time? If not, name a better one; there is no hurry on our side. Or press an answer here: {link}",
    "hold_ended.shorter": "We said that we would speak again about now. Is this the time? {link}",
    "ask_further.subject": "Now that it is done",
    "ask_further.plain": "Our work for you is done. Do you know somebody who needs the same? One name is enough, "
    "and a no is fine.",
    "ask_further.warmer": "Our work for you is done, and thank you for the trust in it. Most who come to us were "
    "sent by somebody like you. Do you know somebody who needs the same? One name is enough, and a no is fine.",
    "ask_further.shorter": "Our work for you is done. Do you know somebody who needs the same? A no is fine.",
    "ask_further.offer": "It was a pleasure to work with you.",
    "ask_consent.subject": "May I introduce you to {provider}?",
    "ask_consent.plain": "I thought of {provider_name}[ ({does})] for you.[ What I heard you need: {need}.] May I "
    "introduce you to each other? One press says yes or no: {link}\n\n{provider} hears nothing until you say yes. A "
    "no is fine.",
    "ask_consent.warmer": "When I heard what you need, I thought of {provider_name}[ ({does})].[ This is what I "
    "heard: {need}.] May I introduce you to each other? One press says yes or no: {link}\n\n{provider} hears "
    "nothing until you say yes, and a no is a good answer.",
    "ask_consent.shorter": "May I introduce you to {provider_name}[ ({does})]? Yes or no: {link}\n\n{provider} hears "
    "nothing until you say yes.",
    "introduce_prospect.subject": "Meet {provider}",
    "introduce_prospect.plain": "Meet {provider_name}[ ({does})]. {reason}[ How we know each other: {how_known}.]\n\n"
    "{contact}\n\n{They_have} your details too. Tell me how it goes. I would like to know either way.",
    "introduce_prospect.warmer": "I thought of {provider_name}[ ({does})] for you, and here is how you meet. "
    "{reason}[ How we know each other: {how_known}.]\n\n{contact}\n\n{They_have} your details too. Tell me how it "
    "goes, either way; it matters to me.",
    "introduce_prospect.shorter": "Meet {provider_name}[ ({does})]. {reason}\n\n{contact}\n\n{They_have} your "
    "details too. Tell me how it goes.",
    "introduce_prospect.offer": "I would go to {them} myself.",
}

TO_EITHER: Mapping[str, str] = {
    "ask_provider.subject": "May I introduce somebody?",
    "ask_provider.plain": "I know somebody who may need what you do. May I introduce you to each other once they "
    "have said yes? A no is fine.",
    "ask_provider.warmer": "I know somebody who may need what you do, and thought of you. May I introduce you to "
    "each other once they have said yes? If it is not the moment, a no is fine.",
    "ask_provider.shorter": "I know somebody who may need what you do. May I introduce you, once they have said yes?",
    "introduce_provider.subject": "Meet {prospect}",
    "introduce_provider.plain": "Meet {prospect_name}[ ({does})].[ What it is about: {need}.] {reason}[ How we know "
    "each other: {how_known}.]\n\n{contact}[ Best: {best_time}.]\n\n{They_have} your details too. Let me know what "
    "comes of it, good or bad.",
    "introduce_provider.warmer": "I thought of you for {prospect_name}[ ({does})].[ What it is about: {need}.] "
    "{reason}[ How we know each other: {how_known}.]\n\n{contact}[ Best: {best_time}.]\n\n{They_have} your details "
    "too. Let me know what comes of it, good or bad; it matters to me.",
    "introduce_provider.shorter": "Meet {prospect_name}[ ({does})].[ What it is about: {need}.] {reason}\n\n{contact}"
    "[ Best: {best_time}.]\n\n{They_have} your details too. Let me know what comes of it.",
    "ask_met.subject": "You and {other}",
    "ask_met.plain": "Did you and {other} manage to meet? Good or bad, I would like to know. Just reply, or press an "
    "answer here: {link}",
    "ask_met.warmer": "I have been wondering about you and {other}. Did you manage to meet? Good or bad, I would "
    "like to know. Just reply, or press an answer here: {link}",
    "ask_met.shorter": "Did you and {other} manage to meet? {link}",
    "ask_met_again.subject": "You and {other}",
    "ask_met_again.plain": "I asked a while ago whether you and {other} have met. One word is enough, and not yet "
    "is a fine answer. Just reply, or press it here: {link}",
    "ask_met_again.warmer": "Weeks go by quickly, so I ask once more: have you and {other} met? One word is enough, "
    "and not yet is a fine answer. Just reply, or press it here: {link}",
    "ask_met_again.shorter": "Have you and {other} met yet? One word is enough: {link}",
    "ask_outcome.subject": "You and {other}",
    "ask_outcome.plain": "What came of it with {other}, and were you treated well? Good or bad, I would like to "
    "know. Just reply, or press an answer here: {link}",
    "ask_outcome.warmer": "You and {other} met by my word, so I would like to know: what came of it, and were you "
    "treated well? Good or bad, it helps me. Just reply, or press an answer here: {link}",
    "ask_outcome.shorter": "What came of it with {other}? Were you treated well? {link}",
    "ask_outcome_again.subject": "You and {other}",
    "ask_outcome_again.plain": "I asked a while ago what came of it with {other}. One word is enough, and undecided "
    "is a fine answer. Just reply, or press it here: {link}",
    "ask_outcome_again.warmer": "I ask once more, since it was my word: what came of it with {other}, and were you "
    "treated well? One word is enough. Just reply, or press it here: {link}",
    "ask_outcome_again.shorter": "What came of it with {other}? One word is enough: {link}",
    "apologise.subject": "I apologise",
    "apologise.plain": "[You were not treated as you should have been, and it was I who introduced you to "
    "{other}.|You were not treated by us as you should have been.] I apologise. I would like to hear from you how it "
    "was, and what would put it right. May I call you[, or will you ring me on {phone}]?",
    "apologise.warmer": "Thank you for telling me. [You were not treated as you should have been, and it was I who "
    "introduced you to {other}.|You were not treated by us as you should have been.] I apologise, and I would like "
    "to hear from you how it was and what would put it right. May I call you at an hour that suits you?",
    "apologise.shorter": "[You were not treated as you should have been, and I had introduced you to {other}.|You "
    "were not treated by us as you should have been.] I apologise. May I call you?",
    "ask_account.subject": "You and {other}",
    "ask_account.plain": "How did it go with {other}, as you see it? I would like to hear it from you. A few lines "
    "are enough, or tell me when I may call.",
    "ask_account.warmer": "I introduced you and {other}, so I would like to hear from you how it went, as you see "
    "it. A few lines are enough, or tell me when I may call.",
    "ask_account.shorter": "How did it go with {other}, as you see it? A few lines are enough.",
    "answer_word.subject": "Your word",
    "answer_word.plain": "Thank you for your word. It has reached me, and I am glad to have it.",
    "answer_word.warmer": "Thank you for your word, and for taking the time. It has reached me, and I am glad to "
    "have it.",
    "answer_word.shorter": "Thank you. Your word has reached me.",
    "thank_help.subject": "Thank you",
    "thank_help.plain": "Thank you for what you did for us[ {day}]. It is not forgotten.",
    "thank_help.warmer": "Thank you for what you did for us[ {day}]. You did not have to, and it is not forgotten.",
    "thank_help.shorter": "Thank you for what you did for us[ {day}].",
    "thank_help.offer": "It made a difference.",
    "keep_promise.subject": "What I promised you",
    "keep_promise.plain": "I promised you something[ for {due}], and here it is.",
    "keep_promise.warmer": "I promised you something[ for {due}], and here it is. Thank you for your patience.",
    "keep_promise.shorter": "As promised, here it is.",
    "keep_in_touch.subject": "How are you?",
    "keep_in_touch.plain": "It has been a while since we spoke, and I would like to hear how you are. Whom would you "
    "like to meet at the moment? Tell me in a line, and I will listen for them. If a call suits you better, name an hour.",
    "keep_in_touch.warmer": "I thought of you this morning, and I would like to hear how you are and what you are "
    "working on. Whom would you like to meet at the moment? Tell me in a line, and I will listen for them. Or let us "
    "have lunch, when it suits you.",
    "keep_in_touch.shorter": "How are you? Whom would you like to meet at the moment? A line is enough.",
    "birthday.subject": "Many happy returns",
    "birthday.plain": "Many happy returns of the day. I hope that the year ahead is kind to you.",
    "birthday.warmer": "Many happy returns of the day. I am glad to know you, and I hope that the year ahead is kind "
    "to you.",
    "birthday.shorter": "Many happy returns of the day.",
    "year_since.subject": "A year ago",
    "year_since.plain": "A year ago you introduced [{prospect}|somebody] to us. I have not forgotten it. Thank you. "
    "Whom would you like to meet at the moment? I will listen for them.",
    "year_since.warmer": "A year ago you introduced [{prospect}|somebody] to us. It was your name that you lent us, and "
    "I have not forgotten it. Thank you. Whom would you like to meet at the moment? I will listen for them.",
    "year_since.shorter": "A year ago you introduced [{prospect}|somebody] to us. I have not forgotten it. Thank you.",
}

ABOUT: Mapping[str, str] = {
    # What a letter keeps to itself, said beside it
    "hush.introducer": "Says nothing about {prospects} affairs or about money. {to} sees milestones only.",
    "hush.introducer.steps": "Says nothing about {prospects} affairs or about money. {to} hears only how it ends.",
    "hush.introducer.news.refused": "{prospect} asked that nobody hears how it goes. This says no news.",
    "hush.introducer.news.not_asked": "{prospect} has not said yes yet. This says no news, not even that you spoke.",
    "hush.introducer.news.unwanted": "{to} wishes to hear no news. This says thanks and nothing else.",
    "hush.prospect": "Says nothing that you noted, and nothing that {introducer} told you in confidence.",
    "hush.prospect.us": "Says nothing that you noted.",
    "hush.prospect.between": "Says nothing that you noted about {provider}, and nothing about money.",
    "hush.provider": "Says nothing about {prospects} affairs beyond the need, and nothing about money.",
    "hush.provider.name": "Names nobody: {prospect} has not said yes yet.",
    # What the introducer may know, as a card
    "know.thanks": "That you are thankful",
    "know.steps": "That you spoke and met",
    "know.ended": "How it ended, in a few safe words",
    "know.outcome": "How it ended: {to} wants no more than that",
    "know.steps.no": "The steps between",
    "know.news.refused": "How it goes: {prospect} asked for that",
    "know.news.not_asked": "How it goes: {prospect} has not said yes yet",
    "know.news.unwanted": "How it goes: {to} does not wish to hear",
    "know.details": "{prospects} affairs and plans",
    "know.words": "What {prospect} told you, and your notes",
    "know.money": "Anything about money",
    # What is wrong with a template
    "amiss.empty": "There is nothing in it yet.",
    "amiss.too_long": "It is too long. {words} characters are the most.",
    "amiss.unknown": "{words} is not a place that this letter has.",
    "amiss.braces": "These braces are not a place for a fact: {words}",
    "amiss.unclosed": "A bracket has no partner: {words}",
    "amiss.needed": "This letter needs {words} to do what it is for.",
    "amiss.no_letter": "There is no such letter.",
    # What does not belong into an introduction
    "selling.promise": "“{words}” promises something for somebody else.",
    "selling.guarantee": "“{words}” guarantees what is not yours to guarantee.",
    "selling.price": "“{words}” is about money. Let them speak of it themselves.",
    # What stands in the way of a letter
    "trouble.no_address": "We have no e-mail for {to}.",
    "trouble.came_back": "The last letter to this address came back.",
    "trouble.do_not_contact": "{to} asked not to be contacted.",
    "trouble.not_asked": "{prospect} has not been asked yet. Until then nobody is named.",
    "trouble.nobody": "Nobody is named yet on this side.",
}

TEXTS: Mapping[str, str | tuple[str, ...]] = {**FRAME, **TO_INTRODUCERS, **TO_PROSPECTS, **TO_EITHER, **ABOUT}
