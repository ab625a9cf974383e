"""The members' pages."""

from __future__ import annotations

from django.urls import path

from obliged.web import doors, mailbox, settings

urlpatterns = [
    # Doors
    path("", doors.first, name="first"),
    path("set-up/", doors.set_up, name="set_up"),
    path("look-around/", doors.look_around, name="look_around"),
    path("sign-in/<str:secret>/", doors.sign_in, name="sign_in"),
    path("join/<str:secret>/", doors.join, name="join"),
    # Mailbox
    path("f/<slug:firm>/mailbox/", mailbox.index, name="mailbox"),
    path("f/<slug:firm>/mailbox/<uuid:letter>/leave/", mailbox.leave_now, name="letter_leave_now"),
    path("f/<slug:firm>/mailbox/<uuid:letter>/take-back/", mailbox.take_back, name="letter_take_back"),
    # Settings
    path("f/<slug:firm>/settings/", settings.firm, name="settings"),
    path("f/<slug:firm>/settings/you/", settings.me, name="settings_me"),
    path("f/<slug:firm>/settings/keys/", settings.keys, name="settings_keys"),
    path("f/<slug:firm>/settings/members/", settings.members, name="settings_members"),
    path("f/<slug:firm>/settings/members/<uuid:member>/", settings.member, name="settings_member"),
    path("f/<slug:firm>/settings/members/<uuid:member>/away/", settings.away, name="settings_away"),
    path("f/<slug:firm>/settings/members/<uuid:member>/back/<int:absence>/", settings.back, name="settings_back"),
    path("f/<slug:firm>/settings/members/<uuid:member>/leave/", settings.leave, name="settings_leave"),
    path("f/<slug:firm>/settings/invitations/<int:invitation>/withdraw/", settings.withdraw, name="settings_withdraw"),
]
