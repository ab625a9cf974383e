"""Who comes in by the operator's hand? A one-time link for somebody who is locked out, and further firms."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from obliged.records.accounts import User


def sign_in(email: str, *, without_second: bool = False) -> int:
    """Print a link that signs this account in once.

    :param without_second: take its passkeys, its app and its codes on paper off first, and end all its sessions
    """
    django.setup()
    from obliged.acts import firms
    from obliged.ports import clock
    from obliged.records.accounts import User

    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        print(f"Nobody signs in as {email}.", file=sys.stderr)
        return 1
    if without_second:
        _take_off_second(user)
    print(firms.sign_in_link(user, now=clock.now()))
    return 0


def _take_off_second(user: User) -> None:
    """All is lost, phone and paper. The account's owner is told, in case they have lost nothing."""
    from obliged.acts import accounts, second
    from obliged.ports import clock
    from obliged.words import accounts as words

    if not second.remove_all(user):
        print("This account had no second proof.", file=sys.stderr)
        return
    accounts.end_all(user, now=clock.now())
    accounts.tell(user, words.SECOND_TAKEN_OFF)
    print("Its passkeys, app and codes on paper are taken off, and all its sessions have ended.", file=sys.stderr)


def found(name: str, *, owner: str, email: str, zone: str) -> int:
    """Set up a further firm, and print a link that signs its owner in once."""
    django.setup()
    from zoneinfo import available_timezones

    from obliged.acts import firms
    from obliged.domain.refusals import Refusal
    from obliged.ports import clock, zones
    from obliged.words import refusals

    if zone not in available_timezones():
        print(f"There is no time zone {zone}. One is written like Europe/Lisbon.", file=sys.stderr)
        return 1
    now = clock.now()
    try:
        member = firms.set_up(
            name=name, owner=owner, email=email, password=None, now=now, further=True,
            zone=zone, country=zones.country_of(zone),
        )  # fmt: skip
    except Refusal as refusal:
        print(refusals.sentence(refusal), file=sys.stderr)
        return 1
    print(firms.sign_in_link(member.user, now=now))
    return 0
