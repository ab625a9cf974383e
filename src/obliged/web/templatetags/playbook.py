"""How does a rule keep what was typed into it?"""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from obliged.words.playbook import Piece, RuleWords

register = template.Library()


@register.simple_tag
def typed(said: Mapping[str, str], key: str, piece: Piece) -> str:
    """The number as it was typed, else as it stands."""
    return said.get(f"{key}-{piece.index}", str(piece.value))


@register.simple_tag
def is_on(said: Mapping[str, str], rule: RuleWords) -> bool:
    """Ticked as it was ticked, else as it stands."""
    return said.get(f"{rule.key}-on") == "on" if said else rule.on


@register.simple_tag
def is_by_itself(said: Mapping[str, str], rule: RuleWords) -> bool:
    return said.get(f"{rule.key}-by_itself") == "on" if said else rule.by_itself


@register.filter
def get(said: Mapping[str, str] | None, key: str) -> str:
    return (said or {}).get(key, "")
