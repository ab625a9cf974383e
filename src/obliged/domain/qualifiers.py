"""By which questions are partners chosen?"""

from __future__ import annotations

from enum import StrEnum


class Question(StrEnum):
    """The eight questions of the trade, and five more."""

    WHOM_THEY_SERVE = "whom_they_serve"  # do we know whom they serve?
    SAME_VALUES = "same_values"
    KEEPS_WORD = "keeps_word"  # do they do what they say?
    KNOWS_OURS = "knows_ours"  # have we told them what we look for?
    WHAT_MATTERS = "what_matters"  # do we know what matters to both?
    REFERS_BACK = "refers_back"
    PROFESSIONAL = "professional"
    EASY_TO_REACH = "easy_to_reach"
    PASSIONATE = "passionate"
    PERSONABLE = "personable"
    WILLING = "willing"  # asked, and said yes
    COMFORTABLE = "comfortable"  # are we comfortable to let them serve our clients?
    CAN_SAY_OURS = "can_say_ours"  # can they say whom we serve?


class Answered(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
