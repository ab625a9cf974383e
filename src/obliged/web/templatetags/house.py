"""What do templates need to know of the house?"""

from __future__ import annotations

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from obliged.words import spelling

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
def under(public_id: str, place: str) -> SafeString:
    """Where one thing is: `{{ row.id|under:at.courtesy }}`. An address of our own, which nobody typed."""
    return SafeString(f"{place}{public_id}/")
