"""In every test of the outsiders' pages no record may reach a template, however deep it lies in what the page is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from django.db.models import Manager, Model, QuerySet
from django.test.signals import template_rendered

DJANGOS_OWN = frozenset(
    {"csrf_token", "user", "perms", "request", "messages"}
)  # in every context; looking would wake them
NOT_LOOKED_INTO = (str, bytes, int, float, bool, type(None))


@pytest.fixture(autouse=True)
def seen_templates() -> Iterator[set[str]]:
    """The templates that were filled, each without a record in sight."""
    seen: set[str] = set()

    def look(template: Any, context: Any, **_: Any) -> None:
        seen.add(str(template.name))
        if template.name and not template.name.startswith("portal/"):
            return  # a member looks at what came of it
        for name, value in context.flatten().items():
            if name in DJANGOS_OWN:
                continue
            found = record_in(value)
            assert not found, f"{template.name} was given a record: {name}{found}"

    template_rendered.connect(look)
    yield seen
    template_rendered.disconnect(look)


def record_in(value: Any, depth: int = 0) -> str:
    """Where a record lies in this; nothing where none does."""
    if isinstance(value, (Model, QuerySet, Manager)):
        return f" ({type(value).__name__})"
    if isinstance(value, NOT_LOOKED_INTO) or depth > 12:
        return ""
    for name, inner in _within(value):
        found = record_in(inner, depth + 1)
        if found:
            return f".{name}{found}"
    return ""


def _within(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from ((str(n), inner) for n, inner in enumerate(value))
    elif is_dataclass(value):
        yield from ((field.name, getattr(value, field.name)) for field in fields(value))
    elif type(value).__module__.startswith("obliged."):
        yield from vars(value).items()
