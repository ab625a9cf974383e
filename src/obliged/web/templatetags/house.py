"""What do templates need to know of the house?"""

from __future__ import annotations

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """A hidden token by which a form that is sent twice acts once."""
    return format_html('<input type="hidden" name="form_token" value="{}">', secrets.token_urlsafe(18))
