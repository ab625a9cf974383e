"""What do the doors know about themselves?"""

from __future__ import annotations

from django import template

from obliged.web import second

register = template.Library()


@register.simple_tag
def passkeys_work() -> bool:
    """Whether browsers make passkeys for our address."""
    return second.passkeys_work()
