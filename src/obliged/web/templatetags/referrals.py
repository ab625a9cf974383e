"""How are the two people of a referral drawn in its row, where it stands in the width of a thumb, and its links?

A list draws fifty of each, and mostly the same ones as a moment ago.
"""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from obliged.queries.referrals import Face
from obliged.web.templatetags.look import avatar

register = template.Library()
NOBODY = "00000000-0000-0000-0000-000000000000"
DRAWN = {"past": mark_safe(' class="on"'), "now": mark_safe(' class="at"')}
NOT_YET = SafeString("")


@register.simple_tag
@lru_cache(maxsize=256)
def mini(states: tuple[str, ...]) -> SafeString:
    """Five steps: past, now, or still to come. What it says stands in words beside it."""
    bars = format_html_join("", "<i{}></i>", ((DRAWN.get(state, NOT_YET),) for state in states))
    return format_html('<span class="mini" aria-hidden="true">{}</span>', bars)


@register.simple_tag
@lru_cache(maxsize=2048)
def duo(faces: tuple[Face, ...], is_received: bool) -> SafeString:
    """Who introduced, or was introduced, and the other one; the ring says which way it went."""
    signs = format_html_join("", "{}", ((avatar(face.name, face.key, "s"),) for face in faces))
    return format_html('<span class="duo {}" aria-hidden="true">{}</span>', "in" if is_received else "out", signs)


@register.simple_tag
def at(name: str, slug: str, id: str) -> SafeString:
    """The address of one of many, by the name of its view: only what differs is put in anew."""
    before, after = _around(name, slug)
    return SafeString(f"{before}{id}{after}")


@lru_cache(maxsize=128)
def _around(name: str, slug: str) -> tuple[str, str]:
    before, _, after = reverse(name, args=[slug, NOBODY]).partition(NOBODY)
    return before, after
