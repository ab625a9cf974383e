"""Has every stored field a class? A new field without one goes out with nothing and stays until it has."""

from __future__ import annotations

from django.apps import apps

from obliged.domain.confidences import BESIDE, CLASSES, Class


def _stored() -> set[str]:
    models = apps.get_app_config("obliged").get_models()
    return {f"{model.__name__}.{f.name}" for model in models for f in model._meta.get_fields() if f.concrete}


def test_every_field_of_every_record_has_a_class() -> None:
    assert _stored() - set(CLASSES) == set()


def test_no_class_is_kept_for_a_field_that_is_gone() -> None:
    assert set(CLASSES) - _stored() == set()


def test_what_others_keep_for_us_has_a_class_too() -> None:
    """Second proofs, sessions, confirmations: whatever stands in the database, whoever laid the table."""
    models = [model for model in apps.get_models() if model._meta.app_label != "obliged"]
    stored = {f"{m._meta.label}.{f.name}" for m in models for f in m._meta.get_fields() if f.concrete}

    assert stored == set(BESIDE)
    assert {field for field, cls in BESIDE.items() if cls is Class.SECRET} == {
        "mfa.Authenticator.data", "account.EmailConfirmation.key", "sessions.Session.session_key",
        "sessions.Session.session_data",
    }  # fmt: skip


def test_what_proves_who_somebody_is_is_secret() -> None:
    secrets = {field for field, cls in CLASSES.items() if cls is Class.SECRET}

    assert {"User.password", "Link.token_hash", "SignInLink.token_hash", "Person.seal"} <= secrets


def test_our_notes_are_ours() -> None:
    assert {cls for field, cls in CLASSES.items() if field.endswith(".notes")} == {Class.INTERNAL}
