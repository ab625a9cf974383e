"""Does everything that a form says of what was typed stand in our own words?"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import QueryDict

import obliged.web
from obliged.web import shapes

THEIRS = ("forms/fields.py", "forms/models.py", "core/validators.py", "contrib/auth/password_validation.py")
OF_THE_DOORS = (
    "allauth.account.forms",
    "allauth.mfa.base.forms",
    "allauth.mfa.totp.forms",
    "allauth.mfa.webauthn.forms",
)


def sentences_of_django() -> frozenset[str]:
    """Everything that its fields and validators mark to be translated."""
    found = set()
    for name in THEIRS:
        for node in ast.walk(ast.parse((Path(django.__file__).parent / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and "gettext" in f"gettext{node.func.id}":
                found |= {
                    said.value for said in node.args if isinstance(said, ast.Constant) and isinstance(said.value, str)
                }
    return frozenset(found - {""})


def kinds(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from kinds(one)


def forms_of_the_house() -> list[type[forms.Form]]:
    for module in pkgutil.iter_modules(obliged.web.__path__, "obliged.web."):
        importlib.import_module(module.name)
    for name in OF_THE_DOORS:
        importlib.import_module(name)
    ours: set[type[forms.Form]] = {
        one for one in kinds(forms.BaseForm) if one.__module__.startswith(("obliged.", "allauth."))
    }
    return sorted(ours, key=lambda one: f"{one.__module__}.{one.__qualname__}")


def test_no_form_says_a_sentence_of_django() -> None:
    theirs = sentences_of_django()
    assert "This field is required." in theirs
    assert "Enter a valid email address." in theirs
    every = forms_of_the_house()
    assert len(every) > 25

    said = {
        f"{form.__qualname__}.{name}.{code}: {sentence}"
        for form in every
        for name, field in form.base_fields.items()
        for code, sentence in field.error_messages.items()
        if not isinstance(sentence, str) or sentence in theirs
    }
    by_validators = {
        f"{form.__qualname__}.{name}: {type(validator).__name__}"
        for form in every
        for name, field in form.base_fields.items()
        for validator in field.validators
        if getattr(validator, "code", "") not in field.error_messages and getattr(validator, "message", "") in theirs
    }

    assert said == set()
    assert by_validators == set()


class Everything(forms.Form):
    name = forms.CharField(max_length=5, min_length=2)
    minutes = forms.IntegerField(min_value=0, max_value=1440)
    worth = forms.DecimalField(max_digits=5, decimal_places=2)
    mail = forms.EmailField()
    site = forms.URLField(assume_scheme="https")
    day = forms.DateField()
    at = forms.TimeField()
    role = forms.ChoiceField(choices=[("a", "A")])
    roles = forms.MultipleChoiceField(choices=[("a", "A")])
    sure = forms.BooleanField()


WRONG = {
    "name": "x" * 5000, "minutes": "x", "worth": "12.345", "mail": "x@", "site": "x y", "day": "x", "at": "x", "role": "b",
    "roles": ["b"], "sure": "",
}  # fmt: skip


@pytest.mark.parametrize(
    "typed", [{}, WRONG, WRONG | {"name": "x", "minutes": "-1"}, {"name": "a\x00b", "minutes": "9999"}]
)
def test_whatever_is_wrong_is_said_in_our_words(typed: dict[str, str]) -> None:
    said = [str(sentence) for found in Everything(typed).errors.values() for sentence in found]

    assert len(said) >= 10
    assert not [one for one in said if one.startswith(("Ensure", "Enter", "Select", "This field", "Null"))]


def test_how_long_it_is_is_said_with_both_numbers() -> None:
    form = Everything(WRONG)

    assert form.errors["name"] == ["That is too long: 5 characters at most, and these are 5000."]
    assert form.errors["mail"] == ["This does not read as an e-mail address. Write it like name@place.example."]


@pytest.mark.parametrize(("password", "sentence"), [("short", "That is too short"), ("password123", "try")])
def test_a_password_is_refused_in_our_words(password: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password)

    assert sentence in " ".join(refused.value.messages)
    assert not set(refused.value.messages) & sentences_of_django()


def test_a_form_may_still_say_it_better() -> None:
    class Better(shapes.Shape):
        name = forms.CharField(error_messages={"required": "A name is needed."})

    assert Better(QueryDict("x=")).errors["name"] == ["A name is needed."]
