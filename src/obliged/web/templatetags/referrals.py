"""How is where a referral stands drawn in the width of a thumb?"""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
DRAWN = {"past": ' class="on"', "now": ' class="at"'}


@register.simple_tag
@lru_cache(maxsize=256)
def mini(states: tuple[str, ...]) -> SafeString:
    """Five steps: past, now, or still to come. What it says stands in words beside it."""
    bars = format_html_join("", "<i{}></i>", ((SafeString(DRAWN.get(state, "")),) for state in states))
    return format_html('<span class="mini" aria-hidden="true">{}</span>', bars)
