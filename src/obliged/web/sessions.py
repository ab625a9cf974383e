"""Where are sessions kept? In the database, as Django does it; every page reads one, so the statement is composed once."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from obliged.ports import clock
from obliged.records.reading import Reading

_SESSION = Reading(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data")
)


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        found = _SESSION(key=self.session_key or "", now=clock.now())
        if not found:
            self._session_key = None
            return {}
        kept: dict[str, Any] = self.decode(found[0][0])
        return kept
