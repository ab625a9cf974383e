"""The members' pages."""

from __future__ import annotations

from django.urls import path

from obliged.web import (
    captures,
    courtesies,
    doors,
    introductions,
    jobs,
    letter_templates,
    mailbox,
    palette,
    people,
    playbooks,
    referrals,
    settings,
    today,
)

urlpatterns = [
    # Doors
    path("", doors.first, name="first"),
    path("set-up/", doors.set_up, name="set_up"),
    path("look-around/", doors.look_around, name="look_around"),
    path("sign-in/<str:secret>/", doors.sign_in, name="sign_in"),
    path("join/<str:secret>/", doors.join, name="join"),
    # Today and its courtesies
    path("f/<slug:firm>/", today.index, name="today"),
    path("f/<slug:firm>/still-matters/", today.still_matters, name="still_matters"),
    path("f/<slug:firm>/still-matters/undo/", today.matters_after_all, name="matters_after_all"),
    path("f/<slug:firm>/heard/<int:heard>/read/", today.heard_read, name="heard_read"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/", courtesies.show, name="courtesy"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/closed/", courtesies.closed, name="courtesy_closed"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/card/", courtesies.card, name="courtesy_card"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/send/", courtesies.send, name="courtesy_send"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/done/", courtesies.done, name="courtesy_done"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/reached/", courtesies.reached, name="courtesy_reached"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/no-answer/", courtesies.not_reached, name="courtesy_not_reached"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/recorded/", courtesies.recorded, name="courtesy_recorded"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/later/", courtesies.later, name="courtesy_later"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/not-needed/", courtesies.not_needed, name="courtesy_not_needed"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/undo/", courtesies.undo, name="courtesy_undo"),
    path("f/<slug:firm>/courtesies/<uuid:courtesy>/draft/", courtesies.draft, name="courtesy_draft"),
    # Capture
    path("f/<slug:firm>/capture/", captures.index, name="capture"),
    path("f/<slug:firm>/capture/reading/", captures.reading, name="capture_reading"),
    path("f/<slug:firm>/capture/kept/<str:kept>/", captures.show_kept, name="capture_kept"),
    path("f/<slug:firm>/capture/kept/<str:kept>/undo/", captures.undo, name="capture_undo"),
    # People
    path("f/<slug:firm>/people/", people.index, name="people"),
    path("f/<slug:firm>/people/new/", people.new, name="person_new"),
    path("f/<slug:firm>/people/<uuid:person>/", people.show, name="person"),
    path("f/<slug:firm>/people/<uuid:person>/change/", people.edit, name="person_edit"),
    path("f/<slug:firm>/people/<uuid:person>/delete/", people.delete, name="person_delete"),
    path("f/<slug:firm>/people/<uuid:person>/restore/", people.restore, name="person_restore"),
    path("f/<slug:firm>/people/<uuid:person>/same/", people.same, name="person_same"),
    path("f/<slug:firm>/people/<uuid:person>/notes/", people.note, name="person_note"),
    path("f/<slug:firm>/people/<uuid:person>/promises/", people.promise, name="person_promise"),
    path(
        "f/<slug:firm>/people/<uuid:person>/happenings/<int:happening>/take-back/", people.take_back,
        name="person_take_back",
    ),
    path("f/<slug:firm>/organisations/<uuid:organisation>/", people.organisation, name="organisation"),
    # Find or do, and help
    path("f/<slug:firm>/find/", palette.find, name="palette"),
    path("f/<slug:firm>/help/", palette.help, name="help"),
    # Introduce, and hand on
    path("f/<slug:firm>/introduce/", introductions.introduce, name="introduce"),
    path("f/<slug:firm>/introduce/look/", introductions.look, name="introduce_look"),
    path("f/<slug:firm>/introduce/names/", introductions.names, name="introduce_names"),
    path("f/<slug:firm>/referrals/<uuid:referral>/introduction/", introductions.introduction, name="introduction"),
    path("f/<slug:firm>/referrals/<uuid:referral>/hand-on/", introductions.hand_on, name="hand_on"),
    # Referrals
    path("f/<slug:firm>/referrals/", referrals.index, name="referrals"),
    path("f/<slug:firm>/referrals/<uuid:referral>/", referrals.show, name="referral"),
    path("f/<slug:firm>/referrals/<uuid:referral>/change/", referrals.edit, name="referral_edit"),
    path("f/<slug:firm>/referrals/<uuid:referral>/step/", referrals.step, name="referral_step"),
    path("f/<slug:firm>/referrals/<uuid:referral>/error/", referrals.error, name="referral_error"),
    path("f/<slug:firm>/referrals/<uuid:referral>/promise/", referrals.promise, name="referral_promise"),
    path("f/<slug:firm>/referrals/<uuid:referral>/wish/", referrals.wish, name="referral_wish"),
    path("f/<slug:firm>/referrals/<uuid:referral>/treatments/", referrals.treatments, name="referral_treatments"),
    path("f/<slug:firm>/referrals/<uuid:referral>/responsible/", referrals.responsible, name="referral_responsible"),
    path("f/<slug:firm>/referrals/<uuid:referral>/who/", referrals.who, name="referral_who"),
    path(
        "f/<slug:firm>/referrals/<uuid:referral>/happenings/<int:happening>/take-back/", referrals.take_back,
        name="referral_take_back",
    ),
    path(
        "f/<slug:firm>/referrals/<uuid:referral>/promises/<int:happening>/release/", referrals.release,
        name="referral_release",
    ),
    # Mailbox
    path("f/<slug:firm>/mailbox/", mailbox.index, name="mailbox"),
    path("f/<slug:firm>/mailbox/<uuid:letter>/leave/", mailbox.leave_now, name="letter_leave_now"),
    path("f/<slug:firm>/mailbox/<uuid:letter>/take-back/", mailbox.take_back, name="letter_take_back"),
    # Playbook and letters
    path("f/<slug:firm>/playbook/", playbooks.index, name="playbook"),
    path("f/<slug:firm>/playbook/rules/", playbooks.rule, name="playbook_rule"),
    path("f/<slug:firm>/playbook/preview/", playbooks.preview, name="playbook_preview"),
    path("f/<slug:firm>/playbook/as-it-was/", playbooks.as_it_was, name="playbook_as_it_was"),
    path("f/<slug:firm>/settings/letters/", letter_templates.index, name="templates"),
    path("f/<slug:firm>/settings/letters/<slug:letter>/<slug:register>/", letter_templates.template, name="template"),
    path("f/<slug:firm>/settings/letters/<slug:letter>/<slug:register>/ours/", letter_templates.ours, name="template_default"),
    # Settings
    path("f/<slug:firm>/settings/", settings.firm, name="settings"),
    path("f/<slug:firm>/settings/you/", settings.me, name="settings_me"),
    path("f/<slug:firm>/settings/behind/", jobs.index, name="jobs"),
    path("f/<slug:firm>/settings/behind/pause/", jobs.pause, name="letters_pause"),
    path("f/<slug:firm>/settings/behind/go-on/", jobs.go_on, name="letters_go_on"),
    path("f/<slug:firm>/settings/behind/this-one-sends/", jobs.this_one_sends, name="this_one_sends"),
    path("f/<slug:firm>/settings/behind/jobs/<int:job>/again/", jobs.again, name="job_again"),
    path("f/<slug:firm>/settings/behind/jobs/<int:job>/let-go/", jobs.let_go, name="job_let_go"),
    path("f/<slug:firm>/settings/keys/", settings.keys, name="settings_keys"),
    path("f/<slug:firm>/settings/members/", settings.members, name="settings_members"),
    path("f/<slug:firm>/settings/members/<uuid:member>/", settings.member, name="settings_member"),
    path("f/<slug:firm>/settings/members/<uuid:member>/away/", settings.away, name="settings_away"),
    path("f/<slug:firm>/settings/members/<uuid:member>/back/<int:absence>/", settings.back, name="settings_back"),
    path("f/<slug:firm>/settings/members/<uuid:member>/leave/", settings.leave, name="settings_leave"),
    path("f/<slug:firm>/settings/invitations/<int:invitation>/withdraw/", settings.withdraw, name="settings_withdraw"),
]
