"""Who may open an account? Nobody by themselves: the first is made when the firm is set up, others by invitation."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Links in mail lead to our address, whatever the request called us."""
        called, ours = self.request.build_absolute_uri("/"), f"{settings.BASE_URL}/"
        said = {k: v.replace(called, ours, 1) if isinstance(v, str) else v for k, v in context.items()}
        super().send_mail(template_prefix, email, said | {"current_site": {"domain": urlsplit(ours).hostname}})
