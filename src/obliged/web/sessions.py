"""Where are sessions kept, and how long do they last?

In the database, under the hash of the key: whoever reads a copy of it can sign in nowhere. Every page reads one, so the
statement is composed once. A session ends thirty days after it began, whatever happens; where *stay signed in* was not
chosen, it ends with the browser, and after eight quiet hours.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from obliged.acts import accounts
from obliged.ports import clock
from obliged.records.accounts import session_row
from obliged.records.keys import token_hash
from obliged.records.reading import Reading

LONGEST = timedelta(days=30)
QUIET = timedelta(hours=8)
SINCE, SEEN = "since", "seen"  # seconds since 1970: when somebody signed in, and when they were last seen
_STAYS = "_session_expiry"  # Django's own: 0 if it ends with the browser

_SESSION = Reading(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data")
)


def row_of(key: str) -> str:
    """Under what a session with this key is kept."""
    return session_row(token_hash(key))


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = _SESSION(key=row_of(self.session_key or ""), now=clock.now())
        if not found:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(found[0][0])
        return kept

    def exists(self, session_key: str) -> bool:
        return bool(Session.objects.filter(session_key=row_of(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        key = self._get_or_create_session_key()  # type: ignore[attr-defined]
        return Session(session_key=row_of(key), session_data=self.encode(data), expire_date=self.get_expiry_date())

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=row_of(key)).delete()

    def cycle_key(self) -> None:
        """A new key for the same session; where somebody is signed in, it stays the same place."""
        before = self.session_key
        super().cycle_key()
        if before and self.session_key and SESSION_KEY in self:
            accounts.moved(before, self.session_key)

    def get_expiry_age(self, **_: Any) -> int:
        since = self.get(SINCE)
        left = LONGEST if since is None else LONGEST - (clock.now() - datetime.fromtimestamp(since, UTC))
        if self.get(_STAYS) == 0:
            left = min(left, QUIET)
        return max(0, int(left.total_seconds()))

    def get_expiry_date(self, **_: Any) -> datetime:
        return clock.now() + timedelta(seconds=self.get_expiry_age())
