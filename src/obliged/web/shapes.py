"""What shape must typed things have? The first gate: it says beside the field what is wrong, and keeps what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

UUID_LIKE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Shape(forms.Form):
    """A form whose fields never choke on what a person can paste."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data:
            self.data = without_nul(self.data)


def without_nul(data: Any) -> Any:
    """The same fields without NUL, which no database keeps in a text."""
    if not any("\x00" in value for values in data.lists() for value in values[1]):
        return data
    kept = data.copy()
    for name, values in data.lists():
        kept.setlist(name, [value.replace("\x00", "") for value in values])
    return kept


def uuids(texts: Iterable[str]) -> list[UUID]:
    """Those of these that can be a public id; others none of our pages sent."""
    return [UUID(text) for text in texts if UUID_LIKE.fullmatch(text)]


def good_password(password: str) -> str:
    """:raises ValidationError: with what makes it weak"""
    try:
        validate_password(password)
    except ValidationError as weak:
        raise ValidationError(weak.messages) from weak
    return password


def name_from_address(email: str) -> str:
    """A first guess at somebody's name: `priya.raman@…` is Priya Raman. Settings has it to be changed."""
    local = email.partition("@")[0].partition("+")[0]
    words = [word for word in local.replace("_", ".").replace("-", ".").split(".") if word]
    return " ".join(word.capitalize() for word in words) or email
