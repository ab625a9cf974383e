"""The one Django app: what we keep."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class Records(AppConfig):
    name = "obliged.records"
    label = "obliged"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from obliged.records import estimates, guards, rows

        connection_created.connect(rows.listen, dispatch_uid="obliged.rows")
        pre_migrate.connect(guards.before_migrate, sender=self, dispatch_uid="obliged.guards")
        post_migrate.connect(guards.after_migrate, sender=self, dispatch_uid="obliged.guards")
        post_migrate.connect(estimates.after_migrate, sender=self, dispatch_uid="obliged.estimates")
        post_migrate.connect(_make_cache_table, sender=self, dispatch_uid="obliged.cache")
        post_migrate.connect(guards.after_all, sender=self, dispatch_uid="obliged.roles")


def _make_cache_table(**_: Any) -> None:
    """The shared cache in which the limits of sign-in are counted."""
    call_command("createcachetable", verbosity=0)
