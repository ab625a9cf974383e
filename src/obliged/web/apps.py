"""The members' pages as a Django app, for their templates, files and tags."""

from __future__ import annotations

from django.apps import AppConfig


class Web(AppConfig):
    name = "obliged.web"
    label = "web"

    def ready(self) -> None:
        from obliged.acts import mailbox
        from obliged.web import shapes

        shapes.say_it_our_way()
        from obliged.web import proof, second, signed_in

        mailbox.keep_what_arrives()
        signed_in.connect()
        proof.connect()
        second.connect()
