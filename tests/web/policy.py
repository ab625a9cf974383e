"""What may each expect of each page? Written by hand, and of the code's own table knows nothing.

One line a page: its name, who may open it, who may send what stands on it. o: owner, m: member, b: bookkeeper,
v: viewer; in brackets: only with what is their own; -: nobody does. A page without a line here turns
test_matrix.py red: write down what you think each may do, before you look at what the product thinks.

The marks after that: `private` – a person or a note that a colleague keeps to themselves is not there;
`same` – it is the same page for everybody of the firm, whatever its address names; `mine` – its address says "own"
and means whoever asks; `asks` – it answers a question that is not asked here, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = {"o": "owner", "m": "member", "b": "bookkeeper", "v": "viewer"}

OF_A_FIRM = """
today                   ombv    -
still_matters           om      om
matters_after_all       -       om
heard_read              -       om
courtesy                omv     -
courtesy_closed         omv     -
courtesy_card           omv     -
courtesy_send           -       om
courtesy_done           -       om
courtesy_reached        -       om
courtesy_not_reached    -       om
courtesy_recorded       -       om
courtesy_later          -       om
courtesy_not_needed     -       om
courtesy_undo           -       om
courtesy_draft          -       om
discretion_look         -       om
capture                 om      om
capture_reading         -       om
capture_kept            omv     -
capture_undo            -       om
people                  ombv    -
person_new              om      om
person                  ombv    -       private
person_edit             om      om      private
person_delete           om      om      private
person_restore          -       om      private
person_same             -       om      private
person_note             -       om      private
person_promise          -       om      private
person_take_back        -       om      private
portal_link             omv     -       private
portal_link_make        -       om      private
portal_link_end         -       om      private
partners_choose         omv     -
partner_pick            -       om      private
partner_unpick          -       om      private
rhythm                  omv     om      private
rhythm_slower           -       om      private
one_to_one              omv     om      private
one_to_one_set          -       om      private
understanding           omv     om      private
understanding_ask       om      om      private
understanding_agreed    -       om      private
understanding_end       -       om      private
person_file             om      -       private
person_file_json        om      -       private
person_erase            o       o       private
person_hold             o       o       private
person_ask              om      om      private
person_told             -       om      private
privacy                 om      -
privacy_settle          -       om
retention               ombv    o
organisation            ombv    om
organisation_delete     om      om
organisation_restore    -       om
palette                 ombv    -
help                    ombv    -
confidences             ombv    -
person_tellings         omv     -       private
referral_tellings       omv     -
introduce               om      om
introduce_look          -       om
introduce_names         om      -
introduction            om      om
hand_on                 om      om
referrals               omv     -
referral                omv     -
referral_edit           om      om
referral_step           om      om      asks
referral_error          -       om
referral_promise        om      om
referral_invitation     om      om      asks
referral_wish           -       om
referral_treatments     -       om
referral_responsible    om      om
referral_who            om      om
referral_take_back      -       om
referral_release        om      om
offers                  omv     -
offers_count            omv     -
offer_keep              -       om
offer_aside             -       om
offer_undo              -       om
incoming_unplaced       omv     -
incoming_count          omv     -
incoming                omv     -
incoming_source         om      -
incoming_record         -       om
incoming_keep           -       om
incoming_change         om      om
incoming_read           -       om
incoming_undo           -       om
incoming_who            -       om
incoming_aside          -       om
incoming_reply          om      om
mailbox                 omv     -
letter_leave_now        -       om
letter_take_back        -       om
letter_was_sent         -       om
letter_again            -       om
letters_let_leave       -       o
letters_take_back       -       o
playbook                omv     -
playbook_rule           -       o
playbook_preview        -       o
playbook_as_it_was      -       o
templates               omv     -
template                omv     o       same
template_default        -       o       same
settings                ombv    o
settings_me             ombv    -
settings_keys           -       ombv
settings_members        ombv    o
settings_member         o(mbv)  o(mbv)
settings_away           -       o(mbv)
settings_back           -       o(mbv)
settings_leave          -       o
member_sessions_end     -       o
settings_mail           ombv    -
mail_account            o(m)    o(m)    mine
mail_account_try        -       o(m)    mine asks
mail_account_domain     -       o(m)    mine asks
mail_account_remove     o(m)    o(m)    mine asks
settings_withdraw       -       o
public_page             ombv    o
public_page_look        -       o
public_page_card        ombv    -
jobs                    omv     -
letters_pause           -       o
letters_go_on           -       o
this_one_sends          -       o
job_again               -       o
job_let_go              -       o
"""

# Pages that are nobody's of a firm. `open`: whoever comes; `in`: whoever is signed in, others are sent to sign in;
# `secret`: whoever holds a living one, all others see one and the same page.
OUTSIDE = """
first                                   open    -
set_up                                  open    open
look_around                             -       open
sign_in                                 secret  secret
join                                    secret  secret
answer                                  secret  secret
stop                                    secret  secret
their_understanding                     secret  secret
portal_page                             secret  -
portal_card                             secret  -
portal_word                             -       secret
portal_report                           -       secret
portal_wishes                           -       secret
portal_data                             -       secret
portal_stop                             -       secret
portal_fresh                            -       secret
portal_more                             secret  secret
portal_introduce                        -       secret
offer_answer                            secret  secret
introduce_to                            open    open
portal_history                          secret  -
portal_close                            -       secret
account_login                           open    open
account_logout                          open    open
account_inactive                        open    -
account_signup                          open    open
account_reauthenticate                  in      in
account_email                           in      in
account_email_verification_sent         open    -
account_change_password                 in      in
account_set_password                    in      in
account_reset_password                  open    open
account_reset_password_done             open    -
account_reset_password_from_key         open    open
account_reset_password_from_key_done    open    -
account_confirm_login_code              open    open
account_request_login_code              open    open
account_confirm_email                   open    open
prove_by_mail                           -       in
prove_go_on                             in      -
mfa_index                               in      -
mfa_authenticate                        open    open
mfa_reauthenticate                      in      in
mfa_activate_totp                       in      in
mfa_deactivate_totp                     in      in
mfa_view_recovery_codes                 in      -
mfa_generate_recovery_codes             in      in
mfa_list_webauthn                       in      -
mfa_add_webauthn                        in      in
mfa_reauthenticate_webauthn             in      in
mfa_remove_webauthn                     in      in
mfa_edit_webauthn                       in      in
mfa_login_webauthn                      open    open
session_end                             -       in
session_end_others                      -       in
session_end_all                         -       in
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What is expected of one page."""

    name: str
    look: str
    do: str
    marks: frozenset[str]

    def who(self, method: str) -> str:
        """Who may, of those whom this method would be for; of a method that no page knows, whoever it is made for."""
        return self.look if method in {"GET", "HEAD"} and self.look != "-" else self.do if self.do != "-" else self.look

    def knows(self, method: str) -> bool:
        return (self.look if method in {"GET", "HEAD"} else self.do if method == "POST" else "-") != "-"

    def lets(self, role: str, method: str, *, own: bool) -> bool:
        everything, _, theirs = self.who(method).rstrip(")").partition("(")
        return role in everything or (own and role in theirs)


def _rows(table: str) -> dict[str, Row]:
    lines = (line.split() for line in table.strip().splitlines())
    return {name: Row(name, look, do, frozenset(marks)) for name, look, do, *marks in lines}


FIRM = _rows(OF_A_FIRM)
WORLD = _rows(OUTSIDE)
