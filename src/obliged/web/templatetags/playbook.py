"""How does a rule keep what was typed into it?"""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from obliged.words.playbook import Piece, RuleWords

register = template.Library()


@register.simple_tag
def typed(said: Mapping[str, str], key: str, piece: Piece) -> str:
    """The number as it was typed, else as it stands."""
    return said.get(f"{key}-{piece.index}", str(piece.value))


@register.simple_tag
def is_on(said: Mapping[str, str], rule: RuleWords) -> SafeString:
    """Ticked as it was ticked, else as it stands."""
    ticked = said.get(f"{rule.key}-on") == "on" if said else rule.on
    return SafeString(" checked" if ticked else "")
