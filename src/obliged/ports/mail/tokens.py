"""How is a permission that was given once (OAuth 2) turned into what a mail server takes today?

A provider gives a lasting refresh token and access tokens that end within the hour. What is kept is a grant: both, and
where the next is to be had. Only HTTPS, no detours, and no more of the answer than an answer can be.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from obliged.ports import fetching
from obliged.ports.mail import NotLetIn, NotNow
from obliged.ports.mail.session import Trouble

EARLY = timedelta(minutes=2)  # before its end a token counts as ended
LARGEST = 64 * 1024
PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Grant:
    """What OAuth 2 left us with."""

    endpoint: str  # where tokens are refreshed
    client_id: str
    client_secret: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    access_token: str = field(default="", repr=False)
    ends_at: str = ""  # ISO 8601; empty: not known, so it is refreshed
    scope: str = ""

    @classmethod
    def read(cls, text: str) -> Grant:
        """:raises ValueError: if it is not what we have kept"""
        said = json.loads(text)
        if not isinstance(said, dict):
            raise ValueError("not a grant")
        return cls(**{name: str(said[name]) for name in cls.__slots__ if said.get(name)})

    def written(self) -> str:
        return json.dumps(asdict(self))

    def holds(self, now: datetime) -> bool:
        return bool(self.access_token and self.ends_at) and now + EARLY < datetime.fromisoformat(self.ends_at)


def refreshed(grant: Grant, *, now: datetime) -> Grant:
    """The same grant with an access token that holds.

    :raises NotLetIn: if the permission was taken back
    :raises NotNow: if the provider does not answer
    """
    if grant.holds(now):
        return grant
    if not grant.refresh_token:
        raise NotLetIn("the access token has ended, and there is none to get the next with", Trouble.TOKEN)
    asked = {
        "grant_type": "refresh_token",
        "refresh_token": grant.refresh_token,
        "client_id": grant.client_id,
        "client_secret": grant.client_secret,
        "scope": grant.scope,
    }
    status, said = _post(grant.endpoint, urlencode({name: value for name, value in asked.items() if value}))
    if status in {400, 401, 403}:
        raise NotLetIn(_reason(said), Trouble.TOKEN)
    token = said.get("access_token")
    if status != 200 or not isinstance(token, str):
        raise NotNow(f"the provider answered {status}: {_reason(said)}", Trouble.LATER)
    return Grant(
        endpoint=grant.endpoint,
        client_id=grant.client_id,
        client_secret=grant.client_secret,
        refresh_token=str(said.get("refresh_token") or grant.refresh_token),
        access_token=token,
        ends_at=(now + _lasts(said.get("expires_in"))).isoformat(),
        scope=grant.scope,
    )


def _lasts(seconds: Any) -> timedelta:
    try:
        return timedelta(seconds=min(max(int(seconds), 0), 86_400))
    except (TypeError, ValueError):
        return timedelta(minutes=30)


def _post(endpoint: str, body: str) -> tuple[int, dict[str, Any]]:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    try:
        answer = fetching.fetch(
            endpoint, method="POST", body=body.encode(), headers=headers, largest=LARGEST, patience=PATIENCE,
            inside=settings.MAIL_INSIDE,
        )  # fmt: skip
    except fetching.NotFetched as trouble:
        if trouble.why == "address":
            raise NotLetIn("tokens are refreshed over https, from the world outside", Trouble.TOKEN) from trouble
        raise NotNow(f"the provider of the token does not answer: {trouble.why}", Trouble.SILENT) from trouble
    return answer.status, _read(answer.body)


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _reason(said: dict[str, Any]) -> str:
    """What the provider gives as its reason; never what was sent."""
    words = said.get("error_description") or said.get("error") or "no reason given"
    return " ".join(str(words).split())[:200]
