"""What do templates need to know of the house?"""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from obliged.words import spelling

if TYPE_CHECKING:
    from obliged.records.firms import Firm

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """A hidden token by which a form that is sent twice acts once."""
    return format_html('<input type="hidden" name="form_token" value="{}">', secrets.token_urlsafe(18))


@register.filter
def spelled(text: str, language: str) -> str:
    """Our own words as the firm spells them: `{{ "organisation"|spelled:firm.language }}`."""
    return spelling.spelled(text, language)


@register.filter
def courtesy_at(public_id: str, firm: Firm) -> SafeString:
    """Where a courtesy is; lists say it hundreds of times."""
    return SafeString(_courtesies_of(firm.slug) + public_id + "/")


@lru_cache(maxsize=64)
def _courtesies_of(slug: str) -> str:
    nil = "00000000-0000-0000-0000-000000000000"
    return reverse("courtesy", args=[slug, nil]).removesuffix(f"{nil}/")
