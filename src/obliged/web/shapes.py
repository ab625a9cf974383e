"""What shape must typed things have? The first gate: it says beside the field what is wrong, and keeps what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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


CHOOSE = "Choose one of these."
A_NUMBER = "Write a number, such as 12.50."
A_DAY = "That is not a day. Write days as 2026-11-20."

# Whatever no form says in words of its own. By the code under which Django knows it.
SAID: Mapping[type[forms.Field], Mapping[str, str]] = {
    forms.Field: {"required": "This is needed."},
    forms.CharField: {
        "max_length": "That is too long: %(limit_value)d characters at most, and these are %(show_value)d.",
        "min_length": "That is too short: %(limit_value)d characters at least.",
        "null_characters_not_allowed": "There is a sign in it that nobody can read. Write it again without.",
    },
    forms.IntegerField: {
        "invalid": "Write a whole number, such as 10.",
        "max_value": "%(limit_value)s is the most.",
        "min_value": "%(limit_value)s is the least.",
        "step_size": "Write a multiple of %(limit_value)s.",
    },
    forms.FloatField: {"invalid": A_NUMBER},
    forms.DecimalField: {
        "invalid": A_NUMBER,
        "max_digits": "That number is too long: %(max)s digits at most.",
        "max_decimal_places": "%(max)s digits after the point at most.",
        "max_whole_digits": "%(max)s digits before the point at most.",
    },
    forms.DateField: {"invalid": A_DAY},
    forms.TimeField: {"invalid": "That is not a time. Write times as 9:30."},
    forms.DateTimeField: {"invalid": "That is not a moment. Write it as 2026-11-20 9:30."},
    forms.DurationField: {
        "invalid": "Write a span as 1:30:00.",
        "overflow": "Write a span from {min_days} to {max_days} days.",
    },
    forms.RegexField: {"invalid": "This does not read as it should."},
    forms.EmailField: {"invalid": "This does not read as an e-mail address. Write it like name@place.example."},
    forms.URLField: {"invalid": "This does not read as an address of the web. Write it like https://place.example."},
    forms.FileField: {
        "invalid": "No file came with it. Choose it again.",
        "missing": "No file came with it. Choose it again.",
        "empty": "That file is empty.",
        "max_length": "The name of that file is too long: %(max)d characters at most.",
        "contradiction": "Choose a file or take it away, not both.",
    },
    forms.ImageField: {"invalid_image": "That is no picture that can be read."},
    forms.BooleanField: {"required": "Tick this to go on."},
    forms.ChoiceField: {"invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": CHOOSE, "invalid_list": CHOOSE},
    forms.MultiValueField: {"invalid": "This does not read as it should.", "incomplete": "A part of it is missing."},
    forms.UUIDField: {"invalid": CHOOSE},
    forms.JSONField: {"invalid": "This is not JSON."},
    forms.ModelChoiceField: {"invalid_choice": CHOOSE},
    forms.ModelMultipleChoiceField: {"invalid_choice": CHOOSE, "invalid_list": CHOOSE, "invalid_pk_value": CHOOSE},
    forms.GenericIPAddressField: {"invalid": "This does not read as an address of a machine."},
    forms.SlugField: {"invalid": "Letters, digits and hyphens only."},
}


def say_it_our_way() -> None:
    """Let every field, the library's too, say in our words what is wrong with it. Once, before any form is made."""
    for kind, sentences in SAID.items():
        # A validator's own sentence gives way to that of its code.
        kind.default_error_messages = {**vars(kind).get("default_error_messages", {}), **sentences}


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
