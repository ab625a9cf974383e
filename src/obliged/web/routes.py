"""Which act is it to open a page of the firm, and which to send what stands on it?

A page that is not named here does not exist: whoever adds one to the table of contents says here what it is, and
writes in tests/web/policy.py what each may expect of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from obliged.domain.permissions import Act


@dataclass(frozen=True, slots=True)
class Route:
    """One page.

    :param look: what opening it is; None: it is not opened, only sent
    :param do: what sending it is; None: nothing is sent from it
    :param whose: the part of the address that says whose it is
    """

    look: Act | None
    do: Act | None = None
    whose: str = ""

    @property
    def methods(self) -> tuple[str, ...]:
        return (*(("GET", "HEAD") if self.look else ()), *(("POST",) if self.do else ()))

    def act(self, method: str) -> Act:
        """What a request of this method asks for; of a method that the page does not know, what it would be for."""
        act = self.look if method in {"GET", "HEAD"} else self.do
        return act or self.do or self.look  # type: ignore[return-value] # one of the two is there


def _look(act: Act) -> Route:
    return Route(act)


def _do(act: Act, whose: str = "") -> Route:
    return Route(None, act, whose)


def _form(act: Act, whose: str = "") -> Route:
    """A page that is nothing but a form: whoever may not send it is told so at its door."""
    return Route(act, act, whose)


ROUTES: Final[Mapping[str, Route]] = {
    # Today and its courtesies
    "today": _look(Act.SEE_TODAY),
    "still_matters": _form(Act.DO_COURTESIES),
    "matters_after_all": _do(Act.DO_COURTESIES),
    "heard_read": _do(Act.ANSWER_MAIL),
    "courtesy": _look(Act.SEE_MATTERS),
    "courtesy_closed": _look(Act.SEE_MATTERS),
    "courtesy_card": _look(Act.SEE_MATTERS),
    "courtesy_send": _do(Act.DO_COURTESIES),
    "courtesy_done": _do(Act.DO_COURTESIES),
    "courtesy_reached": _do(Act.DO_COURTESIES),
    "courtesy_not_reached": _do(Act.DO_COURTESIES),
    "courtesy_recorded": _do(Act.DO_COURTESIES),
    "courtesy_later": _do(Act.DO_COURTESIES),
    "courtesy_not_needed": _do(Act.DO_COURTESIES),
    "courtesy_undo": _do(Act.DO_COURTESIES),
    "courtesy_draft": _do(Act.DO_COURTESIES),
    "discretion_look": _do(Act.DO_COURTESIES),
    # Capture
    "capture": _form(Act.CAPTURE),
    "capture_reading": _do(Act.CAPTURE),
    "capture_kept": _look(Act.SEE_MATTERS),
    "capture_undo": _do(Act.CAPTURE),
    # People
    "people": _look(Act.SEE_PEOPLE),
    "person_new": _form(Act.KEEP_PEOPLE),
    "person": _look(Act.SEE_PEOPLE),
    "person_edit": _form(Act.KEEP_PEOPLE),
    "person_delete": _form(Act.KEEP_PEOPLE),
    "person_restore": _do(Act.KEEP_PEOPLE),
    "person_same": _do(Act.KEEP_PEOPLE),
    "person_note": _do(Act.KEEP_PEOPLE),
    "portal_link": _look(Act.SEE_MATTERS),
    "portal_link_make": _do(Act.KEEP_PEOPLE),
    "portal_link_end": _do(Act.KEEP_PEOPLE),
    "person_promise": _do(Act.KEEP_PEOPLE),
    "person_take_back": _do(Act.KEEP_PEOPLE),
    # Partners: whom we chose, and how we keep in touch
    "partners_choose": _look(Act.SEE_MATTERS),
    "partner_pick": _do(Act.KEEP_PEOPLE),
    "partner_unpick": _do(Act.KEEP_PEOPLE),
    "rhythm": Route(Act.SEE_MATTERS, Act.KEEP_PEOPLE),
    "rhythm_slower": _do(Act.KEEP_PEOPLE),
    "one_to_one": Route(Act.SEE_MATTERS, Act.KEEP_PEOPLE),
    "one_to_one_set": _do(Act.KEEP_PEOPLE),
    # What we expect of each other
    "understanding": Route(Act.SEE_MATTERS, Act.KEEP_PEOPLE),
    "understanding_ask": _form(Act.KEEP_PEOPLE),
    "understanding_agreed": _do(Act.KEEP_PEOPLE),
    "understanding_end": _do(Act.KEEP_PEOPLE),
    # What we keep of people
    "person_file": _look(Act.READ_FILE),
    "person_file_json": _look(Act.READ_FILE),
    "person_erase": _form(Act.SETTLE_PRIVACY),
    "person_hold": _form(Act.SETTLE_PRIVACY),
    "person_ask": _form(Act.KEEP_PEOPLE),
    "person_told": _do(Act.KEEP_PEOPLE),
    "privacy": _look(Act.READ_FILE),
    "privacy_settle": _do(Act.KEEP_PEOPLE),
    "retention": Route(Act.SEE_FIRM, Act.SETTLE_FIRM),
    "organisation": Route(Act.SEE_PEOPLE, Act.KEEP_PEOPLE),
    "organisation_delete": _form(Act.KEEP_PEOPLE),
    "organisation_restore": _do(Act.KEEP_PEOPLE),
    # Find or do, and help
    "palette": _look(Act.SEE_PEOPLE),
    "help": _look(Act.SEE_TODAY),
    "confidences": _look(Act.SEE_TODAY),
    "person_tellings": _look(Act.SEE_MATTERS),
    "referral_tellings": _look(Act.SEE_MATTERS),
    # Introduce, and hand on
    "introduce": _form(Act.INTRODUCE),
    "introduce_look": _do(Act.INTRODUCE),
    "introduce_names": _look(Act.INTRODUCE),
    "introduction": _form(Act.INTRODUCE),
    "hand_on": _form(Act.INTRODUCE),
    # Referrals
    "referrals": _look(Act.SEE_MATTERS),
    "referral": _look(Act.SEE_MATTERS),
    "referral_edit": _form(Act.KEEP_REFERRALS),
    "referral_step": _form(Act.KEEP_REFERRALS),
    "referral_error": _do(Act.KEEP_REFERRALS),
    "referral_promise": _form(Act.KEEP_REFERRALS),
    "referral_invitation": _form(Act.KEEP_REFERRALS),
    "referral_wish": _do(Act.KEEP_REFERRALS),
    "referral_treatments": _do(Act.KEEP_REFERRALS),
    "referral_responsible": _form(Act.KEEP_REFERRALS),
    "referral_who": _form(Act.KEEP_REFERRALS),
    "referral_take_back": _do(Act.KEEP_REFERRALS),
    "referral_release": _form(Act.KEEP_REFERRALS),
    # Offered to us
    "offers": _look(Act.SEE_MATTERS),
    "offers_count": _look(Act.SEE_MATTERS),
    "offer_keep": _do(Act.KEEP_REFERRALS),
    "offer_aside": _do(Act.KEEP_REFERRALS),
    "offer_undo": _do(Act.KEEP_REFERRALS),
    # Mail that came in
    "incoming_unplaced": _look(Act.SEE_MATTERS),
    "incoming_count": _look(Act.SEE_MATTERS),
    "incoming": _look(Act.SEE_MATTERS),
    "incoming_source": _look(Act.READ_LETTERS),
    "incoming_record": _do(Act.ANSWER_MAIL),
    "incoming_keep": _do(Act.ANSWER_MAIL),
    "incoming_change": _form(Act.ANSWER_MAIL),
    "incoming_read": _do(Act.ANSWER_MAIL),
    "incoming_undo": _do(Act.ANSWER_MAIL),
    "incoming_who": _do(Act.ANSWER_MAIL),
    "incoming_aside": _do(Act.ANSWER_MAIL),
    "incoming_reply": _form(Act.ANSWER_MAIL),
    # Mailbox
    "mailbox": _look(Act.SEE_LETTERS),
    "letter_leave_now": _do(Act.SEND_LETTERS),
    "letter_take_back": _do(Act.SEND_LETTERS),
    "letter_was_sent": _do(Act.SEND_LETTERS),
    "letter_again": _do(Act.SEND_LETTERS),
    "letters_let_leave": _do(Act.SETTLE_WORKINGS),
    "letters_take_back": _do(Act.SETTLE_WORKINGS),
    # Playbook and letters
    "playbook": _look(Act.SEE_PLAYBOOK),
    "playbook_rule": _do(Act.SETTLE_PLAYBOOK),
    "playbook_preview": _do(Act.SETTLE_PLAYBOOK),
    "playbook_as_it_was": _do(Act.SETTLE_PLAYBOOK),
    "templates": _look(Act.SEE_PLAYBOOK),
    "template": Route(Act.SEE_PLAYBOOK, Act.SETTLE_PLAYBOOK),
    "template_default": _do(Act.SETTLE_PLAYBOOK),
    # Settings
    "settings": Route(Act.SEE_FIRM, Act.SETTLE_FIRM),
    "public_page": Route(Act.SEE_FIRM, Act.SETTLE_FIRM),
    "public_page_look": _do(Act.SETTLE_FIRM),
    "public_page_card": _look(Act.SEE_FIRM),
    "settings_me": _look(Act.SEE_FIRM),
    "settings_keys": _do(Act.SEE_TODAY),  # one's own keyboard
    "settings_members": Route(Act.SEE_FIRM, Act.SETTLE_MEMBERS),
    "settings_member": _form(Act.CHANGE_ONESELF, "member"),
    "settings_away": _do(Act.CHANGE_ONESELF, "member"),
    "settings_back": _do(Act.CHANGE_ONESELF, "member"),
    "settings_leave": _do(Act.SETTLE_MEMBERS),
    "member_sessions_end": _do(Act.SETTLE_MEMBERS),
    "settings_mail": _look(Act.SEE_FIRM),
    "mail_account": _form(Act.KEEP_MAIL_ACCOUNT, "which"),
    "mail_account_try": _do(Act.KEEP_MAIL_ACCOUNT, "which"),
    "mail_account_domain": _do(Act.KEEP_MAIL_ACCOUNT, "which"),
    "mail_account_remove": _form(Act.KEEP_MAIL_ACCOUNT, "which"),
    "settings_withdraw": _do(Act.SETTLE_MEMBERS),
    "jobs": _look(Act.SEE_WORKINGS),
    "letters_pause": _do(Act.SETTLE_WORKINGS),
    "letters_go_on": _do(Act.SETTLE_WORKINGS),
    "this_one_sends": _do(Act.SETTLE_WORKINGS),
    "job_again": _do(Act.SETTLE_WORKINGS),
    "job_let_go": _do(Act.SETTLE_WORKINGS),
}
