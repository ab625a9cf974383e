"""Who may do what, and with whose?

One table, written by hand: the act, the role, and how far it reaches. Every page names its act (web/routes.py), and
what is grave asks once more where it happens. What another firm keeps is nobody's here, whatever the table says; what
a colleague keeps to themselves is nobody's but theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from obliged.domain.members import Role


class Act(StrEnum):
    """What somebody may want to see or do."""

    # See
    SEE_TODAY = "see_today"  # what is owed; of it, only what one may see besides
    SEE_PEOPLE = "see_people"  # who they are, how they are reached and paid
    SEE_MATTERS = "see_matters"  # referrals, needs, notes, what people said and were told
    SEE_LETTERS = "see_letters"  # what left and what is held, without its words
    READ_LETTERS = "read_letters"  # the words of letters and of mail
    SEE_MONEY = "see_money"  # what is owed, promised and paid in money
    SEE_PLAYBOOK = "see_playbook"  # the rules, and the words of our letters
    SEE_FIRM = "see_firm"  # how the firm is set up, and who works in it
    SEE_WORKINGS = "see_workings"  # what goes on behind the pages
    READ_PRIVATE = "read_private"  # a note or a person that a member keeps to themselves
    READ_FILE = "read_file"  # everything that is kept of one person, and what people asked of it
    KNOW_OF_PRIVATE = "know_of_private"  # that there is one, and not what
    # Do
    CAPTURE = "capture"
    KEEP_PEOPLE = "keep_people"
    KEEP_REFERRALS = "keep_referrals"
    DO_COURTESIES = "do_courtesies"
    INTRODUCE = "introduce"
    ANSWER_MAIL = "answer_mail"
    SEND_LETTERS = "send_letters"  # let one leave, take one back
    KEEP_PRIVATE = "keep_private"  # write something down for oneself only, or share it
    SETTLE_MONEY = "settle_money"
    # Settle
    CHANGE_ONESELF = "change_oneself"  # name, hours, absence; of somebody else, for whoever sees to the firm
    KEEP_MAIL_ACCOUNT = "keep_mail_account"
    SETTLE_FIRM = "settle_firm"  # hours, holidays, how the firm treats people
    SETTLE_MEMBERS = "settle_members"  # invite, give a role, let go
    SETTLE_PLAYBOOK = "settle_playbook"
    SETTLE_PRIVACY = "settle_privacy"  # erase somebody, or keep everything of theirs under a legal hold
    SETTLE_WORKINGS = "settle_workings"  # hold all letters, let them leave, try a job again


class Relation(StrEnum):
    """Whose it is, seen from whoever asks."""

    OWN = "own"  # mine: I look after it, I keep it, I wrote it, I am it
    COLLEAGUES = "colleagues"  # somebody else's of my firm, or nobody's in particular
    PRIVATE = "private"  # a colleague keeps it to themselves
    ELSEWHERE = "elsewhere"  # another firm's, or nobody's at all: the two look alike


class Reach(StrEnum):
    NONE = "none"
    OWN = "own"
    FIRM = "firm"
    NAMED = "named"  # what is one's own, and that somebody else's is there


_REACHES: Final[Mapping[Reach, frozenset[Relation]]] = {
    Reach.NONE: frozenset(),
    Reach.OWN: frozenset({Relation.OWN}),
    Reach.FIRM: frozenset({Relation.OWN, Relation.COLLEAGUES}),
    Reach.NAMED: frozenset({Relation.OWN, Relation.PRIVATE}),
}

_____, _own_, _firm, named = Reach.NONE, Reach.OWN, Reach.FIRM, Reach.NAMED
_ROLES = (Role.OWNER, Role.MEMBER, Role.BOOKKEEPER, Role.VIEWER)

POLICY: Final[Mapping[Act, tuple[Reach, Reach, Reach, Reach]]] = {
    #                       owner  member bookkeeper viewer
    Act.SEE_TODAY:         (_firm, _firm, _firm, _firm),
    Act.SEE_PEOPLE:        (_firm, _firm, _firm, _firm),
    Act.SEE_MATTERS:       (_firm, _firm, _____, _firm),
    Act.SEE_LETTERS:       (_firm, _firm, _____, _firm),
    Act.READ_LETTERS:      (_firm, _firm, _____, _____),
    Act.SEE_MONEY:         (_firm, _firm, _firm, _firm),
    Act.SEE_PLAYBOOK:      (_firm, _firm, _____, _firm),
    Act.SEE_FIRM:          (_firm, _firm, _firm, _firm),
    Act.SEE_WORKINGS:      (_firm, _firm, _____, _firm),
    Act.READ_PRIVATE:      (_own_, _own_, _____, _____),
    Act.READ_FILE:         (_firm, _firm, _____, _____),
    Act.KNOW_OF_PRIVATE:   (named, _own_, _____, _____),
    Act.CAPTURE:           (_firm, _firm, _____, _____),
    Act.KEEP_PEOPLE:       (_firm, _firm, _____, _____),
    Act.KEEP_REFERRALS:    (_firm, _firm, _____, _____),
    Act.DO_COURTESIES:     (_firm, _firm, _____, _____),
    Act.INTRODUCE:         (_firm, _firm, _____, _____),
    Act.ANSWER_MAIL:       (_firm, _firm, _____, _____),
    Act.SEND_LETTERS:      (_firm, _firm, _____, _____),
    Act.KEEP_PRIVATE:      (_own_, _own_, _____, _____),
    Act.SETTLE_MONEY:      (_firm, _____, _firm, _____),
    Act.CHANGE_ONESELF:    (_firm, _own_, _own_, _own_),
    Act.KEEP_MAIL_ACCOUNT: (_firm, _own_, _____, _____),
    Act.SETTLE_FIRM:       (_firm, _____, _____, _____),
    Act.SETTLE_MEMBERS:    (_firm, _____, _____, _____),
    Act.SETTLE_PLAYBOOK:   (_firm, _____, _____, _____),
    Act.SETTLE_PRIVACY:    (_firm, _____, _____, _____),
    Act.SETTLE_WORKINGS:   (_firm, _____, _____, _____),
}  # fmt: skip


def may(role: Role, act: Act, relation: Relation = Relation.COLLEAGUES) -> bool:
    """Whether somebody of this role may do this with what stands so to them."""
    return relation in _REACHES[POLICY[act][_ROLES.index(role)]]


def may_with_some(role: Role, act: Act) -> bool:
    """Whether there is anything at all with which they may do it: their own, at least."""
    return any(may(role, act, relation) for relation in Relation)


def everything(role: Role) -> Mapping[str, bool]:
    """Every act by its name, as the pages ask: with what is the firm's, or with one's own where only that is meant."""
    return {str(act): may_with_some(role, act) for act in Act}


def who_may(act: Act) -> tuple[Role, ...]:
    """The roles of whom it is part of the work."""
    return tuple(role for role in _ROLES if may(role, act))
