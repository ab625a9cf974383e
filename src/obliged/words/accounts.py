"""What does an account's owner hear that no page says? News from the operator's hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class News:
    subject: str
    text: str


SECOND_TAKEN_OFF = News(
    "Your second proof was taken off",
    "Whoever runs your Obliged has taken your passkeys, your app and your codes on paper off your account, and ended all "
    "its sessions, so that you can sign in by a link.\n\n"
    "Add them anew as soon as you are in: Settings, You, Signing in safely. If you did not ask for this, call them.\n",
)
