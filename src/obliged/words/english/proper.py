"""Is it proper? In English: what is missing, and the link that mends it."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str | tuple[str, ...]] = {
    "nobody_to_introduce": "Nobody is named yet who has the need.",
    "nobody_to_meet": ("Nobody is named yet whom {prospect} should meet.", "Nobody is named yet who could help."),
    "no_introducer": "We do not know whose word this is.",
    "unreachable": (
        "{name} cannot be reached: no number and no address that works.",
        "Somebody here cannot be reached.",
    ),
    "may_not_be_contacted": ("{name} asked not to be contacted.", "Somebody here asked not to be contacted."),
    "no_need": ("What {prospect} needs is not written down.", "What is needed is not written down."),
    "no_reason": ("{name} has no reason yet to meet {other}.", "One side has no reason yet to meet the other."),
    "no_reason.us.prospect": (
        "Why {prospect} should meet us is not written down.",
        "Why they should meet us is not written down.",
    ),
    "no_reason.us.provider": (
        "Why we should meet {prospect} is not written down.",
        "Why we should meet them is not written down.",
    ),
    "not_asked": ("{prospect} has not been asked yet.", "Nobody has asked yet whether this is welcome."),
    "no_answer_yet": (
        "{prospect} has not answered yet. Until then nobody is named.",
        "There is no answer yet. Until then nobody is named.",
    ),
    "said_no": ("{prospect} said no.", "The answer was no."),
    "not_expected": (
        "We do not know whether {prospect} expects to hear from {other}.",
        "We do not know whether this is expected.",
    ),
    "not_expected.us": (
        "We do not know whether {prospect} expects to hear from us.",
        "We do not know whether we are expected.",
    ),
    "does_not_fit": ("{provider} is not right for this.", "Somebody else is better for this."),
    "does_not_fit.us": "This is not ours to do well.",
    "nobody_reports": ("Nobody will ask {prospect} and {provider} how it went.", "Nobody will ask how it went."),
    "remedy.name_somebody": "Name somebody",
    "remedy.name_somebody.introducer": "Say who introduced them",
    "remedy.add_a_channel": ("Add a phone number or an email for {name}", "Add a phone number or an email"),
    "remedy.choose_another": "Choose somebody else",
    "remedy.choose_another.us": "Find somebody better",
    "remedy.write_the_need": ("Write what {prospect} needs", "Write what is needed"),
    "remedy.write_the_reason": ("Write why {name} should meet {other}", "Write the reason"),
    "remedy.write_the_reason.us.prospect": ("Write why {prospect} should meet us", "Write the reason"),
    "remedy.write_the_reason.us.provider": ("Write why we should meet {prospect}", "Write the reason"),
    "remedy.ask_first": ("Ask {prospect} first", "Ask first"),
    "remedy.wait": "See the question",
    "remedy.leave_it": "Let it rest",
    "remedy.say_it_is_expected": ("Say that {prospect} expects us", "Say that we are expected"),
    "remedy.ask_both": "Ask both how it went",
    "reason.first": "{remedy}. No letter leaves without its reason.",
    "summary.1": "One thing needs an answer before this goes.",
    "summary.other": "{N} things need an answer before this goes.",
    "summary.0": "This is a proper introduction.",
    "level.0": "Not yet an introduction.",
    "level.1": "A name, a number and a need.",
    "level.2": "An introduction.",
    "level.3": "A good introduction.",
    "level.4": "A strong introduction.",
    "level.5": "As strong as an introduction can be.",
}
