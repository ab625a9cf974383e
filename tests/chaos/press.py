"""A press of a form in a process that dies over it: `python -m tests.chaos.press DATABASE USER PATH before|after`.

The form comes in as JSON. The process is killed just before what it did with a referral is committed, or just after,
before anything was answered.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any


def main(database: str, user: str, path: str, dies: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obliged.settings")
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from django.db import connection
    from django.test import Client

    from obliged.ports import clock
    from obliged.records.accounts import User
    from tests.cast import MONDAY

    desk = Client(SERVER_NAME="127.0.0.1")
    desk.force_login(User.objects.get(pk=user))
    commit, kept = connection._commit, []

    def dying() -> None:
        if kept and dies == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        commit()
        if kept:
            os.kill(os.getpid(), signal.SIGKILL)

    def watching(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith('INSERT INTO "obliged_referral"'):
            kept.append(sql)
        return execute(sql, *rest)

    connection._commit = dying  # type: ignore[method-assign]
    with connection.execute_wrapper(watching), clock.stopped_at(MONDAY):
        desk.post(path, json.load(sys.stdin))


if __name__ == "__main__":
    main(*sys.argv[1:])
