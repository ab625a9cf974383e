"""With which keys is what we keep sealed, and how is one changed?"""

from __future__ import annotations

import sys

import django


def show() -> int:
    """Say which keys there are, and how much each of them seals. Never the keys themselves."""
    django.setup()
    from obliged.acts import keys
    from obliged.ports.secrets import BadKey

    try:
        ring, unreadable = keys.kept()
    except BadKey as trouble:
        return _no(f"{trouble}.")
    for key in ring:
        since = f"{key.since:%Y-%m-%d %H:%M}" if key.since else "given"
        use = "seals now" if key.seals_now else "may go" if key.kept_in and not key.seals else ""
        print(f"{key.id}  {since:<16}  {_things(key.seals)} sealed  {use}".rstrip())
    if unreadable:
        return _no(
            f"{_things(unreadable)} cannot be read: the key is not here. Put it back, or let the members type their "
            "passwords again."
        )
    return 0


def rotate() -> int:
    """A new key, and everything sealed with it. Stopped in between, `rotate --go-on` seals the rest."""
    return _rotate(fresh=True)


def go_on() -> int:
    """Seal with the newest key what it does not seal yet."""
    return _rotate(fresh=False)


def _rotate(*, fresh: bool) -> int:
    django.setup()
    from django.conf import settings

    from obliged.acts import keys
    from obliged.ports import secrets

    if settings.KEYS and fresh:
        print("The keys are given in OBLIGED_KEYS. Put this new one before the others, restart, then say")
        print(f"`obliged keys rotate --go-on`:\n{secrets.fresh()}")
        return 0
    try:
        done = keys.rotate(fresh=fresh)
    except secrets.BadKey as trouble:
        return _no(f"{trouble}.")
    print(f"{_things(done.sealed)} sealed with key {secrets.ring().newest.id}.")
    if done.unreadable:
        return _no(f"{_things(done.unreadable)} cannot be read: the key is not here. They were left as they are.")
    print("The older keys still check the links of older letters. `obliged keys drop KEY` takes one away.")
    return 0


def drop(key: str) -> int:
    """Take an old key away."""
    django.setup()
    from obliged.acts import keys
    from obliged.domain.refusals import Refusal
    from obliged.words import refusals

    try:
        keys.drop(key)
    except Refusal as refusal:
        return _no(refusals.sentence(refusal))
    print(f"Key {key} is gone, and with it the links and reply addresses of letters from its time.")
    return 0


def _things(number: int) -> str:
    return "1 password" if number == 1 else f"{number} passwords"


def _no(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
